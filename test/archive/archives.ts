import type { Archive } from "../../src/archive/archive.ts";
import { type ArchiveEntry, inMemory, type RandomAccess } from "../../src/archive/archive.ts";

export const time = "2026-11-23T05:06:07Z";

export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const all: Uint8Array[] = [];
	for await (const piece of pieces) all.push(Uint8Array.from(piece));
	return Buffer.concat(all);
}

export function text(path: string, content: string): ArchiveEntry {
	return { path, content: Buffer.from(content) };
}

/** The same content as a stream of small pieces. */
export function streamed(path: string, bytes: Uint8Array, piece = 1000): ArchiveEntry {
	async function* open() {
		for (let at = 0; at < bytes.byteLength; at += piece) yield bytes.subarray(at, at + piece);
	}
	return { path, content: { size: bytes.byteLength, open } };
}

export const access = (bytes: Uint8Array): RandomAccess => inMemory(bytes);

export async function contents(archive: Archive): Promise<ReadonlyMap<string, string>> {
	const found = new Map<string, string>();
	for (const member of archive.members) {
		if (member.kind === "file") found.set(member.path, (await joined(archive.open(member))).toString("base64"));
	}
	return found;
}
