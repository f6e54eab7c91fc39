import { createHash } from "node:crypto";
import { digestBytes, startDigests } from "../../fixity/digest.ts";
import { type DepositFile, joinBytes } from "../../model/index.ts";
import { partsOf } from "./layout.ts";

/** One part of a file, in memory. */
export interface FilePart {
	/** From 1. */
	readonly number: number;
	readonly bytes: Uint8Array;
	/** Base64. */
	readonly sha256: string;
}

/** The parts of a file in order, one in memory at a time. A file that is longer or shorter than it was said to be ends in parts of other sizes. */
export async function* readParts(file: DepositFile, asked: number): AsyncGenerator<FilePart> {
	const sizes = partsOf(file.size, asked);
	let waiting: Uint8Array[] = [];
	let held = 0;
	let number = 1;
	const part = (bytes: Uint8Array): FilePart => ({ number: number++, bytes, sha256: base64(bytes) });
	for await (const chunk of file.open()) {
		let rest = chunk;
		for (;;) {
			const wanted = (sizes[number - 1]?.size ?? Number.POSITIVE_INFINITY) - held;
			if (rest.byteLength < wanted) break;
			const bytes = joinBytes([...waiting, rest.subarray(0, wanted)]);
			rest = rest.subarray(wanted);
			[waiting, held] = [[], 0];
			yield part(bytes);
		}
		if (rest.byteLength > 0) {
			// A stream may use its buffer again.
			waiting.push(Uint8Array.from(rest));
			held += rest.byteLength;
		}
	}
	if (held > 0) yield part(joinBytes(waiting));
}

/** What S3 computes of an upload in parts, and of the whole file: the first from the second says that the same bytes are there. */
export async function digestsInParts(
	file: DepositFile,
	asked: number,
): Promise<{ readonly composite: string; readonly sha256: string }> {
	const whole = startDigests(["sha256"]);
	const over = createHash("sha256");
	let count = 0;
	for await (const part of readParts(file, asked)) {
		whole.update(part.bytes);
		over.update(Buffer.from(part.sha256, "base64"));
		count++;
	}
	return { composite: `${over.digest("base64")}-${count}`, sha256: whole.finish().sha256 as string };
}

export function base64(bytes: Uint8Array): string {
	return toBase64(digestBytes(bytes, ["sha256"]).sha256 as string);
}

export function toBase64(hex: string): string {
	return Buffer.from(hex, "hex").toString("base64");
}

/** Undefined where it is no digest of a whole file. */
export function toHex(sha256: string): string | undefined {
	return /^[A-Za-z0-9+/]{43}=$/.test(sha256) ? Buffer.from(sha256, "base64").toString("hex") : undefined;
}
