import {
	codes,
	type Deposit,
	type DepositState,
	type DepositStep,
	type Diagnostic,
	diagnostic,
	hasErrors,
	type Observation,
	type Outcome,
	type Receipt,
	type ReceiptAnswer,
	type ReceiptFile,
	type RemoteFile,
	type Repository,
	TransportError,
} from "../model/index.ts";
import type { Surroundings } from "./factory.ts";
import { transportFinding } from "./findings.ts";
import { recording } from "./http/record.ts";
import type { Journal } from "./journal.ts";
import { type Verification, verifyDeposit } from "./verify.ts";

export interface RunOptions {
	readonly repository: Repository;
	readonly deposit: Deposit;
	readonly journal: Journal;
	readonly surroundings: Surroundings;
	/** Milliseconds that are waited for what the repository has still to do; absent: not at all. */
	readonly wait?: number;
	/** Tries of a step that bring nothing forward. */
	readonly attempts?: number;
	/** Looks after which a change that nobody answered for counts as not made: search engines lag. */
	readonly looks?: number;
	/** Milliseconds of the first pause; doubled each time. */
	readonly pause?: number;
	/** Ends between two steps; the transport ends what is under way. */
	readonly signal?: AbortSignal;
	/** Changes are only shown: each step is tried once, and nothing is verified. */
	readonly rehearsal?: boolean;
	readonly onStep?: (step: DepositStep) => void;
	/** Where the package is, for the journal. */
	readonly path?: string;
}

export interface RunResult {
	/** Undefined: nothing has arrived, as far as anybody knows. */
	readonly state?: DepositState;
	/** Changes that were asked for in this run. */
	readonly steps: number;
	/** Of the state that was reached; absent where the journal had it already, and where nothing was confirmed. */
	readonly receipt?: Receipt;
}

/** Brings one package into one repository, or goes on where an earlier run stopped: look, act, look again, compare. Nothing is repeated before a look. */
export async function runDeposit(options: RunOptions): Promise<Outcome<RunResult>> {
	return new Run(options).go();
}

const longestPause = 30_000;

class Run {
	readonly #options: RunOptions;
	readonly #found: Diagnostic[] = [];
	readonly #answers: ReceiptAnswer[] = [];
	readonly #pretended: RemoteFile[] = [];
	#steps = 0;
	#verified: { readonly files: string; readonly verification: Verification } | undefined;

	constructor(options: RunOptions) {
		this.#options = options;
	}

	async go(): Promise<Outcome<RunResult>> {
		const { repository, deposit, journal, path } = this.#options;
		const before = journal.state;
		if (before.opened === undefined) {
			const { key, identifier, label, digest } = deposit;
			const { name: target, kind } = repository;
			journal.append({
				type: "open",
				at: this.#now(),
				target,
				kind,
				key,
				identifier,
				label,
				digest,
				...(path && { path }),
			});
		}
		if (before.withdrawn) {
			this.#find(diagnostic("deposit/withdrawn", { params: { target: repository.name } }));
			return this.#end(before.reached);
		}
		const first = await this.#look();
		if (!first) return this.#end(before.reached);
		if (first.state === "part") this.#find(diagnostic("deposit/found-again", { params: { target: repository.name } }));
		const last = await this.#work(first);
		if (!last) return this.#end(journal.state.reached);
		return this.#settle(last);
	}

	/** Acts until there is nothing left to do; undefined when it came to a stop before. */
	async #work(first: Observation): Promise<Observation | undefined> {
		const { repository, deposit, journal, attempts = 4, looks = 3, rehearsal } = this.#options;
		let seen = first;
		let stalled = 0;
		let looked = 0;
		// An intent of a run that died is as open as a request that nobody answered.
		let doubt = journal.state.doubt;
		let refusal: readonly Diagnostic[] | undefined;
		let cause: readonly Diagnostic[] = [];
		let tried: DepositStep | undefined;
		// A repository that goes back and forth must not keep us for ever.
		for (let budget = attempts * (8 * deposit.files.length + 32); budget > 0; budget--) {
			if (this.#stopped()) return undefined;
			const step = repository.next(deposit, seen);
			if (step === undefined) return seen;
			const same = tried !== undefined && isSame(step, tried);
			if (same && refusal) return this.#stop(refusal);
			if (same && rehearsal) return undefined;
			// What may have been done is looked for several times before it is done again.
			if ((same || (doubt && isSame(step, doubt))) && looked < looks && !rehearsal) {
				await this.#pause(looked++);
				const again = await this.#look();
				if (!again) return undefined;
				if (signature(again) !== signature(seen)) [stalled, looked] = [0, 0];
				seen = again;
				continue;
			}
			if (same && ++stalled >= attempts) {
				const params = { target: repository.name, step: step.name, attempts };
				return this.#stop([...cause, diagnostic("deposit/no-progress", { params })]);
			}
			if (!same) stalled = 0;
			if (publishes(step) && !rehearsal) {
				const verification = await this.#verify(seen);
				if (!verification.verified) return this.#stop(verification.diagnostics);
			}
			const outcome = await this.#act(seen, step);
			const verdict = this.#verdict(outcome);
			if (verdict === "stop") return this.#stop(outcome.diagnostics);
			refusal = verdict === "refused" ? outcome.diagnostics : undefined;
			doubt = verdict === "unknown" ? step : undefined;
			cause = verdict === "unknown" ? outcome.diagnostics : [];
			tried = step;
			looked = 0;
			const looking = await this.#look();
			const again = looking && rehearsal ? this.#pretend(looking, step) : looking;
			if (!again) return verdict === "done" ? undefined : this.#stop(outcome.diagnostics);
			if (signature(again) !== signature(seen)) {
				stalled = 0;
				// Whoever said no, it is there: somebody else did it, or we did and were not told.
				const next = repository.next(deposit, again);
				if (next === undefined || !isSame(next, step)) refusal = undefined;
			}
			seen = again;
		}
		const params = { target: repository.name, step: tried?.name ?? "", attempts };
		return this.#stop([diagnostic("deposit/no-progress", { params })]);
	}

