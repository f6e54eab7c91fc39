import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { packageRecords } from "../../src/app/package.ts";
import { verifyPath } from "../../src/app/verify.ts";
import { publishFolder } from "../../src/store/atomic.ts";
import { packageOf } from "../support/records.ts";
import { article, optionsFor, usualHead } from "../support/tt05.ts";

const work = mkdtempSync(join(tmpdir(), "banluu-tt05-app-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const store = join(work, "store");
for (const [name, title] of [
	["mot.md", "Bài một"],
	["hai.md", "Bài hai"],
] as const) {
	const pack = await packageOf(name, article(usualHead.replace("Khai mạc hội nghị", title)));
	await publishFolder(join(store, pack.label), pack.entries);
}

async function run(output: string, serialisation: "none" | "zip") {
	const results = [];
	for await (const result of packageRecords({
		paths: [store],
		formats: ["tt05-sip"],
		output: join(work, output),
		serialisation,
		options: optionsFor("SIP_hoso"),
		time: "2026-01-02T03:04:05Z",
	}))
		results.push(result);
	return results;
}

it("puts many records into one folder with its report beside it, and finds it the same again", async () => {
	const [first, ...others] = await run("folder", "none");
	expect(others).toEqual([]);
	expect(first?.state).toBe("written");
	const [folder, report] = [first?.identifier, `tt05-report.${first?.identifier}.md`];
	expect(readdirSync(join(work, "folder")).sort()).toEqual([report, folder]);
	expect((await run("folder", "none"))[0]?.state).toBe("identical");
	writeFileSync(join(work, "folder", report), "khác");
	const again = (await run("folder", "none"))[0];
	expect(again?.state).toBe("failed");
	expect(again?.diagnostics.map(({ code }) => code)).toContain("package/differs");
});

it("calls the archive as the circular does, with one folder in it, and verifies it", async () => {
	const [result] = await run("zip", "zip");
	expect(result?.path).toBe(join(work, "zip", `1${result?.identifier}.zip`));
	const verified = await verifyPath(result?.path as string);
	expect(verified.format).toBe("tt05-sip");
	expect(verified.diagnostics.filter(({ severity }) => severity !== "notice")).toEqual([]);
});

it("judges by the profile what does not look like a package of the circular", async () => {
	const [result] = await run("broken", "none");
	const path = result?.path as string;
	rmSync(join(path, "representations/rep1/METS.xml"));
	const codes = (await verifyPath(path, { format: "tt05-sip" })).diagnostics.map(({ code }) => code);
	expect(codes).toContain("tt05/part-missing");
	expect((await verifyPath(path)).diagnostics.map(({ code }) => code)).not.toContain("tt05/part-missing");
});

it("tells of a setting that one format lacks before another format has been written", async () => {
	const results = [];
	const options = new Map(optionsFor("SIP_hoso"));
	options.delete("fonds");
	for await (const result of packageRecords({
		paths: [store],
		formats: ["bagit", "tt05-sip", "folder"],
		output: join(work, "faulty"),
		serialisation: "none",
		options,
		time: "2026-01-02T03:04:05Z",
	}))
		results.push(result);
	expect(results.map(({ format, state }) => [format, state])).toEqual([["tt05-sip", "failed"]]);
	expect(results[0]?.diagnostics.map(({ code, params }) => [code, params?.option])).toEqual([
		["tt05/setting-missing", "fonds"],
	]);
	expect(existsSync(join(work, "faulty"))).toBe(false);
});
