import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import type { Places } from "../markdown/places.ts";

/** UTF-16 code units of a page. */
export const LONGEST = 64 << 20;
/** Tags of a page; each costs the parser up to a kilobyte of memory. A page of a newspaper has some thousands. */
const TAGS = 400_000;
/** Attributes of one tag: the parser compares each with all before it. */
const ATTRIBUTES = 2_000;

/** Looks whether a page can be parsed in bounded time and memory. */
export function guard(text: string, places: Places): Diagnostic | undefined {
	if (text.length > LONGEST)
		return diagnostic("read/html-too-long", { params: { limit: `${LONGEST >> 20} MB` }, place: places.at(LONGEST) });
	let tags = 0;
	for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
		const code = text.charCodeAt(at + 1) | 0x20;
		if (code < 0x61 || code > 0x7a) continue;
		if (++tags > TAGS) return diagnostic("read/html-too-many-tags", { params: { limit: TAGS }, place: places.at(at) });
		const end = text.indexOf(">", at);
		const stop = end < 0 ? text.length : end;
		if (stop - at > 2 * ATTRIBUTES && attributesIn(text, at, stop) > ATTRIBUTES)
			return diagnostic("read/html-too-many-attributes", { params: { limit: ATTRIBUTES }, place: places.at(at) });
		if (end < 0) break;
		if (stop - at > 2 * ATTRIBUTES) at = stop - 1;
	}
	return undefined;
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
