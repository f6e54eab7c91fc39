import type { Article, Diagnostic, Outcome, Source } from "../../src/model/index.ts";
import type { SplitOptions } from "../../src/read/collection.ts";
import { collectionFor } from "../../src/read/collections.ts";
import { read } from "../../src/read/registry.ts";

/** Bytes as a source that hands them out in pieces of a size. */
export function sourceOf(name: string, content: string | Uint8Array, piece = 1 << 16): Source {
	const bytes = typeof content === "string" ? Buffer.from(content) : content;
	return {
		name,
		async *open() {
			for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
		},
		resolve: async () => ({ diagnostics: [] }),
	};
}

export async function splitAll(source: Source, options: SplitOptions = {}): Promise<readonly Outcome<Source>[]> {
	const collection = collectionFor(source.name);
	if (!collection) throw new Error(`no collection: ${source.name}`);
	const all: Outcome<Source>[] = [];
	for await (const outcome of collection.split(source, options)) all.push(outcome);
	return all;
}

/** The members' bytes as text. */
export async function texts(outcomes: readonly Outcome<Source>[]): Promise<readonly string[]> {
	const found: string[] = [];
	for (const { value } of outcomes) {
		if (!value) continue;
		for await (const bytes of value.open()) found.push(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
	}
	return found;
}

/** Findings as `code@line`. */
export function codes(outcomes: readonly { readonly diagnostics: readonly Diagnostic[] }[]): readonly string[] {
	return outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ code, place }) => `${code}@${place?.line ?? "-"}`));
}

/** Reads the one article of a source. */
export async function articleOf(source: Source): Promise<Outcome<Article>> {
	for await (const outcome of read(source)) return outcome;
	throw new Error("no outcome");
}

/** Splits a collection and reads its members. */
export async function articles(
	name: string,
	content: string | Uint8Array,
	options: SplitOptions = {},
): Promise<readonly Outcome<Article>[]> {
	const all: Outcome<Article>[] = [];
	for (const outcome of await splitAll(sourceOf(name, content), options)) {
		all.push(outcome.value ? await articleOf(outcome.value) : { diagnostics: outcome.diagnostics });
	}
	return all;
}
