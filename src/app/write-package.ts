import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeTar } from "../archive/tar-write.ts";
import { writeZip } from "../archive/zip-write.ts";
import { artifactTree } from "../build/tree.ts";
import { digestBytes, digestStream } from "../fixity/digest.ts";
import {
	type Artifact,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type InformationPackage,
	type Outcome,
	type RecordContent,
	sizeOf,
	success,
	version,
} from "../model/index.ts";
import { optionOf, type PackageFormat, type PackageSettings } from "../packaging/format.ts";
import { archiveTree } from "../store/archive-tree.ts";
import { publishFolder } from "../store/atomic.ts";
import { readFinding } from "../store/failure.ts";
import { folderTree } from "../store/folder-tree.ts";
import { publishFile } from "../store/publish-file.ts";
import { packageResource } from "../store/resources.ts";
import type { AddRecord, GroupedRoot } from "./ocfl-add.ts";

/** How a package travels: as a folder, or in one file. */
export type Serialisation = "none" | "zip" | "tar";

/** What packages are to be made of records. */
export interface PackagingRequest {
	/** Keys of formats. */
	readonly formats: readonly string[];
	readonly output: string;
	readonly serialisation: Serialisation;
	/** `name=value`, for the formats that know the name. */
	readonly options: ReadonlyMap<string, string>;
	/** ISO 8601 in UTC with seconds. */
	readonly time: string;
	/** Makes and checks, and writes nothing. */
	readonly dryRun?: boolean;
	readonly signal?: AbortSignal;
}

/** What became of one package. */
export interface PackageResult {
	readonly format: string;
	readonly sources: readonly string[];
	readonly state: "written" | "identical" | "failed" | "would-write";
	readonly identifier?: string;
	readonly path?: string;
	/** Version of the object, in a store that keeps versions. */
	readonly version?: string;
	readonly files?: number;
	readonly bytes?: number;
	/** The IRI by which SWORD knows the packaging. */
	readonly packaging?: string;
	readonly diagnostics: readonly Diagnostic[];
}

/** A format that was asked for. */
export interface Chosen {
	/** As it was asked for. */
	readonly key: string;
	readonly format: PackageFormat;
	readonly serialisation: Serialisation;
	/** The folder that receives its packages. */
	readonly output: string;
	readonly options: ReadonlyMap<string, string>;
	/** Takes records one by one, where the output is not a folder of packages but a store that grows. */
	readonly add?: AddRecord;
	/** The same store, where what it takes has its place only when a group of it is committed. */
	readonly grouped?: GroupedRoot;
}

const agent = { name: "banluu", type: "software", version } as const;

/** What a format is told. */
export function settingsOf(
	format: PackageFormat,
	options: ReadonlyMap<string, string>,
	{ time }: PackagingRequest,
	batch?: { readonly number: number; readonly of: number },
): PackageSettings {
	const files = new Set(format.options.filter(({ file }) => file).map(({ name }) => options.get(name)));
	const resource = (name: string) => (files.has(name) ? fileBytes(name) : packageResource(name));
	return { time, agent, options, resource, ...(batch && { batch }) };
}

function fileBytes(path: string): Outcome<Uint8Array> {
	try {
		return success(readFileSync(path));
	} catch (error) {
		return failure(readFinding(error, path));
	}
}

/** The files that options name, read. */
function optionFiles(
	format: PackageFormat,
	options: ReadonlyMap<string, string>,
): Outcome<ReadonlyMap<string, Uint8Array>> {
	const files = new Map<string, Uint8Array>();
	for (const [name, path] of options) {
		if (!optionOf(format.options, name)?.file) continue;
		const bytes = fileBytes(path);
		if (bytes.value === undefined) return failure(...bytes.diagnostics);
		files.set(name, bytes.value);
	}
	return success(files);
}

/** All that a format is told of a package: the options, and the bytes of the files that they name. */
export function packageSettings(
	{ format, options, serialisation }: Chosen,
	request: PackagingRequest,
	batch?: { readonly number: number; readonly of: number },
): Outcome<PackageSettings> {
	const files = optionFiles(format, options);
	if (files.value === undefined) return failure(...files.diagnostics);
	return success({ ...settingsOf(format, options, request, batch), files: files.value, serialisation });
}

