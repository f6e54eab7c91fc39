import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { type ArchiveEntry, isCompressed } from "./archive.ts";

export interface ZipOptions {
	/** ISO 8601 in UTC: the time of every entry, whatever the machine's zone. */
	readonly time: string;
	/** True: nothing is compressed. */
	readonly stored?: boolean;
}

const limit32 = 0xffffffff;
const limit16 = 0xffff;
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
const utf8Names = 0x0800;
/** Size and CRC follow the data (bit 3). */
const descriptor = 0x0008;
/** Made on Unix, by version 4.5 of the format. */
const madeBy = (3 << 8) | 45;
/** A regular file that all may read. */
const attributes = (0o100644 << 16) >>> 0;

/** What the directory at the end says of a member. */
export interface ZipMember {
	readonly name: Uint8Array;
	readonly flags: number;
	readonly method: number;
	readonly crc: number;
	readonly compressed: number;
	readonly size: number;
	readonly offset: number;
}

/**
 * A ZIP file in pieces (APPNOTE 6.3.10): ZIP64 where it is needed, UTF-8 names, entries in the order given, no comment, no extra
 * field that names a machine. Equal entries give equal bytes. Content in memory has its sizes in the local header; streamed content has
 * them behind it, and is always deflated, since readers of streams accept nothing else there.
 */
export async function* writeZip(
	entries: Iterable<ArchiveEntry> | AsyncIterable<ArchiveEntry>,
	options: ZipOptions,
): AsyncGenerator<Uint8Array> {
	const time = dosTime(options.time);
	const written: ZipMember[] = [];
	let at = 0;
	for await (const entry of entries) {
		const name = new TextEncoder().encode(entry.path);
		if (name.byteLength > limit16) throw new Error(`a name of ${name.byteLength} bytes does not fit into a ZIP`);
		const offset = at;
		const names = isAscii(name) ? 0 : utf8Names;
		const stored = options.stored === true || isCompressed(entry.mediaType);
		if (entry.content instanceof Uint8Array) {
			const { member, pieces, size } = zipMember(entry.path, entry.content, stored, offset, options.time);
			yield* pieces;
			at += size;
			written.push(member);
			continue;
		}
		const { size, open } = entry.content;
		const large = size >= 0xf0000000;
		const header = localHeader(
			{ name, flags: names | descriptor, method: 8, crc: 0, compressed: 0, size: 0, offset },
			time,
			large,
		);
		yield header;
		let crc = 0;
		let read = 0;
		let compressed = 0;
		for await (const piece of deflated(counted(open()), stored ? 0 : 6)) {
			compressed += piece.byteLength;
			yield piece;
		}
		async function* counted(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
			for await (const piece of pieces) {
				crc = crc32(piece, crc);
				read += piece.byteLength;
				yield piece;
			}
		}
		if (read !== size) throw new Error(`${entry.path} was to have ${size} bytes and has ${read}`);
		const end = dataDescriptor(crc, compressed, read, large);
		yield end;
		at += header.byteLength + compressed + end.byteLength;
		written.push({ name, flags: names | descriptor, method: 8, crc, compressed, size: read, offset });
	}
	yield* zipEnd(written, at, options.time);
}

/** A member whose content stands in memory, for an archive that is written bit by bit: its bytes there, and what the directory will say. */
export function zipMember(
	path: string,
	content: Uint8Array,
	stored: boolean,
	offset: number,
	time: string,
): { readonly member: ZipMember; readonly pieces: readonly Uint8Array[]; readonly size: number } {
	const name = new TextEncoder().encode(path);
	const deflated = stored ? content : deflateRawSync(content, { level: 6 });
	const smaller = deflated.byteLength < content.byteLength;
	const body = smaller ? deflated : content;
	const sizes = { crc: crc32(content), compressed: body.byteLength, size: content.byteLength };
	const flags = isAscii(name) ? 0 : utf8Names;
	const member: ZipMember = { name, flags, method: smaller ? 8 : 0, ...sizes, offset };
	const header = localHeader(member, dosTime(time), false);
	return { member, pieces: [header, body], size: header.byteLength + body.byteLength };
}

/** The directory of all members and the end of the archive; `start` is the archive's size so far. */
export function* zipEnd(members: readonly ZipMember[], start: number, time: string): Generator<Uint8Array> {
	const at = dosTime(time);
	let size = 0;
	for (const member of members) {
		const header = centralHeader(member, at);
		yield header;
		size += header.byteLength;
	}
	yield endOfDirectory(members.length, size, start);
}

