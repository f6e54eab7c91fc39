import * as zlib from "node:zlib";
import { type Diagnostic, diagnostic, failure } from "../model/diagnostic.ts";
import type { Source } from "../model/source.ts";
import { type ByteQueue, byteQueue } from "./byte-queue.ts";
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

/** How a packed stream ended: at its own end, before it, or at a fault. */
type Ending = "whole" | "cut" | { readonly reason: string };

/** The bytes of a source, out of gzip or Zstandard where they are in one. What is damaged or too good to be true ends with a finding. */
export async function* unpacked(source: Source): Pieces {
	const pieces = source.open()[Symbol.asyncIterator]();
	try {
		const first = await pieces.next();
		if (first.done) return;
		const queue = byteQueue(pieces, first.value);
		const [a, b, c, d] = await queue.peek(4);
		// RFC 1952 2.3.1, RFC 8878 3.1.1: the first bytes tell, whatever the name says.
		if (a === 0x1f && b === 0x8b) return yield* gunzipped(queue, source.name);
		if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return yield* unzstd(queue, source.name);
		for (let value = await queue.take(Number.POSITIVE_INFINITY); value.length > 0; ) {
			yield { value, diagnostics: [] };
			value = await queue.take(Number.POSITIVE_INFINITY);
		}
	} finally {
		await pieces.return?.();
	}
}

/**
 * The members of a gzip file one behind the other (RFC 1952 2.2). Node's own gunzip throws away up to 16 KiB of good data before a cut or
 * before what does not belong to the file, so its frames are taken apart here.
 */
async function* gunzipped(queue: ByteQueue, file: string): Pieces {
	const place = { file };
	const packing = "gzip";
	const budget = ratioBudget();
	for (;;) {
		const header = await gzipHeader(queue);
		if (header === "none") return;
		if (header === "foreign") return yield { diagnostics: [diagnostic("read/packing-trailing", { place })] };
		if (header === "cut") return yield failure(diagnostic("read/packing-truncated", { params: { packing }, place }));
		const sum = { crc: 0, size: 0 };
		// Without this a stream that is cut off would lose what was read of it last.
		const engine = zlib.createInflateRaw({ finishFlush: zlib.constants.Z_SYNC_FLUSH });
		const run = runEngine(engine, queue);
		try {
			for (let step = await run.next(); ; step = await run.next()) {
				if (step.done) {
					const fault = endFault(step.value, packing, file);
					if (fault) return yield failure(fault);
					break;
				}
				sum.crc = zlib.crc32(step.value, sum.crc);
				sum.size = (sum.size + step.value.length) % 2 ** 32;
				yield { value: step.value, diagnostics: [] };
				const bomb = budget(step.value.length, queue.taken, file);
				if (bomb) return yield failure(bomb);
			}
		} finally {
			engine.destroy();
		}
		const trailer = (await queue.peek(8)).slice(0, 8);
		if (trailer.length < 8) return yield failure(diagnostic("read/packing-truncated", { params: { packing }, place }));
		await skip(queue, 8);
		const view = new DataView(trailer.buffer, trailer.byteOffset, 8);
		if (view.getUint32(0, true) !== sum.crc || view.getUint32(4, true) !== sum.size) {
			return yield failure(diagnostic("read/packing-damaged", { params: { packing, reason: "CRC-32" }, place }));
		}
	}
}

/** Node has Zstandard from 22.15 on; the types of older versions do not know it. */
async function* unzstd(queue: ByteQueue, file: string): Pieces {
	const make = (zlib as unknown as { readonly createZstdDecompress?: () => Decompressor }).createZstdDecompress;
	if (make === undefined) return yield failure(diagnostic("read/zstd-unsupported", { place: { file } }));
	const engine = make();
	const budget = ratioBudget();
	const run = runEngine(engine, queue);
	try {
		for (let step = await run.next(); ; step = await run.next()) {
			if (step.done) {
				const fault = step.value === "cut" ? undefined : endFault(step.value, "zstd", file);
				if (fault) yield failure(fault);
				return;
			}
			yield { value: step.value, diagnostics: [] };
			const bomb = budget(step.value.length, queue.taken, file);
			if (bomb) return yield failure(bomb);
		}
	} finally {
		engine.destroy();
	}
}

