import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Span } from "../../../src/model/article.ts";
import { syllable } from "../../text/vietnamese.ts";
import { read } from "./reading.ts";

/** Signs that mean something in Markdown, alone and as people write them. */
const sign = fc.constantFrom(
	"*",
	"**",
	"_",
	"__",
	"~~",
	"`",
	"``",
	"```\n",
	"~~~",
	"[",
	"]",
	"(",
	")",
	"](",
	"![",
	"<",
	">",
	"|",
	"\\",
	"&",
	"&amp;",
	"&eacute;",
	"#",
	"## ",
	"-",
	"- ",
	"+ ",
	"1. ",
	"2) ",
	"> ",
	"---\n",
	"===\n",
	"***\n",
	"|-|-|\n",
	"| ",
	" |",
	"    ",
	"\t",
	" ",
	"  \n",
	"\\\n",
	"\n",
	"\n",
	"\n\n",
	"\n\n",
	"\r\n",
	"\r",
	"<br>",
	"<b>",
	"</b>",
	"<div>\n",
	"<!-- ",
	" -->",
	"[a]: /u 'v'\n",
	"[a]",
	"[^1]",
	"[](w)",
	"[^1]: ",
	"[^ă]",
	"\n\n[^ă]: ",
	"[^ă b]: ",
	"[^ă b]",
	"![x](y 'z')",
	"[x](y)",
	"<https://e.vn/>",
	"!",
	":",
	"'",
	'"',
	"\u200b",
	"𠀋",
);
const markdown = fc
	.array(
		fc.oneof(
			{ weight: 3, arbitrary: syllable },
			{ weight: 3, arbitrary: sign },
			{ weight: 1, arbitrary: fc.constant(" ") },
		),
		{
			minLength: 1,
			maxLength: 60,
		},
	)
	.map((parts) => parts.join(""));

function textsOf(spans: readonly Span[] = []): readonly string[] {
	return spans.flatMap((span) => [span.text, span.href ?? "", ...(span.note ?? []).flatMap(said)]);
}

/** All that a block says: text, addresses, alternative texts, the language of code, numbers of items. */
function said(block: Block): readonly string[] {
	switch (block.kind) {
		case "paragraph":
		case "heading":
			return textsOf(block.content);
		case "list":
			return block.items.flatMap((item, i) => [
				block.start === undefined ? "" : String(block.start + i),
				...item.flatMap(said),
			]);
		case "quote":
			return block.blocks.flatMap(said);
		case "code":
			return [block.language ?? "", block.text];
		case "figure":
			return [block.href, block.alt ?? "", ...textsOf(block.caption)];
		case "table":
			return block.rows.flatMap((row) => row.flatMap((cell) => cell.blocks.flatMap(said)));
		case "rule":
			return [];
	}
}

const letters = (text: string) => [...text.normalize("NFC").matchAll(/\p{L}/gu)].map(([letter]) => letter);

/** How often each letter occurs. */
function counted(text: string): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const letter of letters(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
	return counts;
}

/** Letters that are Markdown and not text: names of characters and of the line break, labels of definitions. */
function written(source: string): string {
	return source
		.replace(/&(amp|eacute);/g, "")
		.replace(/<br>/gi, "")
		.replace(/\[a\]/g, "")
		.replace(/\[\^ă\]/g, "");
}

function missing(source: string): readonly string[] {
	const { value, diagnostics } = read(source);
	const kept = [
		...(value?.blocks ?? []).flatMap(said),
		...diagnostics.flatMap((d) => Object.values(d.params ?? {}).map(String)),
	];
	const have = counted(kept.join(" "));
	return [...counted(written(source))].filter(([letter, n]) => (have.get(letter) ?? 0) < n).map(([letter]) => letter);
}

describe("nothing is lost", () => {
	it("every letter of the source stands in a block or in a finding", () => {
		fc.assert(
			fc.property(markdown, (source) => {
				// What is not read at all is an error; the source's bytes are then all there is.
				fc.pre(!read(source).diagnostics.some((d) => d.severity === "error"));
				expect(missing(source)).toEqual([]);
			}),
			{ numRuns: 3000 },
		);
	});

	it("the measure notices what is missing", () => {
		const { value } = read("Một **hai** ba");
		const [first] = value?.blocks ?? [];
		if (first?.kind !== "paragraph") throw new Error("a paragraph was expected");
		const cut: Block = { ...first, content: first.content.slice(1) };
		expect(counted(said(cut).join(" ")).get("M")).toBeUndefined();
		expect(counted("Một").get("M")).toBe(1);
	});

	it("no text makes the reader throw", () => {
		fc.assert(
			fc.property(markdown, (source) => {
				const { value, diagnostics } = read(source);
				expect(value !== undefined || diagnostics.some((d) => d.severity === "error")).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe("places", () => {
	it("of exact spans are those of their own characters", () => {
		fc.assert(
			fc.property(markdown, (source) => {
				const lines = source.split(/\r\n|[\n\r]/u).map((line) => [...line]);
				const check = (spans: readonly Span[]) => {
					for (const { text, place, exact } of spans) {
						if (exact === false || !place?.line || !place.column) continue;
						const there = lines[place.line - 1]
							?.slice(place.column - 1, place.column - 1 + (place.length ?? 0))
							.join("");
						const own = text.replace(/[ \n]+$/u, "");
						expect([own, there?.slice(0, own.length)]).toEqual([own, own]);
					}
				};
				const walk = (block: Block): void => {
					if (block.kind === "paragraph" || block.kind === "heading") check(block.content);
					if (block.kind === "list") for (const inner of block.items.flat()) walk(inner);
					if (block.kind === "quote") for (const inner of block.blocks) walk(inner);
					if (block.kind === "table")
						for (const cell of block.rows.flat()) for (const inner of cell.blocks) walk(inner);
				};
				for (const block of read(source).value?.blocks ?? []) walk(block);
			}),
			{ numRuns: 2000 },
		);
	});
});
