import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { isUnsafePath } from "../fixity/filepath.ts";
import { diagnostic, failure, type InformationPackage, type Outcome, success } from "../model/index.ts";
import { errorCode, FindingError, writeFinding } from "../store/failure.ts";
import type { StagedRecord } from "./task.ts";

/**
 * Writes the files of a package into a new folder of a stage. Nothing is flushed: one barrier does it for many records. A thread has nothing else to do
 * meanwhile, and calls that wait take less than half of the time of those that do not.
 * @param name of the folder; different for each attempt
 */
export function stageRecord(stage: string, name: string, pack: InformationPackage): Outcome<StagedRecord> {
	const folder = join(stage, name);
	try {
		makeAnew(folder);
		const folders = new Set(["."]);
		for (const { path, content } of pack.entries) {
			if (isUnsafePath(path)) throw new FindingError(diagnostic("store/path-unsafe", { params: { path } }));
			if (!(content instanceof Uint8Array)) throw new Error(`no bytes: ${path}`);
			const above = dirname(path);
			if (!folders.has(above)) {
				mkdirSync(join(folder, above), { recursive: true });
				folders.add(above);
			}
			writeWhole(join(folder, path), content);
		}
		return success({ folder, label: pack.label, files: pack.entries.map(({ path }) => path) });
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		return failure(error instanceof FindingError ? error.finding : writeFinding(error, stage));
	}
}

/** A thread that died may have begun the very same. */
function makeAnew(folder: string): void {
	try {
		mkdirSync(folder);
	} catch (error) {
		if (errorCode(error) !== "EEXIST") throw error;
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder);
	}
}

function writeWhole(path: string, bytes: Uint8Array): void {
	const file = openSync(path, "wx");
	try {
		let at = 0;
		while (at < bytes.byteLength) at += writeSync(file, bytes, at);
	} finally {
		closeSync(file);
	}
}
