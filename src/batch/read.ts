import { statSync } from "node:fs";
import { type GivenMetadata, givenLayers } from "../app/input.ts";
import { type CollectionOptions, collectionOf, type SharedOfMembers, takeMembers } from "../app/members.ts";
import { sha256 } from "../fixity/digest.ts";
import { bytesOf, type Diagnostic, diagnostic, memberName } from "../model/index.ts";
import { FindingError, readFinding } from "../store/failure.ts";
import { fileSource, stdinSource } from "../store/file-source.ts";
import type { ArticleTask } from "./task.ts";

/** What comes out of the inputs, in their order. */
export type ReadItem =
	| { readonly type: "article"; readonly task: Omit<ArticleTask, "sequence">; readonly alone: boolean }
	/** An article that could not be taken out. */
	| { readonly type: "unread"; readonly name: string; readonly findings: readonly Diagnostic[] }
	/** What concerns an input as a whole. */
	| { readonly type: "findings"; readonly findings: readonly Diagnostic[] };

export interface ReadOptions extends GivenMetadata {
	readonly files: readonly string[];
	readonly collection?: CollectionOptions;
	/** Articles at most, of all inputs together. */
	readonly limit?: number | undefined;
	/** Bytes beyond which an article is processed by itself. */
	readonly large: number;
	/** Waited for before the bytes of a large article are read: then nothing else is in memory. */
	readonly beforeLarge: () => Promise<void>;
}

/** Takes the articles out of files and collections, one by one, in memory that does not grow with them. */
export async function* readArticles(options: ReadOptions): AsyncGenerator<ReadItem> {
	let left = options.limit ?? Number.POSITIVE_INFINITY;
	for (const file of options.files) {
		const items = collectionOf(file, options.collection) ? readMembers(file, options) : readFile(file, options);
		for await (const item of items) {
			if (item.type !== "findings" && left-- <= 0) return;
			yield item;
		}
	}
}

async function* readMembers(file: string, options: ReadOptions): AsyncGenerator<ReadItem> {
	const collection = collectionOf(file, options.collection);
	if (collection === undefined) return;
	const shared: SharedOfMembers = { authorities: [] };
	const { limit: _, ...wanted } = options.collection ?? {};
	for await (const { member, diagnostics } of takeMembers(file, collection, options, wanted, shared)) {
		if (member === undefined) {
			const place = diagnostics.find(({ severity }) => severity === "error")?.place;
			const isMember = place?.line !== undefined || place?.path !== undefined;
			if (!isMember) yield { type: "findings", findings: diagnostics };
			else {
				const name = place.line === undefined ? `${file} ${place.path}` : `${file}:${place.line}`;
				yield { type: "unread", name, findings: diagnostics };
			}
			continue;
		}
		const { source, within, stated } = member;
		const { open: _, resolve: __, ...about } = source;
		const bytes = await bytesOf(source);
		yield {
			type: "article",
			alone: bytes.byteLength > options.large,
			task: {
				name: memberName(file, within),
				source: { ...about, bytes },
				sha256: sha256(bytes),
				...(file !== "-" && { base: file }),
				stated,
				authorities: shared.authorities,
				findings: diagnostics,
			},
		};
	}
}

async function* readFile(file: string, options: ReadOptions): AsyncGenerator<ReadItem> {
	const { layers, authorities, findings } = await givenLayers(file, options);
	const source = file === "-" ? stdinSource() : fileSource(file);
	const size = file === "-" ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
	const alone = size > options.large;
	if (alone) await options.beforeLarge();
	try {
		const bytes = await bytesOf(source);
		const params = { size: Math.ceil(size / 1e6), limit: Math.floor(options.large / 1e6) };
		const large = alone ? [diagnostic("batch/large-article", { params, place: { file } })] : [];
		yield {
			type: "article",
			alone,
			task: {
				name: file,
				source: { name: file, bytes, ...(options.encoding && { encoding: options.encoding }) },
				sha256: sha256(bytes),
				...(file !== "-" && { base: file }),
				stated: layers,
				authorities,
				findings: [...findings, ...large],
			},
		};
	} catch (error) {
		const finding = error instanceof FindingError ? error.finding : readFinding(error, file);
		yield { type: "unread", name: file, findings: [...findings, finding] };
	}
}
