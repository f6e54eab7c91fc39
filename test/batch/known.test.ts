import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactRows, rowIndex } from "../../src/batch/compact.ts";
import { knownRecords, seenSources } from "../../src/batch/known.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const name = fc.string({ unit: fc.constantFrom("a", "ă", "đ", "1", "."), maxLength: 4 });
const bytes = fc.uint8Array({ maxLength: 3 });

describe("compact rows", () => {
	it("give back what was put into them, and find it as a map does", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(bytes, bytes), { maxLength: 400 }), (list) => {
				const rows = compactRows(2);
				const index = rowIndex(rows, 1);
				const map = new Map<string, number>();
				for (const [first, key] of list) {
					const known = map.get(key.join());
					expect(index.find(key)).toBe(known);
					const row = rows.add(first, key);
					expect([...rows.part(row, 0)]).toEqual([...first]);
					if (known !== undefined) continue;
					index.add(row);
					map.set(key.join(), row);
				}
				for (const [row, [first, key]] of list.entries()) {
					expect([...rows.part(row, 0), ...rows.part(row, 1)]).toEqual([...first, ...key]);
					expect(index.find(key)).toBe(map.get(key.join()));
				}
			}),
			{ numRuns: 60 },
		);
	});

	it("keep parts larger than a block, and many small ones", () => {
		const rows = compactRows(1);
		const index = rowIndex(rows, 0);
		const large = new Uint8Array(1 << 20).fill(7);
		index.add(rows.add(large));
		for (let n = 0; n < 30_000; n++) index.add(rows.add(Buffer.from(digest(String(n)), "hex")));
		expect(index.find(large)).toBe(0);
		for (let n = 0; n < 30_000; n += 97) expect(index.find(Buffer.from(digest(String(n)), "hex"))).toBe(n + 1);
		expect(index.find(Buffer.from(digest("x"), "hex"))).toBeUndefined();
		expect(() => rows.part(30_001, 0)).toThrow("no part");
		expect(() => rows.add(large, large)).toThrow("2 parts instead of 1");
	});
});

describe("what a run knows of earlier articles", () => {
	it("is the first of each source", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(name, name), { maxLength: 60 }), (list) => {
				const seen = seenSources();
				const map = new Map<string, { sequence: number; source: string }>();
				for (const [sequence, [text, source]] of list.entries()) {
					expect(seen.first(digest(text), sequence, source)).toEqual(map.get(text));
					if (!map.has(text)) map.set(text, { sequence, source });
				}
			}),
		);
	});

	it("is the first of each identifier and of each text", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(name, fc.option(name), name), { maxLength: 60 }), (list) => {
				const known = knownRecords();
				const [byIdentifier, byText] = [new Map<string, object>(), new Map<string, object>()];
				for (const [identifier, text, source] of list) {
					const textDigest = text === null ? undefined : digest(text);
					expect(known.byIdentifier(identifier)).toEqual(byIdentifier.get(identifier));
					if (textDigest !== undefined) expect(known.byText(textDigest)).toEqual(byText.get(textDigest));
					const record = { source, sha256: digest(source), identifier };
					known.add(record, textDigest);
					if (!byIdentifier.has(identifier)) byIdentifier.set(identifier, record);
					if (textDigest !== undefined && !byText.has(textDigest)) byText.set(textDigest, record);
				}
			}),
		);
	});
});
