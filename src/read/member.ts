import { type Diagnostic, diagnostic, failure, type Outcome, type Place } from "../model/diagnostic.ts";
import type { Source, Within } from "../model/source.ts";
import type { DecodedText } from "../text/charset/decode.ts";
import { decodeText } from "../text/charset/decode.ts";
import type { SplitOptions } from "./collection.ts";

/** Bytes of a member beyond which it is no article; it is told and left out. */
export const memberLimit = 32 * 1024 * 1024;

/** A member as a source: its own bytes, and a name made of the collection's and its number. */
export function memberSource(
	collection: Source,
	member: { readonly bytes: Uint8Array; readonly number: number; readonly line?: number; readonly extension: string },
	mediaType: string,
	{ map }: SplitOptions,
): Source {
	const { bytes, number, line, extension } = member;
	const within: Within = { file: collection.name, number, ...(line !== undefined && { line }) };
	return {
		name: `${stem(collection.name)}-${number}.${extension}`,
		mediaType,
		...(collection.encoding && { encoding: collection.encoding }),
		...(map && { keys: map }),
		within,
		async *open() {
			yield bytes;
		},
		resolve: collection.resolve,
	};
}

/** `kho/bao` of `kho/bao.jsonl.gz`; `stdin` of `-`. */
function stem(name: string): string {
	if (name === "-") return "stdin";
	return name.replace(/\.(?:gz|gzip|zst)$/iu, "").replace(/([^/\\])\.[^./\\]+$/u, "$1");
}

export function tooLarge(file: string, line: number): Outcome<never> {
	const params = { limit: memberLimit / (1024 * 1024) };
	return failure(diagnostic("read/member-too-large", { params, place: { file, line } }));
}

/** Where a member stands: in its collection, or itself where it came alone. */
export function memberPlace(source: Source): Place {
	const { within } = source;
	if (!within) return { file: source.name };
	return within.line === undefined
		? { file: within.file, path: `[${within.number}]` }
		: { file: within.file, line: within.line };
}

/** The text of a member, with findings that stand at the member's place in the collection. */
export function memberText(source: Source, bytes: Uint8Array): Outcome<DecodedText> {
	const place = memberPlace(source);
	const { value, diagnostics } = decodeText(bytes, place.file, source.encoding);
	return {
		...(value && { value }),
		diagnostics: source.within ? diagnostics.map((d) => moved(d, place)) : diagnostics,
	};
}

/** Lines of a member count on from its own; columns stay. */
function moved(finding: Diagnostic, at: Place): Diagnostic {
	const { line = 1, column } = finding.place ?? {};
	if (at.line === undefined) return { ...finding, place: at };
	return { ...finding, place: { ...at, line: at.line + line - 1, ...(column !== undefined && { column }) } };
}

/** UTF-16 and UTF-32 cannot be taken apart at the bytes of ASCII signs. */
export function wideStart(head: Uint8Array): string | undefined {
	const [a, b, c, d] = head;
	if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "UTF-32LE" : "UTF-16LE";
	if (a === 0xfe && b === 0xff) return "UTF-16BE";
	if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "UTF-32BE";
	if (a !== undefined && a !== 0 && b === 0 && c !== undefined && c !== 0 && d === 0) return "UTF-16LE";
	return a === 0 && b !== 0 && c === 0 && d !== undefined && d !== 0 ? "UTF-16BE" : undefined;
}
