import { basename, dirname, join, resolve } from "node:path";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { PublishOptions } from "./atomic.ts";
import { errorCode, FindingError, renameFinding, writeFinding } from "./failure.ts";
import { partName, removeLeftovers } from "./leftover.ts";
import { thisMachine } from "./machine.ts";
import { makeFolder } from "./make-folder.ts";
import { fileOperations } from "./operations.ts";

/**
 * Makes a file with this content appear whole or not at all: written beside the target, flushed to the disk, then given its name.
 * Something that is at the target already is never touched. The value is the target's path.
 */
export async function publishFile(
	target: string,
	content: AsyncIterable<Uint8Array>,
	options: PublishOptions = {},
): Promise<Outcome<string>> {
	const { signal, cleaning = true, machine = thisMachine(), io = fileOperations } = options;
	const path = resolve(target);
	const parent = dirname(path);
	const part = join(parent, partName(basename(path), machine));
	const diagnostics: Diagnostic[] = [];
	try {
		await makeFolder(parent, io);
		if (cleaning) diagnostics.push(...(await removeLeftovers(parent, machine, io)));
		const handle = await io.open(part, "wx");
		try {
			let bytes: Uint8Array[] = [];
			let waiting = 0;
			for await (const piece of content) {
				if (signal?.aborted) throw new FindingError(diagnostic("store/interrupted", { params: { path: target } }));
				bytes.push(piece);
				waiting += piece.byteLength;
				if (waiting < batch) continue;
				await handle.writeFile(Buffer.concat(bytes));
				bytes = [];
				waiting = 0;
			}
			if (waiting > 0) await handle.writeFile(Buffer.concat(bytes));
			await handle.sync();
		} finally {
			await handle.close();
		}
		await giveName(part, path, target, io);
		return success(target, diagnostics);
	} catch (error) {
		await io.rm(part, { force: true }).catch(() => undefined);
		return failure(error instanceof FindingError ? error.finding : writeFinding(error, target), ...diagnostics);
	}
}

/** Bytes that are written at once. */
const batch = 1 << 20;

/** A link fails where something has the name; a rename would replace it. Not every file system has links. */
async function giveName(part: string, path: string, target: string, io: typeof fileOperations): Promise<void> {
	try {
		await io.link(part, path);
		await io.unlink(part);
	} catch (error) {
		if (errorCode(error) === "EEXIST") throw new FindingError(diagnostic("store/exists", { params: { path: target } }));
		const there = await io.lstat(path).then(
			() => true,
			() => false,
		);
		if (there) throw new FindingError(diagnostic("store/exists", { params: { path: target } }));
		await io.rename(part, path).catch((reason: unknown) => {
			throw new FindingError(renameFinding(reason, target));
		});
	}
}
