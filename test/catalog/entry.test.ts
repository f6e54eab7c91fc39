import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { placedEntry, versionDigest } from "../../src/catalog/entry.ts";
import type { OpenWriter } from "../../src/catalog/open.ts";
import { madeRecord } from "./records.ts";
import { temporaryCatalogue } from "./temporary.ts";

let catalogue: OpenWriter;
let remove: () => void;
const [at, later] = ["2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z"];

beforeEach(async () => {
	({ catalogue, remove } = await temporaryCatalogue());
});

afterEach(() => remove());

const records = Array.from({ length: 40 }, (_, n) =>
	madeRecord(`bài ${n}`, { text: `Đoạn ${n}.`, publisher: n % 2 === 0 ? "Báo A" : undefined } as never),
);
const changes = () => catalogue.search({ limit: 100 }).map(({ changedAt }) => changedAt);

describe("entries that were made ready", () => {
	it("leave what records leave, also after the way to another thread", async () => {
		await catalogue.putEntries(structuredClone(records.map(placedEntry)), at);
		for (const record of records) expect(catalogue.record(record.identifier)).toEqual(record);
		expect(catalogue.count({ words: "đoạn" })).toBe(40);
		catalogue.put(records, later);
		expect(new Set(changes())).toEqual(new Set([at]));
	});

	it("are changed by anything that is said otherwise", () => {
		const [record] = records as [(typeof records)[number]];
		const digest = versionDigest(placedEntry(record));
		const others = [
			{ ...record, text: "khác" },
			{ ...record, description: "{}" },
			{ ...record, title: "khác" },
			{ ...record, packages: [] },
			{ ...record, artifacts: [] },
			{ ...record, pages: 3 },
		];
		for (const other of others) expect(versionDigest(placedEntry(other))).not.toBe(digest);
	});

	it("that a catalogue has by their former digest are left alone, and changed ones are not", () => {
		catalogue.put(records, at);
		for (const record of records) {
			const said = Object.entries(record).filter(([, value]) => value !== undefined);
			const former = createHash("sha256")
				.update(JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1))))
				.digest();
			catalogue.database.run(
				"UPDATE version SET digest = ? WHERE record_id = (SELECT id FROM record WHERE identifier = ?)",
				[former, record.identifier],
			);
		}
		catalogue.put(records, later);
		expect(new Set(changes())).toEqual(new Set([at]));
		catalogue.put([{ ...(records[3] as (typeof records)[number]), text: "khác" }], later);
		expect(changes().filter((time) => time === later)).toHaveLength(1);
	});

	it("are all there or none, when one of them fails", async () => {
		const entries = records.map(placedEntry);
		const [first] = entries as [(typeof entries)[number]];
		const broken = { ...first, entry: { ...first.entry, identifier: "x", language: null as never } };
		await expect(catalogue.putEntries([...entries, broken], at)).rejects.toThrow();
		expect(catalogue.count()).toBe(0);
		await catalogue.putEntries(entries, at);
		expect(catalogue.count()).toBe(40);
	});
});
