import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findRecords } from "../../src/store/records.ts";
import { temporaryFolder } from "./folders.ts";

const id = "urn:uuid:0b1e0b6e-6ab1-5d5e-8f43-0a3f8f0f8c11";

function record(folder: string, label: string, description: unknown): void {
	mkdirSync(join(folder, label, "data/metadata"), { recursive: true });
	const text = typeof description === "string" ? description : JSON.stringify(description);
	writeFileSync(join(folder, label, "data/metadata/record.json"), text);
}

describe("findRecords", () => {
	it("finds the versions of an identifier, in order, whatever their labels", async () => {
		const folder = temporaryFolder();
		record(folder, "2023-03-bai-0b1e0b6e-v10", { identifier: id, recipe: { digest: "c" } });
		record(folder, "2023-03-bai-0b1e0b6e-v2", { identifier: id, recipe: { digest: "b" } });
		record(folder, "2023-ten-cu-0b1e0b6e", { identifier: id, recipe: { digest: "a" } });
		record(folder, "2023-03-bai-0b1e0b6f", { identifier: "urn:x" });
		record(folder, "0b1e0b6e", { identifier: id });
		record(folder, "bai-0b1e0b6e-v0", { identifier: id });
		record(folder, ".bai-0b1e0b6e", { identifier: id });
		writeFileSync(join(folder, "note.txt"), "");
		const { value, diagnostics } = await findRecords(folder, id);
		expect(diagnostics).toEqual([]);
		expect(value).toEqual([
			{ path: join(folder, "2023-ten-cu-0b1e0b6e"), label: "2023-ten-cu-0b1e0b6e", version: 1, recipeDigest: "a" },
			{
				path: join(folder, "2023-03-bai-0b1e0b6e-v2"),
				label: "2023-03-bai-0b1e0b6e-v2",
				version: 2,
				recipeDigest: "b",
			},
			{
				path: join(folder, "2023-03-bai-0b1e0b6e-v10"),
				label: "2023-03-bai-0b1e0b6e-v10",
				version: 10,
				recipeDigest: "c",
			},
		]);
	});

	it("finds none in a folder that is not there, and cannot look into a file", async () => {
		const folder = temporaryFolder();
		expect(await findRecords(join(folder, "missing"), id)).toEqual({ value: [], diagnostics: [] });
		writeFileSync(join(folder, "file"), "");
		expect((await findRecords(join(folder, "file"), id)).value).toBeUndefined();
	});

	it("warns of a record whose description is damaged or missing", async () => {
		const folder = temporaryFolder();
		record(folder, "bai-0b1e0b6e", "{");
		record(folder, "bai-0b1e0b6e-v2", "[1]");
		mkdirSync(join(folder, "bai-0b1e0b6e-v3"));
		const { value, diagnostics } = await findRecords(folder, id);
		expect(value).toEqual([]);
		expect(diagnostics.map((found) => found.code)).toEqual(Array(3).fill("store/record-unreadable"));
	});

	it("opens no other record when the digits of the labels are known", async () => {
		const folder = temporaryFolder();
		record(folder, "bai-0b1e0b6e", { identifier: id });
		record(folder, "bai-ffffffff", "{");
		const { value, diagnostics } = await findRecords(folder, id, "0b1e0b6e");
		expect([value?.length, diagnostics]).toEqual([1, []]);
	});
});
