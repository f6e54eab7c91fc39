import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { type OpenOptions, openRecord } from "../build/open-record.ts";
import { digestAlgorithms } from "../fixity/digest.ts";
import {
	codes,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	type RecordContent,
	success,
} from "../model/index.ts";
import { optionOf } from "../packaging/format.ts";
import { formats, packageFormat, variants } from "../packaging/formats.ts";
import { folderTree } from "../store/folder-tree.ts";
import type { AddedObject } from "../store/ocfl/add.ts";
import { groupedOcflRoot, ocflRoot } from "./ocfl-add.ts";
import { bagFolders, verifyPath } from "./verify.ts";
import {
	type Chosen,
	type PackageResult,
	type PackagingRequest,
	packageSettings,
	settingsOf,
	writePackage,
} from "./write-package.ts";

/** Records that a store takes before it is asked to make them durable: beyond, a group costs memory and saves next to nothing. */
const groupSize = 64;

export interface PackageRequest extends PackagingRequest {
	/** Record folders, or folders that hold records. */
	readonly paths: readonly string[];
}

/** Makes packages of built records. A damaged record is not packaged; a package that fails our own check is not written. */
export async function* packageRecords(request: PackageRequest): AsyncIterable<PackageResult> {
	const packager = openPackager(request, true);
	if (packager.value === undefined) {
		const { diagnostics } = packager;
		yield { format: request.formats.join(", "), sources: request.paths, state: "failed", diagnostics };
		return;
	}
	const folders = bagFolders(request.paths);
	const around = folders.find((folder) => isInside(request.output, folder));
	if (around !== undefined) {
		const finding = diagnostic("package/output-inside", { params: { path: request.output, record: around } });
		yield { format: request.formats.join(", "), sources: [around], state: "failed", diagnostics: [finding] };
		return;
	}
	try {
		for (const folder of folders) {
			if (request.signal?.aborted) break;
			yield* packager.value.add(folder);
		}
		yield* packager.value.finish();
	} finally {
		packager.value.close();
	}
}

/** Whether a path, there or not, lies in a folder or is it; links are followed as far as there is something. */
function isInside(path: string, folder: string): boolean {
	let there = resolve(path);
	while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
	try {
		const steps = relative(realpathSync(folder), realpathSync(there));
		return !isAbsolute(steps) && steps.split(sep)[0] !== "..";
	} catch {
		return false;
	}
}

/** Makes packages of records as they come. */
export interface Packager {
	/** The packages that one record makes; it is kept for those that take many. */
	add(folder: string): AsyncIterable<PackageResult>;
	/** The packages of all records that came, and those of single records that have not been told yet. */
	finish(): AsyncIterable<PackageResult>;
	/** Removes what was begun and not finished. */
	close(): void;
}

/**
 * Formats and options are looked at first. Of records that wait for a package of many only the descriptions stand in memory: their files are
 * read again when they are written.
 * @param inGroups whether stores that grow may take records in groups, so that results come later than their records; `close` has to be called
 */
