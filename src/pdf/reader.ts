import { inflateSync } from "node:zlib";
import { parseObject } from "./parse.ts";
import { isList, isNamed, PdfDict, PdfRef, PdfStream, type PdfValue } from "./values.ts";

/** Thrown inside the reading files and caught by `extractPdf`: the place in the file that cannot be read. */
export class Damage extends Error {
	readonly where: string;
	constructor(where: string) {
		super(where);
		this.where = where;
	}
}

/** A finished file, read by its cross-reference as a viewer does. */
export interface PdfReader {
	readonly bytes: Uint8Array;
	readonly trailer: PdfDict;
	/** Offset of the newest cross-reference. */
	readonly start: number;
	/** Follows references; undefined for null and for objects that the file does not have. */
	resolve(object: PdfValue | undefined): PdfValue | undefined;
	/** Content of a stream, filters undone; at most `limit` bytes. */
	decode(stream: PdfStream, limit?: number): Uint8Array;
}

type Entry =
	| { readonly kind: "offset"; readonly offset: number }
	| { readonly kind: "packed"; readonly stream: number; readonly index: number }
	| { readonly kind: "free" };

/** The objects of an object stream by index. */
export type Pack = (index: number) => PdfValue;

/** Content above this is no article. */
const largestOutput = 1 << 28;

/** Opens a PDF; throws `Damage`. */
export function openPdf(bytes: Uint8Array): PdfReader {
	const entries = new Map<number, Entry>();
	const start = lastCrossReference(bytes);
	const trailer = readSections(bytes, start, entries);
	const objects = new Map<number, PdfValue | undefined>();
	const packs = new Map<number, Pack>();
	const busy = new Set<number>();

	const load = (number: number): PdfValue | undefined => {
		const entry = entries.get(number);
		if (!entry || entry.kind === "free") return undefined;
		if (entry.kind === "offset") return indirectObject(bytes, entry.offset, number);
		let pack = packs.get(entry.stream);
		if (!pack) {
			const stream = resolve(new PdfRef(entry.stream));
			if (!(stream instanceof PdfStream)) throw new Damage(`object ${entry.stream}`);
			pack = unpack(stream, decode(stream), entry.stream);
			packs.set(entry.stream, pack);
		}
		return pack(entry.index);
	};
	const resolve = (object: PdfValue | undefined): PdfValue | undefined => {
		if (!(object instanceof PdfRef)) return object;
		const number = object.objectNumber;
		if (!objects.has(number)) {
			if (busy.has(number)) throw new Damage(`object ${number}`);
			busy.add(number);
			objects.set(number, load(number));
			busy.delete(number);
		}
		const found = objects.get(number);
		return found instanceof PdfRef ? resolve(found) : found;
	};
	const decode = (stream: PdfStream, limit?: number) => decodeStream(stream, resolve, limit);
	return { bytes, trailer, start, resolve, decode };
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", from, to);
}

function lastCrossReference(bytes: Uint8Array): number {
	const tail = latin1(bytes, Math.max(0, bytes.length - 2048), bytes.length);
	const found = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail);
	const offset = Number(found?.[1]);
	if (!found || !(offset < bytes.length)) throw new Damage("startxref");
	return offset;
}

/** All cross-reference sections from the newest back; the newest entry of an object counts. Gives the newest trailer. */
function readSections(bytes: Uint8Array, start: number, entries: Map<number, Entry>): PdfDict {
	let newest: PdfDict | undefined;
	const seen = new Set<number>();
	const queue = [start];
	for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
		if (seen.has(at)) continue;
		seen.add(at);
		const trailer =
			latin1(bytes, at, at + 4) === "xref" ? readTable(bytes, at, entries) : readStream(bytes, at, entries);
		newest ??= trailer;
		for (const key of ["XRefStm", "Prev"]) {
			const more = trailer.get(key);
			if (typeof more === "number" && more < bytes.length) queue.push(more);
		}
	}
	return newest!;
}

function setOnce(entries: Map<number, Entry>, number: number, entry: Entry): void {
	if (!entries.has(number)) entries.set(number, entry);
}

/** ISO 32000-1 7.5.4. */
function readTable(bytes: Uint8Array, start: number, entries: Map<number, Entry>): PdfDict {
	const text = latin1(bytes, start, bytes.length);
	const head = /\s*(?:(trailer)|(\d+)\s+(\d+)\s+)/y;
	const row = /\s*(\d{10})\s(\d{5})\s([nf])/y;
	head.lastIndex = 4;
	for (let found = head.exec(text); found; found = head.exec(text)) {
		if (found[1]) {
			const trailer = parse(bytes, start + head.lastIndex, "trailer");
			if (trailer instanceof PdfDict) return trailer;
			break;
		}
		const first = Number(found[2]);
		row.lastIndex = head.lastIndex;
		for (let i = 0; i < Number(found[3]); i++) {
			const entry = row.exec(text);
			if (!entry) throw new Damage("xref");
			setOnce(entries, first + i, entry[3] === "n" ? { kind: "offset", offset: Number(entry[1]) } : { kind: "free" });
			head.lastIndex = row.lastIndex;
		}
	}
	throw new Damage("xref");
}

