import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DescribeOptions, describe } from "../../src/metadata/describe.ts";
import type { Article, Block, Claim, Metadata } from "../../src/model/index.ts";
import { readPlain } from "../../src/read/plain.ts";

const path = join(import.meta.dirname, "..", "..", "examples", "000_84c6c67dbe676760.txt");

/** The real article of the examples, read. */
export function realArticle(): { article: Article; options: DescribeOptions } {
	const bytes = readFileSync(path);
	const { value } = readPlain(bytes, "000.txt");
	if (!value) throw new Error("the example cannot be read");
	const sourceDigestSha256 = createHash("sha256").update(bytes).digest("hex");
	return { article: value, options: { sourceName: "000.txt", sourceDigestSha256 } };
}

export function described(given: readonly (readonly Claim[])[] = []): Metadata {
	const { article, options } = realArticle();
	return describe(article, given, options).value as Metadata;
}

/** An article of paragraphs, each on a line of its own in `bai.txt`. */
export function articleOf(paragraphs: readonly string[], more: Partial<Article> = {}): Article {
	const blocks = paragraphs.map((text, i): Block => {
		const place = { file: "bai.txt", line: 2 * i + 1, column: 1 };
		return { kind: "paragraph", place, content: [{ text, place }] };
	});
	return { language: "vi", blocks, claims: [], ...more };
}

export const options: DescribeOptions = { sourceName: "bai.txt", sourceDigestSha256: "a".repeat(64) };