/** Plans a package, checks it as its format does, and makes it appear whole or not at all. */
export async function writePackage(
	records: readonly RecordContent[],
	sources: readonly string[],
	chosen: Chosen,
	request: PackagingRequest,
	batch?: { readonly number: number; readonly of: number },
): Promise<PackageResult> {
	const { key, format, serialisation, output, options, add } = chosen;
	const base = { format: key, sources, ...(format.packaging && { packaging: format.packaging }) };
	const settings = packageSettings(chosen, request, batch);
	if (settings.value === undefined) return { ...base, state: "failed", diagnostics: settings.diagnostics };
	const planned = await checked(format, format.plan(records, settings.value), options.has("fetch"));
	if (planned.value === undefined) return { ...base, state: "failed", diagnostics: planned.diagnostics };
	const { identifier, label, entries, archiveName } = planned.value;
	const path = join(output, serialisation === "none" ? label : `${archiveName ?? label}.${serialisation}`);
	const bytes = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
	const about = { ...base, identifier, path, files: entries.length, bytes };
	if (request.dryRun) return { ...about, state: "would-write", diagnostics: planned.diagnostics };
	if (add) {
		const added = await add(records[0] as RecordContent, request.signal);
		const found = [...planned.diagnostics, ...added.diagnostics];
		if (added.value === undefined) return { ...about, state: "failed", diagnostics: found };
		const { state, path: object, version: head } = added.value;
		return { ...about, path: join(output, object), version: head, state, diagnostics: found };
	}
	const published =
		serialisation === "none"
			? await publishFolder(path, entries, request.signal ? { signal: request.signal } : {})
			: await publishFile(
					path,
					archived(planned.value, serialisation, request.time, format),
					request.signal ? { signal: request.signal } : {},
				);
	const diagnostics = [...planned.diagnostics, ...published.diagnostics];
	if (published.value !== undefined) {
		const beside = await publishBeside(output, planned.value, request);
		return { ...about, state: hasErrors(beside) ? "failed" : "written", diagnostics: [...diagnostics, ...beside] };
	}
	if (!published.diagnostics.some(({ code }) => code === "store/exists"))
		return { ...about, state: "failed", diagnostics };
	const same = await holds(path, serialisation !== "none", planned.value, format);
	if (same) {
		const beside = await publishBeside(output, planned.value, request);
		const state = hasErrors(beside) ? "failed" : "identical";
		return { ...about, state, diagnostics: [...planned.diagnostics, ...beside] };
	}
	return {
		...about,
		state: "failed",
		diagnostics: [...planned.diagnostics, diagnostic("package/differs", { params: { path, time: request.time } })],
	};
}

/** Writes what belongs beside a package; a file that is there already has to be the same. */
async function publishBeside(
	output: string,
	{ beside = [] }: InformationPackage,
	{ time }: PackagingRequest,
): Promise<readonly Diagnostic[]> {
	const found: Diagnostic[] = [];
	for (const { path, content } of beside) {
		const target = join(output, path);
		const bytes = content instanceof Uint8Array ? one(content) : content.open();
		const { diagnostics } = await publishFile(target, bytes);
		if (!diagnostics.some(({ code }) => code === "store/exists")) found.push(...diagnostics);
		else if (!(content instanceof Uint8Array) || !readFileSync(target).equals(content))
			found.push(diagnostic("package/differs", { params: { path: target, time } }));
	}
	return found;
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
	yield bytes;
}

/** A package that its own format's check finds nothing wrong with. */
async function checked(
	format: PackageFormat,
	planned: Outcome<InformationPackage>,
	holey: boolean,
): Promise<Outcome<InformationPackage>> {
	if (planned.value === undefined || hasErrors(planned.diagnostics)) return failure(...planned.diagnostics);
	const report = await format.validate(artifactTree(planned.value.label, planned.value.entries));
	const errors = report.diagnostics.filter(
		({ severity, code }) => severity === "error" && !(holey && code === "package/not-fetched"),
	);
	if (errors.length === 0) return planned;
	const params = { format: format.key, count: errors.length };
	return failure(...planned.diagnostics, ...errors, diagnostic("package/own-check-failed", { params }));
}

/** Files in order, in one folder (RFC 8493 4.2) or at the archive's root, as the format wants it. */
function archived(
	pack: InformationPackage,
	kind: "zip" | "tar",
	time: string,
	format: PackageFormat,
): AsyncIterable<Uint8Array> {
	const below = prefixOf(pack, format);
	async function* entries() {
		for (const entry of pack.entries) {
			// A small file comes out the same whether it stood in memory before or not.
			const content = await small(entry);
			yield { ...entry, content, path: below + entry.path };
		}
	}
	return kind === "zip" ? writeZip(entries(), { time }) : writeTar(entries(), { time });
}

function prefixOf({ label }: InformationPackage, { transport }: PackageFormat): string {
	return transport?.folder === false ? "" : `${label}/`;
}

const wholeFile = 1 << 20;

async function small({ content }: Artifact): Promise<Artifact["content"]> {
	if (content instanceof Uint8Array || content.size > wholeFile) return content;
	const pieces: Uint8Array[] = [];
	for await (const piece of content.open()) pieces.push(piece);
	return pieces.length === 1 ? (pieces[0] as Uint8Array) : new Uint8Array(Buffer.concat(pieces));
}

/** Whether a folder or an archive holds exactly the files of a package; times in an archive do not count. */
async function holds(
	path: string,
	inArchive: boolean,
	pack: InformationPackage,
	format: PackageFormat,
): Promise<boolean> {
	const { entries, label } = pack;
	const opened = inArchive ? await archiveTree(path) : success({ ...folderTree(path), root: label, close: () => {} });
	const tree = opened.value;
	if (tree === undefined || opened.diagnostics.length > 0) return false;
	try {
		// What an archive's tree has taken off the paths of its members.
		const root = tree.root === "" ? "" : `${tree.root}/`;
		const below = inArchive ? prefixOf(pack, format) : `${label}/`;
		const listed = await tree.list();
		if (listed.value?.length !== entries.length) return false;
		const sizes = new Map(listed.value.map((entry) => [root + entry.path, entry.size]));
		for (const { path: name, content } of entries) {
			const whole = below + name;
			const file = whole.slice(root.length);
			if (sizes.get(whole) !== sizeOf({ content })) return false;
			const there = (await digestStream(tree.open(file), ["sha256"])).digests;
			const expected =
				content instanceof Uint8Array
					? digestBytes(content, ["sha256"])
					: (await digestStream(content.open(), ["sha256"])).digests;
			if (there.sha256 !== expected.sha256) return false;
		}
		return true;
	} catch {
		return false;
	} finally {
		tree.close();
	}
}
