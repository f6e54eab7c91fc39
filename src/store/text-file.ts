import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { diagnostic, failure, type Outcome } from "../model/diagnostic.ts";
import { success } from "../model/index.ts";
import { decodeUtf8 } from "../text/decode.ts";
import { errorCode, readFinding, writeFinding } from "./failure.ts";

/**
 * The text of a small file such as a sidecar; a missing file or one that is not UTF-8 is a finding. An empty one is empty text: the shell
 * makes it so before `banluu describe bai.txt > bai.yml` begins.
 */
export async function readTextFile(path: string): Promise<Outcome<string>> {
	try {
		const decoded = decodeUtf8(await readFile(path), path);
		if (decoded.diagnostics.some((finding) => finding.code === "read/empty")) return success("");
		if (decoded.value === undefined) return failure(...decoded.diagnostics);
		return success(decoded.value.text, decoded.diagnostics);
	} catch (error) {
		return failure(readFinding(error, path));
	}
}

/** Writes a small file that is not there yet; one that is there is a finding and stays as it is. */
export async function writeNewFile(path: string, text: string): Promise<Outcome<string>> {
	try {
		await writeFile(path, text, { flag: "wx" });
		return success(path);
	} catch (error) {
		if (errorCode(error) === "EEXIST") return failure(diagnostic("store/exists", { params: { path } }));
		return failure(writeFinding(error, path));
	}
}

/** Those of these files that are there. */
export function existing(paths: readonly string[]): readonly string[] {
	return paths.filter((path) => existsSync(path));
}
