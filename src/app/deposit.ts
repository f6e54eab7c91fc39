import { existsSync, mkdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Surroundings } from "../deposit/factory.ts";
import { clockSkew, transportFinding } from "../deposit/findings.ts";
import { recording } from "../deposit/http/record.ts";
import { type Journal, journalPath, memoryJournal, openJournal } from "../deposit/journal.ts";
import { runDeposit } from "../deposit/run.ts";
import {
	codes,
	type Deposit,
	type DepositLoss,
	type DepositState,
	type DepositStep,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	type Receipt,
	type ReceiptAnswer,
	type Repository,
	success,
	type TargetReport,
	TransportError,
} from "../model/index.ts";
import { formats } from "../packaging/formats.ts";
import { depositName } from "../packaging/sword/names.ts";
import { writeFinding } from "../store/failure.ts";
import { findPackages } from "../store/find-packages.ts";
import { acquireLock } from "../store/lock.ts";
import { openTarget } from "./deposit-open.ts";
import { depositOf } from "./deposit-package.ts";
import { keepReceipt, standsBeside } from "./deposit-receipts.ts";
import type { DepositTarget } from "./deposit-targets.ts";

/** Keeps receipts where they can be asked for: a catalogue. */
export type ReceiptKeeper = (receipt: Receipt) => unknown;

export interface DepositRequest {
	readonly paths: readonly string[];
	readonly target: DepositTarget;
	/** The output folder: journals stand in `.banluu/deposits` below it. */
	readonly output: string;
	readonly surroundings: Surroundings;
	readonly signal: AbortSignal;
	readonly concurrency?: number | undefined;
	readonly rate?: number | undefined;
	/** Milliseconds for what the repository has still to do. */
	readonly wait?: number | undefined;
	/** Packages whose journal says that they have arrived are not asked for again. */
	readonly resume?: boolean | undefined;
	/** Packages whose record was made before are left out; milliseconds since 1970. */
	readonly since?: number | undefined;
	/** A dry run: hears the requests. */
	readonly note?: ((text: string) => void) | undefined;
	readonly keep?: ReceiptKeeper | undefined;
	readonly onStep?: ((path: string, step: DepositStep) => void) | undefined;
	/** Folders to go down in search of packages. */
	readonly depth?: number;
}

/** What became of a package. */
export interface DepositedPackage {
	readonly path: string;
	readonly outcome: "deposited" | "already" | "left-out" | "failed" | "shown";
	readonly identifier?: string;
	readonly key?: string;
	readonly state?: DepositState;
	readonly links?: Readonly<Record<string, string>>;
	readonly steps: number;
	readonly diagnostics: readonly Diagnostic[];
}

/** Findings after which no other package would fare better. */
const fatal = new Set<string>([
	"deposit/certificate",
	"deposit/redirected",
	"deposit/folder-full",
	"deposit/folder-not-writable",
	"deposit/library-missing",
	"deposit/interrupted",
]);
/** Packages in a row that did not reach the repository, after which it is taken to be down. */
const down = 3;

/** Where the tombstone of a package stands. */
export function tombstonePath(pack: string): string {
	return join(dirname(pack), `${depositName(basename(pack))}.tombstone.json`);
}

/** Where the journals of an output folder are. */
export function journalFolder(output: string): string {
	return join(output, ".banluu", "deposits");
}

/**
 * Deposits the packages that paths stand for, some at a time, and tells of each as it is done: no more are opened than are under way. What stops one
 * for all (credentials, certificate, a full folder, a server that is down) stops the run.
 */
