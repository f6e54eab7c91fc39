import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { shortId } from "../build/label.ts";
import { type BuildInput, prepareRecord } from "../build/prepare.ts";
import { parseRecordJson, type RecordFile } from "../metadata/record-json.ts";
import {
	type Claim,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Metadata,
	type Outcome,
	type Print,
	type Source,
	success,
	type WrittenFormat,
} from "../model/index.ts";
import { formats } from "../packaging/formats.ts";
import { flavourNamed } from "../pdf/flavour.ts";
import { readIfThere } from "../store/append-file.ts";
import { fileSource } from "../store/file-source.ts";
import { findPackages } from "../store/find-packages.ts";
import { folderStore } from "../store/folder-writer.ts";
import { findRecords } from "../store/records.ts";
import { readTextFile } from "../store/text-file.ts";
import { type BuildResult, buildLoaded } from "./build.ts";
import { type GivenIdentifier, identifiersOf, newIdentifiers } from "./deposit-identifiers.ts";
import { parseReceipts, receiptsPath } from "./deposit-receipts.ts";
import { readArticle } from "./input.ts";
import { type AskedFonts, resourcesWith } from "./resources.ts";
import { verifyPath } from "./verify.ts";
import { type OpenWorkshop, openWorkshop } from "./workshop.ts";

export interface AdoptRequest {
	/** Records as bags, or folders that hold some. */
	readonly paths: readonly string[];
	readonly template: string;
	readonly namespace?: string | undefined;
	readonly fonts: AskedFonts;
	/** Where installed font packs are looked for, upwards. */
	readonly folder: string;
	/** ISO 8601 in UTC with seconds. */
	readonly buildTime: string;
	readonly dryRun?: boolean | undefined;
	readonly signal: AbortSignal;
}

