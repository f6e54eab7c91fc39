import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vietnameseNames } from "../../src/metadata/schema/aliases.ts";
import { elementRow } from "../../src/metadata/schema.ts";
import { parseDescription, parseSettings } from "../../src/metadata/sidecar.ts";
import { foldMarks } from "../../src/text/slug.ts";

const parse = (text: string) => parseDescription(text, "bai.yaml");
const values = (text: string) => parse(text).value?.map((c) => [c.element, c.value]);
const findings = (text: string) =>
	parse(text).diagnostics.map(({ code, place }) => [code, place?.line, place?.column, place?.path]);

describe("parseDescription", () => {
	it("reads texts, lists and groups, in the order of the schema, with places", () => {
		const { value, diagnostics } = parse(
			"issued: 2023-03-20\ntitle: Tít\ncreator:\n  - A\n  - { value: B, lang: vi, note: bút danh }\n",
		);
		expect(diagnostics).toEqual([]);
		const place = (line: number, column: number, length: number, path: string) => ({
			file: "bai.yaml",
			line,
			column,
			length,
			path,
		});
		expect(value).toEqual([
			{ element: "title", value: "Tít", origin: "given", place: place(2, 8, 3, "title") },
			{ element: "creator", value: "A", origin: "given", place: place(4, 5, 1, "creator[0]") },
			{
				element: "creator",
				value: "B",
				origin: "given",
				language: "vi",
				note: "bút danh",
				place: place(5, 14, 1, "creator[1].value"),
			},
			{ element: "issued", value: "2023-03-20", origin: "given", scheme: "W3CDTF", place: place(1, 9, 10, "issued") },
		]);
	});

	it("reads JSON", () => {
		expect(values('\uFEFF{\n\t"title": "Báo: số 5",\n\t"issued": 2023,\n\t"subject": ["a", "b"]\n}\n')).toEqual([
			["title", "Báo: số 5"],
			["subject", "a"],
			["subject", "b"],
			["issued", "2023"],
		]);
	});

	it.each(["2023-03", "01", "no", "1e3", "0x10", "true", ".5", "12:30:45"])(
		"keeps %s as the text that it is",
		(text) => {
			expect(values(`title: ${text}`)).toEqual([["title", text]]);
			expect(values(`%YAML 1.1\n---\ntitle: ${text}`)).toEqual([["title", text]]);
		},
	);

	it("says that a date in the Vietnamese order was rewritten", () => {
		const { value, diagnostics } = parse("issued: 20/3/2023");
		expect(value?.[0]).toMatchObject({ value: "2023-03-20", scheme: "W3CDTF" });
		expect(diagnostics.map((d) => [d.code, d.params])).toEqual([
			["metadata/date-rewritten", { value: "20/3/2023", date: "2023-03-20" }],
		]);
	});

	it("keeps a time without a zone as text, with a warning", () => {
		const { value, diagnostics } = parse("issued: 2023-03-20T08:00:00");
		expect(value?.[0]).not.toHaveProperty("scheme");
		expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([["metadata/date-without-zone", "warning"]]);
	});

	it("leaves keys without a value out, with a notice", () => {
		expect(values("title:\ncreator: ~\nsubject: null\nrights: ''\nsource: [a, '']\nspatial: 'null'")).toEqual([
			["spatial", "null"],
			["source", "a"],
		]);
		expect(findings("title:\nsource: [a, '']")).toEqual([
			["metadata/empty-value", 1, 1, "title"],
			["metadata/empty-value", 2, 13, "source[1]"],
		]);
	});

	it("trims values and writes them in NFC", () => {
		expect(values(`title: "  ${"Tiếng Việt".normalize("NFD")} "\nabstract: |\n  Một\n  hai\n`)).toEqual([
			["title", "Tiếng Việt"],
			["abstract", "Một\nhai"],
		]);
	});

	it("takes [] as a withdrawal", () => {
		expect(values("temporal: []")).toEqual([["temporal", ""]]);
	});

	it("takes an empty file, or one of comments only, as no statement", () => {
		for (const text of ["", "\n", "# title:\n", "---\n", "{}"])
			expect(parse(text)).toEqual({ value: [], diagnostics: [] });
	});

	it.each([
		["an unknown key", "màu nền: A", [["metadata/unknown-key", 1, 1, "màu nền"]]],
		["a misspelt key", "# 𠀋\ntitel: A", [["metadata/misspelt-key", 2, 1, "titel"]]],
		["a list where text belongs", "title: [[a]]", [["metadata/wrong-type", 1, 9, "title[0]"]]],
		["two titles", "title: [a, b]", [["metadata/too-many-values", 1, 8, "title"]]],
		["a date of no calendar", "creator: A\nissued: 2023-02-31", [["metadata/invalid-date", 2, 9, "issued"]]],
		["the same in Vietnamese", "temporal: 31/02/2023", [["metadata/invalid-date", 1, 11, "temporal"]]],
		[
			"a group that is wrong inside",
			"creator: { value: A, lang: '??' }",
			[["metadata/invalid-language", 1, 28, "creator.lang"]],
		],
		["a scheme of another element", "title: { value: A, scheme: URI }", [["metadata/invalid-scheme", 1, 8, "title"]]],
		["a control character", 'title: "a\\u0001"', [["metadata/control-character", 1, 8, "title"]]],
		["a second key of the same name", "title: a\ntitle: b", [["metadata/duplicate-key", 2, 1, undefined]]],
		["the same in JSON", '{"title": "a",\n "title": "b"}', [["metadata/duplicate-key", 2, 2, undefined]]],
		["a colon in a plain value", "title: Báo: số 5", [["metadata/yaml-colon", 1, 8, undefined]]],
		["a tab for an indent", "creator:\n\t- A", [["metadata/yaml-indent", 2, 1, undefined]]],
		["an open quote", 'title: "a', [["metadata/yaml-quote", 1, 10, undefined]]],
		["a list at the top", "- a", [["metadata/not-a-mapping", 1, 1, undefined]]],
		["two documents", "title: a\n---\ntitle: b", [["metadata/yaml-documents", 2, 1, undefined]]],
		["a list for a key", "? [a]\n: b", [["metadata/syntax", 1, 3, undefined]]],
		["an alias without its anchor", "title: *a", [["metadata/syntax", 1, 8, undefined]]],
	])("finds %s, with line and column", (_, text, expected) => {
		expect(findings(text)).toEqual(expected);
		expect(parse(text).value).toBeUndefined();
	});

	it("reports all faults in the order of the file", () => {
		expect(findings("x1: 1\nissued: 2023-02-31\ntitle: [a, b]\nlanguage: tiếng Việt").map((f) => f[1])).toEqual([
			1, 2, 3, 4,
		]);
	});

	it("counts columns in code points, behind a byte order mark too", () => {
		expect(findings("\uFEFFcreator: ['𠀋', { 𠀋: x }]")[0]).toEqual(["metadata/wrong-type", 1, 16, "creator[1].value"]);
	});

	it("does not expand aliases without end", () => {
		const levels = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
		for (let i = 1; i < 12; i++) {
			const [name, below] = [String.fromCharCode(97 + i), String.fromCharCode(96 + i)];
			levels.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${below}`).join(", ")}]`);
		}
		expect(findings(levels.join("\n")).map((f) => f[0])).toEqual(["metadata/too-many-aliases"]);
		expect(values("creator: &a Nguyễn Văn A\nrightsHolder: *a")).toEqual([
			["creator", "Nguyễn Văn A"],
			["rightsHolder", "Nguyễn Văn A"],
		]);
	});

	it("has a value or an error for any text, and never throws", () => {
		const piece = fc.constantFrom(
			"title",
			"creator",
			": ",
			"\n",
			"- ",
			"[",
			"]",
			"{",
			"}",
			"'",
			'"',
			"#",
			"&a ",
			"*a",
			"ế",
			"\t",
			"|",
			">",
			"? ",
			"!x ",
			"~",
			"---\n",
			",",
			"2023",
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
				const { value, diagnostics } = parse(pieces.join(""));
				expect(value !== undefined || diagnostics.some((d) => d.severity === "error")).toBe(true);
			}),
			{ numRuns: 500 },
		);
	});
});