/** Takes bytes off the queue up to the end of the packed stream and hands out what they make. */
async function* runEngine(engine: Decompressor, queue: ByteQueue): AsyncGenerator<Uint8Array, Ending> {
	let ready: Uint8Array[] = [];
	let fault: NodeJS.ErrnoException | undefined;
	let ended = false;
	let wake = () => {};
	const begun = queue.taken;
	engine.on("data", (chunk) => ready.push(chunk));
	engine.on("error", (error) => {
		fault = error;
		wake();
	});
	engine.on("end", () => {
		ended = true;
		wake();
	});
	const turn = async (act: (done: () => void) => void): Promise<readonly Uint8Array[]> => {
		await new Promise<void>((done) => {
			wake = done;
			act(done);
		});
		const made = ready;
		ready = [];
		return made;
	};
	for (;;) {
		const part = await queue.take(portion);
		if (part.length === 0) break;
		yield* await turn((done) => engine.write(part, done));
		if (fault) return { reason: fault.code ?? fault.message };
		if (ended) {
			queue.giveBack(queue.taken - begun - engine.bytesWritten);
			return "whole";
		}
	}
	yield* await turn(() => engine.end());
	return fault ? { reason: fault.code ?? fault.message } : "cut";
}

function endFault(ending: Ending, packing: string, file: string): Diagnostic | undefined {
	const place = { file };
	if (ending === "whole") return undefined;
	if (ending === "cut") return diagnostic("read/packing-truncated", { params: { packing }, place });
	return diagnostic("read/packing-damaged", { params: { packing, reason: ending.reason }, place });
}

/** Counts what comes out, and judges it against what went in. */
function ratioBudget() {
	let made = 0;
	return (more: number, taken: number, file: string): Diagnostic | undefined => {
		made += more;
		if (made <= ratioFloor || made <= taken * ratioLimit) return undefined;
		const params = { ratio: Math.floor(made / taken), limit: ratioLimit };
		return diagnostic("read/compression-ratio", { params, place: { file } });
	};
}

/** Passes over the header of a gzip member (RFC 1952 2.3); zero bytes behind the last member are padding. */
async function gzipHeader(queue: ByteQueue): Promise<"here" | "none" | "foreign" | "cut"> {
	for (let head = await queue.peek(1); head[0] === 0 && queue.taken > 0; head = await queue.peek(1))
		await skip(queue, 1);
	const head = await queue.peek(10);
	if (head.length === 0) return "none";
	if (head[0] !== 0x1f || (head.length > 1 && head[1] !== 0x8b)) return "foreign";
	if (head.length < 10) return "cut";
	if (head[2] !== 8) return "foreign";
	const flags = head[3] as number;
	await skip(queue, 10);
	if (flags & 4) {
		const length = await queue.peek(2);
		if (!(await skip(queue, 2 + (length[0] ?? 0) + 256 * (length[1] ?? 0)))) return "cut";
	}
	for (const flag of [8, 16]) if (flags & flag && !(await skipText(queue))) return "cut";
	return flags & 2 && !(await skip(queue, 2)) ? "cut" : "here";
}

async function skip(queue: ByteQueue, count: number): Promise<boolean> {
	for (let left = count; left > 0; ) {
		const { length } = await queue.take(left);
		if (length === 0) return false;
		left -= length;
	}
	return true;
}

/** A text that ends with a zero byte. */
async function skipText(queue: ByteQueue): Promise<boolean> {
	for (;;) {
		const part = await queue.take(1);
		if (part.length === 0) return false;
		if (part[0] === 0) return true;
	}
}