/** What became of a record. */
export interface Adopted {
	/** Of the newest version before. */
	readonly path: string;
	readonly outcome: "adopted" | "would-adopt" | "nothing-new" | "failed";
	readonly identifier?: string;
	readonly added: readonly GivenIdentifier[];
	/** The new version, where one was made. */
	readonly version?: { readonly number: number; readonly path: string };
	readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes the names that repositories gave into new versions of records: each is made again of its own source, with what was given for it before, and
 * the names as added identifiers. Nothing else may become different, or there is no new version.
 */
export async function* adoptIdentifiers(request: AdoptRequest): AsyncGenerator<Adopted> {
	const { paths, signal } = request;
	const seen = new Set<string>();
	const recognises = (entries: Parameters<(typeof formats)[number]["recognises"]>[0]) =>
		formats.some((format) => format.recognises(entries));
	for (const path of paths) {
		for (const place of await findPackages(path, { depth: 5, recognises, signal })) {
			if (signal.aborted) return;
			if (place.kind !== "package") continue;
			const done = await adopt(place.path, request, seen);
			if (done) yield done;
		}
	}
}

/** All versions of a record are one piece of work, whichever of them is met first. */
async function adopt(path: string, request: AdoptRequest, seen: Set<string>): Promise<Adopted | undefined> {
	const failed = (diagnostics: readonly Diagnostic[], identifier?: string): Adopted => {
		return { path, outcome: "failed", ...(identifier && { identifier }), added: [], diagnostics };
	};
	if (!existsSync(join(path, "data", "metadata", "record.json"))) {
		return failed([diagnostic("deposit/adopt-bag", { params: { path } })]);
	}
	const own = await recordOf(path);
	if (own.value === undefined) return failed(own.diagnostics);
	const { identifier } = own.value;
	if (seen.has(identifier)) return undefined;
	seen.add(identifier);
	const versions = await findRecords(dirname(path), identifier, shortId(identifier));
	const places = versions.value?.map((each) => each.path) ?? [];
	const latest = places.at(-1) ?? path;
	const receipts = (places.length > 0 ? places : [path]).flatMap((place) =>
		parseReceipts(readIfThere(receiptsPath(place)).value ?? ""),
	);
	const { given, unregistered } = identifiersOf(receipts.filter((each) => each.identifier === identifier));
	const told = unregistered.map(({ value, target }) =>
		diagnostic("deposit/identifier-unregistered", { params: { target, value } }),
	);
	const checked = await verifyPath(latest, { signal: request.signal });
	if (hasErrors(checked.diagnostics)) return failed(checked.diagnostics, identifier);
	const record = await recordOf(latest);
	if (record.value === undefined) return failed(record.diagnostics, identifier);
	const added = newIdentifiers(given, record.value.metadata.claims);
	if (added.length === 0) return { path: latest, outcome: "nothing-new", identifier, added, diagnostics: told };
	const made = await newVersion(latest, record.value, added, request);
	if (made.value === undefined) return failed([...told, ...made.diagnostics], identifier);
	const { state, version, path: place, diagnostics } = made.value;
	if (state === "failed" || version === undefined || place === undefined) {
		return failed([...told, ...diagnostics], identifier);
	}
	return {
		path: latest,
		outcome: request.dryRun ? "would-adopt" : "adopted",
		identifier,
		added,
		version: { number: version, path: place },
		// What was found out about the source was told with the first version.
		diagnostics: [...told, ...diagnostics.filter(({ severity }) => severity === "error")],
	};
}

async function recordOf(path: string): Promise<Outcome<RecordFile>> {
	const file = join(path, "data", "metadata", "record.json");
	const text = await readTextFile(file);
	return text.value === undefined ? failure(...text.diagnostics) : parseRecordJson(text.value, file);
}

async function newVersion(
	path: string,
	record: RecordFile,
	added: readonly GivenIdentifier[],
	request: AdoptRequest,
): Promise<Outcome<BuildResult>> {
	const recipe = record.recipe as {
		readonly flavour?: string;
		readonly print?: Print;
		readonly crosswalks?: readonly WrittenFormat[];
	};
	const flavour = flavourNamed(recipe.flavour ?? "");
	const { print, crosswalks } = recipe;
	const opened = openWorkshop({
		...request,
		resources: resourcesWith(request.fonts, request.folder),
		...(flavour && { flavour }),
		...(print && { print }),
		...(crosswalks && { crosswalks }),
	});
	if (opened.value === undefined) return failure(...opened.diagnostics);
	const { claims, superseded } = record.metadata;
	const isGiven = (claim: Claim) => claim.origin === "given";
	const layers = [superseded.filter(isGiven), claims.filter(isGiven)];
	const source = sourceOf(path, record);
	const before = await readArticle(source, layers);
	if (before.value === undefined) return failure(...before.diagnostics);
	const differing = differences(record, before.value, opened.value);
	if (differing.length > 0) {
		return failure(diagnostic("deposit/adopt-differs", { params: { path, what: differing.join(", ") } }));
	}
	const names = added.map(
		({ value, target, at }): Claim => ({
			element: "identifier",
			value,
			origin: "given",
			scheme: "URI",
			note: `assigned by ${target}, ${at}`,
		}),
	);
	const value: BuildInput = { ...before.value, given: [layers[0] ?? [], [...(layers[1] ?? []), ...names]] };
	const outcome = { value, diagnostics: before.diagnostics };
	const { template, namespace, buildTime, dryRun = false, signal, fonts } = request;
	const output = dirname(path);
	const result = await buildLoaded(
		record.source.name,
		{ outcome, texts: new Map() },
		{ files: [], set: [], output, template, namespace, buildTime, fonts, update: true, strict: false, dryRun, signal },
		opened.value,
		folderStore(output, { signal }),
		new Map(),
	);
	return success(result);
}

/** The source as the record keeps it, under the name that it had, with the record's pictures for its neighbours. */
function sourceOf(path: string, { source, pictures = [] }: RecordFile): Source {
	const { name, mediaType, encoding } = source;
	const kept = fileSource(join(path, "data", source.path), mediaType);
	const byHref = new Map(pictures.map((picture) => [picture.href, join(path, "data", picture.path)]));
	return {
		...kept,
		name,
		...(encoding && { encoding }),
		resolve: async (href) => {
			const file = byHref.get(href);
			if (file === undefined) return failure(diagnostic("store/not-found", { params: { path: href } }));
			const chunks: Uint8Array[] = [];
			for await (const chunk of fileSource(file).open()) chunks.push(chunk);
			return success(Buffer.concat(chunks));
		},
	};
}

/** In what the record would become another by being made again as it is: elements of the description, or parts of the recipe. */
function differences(record: RecordFile, input: BuildInput, { settings }: OpenWorkshop): readonly string[] {
	const again = prepareRecord(input, settings);
	if (again.value === undefined) return again.diagnostics.map(({ code }) => code);
	const { record: made, recipe } = again.value;
	const different: string[] = made.identifier === record.identifier ? [] : ["identifier"];
	different.push(...elementsThatDiffer(record.metadata, made.metadata));
	// The description's digest is over claims in their order and form in memory; another version of the program may make a new version.
	const passed = new Set(["digest", "description", "tool"]);
	const old = record.recipe as Readonly<Record<string, unknown>>;
	const own = recipe as unknown as Readonly<Record<string, unknown>>;
	for (const key of new Set([...Object.keys(old), ...Object.keys(own)])) {
		if (!passed.has(key) && canonical(old[key]) !== canonical(own[key])) different.push(key);
	}
	return [...new Set(different)];
}

function elementsThatDiffer(one: Metadata, other: Metadata): readonly string[] {
	const lines = ({ claims }: Metadata) =>
		claims.map(({ element, value, origin, scheme, language }) => [
			element,
			canonical([element, value, origin, scheme, language]),
		]) as readonly (readonly [string, string])[];
	const [before, after] = [lines(one), lines(other)];
	const missing = (list: typeof before, from: typeof before) => {
		const there = new Set(from.map(([, line]) => line));
		return list.filter(([, line]) => !there.has(line)).map(([element]) => element);
	};
	return [...missing(before, after), ...missing(after, before)];
}

function canonical(value: unknown): string {
	return (
		JSON.stringify(value, (_, inner: unknown) =>
			typeof inner === "object" && inner !== null && !Array.isArray(inner)
				? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
				: inner,
		) ?? ""
	);
}
