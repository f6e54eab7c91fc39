import type { Outcome } from "../../model/diagnostic.ts";
import type { Source } from "../../model/source.ts";
import type { Collection, SplitOptions } from "../collection.ts";
import { memberLimit, memberSource, tooLarge } from "../member.ts";
import { growing, textPieces } from "../pieces.ts";
import { unpacked } from "../unpack.ts";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** JSON Lines: one value in each line. A member is its line, without the line end; blank lines are none. */
export const jsonLines: Collection = {
	format: "jsonl",
	mediaTypes: ["application/jsonl", "application/x-ndjson"],
	extensions: ["jsonl", "ndjson"],
	split,
};

async function* split(source: Source, options: SplitOptions): AsyncIterable<Outcome<Source>> {
	const open = growing(memberLimit);
	let line = 1;
	let number = 0;
	function end(): Outcome<Source> | undefined {
		const here = line++;
		const bytes = open.take();
		if (bytes === undefined) {
			number++;
			return tooLarge(source.name, here);
		}
		const own = bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
		if (isBlank(own)) return undefined;
		number++;
		const member = { bytes: own, number, line: here, extension: "json" };
		return { value: memberSource(source, member, "application/json", options), diagnostics: [] };
	}
	for await (const { value, diagnostics } of textPieces(unpacked(source), source.name)) {
		if (diagnostics.length > 0) yield { diagnostics };
		if (value === undefined) continue;
		let from = 0;
		for (let to = value.indexOf(lineFeed); to >= 0; to = value.indexOf(lineFeed, from)) {
			if (to === from && open.size === 0) {
				line++;
				from++;
				continue;
			}
			open.add(value.subarray(from, to));
			from = to + 1;
			const member = end();
			if (member) yield member;
		}
		if (from < value.length) open.add(value.subarray(from));
	}
	if (open.size === 0) return;
	const last = end();
	if (last) yield last;
}

function isBlank(bytes: Uint8Array): boolean {
	for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== carriageReturn) return false;
	return true;
}