/** Pieces through a deflater; its own pieces come out as they are ready. */
async function* deflated(pieces: AsyncIterable<Uint8Array>, level: number): AsyncIterable<Uint8Array> {
	const stream = createDeflateRaw({ level, chunkSize: 1 << 17 });
	const feeding = (async () => {
		try {
			for await (const piece of pieces) {
				if (!stream.write(piece)) await new Promise<void>((resume) => stream.once("drain", resume));
			}
			stream.end();
		} catch (error) {
			stream.destroy(error as Error);
		}
	})();
	yield* stream;
	await feeding;
}

function isAscii(bytes: Uint8Array): boolean {
	return bytes.every((byte) => byte < 0x80);
}

interface DosTime {
	readonly date: number;
	readonly time: number;
}

/** Years from 1980 to 2107, two-second steps (APPNOTE 4.4.6). */
function dosTime(iso: string): DosTime {
	const at = new Date(iso);
	if (Number.isNaN(at.getTime())) throw new Error(`no time: ${iso}`);
	const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
	if (year !== at.getUTCFullYear()) return { date: ((year - 1980) << 9) | (1 << 5) | 1, time: 0 };
	return {
		date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
		time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
	};
}

/** Little-endian fields: [bytes, value] each. */
function fields(...values: readonly (readonly [2 | 4 | 8, number])[]): Buffer {
	const bytes = Buffer.alloc(values.reduce((sum, [length]) => sum + length, 0));
	let at = 0;
	for (const [length, value] of values) {
		if (length === 2) bytes.writeUInt16LE(value, at);
		else if (length === 4) bytes.writeUInt32LE(value, at);
		else bytes.writeBigUInt64LE(BigInt(value), at);
		at += length;
	}
	return bytes;
}

function localHeader(entry: ZipMember, { date, time }: DosTime, large: boolean): Uint8Array {
	// With ZIP64 the two sizes stand in the extra field (APPNOTE 4.5.3), still empty where they follow the data.
	const extra = large ? fields([2, 1], [2, 16], [8, entry.size], [8, entry.compressed]) : Buffer.alloc(0);
	const size = large ? limit32 : entry.size;
	const compressed = large ? limit32 : entry.compressed;
	const head = fields(
		[4, 0x04034b50],
		[2, large ? 45 : 20],
		[2, entry.flags],
		[2, entry.method],
		[2, time],
		[2, date],
		[4, entry.crc],
		[4, compressed],
		[4, size],
		[2, entry.name.byteLength],
		[2, extra.byteLength],
	);
	return Buffer.concat([head, entry.name, extra]);
}

function dataDescriptor(crc: number, compressed: number, size: number, large: boolean): Uint8Array {
	const width = large ? 8 : 4;
	return fields([4, 0x08074b50], [4, crc], [width, compressed], [width, size]);
}

function centralHeader(entry: ZipMember, { date, time }: DosTime): Uint8Array {
	const over = (value: number) => value >= limit32;
	const wide = [entry.size, entry.compressed, entry.offset].filter(over);
	const extra =
		wide.length > 0
			? fields([2, 1], [2, wide.length * 8], ...wide.map((value) => [8, value] as const))
			: Buffer.alloc(0);
	const narrow = (value: number) => (over(value) ? limit32 : value);
	const head = fields(
		[4, 0x02014b50],
		[2, madeBy],
		[2, wide.length > 0 ? 45 : 20],
		[2, entry.flags],
		[2, entry.method],
		[2, time],
		[2, date],
		[4, entry.crc],
		[4, narrow(entry.compressed)],
		[4, narrow(entry.size)],
		[2, entry.name.byteLength],
		[2, extra.byteLength],
		[2, 0],
		[2, 0],
		[2, 0],
		[4, attributes],
		[4, narrow(entry.offset)],
	);
	return Buffer.concat([head, entry.name, extra]);
}

function endOfDirectory(count: number, size: number, start: number): Uint8Array {
	const large = count >= limit16 || size >= limit32 || start >= limit32;
	const end = fields(
		[4, 0x06054b50],
		[2, 0],
		[2, 0],
		[2, large ? limit16 : count],
		[2, large ? limit16 : count],
		[4, large ? limit32 : size],
		[4, large ? limit32 : start],
		[2, 0],
	);
	if (!large) return end;
	const record = fields(
		[4, 0x06064b50],
		[8, 44],
		[2, madeBy],
		[2, 45],
		[4, 0],
		[4, 0],
		[8, count],
		[8, count],
		[8, size],
		[8, start],
	);
	const locator = fields([4, 0x07064b50], [4, 0], [8, start + size], [4, 1]);
	return Buffer.concat([record, locator, end]);
}
