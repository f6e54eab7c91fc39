import type { Article } from "../../model/article.ts";
import { diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import type { Places } from "./places.ts";

export interface Parted {
	readonly frontMatter?: NonNullable<Article["frontMatter"]>;
	/** Where the Markdown begins, in UTF-16 code units. */
	readonly start: number;
}

const OPENING = /^---[ \t]*(?:\r\n|[\n\r])/u;
const CLOSING = /(?<=[\n\r])(?:---|\.\.\.)[ \t]*(?:\r\n|[\n\r]|$)/u;
const KEY = /^(?:"[^"\r\n]+"|'[^'\r\n]+'|[\p{L}_$][\p{L}\p{M}\p{N}_ .$-]*):(?=[ \t\r\n]|$)/mu;

/**
 * Parts YAML front matter from Markdown. It begins on the very first line with `---` and ends with a line `---` or `...`. What stands
 * between is front matter where it has a key, opens a mapping with `{`, or is blank; otherwise `---` is a thematic break. Front matter
 * that is never closed is an error: its keys would be printed as text.
 */
export function partFrontMatter(text: string, places: Places): Outcome<Parted> {
	const opening = OPENING.exec(text);
	if (!opening) return success({ start: 0 });
	const start = opening[0].length;
	const rest = text.slice(start - 1);
	const closing = CLOSING.exec(rest);
	if (!closing) {
		const [first = ""] = /\S.*/u.exec(text.slice(start)) ?? [];
		return KEY.test(first)
			? failure(diagnostic("read/front-matter-unclosed", { place: places.at(0, 3) }))
			: success({ start: 0 });
	}
	const inner = rest.slice(1, closing.index);
	const plain = inner.replace(/^[ \t]*#.*$/gmu, "").trim();
	if (plain !== "" && !plain.startsWith("{") && !KEY.test(plain)) return success({ start: 0 });
	const place = places.at(start, start + inner.length);
	return success({ frontMatter: { text: inner, place }, start: start - 1 + closing.index + closing[0].length });
}
