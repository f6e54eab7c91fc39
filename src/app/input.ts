import { basename } from "node:path";
import type { BuildInput } from "../build/prepare.ts";
import type { AuthorityRow } from "../metadata/authority/row.ts";
import { parseDescription, parseSettings } from "../metadata/sidecar.ts";
import {
	type Article,
	type AskedEncoding,
	type Claim,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	type Source,
	success,
} from "../model/index.ts";
import { collectionFor } from "../read/collections.ts";
import { bytesOfArticle, readerFor, read as readSource } from "../read/registry.ts";
import { FindingError, readFinding } from "../store/failure.ts";
import { fileSource, stdinSource } from "../store/file-source.ts";
import { existing, readTextFile } from "../store/text-file.ts";
import { decodeText } from "../text/charset/decode.ts";
import { findPictures } from "./pictures.ts";

/** Where the caller's statements about an article come from, beside the article's own sidecar. */
export interface GivenMetadata {
	/** Path of a metadata file. */
	readonly metadata?: string | undefined;
	/** `element=value`, in order. */
	readonly set: readonly string[];
	/** Of the article; found out where it is not given. */
	readonly encoding?: AskedEncoding | undefined;
	/** Paths of authority files. */
	readonly authorities?: readonly string[] | undefined;
	/** What settings files say of all articles; what an article says of itself, and all else that is given, outranks it. */
	readonly defaults?: readonly Claim[];
}

/** An input, and the texts that findings point into by the names that the findings use. */
export interface LoadedInput {
	readonly outcome: Outcome<BuildInput>;
	readonly texts: ReadonlyMap<string, string>;
}

/** Reads an article file (`-`: standard input), its sidecar, the metadata file and the settings; later statements outrank earlier ones. */
export async function loadFile(file: string, given: GivenMetadata): Promise<LoadedInput> {
	const { layers, authorities, findings, texts } = await givenLayers(file, given);
	const source = file === "-" ? stdinSource() : fileSource(file);
	const { encoding } = given;
	const outcome = await readArticle(encoding ? { ...source, encoding } : source, layers, findings, texts);
	return { outcome: withShared(outcome, given.defaults, authorities), texts };
}

/** An input, with what holds for all inputs of a run. */
export function withShared(
	outcome: Outcome<BuildInput>,
	defaults: readonly Claim[] = [],
	authorities: readonly AuthorityRow[] = [],
): Outcome<BuildInput> {
	if (outcome.value === undefined) return outcome;
	const value = {
		...outcome.value,
		...(defaults.length > 0 && { defaults }),
		...(authorities.length > 0 && { authorities }),
	};
	return { ...outcome, value };
}

/** What is stated about a file, in rising order: its sidecar, the metadata file, the settings. */
export interface GivenLayers {
	readonly layers: readonly (readonly Claim[])[];
	/** Of the caller's own authority files. */
	readonly authorities: readonly AuthorityRow[];
	readonly findings: readonly Diagnostic[];
	readonly texts: Map<string, string>;
}

/** Reads what is stated about a file. */
export async function givenLayers(file: string, given: GivenMetadata): Promise<GivenLayers> {
	const texts = new Map<string, string>();
	const findings: Diagnostic[] = [];
	const layers: (readonly Claim[])[] = [];
	const take = (claims: Outcome<readonly Claim[]>) => {
		findings.push(...claims.diagnostics);
		layers.push(claims.value ?? []);
	};
	// `tin.json` beside `tin.jsonl` is another collection, not its description.
	const names = collectionFor(file) ? sidecarNames(file).slice(0, 2) : sidecarNames(file);
	const sidecars = file === "-" ? [] : existing(names);
	if (sidecars.length > 1)
		findings.push(diagnostic("build/several-sidecars", { params: { files: sidecars.join(", ") } }));
	for (const path of [...sidecars, ...(given.metadata === undefined ? [] : [given.metadata])]) {
		const text = await readTextFile(path);
		findings.push(...text.diagnostics);
		if (text.value === undefined) continue;
		texts.set(path, text.value);
		if (!isSheet(path)) {
			take(parseDescription(text.value, path));
			continue;
		}
		const sheet = await openSheet(text.value, path);
		take(sheet.value?.(file) ?? failure(...sheet.diagnostics));
	}
	if (given.set.length > 0) take(parseSettings(given.set));
	const authorities: AuthorityRow[] = [];
	for (const path of given.authorities ?? []) {
		const text = await readTextFile(path);
		findings.push(...text.diagnostics);
		if (text.value === undefined) continue;
		texts.set(path, text.value);
		const { parseAuthorities } = await import("../metadata/authority/file.ts");
		const rows = parseAuthorities(text.value, path);
		findings.push(...rows.diagnostics);
		authorities.push(...(rows.value ?? []));
	}
	return { layers, authorities, findings, texts };
}

