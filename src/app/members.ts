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
	const sheetFile = isSheet(given.metadata) ? given.metadata : undefined;
	const { layers, authorities, findings, texts } = await givenLayers(
		file,
		sheetFile ? { ...given, metadata: undefined } : given,
	);
	const sheet = sheetFile === undefined ? undefined : await sheetOf(sheetFile, texts);
	if (sheet && sheet.value === undefined) {
		yield { outcome: failure(...sheet.diagnostics), texts };
		return;
	}
	const faults = [...findings, ...belongToOne(layers, options)];
	if (faults.length > 0) yield { outcome: failure(...faults), texts };
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
				yield { outcome: { diagnostics }, texts };
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
			const member = await readMember(value, stated, [...diagnostics, ...(own?.diagnostics ?? [])]);
			yield {
				...member,
				outcome: withShared(member.outcome, given.defaults, authorities),
				within: value.within as Within,
			};
			if (options.stopAtBad && member.outcome.value === undefined) return;
			if (--left <= 0) return;
		}
		const absent = [...(only ?? [])].filter((number) => number > seen);
		if (seen > 0 && absent.length > 0) {
			const params = { numbers: absent.join(", "), count: seen };
			yield { outcome: failure(diagnostic("read/no-such-member", { params, place: { file } })), texts };
		}
		if (seen === 0) yield { outcome: failure(diagnostic("read/collection-empty", { place: { file } })), texts };
	} catch (error) {
		yield { outcome: failure(error instanceof FindingError ? error.finding : readFinding(error, file)), texts };
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
