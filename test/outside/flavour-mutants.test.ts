import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PdfaLevel } from "../../src/model/level.ts";
import { flavourMutants } from "../support/flavour-mutants.ts";
import { askedFlavours } from "../support/flavours.ts";
import { mutate } from "../support/mutants.ts";
import { bytesOf, documentOf, packageOf, seedName, seedText } from "../support/records.ts";
import { type Verdicts, verapdf, verapdfJar } from "./judges.ts";

const jar = verapdfJar();
const folder = mkdtempSync(join(tmpdir(), "banluu-flavour-mutants-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (level: PdfaLevel, name: string) => join(folder, `${level}-${name.replaceAll(/[^\w]+/g, "-")}.pdf`);

describe.runIf(jar)("veraPDF and the mutants of a flavour", () => {
	let verdicts: Verdicts;
	const own = flavourMutants.filter((mutant) => mutant.caughtBy === "veraPDF");
	const used = [...new Set(own.map((mutant) => mutant.level))];

	beforeAll(async () => {
		for (const level of used) {
			const pdf = bytesOf(documentOf(await packageOf(seedName, seedText, { pdfa: level })));
			const unchanged = { name: "unchanged", caughtBy: "veraPDF", change: () => {} } as const;
			for (const mutant of [unchanged, ...own.filter((each) => each.level === level)])
				writeFileSync(fileOf(level, mutant.name), await mutate(pdf, mutant));
		}
		verdicts = verapdf(jar as string, [folder]);
	});

	it.each(used)("passes a %s that only went through the mutation's reader and writer", (level) => {
		const asked = askedFlavours.find((each) => each.pdfa === level);
		const { ua1: _, ...besidePart1 } = asked?.verdicts ?? {};
		expect(verdicts.get(fileOf(level, "unchanged"))).toEqual(level.startsWith("1") ? besidePart1 : asked?.verdicts);
	});

	it.each(own.map((mutant) => [mutant.level, mutant.name] as const))("fails a %s with %s", (level, name) => {
		expect(Object.values(verdicts.get(fileOf(level, name)) ?? {})).toContain("FAIL");
	});
});
