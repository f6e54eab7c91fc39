import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { keepPictures } from "../build/pictures.ts";
import { type BuildSettings, prepareRecord } from "../build/prepare.ts";
import type { VolumeArticle } from "../build/volume.ts";
import { sha256 } from "../fixity/digest.ts";
import { loadDecoders } from "../image/rendition.ts";
import { parseRecordJson } from "../metadata/record-json.ts";
import {
	type Article,
	bytesOf,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
} from "../model/index.ts";
import { collectionFor } from "../read/collections.ts";
import { read } from "../read/registry.ts";
import { FindingError, readFinding } from "../store/failure.ts";
import { fileSource } from "../store/file-source.ts";
import { readTextFile } from "../store/text-file.ts";
import { expandInputs } from "./expand.ts";
import { type GivenMetadata, loadFile } from "./input.ts";

const description = join("data", "metadata", "record.json");

export interface VolumeInputs {
	/** Article files and folders of records. */
	readonly inputs: readonly string[];
	readonly diagnostics: readonly Diagnostic[];
}

/** Article files as they are, records as their folders, folders of either as what stands directly inside them, by name. */
export function volumeInputs(given: readonly string[]): VolumeInputs {
	const inputs: string[] = [];
	const diagnostics: Diagnostic[] = [];
	for (const input of given) {
		if (input === "-") diagnostics.push(diagnostic("cli/volume-stdin"));
		else if (isRecord(input)) inputs.push(input);
		else if (collectionFor(input)) diagnostics.push(diagnostic("cli/volume-collection", { params: { path: input } }));
		else {
			const records = recordsIn(input);
			const { files, diagnostics: found } = expandInputs([input]);
			// A folder of records is no empty folder of articles.
			const news =
				records.length > 0 && files.length === 0 ? [] : found.filter(({ params }) => !isRecord(`${params?.path}`));
			inputs.push(...records, ...files);
			diagnostics.push(...news);
		}
	}
	return { inputs, diagnostics };
}

function isRecord(path: string): boolean {
	return existsSync(join(path, description));
}

function recordsIn(folder: string): readonly string[] {
	try {
		if (!statSync(folder).isDirectory()) return [];
		const names = readdirSync(folder).filter((name) => !name.startsWith("."));
		return names
			.sort()
			.map((name) => join(folder, name))
			.filter(isRecord);
	} catch {
		// Reading it as a folder of articles says what is wrong.
		return [];
	}
}

export interface LoadedArticle {
	readonly outcome: Outcome<VolumeArticle>;
	/** Texts that findings point into. */
	readonly texts: ReadonlyMap<string, string>;
}

/** An article of a volume, from a file or from a record that was built before. */
export async function loadVolumeArticle(
	input: string,
	given: GivenMetadata & { readonly namespace?: string | undefined; readonly strict?: boolean },
): Promise<LoadedArticle> {
	if (isRecord(input)) return { outcome: await loadRecord(input), texts: new Map() };
	const { outcome, texts } = await loadFile(input, given);
	if (outcome.value === undefined) return { outcome: failure(...outcome.diagnostics), texts };
	const settings: BuildSettings = {
		buildTime: "",
		templateText: "",
		fontsDigest: "",
		flavour: "",
		...(given.namespace !== undefined && { namespace: given.namespace }),
		...(given.strict !== undefined && { strict: given.strict }),
	};
	const prepared = prepareRecord(outcome.value, settings);
	if (prepared.value === undefined) return { outcome: failure(...prepared.diagnostics), texts };
	const { record, source } = prepared.value;
	return { outcome: success({ record, sourceDigest: source.sha256 }, prepared.diagnostics), texts };
}

/** The article of a record: its source, read again as the record says, under the description that the record has. */
async function loadRecord(folder: string): Promise<Outcome<VolumeArticle>> {
	const path = join(folder, description);
	const text = await readTextFile(path);
	if (text.value === undefined) return failure(...text.diagnostics);
	const parsed = parseRecordJson(text.value, path);
	const record = parsed.value;
	if (record === undefined || hasErrors(parsed.diagnostics)) return failure(...parsed.diagnostics);
	const at = join(folder, "data", record.source.path);
	const source = fileSource(at, record.source.mediaType);
	const bytes = await wholeFile(at);
	if (bytes.value === undefined) return failure(...bytes.diagnostics);
	const content = bytes.value;
	const found = sha256(content);
	if (found !== record.source.sha256) {
		const params = { expected: record.source.sha256, found };
		return failure(diagnostic("build/source-differs", { params, place: { file: at } }));
	}
	const encoding = record.source.encoding ?? "utf-8";
	let article: Article | undefined;
	const memory = {
		...source,
		encoding,
		async *open() {
			yield content;
		},
	};
	for await (const outcome of read(memory)) article ??= outcome.value;
	if (article === undefined) return failure(diagnostic("build/source-unreadable", { place: { file: at } }));
	const pictures = new Map<string, Uint8Array>();
	const faults: Diagnostic[] = [];
	for (const { href, path: picture, sha256: expected } of record.pictures ?? []) {
		const file = join(folder, "data", picture);
		const bytes = await wholeFile(file);
		if (bytes.value === undefined) {
			faults.push(...bytes.diagnostics);
			continue;
		}
		const all = bytes.value;
		if (sha256(all) !== expected) {
			const params = { expected, found: sha256(all) };
			faults.push(diagnostic("build/picture-differs", { params, place: { file } }));
		} else pictures.set(href, all);
	}
	if (faults.length > 0) return failure(...faults);
	await loadDecoders(pictures.values());
	const { shown } = keepPictures(article.blocks, pictures).value ?? { shown: new Map() };
	return success({
		record: {
			identifier: record.identifier,
			metadata: record.metadata,
			document: {
				language: record.language,
				title: record.title,
				blocks: article.blocks,
				...(shown.size > 0 && { pictures: shown }),
			},
		},
		sourceDigest: record.source.sha256,
	});
}

async function wholeFile(path: string): Promise<Outcome<Uint8Array>> {
	try {
		return success(await bytesOf(fileSource(path)));
	} catch (error) {
		return failure(error instanceof FindingError ? error.finding : readFinding(error, path));
	}
}
