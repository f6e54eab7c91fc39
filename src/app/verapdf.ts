import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { resolve as absolute, join, relative, sep } from "node:path";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { errorCode } from "../store/failure.ts";

/** What veraPDF said of the PDFs of a package. */
export interface Judged {
	/** By path below the package, then by flavour (`2a`, `ua1`). */
	readonly verdicts: Readonly<Record<string, Readonly<Record<string, "PASS" | "FAIL">>>>;
	readonly diagnostics: readonly Diagnostic[];
}

interface Asked {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly signal?: AbortSignal | undefined;
}

/** Bytes of paths in one call; systems allow at least twice as many. */
const longestCall = 100_000;

/**
 * Runs veraPDF over the PDFs of packages, in one Java machine as long as their paths fit into one call: its start costs more than a file.
 * Packages in archives are left out. Flavour 0: each file is judged by what it claims itself.
 */
export async function judgePdfs(
	packages: readonly string[],
	asked: Asked,
): Promise<Outcome<ReadonlyMap<string, Judged>>> {
	const pdfs = new Map(packages.map((path) => [path, pdfsIn(path)]));
	const verdicts = new Map<string, Record<string, "PASS" | "FAIL">>();
	for (const part of portions([...pdfs.values()].flat().map((file) => absolute(file)))) {
		const run = await verapdf(part, asked);
		if (run.value === undefined) return failure(...run.diagnostics);
		for (const [, verdict, file = "", flavour = ""] of run.value.matchAll(/^(PASS|FAIL) (.+) (\w+)[ \t\r]*$/gm)) {
			verdicts.set(file, { ...verdicts.get(file), [flavour]: verdict as "PASS" | "FAIL" });
		}
	}
	return success(new Map([...pdfs].map(([path, files]) => [path, judgedOf(path, files, verdicts)])));
}

function judgedOf(
	root: string,
	files: readonly string[],
	verdicts: ReadonlyMap<string, Readonly<Record<string, "PASS" | "FAIL">>>,
): Judged {
	const own: Record<string, Readonly<Record<string, "PASS" | "FAIL">>> = {};
	const diagnostics: Diagnostic[] = [];
	for (const file of files) {
		// veraPDF names files by their whole path.
		const verdict = verdicts.get(absolute(file));
		const place = { file };
		if (verdict === undefined) {
			diagnostics.push(diagnostic("verify/verapdf-silent", { params: { path: file }, place }));
			continue;
		}
		own[relative(root, file).split(sep).join("/")] = verdict;
		for (const [flavour, state] of Object.entries(verdict)) {
			if (state === "PASS") continue;
			diagnostics.push(diagnostic("verify/verapdf-failed", { params: { path: file, flavour }, place }));
		}
	}
	return { verdicts: own, diagnostics };
}

function pdfsIn(root: string): readonly string[] {
	if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return [];
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

function* portions(files: readonly string[]): Iterable<readonly string[]> {
	let part: string[] = [];
	let length = 0;
	for (const file of files) {
		length += Buffer.byteLength(file) + 1;
		if (length > longestCall && part.length > 0) {
			yield part;
			part = [];
			length = Buffer.byteLength(file) + 1;
		}
		part.push(file);
	}
	if (part.length > 0) yield part;
}

function verapdf(files: readonly string[], { env, signal }: Asked): Promise<Outcome<string>> {
	const words = ["-f", "0", "--format", "text", "-v", ...files];
	const jar = env.BANLUU_VERAPDF;
	const [command, before] = jar
		? ["java", ["-XX:+UseSerialGC", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper"]]
		: ["verapdf", []];
	return new Promise((resolve, reject) => {
		const child = spawn(command, [...before, ...words], {
			stdio: ["ignore", "pipe", "pipe"],
			windowsHide: true,
			signal,
		});
		let output = "";
		let errors = "";
		child.stdout.setEncoding("utf8").on("data", (text: string) => {
			output += text;
		});
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			errors = (errors + text).slice(-2000);
		});
		child.on("error", (error) => {
			if (signal?.aborted) return reject(signal.reason);
			if (errorCode(error) === "ENOENT") return resolve(failure(diagnostic("verify/verapdf-missing")));
			resolve(failure(diagnostic("verify/verapdf-broken", { params: { reason: error.message } })));
		});
		child.on("close", (code) => {
			// 1: some file is not valid; 7 and above: files that could not be read, which then have no verdict.
			if (/^(?:PASS|FAIL) /m.test(output) || code === 0) return resolve(success(output));
			const reason = errors.trim().split("\n").at(-1) || `exit ${code}`;
			resolve(failure(diagnostic("verify/verapdf-broken", { params: { reason } })));
		});
	});
}
