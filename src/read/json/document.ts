import { diagnostic, failure, type Outcome } from "../../model/diagnostic.ts";
import type { Source } from "../../model/source.ts";
import type { Collection, SplitOptions } from "../collection.ts";
import { keyName } from "../keys/path.ts";
import { memberSource, tooLarge } from "../member.ts";
import { textPieces } from "../pieces.ts";
import { unpacked } from "../unpack.ts";
import { type Found, scanner } from "./scan.ts";

/**
 * A JSON document: an array of articles, an object around one such array, one article, or several values one behind the other. A member
 * is the bytes of its value.
 */
export const jsonDocument: Collection = {
	format: "json",
	mediaTypes: ["application/json", "text/json"],
	extensions: ["json"],
	split,
};

async function* split(source: Source, options: SplitOptions): AsyncIterable<Outcome<Source>> {
	let number = 0;
	const outcome = (found: Found): Outcome<Source> => {
		const place = { file: source.name, line: found.line };
		switch (found.kind) {
			case "member": {
				number++;
				const member = { bytes: found.bytes, number, line: found.line, extension: "json" };
				return { value: memberSource(source, member, "application/json", options), diagnostics: [] };
			}
			case "too-large":
				number++;
				return tooLarge(source.name, found.line);
			case "left-out": {
				const params = { keys: found.keys.map(keyName).join(", "), count: found.keys.length };
				return { diagnostics: [diagnostic("read/wrapper-left-out", { params, place })] };
			}
			case "unfinished":
				return failure(diagnostic("read/json-unfinished", { place }));
			case "foreign":
				return failure(diagnostic("read/json-foreign", { place }));
		}
	};
	const scan = scanner(stepsOf(options));
	for await (const { value, diagnostics } of textPieces(unpacked(source), source.name)) {
		if (diagnostics.length > 0) yield { diagnostics };
		if (value === undefined) continue;
		for (const found of scan.feed(value)) yield outcome(found);
		if (scan.stopped) return;
	}
	for (const found of scan.end()) yield outcome(found);
}

/** First keys of the paths that hold an article's text: an object that has one of them is an article, whatever arrays it has. */
function stepsOf({ map }: SplitOptions): ReadonlySet<string> {
	const paths = ["body", "lead"].flatMap((target) => map?.get(target)?.split(/[|+]/u) ?? []);
	return new Set(paths.map((path) => path.split(".")[0] as string));
}
