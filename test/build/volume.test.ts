import { beforeAll, describe, expect, it } from "vitest";
import { extractPdf } from "../../src/pdf/extract.ts";
import { flavour } from "../../src/pdf/flavour.ts";
import { articles, type MadeVolume, proofOf, volumeOf } from "../support/volume.ts";

let volume: MadeVolume;
const notes =
	"# Bài có đề mục[^1]\n\nLời dẫn.\n\n## Phần một[^2]\n\nNội dung.\n\n### Mục nhỏ\n\nHết.\n\n[^1]: Nguồn.\n\n[^2]: Khác.\n";
const wide = `# Bài có bảng rộng\n\n|${" 1.234.567 |".repeat(14)}\n|${"---|".repeat(14)}\n|${" 7.654.321 |".repeat(14)}\n`;
const english = "---\nlanguage: en\ntitle: A visit\n---\n\nThe delegation arrived in Hà Nội on Monday.\n";
const inputs = [...articles(12), ["de-muc.md", notes], ["rong.md", wide], ["visit.md", english]] as const;
beforeAll(async () => {
	volume = await volumeOf(inputs);
});

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("a volume", () => {
	it("is proven from its bytes, by both readers", () => {
		expect(proofOf(volume.bytes, volume)).toEqual([]);
		const { value, diagnostics } = extractPdf(volume.bytes);
		expect(diagnostics).toEqual([]);
		expect(value?.untagged).toEqual([]);
		expect(value?.bodyIntact).toBe(true);
		expect(value?.title).toBe("Tuyển tập thử");
		expect(value?.flavour).toBe("PDF/A-2a, PDF/UA-1");
		expect(value?.pageCount).toBe(volume.finished.pages);
	});

	it("has title page, contents, articles and indexes in this order, with page numbers that are right", () => {
		const { blocks = [] } = extractPdf(volume.bytes).value ?? {};
		const headings = blocks.filter(({ type }) => type === "H1").map(({ text }) => text);
		expect(headings.slice(0, 2)).toEqual(["Tuyển tập thử", "Mục lục"]);
		expect(headings.slice(-3)).toEqual(["Chỉ mục tác giả", "Chỉ mục địa danh", "Chỉ mục văn bản được viện dẫn"]);
		const lines = blocks.map(({ text }) => text);
		for (const { title, page } of volume.finished.expected.articles) {
			expect(lines.some((line) => line.endsWith(`${title} ${page + 1}`))).toBe(true);
			// A heading shows the mark of its footnote, the contents do not.
			expect(headings.filter((heading) => heading === title || heading === `${title}1`)).toHaveLength(1);
		}
	});

	it("lists in its indexes the pages on which a name stands", () => {
		const { blocks = [] } = extractPdf(volume.bytes).value ?? {};
		const at = blocks.findIndex(({ text }) => text === "Chỉ mục văn bản được viện dẫn");
		const entry = blocks.slice(at + 1).find(({ text }) => /^\d+-\S+, \d+$/.test(text));
		const [, name = "", page = ""] = /^(\S+), (\d+)$/.exec(entry?.text ?? "") ?? [];
		expect(name).not.toBe("");
		const article = volume.finished.expected.articles.findLast((each) => each.page + 1 <= Number(page));
		const [, text = ""] = inputs.find(([, each]) => each.includes(article?.title ?? "")) ?? [];
		expect(text).toContain(name);
	});

	it("says the language of an article that is not its own, and of no other", async () => {
		// Without object streams the structure can be read as it stands.
		const made = await volumeOf([...articles(2), ["visit.md", english]], { flavour: flavour("1a")! });
		const elements = latin1(made.bytes).match(/\/S\/Art[^>]*>>/g) ?? [];
		expect(elements.map((element) => /\/Lang\((\w+)\)/.exec(element)?.[1])).toEqual([undefined, undefined, "en"]);
	});

	it("has equal bytes for equal parts", async () => {
		const again = await volumeOf(inputs);
		expect(Buffer.compare(again.bytes, volume.bytes)).toBe(0);
	});

	it.each([["1a"], ["1b"], ["3a"], ["4"], ["4f"]] as const)("is proven in PDF/A-%s", async (level) => {
		const made = await volumeOf(articles(3), { flavour: flavour(level)! });
		expect(proofOf(made.bytes, made)).toEqual([]);
	});
});

describe("the proof of a volume", () => {
	const codes = (found: readonly { readonly code: string }[]) => [...new Set(found.map(({ code }) => code))];

	it("sees an article whose text is another", () => {
		const [first, second, ...rest] = volume.finished.expected.articles;
		const swapped = [{ ...first!, text: second!.text }, second!, ...rest];
		const expected = { ...volume.finished.expected, articles: swapped };
		const found = proofOf(volume.bytes, { ...volume, finished: { ...volume.finished, expected } });
		expect(codes(found)).toEqual(["build/volume-text-differs"]);
	});

	it("sees an entry of the contents with another page", () => {
		const { articles } = volume.finished.expected;
		const renamed = articles.map((article, i) => (i === 1 ? { ...article, title: `${article.title} nữa` } : article));
		const expected = { ...volume.finished.expected, articles: renamed };
		const found = proofOf(volume.bytes, { ...volume, finished: { ...volume.finished, expected } });
		expect(codes(found)).toEqual(["build/volume-contents-differ"]);
	});

	it("sees a missing article, another title, another identifier and another flavour", () => {
		const { expected } = volume.finished;
		const withExpected = (more: object) => ({
			...volume,
			finished: { ...volume.finished, expected: { ...expected, ...more } },
		});
		const longer = [...expected.articles, expected.articles[0]!];
		expect(codes(proofOf(volume.bytes, withExpected({ articles: longer })))).toEqual(["build/volume-pages-differ"]);
		expect(codes(proofOf(volume.bytes, withExpected({ title: "Khác" })))).toEqual(["build/title-differs"]);
		expect(codes(proofOf(volume.bytes, withExpected({ identifier: "urn:x:y" })))).toEqual(["build/identifier-differs"]);
		expect(codes(proofOf(volume.bytes, { ...volume, flavour: flavour("2b")! }))).toEqual(["build/claim-differs"]);
	});

	it("sees damage anywhere in the pages, and a file that was cut", () => {
		const cut = volume.bytes.subarray(0, volume.bytes.length - 100);
		expect(codes(proofOf(cut, volume))).toEqual(["pdf/damaged"]);
		let seen = 0;
		const tries = 12;
		for (let n = 1; n <= tries; n++) {
			const damaged = Uint8Array.from(volume.bytes);
			const text = latin1(damaged);
			// The n-th compressed stream: pages and structure come first.
			let at = 0;
			for (let i = 0; i < n * 3; i++) at = text.indexOf("stream\n", at + 1);
			damaged.fill(0x55, at + 40, at + 60);
			if (proofOf(damaged, volume).length > 0) seen++;
		}
		expect(seen).toBe(tries);
	});
});
