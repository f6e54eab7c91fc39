import { openRecord } from "../../build/open-record.ts";
import { artifactTree } from "../../build/tree.ts";
import type { Artifact, Outcome, RecordContent } from "../../model/index.ts";
import type { FinishedRecord } from "../sink.ts";

/** The files of a record below its payload, as stores of records without a bag keep them. */
export function payloadOf({ built }: FinishedRecord): readonly Artifact[] {
	return built.package.entries
		.filter(({ path }) => path.startsWith("data/"))
		.map((entry) => ({ ...entry, path: entry.path.slice("data/".length) }));
}

/** The record as package formats want it. */
export function contentOf({ built }: FinishedRecord): Promise<Outcome<RecordContent>> {
	const { label, entries } = built.package;
	return openRecord(artifactTree(label, entries), label);
}

/** What `record.json` says of who it is and how it was made; undefined where it is none. */
export function identityOf(
	bytes: Uint8Array | string,
): { readonly identifier: string; readonly recipeDigest: string } | undefined {
	try {
		const text = typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes);
		const value = JSON.parse(text) as { identifier?: unknown; recipe?: { digest?: unknown } };
		const { identifier, recipe } = value;
		const digest = recipe?.digest;
		return typeof identifier === "string" && typeof digest === "string"
			? { identifier, recipeDigest: digest }
			: undefined;
	} catch {
		return undefined;
	}
}

/** The recipe of a finished record. */
export function recipeOf({ built }: FinishedRecord): string {
	const file = built.package.entries.find(({ path }) => path === "data/metadata/record.json");
	const known = file?.content instanceof Uint8Array ? identityOf(file.content) : undefined;
	if (known === undefined) throw new Error("a record without its description");
	return known.recipeDigest;
}
