import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { writeTar } from "../archive/tar-write.ts";
import { writeZip } from "../archive/zip-write.ts";
import { openRecord } from "../build/open-record.ts";
import { artifactTree } from "../build/tree.ts";
import { digestBytes, digestStream } from "../fixity/digest.ts";
import {
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
import type { PackageFormat, PackageSettings } from "../packaging/format.ts";
import { formats, packageFormat } from "../packaging/formats.ts";
import { archiveTree } from "../store/archive-tree.ts";
import { publishFolder } from "../store/atomic.ts";
import { folderTree } from "../store/folder-tree.ts";
import { publishFile } from "../store/publish-file.ts";
import { packageResource } from "../store/resources.ts";
import { type AddRecord, ocflRoot } from "./ocfl-add.ts";
import { bagFolders, verifyPath } from "./verify.ts";

/** How a package travels: as a folder, or in one file. */
export type Serialisation = "none" | "zip" | "tar";

export interface PackageRequest {
	/** Record folders, or folders that hold records. */
	readonly paths: readonly string[];
	/** Keys of formats; `zip` is `folder` in a ZIP file. */
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
	readonly diagnostics: readonly Diagnostic[];
}

const agent = { name: "banluu", type: "software", version } as const;

/** Makes packages of built records. A damaged record is not packaged; a package that fails our own check is not written. */
export async function* packageRecords(request: PackageRequest): AsyncIterable<PackageResult> {
	const chosen = chosenFormats(request);
	if (chosen.value === undefined) {
		yield {
			format: request.formats.join(", "),
			sources: request.paths,
			state: "failed",
			diagnostics: chosen.diagnostics,
		};
		return;
	}
	const folders = bagFolders(request.paths);
	const many = chosen.value.filter(({ format }) => format.takes === "many");
	const one = chosen.value.filter(({ format }) => format.takes === "one");
	const opened: RecordContent[] = [];
	const sources: string[] = [];
	for (const folder of folders) {
		if (request.signal?.aborted) return;
		const record = await openedRecord(folder);
		if (record.value === undefined) {
			yield { format: request.formats.join(", "), sources: [folder], state: "failed", diagnostics: record.diagnostics };
			continue;
		}
		opened.push(record.value);
		sources.push(folder);
		for (const each of one) yield await write([record.value], [folder], each, request);
		// What goes into a package of its own need not be kept.
		if (many.length === 0) opened.length = sources.length = 0;
	}
	if (opened.length === 0 || request.signal?.aborted) return;
	for (const each of many) yield await write(opened, sources, each, request);
}

interface Chosen {
	/** As it was asked for. */
	readonly key: string;
	readonly format: PackageFormat;
	readonly serialisation: Serialisation;
	/** The folder that receives its packages. */
	readonly output: string;
	readonly options: ReadonlyMap<string, string>;
	/** Takes records one by one, where the output is not a folder of packages but a store that grows. */
	readonly add?: AddRecord;
}

function chosenFormats(request: PackageRequest): Outcome<readonly Chosen[]> {
	const found: Diagnostic[] = [];
	const known = [...formats.map(({ key }) => key), "zip"].join(", ");
	const chosen = [...new Set(request.formats)].flatMap((key): readonly Chosen[] => {
		const format = packageFormat(key === "zip" ? "folder" : key);
		if (!format) {
			found.push(diagnostic("package/format-unknown", { params: { format: key, known } }));
			return [];
		}
		const serialisation = key === "zip" ? "zip" : request.serialisation;
		const output = request.formats.length > 1 ? join(request.output, key) : request.output;
		const own = [...request.options].filter(([name]) => format.options.some((option) => option.name === name));
		const options = new Map(own);
		const base = { key, format, serialisation, output, options };
		if (format.key !== "ocfl" || serialisation !== "none") return [base];
		return [{ ...base, add: ocflRoot(output, settingsOf(request, options)) }];
	});
	for (const [name, value] of request.options) {
		const options = chosen.flatMap(({ format }) => format.options);
		const option = options.find((each) => each.name === name);
		if (!option) {
			const params = {
				option: name,
				format: request.formats.join(", "),
				known: options.map((each) => each.name).join(", ") || "-",
			};
			found.push(diagnostic("package/option-unknown", { params }));
		} else if (option.values && !option.values.includes(value)) {
			found.push(
				diagnostic("package/option-value", { params: { option: name, value, known: option.values.join(", ") } }),
			);
		}
	}
	return hasErrors(found) ? failure(...found) : success(chosen, found);
}

/** A record, if it is one and nothing is wrong with it. */
async function openedRecord(folder: string): Promise<Outcome<RecordContent>> {
	const check = await verifyPath(folder);
	const errors = check.diagnostics.filter(({ severity }) => severity === "error");
	const unreadable = errors.filter(({ code }) => code.startsWith("store/"));
	if (unreadable.length > 0) return failure(...unreadable);
	const params = { path: folder };
	if (check.version === undefined || (!check.record && errors.length === 0)) {
		return failure(diagnostic("package/not-a-record", { params }));
	}
	if (errors.length > 0)
		return failure(...errors, diagnostic("package/record-damaged", { params: { ...params, count: errors.length } }));
	return openRecord(folderTree(folder), basename(folder));
}

function settingsOf({ time }: PackageRequest, options: ReadonlyMap<string, string>): PackageSettings {
	return { time, agent, options, resource: (name) => packageResource(name) };
}

async function write(
	records: readonly RecordContent[],
	sources: readonly string[],
	{ key, format, serialisation, output, options, add }: Chosen,
	request: PackageRequest,
): Promise<PackageResult> {
	const planned = await checked(format, format.plan(records, settingsOf(request, options)));
	const base = { format: key, sources };
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
					archived(planned.value, serialisation, request.time),
					request.signal ? { signal: request.signal } : {},
				);
	const diagnostics = [...planned.diagnostics, ...published.diagnostics];
	if (published.value !== undefined) {
		const beside = await publishBeside(output, planned.value);
		return { ...about, state: hasErrors(beside) ? "failed" : "written", diagnostics: [...diagnostics, ...beside] };
	}
	if (!published.diagnostics.some(({ code }) => code === "store/exists"))
		return { ...about, state: "failed", diagnostics };
	const same = await holds(path, serialisation !== "none", planned.value);
	if (same) {
		const beside = await publishBeside(output, planned.value);
		const state = hasErrors(beside) ? "failed" : "identical";
		return { ...about, state, diagnostics: [...planned.diagnostics, ...beside] };
	}
	return {
		...about,
		state: "failed",
		diagnostics: [...planned.diagnostics, diagnostic("package/differs", { params: { path } })],
	};
}

