import { join } from "node:path";
import { type BuiltRecord, buildRecord } from "../build/build.ts";
import { shortId } from "../build/label.ts";
import { type PreparedRecord, prepareRecord } from "../build/prepare.ts";
import {
	type Diagnostic,
	diagnostic,
	hasErrors,
	type Metadata,
	memberName,
	type Outcome,
	type Print,
	type Store,
	type Within,
	type WrittenFormat,
} from "../model/index.ts";
import type { Flavour } from "../pdf/flavour.ts";
import type { Collection } from "../read/collection.ts";
import { folderStore } from "../store/folder-writer.ts";
import { type FoundRecord, findRecords } from "../store/records.ts";
import { type GivenMetadata, givenClaims, type LoadedInput, loadFile } from "./input.ts";
import { type CollectionOptions, collectionOf, loadMembers } from "./members.ts";
import { gatherNotes } from "./notes.ts";
import { type AskedFonts, noFonts, resourcesWith } from "./resources.ts";
import { single } from "./settings-file.ts";
import { verifyPath } from "./verify.ts";
import { type OpenWorkshop, openWorkshop } from "./workshop.ts";

export interface BuildRequest extends GivenMetadata {
	readonly files: readonly string[];
	/** The folder that receives the records. */
	readonly output: string;
	readonly template: string;
	readonly namespace?: string | undefined;
	readonly flavour?: Flavour;
	/** What is asked of the page beyond the template. */
	readonly print?: Print;
	readonly fonts?: AskedFonts;
	/** Where installed font packs are looked for, upwards; the current folder where it is not given. */
	readonly folder?: string;
	/** Formats of the description beyond the Dublin Core pair. */
	readonly crosswalks?: readonly WrittenFormat[];
	/** ISO 8601 in UTC with seconds. */
	readonly buildTime: string;
	readonly update: boolean;
	readonly strict: boolean;
	/** Finds out everything that can be known without making files; writes nothing. */
	readonly dryRun?: boolean;
	readonly signal?: AbortSignal;
	/** How collections among the files are read. */
	readonly collection?: CollectionOptions;
	/** Told what concerns a collection as a whole. */
	readonly onFindings?: (findings: readonly Diagnostic[], texts: ReadonlyMap<string, string>) => void;
	/** Told what was found while fonts and template were made ready, once for all articles. */
	readonly onOpened?: (findings: readonly Diagnostic[]) => void;
	/** Told after each phase of the work. */
	readonly onStep?: (step: BuildStep) => void;
}

/** A phase that has ended. */
export interface BuildStep {
	readonly phase: "resources" | "read" | "describe" | "compare" | "make" | "publish";
	/** The article file; absent for what is done once for all. */
	readonly source?: string;
	/** Files that were read. */
	readonly files?: readonly string[];
}

/** What became of one article. */
export interface BuildResult {
	/** The article file, or the collection. */
	readonly source: string;
	/** Of a member of a collection. */
	readonly within?: Within;
	readonly state: "built" | "updated" | "identical" | "failed" | "would-build" | "would-update";
	readonly identifier?: string;
	/** The record's folder. */
	readonly path?: string;
	readonly version?: number;
	readonly pages?: number;
	/** In a dry run: elements that a full description has and this one lacks. */
	readonly missing?: readonly string[];
	readonly diagnostics: readonly Diagnostic[];
	/** Texts that the findings point into. */
	readonly texts: ReadonlyMap<string, string>;
}

/** Builds records of article files into a folder, one after the other; a failed one does not stop the others. */
export async function* buildFiles(request: BuildRequest): AsyncIterable<BuildResult> {
	const opened = openWorkshop({
		...request,
		resources: resourcesWith(request.fonts ?? noFonts, request.folder ?? "."),
	});
	if (opened.value === undefined) {
		const source = request.files[0] as string;
		yield { source, state: "failed", diagnostics: opened.diagnostics, texts: new Map() };
		return;
	}
	request.onStep?.({ phase: "resources", files: [request.template] });
	if (opened.diagnostics.length > 0) request.onOpened?.(opened.diagnostics);
	const shared = await notShared(request);
	if (shared.length > 0) {
		yield { source: request.files[0] as string, state: "failed", diagnostics: shared, texts: new Map() };
		return;
	}
	const store = folderStore(request.output, request.signal ? { signal: request.signal } : {});
	const seen: Seen = new Map();
	for (const file of request.files) {
		if (request.signal?.aborted) return;
		const collection = collectionOf(file, request.collection);
		if (collection) yield* buildMembers(file, collection, request, opened.value, store, seen);
		else yield await buildLoaded(file, await loadFile(file, request), request, opened.value, store, seen);
	}
}

/** Builds a record of each member; what cannot be read is a result of its own, and the rest goes on. */
async function* buildMembers(
	file: string,
	collection: Collection,
	request: BuildRequest,
	opened: OpenWorkshop,
	store: Store,
	seen: Seen,
): AsyncIterable<BuildResult> {
	const notes = gatherNotes();
	for await (const member of loadMembers(file, collection, request, request.collection ?? {})) {
		const { within, outcome, texts } = member;
		if (!within && !hasErrors(outcome.diagnostics)) {
			request.onFindings?.(outcome.diagnostics, texts);
			continue;
		}
		const result = await buildLoaded(memberName(file, within), member, request, opened, store, seen);
		yield { ...result, source: file, ...(within && { within }), diagnostics: notes.take(result.diagnostics) };
		if (request.signal?.aborted) break;
	}
	request.onFindings?.(notes.all(), new Map());
}