export function openPackager(request: PackagingRequest, inGroups = false): Outcome<Packager> {
	const chosen = chosenFormats(request, inGroups);
	if (chosen.value === undefined) return failure(...chosen.diagnostics);
	const many = chosen.value.filter(({ format }) => format.takes === "many");
	const one = chosen.value.filter(({ format }) => format.takes === "one");
	const algorithms = digestAlgorithms.filter((name) =>
		(request.options.get("algorithms") ?? "")
			.toLowerCase()
			.split(",")
			.some((each) => each.trim() === name),
	);
	const opening = { algorithms, ...(many.length > 0 && { held: 0 }) };
	const opened: RecordContent[] = [];
	const sources = new Map<RecordContent, string>();
	const waiting: PackageResult[] = [];
	const grouped = one.find((each) => each.grouped)?.grouped;
	let settled: boolean | undefined;
	async function* add(folder: string): AsyncIterable<PackageResult> {
		if (settled === false) return;
		const record = await openedRecord(folder, opening);
		if (record.value === undefined) {
			yield { format: request.formats.join(", "), sources: [folder], state: "failed", diagnostics: record.diagnostics };
			return;
		}
		if (settled === undefined) {
			const faults = chosen.value?.flatMap((each) =>
				settingFaults(each, record.value as RecordContent, folder, request),
			);
			yield* faults ?? [];
			settled = faults?.length === 0;
			if (!settled) return;
		}
		for (const each of one) {
			const result = await writePackage([record.value], [folder], each, request);
			if (each.grouped === undefined || result.state === "failed" || result.state === "would-write") {
				yield result;
				continue;
			}
			waiting.push(result);
			if (waiting.length >= groupSize) yield* committed();
		}
		if (many.length === 0) return;
		opened.push(record.value);
		sources.set(record.value, folder);
	}
	/** What has waited for its group; no two formats are stores that grow. */
	async function* committed(): AsyncIterable<PackageResult> {
		const results = waiting.splice(0);
		const outcomes = await grouped?.commit();
		for (const [at, result] of results.entries()) yield { ...result, ...laterOutcome(result, outcomes?.[at]) };
	}
	async function* finish(): AsyncIterable<PackageResult> {
		if (waiting.length > 0) yield* committed();
		if (opened.length === 0 || request.signal?.aborted) return;
		for (const each of many) {
			const groups = batchesOf(opened, each, request);
			if (groups.value === undefined) {
				const all = [...sources.values()];
				yield { format: each.key, sources: all, state: "failed", diagnostics: groups.diagnostics };
				continue;
			}
			const of = groups.value.length;
			for (const [index, group] of groups.value.entries()) {
				if (request.signal?.aborted) return;
				const from = group.map((record) => sources.get(record) as string);
				yield await writePackage(group, from, each, request, of > 1 ? { number: index + 1, of } : undefined);
			}
		}
	}
	return success({ add, finish, close: () => grouped?.discard() }, chosen.diagnostics);
}

/** What another outcome changes of a result. */
function laterOutcome({ diagnostics }: PackageResult, outcome?: Outcome<AddedObject>): Partial<PackageResult> {
	if (outcome === undefined) return {};
	const found = [...diagnostics, ...outcome.diagnostics];
	if (outcome.value === undefined) return { state: "failed", diagnostics: found };
	const { state, version } = outcome.value;
	return { state, version, diagnostics: found };
}

/** A setting that one format lacks is told before another has been written; the first record stands for all. */
function settingFaults(
	chosen: Chosen,
	record: RecordContent,
	folder: string,
	request: PackagingRequest,
): readonly PackageResult[] {
	const settings = packageSettings(chosen, request);
	const planned = settings.value && chosen.format.plan([record], settings.value);
	const faults = [...settings.diagnostics, ...(planned?.diagnostics ?? [])].filter(
		({ code, severity }) => severity === "error" && codes[code].exit === 2,
	);
	return faults.length > 0 ? [{ format: chosen.key, sources: [folder], state: "failed", diagnostics: faults }] : [];
}

function batchesOf(records: readonly RecordContent[], { format, options }: Chosen, request: PackagingRequest) {
	return format.batches?.(records, settingsOf(format, options, request)) ?? success([records]);
}

function chosenFormats(request: PackagingRequest, inGroups: boolean): Outcome<readonly Chosen[]> {
	const found: Diagnostic[] = [];
	const known = [...formats, ...variants].map(({ key }) => key).join(", ");
	const chosen = [...new Set(request.formats)].flatMap((key): readonly Chosen[] => {
		const format = packageFormat(key);
		if (!format) {
			found.push(diagnostic("package/format-unknown", { params: { format: key, known } }));
			return [];
		}
		const serialisation = format.transport?.only ?? request.serialisation;
		const output = request.formats.length > 1 ? join(request.output, key) : request.output;
		const own = [...request.options].filter(([name]) => optionOf(format.options, name) !== undefined);
		const options = new Map(own);
		const base = { key, format, serialisation, output, options };
		if (format.key !== "ocfl" || serialisation !== "none") return [base];
		const settings = settingsOf(format, options, request);
		if (!inGroups) return [{ ...base, add: ocflRoot(output, settings) }];
		const grouped = groupedOcflRoot(output, settings, request.signal);
		return [{ ...base, add: grouped.add, grouped }];
	});
	for (const [name, value] of request.options) {
		const options = chosen.flatMap(({ format }) => format.options);
		const option = optionOf(options, name);
		if (!option) {
			const params = {
				option: name,
				format: request.formats.join(", "),
				known: options.map((each) => (each.open ? `${each.name}…` : each.name)).join(", ") || "-",
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
async function openedRecord(folder: string, opening: OpenOptions): Promise<Outcome<RecordContent>> {
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
	return openRecord(folderTree(folder), basename(folder), opening);
}
