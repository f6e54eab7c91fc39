import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Article, type Block, spansText, textUnits } from "../../../src/model/article.ts";
import type { Diagnostic, Outcome } from "../../../src/model/diagnostic.ts";
import { decodePage } from "../../../src/read/html/charset.ts";
import { readHtml } from "../../../src/read/html/read.ts";

const folder = join(import.meta.dirname, "pages");
const pages = readdirSync(folder).filter((name) => /\.html?$/.test(name));
const bytesOf = (name: string) => readFileSync(join(folder, name));
const encode = (text: string) => new TextEncoder().encode(text);

/** Beginnings of all paragraphs that the fixtures tell the same story with. */
const story = [
	"Sáng 12/5, tại xã Tân Lập",
	"Ông Lò Văn Páo",
	"Theo phòng Kinh tế và Hạ tầng",
	"Từ đầu năm đến nay",
	"Phát biểu tại buổi lễ",
];
const title = "Thông xe cầu Khe Mây, chín bản vùng cao hết cảnh chia cắt";
const lead = "Sau mười bốn tháng thi công";
const elsewhere = [
	"Trang chủ",
	"Trang nhất",
	"Tin liên quan",
	"Chia sẻ",
	"Ý kiến bạn đọc",
	"Giấy phép số",
	"Từ khóa",
	"Lượt xem",
	"Mở đường vào bản xa",
	"Cầu treo Suối Đá",
	"Xây cầu phao",
	"Bài trước",
];

function read(name: string): { readonly article: Article; readonly diagnostics: readonly Diagnostic[] } {
	const { value, diagnostics } = readHtml(bytesOf(name), name);
	if (!value) throw new Error(JSON.stringify(diagnostics));
	return { article: value, diagnostics };
}

const wordsOf = (blocks: readonly Block[]) =>
	textUnits(blocks)
		.map(({ text }) => text)
		.join("\n");
const signs = (text: string) => text.match(/\S/gu)?.length ?? 0;

/** Text of a page by nothing but its letters: no parser is asked. */
function visible(html: string): string {
	return html
		.replace(/<!--[\s\S]*?-->|<(script|style|head)\b[\s\S]*?<\/\1\s*>|<[^>]*>/gi, "")
		.replace(/&gt;/g, ">")
		.replace(/&lt;/g, "<")
		.replace(/&nbsp;/g, "\u00a0")
		.replace(/&amp;/g, "&");
}

const leftOut = (diagnostics: readonly Diagnostic[]) =>
	diagnostics
		.filter(({ code }) => /^read\/html-.*-left-out$/.test(code))
		.reduce((sum, { params }) => sum + Number(params?.characters ?? 0), 0);

/** One line per block, claim and finding. */
function summary({ article, diagnostics }: ReturnType<typeof read>): string {
	const at = (place: Diagnostic["place"]) => (place?.line === undefined ? "" : ` @${place.line}:${place.column}`);
	const blocks = article.blocks.map((block) => {
		const kind =
			block.kind === "heading" ? `h${block.level}` : (block.kind === "paragraph" && block.role) || block.kind;
		const credit = block.kind === "figure" ? ` [${spansText(block.credit ?? [])}] <${block.href}>` : "";
		return `${kind}: ${textUnits([block])
			.map(({ text }) => text.replace(/\s+/g, " ").slice(0, 60))
			.join(" | ")}${credit}`;
	});
	const claims = article.claims.map(({ element, value, rule, place }) => `${element} = ${value} (${rule}${at(place)})`);
	const findings = diagnostics.map(({ code, params, place }) => `${code} ${JSON.stringify(params ?? {})}${at(place)}`);
	return `${[article.language, article.dateline?.text ?? "-", ...blocks, "", ...claims, "", ...findings].join("\n")}\n`.normalize(
		"NFC",
	);
}

describe("saved pages", () => {
	it("are twelve at least, and more than one system each way", () => {
		expect(pages.length).toBeGreaterThanOrEqual(12);
	});

	it.each(pages)("%s: title and body complete, nothing of the navigation", (name) => {
		const { article } = read(name);
		const text = wordsOf(article.blocks).normalize("NFC");
		for (const start of story) expect(text).toContain(start);
		for (const other of elsewhere) expect(text).not.toContain(other);
		expect(text).toContain(title);
		const { text: source } = decodePage(bytesOf(name), name).value!;
		if (visible(source).normalize("NFC").includes(lead)) expect(text).toContain(lead);
	});

	it.each(pages)("%s: every sign of the page is in the article or counted in a finding", (name) => {
		const { article, diagnostics } = read(name);
		const { text } = decodePage(bytesOf(name), name).value!;
		expect(signs(wordsOf(article.blocks)) + leftOut(diagnostics)).toBe(signs(visible(text)));
	});

	it.each(pages)("%s: spans stand where they say", (name) => {
		const { article } = read(name);
		const lines = decodePage(bytesOf(name), name).value!.text.split(/\r\n|[\n\r]/);
		let looked = 0;
		for (const block of article.blocks) {
			if (block.kind !== "paragraph" && block.kind !== "heading") continue;
			for (const { text, place, exact } of block.content) {
				if (exact === false || text.trim() === "" || place?.line === undefined) continue;
				const line = [...(lines[place.line - 1] ?? "")].slice((place.column ?? 1) - 1).join("");
				expect(line.startsWith(text.replace(/[\s]+$/, ""))).toBe(true);
				looked++;
			}
		}
		expect(looked).toBeGreaterThan(3);
	});

	it.each(pages)("%s: as described", async (name) => {
		await expect(summary(read(name))).toMatchFileSnapshot(join(folder, `${name}.golden.txt`));
	});
});