export async function* runDeposits(request: DepositRequest): AsyncGenerator<DepositedPackage> {
	const { target, signal, output, concurrency = target.concurrency ?? 2, note } = request;
	const root = journalFolder(output);
	const folder = join(root, target.name);
	let release = async (): Promise<void> => {};
	if (!note) {
		try {
			mkdirSync(folder, { recursive: true });
		} catch (error) {
			yield { path: folder, outcome: "failed", steps: 0, diagnostics: [writeFinding(error, folder)] };
			return;
		}
		const lock = await acquireLock(folder);
		if (lock.value === undefined) {
			yield { path: folder, outcome: "failed", steps: 0, diagnostics: lock.diagnostics };
			return;
		}
		release = lock.value.release;
	}
	const opened = await openTarget(target, { ...request, concurrency });
	const places = placesOf(request);
	const running = new Map<number, Promise<{ readonly id: number; readonly done: DepositedPackage }>>();
	let stop = false;
	let unreached = 0;
	let nextId = 0;
	let left = 0;
	try {
		for (;;) {
			while (!stop && !signal.aborted && running.size < concurrency) {
				const place = await places.next();
				if (place.done) break;
				const id = nextId++;
				running.set(
					id,
					one(place.value, request, opened, root).then(
						(done) => ({ id, done }),
						(error: unknown) => {
							throw blackened(error, opened.redact.text);
						},
					),
				);
			}
			if (running.size === 0) break;
			const { id, done } = await Promise.race(running.values());
			running.delete(id);
			yield done;
			const errors = done.diagnostics.filter(({ severity }) => severity === "error");
			const exits = errors.map(({ code }) => codes[code].exit);
			unreached = exits.includes(6) ? unreached + 1 : done.outcome === "failed" ? unreached : 0;
			stop ||= exits.includes(4) || unreached >= down || errors.some(({ code }) => fatal.has(code));
		}
		if (stop) {
			for await (const _ of places) left++;
			if (left > 0) {
				const params = { target: target.name, left };
				yield { path: "", outcome: "left-out", steps: 0, diagnostics: [diagnostic("deposit/stopped", { params })] };
			}
		}
	} finally {
		await Promise.allSettled(running.values());
		await opened.close();
		await release();
	}
}

async function* placesOf({ paths, depth = 5, signal }: DepositRequest): AsyncGenerator<string> {
	const recognises = (entries: Parameters<(typeof formats)[number]["recognises"]>[0]) =>
		formats.some((format) => format.recognises(entries));
	for (const path of paths) {
		if (signal.aborted) return;
		if (standsBeside(path)) continue;
		for (const place of await findPackages(path, { depth, recognises, signal })) {
			if (place.kind === "package") yield place.path;
		}
	}
}

type Opened = Awaited<ReturnType<typeof openTarget>>;

async function one(
	path: string,
	request: DepositRequest,
	{ repository, redact }: Opened,
	root: string,
): Promise<DepositedPackage> {
	const { target, signal, since, resume, note, surroundings, wait, keep, onStep } = request;
	const { name, collection } = target;
	const read = await depositOf(path, { target: name, collection, signal });
	const deposit = read.value;
	if (deposit === undefined) return { path, outcome: "failed", steps: 0, diagnostics: read.diagnostics };
	const { identifier, key } = deposit;
	const about = { path, identifier, key };
	if (since !== undefined && Date.parse(deposit.madeAt) < since) {
		return { ...about, outcome: "left-out", steps: 0, diagnostics: read.diagnostics };
	}
	const found: Diagnostic[] = [...read.diagnostics];
	let journal: Journal;
	if (note) journal = memoryJournal();
	else {
		const file = journalPath(root, name, key);
		try {
			const opened = openJournal(file, redact.text);
			found.push(...opened.diagnostics);
			if (opened.value === undefined) return { ...about, outcome: "failed", steps: 0, diagnostics: found };
			journal = opened.value;
		} catch (error) {
			return { ...about, outcome: "failed", steps: 0, diagnostics: [...found, writeFinding(error, file)] };
		}
	}
	try {
		const before = journal.state.reached;
		if (journal.state.withdrawn || existsSync(tombstonePath(path))) {
			found.push(diagnostic("deposit/withdrawn", { params: { target: name } }));
			return { ...about, outcome: "left-out", steps: 0, diagnostics: found };
		}
		if (resume && (before === "verified" || before === "published") && !journal.state.doubt) {
			return { ...about, outcome: "already", state: before, steps: 0, diagnostics: found };
		}
		const losses = await lossFindings(repository, deposit);
		found.push(...losses);
		if (hasErrors(losses)) return { ...about, outcome: "failed", steps: 0, diagnostics: found };
		const run = await runDeposit({
			repository,
			deposit,
			journal,
			surroundings,
			signal,
			path: resolve(path),
			...(wait !== undefined && { wait }),
			...(note && { rehearsal: true }),
			...(onStep && { onStep: (step) => onStep(path, step) }),
		});
		found.push(...run.diagnostics.map((finding) => clean(finding, redact.text)));
		const { state, steps = 0, receipt } = run.value ?? {};
		if (receipt && !note) {
			const tidy: Receipt = JSON.parse(redact.text(JSON.stringify(receipt)));
			found.push(...keepReceipt(path, tidy));
			await keep?.(tidy);
		}
		const failed = hasErrors(found);
		const outcome = failed ? "failed" : note ? "shown" : steps > 0 ? "deposited" : "already";
		const links = receipt?.links;
		return { ...about, outcome, steps, ...(state && { state }), ...(links && { links }), diagnostics: found };
	} finally {
		journal.close();
	}
}