	/** In a rehearsal nothing arrives: what was shown counts as there, so that the next step is shown as well. */
	#pretend(seen: Observation, { path }: DepositStep): Observation {
		const file = this.#options.deposit.files.find((each) => each.path === path);
		if (file) this.#pretended.push({ path: file.path, size: file.size, digests: file.digests, state: "whole" });
		if (this.#pretended.length === 0) return seen;
		const real = new Set(seen.files.map((each) => each.path));
		const files = [...seen.files, ...this.#pretended.filter((each) => !real.has(each.path))];
		return { ...seen, state: seen.state === "absent" ? "part" : seen.state, files };
	}

	async #act(seen: Observation, step: DepositStep): Promise<Outcome<Readonly<Record<string, string>>>> {
		const { repository, deposit, journal, onStep } = this.#options;
		const about = { step: step.name, ...(step.path !== undefined && { path: step.path }) };
		journal.append({ type: "intent", at: this.#now(), ...about });
		onStep?.(step);
		this.#steps++;
		const outcome = await guarded(repository.name, step.name, () =>
			recording(step.name, this.#answers, () => repository.act(deposit, seen, step)),
		);
		const verdict = this.#verdict(outcome);
		const broken = outcome.diagnostics.some(({ code }) => code === "deposit/interrupted");
		const result = broken ? "unknown" : verdict === "stop" ? "refused" : verdict;
		const errors = outcome.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
		journal.append({
			type: "outcome",
			at: this.#now(),
			...about,
			result,
			...(outcome.value && { names: outcome.value }),
			...(errors.length > 0 && { codes: errors }),
		});
		if (verdict === "done") this.#find(...outcome.diagnostics);
		return outcome;
	}

	/** `stop`: no look will change it. `refused`: the repository said no. `unknown`: nobody knows. */
	#verdict(outcome: Outcome<unknown>): "done" | "unknown" | "refused" | "stop" {
		if (!hasErrors(outcome.diagnostics) && outcome.value !== undefined) return "done";
		const seen = new Set(outcome.diagnostics.filter((d) => d.severity === "error").map((d) => codes[d.code].exit ?? 1));
		if (outcome.diagnostics.some(({ code }) => code === "deposit/interrupted" || code === "deposit/redirected"))
			return "stop";
		if (outcome.diagnostics.some(({ code }) => code === "deposit/certificate")) return "stop";
		if (seen.has(6) || seen.size === 0) return "unknown";
		return seen.has(5) ? "refused" : "stop";
	}

	/** Looks, and looks again for a while where nobody answers. */
	async #look(): Promise<Observation | undefined> {
		const { repository, deposit, journal, attempts = 4 } = this.#options;
		for (let attempt = 0; ; attempt++) {
			if (this.#stopped()) return undefined;
			const known = journal.state.names;
			const outcome = await guarded(repository.name, "observe", () =>
				recording("observe", this.#answers, () => repository.observe(deposit, known)),
			);
			const seen = outcome.value;
			if (seen !== undefined && !hasErrors(outcome.diagnostics)) {
				this.#find(...outcome.diagnostics);
				const names = { ...known, ...seen.names };
				if (seen.state !== "absent" && JSON.stringify(names) !== JSON.stringify(known)) {
					journal.append({ type: "seen", at: this.#now(), state: seen.state, names });
				}
				this.#answers.splice(0, Math.max(0, this.#answers.length - 64));
				return seen;
			}
			if (this.#verdict(outcome) !== "unknown" || attempt + 1 >= attempts) return this.#stop(outcome.diagnostics);
			await this.#pause(attempt);
		}
	}

	/** Nothing is left to do: waits where that was asked for, compares, and says how far it has come. */
	async #settle(first: Observation): Promise<Outcome<RunResult>> {
		const { repository, journal, surroundings, wait = 0, rehearsal } = this.#options;
		if (rehearsal) return this.#end(journal.state.reached);
		let seen = first;
		const until = surroundings.now() + wait;
		for (let round = 0; seen.waiting !== undefined && surroundings.now() < until; round++) {
			await this.#pause(round);
			const again = await this.#look();
			if (!again) return this.#end(journal.state.reached);
			seen = again;
		}
		const { waiting } = seen;
		if (waiting !== undefined) {
			this.#find(diagnostic("deposit/waiting", { params: { target: repository.name, state: waiting } }));
		}
		const verification = await this.#verify(seen);
		// What waits for people may not show its files yet, and is not different for it.
		const hidden = waiting !== undefined && seen.files.length === 0;
		if (!verification.verified && !hidden) this.#find(...verification.diagnostics);
		const state = reached(seen, verification.verified);
		const earlier = journal.state.reached;
		if (verification.verified && this.#steps === 0 && earlier === state) {
			this.#find(diagnostic("deposit/already-there", { params: { target: repository.name, state } }));
			return this.#end(state);
		}
		if (state === earlier && this.#steps === 0) return this.#end(state);
		journal.append({ type: "reached", at: this.#now(), state });
		if (this.#steps === 0 && verification.verified) {
			this.#find(diagnostic("deposit/already-there", { params: { target: repository.name, state } }));
		}
		return this.#end(state, this.#receipt(state, seen, verification.files));
	}

	#receipt(state: DepositState, seen: Observation, files: readonly ReceiptFile[]): Receipt {
		const { repository, deposit, journal } = this.#options;
		// The last answer of each step tells most.
		const answers = [...new Map(this.#answers.map((answer) => [answer.step, answer])).values()];
		return {
			target: repository.name,
			identifier: deposit.identifier,
			state,
			links: seen.links,
			at: this.#now(),
			key: deposit.key,
			names: { ...journal.state.names, ...seen.names },
			files,
			answers,
		};
	}

	async #verify(seen: Observation): Promise<Verification> {
		const { repository, deposit } = this.#options;
		// What was fetched back before publication need not be fetched again after it.
		const files = JSON.stringify(seen.files);
		if (this.#verified?.files === files) return this.#verified.verification;
		const verification = await recording("verify", this.#answers, () => verifyDeposit(repository, deposit, seen));
		if (verification.verified) this.#verified = { files, verification };
		return verification;
	}

	#now(): string {
		return new Date(this.#options.surroundings.now()).toISOString().replace(/\.\d{3}Z$/, "Z");
	}

	#find(...diagnostics: readonly Diagnostic[]): void {
		const known = new Set(this.#found.map((finding) => JSON.stringify(finding)));
		this.#found.push(...diagnostics.filter((finding) => !known.has(JSON.stringify(finding))));
	}

	#stop(diagnostics: readonly Diagnostic[]): undefined {
		this.#find(...diagnostics);
		return undefined;
	}

	#stopped(): boolean {
		const { signal, repository } = this.#options;
		if (!signal?.aborted) return false;
		this.#find(diagnostic("deposit/interrupted", { params: { target: repository.name } }));
		return true;
	}

	async #pause(round: number): Promise<void> {
		const { surroundings, pause = 500 } = this.#options;
		const whole = Math.min(longestPause, pause * 2 ** round);
		await surroundings.sleep(whole / 2 + (whole / 2) * surroundings.random());
	}

	#end(state: DepositState | undefined, receipt?: Receipt): Outcome<RunResult> {
		const value = { steps: this.#steps, ...(state && { state }), ...(receipt && { receipt }) };
		return { value, diagnostics: this.#found };
	}
}

/** An adapter lets the transport's errors through where it has nothing to say about them. */
async function guarded<T>(target: string, step: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof TransportError)) throw error;
		return { diagnostics: [transportFinding(error, target, step)] };
	}
}

function publishes(step: DepositStep): boolean {
	return step.publishes ?? step.name === "publish";
}

function isSame(a: DepositStep, b: DepositStep): boolean {
	return a.name === b.name && a.path === b.path;
}

/** What tells one look from another. */
function signature({ state, names, files, description, waiting }: Observation): string {
	const sorted = Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1));
	const held = files.map(({ path, size, state: kept, digests }) => [path, size, kept, digests]);
	return JSON.stringify([state, sorted, held, description, waiting]);
}

function reached(seen: Observation, verified: boolean): DepositState {
	const { state } = seen;
	if (state === "published") return verified ? "published" : "accepted";
	if (verified) return "verified";
	return state === "accepted" ? "accepted" : "sent";
}
