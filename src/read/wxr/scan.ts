import { joinBytes } from "../../model/bytes.ts";
import { diagnostic, type Outcome } from "../../model/diagnostic.ts";
import { memberLimit } from "../member.ts";
import type { Pieces } from "../pieces.ts";

/** A stretch of an export: what stands before its first item, an item with its tags, or a finding. */
export interface Stretch {
	readonly kind: "header" | "item";
	readonly bytes: Uint8Array;
	/** Line at which it begins, from 1. */
	readonly line: number;
}

/** Bytes of the channel's own elements: authors, categories and tags; a large site has some ten megabytes of them. */
const HEADER = 64 << 20;
const LESS = 0x3c;
const FEED = 0x0a;
const ascii = (text: string) => new TextEncoder().encode(text);
const CDATA = ascii("<![CDATA[");
const CDATA_END = ascii("]]>");
const COMMENT = ascii("<!--");
const COMMENT_END = ascii("-->");
const OPEN = ascii("<item");
const CLOSE = ascii("</item>");

/**
 * Takes an export apart at its items, in memory for one item. Only tags are looked for, outside of CDATA sections and comments: an item that is
 * broken inside costs nobody but itself. An item that another one begins in is given up, as is one that the file ends in.
 */
export async function* stretchesOf(pieces: Pieces, file: string): AsyncIterable<Outcome<Stretch>> {
	let bytes: Uint8Array = new Uint8Array(0);
	/** What lies before it was looked at. */
	let at = 0;
	let line = 1;
	/** Where the item or the header began; undefined between items. */
	let start: number | undefined = 0;
	let kind = "header" as Stretch["kind"];
	let sought: Uint8Array | undefined;
	let large = false;
	let closed = false;

	/** Line of a place that is not before the one asked for last: each line end is counted once. */
	let counted = 0;
	const lineOf = (place: number) => {
		for (let n = bytes.indexOf(FEED, counted); n >= 0 && n < place; n = bytes.indexOf(FEED, n + 1)) {
			line++;
			counted = n + 1;
		}
		return line;
	};
	const drop = (to: number) => {
		lineOf(to);
		bytes = bytes.subarray(to);
		at -= to;
		counted = Math.max(0, counted - to);
	};
	const limit = () => (kind === "header" ? HEADER : memberLimit);

	function* step(final: boolean): Iterable<Outcome<Stretch>> {
		while (at < bytes.length) {
			if (sought !== undefined) {
				const end = indexOf(bytes, sought, at);
				if (end < 0) {
					at = Math.max(at, bytes.length - 2);
					return;
				}
				at = end + 3;
				sought = undefined;
				continue;
			}
			const less = bytes.indexOf(LESS, at);
			if (less < 0) {
				at = bytes.length;
				return;
			}
			at = less;
			if (bytes.length - less < CDATA.length && !final) return;
			if (startsAt(bytes, CDATA, less)) {
				sought = CDATA_END;
				at += CDATA.length;
			} else if (startsAt(bytes, COMMENT, less)) {
				sought = COMMENT_END;
				at += COMMENT.length;
			} else if (startsAt(bytes, OPEN, less) && /[\s>]/u.test(String.fromCharCode(bytes[less + OPEN.length] ?? 0))) {
				const before = start === undefined ? undefined : bytes.slice(start, less);
				const begun = lineOf(start ?? 0);
				if (before && kind === "header") yield whole("header", before, begun);
				else if (before && !large) yield lost("wxr/item-unclosed", begun);
				start = less;
				kind = "item";
				large = false;
				at += OPEN.length;
			} else if (startsAt(bytes, CLOSE, less)) {
				at += CLOSE.length;
				if (start !== undefined && kind === "item" && !large)
					yield whole("item", bytes.slice(start, at), lineOf(start));
				start = undefined;
				large = false;
			} else {
				if (startsAt(bytes, ascii("</rss"), less)) closed = true;
				at++;
			}
			if (at > bytes.length) at = bytes.length;
		}
	}

	const lost = (code: "wxr/item-unclosed", begun: number): Outcome<Stretch> => ({
		diagnostics: [diagnostic(code, { place: { file, line: begun } })],
	});

	for await (const { value, diagnostics } of pieces) {
		if (diagnostics.length > 0) yield { diagnostics };
		if (value === undefined) continue;
		bytes = bytes.length === 0 ? value : joinBytes([bytes, value]);
		yield* step(false);
		if (start !== undefined && !large && at - start > limit()) {
			const params = { limit: limit() >> 20 };
			yield {
				diagnostics: [diagnostic("read/member-too-large", { params, place: { file, line: lineOf(start) } })],
			};
			large = true;
		}
		const keep = start === undefined || large ? at : start;
		drop(keep);
		if (start !== undefined) start = 0;
	}
	yield* step(true);
	if (start !== undefined && kind === "item" && !large) yield lost("wxr/item-unclosed", lineOf(start));
	if (start !== undefined && kind === "header") yield whole("header", bytes.slice(start), line);
	else if (!closed) yield { diagnostics: [diagnostic("wxr/truncated", { place: { file, line: lineOf(at) } })] };
}

function whole(kind: Stretch["kind"], bytes: Uint8Array, line: number): Outcome<Stretch> {
	return { value: { kind, bytes, line }, diagnostics: [] };
}

function startsAt(bytes: Uint8Array, sign: Uint8Array, at: number): boolean {
	for (let i = 0; i < sign.length; i++) if (bytes[at + i] !== sign[i]) return false;
	return true;
}

function indexOf(bytes: Uint8Array, sign: Uint8Array, from: number): number {
	const first = sign[0] as number;
	for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
		if (startsAt(bytes, sign, at)) return at;
	return -1;
}
