import * as zlib from "node:zlib";
import { diagnostic, failure } from "../model/diagnostic.ts";
import type { Source } from "../model/source.ts";
import type { Pieces } from "./pieces.ts";

/** Bytes given to a decompressor at once: what it makes of them, a thousandfold at most (RFC 1951), still stands in memory. */
const portion = 16 * 1024;
/** News in JSON shrinks to a tenth, lists of numbers to a fiftieth. */
const ratioLimit = 200;
/** Bytes out of a decompressor below which no ratio is judged. */
const ratioFloor = 64 * 1024 * 1024;

/** The part of a decompressor of `node:zlib` that is used here. */
interface Decompressor {
	readonly bytesWritten: number;
	write(chunk: Uint8Array, done: () => void): boolean;
	end(): void;
	destroy(): void;
	on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
	on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
	on(event: "end", listener: () => void): unknown;
}

type Packing = "gzip" | "zstd";

/** By the first bytes (RFC 1952 2.3.1, RFC 8878 3.1.1), whatever the name says. */
function packingOf(head: Uint8Array): Packing | undefined {
	if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
	return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd ? "zstd" : undefined;
}

/** The bytes of a source, out of gzip or Zstandard where they are in one. What is damaged or too good to be true ends with a finding. */
export async function* unpacked(source: Source): Pieces {
	const pieces = source.open()[Symbol.asyncIterator]();
	const first = await pieces.next();
	if (first.done) return;
	const packing = packingOf(first.value);
	const rest: AsyncIterable<Uint8Array> = {
		async *[Symbol.asyncIterator]() {
			yield first.value;
			for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
		},
	};
	try {
		if (packing !== undefined) yield* decompressed(rest, packing, source.name);
		else for await (const value of rest) yield { value, diagnostics: [] };
	} finally {
		await pieces.return?.();
	}
}

/** Node has Zstandard from 22.15 on; the types of older versions do not know it. */
function decompressor(packing: Packing): Decompressor | undefined {
	if (packing === "gzip") return zlib.createGunzip();
	const make = (zlib as unknown as { readonly createZstdDecompress?: () => Decompressor }).createZstdDecompress;
	return make?.();
}

async function* decompressed(pieces: AsyncIterable<Uint8Array>, packing: Packing, file: string): Pieces {
	const engine = decompressor(packing);
	if (engine === undefined) {
		yield failure(diagnostic("read/zstd-unsupported", { place: { file } }));
		return;
	}
	let ready: Uint8Array[] = [];
	let fault: NodeJS.ErrnoException | undefined;
	let ended = false;
	let wake = () => {};
	let [taken, made] = [0, 0];
	engine.on("data", (chunk) => {
		ready.push(chunk);
		made += chunk.length;
	});
	engine.on("error", (error) => {
		fault = error;
		wake();
	});
	engine.on("end", () => {
		ended = true;
		wake();
	});
	const drain = () => {
		const found = ready;
		ready = [];
		return found.map((value) => ({ value, diagnostics: [] }));
	};
	const place = { file };
	try {
		for await (const piece of pieces) {
			for (let from = 0; from < piece.length && !fault && !ended; from += portion) {
				const part = piece.subarray(from, from + portion);
				taken += part.length;
				await new Promise<void>((done) => {
					wake = done;
					engine.write(part, done);
				});
				yield* drain();
				if (made > ratioFloor && made > taken * ratioLimit) {
					const params = { ratio: Math.floor(made / taken), limit: ratioLimit };
					yield failure(diagnostic("read/compression-ratio", { params, place }));
					return;
				}
			}
			if (fault || ended) break;
		}
		if (!fault && !ended) {
			await new Promise<void>((done) => {
				wake = done;
				engine.end();
			});
		}
		yield* drain();
		if (fault) yield failure(packingFault(fault, packing, file));
		else if (engine.bytesWritten < taken) yield { diagnostics: [diagnostic("read/packing-trailing", { place })] };
	} finally {
		engine.destroy();
	}
}

function packingFault(fault: NodeJS.ErrnoException, packing: Packing, file: string) {
	const cut = fault.code === "Z_BUF_ERROR" || /unexpected end/i.test(fault.message);
	if (cut) return diagnostic("read/packing-truncated", { params: { packing }, place: { file } });
	return diagnostic("read/packing-damaged", {
		params: { packing, reason: fault.code ?? fault.message },
		place: { file },
	});
}
