import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadFonts } from "../../src/font/library.ts";
import { startSession } from "../../src/font/session.ts";
import { failure, success } from "../../src/model/diagnostic.ts";
import { readPlain } from "../../src/read/plain.ts";
import { typesetDocument } from "../../src/typeset/document.ts";
import { documentOf, newspaper, textLines } from "./lines.ts";

const root = new URL("../../", import.meta.url);
const library = loadFonts({
	font: (path) => success(new Uint8Array(readFileSync(new URL(`fonts/${path}`, root)))),
	template: () => failure(),
}).value;

describe("the real article in the real fonts", () => {
	it.each([
		["as it is", newspaper],
		["with hanging punctuation", { ...newspaper, spacing: { ...newspaper.spacing, hanging: true } }],
	])(
		"%s: no line needs a finding, word spaces are .275 em at most on average and .36 em at the widest",
		(_, template) => {
			if (!library) throw new Error("the fonts could not be loaded");
			const source = readFileSync(new URL("examples/000_84c6c67dbe676760.txt", root));
			const blocks = readPlain(source, "bai.txt").value?.blocks ?? [];
			const { value, diagnostics } = typesetDocument(documentOf(blocks), template, startSession(library));
			expect(diagnostics).toEqual([]);
			expect(value?.pages).toHaveLength(2);
			const body = textLines(value?.pages ?? []).filter((line) => typeof line.owner === "number" && line.owner > 1);
			const gaps = body.flatMap((line) =>
				line.segments.flatMap((s) => s.words.slice(1).map(() => 0.25 + line.gap / s.size)),
			);
			expect(gaps.length).toBeGreaterThan(700);
			expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThanOrEqual(0.275);
			expect(Math.max(...gaps)).toBeLessThanOrEqual(0.36);
			expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0.18);
		},
	);
});
