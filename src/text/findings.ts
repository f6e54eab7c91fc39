import type { Block, Span } from "../model/article.ts";
import { type Diagnostic, diagnostic, type Place } from "../model/diagnostic.ts";
import { codePointName, INVISIBLE, invisibleName } from "./invisible.ts";
import { codePoints, placeIn } from "./place.ts";
import { WHITE_SPACE } from "./space.ts";

/** Outside XML 1.0's production Char (2.2), but for U+000B and U+000C, which are White_Space and become a space. */
const ILLEGAL = "[\\u0000-\\u0008\\u000e-\\u001f\\ufffe\\uffff\\ud800-\\udfff]";
/** Anything that may deserve a finding; one pass over clean text is all that it costs. */
const SUSPECT = new RegExp(
	`${INVISIBLE}|${ILLEGAL}|\\ufffd|[${WHITE_SPACE}]{2}|[${WHITE_SPACE.replace(" ", "")}]`,
	"u",
);
const EACH = new RegExp(`${INVISIBLE}|${ILLEGAL}|\\ufffd|[${WHITE_SPACE}]+`, "gu");
/** What NFC can change as one: a base with its marks, or a row of Hangul jamo. */
const CLUSTER = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;

interface Tally {
	count: number;
	place: Place | undefined;
	length: number;
}

/**
 * What `canonical` changes in an article, and what it cannot carry: one finding per kind (per code point for characters), with the
 * number of places and the first of them. Indentation and blanks at the ends of a span are the format's and not reported.
 */
export function textFindings(blocks: readonly Block[]): readonly Diagnostic[] {
	const tallies: Tallies = { composed: undefined, spaces: undefined, points: new Map() };
	for (const block of blocks) examineBlock(block, tallies);
	const found: Diagnostic[] = [];
	for (const [point, tally] of tallies.points) found.push(pointFinding(point, tally));
	if (tallies.composed) found.push(counted("text/not-nfc", tallies.composed));
	if (tallies.spaces) found.push(counted("text/white-space-folded", tallies.spaces));
	return found;
}

interface Tallies {
	composed: Tally | undefined;
	spaces: Tally | undefined;
	readonly points: Map<number, Tally>;
}

function examineBlock(block: Block, tallies: Tallies): void {
	switch (block.kind) {
		case "paragraph":
		case "heading":
			examineSpans(block.content, tallies);
			break;
		case "code":
			examine({ text: block.text, exact: false, ...(block.place && { place: block.place }) }, tallies, false);
			break;
		case "quote":
			for (const inner of block.blocks) examineBlock(inner, tallies);
			break;
		case "list":
			for (const inner of block.items.flat()) examineBlock(inner, tallies);
			break;
		case "figure":
			examineSpans([...(block.caption ?? []), ...(block.credit ?? [])], tallies);
			break;
		case "table":
			examineSpans(block.caption ?? [], tallies);
			for (const cell of block.rows.flat()) for (const inner of cell.blocks) examineBlock(inner, tallies);
			break;
		case "rule":
			break;
	}
}

function examineSpans(spans: readonly Span[], tallies: Tallies): void {
	spans.forEach((span, i) => {
		const before = spans[i - 1];
		examine(span, tallies, true, before === undefined, i === spans.length - 1);
		if (before && composesAcross(before.text, span.text)) {
			if (tallies.composed) tallies.composed.count++;
			else tallies.composed = first(span, 0, 1);
		}
		for (const note of span.note ?? []) examineBlock(note, tallies);
	});
}

/** Whether a mark at the start of a span goes together with the letter at the end of the one before. */
function composesAcross(before: string, text: string): boolean {
	const marks = /^\p{M}+/u.exec(text)?.[0];
	const letter = marks === undefined ? undefined : /\P{M}\p{M}*$/u.exec(before)?.[0];
	if (marks === undefined || letter === undefined) return false;
	return (letter + marks).normalize("NFC") !== letter.normalize("NFC") + marks.normalize("NFC");
}

/** `opens` and `closes`: the span stands at that end of its block, where blanks are the format's. */
function examine(span: Span, tallies: Tallies, withSpaces: boolean, opens = true, closes = true): void {
	const { text } = span;
	if (text.normalize("NFC") !== text) tallies.composed = examineForm(span, tallies.composed);
	if (!SUSPECT.test(text)) return;
	for (const match of text.matchAll(EACH)) {
		const [found] = match;
		const point = found.codePointAt(0) as number;
		if (invisibleName(point) !== undefined || isIllegal(point) || point === 0xfffd) {
			const known = tallies.points.get(point);
			if (known) known.count++;
			else tallies.points.set(point, first(span, match.index, 1));
		} else if (withSpaces && folds(text, match.index, found, opens, closes)) {
			if (tallies.spaces) tallies.spaces.count++;
			else tallies.spaces = first(span, match.index, codePoints(found));
		}
	}
}

function examineForm(span: Span, tally: Tally | undefined): Tally {
	let known = tally;
	for (const match of span.text.matchAll(CLUSTER)) {
		if (match[0].normalize("NFC") === match[0]) continue;
		if (known) known.count++;
		else known = first(span, match.index, codePoints(match[0]));
	}
	return known ?? first(span, 0, 1);
}

function folds(text: string, index: number, run: string, opens: boolean, closes: boolean): boolean {
	if (run === " " || run === "\n") return false;
	const edge = (opens && index === 0) || (closes && index + run.length === text.length);
	return !edge || /[^ \t\r\n]/.test(run);
}

function isIllegal(point: number): boolean {
	return (
		point <= 0x08 ||
		(point >= 0x0e && point <= 0x1f) ||
		(point >= 0xd800 && point <= 0xdfff) ||
		point === 0xfffe ||
		point === 0xffff
	);
}

function first(span: Span, index: number, length: number): Tally {
	return { count: 1, place: placeIn(span, index, length), length };
}

function counted(code: "text/not-nfc" | "text/white-space-folded", { count, place }: Tally): Diagnostic {
	return diagnostic(code, { params: { count }, ...(place && { place }) });
}

function pointFinding(point: number, { count, place }: Tally): Diagnostic {
	const at = place && { place };
	const character = codePointName(point);
	const name = invisibleName(point);
	if (name !== undefined) return diagnostic("text/invisible-dropped", { params: { character, name, count }, ...at });
	if (point === 0xfffd) return diagnostic("text/replacement-character", { params: { count }, ...at });
	const clause = { standard: "XML 1.0", clause: "2.2" };
	return diagnostic("text/control-character", { params: { character, count }, clause, ...at });
}
