import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import process from "node:process";
import { errorCode } from "./failure.ts";

/** The machine and process that we run on, as far as it matters for telling a dead run's traces from a live one's. */
export interface Machine {
	readonly pid: number;
	readonly host: string;
	readonly platform: NodeJS.Platform;
	/** When this process began, in milliseconds since 1970. */
	readonly started: number;
	/** When the machine was booted, in milliseconds since 1970. */
	readonly booted: number;
	/** Whether a process of this number runs on this machine. */
	isAlive(pid: number): boolean;
	/** When the process of this number began, in milliseconds since 1970, where the machine tells. */
	beganAt?(pid: number): number | undefined;
}

export function thisMachine(): Machine {
	const now = Date.now();
	return {
		pid: process.pid,
		host: hostname(),
		platform: process.platform,
		started: now - process.uptime() * 1000,
		booted: now - uptime() * 1000,
		isAlive,
		beganAt,
	};
}

/** Linux tells in ticks of 10 ms since the boot (proc(5), `/proc/pid/stat`, field 22). */
function beganAt(pid: number): number | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
		// The name, in parentheses, may hold anything.
		const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
		return Number.isFinite(ticks) ? Date.now() - uptime() * 1000 + ticks * 10 : undefined;
	} catch {
		return undefined;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it runs, under another user.
		return errorCode(error) === "EPERM";
	}
}

/** The host in eight hexadecimal digits, for file names. */
export function hostTag(host: string): string {
	return createHash("sha256").update(host).digest("hex").slice(0, 8);
}

/** Milliseconds by which file times and our own clocks may differ. */
const slack = 5000;

/**
 * Whether the process that left a trace on this machine is gone. Process numbers come again: after a boot, and in
 * containers where every run has the same one; so a trace from before the boot is dead, one under our own number
 * from before our start too, and one that is older than the process that has its number now. Number 0 stands for a process that left no number: its trace counts as dead when it is older
 * than this process.
 */
export function isAbandoned(trace: { readonly pid: number; readonly written: number }, machine: Machine): boolean {
	if (trace.written < machine.booted - slack) return true;
	if (trace.pid === machine.pid || trace.pid === 0) return trace.written < machine.started - slack;
	if (!machine.isAlive(trace.pid)) return true;
	const began = machine.beganAt?.(trace.pid);
	return began !== undefined && began > trace.written + slack;
}
