import { joinBytes } from "../../model/bytes.ts";
import { diagnostic, failure, type Outcome } from "../../model/diagnostic.ts";
import type { Source } from "../../model/source.ts";
import type { Collection, SplitOptions } from "../collection.ts";
import { memberLimit, memberSource, tooLarge } from "../member.ts";
import { textPieces } from "../pieces.ts";
import { unpacked } from "../unpack.ts";
import { recordEnd, separatorOf } from "./fields.ts";

/** Records after which lost quotes are given up on: each costs looking through the bytes behind it again. */
const patience = 100;

/** Tables of text with a header row (RFC 4180). A member is the header row and its own row, as they stand in the table. */
export const csv: Collection = {
	format: "csv",
	mediaTypes: ["text/csv", "text/tab-separated-values"],
	extensions: ["csv", "tsv", "tab"],
	split,
};

async function* split(source: Source, options: SplitOptions): AsyncIterable<Outcome<Source>> {
	const file = source.name;
	let [bytes, line, number, lost] = [new Uint8Array(0) as Uint8Array, 1, 0, 0];
	let header: { readonly bytes: Uint8Array; readonly separator: number } | undefined;

	/** Takes whole records off the bytes at hand. */
	function* records(final: boolean): Iterable<Outcome<Source>> {
		let from = 0;
		while (from < bytes.length) {
			const separator = header?.separator ?? separatorIn(bytes.subarray(from));
			let found = recordEnd(bytes, from, separator, final);
			const here = line;
			let unclosed = false;
			if (!found && (final || bytes.length - from > memberLimit)) {
				// A quote that is never closed: the record ends with its line, and the next line is looked at afresh.
				const feed = bytes.indexOf(0x0a, from);
				unclosed = true;
				if (feed < 0 && !final) {
					yield tooLarge(file, here);
					bytes = new Uint8Array(0);
					skipping = true;
					number++;
					return;
				}
				const end = feed < 0 ? bytes.length : feed;
				found = { next: feed < 0 ? end : end + 1, end, lines: feed < 0 ? 0 : 1 };
			}
			if (!found) break;
			const { next, end, lines, fault } = found;
			const start = from;
			from = next;
			line += lines;
			if (fault !== undefined) {
				// What was swallowed behind the wrong quote is looked at again.
				const feed = bytes.indexOf(0x0a, start);
				from = feed < 0 ? next : feed + 1;
				line = here + (feed < 0 ? lines : 1);
			}
			if (end === start) continue;
			const row = bytes.subarray(start, end);
			if (fault !== undefined || unclosed) {
				if (header) number++;
				lost++;
				yield failure(diagnostic(unclosed ? "read/csv-unclosed" : "read/csv-quote", { place: { file, line: here } }));
				if (header === undefined || lost > patience) {
					stopped = true;
					if (lost > patience)
						yield failure(diagnostic("read/csv-given-up", { params: { count: lost }, place: { file, line } }));
					return;
				}
			} else if (header === undefined) {
				header = { bytes: bytes.slice(start, next), separator };
			} else {
				number++;
				const member = { bytes: joinBytes([header.bytes, row]), number, line: here, extension: "csv" };
				yield { value: memberSource(source, member, "text/csv", options), diagnostics: [] };
			}
		}
		bytes = bytes.subarray(from);
	}

	let [skipping, stopped] = [false, false];
	for await (const { value, diagnostics } of textPieces(unpacked(source), file)) {
		if (diagnostics.length > 0) yield { diagnostics };
		if (value === undefined) continue;
		let piece = value;
		if (skipping) {
			const feed = piece.indexOf(0x0a);
			if (feed < 0) continue;
			piece = piece.subarray(feed + 1);
			line++;
			skipping = false;
		}
		bytes = bytes.length === 0 ? piece : joinBytes([bytes, piece]);
		yield* records(false);
		if (stopped) return;
	}
	yield* records(true);
	if (stopped) return;
	if (header !== undefined && number === 0) yield failure(diagnostic("read/csv-without-rows", { place: { file } }));
}

function separatorIn(bytes: Uint8Array): number {
	const feed = bytes.indexOf(0x0a);
	const head = bytes.subarray(0, feed < 0 ? Math.min(bytes.length, 64 * 1024) : feed);
	return separatorOf(new TextDecoder().decode(head)).charCodeAt(0);
}
