import { describe, expect, it } from "vitest";
import { parseRecordJson, type RecordContext, recordJson } from "../../src/metadata/record-json.ts";
import { parseDescription } from "../../src/metadata/sidecar.ts";
import type { ArchivalRecord, Claim } from "../../src/model/index.ts";
import { described } from "./article.ts";

const metadata = described([
	parseDescription(
		"date: 2023-03-21\nreferences: []\ncreator: { value: Bích Ngọc, lang: vi, note: bút danh }",
		"bai.yaml",
	).value as readonly Claim[],
]);
const record: ArchivalRecord = {
	identifier: "urn:uuid:6b1daec6-9fe7-512c-a514-fe059c29416b",
	metadata,
	document: { language: "vi", title: { text: "[Họp]", supplied: true }, blocks: [] },
};
const context: RecordContext = {
	source: { path: "source/bai.txt", name: "Bài báo.txt", mediaType: "text/plain", size: 5345, sha256: "a".repeat(64) },
	recipe: { tool: "banluu 0.1.0", fonts: { b: [1, { d: 2, c: null }], a: true } },
	findings: [
		{
			code: "metadata/title-supplied",
			severity: "notice",
			params: { title: "[Họp]" },
			place: { file: "bai.txt", line: 1, column: 2, length: 3 },
			clause: { standard: "ISO 19005-2", clause: "6.2.11.8" },
		},
	],
};

describe("recordJson", () => {
	const text = recordJson(record, context);

	it("is read back whole", () => {
		const { value, diagnostics } = parseRecordJson(text);
		expect(diagnostics).toEqual([]);
		expect(value).toEqual({
			identifier: record.identifier,
			language: "vi",
			title: record.document.title,
			metadata,
			...context,
		});
	});

	it("does not depend on the order in which things were put together", () => {
		const { tool, fonts } = context.recipe as { tool: unknown; fonts: Record<string, unknown> };
		const recipe = { fonts: { a: fonts.a, b: fonts.b }, tool };
		const claims = metadata.claims.map((c) => Object.fromEntries(Object.entries(c).reverse()) as unknown as Claim);
		expect(recordJson({ ...record, metadata: { ...metadata, claims } }, { ...context, recipe })).toBe(text);
	});

	it("has a fixed order of keys, two spaces, and a line feed at the end", () => {
		expect(Object.keys(JSON.parse(text))).toEqual([
			"$schema",
			"identifier",
			"language",
			"title",
			"metadata",
			"superseded",
			"source",
			"recipe",
			"findings",
		]);
		expect(text).toMatch(/^\{\n {2}"\$schema"/);
		expect(text.endsWith("}\n")).toBe(true);
	});
});

describe("parseRecordJson", () => {
	const change = (path: readonly string[], value: unknown): string => {
		const data = JSON.parse(recordJson(record, context));
		const last = path.at(-1) as string;
		let at = data;
		for (const step of path.slice(0, -1)) at = at[step];
		if (value === undefined) delete at[last];
		else at[last] = value;
		return JSON.stringify(data);
	};

	it.each([
		["the identifier is missing", ["identifier"], undefined, "identifier"],
		["a digest is too short", ["source", "sha256"], "aa", "source.sha256"],
		["an origin is unknown", ["metadata", "date", "0", "origin"], "guessed", "metadata.date[0].origin"],
		["an element is unknown", ["metadata", "titel"], [], "metadata.titel"],
		["a field is unknown", ["more"], 1, "more"],
		["the schema is another one", ["$schema"], "urn:x", "$schema"],
	])("refuses when %s", (_, path, value, expected) => {
		const { value: parsed, diagnostics } = parseRecordJson(change(path, value));
		expect(parsed).toBeUndefined();
		expect(diagnostics.map((d) => [d.code, d.params?.path])).toEqual([["metadata/record-json", expected]]);
	});

	it.each([
		["", "metadata/record-json-syntax"],
		["{", "metadata/record-json-syntax"],
		["[]", "metadata/record-json"],
		["null", "metadata/record-json"],
		['"x"', "metadata/record-json"],
	])("refuses %j", (text, code) => {
		expect(parseRecordJson(text, "x.json").diagnostics).toMatchObject([{ code, place: { file: "x.json" } }]);
	});
});
