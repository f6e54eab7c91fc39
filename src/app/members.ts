import type { AuthorityRow } from "../metadata/authority/row.ts";
import {
	type Claim,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	memberName,
	type Source,
	type Within,
} from "../model/index.ts";
import type { Collection } from "../read/collection.ts";
import { collectionFor } from "../read/collections.ts";
import { FindingError, readFinding } from "../store/failure.ts";
import { fileSource, stdinSource } from "../store/file-source.ts";
import { readTextFile } from "../store/text-file.ts";
import {
	type GivenMetadata,
	givenLayers,
	isSheet,
	type LoadedInput,
	openSheet,
	readArticle,
	withShared,
} from "./input.ts";
import { single } from "./settings-file.ts";

/** Which members of a collection are wanted, and how they are read. */
export interface CollectionOptions {
	/** Key of the collections' registry, where the name does not tell. */
	readonly format?: string;
	/** Element, `body` or `lead` to the path of a key. */
	readonly keys?: ReadonlyMap<string, string>;
	/** Members at the beginning that are left out. */
	readonly skip?: number;
	/** Members at most. */
	readonly limit?: number;
	/** Numbers of members, from 1. */
	readonly only?: ReadonlySet<number>;
	/** Ends at the first member that cannot be read. */
	readonly stopAtBad?: boolean;
}

/** A member that was read, or why it could not be. `within` is absent for what is wrong with the collection as a whole. */
export interface LoadedMember extends LoadedInput {
	readonly within?: Within;
}

/** A member that was taken out and not yet read, with what is stated about it in rising order; without a source, why it could not be. */
export interface TakenMember {
	readonly member?: {
		readonly source: Source;
		readonly within: Within;
		readonly stated: readonly (readonly Claim[])[];
	};
	readonly diagnostics: readonly Diagnostic[];
	readonly texts: ReadonlyMap<string, string>;
}

/** The collection format of a file; undefined where the file is one article. */
export function collectionOf(file: string, options: CollectionOptions = {}): Collection | undefined {
	return collectionFor(file, options.format);
}

/** Reads the members of a collection one by one; what is given (sidecar, metadata file, settings) describes each of them. */
export async function* loadMembers(
	file: string,
	collection: Collection,
	given: GivenMetadata,
	options: CollectionOptions,
): AsyncIterable<LoadedMember> {
	const shared: SharedOfMembers = { authorities: [] };
	for await (const { member, diagnostics, texts } of takeMembers(file, collection, given, options, shared)) {
		if (member === undefined) {
			yield { outcome: { diagnostics }, texts };
			continue;
		}
		const read = await readMember(member.source, member.stated, diagnostics);
		const outcome = withShared(read.outcome, given.defaults, shared.authorities);
		yield { ...read, outcome, within: member.within };
		if (options.stopAtBad && read.outcome.value === undefined) return;
	}
}

/** What was read once for all members. */
export interface SharedOfMembers {
	authorities: readonly AuthorityRow[];
}

/**
 * Takes the members of a collection out, one by one, and does not read them. A limit counts those that were taken out.
 * @param shared gets what was read once for all members, before the first of them
 */
export async function* takeMembers(
	file: string,
	collection: Collection,
	given: GivenMetadata,
	options: CollectionOptions,
	shared: SharedOfMembers,
): AsyncIterable<TakenMember> {
	const sheetFile = isSheet(given.metadata) ? given.metadata : undefined;
	const { layers, authorities, findings, texts } = await givenLayers(
		file,
		sheetFile ? { ...given, metadata: undefined } : given,
	);
	shared.authorities = authorities;
	const sheet = sheetFile === undefined ? undefined : await sheetOf(sheetFile, texts);
	if (sheet && sheet.value === undefined) {
		yield { diagnostics: sheet.diagnostics, texts };
		return;
	}
	const faults = [...findings, ...belongToOne(layers, options)];
	if (faults.length > 0) yield { diagnostics: faults, texts };
	if (hasErrors(faults)) return;
	const open = file === "-" ? stdinSource({ keep: false }) : fileSource(file);
	const source: Source = given.encoding ? { ...open, encoding: given.encoding } : open;
	const { skip = 0, limit = Number.POSITIVE_INFINITY, only } = options;
	const last = only ? Math.max(...only) : Number.POSITIVE_INFINITY;
	let [seen, left] = [0, limit];
	try {
		if (left <= 0) return;
		for await (const { value, diagnostics } of collection.split(source, {
			...(options.keys && { map: options.keys }),
		})) {
			const number = value?.within?.number;
			if (value === undefined || number === undefined) {
				seen++;
				yield { diagnostics, texts };
				if (options.stopAtBad && hasErrors(diagnostics)) return;
				continue;
			}
			seen = number;
			if (number > last) return;
			if (number <= skip || (only && !only.has(number))) continue;
			const own = sheet?.value?.(memberName(file, value.within));
			// Settings come last and outrank the sheet.
			const stated = own?.value
				? layers.toSpliced(layers.length - (given.set.length > 0 ? 1 : 0), 0, own.value)
				: layers;
			yield {
				member: { source: value, within: value.within as Within, stated },
				diagnostics: [...diagnostics, ...(own?.diagnostics ?? [])],
				texts,
			};
			if (--left <= 0) return;
		}
		const absent = [...(only ?? [])].filter((number) => number > seen);
		if (seen > 0 && absent.length > 0) {
			const params = { numbers: absent.join(", "), count: seen };
			yield { diagnostics: [diagnostic("read/no-such-member", { params, place: { file } })], texts };
		}
		if (seen === 0) yield { diagnostics: [diagnostic("read/collection-empty", { place: { file } })], texts };
	} catch (error) {
		yield { diagnostics: [error instanceof FindingError ? error.finding : readFinding(error, file)], texts };
	}
}

async function sheetOf(path: string, texts: Map<string, string>): ReturnType<typeof openSheet> {
	const text = await readTextFile(path);
	if (text.value === undefined) return failure(...text.diagnostics);
	texts.set(path, text.value);
	return openSheet(text.value, path);
}

async function readMember(
	source: Source,
	layers: readonly (readonly Claim[])[],
	findings: readonly Diagnostic[],
): Promise<LoadedInput> {
	const texts = new Map<string, string>();
	return { outcome: await readArticle(source, layers, findings, texts), texts };
}

/** A title that is given for a whole collection would be every member's. */
function belongToOne(layers: readonly (readonly Claim[])[], { only, limit }: CollectionOptions): readonly Diagnostic[] {
	if (only?.size === 1 || limit === 1) return [];
	const found = layers.flat().filter((claim) => single.has(claim.element));
	return found.map(({ element, place }) =>
		diagnostic("cli/not-shared-in-collection", { params: { key: element }, ...(place && { place }) }),
	);
}
