import { createHash } from "node:crypto";
import { type Document, textUnits } from "../model/index.ts";
import { canonical } from "../text/canonical.ts";
import { beginsWithTitle } from "../text/own-title.ts";

/** A unit of text in the order of reading. */
export interface Unit {
	readonly text: string;
	readonly heading: boolean;
}

/** SHA-256 of an article's units; a volume of thousands of articles keeps no more of their text than this. */
export type UnitDigest = Uint8Array;

/** The canonical text that has to come back out of an article's pages: its title, where it does not begin with it, and its units. */
export function expectedUnits({ title, blocks }: Pick<Document, "title" | "blocks">): readonly Unit[] {
	const heading = canonical(title.text);
	const units = textUnits(blocks)
		.map((unit) => ({ text: canonical(unit.text), heading: unit.heading === true }))
		.filter((unit) => unit.text !== "");
	if (beginsWithTitle(blocks, title.text)) return units;
	const bracketed = heading.startsWith("[") && heading.endsWith("]");
	return [{ text: title.supplied && !bracketed ? `[${heading}]` : heading, heading: true }, ...units];
}

export function unitsDigest(units: readonly Unit[]): UnitDigest {
	// One call for all: each costs more than the bytes of a paragraph.
	let whole = "";
	for (const { text, heading } of units) whole += `${heading ? "H" : "P"}${text}\n`;
	return createHash("sha256").update(whole).digest();
}
