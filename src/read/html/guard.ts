import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import type { Places } from "../markdown/places.ts";

/** UTF-16 code units of a page. */
export const LONGEST = 64 << 20;
/** Tags of a page; each costs the parser up to a kilobyte of memory. A page of a newspaper has some thousands. */
const TAGS = 400_000;
/** UTF-16 code units between tags, scripts and styles not counted: a thousand times the longest article. */
const TEXT = 16 << 20;
/** Attributes of one tag: the parser compares each with all before it. */
const ATTRIBUTES = 2_000;

/** Looks whether a page can be parsed in bounded time and memory. */
export function guard(text: string, places: Places): Diagnostic | undefined {
	const tooLong = (limit: number, at: number) =>
		diagnostic("read/html-too-long", { params: { limit: `${limit >> 20} MB` }, place: places.at(at) });
	if (text.length > LONGEST) return tooLong(LONGEST, LONGEST);
	let tags = 0;
	let outside = 0;
	let last = 0;
	let counts = true;
	for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
		const code = text.charCodeAt(at + 1) | 0x20;
		if (code < 0x61 || code > 0x7a) continue;
		if (counts) outside += at - last;
		if (outside > TEXT) return tooLong(TEXT, at);
		counts = !/^<(?:script|style)\b/i.test(text.slice(at, at + 8));
		if (++tags > TAGS) return diagnostic("read/html-too-many-tags", { params: { limit: TAGS }, place: places.at(at) });
		const end = text.indexOf(">", at);
		const stop = end < 0 ? text.length : end;
		if (stop - at > 2 * ATTRIBUTES && attributesIn(text, at, stop) > ATTRIBUTES)
			return diagnostic("read/html-too-many-attributes", { params: { limit: ATTRIBUTES }, place: places.at(at) });
		last = stop;
		if (end < 0) break;
		if (stop - at > 2 * ATTRIBUTES) at = stop - 1;
	}
	return outside + (counts ? text.length - last : 0) > TEXT ? tooLong(TEXT, last) : undefined;
}

/** Names behind white space, a quote or a slash, as far as can be told without parsing. */
function attributesIn(text: string, from: number, to: number): number {
	let count = 0;
	let apart = false;
	for (let i = from; i < to && count <= ATTRIBUTES; i++) {
		const code = text.charCodeAt(i);
		const separates = code <= 0x20 || code === 0x2f || code === 0x22 || code === 0x27;
		if (!separates && apart) count++;
		apart = separates;
	}
	return count;
}
