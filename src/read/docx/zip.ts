import { crc32, inflateRawSync } from "node:zlib";
import { diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";

/** Parts of a package by name; a name is found in whatever case it is asked for (ISO/IEC 29500-2 6.2.2.3). */
export interface Zip {
	/** In the order of the directory, as they are written there. */
	readonly names: readonly string[];
	has(name: string): boolean;
	/** Bytes of a part; none, and no finding, where there is no such part. */
	read(name: string): Outcome<Uint8Array>;
}

interface Entry {
	readonly name: string;
	readonly flags: number;
	readonly method: number;
	readonly crc: number;
	readonly packed: number;
	readonly size: number;
	readonly offset: number;
}

/** Parts that a manuscript may have; a long one with a picture on every page has some hundred. */
const ENTRIES = 10_000;
/** Bytes of one part, unpacked. */
const PART = 256 << 20;
/** Bytes of all parts that are read, unpacked; each reading counts, so that parts that share their bytes gain nothing. */
const ALL = 512 << 20;
const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const WIDE = 0xffffffff;

/** Opens a ZIP file (APPNOTE 6.3.10) by its central directory. Nothing is unpacked before it is asked for, and never more than the limits. */
export function openZip(bytes: Uint8Array, file: string): Outcome<Zip> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = endOf(view);
	if (end === undefined) return failure(diagnostic("docx/truncated", { place: { file, offset: bytes.length } }));
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	if (count > ENTRIES) return tooLarge("parts", ENTRIES, file);
	const entries = new Map<string, Entry>();
	for (let n = 0; n < count; n++) {
		const entry = at + 46 <= view.byteLength && view.getUint32(at, true) === DIRECTORY ? entryAt(view, at) : undefined;
		if (entry === undefined) return failure(diagnostic("docx/truncated", { place: { file, offset: at } }));
		const key = keyOf(entry.name);
		if (!entries.has(key)) entries.set(key, entry);
		at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	let left = ALL;
	return success({
		names: [...entries.values()].map((entry) => entry.name),
		has: (name) => entries.has(keyOf(name)),
		read(name) {
			const entry = entries.get(keyOf(name));
			if (entry === undefined) return failure();
			const limit = Math.min(PART, left);
			if (entry.size > limit) return tooLarge(entry.name, limit, file);
			left -= entry.size;
			return unpack(bytes, view, entry, file);
		},
	});
}

/** Offset of the end record; a comment of up to 65,535 bytes may stand behind it (APPNOTE 4.3.16). */
function endOf(view: DataView): number | undefined {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
		if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
	return undefined;
}

function entryAt(view: DataView, at: number): Entry | undefined {
	const nameLength = view.getUint16(at + 28, true);
	const extraLength = view.getUint16(at + 30, true);
	if (at + 46 + nameLength + extraLength > view.byteLength) return undefined;
	const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
	const narrow = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
	const [size, packed, offset] = wide(view, at + 46 + nameLength, extraLength, narrow) as [number, number, number];
	return {
		name,
		flags: view.getUint16(at + 8, true),
		method: view.getUint16(at + 10, true),
		crc: view.getUint32(at + 16, true),
		packed,
		size,
		offset,
	};
}

/** Numbers of 64 bits, in the extra field 0001 (APPNOTE 4.5.3), for those that 32 do not hold. */
function wide(view: DataView, from: number, length: number, narrow: readonly number[]): readonly number[] {
	if (!narrow.includes(WIDE)) return narrow;
	for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
		if (view.getUint16(at, true) !== 1) continue;
		let next = at + 4;
		return narrow.map((own) => {
			if (own !== WIDE || next + 8 > from + length) return own;
			next += 8;
			return Number(view.getBigUint64(next - 8, true));
		});
	}
	return narrow;
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry, file: string): Outcome<Uint8Array> {
	const { name, flags, method, crc, packed, size, offset } = entry;
	const damaged = failure(diagnostic("docx/part-damaged", { params: { part: name }, place: { file } }));
	if (flags & 1) return failure(diagnostic("docx/encrypted", { place: { file } }));
	if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL) return damaged;
	const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	if (start + packed > bytes.length) return damaged;
	const raw = bytes.subarray(start, start + packed);
	let content: Uint8Array;
	try {
		// One byte more than was said: what unpacks to more is found out without being unpacked.
		content =
			method === 0 ? raw : method === 8 ? inflateRawSync(raw, { maxOutputLength: size + 1 }) : new Uint8Array(0);
	} catch {
		return damaged;
	}
	return content.length === size && crc32(content) === crc ? success(content) : damaged;
}

function tooLarge(part: string, limit: number, file: string): Outcome<never> {
	return failure(diagnostic("docx/too-large", { params: { part, limit }, place: { file } }));
}

function keyOf(name: string): string {
	return name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
}
