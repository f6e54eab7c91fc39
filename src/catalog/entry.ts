import { createHash } from "node:crypto";
import type { CataloguePackage, CatalogueRecord } from "../model/index.ts";
import { indexWords, type WordForms } from "../text/fold.ts";
import { deflated, inflated } from "./packed.ts";

/**
 * A record as it goes into the database: what takes time has been done, and the thread that writes has little left to do. Data only, so that
 * the thread that made the record can make it.
 */
export interface CatalogueEntry extends Omit<CatalogueRecord, "description" | "text" | "packages"> {
	/** SHA-256 (hex) of all that is said of the version, its packages apart: those are known last. */
	readonly content: string;
	readonly description: Uint8Array;
	readonly body: Uint8Array;
	readonly words: IndexedWords;
}

export interface IndexedWords {
	readonly title: WordForms;
	readonly body: WordForms;
}

/** An entry and where its record stands. */
export interface PlacedEntry {
	readonly entry: CatalogueEntry;
	readonly packages: readonly CataloguePackage[];
}

export function entryOf(record: CatalogueRecord): CatalogueEntry {
	const { description, text, packages: _, ...rest } = record;
	const { title, creators, publisher, subjects } = rest;
	return {
		...rest,
		content: digestOf({ ...rest, description, text }),
		description: deflated(description),
		body: deflated(text),
		words: indexedWords(title, text, creators, publisher, subjects),
	};
}

export function placedEntry(record: CatalogueRecord): PlacedEntry {
	return { entry: entryOf(record), packages: record.packages };
}

/** Names, publisher and subjects are found like the text. */
export function indexedWords(
	title: string,
	text: string,
	creators: readonly string[],
	publisher: string | undefined,
	subjects: readonly string[],
): IndexedWords {
	return {
		title: indexWords(title),
		body: indexWords([text, ...creators, publisher ?? "", ...subjects].join("\n")),
	};
}

/** Digest over all that is said of a version. */
export function versionDigest({ entry, packages }: PlacedEntry): string {
	return createHash("sha256")
		.update(`${entry.content}\n${JSON.stringify(packages)}`)
		.digest("hex");
}

/** The digest that catalogues have from before there were entries: over the record with its packages, its texts not deflated. */
export function formerDigest({ entry, packages }: PlacedEntry): string {
	const { content: _, words: __, description, body, ...rest } = entry;
	return digestOf({ ...rest, description: inflated(description), text: inflated(body), packages });
}

function digestOf(said: object): string {
	const sorted = Object.entries(said)
		.filter(([, value]) => value !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}
