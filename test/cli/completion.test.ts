import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { completionScript, shells } from "../../src/cli/completion/script.ts";
import { commandTable } from "../../src/cli/completion/table.ts";
import { commandTree } from "../docs/tree.ts";
import { banluu } from "./terminal.ts";

const table = commandTable(commandTree("en"), { explain: ["font/missing-glyph", "read/not-utf8"] });
const installed = (shell: string) => spawnSync(shell, ["--version"]).status === 0;

describe("completion", () => {
	it.each(shells)("%s names every command and every long option", async (shell) => {
		const { stdout, exit } = await banluu(["completion", shell]);
		expect(exit).toBe(0);
		for (const { name, options } of table) {
			expect(stdout).toContain(name);
			for (const { long } of options) expect(stdout).toContain(shell === "fish" ? `-l ${long.slice(2)}` : long);
		}
	});

	it("knows the short forms, the values and what takes files", () => {
		const build = table.find((command) => command.name === "build");
		expect(build?.options.find((option) => option.long === "--output")).toMatchObject({
			short: "-o",
			takesValue: true,
		});
		expect(build?.options.find((option) => option.long === "--lang")?.values).toEqual(["vi", "en"]);
		expect(build?.takesFiles).toBe(true);
		expect(table.find((command) => command.name === "completion")?.words).toEqual([...shells]);
		expect(table.find((command) => command.name === "doctor")).toMatchObject({ takesFiles: false, words: [] });
		expect(table.every((command) => command.options.some((option) => option.long === "--help"))).toBe(true);
	});

	it.skipIf(!installed("zsh"))("zsh takes the script", () => {
		const script = completionScript("zsh", table);
		expect(spawnSync("zsh", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
	});

	it.skipIf(!installed("fish"))("fish takes the script", () => {
		const script = completionScript("fish", table);
		expect(spawnSync("fish", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
	});
});

/** What bash would offer for the last of these words. */
function offered(...words: readonly string[]): readonly string[] {
	const script = `${completionScript("bash", table)}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}
_banluu; printf '%s\\n' "\${COMPREPLY[@]}"`;
	const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], {
		encoding: "utf8",
		cwd: import.meta.dirname,
	});
	expect(stderr).toBe("");
	return stdout.trim().split("\n");
}

describe.skipIf(!installed("bash"))("bash offers", () => {
	it.each([
		[["banluu", "ver"], ["verify"]],
		[["banluu", "verify", "--str"], ["--strict"]],
		[["banluu", "--dry"], ["--dry-run"]],
		[
			["banluu", "build", "--lang", ""],
			["vi", "en"],
		],
		[["banluu", "completion", "z"], ["zsh"]],
		[["banluu", "explain", "font/"], ["font/missing-glyph"]],
		[["banluu", "describe", "termin"], ["terminal.ts"]],
		[["banluu", "build", "-m", "termin"], ["terminal.ts"]],
		[["banluu", "doctor", ""], [""]],
	] as const)("after %j: %j", (words, expected) => {
		expect(offered(...words)).toEqual(expected);
	});
});