describe("parseSettings", () => {
	it("takes key=value, the same key twice, and = in values", () => {
		const { value, diagnostics } = parseSettings([
			"title=a=b",
			"subject=x",
			"subject= y ",
			"issued=20/3/2023",
			"temporal=",
		]);
		expect(value?.map((c) => [c.element, c.value, c.place?.file])).toEqual([
			["title", "a=b", "--set"],
			["subject", "x", "--set"],
			["subject", "y", "--set"],
			["issued", "2023-03-20", "--set"],
			["temporal", "", "--set"],
		]);
		expect(diagnostics.map((d) => d.code)).toEqual(["metadata/date-rewritten"]);
	});

	it.each([
		["title", "metadata/set-syntax"],
		["=x", "metadata/set-syntax"],
		["titel=x", "metadata/misspelt-key"],
		["issued=2023-02-31", "metadata/invalid-date"],
	])("refuses %s", (setting, code) => {
		expect(parseSettings([setting]).diagnostics.map((d) => d.code)).toEqual([code]);
		expect(parseSettings([setting]).value).toBeUndefined();
	});

	it("refuses two values for an element that has one", () => {
		expect(parseSettings(["title=a", "title=b"]).diagnostics[0]).toMatchObject({
			code: "metadata/too-many-values",
			params: { key: "title", count: 2 },
		});
	});
});

