import type { Article, Paragraph } from "../model/article.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { AskedEncoding } from "../model/encoding.ts";
import { decodeText } from "../text/charset/decode.ts";
import { codePoints } from "../text/place.ts";
import { findDateline } from "./dateline.ts";
import { readHeader } from "./header.ts";
import { detectLanguage, languageClaims } from "./language.ts";
import { type Line, linesOf, paragraphsOf, placesIn } from "./paragraphs.ts";

const LOOKS: readonly (readonly [format: string, shape: RegExp])[] = [
	["RTF", /^\s*\{\\rtf/u],
	["HTML", /^\s*(?:<!doctype html|<html\b|<head\b|<body\b|<(?:p|div|article|h1)\b[^>]*>)/iu],
	["XML", /^\s*<\?xml\b/u],
	["JSON", /^\s*[[{]\s*"[^"\n]*"\s*[:,]/u],
];

/**
 * Reads plain text: an optional header line with a date, then paragraphs apart by blank lines. Each source line is one span with
 * its text untouched; where the next line goes on with the paragraph the line end became one space (a soft wrap). In a text with a
 * line longer than anybody wraps by hand, every line is a paragraph.
 */
export function readPlain(bytes: Uint8Array, name: string, asked?: AskedEncoding): Outcome<Article> {
	const decoded = decodeText(bytes, name, asked);
	if (!decoded.value) return failure(...decoded.diagnostics);
	const { text, encoding } = decoded.value;
	const lines = linesOf(text);
	const header = readHeader(lines[0]?.text ?? "", name);
	if (header.length > 0)
		lines[0] = { number: 1, text: (lines[0] as Line).text.slice(header.length), column: header.length + 1 };
	const { blocks, joints, joint } = paragraphsOf(lines, placesIn(name));
	if (blocks.length === 0)
		return failure(...decoded.diagnostics, ...header.diagnostics, diagnostic("read/empty", { place: { file: name } }));
	const language = detectLanguage(text.slice(header.length));
	const at = joint && { file: name, line: joint.number, column: joint.column };
	const merged = at ? [diagnostic("read/paragraph-per-line", { params: { count: joints }, place: at })] : [];
	const article: Article = {
		language,
		...(encoding !== "utf-8" && { encoding }),
		...dateline(blocks[0] as Paragraph),
		blocks,
		claims: [...header.claims, ...languageClaims(language)],
	};
	return success(article, [...decoded.diagnostics, ...header.diagnostics, ...looksLike(text, name), ...merged]);
}

function dateline(first: Paragraph): Pick<Article, "dateline"> {
	const [span] = first.content;
	const found = span && findDateline(span.text);
	if (!found || !span?.place) return {};
	const column = (span.place.column ?? 1) + codePoints(span.text, found.start);
	return { dateline: { text: found.text, place: { ...span.place, column, length: codePoints(found.text) } } };
}

function looksLike(text: string, file: string): readonly Diagnostic[] {
	const head = text.slice(0, 1000);
	const format = LOOKS.find(([, shape]) => shape.test(head))?.[0];
	return format ? [diagnostic("read/looks-like", { params: { format }, place: { file, line: 1, column: 1 } })] : [];
}