/** ISO 32000-1 7.5.8. */
function readStream(bytes: Uint8Array, start: number, entries: Map<number, Entry>): PdfDict {
	const stream = indirectObject(bytes, start);
	if (!(stream instanceof PdfStream)) throw new Damage("xref");
	const data = decodeStream(stream, (object) => object);
	const numbers = (key: string) => {
		const array = stream.dict.get(key);
		if (!isList(array)) return undefined;
		return array.map((item) => (typeof item === "number" ? item : 0));
	};
	const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = numbers("W") ?? [];
	if (!(kindWidth + firstWidth + secondWidth > 0)) throw new Damage("xref");
	const size = stream.dict.get("Size");
	const index = numbers("Index") ?? [0, typeof size === "number" ? size : 0];
	let at = 0;
	const field = (width: number, otherwise: number) => {
		if (width === 0) return otherwise;
		let value = 0;
		for (let i = 0; i < width; i++) value = value * 256 + (data[at++] ?? 0);
		return value;
	};
	for (let i = 0; i + 1 < index.length; i += 2) {
		for (let n = 0; n < index[i + 1]!; n++) {
			if (at >= data.length) throw new Damage("xref");
			const kind = field(kindWidth, 1);
			const first = field(firstWidth, 0);
			const second = field(secondWidth, 0);
			const number = index[i]! + n;
			if (kind === 1) setOnce(entries, number, { kind: "offset", offset: first });
			else if (kind === 2) setOnce(entries, number, { kind: "packed", stream: first, index: second });
			else setOnce(entries, number, { kind: "free" });
		}
	}
	return stream.dict;
}

function parse(bytes: Uint8Array, at: number, where: string): PdfValue {
	try {
		return parseObject(bytes, at);
	} catch {
		throw new Damage(where);
	}
}

export function indirectObject(bytes: Uint8Array, offset: number, number?: number): PdfValue {
	const where = number === undefined ? "xref" : `object ${number}`;
	const head = /^\s*(\d+)\s+\d+\s+obj/.exec(latin1(bytes, offset, offset + 40));
	if (!head || (number !== undefined && Number(head[1]) !== number)) throw new Damage(where);
	return parse(bytes, offset + head[0].length, where);
}

/** ISO 32000-1 7.5.7. An object is parsed when it is asked for: most of a file's bulk (widths) never is. */
export function unpack(stream: PdfStream, data: Uint8Array, number: number): Pack {
	const first = stream.dict.get("First");
	const where = `object ${number}`;
	if (typeof first !== "number") throw new Damage(where);
	const header = latin1(data, 0, first).trim().split(/\s+/).map(Number);
	return (index) => {
		const offset = header[index * 2 + 1];
		if (offset === undefined || Number.isNaN(offset)) throw new Damage(where);
		return parse(data, first + offset, where);
	};
}

export function decodeStream(
	stream: PdfStream,
	resolve: PdfReader["resolve"],
	maxOutputLength = largestOutput,
): Uint8Array {
	const filter = resolve(stream.dict.get("Filter"));
	const filters = isList(filter) ? filter.map(resolve) : filter === undefined ? [] : [filter];
	const parameters = resolve(stream.dict.get("DecodeParms"));
	let data = stream.contents;
	filters.forEach((each, i) => {
		if (!isNamed(each, "FlateDecode")) throw new Damage(`filter ${each}`);
		try {
			data = inflateSync(data, { maxOutputLength });
		} catch {
			throw new Damage("stream");
		}
		const own = isList(parameters) ? resolve(parameters[i]) : parameters;
		if (own instanceof PdfDict) data = undoPredictor(data, own);
	});
	return data;
}

/** PNG predictors (ISO 32000-1 7.4.4.4), as cross-reference streams of other writers have them. */
function undoPredictor(data: Uint8Array, parameters: PdfDict): Uint8Array {
	const number = (key: string, otherwise: number) => {
		const value = parameters.get(key);
		return typeof value === "number" ? value : otherwise;
	};
	if (number("Predictor", 1) < 10) return data;
	const step = Math.max(1, (number("Colors", 1) * number("BitsPerComponent", 8)) >> 3);
	const width = Math.ceil((number("Columns", 1) * number("Colors", 1) * number("BitsPerComponent", 8)) / 8);
	const rows = Math.floor(data.length / (width + 1));
	const out = new Uint8Array(rows * width);
	for (let row = 0; row < rows; row++) {
		const type = data[row * (width + 1)]!;
		for (let i = 0; i < width; i++) {
			const left = i >= step ? out[row * width + i - step]! : 0;
			const up = row > 0 ? out[(row - 1) * width + i]! : 0;
			const corner = row > 0 && i >= step ? out[(row - 1) * width + i - step]! : 0;
			out[row * width + i] = data[row * (width + 1) + 1 + i]! + predicted(type, left, up, corner);
		}
	}
	return out;
}

function predicted(type: number, left: number, up: number, corner: number): number {
	switch (type) {
		case 1:
			return left;
		case 2:
			return up;
		case 3:
			return (left + up) >> 1;
		case 4: {
			const guess = left + up - corner;
			const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
			return a <= b && a <= c ? left : b <= c ? up : corner;
		}
		default:
			return 0;
	}
}