/** What the caller states for every article of a run; faults are found again, and told, with each article. */
export async function givenClaims({ metadata, set }: GivenMetadata): Promise<readonly Claim[]> {
	// A sheet states something else of each article.
	const text = metadata === undefined || isSheet(metadata) ? undefined : (await readTextFile(metadata)).value;
	const file = text === undefined ? undefined : parseDescription(text, metadata as string);
	return [...(file?.value ?? []), ...(parseSettings(set).value ?? [])];
}

/** Reads the article of a source; its bytes are taken once, so that what is read is what is kept. */
export async function readArticle(
	source: Source,
	given: readonly (readonly Claim[])[],
	findings: readonly Diagnostic[] = [],
	texts: Map<string, string> = new Map(),
): Promise<Outcome<BuildInput>> {
	let content: Uint8Array;
	try {
		const bytes = await bytesOfArticle(source);
		if (bytes.value === undefined) return failure(...findings, ...bytes.diagnostics);
		content = bytes.value;
	} catch (error) {
		const finding = error instanceof FindingError ? error.finding : readFinding(error, source.name);
		return failure(...findings, finding);
	}
	// Places in a member are told by the lines of its collection, which nobody has in memory.
	if (!source.within) texts.set(source.name, new TextDecoder().decode(content));
	const memory: Source = {
		...source,
		async *open() {
			yield content;
		},
	};
	const found = [...findings];
	let article: Article | undefined;
	for await (const outcome of readSource(memory)) {
		found.push(...outcome.diagnostics);
		article ??= outcome.value;
	}
	// Findings point into what was read, which need not be UTF-8.
	const read = !source.within && article?.encoding && decodeText(content, source.name, article.encoding).value;
	if (read) texts.set(source.name, read.text);
	if (article === undefined || hasErrors(found)) return failure(...found);
	const mediaType = source.mediaType ?? readerFor(source.name)?.mediaTypes[0] ?? "application/octet-stream";
	const { bytes: pictures, findings: absent } = await findPictures(source, article.blocks, article.pictures);
	return success({
		source: { name: source.name, mediaType, bytes: content },
		article,
		pictures,
		given,
		findings: [...found, ...absent],
	});
}

/** Whether a metadata file is a sheet with a row for each article. */
export function isSheet(path: string | undefined): path is string {
	return path !== undefined && /\.csv$/i.test(path);
}

/** Reads a sheet: the value finds what it states of an article. The parser is loaded only where a sheet is given. */
export async function openSheet(
	text: string,
	name: string,
): Promise<Outcome<(article: string) => Outcome<readonly Claim[]>>> {
	const { parseSheet, rowOf } = await import("../metadata/csv.ts");
	const rows = parseSheet(text, name);
	if (rows.value === undefined) return failure(...rows.diagnostics);
	const all = rows.value;
	return success((article) => {
		const row = rowOf(all, article);
		// What is said of other articles' rows is told with those articles.
		const own = rows.diagnostics.filter(({ place }) => place?.line === 1 || place?.line === row.value?.place.line);
		return { value: row.value?.claims ?? [], diagnostics: [...own, ...row.diagnostics] };
	});
}

/** `bai.yml`, `bai.yaml` and `bai.json` beside `bai.txt`; `tin.yml` beside `tin.jsonl.gz`. */
function sidecarNames(path: string): readonly string[] {
	const file = path.replace(/(\.[^./\\]+)\.(?:gz|gzip|zst)$/i, "$1");
	const base = basename(file);
	const dot = base.lastIndexOf(".");
	const stem = dot > 0 ? file.slice(0, file.length - (base.length - dot)) : file;
	return ["yml", "yaml", "json"].map((ending) => `${stem}.${ending}`);
}