/** Writes what belongs beside a package; a file that is there already has to be the same. */
async function publishBeside(output: string, { beside = [] }: InformationPackage): Promise<readonly Diagnostic[]> {
	const found: Diagnostic[] = [];
	for (const { path, content } of beside) {
		const target = join(output, path);
		const bytes = content instanceof Uint8Array ? one(content) : content.open();
		const { diagnostics } = await publishFile(target, bytes);
		if (!diagnostics.some(({ code }) => code === "store/exists")) found.push(...diagnostics);
		else if (!(content instanceof Uint8Array) || !readFileSync(target).equals(content))
			found.push(diagnostic("package/differs", { params: { path: target } }));
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
): Promise<Outcome<InformationPackage>> {
	if (planned.value === undefined || hasErrors(planned.diagnostics)) return failure(...planned.diagnostics);
	const report = await format.validate(artifactTree(planned.value.label, planned.value.entries));
	const errors = report.diagnostics.filter(({ severity }) => severity === "error");
	if (errors.length === 0) return planned;
	const params = { format: format.key, count: errors.length };
	return failure(...planned.diagnostics, ...errors, diagnostic("package/own-check-failed", { params }));
}

/** One folder at the archive's root (RFC 8493 4.2), its files in order. */
function archived(
	{ label, entries }: InformationPackage,
	kind: "zip" | "tar",
	time: string,
): AsyncIterable<Uint8Array> {
	const below = entries.map((entry) => ({ ...entry, path: `${label}/${entry.path}` }));
	return kind === "zip" ? writeZip(below, { time }) : writeTar(below, { time });
}

/** Whether a folder or an archive holds exactly the files of a package; times in an archive do not count. */
async function holds(path: string, inArchive: boolean, { label, entries }: InformationPackage): Promise<boolean> {
	const opened = inArchive ? await archiveTree(path) : success({ ...folderTree(path), root: label, close: () => {} });
	const tree = opened.value;
	if (tree === undefined || opened.diagnostics.length > 0 || tree.root !== label) return false;
	try {
		const listed = await tree.list();
		if (listed.value?.length !== entries.length) return false;
		const sizes = new Map(listed.value.map((entry) => [entry.path, entry.size]));
		for (const { path: file, content } of entries) {
			if (sizes.get(file) !== sizeOf({ content })) return false;
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
