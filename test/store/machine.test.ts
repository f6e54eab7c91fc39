import { spawnSync } from "node:child_process";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { hostTag, isAbandoned, type Machine, thisMachine } from "../../src/store/machine.ts";

describe("thisMachine", () => {
	const machine = thisMachine();

	it("knows the living from the dead", () => {
		expect(machine.isAlive(process.pid)).toBe(true);
		expect(machine.isAlive(1)).toBe(true);
		const ended = spawnSync(process.execPath, ["-e", "0"]).pid;
		expect(machine.isAlive(ended)).toBe(false);
		const began = machine.beganAt?.(process.pid);
		// Told by Linux alone.
		if (process.platform === "linux") expect(Math.abs((began ?? 0) - machine.started)).toBeLessThan(3000);
		expect(machine.beganAt?.(ended)).toBeUndefined();
	});

	it("was booted before this process began, and that before now", () => {
		expect(machine.booted).toBeLessThan(machine.started);
		expect(machine.started).toBeLessThan(Date.now());
	});
});

describe("isAbandoned", () => {
	const machine: Machine = {
		pid: 1,
		host: "a",
		platform: "linux",
		started: 2_000_000,
		booted: 1_000_000,
		isAlive: (pid) => pid === 1 || pid === 2 || pid === 4,
		beganAt: (pid) => (pid === 4 ? 1_600_000 : undefined),
	};
	it.each([
		[{ pid: 2, written: 1_500_000 }, false],
		[{ pid: 3, written: 1_500_000 }, true],
		[{ pid: 2, written: 900_000 }, true],
		[{ pid: 4, written: 1_500_000 }, true],
		[{ pid: 4, written: 1_598_000 }, false],
		[{ pid: 4, written: 1_700_000 }, false],
		[{ pid: 1, written: 1_500_000 }, true],
		[{ pid: 1, written: 2_100_000 }, false],
		[{ pid: 0, written: 1_500_000 }, true],
		[{ pid: 0, written: 2_100_000 }, false],
	])("%j: %j", (trace, abandoned) => {
		expect(isAbandoned(trace, machine)).toBe(abandoned);
	});
});

describe("hostTag", () => {
	it("is eight digits, the same for the same host", () => {
		expect(hostTag("máy-chủ")).toMatch(/^[0-9a-f]{8}$/);
		expect(hostTag("a")).not.toBe(hostTag("b"));
	});
});
