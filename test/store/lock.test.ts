import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codes, success } from "../../src/model/index.ts";
import { acquireLock, withLock } from "../../src/store/lock.ts";
import { type Machine, thisMachine } from "../../src/store/machine.ts";
import { systemError, temporaryFolder, watched } from "./folders.ts";

const here = thisMachine();

/** A machine on which the process 111 is dead and all others live. */
const machine: Machine = { ...here, isAlive: (pid) => pid !== 111 };

function leaveLock(folder: string, holder: object | string): string {
	const path = join(folder, ".banluu.lock");
	writeFileSync(path, typeof holder === "string" ? holder : JSON.stringify(holder));
	return path;
}

const codesOf = (outcome: { readonly diagnostics: readonly { readonly code: string }[] }) =>
	outcome.diagnostics.map((found) => found.code);

describe("acquireLock", () => {
	it("is held until it is released", async () => {
		const folder = temporaryFolder();
		const lock = await acquireLock(folder);
		const second = await acquireLock(folder);
		expect(second.value).toBeUndefined();
		expect(second.diagnostics).toMatchObject([
			{ code: "store/locked", params: { path: folder, pid: here.pid, host: here.host } },
		]);
		expect(codes["store/locked"].exit).toBe(7);
		await lock.value?.release();
		expect(readdirSync(folder)).toEqual([]);
		expect((await acquireLock(folder)).value).toBeDefined();
	});

	it("of one record does not hinder another", async () => {
		const folder = temporaryFolder();
		expect((await acquireLock(folder, { label: "a" })).value).toBeDefined();
		expect((await acquireLock(folder, { label: "b" })).value).toBeDefined();
		expect(codesOf(await acquireLock(folder, { label: "a" }))).toEqual(["store/locked"]);
	});

	it("goes to one of many at once", async () => {
		const folder = temporaryFolder();
		const outcomes = await Promise.all(Array.from({ length: 20 }, () => acquireLock(folder)));
		expect(outcomes.filter((outcome) => outcome.value)).toHaveLength(1);
		expect(readdirSync(folder)).toEqual([".banluu.lock"]);
	});

	it("is taken over from a dead process, by one of many at once", async () => {
		const folder = temporaryFolder();
		leaveLock(folder, { pid: 111, host: here.host, token: "dead" });
		const outcomes = await Promise.all(Array.from({ length: 20 }, () => acquireLock(folder, { machine })));
		const [won, ...more] = outcomes.filter((outcome) => outcome.value);
		expect(more).toEqual([]);
		expect(won).toBeDefined();
		expect(outcomes.flatMap(codesOf).filter((code) => code === "store/lock-taken-over")).toHaveLength(1);
		expect(readdirSync(folder)).toEqual([".banluu.lock"]);
	});

	it("is not taken over from a live process, nor from another machine", async () => {
		for (const holder of [
			{ pid: 222, host: here.host, token: "a" },
			{ pid: 111, host: "another", token: "a" },
		]) {
			const folder = temporaryFolder();
			leaveLock(folder, holder);
			const outcome = await acquireLock(folder, { machine });
			expect(outcome.diagnostics[0]?.params).toMatchObject({ pid: holder.pid, host: holder.host });
		}
	});

	it("is taken over from a process before the boot whose number another has now", async () => {
		const folder = temporaryFolder();
		const path = leaveLock(folder, { pid: 222, host: here.host, token: "a" });
		const before = here.booted / 1000 - 3600;
		utimesSync(path, before, before);
		expect((await acquireLock(folder, { machine })).value).toBeDefined();
	});

	it("that says nothing is respected while it may be in the making, and dead when it is old", async () => {
		const folder = temporaryFolder();
		const path = leaveLock(folder, "");
		expect(codesOf(await acquireLock(folder, { machine }))).toEqual(["store/locked"]);
		const before = here.started / 1000 - 60;
		utimesSync(path, before, before);
		expect((await acquireLock(folder, { machine })).value).toBeDefined();
	});

	it("does not fall to a run that found it dead before another took it over", async () => {
		const folder = temporaryFolder();
		leaveLock(folder, { pid: 111, host: here.host, token: "dead" });
		let faster: Awaited<ReturnType<typeof acquireLock>> | undefined;
		const slow = watched(() => undefined);
		let reads = 0;
		const io = {
			...slow,
			readFile: (async (...args: Parameters<typeof slow.readFile>) => {
				const content = await slow.readFile(...args);
				// Having read the dead lock, this run loses the processor to another.
				if (++reads === 1) faster = await acquireLock(folder, { machine });
				return content;
			}) as typeof slow.readFile,
		};
		expect(codesOf(await acquireLock(folder, { machine, io }))).toEqual(["store/locked"]);
		expect(faster?.value).toBeDefined();
	});

	it("works where a file system has no hard links", async () => {
		const folder = temporaryFolder();
		const io = watched((name) => {
			if (name === "link") throw systemError("EPERM");
		});
		const lock = await acquireLock(folder, { io });
		expect(lock.value).toBeDefined();
		expect(codesOf(await acquireLock(folder, { io }))).toEqual(["store/locked"]);
		await lock.value?.release();
		expect(readdirSync(folder)).toEqual([]);
	});

	it("that cannot be written is a finding", async () => {
		const io = watched((name) => {
			if (name === "writeFile") throw systemError("EACCES");
		});
		expect(codesOf(await acquireLock(temporaryFolder(), { io }))).toEqual(["store/not-writable"]);
		expect(codesOf(await acquireLock(join(temporaryFolder(), "missing")))).toEqual(["store/write-failed"]);
	});
});

describe("withLock", () => {
	it("releases after success, failure and a thrown error", async () => {
		const folder = temporaryFolder();
		expect((await withLock(folder, {}, async () => success(1))).value).toBe(1);
		await expect(
			withLock(folder, {}, async () => {
				throw new Error("fault");
			}),
		).rejects.toThrow("fault");
		expect(readdirSync(folder)).toEqual([]);
	});

	it("does not act when the lock is held", async () => {
		const folder = temporaryFolder();
		await acquireLock(folder);
		let acted = false;
		const outcome = await withLock(folder, {}, async () => {
			acted = true;
			return success(1);
		});
		expect([acted, codesOf(outcome)]).toEqual([false, ["store/locked"]]);
	});
});