describe("Vietnamese names of elements", () => {
	it.each([
		["tít", "title"],
		["Tác giả", "creator"],
		["ngay_dang", "issued"],
		["Chuyên mục", "section"],
		["từ khoá", "subject"],
		["URL gốc", "originalUrl"],
		["mã hồ sơ", "tt05.fileCode"],
		["Thời hạn bảo quản".normalize("NFD"), "tt05.maintenance"],
	])("%s is taken for %s, which is said", (name, key) => {
		const value = { issued: "2023", originalUrl: "https://a.vn/", "tt05.maintenance": "01" }[key] ?? "x";
		const { value: claims, diagnostics } = parseDescription(`${name}: "${value}"`, "bai.yml");
		expect(claims).toMatchObject([{ element: key, value, place: { line: 1, column: name.length + 3 } }]);
		expect(diagnostics).toMatchObject([
			{ code: "metadata/key-alias", severity: "notice", params: { text: name, key }, place: { line: 1, column: 1 } },
		]);
	});

	it.each([
		["title: A\ntít: B", "metadata/duplicate-key", 2],
		["tac gia: A\nbút danh: B", "metadata/duplicate-key", 2],
		["tác giã thật: A", "metadata/unknown-key", 1],
		["chuyen mucj: A", "metadata/misspelt-key", 1],
		["tt05:\n  tít: A", "metadata/unknown-key", 2],
		["tt05:\n  title: A", "metadata/misspelt-key", 2],
	])("%j is refused as %s", (text, code, line) => {
		const { value, diagnostics } = parseDescription(text, "bai.yml");
		expect(value).toBeUndefined();
		expect(diagnostics.filter((d) => d.severity === "error")).toMatchObject([{ code, place: { line } }]);
	});

	it("inside the group of the circular", () => {
		expect(parseDescription("tt05:\n  mã hồ sơ: H03.1\n", "a").value).toMatchObject([{ element: "tt05.fileCode" }]);
	});

	it("have one meaning each, whatever becomes of their marks", () => {
		const plain = (name: string) =>
			foldMarks(name)
				.toLowerCase()
				.replace(/[\s_-]+/g, "");
		const names = vietnameseNames.map(plain);
		expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
		for (const name of names) expect(elementRow(name)).toBeUndefined();
	});
});

describe("white space at the edges of a value", () => {
	it.each(['title: " Tít"', 'title: "Tít\\t"', 'creator: ["A ", B]', 'title: { value: " Tít" }'])(
		"of %j is said",
		(text) => {
			expect(parseDescription(text, "a").diagnostics.map((d) => d.code)).toEqual(["metadata/white-space"]);
		},
	);

	it("is not that of a block of text", () => {
		expect(parseDescription("abstract: |\n  Một\n  hai\n", "a").diagnostics).toEqual([]);
	});
});

describe("comments of a description", () => {
	it.each([
		["creator: Nông Vui # bút danh của N.T.V", "bút danh của N.T.V", 1, 19],
		["title: T\nsubject:\n  - công an   # chính\n  - x", "chính", 3, 15],
		['title: "Tít" #1', "1", 1, 14],
	])("behind a value are said to be lost: %j", (text, remark, line, column) => {
		expect(parseDescription(text, "a").diagnostics).toMatchObject([
			{ code: "metadata/comment-dropped", params: { text: remark }, place: { line, column } },
		]);
	});

	it.each([
		"# đầu\ntitle: T\n# giữa\nsubject: [a]\n\n# cuối\n",
		"title: T\nrights: []\n# suggestion:\n# type: Text\n",
		'title: "a # b"',
	])("on lines of their own are the form's: %j", (text) => {
		expect(parseDescription(text, "a").diagnostics).toEqual([]);
	});
});

describe("aliases of YAML", () => {
	const bomb = `a: &a [${"x,".repeat(9)}x]\n${[..."bcdefgh"]
		.map((c, i) => `${c}: &${c} [${`*${"abcdefg"[i]},`.repeat(9)}*${"abcdefg"[i]}]`)
		.join("\n")}`;

	it.each([
		["one that bites its tail", "subject: &a [*a]"],
		["one through a group", "creator: &a { value: *a }"],
		["a bomb", bomb],
		["one without an anchor", "subject: *nobody"],
	])("%s is refused with its place", (_, text) => {
		const { value, diagnostics } = parseDescription(text, "a");
		expect(value).toBeUndefined();
		expect(diagnostics.length).toBeGreaterThan(0);
		expect(diagnostics.every((d) => d.place?.line !== undefined)).toBe(true);
	});
});