/** A fault of the program's own is shown with its text, which may quote what a server said. */
function blackened(error: unknown, redact: (text: string) => string): unknown {
	if (!(error instanceof Error)) return error;
	error.message = redact(error.message);
	if (error.stack !== undefined) error.stack = redact(error.stack);
	return error;
}

function clean(finding: Diagnostic, redact: (text: string) => string): Diagnostic {
	if (!finding.params) return finding;
	const params = Object.entries(finding.params).map(([key, value]) => [
		key,
		typeof value === "string" ? redact(value) : value,
	]);
	return { ...finding, params: Object.fromEntries(params) };
}

async function lossFindings(repository: Repository, deposit: Deposit): Promise<readonly Diagnostic[]> {
	try {
		const losses = await repository.losses(deposit);
		return [...losses.diagnostics, ...(losses.value ?? []).map((loss) => lossFinding(repository.name, loss))];
	} catch (error) {
		return thrown(error, repository.name, "losses");
	}
}

function lossFinding(target: string, { element, value, field = "-", reason }: DepositLoss): Diagnostic {
	return diagnostic("deposit/lost", { params: { target, element: `${element}: ${value}`, field, reason } });
}

function thrown(error: unknown, target: string, step: string): readonly Diagnostic[] {
	if (!(error instanceof TransportError)) throw error;
	return [transportFinding(error, target, step)];
}

/** Looks at a target without changing anything; with a package, also at what of its description would be lost. */
export async function testTarget(
	target: DepositTarget,
	options: { readonly surroundings: Surroundings; readonly signal: AbortSignal; readonly sample?: string | undefined },
): Promise<Outcome<TargetReport & { readonly losses?: readonly DepositLoss[] }>> {
	const { repository, close, redact } = await openTarget(target, options);
	try {
		const answers: ReceiptAnswer[] = [];
		const report = await recording("test", answers, () => repository.test()).catch((error: unknown) =>
			failure(...thrown(error, target.name, "test")),
		);
		const found = report.diagnostics.map((finding) => clean(finding, redact.text));
		const dated = answers.findLast(({ headers }) => headers.date !== undefined)?.headers.date;
		const seconds = dated === undefined ? undefined : clockSkew(dated, options.surroundings.now());
		if (seconds !== undefined) {
			found.push(diagnostic("deposit/clock", { params: { target: target.name, seconds } }));
		}
		if (report.value === undefined || options.sample === undefined || hasErrors(found)) {
			return { ...report, diagnostics: found };
		}
		const read = await depositOf(options.sample, { target: target.name, collection: target.collection });
		if (read.value === undefined) return { value: report.value, diagnostics: [...found, ...read.diagnostics] };
		const losses = await repository.losses(read.value);
		const told = (losses.value ?? []).map((loss) => lossFinding(target.name, loss));
		return success({ ...report.value, losses: losses.value ?? [] }, [...found, ...losses.diagnostics, ...told]);
	} finally {
		await close();
	}
}