describe("fields", () => {
	const claimsIn = (outcome: Outcome<Article>, element: string) =>
		outcome.value?.claims.filter((claim) => claim.element === element).map(({ value, rule }) => `${value} (${rule})`);
	const page = (head: string, body = "") =>
		readHtml(
			encode(
				`<html><head>${head}</head><body><h1>Tít bài báo</h1><div class="entry-content"><p>${"Một đoạn dài của bài báo về cây cầu mới. ".repeat(8)}</p>${body}</div></body></html>`,
			),
			"a.html",
		);
	const codes = (outcome: Outcome<Article>) => outcome.diagnostics.map(({ code }) => code);

	it("come from JSON-LD in arrays and graphs, before meta tags", () => {
		const json = '[{"@graph":[{"@type":["Thing","ReportageNewsArticle"],"headline":"Tít bài báo","author":"Hà An"}]}]';
		const outcome = page(`<script type="application/ld+json">${json}</script><meta name="author" content="Lê Bình">`);
		expect(claimsIn(outcome, "creator")).toEqual(["Hà An (json-ld:author)"]);
		expect(outcome.diagnostics).toMatchObject([
			{
				code: "read/field-conflict",
				params: { element: "creator", value: "Hà An", other: "Lê Bình", otherRule: "meta:author" },
			},
		]);
	});

	it("say so where JSON-LD is broken for good", () => {
		const outcome = page('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Tít</script>');
		expect(codes(outcome)).toContain("read/json-ld-unreadable");
		expect(claimsIn(outcome, "title")).toEqual(["Tít bài báo (selector:h1)"]);
	});

	it("take nothing for a date that is none, and add no zone", () => {
		const date = (value: string) => page(`<meta property="article:published_time" content="${value}">`);
		const one = (value: string) => date(value).value?.claims.find(({ element }) => element === "issued")?.value;
		expect(one("2023-05-12T10:15:11.000 +07:00")).toBe("2023-05-12T10:15:11+07:00");
		expect(one("2023-05-12T10:15:00+0700")).toBe("2023-05-12T10:15:00+07:00");
		expect(one("2023-05-12 10:15:00")).toBe("2023-05-12T10:15:00");
		expect(one("5/13/2023 2:05:00 PM")).toBe("2023-05-13T14:05");
		for (const wrong of ["2023-02-30", "5/12/2023 2:05:00 PM", "hôm qua", "2023-05-12T25:00:00"]) {
			expect(one(wrong)).toBeUndefined();
			expect(codes(date(wrong))).toContain("read/date-unreadable");
		}
	});

	it("take the site for no author, and the byline instead", () => {
		const outcome = page(
			'<meta property="og:site_name" content="Báo Mây"><meta name="author" content="Báo Mây Online">',
			"<p align=right><b>Hà An</b></p>",
		);
		expect(claimsIn(outcome, "creator")).toEqual([]);
		expect(codes(outcome)).toContain("read/author-is-site");
		expect(outcome.value?.blocks.at(-1)).toMatchObject({ role: "byline", content: [{ text: "Hà An" }] });
	});
});

const word = fc.constantFrom("đường", "cầu", "xã", "Tân Lập", "ngày 12/5", "đồng bào", "&amp;", "ạ");
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
const wrap = fc.constantFrom(
	"<p>|</p>",
	"<div>|</div>",
	"<div class='related'>|</div>",
	"<ul><li>|</li></ul>",
	"<table><tr><td>|</td><td>a</td></tr></table>",
	"<blockquote>|</blockquote>",
	"<h2>|</h2>",
	"<a href='/x'>|</a>",
	"<b>|",
	"</div>|",
	"<form>|</form>",
	"<figure><img src=a.jpg>|</figure>",
	"<p align=right>|</p>",
	"<pre>|</pre>",
	"<header>|</header>",
	"<td>|</td>",
	"<span>|<br>|</span>",
	"<div style='display:none'>|</div>",
	"<select><option>|</select>",
);
const piece = fc
	.tuple(fc.array(wrap, { maxLength: 4 }), text)
	.map(([wraps, inner]) => wraps.reduce((html, w) => w.replaceAll("|", html), inner));

describe("any page", () => {
	it("without any structure is kept whole", () => {
		for (const html of ["<p>Một đoạn văn dài về cây cầu. </p>".repeat(20), "Chỉ có chữ", "<body><b>Một</b> hai"]) {
			const { value, diagnostics } = readHtml(encode(html), "a.html");
			expect(signs(wordsOf(value!.blocks)) + leftOut(diagnostics)).toBe(signs(visible(html)));
			expect(leftOut(diagnostics)).toBe(0);
		}
	});

	it("loses no letter", () => {
		fc.assert(
			fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.boolean(), (pieces, known) => {
				const body = known ? `<div class="entry-content">${pieces.join("\n")}</div>` : pieces.join("\n");
				const html = `<html><head><title>x</title></head><body>${body}</body></html>`;
				const { value, diagnostics } = readHtml(encode(html), "a.html");
				if (!value) {
					// Everything was left out.
					expect(diagnostics.some(({ code }) => code === "read/empty")).toBe(true);
					return;
				}
				expect(signs(wordsOf(value.blocks)) + leftOut(diagnostics)).toBe(signs(visible(html)));
			}),
			{ numRuns: 150 },
		);
	});
});
