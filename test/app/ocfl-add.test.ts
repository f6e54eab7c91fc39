import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { groupedOcflRoot, ocflRoot } from "../../src/app/ocfl-add.ts";
import { digestBytes } from "../../src/fixity/digest.ts";
import { failure, type RecordContent } from "../../src/model/index.ts";
import type { PackageSettings } from "../../src/packaging/format.ts";
import { validateOcfl } from "../../src/packaging/ocfl/format.ts";
import { folderDirectory } from "../../src/store/ocfl/directory.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-ocfl-add-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const settings: PackageSettings = {
	time: "2026-01-02T03:04:05Z",
	agent: { name: "banluu", type: "software", version: "0" },
	options: new Map(),
	resource: () => failure(),
};
const record = (number: number, text = `bài ${number}`) => {
	const content = new TextEncoder().encode(text);
	const digests = digestBytes(content, ["sha256", "sha512"]);
	const file = { path: "a.txt", role: "source", mediaType: "text/plain", content, digests } as const;
	return { identifier: `urn:x:${number}`, files: [file] } as unknown as RecordContent;
};
const judged = async (root: string) => (await validateOcfl(folderDirectory(root))).value;

describe("a storage root that receives records in groups", () => {
	it("has them when the group is committed, and not before", async () => {
		const path = join(folder, "one");
		const root = groupedOcflRoot(path, settings);
		for (const number of [1, 2, 3]) expect((await root.add(record(number))).value?.state).toBe("written");
		expect((await judged(path))?.objects).toBe(0);
		expect(await root.commit()).toBeUndefined();
		expect(await judged(path)).toMatchObject({ valid: true, objects: 3 });
		expect((await root.add(record(2))).value?.state).toBe("identical");
		expect((await root.add(record(3, "sửa"))).value?.version).toBe("v2");
		expect(await root.commit()).toBeUndefined();
		expect(await judged(path)).toMatchObject({ valid: true, objects: 3 });
	});

	it("gives the same bytes as record by record", async () => {
		const paths = ["by-one", "by-group"].map((name) => join(folder, name)) as [string, string];
		const single = ocflRoot(paths[0], settings);
		const grouped = groupedOcflRoot(paths[1], settings);
		for (const each of [record(1), record(2), record(1, "sửa")]) {
			expect((await grouped.add(each)).value).toEqual((await single(each)).value);
		}
		await grouped.commit();
		const [one, group] = paths.map((path) =>
			readdirSync(path, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map(({ parentPath, name }) => join(parentPath, name))
				.sort()
				.map((file) => [file.slice(path.length), readFileSync(file, "utf8")]),
		);
		expect(group).toEqual(one);
	});

	it("adds each by itself where another run was faster with one of them", async () => {
		const path = join(folder, "race");
		const grouped = groupedOcflRoot(path, settings);
		for (const each of [record(1), record(2, "của tôi")]) await grouped.add(each);
		await ocflRoot(path, settings)(record(2, "của người khác"));
		const outcomes = await grouped.commit();
		expect(outcomes?.map(({ value }) => value?.version)).toEqual(["v1", "v2"]);
		expect(await judged(path)).toMatchObject({ valid: true, objects: 2 });
	});

	it("leaves nothing of what is discarded", async () => {
		const path = join(folder, "gone");
		const grouped = groupedOcflRoot(path, settings);
		await grouped.add(record(1));
		grouped.discard();
		expect(readdirSync(path).sort()).toEqual(["0=ocfl_1.1", "extensions", "ocfl_layout.json"]);
		expect(readdirSync(join(path, "extensions"))).toEqual(["0004-hashed-n-tuple-storage-layout"]);
	});
});
