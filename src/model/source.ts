import { joinBytes } from "./bytes.ts";
import type { Outcome } from "./diagnostic.ts";
import type { AskedEncoding } from "./encoding.ts";

/** An input: its bytes, and its neighbours (the images beside a page). */
export interface Source {
	/** The name by which the user knows it. */
	readonly name: string;
	/** Where it was declared; otherwise the reader registry goes by the name and the first bytes. */
	readonly mediaType?: string;
	/** Where somebody stated it; otherwise it is found out. */
	readonly encoding?: AskedEncoding;
	/** Of structured data, where somebody stated it: element, `body` or `lead` to the path of the key that holds it. */
	readonly keys?: ReadonlyMap<string, string>;
	/** What it was taken out of, where it is one member of a collection. */
	readonly within?: Within;
	open(): AsyncIterable<Uint8Array>;
	/** A neighbour by relative reference; never leaves the source's folder, never goes to the network. */
	resolve(href: string): Promise<Outcome<Uint8Array>>;
}

/** A member's place in its collection. */
export interface Within {
	/** Name of the collection. */
	readonly file: string;
	/** From 1, in the collection's order. */
	readonly number: number;
	/** Line at which the member begins, from 1, where the collection has lines. */
	readonly line?: number;
}

/** `tin.jsonl:57`, or `tin.json [57]` where there are no lines: how people and messages name a member. */
export function memberName(file: string, within: Within | undefined): string {
	if (!within) return file;
	return within.line === undefined ? `${file} [${within.number}]` : `${file}:${within.line}`;
}

/** All bytes of a source of at most `limit`; undefined where there are more, which are then not read. */
export async function bytesUpTo(source: Pick<Source, "open">, limit: number): Promise<Uint8Array | undefined> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of source.open()) {
		size += chunk.length;
		if (size > limit) return undefined;
		chunks.push(chunk);
	}
	return joinBytes(chunks);
}

/** All bytes of a source. */
export async function bytesOf(source: Pick<Source, "open">): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of source.open()) chunks.push(chunk);
	return joinBytes(chunks);
}
