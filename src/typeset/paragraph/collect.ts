import type { Span } from "../../model/article.ts";
import type { FaceStyle } from "../../model/page.ts";
import { canonical, dropInvisibles } from "../../text/canonical.ts";
import { breakable, dropOthers, isUnspaced, mayPart } from "../../text/east-asian.ts";
import { WHITE_SPACE } from "../../text/space.ts";

/** How a stretch of text looks and whose it is. */
export interface Look {
	readonly style: FaceStyle;
	/** Points. */
	readonly size: number;
	readonly gray?: number;
	/** Points; superscript positive. */
	readonly rise?: number;
	/** Structure element, where it is not the block's own. */
	readonly element?: number;
}

/**
 * The words of one line-broken stretch, in canonical form. A word whose look changes inside it is several pieces, each but the
 * first `joined` to the one before.
 */
export interface Material {
	readonly pieces: readonly string[];
	/** One look for all, or one per piece. */
	readonly looks: Look | readonly Look[];
	/** Absent when every piece is a word. */
	readonly joined?: readonly boolean[];
	/** Joined pieces that a line may begin with all the same: the parts of a web address, and of text without spaces. */
	readonly cuts?: ReadonlySet<number>;
}

/** What sets off the parts of a web address. */
const ADDRESS = "://";
const ADDRESS_PART = /[^/?&=#._-]+[/?&=#._-]*|[/?&=#._-]+/gu;

const TOKEN = new RegExp(`[${WHITE_SPACE}]+|[^${WHITE_SPACE}]+`, "gu");
const SPACE = new RegExp(`^[${WHITE_SPACE}]`, "u");

/**
 * Text of nothing but single spaces and characters of Vietnamese print: it is canonical as it stands, for all of these are composed, none is a
 * mark, a break or invisible. By far the most texts are, and one pass over their characters says so.
 */
const UNTIDY = /[^ -~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1ef9–—‘’“”…]|^ | $| {2}/;

/** Splits text of one look into words; no material for text without visible characters. */
export function collectText(text: string, look: Look): readonly Material[] {
	if (isTidy(text) && !text.includes(ADDRESS)) return [{ pieces: text.split(" "), looks: look }];
	if (!text.includes("\n")) {
		const whole = canonical(text);
		if (whole.includes(ADDRESS) || isUnspaced(text)) return collectSpans([{ text }], () => look);
		return whole === "" ? [] : [{ pieces: whole.split(" "), looks: look }];
	}
	return text.split("\n").flatMap((line) => collectText(line, look));
}

/** Whether a text is known to be canonical, with nothing in it that may break but its spaces. */
export function isTidy(text: string): boolean {
	return text !== "" && !UNTIDY.test(text);
}

/**
 * Splits spans into words, one material per forced line. The pieces of all materials, a space between words and none between
 * joined pieces, are the canonical form of the spans' text: a mark that composes over the border of two spans goes to the first.
 */
export function collectSpans(spans: readonly Span[], lookOf: (span: Span) => Look): readonly Material[] {
	const materials: Material[] = [];
	let line = emptyLine();
	let open = false;
	for (const span of spans) {
		const look = lookOf(span);
		// A zero-width space is no part of the text, but says where a line may begin.
		const unspaced = isUnspaced(span.text);
		const text = unspaced ? dropOthers(span.text, dropInvisibles) : dropInvisibles(span.text);
		for (const [token] of text.matchAll(TOKEN)) {
			if (!SPACE.test(token)) {
				if (unspaced && dropInvisibles(token) === "") continue;
				line.unspaced ||= unspaced;
				add(line, token.normalize("NFC"), look, open);
				open = true;
				continue;
			}
			open = false;
			if (!token.includes("\n")) continue;
			if (line.pieces.length > 0) materials.push(opened(line));
			line = emptyLine();
		}
	}
	if (line.pieces.length > 0) materials.push(opened(line));
	return materials;
}

interface OpenLine extends Material {
	readonly pieces: string[];
	readonly looks: Look[];
	readonly joined: boolean[];
	readonly cuts: Set<number>;
	/** Has text that a line may begin inside of. */
	unspaced: boolean;
}

function emptyLine(): OpenLine {
	return { pieces: [], looks: [], joined: [], cuts: new Set(), unspaced: false };
}

function add(line: OpenLine, token: string, look: Look, joins: boolean): void {
	const last = line.pieces.length - 1;
	let rest = token;
	if (joins && last >= 0) {
		const sameLook = line.looks[last] === look;
		let taken = line.pieces[last] as string;
		while (rest !== "" && (sameLook || (taken + rest).normalize("NFC") !== taken + rest)) {
			const [first] = rest;
			taken = (taken + (sameLook ? rest : first)).normalize("NFC");
			rest = sameLook ? "" : rest.slice((first as string).length);
		}
		line.pieces[last] = taken;
	}
	if (rest === "") return;
	const parts = rest.includes(ADDRESS) ? (rest.match(ADDRESS_PART) ?? [rest]) : [rest];
	for (const [n, part] of parts.entries()) {
		if (n > 0) line.cuts.add(line.pieces.length);
		line.pieces.push(part);
		line.looks.push(look);
		line.joined.push(n > 0 || (joins && last >= 0));
	}
}

/** Takes the pieces of text without spaces apart where a line may begin. */
function opened(line: OpenLine): Material {
	if (!line.unspaced) return line;
	const open = emptyLine();
	for (const [i, piece] of line.pieces.entries()) {
		const joins = line.joined[i] === true;
		for (const [n, part] of breakable(piece).entries()) {
			const cut = n > 0 || line.cuts.has(i) || (joins && mayPart(line.pieces[i - 1] ?? "", piece));
			if (cut) open.cuts.add(open.pieces.length);
			open.pieces.push(part);
			open.looks.push(line.looks[i] as Look);
			open.joined.push(n > 0 || joins);
		}
	}
	return open;
}
