import { describe, expect, it } from "vitest";
import type { Surroundings } from "../../src/deposit/factory.ts";
import { type JournalLine, memoryJournal } from "../../src/deposit/journal.ts";
import { type RunOptions, runDeposit } from "../../src/deposit/run.ts";
import {
	type Deposit,
	type DepositStep,
	type Diagnostic,
	diagnostic,
	failure,
	type Observation,
	type RemoteFile,
	type Repository,
	success,
} from "../../src/model/index.ts";
import { quickSurroundings } from "../contract/repositories.ts";
import { sampleDeposit } from "./support/deposits.ts";

interface Planted {
	/** Looks after a creation at which nothing is seen yet. */
	readonly lag?: number;
	readonly actFinding?: (step: DepositStep, nth: number) => Diagnostic | undefined;
	/** Findings of acts that did nothing. */
	readonly idle?: boolean;
	readonly digest?: (sha256: string) => string;
	readonly waiting?: (look: number) => string | undefined;
	readonly restless?: boolean;
}

/** A repository in memory that counts what is asked of it. */
function repositoryOf(deposit: Deposit, planted: Planted = {}) {
	let created = 0;
	let hidden = 0;
	let published = false;
	let looks = 0;
	const files = new Map<string, RemoteFile>();
	const acts: string[] = [];
	const repository: Repository = {
		name: "kho",
		kind: "memory",
		digest: "sha256",
		test: async () => success({ reachable: true, facts: {} }),
		losses: async () => success([]),
		async observe() {
			looks++;
			const seen = created > 0 && hidden-- <= 0;
			const state: Observation["state"] = !seen ? "absent" : published ? "published" : "part";
			const waiting = published ? planted.waiting?.(looks) : undefined;
			return success({
				state,
				names: seen ? { id: "1", ...(planted.restless && { turn: String(looks) }) } : {},
				files: seen ? [...files.values()] : [],
				links: {},
				...(waiting && { waiting }),
			});
		},
		next(_, seen) {
			if (seen.state === "absent") return { name: "create" };
			if (seen.state === "published") return undefined;
			const missing = deposit.files.find(({ path }) => !seen.files.some((file) => file.path === path));
			return missing ? { name: "upload", path: missing.path } : { name: "publish" };
		},
		async act(_, __, step) {
			const finding = planted.actFinding?.(step, acts.length);
			acts.push(step.name);
			if (!planted.idle || !finding) {
				if (step.name === "create") {
					created++;
					hidden = planted.lag ?? 0;
				}
				const file = deposit.files.find(({ path }) => path === step.path);
				const sha256 = file?.digests.sha256 ?? "";
				if (file) {
					files.set(file.path, {
						path: file.path,
						digests: { sha256: planted.digest?.(sha256) ?? sha256 },
						state: "whole",
					});
				}
				if (step.name === "publish") published = true;
			}
			return finding ? failure(finding) : success({});
		},
		fetch: async () => failure(),
		close: async () => {},
	};
	return { repository, acts, created: () => created, published: () => published };
}

const deposit = sampleDeposit(1);
const lost = diagnostic("deposit/unreachable", { params: { target: "kho", reason: "closed" } });

async function run(planted: Planted, more: Partial<RunOptions> = {}, lines: JournalLine[] = []) {
	const made = repositoryOf(deposit, planted);
	const { repository } = made;
	const journal = memoryJournal(lines);
	const outcome = await runDeposit({ repository, deposit, journal, surroundings: quickSurroundings(), ...more });
	return { ...made, outcome, lines, codes: outcome.diagnostics.map(({ code }) => code) };
}

