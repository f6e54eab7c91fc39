import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import { errorCode } from "./failure.ts";
import { hostTag, isAbandoned, type Machine } from "./machine.ts";
import type { FileOperations } from "./operations.ts";

const partPattern = /^\..*\.banluu-(\d+)-([0-9a-f]{8})[0-9a-f]{8}\.part$/s;

/** Name of the folder in which a record is written before it gets its own name. */
export function partName(label: string, machine: Machine): string {
	// File systems allow 255 bytes; a label in Vietnamese takes up to three a letter.
	const short = label.slice(0, 60);
	return `.${short}.banluu-${machine.pid}-${hostTag(machine.host)}${randomBytes(4).toString("hex")}.part`;
}

/**
 * Removes what killed runs of this machine left half-written in an output folder. What belongs to a live run, or to
 * another machine on a shared disk, stays.
 */
export async function removeLeftovers(
	folder: string,
	machine: Machine,
	io: FileOperations,
): Promise<readonly Diagnostic[]> {
	const names = await io.readdir(folder).catch(() => []);
	const diagnostics: Diagnostic[] = [];
	for (const name of names) {
		const match = partPattern.exec(name);
		if (!match || match[2] !== hostTag(machine.host)) continue;
		const path = join(folder, name);
		try {
			const written = (await io.lstat(path)).mtimeMs;
			if (!isAbandoned({ pid: Number(match[1]), written }, machine)) continue;
			await io.rm(path, { recursive: true, force: true });
			diagnostics.push(diagnostic("store/leftover-removed", { params: { path } }));
		} catch (error) {
			const reason = errorCode(error) ?? "";
			// Another run may be cleaning as well.
			if (reason !== "ENOENT") diagnostics.push(diagnostic("store/leftover-stays", { params: { path, reason } }));
		}
	}
	return diagnostics;
}
