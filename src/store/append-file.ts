import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { failure, type Outcome, success } from "../model/diagnostic.ts";
import { errorCode, readFinding, writeFinding } from "./failure.ts";

/** Milliseconds that lines may wait for the disk: a kill of the program loses none, the power's going off those of a second. */
const interval = 1000;

/** A file of lines that only grows. */
export interface AppendFile {
	/** Puts whole lines at the end, in one call: a kill afterwards does not lose them. */
	append(lines: string): Outcome<true>;
	close(): void;
}

/**
 * Opens a file for appending, and makes it where there is none. A last line without its end, left by a run that was killed, gets one first, so that it
 * spoils no other.
 */
export function openAppendFile(path: string): Outcome<AppendFile> {
	let file: number;
	try {
		const isNew = !existsSync(path);
		file = openSync(path, "a+");
		const { size } = fstatSync(file);
		const last = Buffer.alloc(1);
		if (size > 0) readSync(file, last, 0, 1, size - 1);
		if (size > 0 && last[0] !== 0x0a) writeSync(file, "\n");
		if (isNew) syncFolder(dirname(path));
	} catch (error) {
		return failure(writeFinding(error, path));
	}
	let synced = performance.now();
	return success({
		append: (lines) => {
			try {
				const bytes = Buffer.from(lines);
				// One call: with O_APPEND two runs on one log do not mix their lines.
				let at = writeSync(file, bytes);
				while (at < bytes.byteLength) at += writeSync(file, bytes, at);
				if (performance.now() - synced < interval) return success(true);
				fsyncSync(file);
				synced = performance.now();
				return success(true);
			} catch (error) {
				return failure(writeFinding(error, path));
			}
		},
		close: () => {
			try {
				fsyncSync(file);
			} catch {
				// A pipe or a device has nothing to be synchronised with.
			}
			closeSync(file);
		},
	});
}

/** The text of a file that may not be there yet. */
export function readIfThere(path: string): Outcome<string> {
	try {
		return success(readFileSync(path, "utf8"));
	} catch (error) {
		return errorCode(error) === "ENOENT" ? success("") : failure(readFinding(error, path));
	}
}

/** The entry of a new file has to be on the disk too; Windows has no such call. */
function syncFolder(path: string): void {
	try {
		const folder = openSync(path, "r");
		try {
			fsyncSync(folder);
		} finally {
			closeSync(folder);
		}
	} catch {
		// Then the system decides when.
	}
}