describe("a run", () => {
	it("waits for a search that lags, before it creates again", async () => {
		const done = await run({ lag: 2, actFinding: (_, nth) => (nth === 0 ? lost : undefined) });
		expect(done.created()).toBe(1);
		expect(done.outcome.value?.state).toBe("published");
	});

	it("creates again when nothing shows after all those looks", async () => {
		const done = await run({ idle: true, actFinding: (_, nth) => (nth === 0 ? lost : undefined) });
		expect(done.acts.filter((name) => name === "create")).toHaveLength(2);
		expect(done.created()).toBe(1);
		expect(done.codes).toEqual([]);
	});

	it("looks before it repeats what a dead run had begun", async () => {
		const slept: number[] = [];
		const inner = quickSurroundings();
		const surroundings: Surroundings = {
			...inner,
			sleep: async (milliseconds) => {
				slept.push(milliseconds);
				await inner.sleep(milliseconds);
			},
		};
		const at = "2026-01-05T00:00:00Z";
		await run({}, { surroundings }, [{ type: "intent", at, step: "create" }]);
		expect(slept).toHaveLength(3);
	});

	it("stops at a refusal, and takes what is there for an answer", async () => {
		const refused = diagnostic("deposit/refused", {
			params: { target: "kho", step: "publish", status: 404, message: "" },
		});
		const asked = (step: DepositStep) => (step.name === "publish" ? refused : undefined);
		const stopped = await run({ idle: true, actFinding: asked });
		expect(stopped.codes).toEqual(["deposit/refused"]);
		expect(stopped.acts.filter((name) => name === "publish")).toHaveLength(1);
		const there = await run({ actFinding: asked });
		expect(there.codes).toEqual([]);
		expect(there.outcome.value?.state).toBe("published");
	});

	it.each(["deposit/not-authenticated", "deposit/certificate", "deposit/redirected"] as const)(
		"stops at once at %s",
		async (code) => {
			const done = await run({ idle: true, actFinding: () => diagnostic(code, { params: { target: "kho" } }) });
			expect(done.acts).toHaveLength(1);
			expect(done.codes).toEqual([code]);
		},
	);

	it("gives up where nothing comes of a step", async () => {
		const done = await run({ idle: true, actFinding: () => lost });
		expect(done.codes).toEqual(["deposit/unreachable", "deposit/no-progress"]);
		expect(done.acts).toHaveLength(4);
	});

	it("gives up on a repository that goes on in circles", async () => {
		const done = await run({
			restless: true,
			idle: true,
			actFinding: (step) => (step.name === "publish" ? lost : undefined),
		});
		expect(done.codes.at(-1)).toBe("deposit/no-progress");
		expect(done.acts.length).toBeLessThan(300);
	});

	it("does not publish what differs", async () => {
		const done = await run({ digest: (sha256) => sha256.replace(/^./, (first) => (first === "0" ? "1" : "0")) });
		expect(done.published()).toBe(false);
		expect(new Set(done.codes)).toEqual(new Set(["deposit/digest-differs"]));
		expect(done.outcome.value?.receipt).toBeUndefined();
	});

	it("waits for the repository's people only where that is asked for", async () => {
		const waiting = (look: number) => (look < 12 ? "review" : undefined);
		const left = await run({ waiting });
		expect(left.codes).toContain("deposit/waiting");
		const waited = await run({ waiting }, { wait: 3_600_000 });
		expect(waited.codes).not.toContain("deposit/waiting");
	});

	it("stops between two steps, and can be gone on with", async () => {
		const stop = new AbortController();
		const lines: JournalLine[] = [];
		const done = await run({}, { signal: stop.signal, onStep: () => stop.abort() }, lines);
		expect(done.acts).toHaveLength(1);
		expect(done.codes).toEqual(["deposit/interrupted"]);
		expect(lines.at(-1)).toMatchObject({ type: "outcome", result: "done" });
	});

	it("shows each step once in a rehearsal", async () => {
		const done = await run({ idle: true, actFinding: () => lost }, { rehearsal: true });
		expect(done.acts).toEqual(["create"]);
	});

	it("does not bring back what was withdrawn", async () => {
		const done = await run({}, {}, [{ type: "withdrawn", at: "2026-01-05T00:00:00Z", reason: "x" }]);
		expect(done.acts).toEqual([]);
		expect(done.codes).toEqual(["deposit/withdrawn"]);
	});
});
