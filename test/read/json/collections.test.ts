import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spansOf, spansText } from "../../../src/model/index.ts";
import { memberLimit } from "../../../src/read/member.ts";
import { encodeBytes } from "../../text/charset/encode.ts";
import { articles, codes, sourceOf, splitAll, texts } from "../members.ts";

const member = (n: number) => `{"id": ${n}, "text": "Bài số ${n} về Bắc Kạn \\"ngoặc }]\\" và gạch \\\\"}`;

describe("JSON Lines", () => {
	it("a member is its line's bytes, without byte order mark and line end; blank lines are none", async () => {
		const text = `\ufeff${member(1)}\r\n\n  \t\r\n${member(2)}\n${member(3)}`;
		for (const piece of [1, 2, 3, 7, 1 << 16]) {
			const found = await splitAll(sourceOf("tin/bao.jsonl", text, piece));
			expect(await texts(found)).toEqual([member(1), member(2), member(3)]);
			expect(found.map(({ value }) => value?.within)).toEqual([
				{ file: "tin/bao.jsonl", number: 1, line: 1 },
				{ file: "tin/bao.jsonl", number: 2, line: 4 },
				{ file: "tin/bao.jsonl", number: 3, line: 5 },
			]);
			expect(found.map(({ value }) => value?.name)).toEqual(["tin/bao-1.json", "tin/bao-2.json", "tin/bao-3.json"]);
		}
	});

	it("a line beyond the limit is told and left out, the rest goes on", async () => {
		async function* open() {
			yield Buffer.from(`${member(1)}\n{"text":"`);
			const piece = Buffer.alloc(1 << 20, "x");
			for (let size = 0; size <= memberLimit; size += piece.length) yield piece;
			yield Buffer.from(`"}\n${member(3)}\n`);
		}
		const found = await splitAll({ ...sourceOf("to.jsonl", ""), open });
		expect(await texts(found)).toEqual([member(1), member(3)]);
		expect(codes(found)).toEqual(["read/member-too-large@2"]);
		expect(found.at(-1)?.value?.within).toEqual({ file: "to.jsonl", number: 3, line: 3 });
	});

	it("each kind of bad line is told at its line, the others are read", async () => {
		const bad = Buffer.concat([
			Buffer.from(`${member(1)}\n{"text": "hỏng\n{"text": 1}x\n[1,2]\n"chữ"\n{"id": 7}\n`),
			Buffer.from('{"text": "b'),
			Buffer.from([0xe1, 0xbb, 0x22, 0x7d, 0x0a]),
			Buffer.from(`{"text": "a\0b"}\n{"text": ${"[".repeat(10_000)}\n${member(10)}\n`),
		]);
		const found = await articles("xau.jsonl", bad);
		expect(found.map(({ value }) => value !== undefined)).toEqual([
			true,
			false,
			false,
			false,
			false,
			false,
			false,
			false,
			false,
			true,
		]);
		expect(found.slice(1, 9).map(({ diagnostics }) => diagnostics.at(-1))).toMatchObject([
			{ code: "read/json-cut-off", place: { file: "xau.jsonl", line: 2, column: 15 } },
			{ code: "read/json-invalid", params: { character: "x" }, place: { line: 3, column: 12 } },
			{ code: "read/member-not-object", params: { kind: "array" }, place: { line: 4 } },
			{ code: "read/member-not-object", params: { kind: "string" }, place: { line: 5 } },
			{ code: "read/body-missing", params: { keys: "id" }, place: { line: 6 } },
			{ code: "read/not-utf8", place: { line: 7, column: 12 } },
			{ code: "read/json-invalid", params: { character: "U+0000" }, place: { line: 8, column: 12 } },
			{ code: "read/json-too-deep", place: { line: 9 } },
		]);
	});

	it("UTF-16 is told, never read as something else", async () => {
		const wide = Buffer.from(`\ufeff${member(1)}\n`, "utf16le");
		for (const bytes of [wide, wide.subarray(2), Buffer.from(wide).swap16()])
			expect(codes(await splitAll(sourceOf("rong.jsonl", bytes)))).toEqual(["read/collection-wide@-"]);
	});

	it("old encodings are recognised in each line, and told at it", async () => {
		const text = "Sáng nay, tại tỉnh Bắc Kạn, Ủy ban nhân dân tỉnh tổ chức hội nghị tổng kết công tác của năm.";
		const bytes = ["tcvn3", "vni", "viscii"].map(
			(name) => encodeBytes(`{"tieu_de": "Hội nghị của tỉnh", "noi_dung": "${text}"}\n`, name as "tcvn3").bytes,
		);
		const found = await articles("cu.jsonl", Buffer.concat([Buffer.from(`${member(1)}\n`), ...bytes]));
		expect(found.map(({ value }) => value?.encoding)).toEqual([undefined, "tcvn3", "vni", "viscii"]);
		for (const { value } of found.slice(2)) expect(spansText(spansOf(value?.blocks ?? []))).toBe(text);
		expect(codes(found).filter((code) => code.startsWith("read/legacy"))).toEqual([
			"read/legacy-encoding@2",
			"read/legacy-encoding@3",
			"read/legacy-encoding@4",
		]);
	});

	it("names of keys cannot garble what is told about them", async () => {
		const [outcome] = await articles("la.jsonl", '{"text": "Bài.", "a\\u001b[31m": 1, "b,c": 2, "\\u202e": 3, "t": 4}');
		const told = outcome?.diagnostics.find(({ code }) => code === "read/keys-unmapped")?.params?.keys;
		expect(told).toBe('"a\\u001b[31m", "b,c", "\\u202e", t');
	});

	it("text that was encoded twice is undone or told", async () => {
		const twice = (text: string) => Buffer.from(text, "utf8").toString("latin1");
		const text = "Sáng nay, tại tỉnh Bắc Kạn, Ủy ban nhân dân tỉnh tổ chức hội nghị tổng kết công tác năm.";
		const [whole, escaped] = await articles(
			"hai-lan.jsonl",
			`${twice(JSON.stringify({ text }))}\n${JSON.stringify({ text: twice(text) }).replace(/[^\0-\x7f]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}\n`,
		);
		expect(whole?.value?.encoding).toBe("utf-8-as-1252");
		expect(codes([escaped ?? { diagnostics: [] }])).toContain("read/double-encoded-part@2");
	});
});

