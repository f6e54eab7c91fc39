import { describe, expect, it } from "vitest";
import { describe as describeArticle } from "../../src/metadata/describe.ts";
import { parseSettings } from "../../src/metadata/sidecar.ts";
import type { Article, Block, Claim } from "../../src/model/index.ts";
import { options } from "./article.ts";

const place = { file: "bai.md", line: 1, column: 1 };
const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: "heading", level, content: [{ text }], place });
const paragraph: Block = { kind: "paragraph", content: [{ text: "Sáng nay họp. Chiều nghỉ." }] };
const article = (...blocks: readonly Block[]): Article => ({ language: "vi", blocks, claims: [] });
const titles = (source: Article, given: readonly Claim[] = []) => {
	const { value, diagnostics } = describeArticle(source, [given], options);
	return {
		title: value?.claims.filter((c) => c.element === "title").map((c) => [c.value, c.origin, c.rule]),
		superseded: value?.superseded.map((c) => c.value),
		codes: diagnostics.map((d) => d.code),
	};
};

describe("the title of an article with a heading", () => {
	it("is its first heading, as it stands in the text", () => {
		expect(titles(article(heading("Tít  của bài"), paragraph))).toEqual({
			title: [["Tít của bài", "extracted", "title-from-heading"]],
			superseded: [],
			codes: [],
		});
		expect(describeArticle(article(heading("Tít")), [], options).value?.claims[0]).toEqual({
			element: "title",
			value: "Tít",
			origin: "extracted",
			rule: "title-from-heading",
			language: "vi",
			place,
		});
	});

	it("is without the marks of footnotes", () => {
		const note = [{ text: "1", note: [paragraph] }];
		const noted: Block = { kind: "heading", level: 1, content: [{ text: "Tít" }, ...note, { text: " phụ" }], place };
		expect(titles(article(noted)).title).toEqual([["Tít phụ", "extracted", "title-from-heading"]]);
	});

	it("may stand behind a picture", () => {
		expect(titles(article({ kind: "figure", href: "a.jpg" }, { kind: "rule" }, heading("Tít"))).title).toEqual([
			["Tít", "extracted", "title-from-heading"],
		]);
	});

	it("gives way to a stated one and is kept", () => {
		const given = parseSettings(["title=Khác"]).value ?? [];
		expect(titles(article(heading("Tít"), paragraph), given)).toEqual({
			title: [["Khác", "given", undefined]],
			superseded: ["Tít"],
			codes: [],
		});
	});

	it("is supplied where the article begins otherwise", () => {
		for (const source of [
			article(heading("Mục", 2), paragraph),
			article(paragraph, heading("Phần một")),
			article(heading(" "), paragraph),
		])
			expect(titles(source)).toMatchObject({ title: [["[Sáng nay họp]", "supplied", "title-from-first-sentence"]] });
	});
});

describe("given claims of no known element", () => {
	it("are kept beside the description", () => {
		const claim: Claim = { element: "layout", value: "post", origin: "given", rule: "front-matter-key" };
		expect(describeArticle(article(paragraph), [[claim]], options).value?.superseded).toEqual([claim]);
	});
});
