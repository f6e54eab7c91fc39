import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type BuildInput, prepareRecord } from "../../src/build/prepare.ts";
import { proveRecord } from "../../src/build/prove.ts";
import { parseDescription } from "../../src/metadata/sidecar.ts";
import type { Claim } from "../../src/model/index.ts";
import { readMarkdown } from "../../src/read/markdown/read.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { filesOf, packageOf } from "../support/records.ts";

const settings = { buildTime: "2026-01-02T03:04:05Z", templateText: "", fontsDigest: "", flavour: "" };

function prepare(text: string, given: readonly (readonly Claim[])[] = [], strict = false) {
	const bytes = new TextEncoder().encode(text);
	const { value: article, diagnostics: findings } = readMarkdown(bytes, "bai.md");
	if (!article) throw new Error("not read");
	const input: BuildInput = { source: { name: "bai.md", mediaType: "text/markdown", bytes }, article, given, findings };
	return prepareRecord(input, { ...settings, strict });
}
const claimsIn = (outcome: ReturnType<typeof prepare>, element: string) =>
	outcome.value?.record.metadata.claims
		.filter((c) => c.element === element)
		.map((c) => [c.value, c.place?.file, c.place?.line]);

describe("front matter", () => {
	const text = "---\ntitle: Tít\nauthor: Nông Vui\nlayout: post\n---\n\n# Tít khác\n\nBài.\n";

	it("is the lowest layer of what is given, above what the text shows", () => {
		const own = prepare(text);
		expect(claimsIn(own, "title")).toEqual([["Tít", "bai.md", 2]]);
		expect(claimsIn(own, "creator")).toEqual([["Nông Vui", "bai.md", 3]]);
		const sidecar = parseDescription("title: Tít kèm", "bai.yml").value ?? [];
		const both = prepare(text, [sidecar]);
		expect(claimsIn(both, "title")).toEqual([["Tít kèm", "bai.yml", 1]]);
		expect(claimsIn(both, "creator")).toEqual([["Nông Vui", "bai.md", 3]]);
		expect(both.value?.record.metadata.superseded.map((c) => [c.element, c.value])).toEqual([
			["title", "Tít"],
			["title", "Tít khác"],
			["layout", "post"],
		]);
	});

	it("warns of a foreign key at its own line, which only a strict run minds", () => {
		expect(prepare(text).diagnostics.map((d) => [d.code, d.severity, d.place?.line])).toEqual([
			["metadata/unknown-element", "warning", 4],
		]);
		expect(prepare(text, [], true).value).toBeUndefined();
	});

	it("that is broken stops the record, with line and column", () => {
		const broken = prepare("---\ntitle: A\ndate: 2023-02-31\n---\nBài.");
		expect(broken.value).toBeUndefined();
		expect(broken.diagnostics.map((d) => [d.code, d.place?.file, d.place?.line, d.place?.column])).toEqual([
			["metadata/invalid-date", "bai.md", 3, 7],
		]);
	});
});

describe("a record of Markdown", () => {
	it("is proved: headings, lists, quotes and the table, unit by unit", async () => {
		const name = "lua-gao-thom.md";
		const text = readFileSync(new URL(`../../examples/markdown/${name}`, import.meta.url), "utf8");
		const pack = await packageOf(name, text);
		const proof = await proveRecord(memoryTree(filesOf(pack)));
		expect(proof.diagnostics).toEqual([]);
		// 3 headings, 4 paragraphs, 5 items, 2 paragraphs of a quote, 12 cells.
		expect(proof.value?.units).toBe(26);
		expect(pack.entries.some((entry) => entry.path === "data/source/lua-gao-thom.md")).toBe(true);
	});
});
