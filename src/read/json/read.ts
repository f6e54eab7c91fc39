import type { Article } from "../../model/article.ts";
import { diagnostic, failure, type Outcome } from "../../model/diagnostic.ts";
import { bytesOf, type Source } from "../../model/source.ts";
import { codePointName } from "../../text/invisible.ts";
import { codePoints } from "../../text/place.ts";
import { articleOf, htmlReader } from "../keys/article.ts";
import { keyName } from "../keys/path.ts";
import { memberPlace, memberText } from "../member.ts";
import { nestingLimit, parseJson } from "./parse.ts";

/** Reads one JSON object as an article. */
export async function readJson(source: Source): Promise<Outcome<Article>> {
	const place = memberPlace(source);
	const decoded = memberText(source, await bytesOf(source));
	if (!decoded.value) return failure(...decoded.diagnostics);
	const { text, encoding } = decoded.value;
	const parsed = parseJson(text);
	if ("at" in parsed) {
		if (parsed.depth) {
			return failure(
				...decoded.diagnostics,
				diagnostic("read/json-too-deep", { params: { limit: nestingLimit }, place }),
			);
		}
		const before = text.slice(0, parsed.at).split("\n");
		const column = codePoints(before.at(-1) ?? "") + 1;
		const at = place.line === undefined ? place : { ...place, line: place.line + before.length - 1, column };
		const found = text.codePointAt(parsed.at);
		const clause = { standard: "RFC 8259", clause: "2" };
		const fault =
			found === undefined
				? diagnostic("read/json-cut-off", { place: at, clause })
				: diagnostic("read/json-invalid", { params: { character: shown(found) }, place: at, clause });
		return failure(...decoded.diagnostics, fault);
	}
	const article = articleOf({
		value: parsed.value,
		place,
		...(source.keys && { keys: source.keys }),
		...(await htmlReader(parsed.value)),
	});
	const repeated = [...new Set(parsed.repeated)].map((key) =>
		diagnostic("read/key-repeated", { params: { key: keyName(key) }, place }),
	);
	const diagnostics = [...decoded.diagnostics, ...repeated, ...article.diagnostics];
	if (!article.value) return failure(...diagnostics);
	return { value: { ...article.value, ...(encoding !== "utf-8" && { encoding }) }, diagnostics };
}

/** A sign as itself where it can be seen, else by its number. */
function shown(point: number): string {
	return point > 0x20 && point < 0x7f ? String.fromCodePoint(point) : codePointName(point);
}
