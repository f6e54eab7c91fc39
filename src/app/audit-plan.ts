import { resolve } from "node:path";
import { type CheckEntry, type History, historyOf, parseLog } from "../fixity/log.ts";
import { type SampleSize, sampleOf } from "../fixity/sample.ts";
import { type Diagnostic, diagnostic, type TreeEntry } from "../model/index.ts";
import { readIfThere } from "../store/append-file.ts";
import { findPackages, type PackagePlace } from "../store/find-packages.ts";
import { isOfFormat } from "./recognise.ts";

export interface PlanRequest {
	readonly paths: readonly string[];
	/** Folders to go down at most in search of packages. */
	readonly depth: number;
	/** Key of a format that every path is to be judged as. */
	readonly format?: string | undefined;
	readonly log?: string | undefined;
	/** Packages whose last good check is not older are left out; milliseconds since 1970. */
	readonly since?: number | undefined;
	readonly sample?: { readonly size: SampleSize; readonly seed: string } | undefined;
	/** Whether to go on with a run that was broken off. */
	readonly resume?: boolean | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** What a run has to check, and what it leaves out and why. */
export interface AuditPlan {
	/** In the order of checking. */
	readonly due: readonly PackagePlace[];
	readonly skipped: {
		/** Checked since the given time, with nothing found. */
		readonly recent: number;
		/** Not in the sample. */
		readonly sample: number;
		/** Checked by the run that is gone on with. */
		readonly resumed: number;
	};
	/** Packages found, checked or not, by absolute path. */
	readonly packages: readonly string[];
	/** What the log knows, by absolute path. */
	readonly history: ReadonlyMap<string, History>;
	/** Entries of the run that is gone on with. */
	readonly earlier: readonly CheckEntry[];
	/** The run that is gone on with. */
	readonly run?: string;
	readonly diagnostics: readonly Diagnostic[];
}

/** Finds the packages that paths stand for and chooses those that are due. No package is read yet. */
export async function planAudit(request: PlanRequest): Promise<AuditPlan> {
	const { paths, depth, log, since, sample, resume, signal } = request;
	const diagnostics: Diagnostic[] = [];
	const text = log === undefined ? undefined : readIfThere(log);
	diagnostics.push(...(text?.diagnostics ?? []));
	const { entries, damaged, unfinished } = parseLog(text?.value ?? "");
	for (const line of damaged) {
		const place = { file: log as string, line };
		diagnostics.push(diagnostic("verify/log-line-damaged", { params: { path: log as string, line }, place }));
	}
	const history = historyOf(entries);
	const places = await placesOf(paths, depth, request.format, signal);
	const known = new Set(places.map(({ path }) => resolve(path)));
	for (const gone of goneFrom(history, paths, known)) diagnostics.push(gone);

	const packages = places.filter(({ kind }) => kind === "package").map(({ path }) => path);
	const chosen = new Set(sample ? sampleOf(packages, sample.size, sample.seed) : packages);
	const run = resume ? unfinished : undefined;
	const earlier = entries.filter((entry) => run !== undefined && entry.run === run);
	const done = new Set(earlier.map(({ path }) => path));
	const skipped = { recent: 0, sample: 0, resumed: 0 };
	const due = places.filter(({ path, kind }) => {
		if (kind === "unknown") return sample === undefined;
		if (!chosen.has(path)) skipped.sample++;
		else if (done.has(resolve(path))) skipped.resumed++;
		else if (since !== undefined && Date.parse(history.get(resolve(path))?.lastValid?.ended ?? "") >= since)
			skipped.recent++;
		else return true;
		return false;
	});
	return {
		due,
		skipped,
		packages: packages.map((path) => resolve(path)),
		history,
		earlier,
		...(run !== undefined && { run }),
		diagnostics,
	};
}

async function placesOf(
	paths: readonly string[],
	depth: number,
	format: string | undefined,
	signal: AbortSignal | undefined,
): Promise<readonly PackagePlace[]> {
	const places: PackagePlace[] = [];
	for (const path of paths) {
		const recognises = (entries: readonly TreeEntry[]) => isOfFormat(entries, format);
		places.push(...(await findPackages(path, { depth, recognises, signal })));
	}
	// The same package by two ways is checked once.
	return [...new Map(places.map((place) => [resolve(place.path), place])).values()];
}

/** Packages of the log that stood below one of the paths and are not there any more. */
function goneFrom(
	history: ReadonlyMap<string, History>,
	paths: readonly string[],
	known: ReadonlySet<string>,
): readonly Diagnostic[] {
	const roots = paths.map((path) => resolve(path));
	return [...history].flatMap(([path, { last }]) => {
		if (known.has(path) || last.verdict === "unreadable") return [];
		if (!roots.some((root) => path === root || path.startsWith(`${root}/`))) return [];
		return [diagnostic("verify/package-gone", { params: { path, date: last.ended.slice(0, 10) } })];
	});
}
