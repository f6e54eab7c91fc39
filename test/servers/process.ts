import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A server in a process of its own, which dies with the test at the latest. */
export interface ServerProcess {
	/** `kill -9`, as a machine that loses its power. */
	kill(): Promise<void>;
}

export interface StartOptions {
	readonly command: string;
	readonly args: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	/** Gets both outputs; shown when the server does not come up. */
	readonly log: string;
	/** Asked until it is true, or has failed; an error is no answer yet. */
	ready(): Promise<boolean | "failed">;
	/** Milliseconds. */
	readonly limit: number;
}

export async function startProcess({ command, args, env, log, ready, limit }: StartOptions): Promise<ServerProcess> {
	const file = openSync(log, "a");
	const child = spawn(command, args, { stdio: ["ignore", file, file], env: { ...process.env, ...env } });
	closeSync(file);
	const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
	let failed: Error | undefined;
	child.once("error", (error) => (failed = error));
	const end = (): void => void child.kill("SIGKILL");
	process.once("exit", end);
	const kill = async (): Promise<void> => {
		process.off("exit", end);
		if (isRunning(child)) child.kill("SIGKILL");
		await gone;
	};
	for (const until = Date.now() + limit; Date.now() < until; await sleep(50)) {
		if (failed || !isRunning(child)) break;
		const state = await ready().catch(() => false);
		if (state === true) return { kill };
		if (state === "failed") break;
	}
	if (!failed) await kill();
	throw new Error(`${command} did not come up: ${failed?.message ?? readFileSync(log, "utf8").slice(-2000)}`);
}

function isRunning(child: ChildProcess): boolean {
	return child.exitCode === null && child.signalCode === null;
}