describe("JSON documents", () => {
	const array = `[\n${[1, 2, 3].map(member).join(" ,\n")}\n]\n`;

	it("an array's elements are members, whatever the pieces", async () => {
		for (const piece of [1, 2, 3, 5, 1 << 16]) {
			const found = await splitAll(sourceOf("tin.json", array, piece));
			expect(await texts(found)).toEqual([1, 2, 3].map(member));
			expect(found.map(({ value }) => value?.within?.line)).toEqual([2, 3, 4]);
		}
	});

	it("so are those of an array inside an object; the keys around it are told", async () => {
		const text = `{"total": 3, "meta": {"trang": [1]}, "articles": ${array}, "next": null}`;
		for (const piece of [1, 4, 1 << 16]) {
			const found = await splitAll(sourceOf("boc.json", text, piece));
			expect(await texts(found)).toEqual([1, 2, 3].map(member));
			expect(found.at(-1)?.diagnostics[0]).toMatchObject({
				code: "read/wrapper-left-out",
				params: { keys: "total, meta, next", count: 3 },
			});
		}
	});

	it("an object that is an article stays one, arrays of objects and all", async () => {
		for (const text of [
			'{"title": "T", "text": "Một bài.", "khac": [{"a": 1}]}',
			'{"images": [{"src": "a.jpg"}], "text": "Một bài."}',
			`${member(1)}\n${member(2)}`,
		]) {
			const found = await splitAll(sourceOf("mot.json", text));
			expect((await texts(found)).join("\n")).toBe(text);
		}
		const own = '{"khac": "x", "than": "Một bài.", "ds": [{"a": 1}]}';
		const mapped = await splitAll(sourceOf("mot.json", own), { map: new Map([["body", "than"]]) });
		expect(await texts(mapped)).toEqual([own]);
	});

	it("scalars, empty arrays and nested arrays are members of their own", async () => {
		expect(await texts(await splitAll(sourceOf("a.json", '[1, "a]", [[2],{}] ,null,true]', 1)))).toEqual([
			"1",
			'"a]"',
			"[[2],{}]",
			"null",
			"true",
		]);
		expect(await splitAll(sourceOf("a.json", " [ ] "))).toEqual([]);
	});

	it("any array comes apart into what it was made of", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 }),
				fc.integer({ min: 1, max: 9 }),
				async (values, piece) => {
					const found = await texts(await splitAll(sourceOf("a.json", JSON.stringify(values), piece)));
					expect(found).toEqual(values.map((value) => JSON.stringify(value)));
				},
			),
		);
	});

	it("a document that is cut off keeps the members before, and says where it broke", async () => {
		const cut = array.slice(0, array.indexOf('"Bài số 3') + 5);
		const found = await splitAll(sourceOf("cut.json", cut));
		expect(await texts(found)).toEqual([member(1), member(2)]);
		expect(codes(found)).toEqual(["read/json-unfinished@4"]);
		expect(codes(await splitAll(sourceOf("x.json", "<html>")))).toEqual(["read/json-foreign@1"]);
		expect(codes(await splitAll(sourceOf("x.json", `${array}]`)))).toEqual(["read/json-foreign@6"]);
	});
});

