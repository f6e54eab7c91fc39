import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bagFolders } from "../../src/app/bag.ts";
import { bagCases, writeBag } from "../support/bags/index.ts";
import { knownDifferences } from "./bagit-differences.ts";
import { bagitVerdicts } from "./bagit-verdicts.ts";
import { bagitPython } from "./judges.ts";

const work = mkdtempSync(join(tmpdir(), "banluu-agreement-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.skipIf(!bagitPython())("bagit-python and the verdicts of RFC 8493", () => {
	const paths = bagCases.map((_, index) => join(work, String(index)));
	let verdicts: ReadonlyMap<string, string | null>;
	beforeAll(() => {
		for (const [index, { bag }] of bagCases.entries()) writeBag(paths[index] as string, bag);
		verdicts = bagitVerdicts(paths);
	});

	// What we say of each case is the matter of test/packaging/bagit/cases.test.ts, over the same list.
	it("agree, but for its known defects, each of which is there", () => {
		const differing = bagCases.flatMap(({ name, verdict }, index) => {
			const accepts = verdicts.get(paths[index] as string) === null;
			return accepts === (verdict !== "invalid") ? [] : [`it ${accepts ? "accepts" : "rejects"} ${name}`];
		});
		const known = knownDifferences.flatMap(({ theirs, cases }) => cases.map((name) => `it ${theirs} ${name}`));
		expect(differing.sort()).toEqual([...known].sort());
	});

	it("differ about a small part, and agree on at least 150", () => {
		const known = knownDifferences.flatMap(({ cases }) => cases).length;
		expect(bagCases.length - known).toBeGreaterThanOrEqual(150);
		expect([...verdicts.values()].filter((reason) => reason !== null).length).toBeGreaterThan(80);
	});
});

describe.skipIf(!bagitPython())("bagit-python and bags made where they stand", () => {
	it("accepts each, made and updated, and none whose payload has changed since", async () => {
		const names = ["bài viết số 1.txt", "data/x", "hai\ndòng", "a/b/c/d.bin"];
		const folders: string[] = [];
		for (const algorithms of [[], ["md5"], ["sha1", "sha256"]]) {
			for (const update of [false, true]) {
				const folder = join(work, `tai-cho-${folders.length}`);
				for (const name of names) {
					mkdirSync(dirname(join(folder, name)), { recursive: true });
					writeFileSync(join(folder, name), name);
				}
				const request = {
					folders: [folder],
					algorithms,
					info: [["Contact-Name", "Ả"]] as const,
					time: "2024-02-29T01:02:03Z",
				};
				for (const again of update ? [false, true] : [false]) {
					if (again) appendFileSync(join(folder, "data/data/x"), "thêm");
					for await (const { state } of bagFolders({ ...request, update: again }))
						expect(state).toBe(again ? "updated" : "made");
				}
				folders.push(folder);
			}
		}
		expect([...bagitVerdicts(folders).values()]).toEqual(folders.map(() => null));
		for (const folder of folders) appendFileSync(join(folder, "data/data/x"), "!");
		expect([...bagitVerdicts(folders).values()]).not.toContain(null);
	});
});
