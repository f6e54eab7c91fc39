import { resolve } from "node:path";
import { type CheckEntry, formatEntry, formatRunEnd, type History } from "../fixity/log.ts";
import { type Diagnostic, diagnostic, hasErrors, strict, version } from "../model/index.ts";
import type { BagProfile } from "../packaging/bagit/profile.ts";
import { type AppendFile, openAppendFile } from "../store/append-file.ts";
import type { PackagePlace } from "../store/find-packages.ts";
import type { AuditPlan } from "./audit-plan.ts";
import { bagProfileFindings } from "./bag-profile.ts";
import { type ContentOptions, checkContents } from "./contents.ts";
import { manyDigests } from "./digest-pool.ts";
import { workerFile, workerPool } from "./pool.ts";
import { knownFormats } from "./recognise.ts";
import type { Judged } from "./verapdf.ts";
import { below, type VerifyResult, verifyPath } from "./verify.ts";
import type { VerifyTask } from "./verify-worker.ts";

/** From this many packages on each thread takes whole packages; below, the threads share the files of one. */
const manyPackages = 8;

export interface AuditRequest {
	readonly format?: string | undefined;
	readonly strict: boolean;
	/** Threads at most. */
	readonly jobs: number;
	readonly contents?: ContentOptions | undefined;
	/** A BagIt Profile that bags have to follow, too. */
	readonly profile?: BagProfile | undefined;
	/** What an outside judge said of the files of packages. */
	readonly judged?: ReadonlyMap<string, Judged> | undefined;
	readonly log?: string | undefined;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly signal?: AbortSignal | undefined;
	/** Told once for each package what there is to read; not where packages are checked by threads of their own. */
	readonly onListed?: ((path: string, files: number, bytes: number) => void) | undefined;
	readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** The check of one package. */
export interface AuditResult extends VerifyResult {
	/** Verdicts of an outside judge by file below the package. */
	readonly judged?: Judged["verdicts"];
	/** `unrecognised`: no package of a known format, found between packages; nothing is said about it. */
	readonly state: "valid" | "invalid" | "unreadable" | "unrecognised";
	/** As the log has it; absent where nothing was recognised. */
	readonly entry?: CheckEntry;
}

/** Checks what is due, in order, and logs each package as its check ends. Ends early, without an end in the log, when the signal says so. */
export async function* runAudit(plan: AuditPlan, request: AuditRequest): AsyncIterable<AuditResult> {
	const { log, now, signal } = request;
	// To the millisecond: two runs of one second are two.
	const run = plan.run ?? new Date(now()).toISOString();
	let file: AppendFile | undefined;
	if (log !== undefined) {
		const opened = openAppendFile(log);
		file = opened.value;
		if (file === undefined) {
			yield { path: log, record: false, state: "unreadable", diagnostics: opened.diagnostics };
			return;
		}
	}
	const counts = { valid: 0, invalid: 0 };
	try {
		for await (const { place, result, started } of checks(plan.due, request)) {
			const outside = request.judged?.get(place.path);
			const profiled =
				request.profile && place.kind === "package" ? await profileFindings(place.path, request.profile) : [];
			const all = [...result.diagnostics, ...profiled, ...(outside?.diagnostics ?? [])];
			const diagnostics = request.strict ? strict(all) : all;
			const judged = { ...result, ...(outside && { judged: outside.verdicts }), diagnostics };
			if (place.kind === "unknown") {
				yield { ...judged, state: "unrecognised" };
				continue;
			}
			const changed = manifestChange(judged, plan.history.get(resolve(place.path)));
			const checked = { ...judged, diagnostics: [...judged.diagnostics, ...changed] };
			const entry = entryOf(checked, run, started, time(now()));
			counts[entry.verdict === "valid" ? "valid" : "invalid"]++;
			const written = file?.append(formatEntry(entry));
			const told = [...checked.diagnostics, ...(written?.diagnostics ?? [])];
			yield { ...checked, diagnostics: told, state: entry.verdict, entry };
			// A log that cannot be written ends the run: what is checked from here on would be checked in vain.
			if (hasErrors(written?.diagnostics ?? [])) return;
		}
		if (!signal?.aborted) file?.append(formatRunEnd({ run, completed: time(now()), ...counts }));
	} catch (error) {
		if (!signal?.aborted) throw error;
	} finally {
		file?.close();
	}
}

async function profileFindings(path: string, profile: BagProfile): Promise<readonly Diagnostic[]> {
	return (await bagProfileFindings(path, profile)).map((finding) => below(path, finding));
}

interface Check {
	readonly place: PackagePlace;
	readonly result: VerifyResult;
	readonly started: string;
}

async function* checks(due: readonly PackagePlace[], request: AuditRequest): AsyncIterable<Check> {
	const { jobs, signal, onBytes, now } = request;
	const file = jobs > 1 && due.length >= manyPackages ? workerFile("verify-worker", import.meta.url) : undefined;
	if (file === undefined) {
		const many = manyDigests(jobs, signal, onBytes);
		try {
			for (const place of due) {
				const started = time(now());
				yield { place, result: await checkHere(place, request, many.digest), started };
			}
		} finally {
			await many.close();
		}
		return;
	}
	const pool = workerPool<VerifyTask, VerifyResult>(file, jobs, { signal, onBytes });
	const { format, contents } = request;
	const running: Promise<Check>[] = [];
	const begin = (place: PackagePlace) => {
		const started = time(now());
		const result =
			place.kind === "unknown" ? unrecognised(place.path) : pool.run({ path: place.path, format, contents });
		const check = result.then((value) => ({ place, result: value, started }));
		// Whoever waits for it hears of the error; nobody may, when the run is ended before.
		check.catch(() => {});
		running.push(check);
	};
	try {
		let at = 0;
		while (at < due.length || running.length > 0) {
			while (at < due.length && running.length < jobs * 4) begin(due[at++] as PackagePlace);
			yield await (running.shift() as Promise<Check>);
		}
	} finally {
		await pool.close();
	}
}

async function checkHere(
	{ path, kind }: PackagePlace,
	request: AuditRequest,
	digest: ReturnType<typeof manyDigests>["digest"],
): Promise<VerifyResult> {
	const { format, contents, signal, onListed, onBytes } = request;
	if (kind === "unknown") return unrecognised(path);
	return verifyPath(path, {
		format,
		signal,
		onBytes,
		digest,
		...(onListed && { onListed: (files: number, bytes: number) => onListed(path, files, bytes) }),
		...(contents && { contents: (tree) => checkContents(tree, contents) }),
	});
}

async function unrecognised(path: string): Promise<VerifyResult> {
	const params = { path, known: await knownFormats() };
	const finding = diagnostic("package/format-unrecognised", { params, severity: "warning" });
	return { path, record: false, diagnostics: [finding] };
}

/** Another manifest than at the last good check: the package was changed and made whole again, or replaced. Only a log can show it. */
function manifestChange(result: VerifyResult, history: History | undefined): readonly Diagnostic[] {
	const before = history?.lastValid;
	const { manifest, path } = result;
	if (!before?.manifest || !manifest) return [];
	if (before.manifest.path === manifest.path && before.manifest.sha256 === manifest.sha256) return [];
	const params = { path, file: manifest.path, date: before.ended.slice(0, 10) };
	const place = { file: `${path.replace(/\/+$/, "")}/${manifest.path}` };
	return [diagnostic("verify/manifest-changed", { params, place })];
}

function entryOf(result: VerifyResult, run: string, started: string, ended: string): CheckEntry {
	const { path, identifier, format, version: stated, files, bytes, algorithms, manifest, diagnostics } = result;
	const findings: Record<string, number> = {};
	for (const { code } of diagnostics) findings[code] = (findings[code] ?? 0) + 1;
	return {
		path: resolve(path),
		run,
		...(identifier !== undefined && { identifier }),
		...(format !== undefined && { format }),
		...(stated !== undefined && { version: stated }),
		verdict: hasErrors(diagnostics) ? (format === undefined ? "unreadable" : "invalid") : "valid",
		algorithms: algorithms ?? [],
		files: files ?? 0,
		bytes: bytes ?? 0,
		started,
		ended,
		tool: `banluu ${version}`,
		findings,
		...(manifest && { manifest }),
	};
}

/** ISO 8601 in UTC with seconds. */
function time(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}
