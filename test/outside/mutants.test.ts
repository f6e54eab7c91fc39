import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mutants, mutate } from "../support/mutants.ts";
import { bytesOf, documentOf, packageOf, seedName, seedText } from "../support/records.ts";
import { type Verdicts, verapdf, verapdfJar } from "./judges.ts";

const jar = verapdfJar();
const folder = mkdtempSync(join(tmpdir(), "banluu-mutants-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (name: string) => join(folder, `${name.replaceAll(/[^\w]+/g, "-")}.pdf`);

describe.runIf(jar)("veraPDF and the mutants that it is there for", () => {
	let verdicts: Verdicts;
	const own = mutants.filter((mutant) => mutant.caughtBy === "veraPDF");

	beforeAll(async () => {
		const pdf = bytesOf(documentOf(await packageOf(seedName, seedText)));
		const unchanged = { name: "unchanged", caughtBy: "veraPDF", change: () => {} } as const;
		for (const mutant of [unchanged, ...own]) writeFileSync(fileOf(mutant.name), await mutate(pdf, mutant));
		verdicts = verapdf(jar as string, [folder]);
	});

	it("passes the file that only went through the mutation's reader and writer", () => {
		expect(verdicts.get(fileOf("unchanged"))).toEqual({ "2a": "PASS", ua1: "PASS" });
	});

	it.each(own.map((mutant) => mutant.name))("fails: %s", (name) => {
		expect(Object.values(verdicts.get(fileOf(name)) ?? {})).toContain("FAIL");
	});
});
