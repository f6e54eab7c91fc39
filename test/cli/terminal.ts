import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../src/cli/main.ts";

/** What a command printed and how it ended. */
export interface Transcript {
	readonly exit: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** The real article, as it lies in `examples/`. */
export const seedPath = join(import.meta.dirname, "../../examples/000_84c6c67dbe676760.txt");

/** A new folder with the article as `bai.txt`; `process.chdir` is not for worker threads, so commands get whole paths. */
export function workFolder(): { readonly path: string; readonly remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), "banluu-cli-"));
	cpSync(seedPath, join(path, "bai.txt"));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs the command line in this process, in a folder without a project file. The clock stands at 2026-01-02T03:04:05Z. */
export async function banluu(
	args: readonly string[],
	env: Readonly<Record<string, string>> = { LANG: "en_GB.UTF-8" },
	signal: AbortSignal = new AbortController().signal,
	cwd: string = tmpdir(),
	drained?: () => Promise<void>,
): Promise<Transcript> {
	let stdout = "";
	let stderr = "";
	const exit = await run(args, {
		stdout: (text) => {
			stdout += text;
		},
		stderr: (text) => {
			stderr += text;
		},
		...(drained && { drained }),
		env,
		terminal: false,
		columns: 80,
		cwd,
		platform: "linux",
		nodeVersion: process.version,
		now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
		signal,
	});
	return { exit, stdout, stderr };
}

/** A transcript as a golden file: what is of this run and of this machine is named, not shown. */
export function golden(args: readonly string[], { exit, stdout, stderr }: Transcript, folder: string): string {
	const clean = (text: string) =>
		text
			.replaceAll(folder, "DIR")
			.replaceAll(tmpdir(), "TMP")
			.replaceAll(process.version, "vNODE")
			.replace(/\b\d+(?:\.\d+)? [KMGT]B\b/g, "SIZE")
			.replace(/^\S.*(?:veraPDF|qpdf|pdftotext|bagit\.py|Java) .*\n/gm, "");
	return `$ banluu ${clean(args.join(" "))}\n--- stdout\n${clean(stdout)}--- stderr\n${clean(stderr)}--- exit ${exit}\n`;
}