/** Builds a record of what was read; `file` is the name by which the user knows the article: its file's, or the member's. */
export async function buildLoaded(
	file: string,
	{ outcome, texts }: LoadedInput,
	request: BuildRequest,
	opened: OpenWorkshop,
	store: Store,
	seen: Seen,
): Promise<BuildResult> {
	const step = (phase: BuildStep["phase"]) => request.onStep?.({ phase, source: file });
	request.onStep?.({ phase: "read", source: file, files: [...texts.keys()] });
	const failed = (diagnostics: readonly Diagnostic[]): BuildResult => ({
		source: file,
		state: "failed",
		diagnostics,
		texts: new Map([...opened.texts, ...texts]),
	});
	if (outcome.value === undefined) return failed(outcome.diagnostics);
	const prepared = prepareRecord(outcome.value, opened.settings);
	if (prepared.value === undefined) return failed(prepared.diagnostics);
	const { identifier, metadata } = prepared.value.record;
	const { sha256 } = prepared.value.source;
	const earlier = seen.get(identifier);
	if (earlier && earlier.sha256 !== sha256) {
		const params = { identifier, other: earlier.file };
		return failed([...prepared.diagnostics, diagnostic("build/identifier-repeated", { params, place: { file } })]);
	}
	seen.set(identifier, { file, sha256 });
	step("describe");

	const place = await settle(prepared.value, request);
	step("compare");
	const before = [...prepared.diagnostics, ...place.diagnostics];
	if (place.value === undefined) return failed(before);
	if ("identical" in place.value) {
		const { path, version } = place.value.identical;
		return { source: file, state: "identical", identifier, path, version, diagnostics: before, texts };
	}
	const { label, version } = place.value;
	if (request.dryRun) {
		const state = version > 1 ? "would-update" : "would-build";
		const path = join(request.output, label);
		return {
			source: file,
			state,
			identifier,
			path,
			version,
			missing: missingElements(metadata),
			diagnostics: before,
			texts,
		};
	}
	const built: Outcome<BuiltRecord> = await buildRecord({ ...prepared.value, label }, opened.workshop);
	const made = [...before, ...built.diagnostics];
	step("make");
	if (built.value === undefined) return failed(made);
	const published = await store.publish(built.value.package);
	step("publish");
	const all = [...made, ...published.diagnostics];
	if (published.value === undefined) {
		// Another run may have published the very same record while this one was made.
		const now = published.diagnostics.some(({ code }) => code === "store/exists")
			? (await settle(prepared.value, request)).value
			: undefined;
		if (now === undefined || !("identical" in now)) return failed(all);
		return {
			source: file,
			state: "identical",
			identifier,
			path: now.identical.path,
			version: now.identical.version,
			diagnostics: made,
			texts,
		};
	}
	const state = version > 1 ? "updated" : "built";
	return {
		source: file,
		state,
		identifier,
		path: published.value,
		version,
		pages: built.value.pages,
		diagnostics: all,
		texts,
	};
}

/** Identifiers of this run, each with the source that has it. */
export type Seen = Map<string, { readonly file: string; readonly sha256: string }>;

/** Values for all articles of a run that can be true of one only. */
async function notShared({ files, metadata, set }: BuildRequest): Promise<readonly Diagnostic[]> {
	if (files.length < 2) return [];
	const given = await givenClaims({ metadata, set });
	const found = given.filter((claim) => single.has(claim.element));
	return found.map(({ element, place }) =>
		diagnostic("cli/not-shared", { params: { key: element, count: files.length }, ...(place && { place }) }),
	);
}

/** What an archive asks for first, and only somebody who knows the article can say. */
const wanted = ["title", "creator", "publisher", "issued"] as const;

/** Those of them that nobody gave and the text does not say; a title in brackets is none. */
export function missingElements({ claims }: Metadata): readonly string[] {
	return wanted.filter((key) => !claims.some((c) => c.element === key && c.origin !== "supplied"));
}

/** Where a record goes: a new label and version, or nowhere because an identical one is there. */
type Settled = { readonly label: string; readonly version: number } | { readonly identical: FoundRecord };

async function settle(prepared: PreparedRecord, request: BuildRequest): Promise<Outcome<Settled>> {
	const { record, recipe, label } = prepared;
	const found = await findRecords(request.output, record.identifier, shortId(record.identifier));
	if (found.value === undefined) return { diagnostics: found.diagnostics };
	const latest = found.value.at(-1);
	if (latest === undefined) return { value: { label, version: 1 }, diagnostics: found.diagnostics };
	const next = { label: `${label}-v${latest.version + 1}`, version: latest.version + 1 };
	const same = found.value.findLast((old) => old.recipeDigest === recipe.digest);
	if (same !== undefined) {
		const check = await verifyPath(same.path);
		if (!hasErrors(check.diagnostics)) return { value: { identical: same }, diagnostics: found.diagnostics };
		if (!request.update) {
			return {
				diagnostics: [...found.diagnostics, diagnostic("build/existing-damaged", { params: { path: same.path } })],
			};
		}
	}
	if (request.update) {
		const other = latest.sourceDigest !== undefined && latest.sourceDigest !== prepared.source.sha256;
		const params = { path: latest.path };
		const news = other ? [diagnostic("build/other-source", { params, place: { file: prepared.source.name } })] : [];
		return { value: next, diagnostics: [...found.diagnostics, ...news] };
	}
	const params = { identifier: record.identifier, path: join(latest.path) };
	return { diagnostics: [...found.diagnostics, diagnostic("build/different-record", { params })] };
}