describe("packed collections", () => {
	const lines = Array.from({ length: 5000 }, (_, n) => member(n)).join("\n");
	const packed = gzipSync(lines);

	it("gzip is known by its bytes, also in several parts", async () => {
		expect(await texts(await splitAll(sourceOf("tin.jsonl.gz", packed, 1000)))).toHaveLength(5000);
		expect(await texts(await splitAll(sourceOf("tin.jsonl", packed)))).toHaveLength(5000);
		const two = Buffer.concat([packed, gzipSync(`\n${member(5000)}`)]);
		expect(await texts(await splitAll(sourceOf("tin.jsonl.gz", two, 999)))).toHaveLength(5001);
	});

	it("a truncated one keeps the members before the cut", async () => {
		for (const piece of [1000, 1 << 20]) {
			const found = await splitAll(sourceOf("cut.jsonl.gz", packed.subarray(0, packed.length >> 1), piece));
			const got = await texts(found);
			expect(got.length).toBeGreaterThan(1000);
			expect(got.slice(0, 1000)).toEqual(lines.split("\n").slice(0, 1000));
			expect(codes(found)).toContain("read/packing-truncated@-");
		}
	});

	it("a damaged one says so; what stands behind the end is told", async () => {
		const damaged = Buffer.from(packed);
		damaged.fill(0xff, packed.length >> 1, (packed.length >> 1) + 50);
		expect(codes(await splitAll(sourceOf("hong.jsonl.gz", damaged)))).toContain("read/packing-damaged@-");
		const wrongSum = Buffer.from(packed);
		wrongSum[packed.length - 8] = (wrongSum[packed.length - 8] ?? 0) ^ 1;
		expect(codes(await splitAll(sourceOf("hong.jsonl.gz", wrongSum)))).toContain("read/packing-damaged@-");
		const trailing = Buffer.concat([packed, Buffer.from("rác ở cuối tệp")]);
		const found = await splitAll(sourceOf("duoi.jsonl.gz", trailing));
		expect(await texts(found)).toHaveLength(5000);
		expect(codes(found)).toEqual(["read/packing-trailing@-"]);
	});

	it("a bomb is stopped, an honest corpus is not", async () => {
		const bomb = gzipSync(Buffer.alloc(200 << 20, "\n"));
		const found = await splitAll(sourceOf("bom.jsonl.gz", bomb));
		expect(codes(found)).toEqual(["read/compression-ratio@-"]);
		const [honest] = [gzipSync(`${"a".repeat(30 << 20)}`)];
		expect(codes(await splitAll(sourceOf("to.jsonl.gz", honest)))).toEqual([]);
	});

	it("Zstandard is read, or it is said what can read it", async () => {
		const frame = Buffer.from([
			0x28, 0xb5, 0x2f, 0xfd, 0x24, 0x02, 0x11, 0x00, 0x00, 0x7b, 0x7d, 0x6d, 0x1b, 0x63, 0x1a,
		]);
		const found = codes(await splitAll(sourceOf("tin.jsonl.zst", frame)));
		const able = "createZstdDecompress" in (await import("node:zlib"));
		if (!able) expect(found).toEqual(["read/zstd-unsupported@-"]);
		else expect(found).not.toContain("read/zstd-unsupported@-");
	});
});
