import type { Article, Paragraph, Span } from "../model/article.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { AskedEncoding } from "../model/encoding.ts";
import { decodeText } from "../text/charset/decode.ts";
import { codePoints } from "../text/place.ts";
import { WHITE_SPACE } from "../text/space.ts";
import { findDateline } from "./dateline.ts";
import { readHeader } from "./header.ts";
import { detectLanguage, languageClaims } from "./language.ts";

/** Longest line (UTF-16 code units) of a text that somebody wrapped by hand. */
const WRAPPED = 160;
const INK = new RegExp(`[^${WHITE_SPACE}]`, "u");
const LOOKS: readonly (readonly [format: string, shape: RegExp])[] = [
	["RTF", /^\s*\{\\rtf/u],
	["HTML", /^\s*(?:<!doctype html|<html\b|<head\b|<body\b|<(?:p|div|article|h1)\b[^>]*>)/iu],
	["XML", /^\s*<\?xml\b/u],
	["JSON", /^\s*[[{]\s*"[^"\n]*"\s*[:,]/u],
];

interface Line {
	/** From 1. */
	readonly number: number;
	/** Without its line end; the first line without its header. */
	readonly text: string;
	/** From 1, code points. */
	readonly column: number;
}

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
	const { blocks, merged } = paragraphs(lines, name);
	if (blocks.length === 0)
		return failure(...decoded.diagnostics, ...header.diagnostics, diagnostic("read/empty", { place: { file: name } }));
	const language = detectLanguage(text.slice(header.length));
	const article: Article = {
		language,
		...(encoding !== "utf-8" && { encoding }),
		...dateline(blocks[0] as Paragraph),
		blocks,
		claims: [...header.claims, ...languageClaims(language)],
	};
	return success(article, [...decoded.diagnostics, ...header.diagnostics, ...looksLike(text, name), ...merged]);
}

/** Lines end at LF, CR LF or CR. */
function linesOf(text: string): Line[] {
	return text.split(/\r\n|[\n\r]/u).map((line, i) => ({ number: i + 1, text: line, column: 1 }));
}

function paragraphs(
	lines: readonly Line[],
	file: string,
): { blocks: readonly Paragraph[]; merged: readonly Diagnostic[] } {
	const wrapped = lines.every((line) => line.text.length <= WRAPPED);
	const blocks: Paragraph[] = [];
	let open: Line[] = [];
	let joints = 0;
	let joint: Line | undefined;
	for (const line of lines) {
		if (!INK.test(line.text)) {
			if (open.length > 0) blocks.push(paragraph(open, file));
			open = [];
			continue;
		}
		if (!wrapped && open.length > 0) {
			blocks.push(paragraph(open, file));
			open = [];
			joints++;
			joint ??= line;
		}
		open.push(line);
	}
	if (open.length > 0) blocks.push(paragraph(open, file));
	if (!joint) return { blocks, merged: [] };
	const place = { file, line: joint.number, column: joint.column };
	return { blocks, merged: [diagnostic("read/paragraph-per-line", { params: { count: joints }, place })] };
}

function paragraph(lines: readonly Line[], file: string): Paragraph {
	const content = lines.map((line, i): Span => {
		const place = { file, line: line.number, column: line.column, length: codePoints(line.text) };
		return { text: i + 1 < lines.length ? `${line.text} ` : line.text, place };
	});
	// The block begins at its first visible character.
	const { text, number, column } = lines[0] as Line;
	const ink = text.search(INK);
	const place = { file, line: number, column: column + ink, length: codePoints(text.slice(ink)) };
	return { kind: "paragraph", content, place };
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
