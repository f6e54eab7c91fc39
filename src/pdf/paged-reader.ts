import { numbers } from "./numbers.ts";
import { parseObject } from "./parse.ts";
import { Damage, decodeStream, indirectObject, type Pack, type PdfReader, unpack } from "./reader.ts";
import { isList, PdfDict, PdfRef, PdfStream, type PdfValue } from "./values.ts";

/** A file that is read in pieces. */
export interface PdfBytes {
	readonly size: number;
	/** Fewer bytes where the file ends. */
	read(from: number, length: number): Uint8Array;
}

/** A reader of a file that need not stand in memory: what it has read of a part can be dropped. */
export interface PagedReader extends PdfReader {
	/** Drops every object but those that were read before the first call of `keep`. */
	forget(): void;
	/** What was read so far stays. */
	keep(): void;
}

/** Bytes of an object that are read at first. */
const window = 1 << 12;

/** Opens a file with one cross-reference section, as the writer of volumes makes it; throws `Damage`. */
export function openPaged(bytes: PdfBytes): PagedReader {
	const start = startOf(bytes);
	const { trailer, places } = readPlaces(bytes, start);
	const kept = new Map<number, PdfValue | undefined>();
	let objects = kept;
	let packs = new Map<number, Pack>();
	const busy = new Set<number>();

	const load = (number: number): PdfValue | undefined => {
		const place = places(number);
		if (!place) return undefined;
		if (place.kind === 1) return objectAt(bytes, place.first, number, resolve);
		let pack = packs.get(place.first);
		if (!pack) {
			const stream = load(place.first);
			if (!(stream instanceof PdfStream)) throw new Damage(`object ${place.first}`);
			pack = unpack(stream, decodeStream(stream, resolve), place.first);
			packs.set(place.first, pack);
		}
		return pack(place.second);
	};
	const resolve = (object: PdfValue | undefined): PdfValue | undefined => {
		if (!(object instanceof PdfRef)) return object;
		const number = object.objectNumber;
		const known = objects.has(number) ? objects : kept;
		if (!known.has(number)) {
			if (busy.has(number)) throw new Damage(`object ${number}`);
			busy.add(number);
			objects.set(number, load(number));
			busy.delete(number);
		}
		const found = known.has(number) ? known.get(number) : objects.get(number);
		return found instanceof PdfRef ? resolve(found) : found;
	};
	return {
		bytes: new Uint8Array(0),
		trailer,
		start,
		resolve,
		decode: (stream, limit) => decodeStream(stream, resolve, limit),
		keep: () => {
			objects = new Map();
		},
		forget: () => {
			objects = new Map();
			// The objects of the next part follow those of this one, so its last streams are asked for once more.
			packs = new Map([...packs].slice(-packsKept));
		},
	};
}

const packsKept = 4;

function latin1(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function startOf(bytes: PdfBytes): number {
	const from = Math.max(0, bytes.size - 2048);
	const found = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(latin1(bytes.read(from, bytes.size - from)));
	const offset = Number(found?.[1]);
	if (!found || !(offset < bytes.size)) throw new Damage("startxref");
	return offset;
}

/** The object at an offset; more of the file is read as long as it does not end within what was read. */
function objectAt(
	bytes: PdfBytes,
	offset: number,
	number: number | undefined,
	resolve: PdfReader["resolve"],
): PdfValue {
	for (let length = window; ; length *= 4) {
		const piece = bytes.read(offset, length);
		const whole = piece.length < length;
		// An object that is cut off may still parse: its end has to be there.
		if (whole || latin1(piece).includes("endobj")) {
			try {
				const object = indirectObject(piece, 0, number);
				const stated = object instanceof PdfStream ? resolve(object.dict.get("Length")) : undefined;
				const isWhole =
					!(object instanceof PdfStream) || typeof stated !== "number" || stated === object.contents.length;
				if (isWhole || whole) return object;
			} catch (error) {
				if (whole) throw error;
			}
		}
		if (whole) throw new Damage(number === undefined ? "xref" : `object ${number}`);
	}
}

interface Place {
	readonly kind: 1 | 2;
	readonly first: number;
	readonly second: number;
}

interface Places {
	readonly trailer: PdfDict;
	readonly places: (number: number) => Place | undefined;
}

function readPlaces(bytes: PdfBytes, start: number): Places {
	if (latin1(bytes.read(start, 4)) === "xref") return readTable(bytes, start);
	const stream = objectAt(bytes, start, undefined, (object) => object);
	if (!(stream instanceof PdfStream)) throw new Damage("xref");
	const data = decodeStream(stream, (object) => object);
	const widths = stream.dict.get("W");
	const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = isList(widths)
		? widths.map((each) => (typeof each === "number" ? each : 0))
		: [];
	const row = kindWidth + firstWidth + secondWidth;
	if (kindWidth !== 1 || row < 3) throw new Damage("xref");
	const field = (at: number, width: number) => {
		let value = 0;
		for (let i = 0; i < width; i++) value = value * 256 + (data[at + i] ?? 0);
		return value;
	};
	return {
		trailer: stream.dict,
		places: (number) => {
			const at = number * row;
			const kind = data[at];
			if (at + row > data.length || (kind !== 1 && kind !== 2)) return undefined;
			const first = field(at + 1, firstWidth);
			return { kind, first, second: field(at + 1 + firstWidth, secondWidth) };
		},
	};
}

/** A table of one section from object 0 on (ISO 32000-1 7.5.4), with rows of twenty bytes. */
function readTable(bytes: PdfBytes, start: number): Places {
	const head = /^xref\s+0 (\d+)\s*\n/.exec(latin1(bytes.read(start, 64)));
	if (!head) throw new Damage("xref");
	const count = Number(head[1]);
	const rows = start + head[0].length;
	const offsets = numbers();
	const portion = 1 << 10;
	for (let from = 0; from < count; from += portion) {
		const text = latin1(bytes.read(rows + from * 20, Math.min(portion, count - from) * 20));
		for (let at = 0; at < text.length; at += 20) {
			const row = /^(\d{10}) \d{5} ([nf])[ \r]\n$/.exec(text.slice(at, at + 20));
			if (!row) throw new Damage("xref");
			offsets.push(row[2] === "n" ? Number(row[1]) : -1);
		}
	}
	const end = bytes.read(rows + count * 20, window);
	const text = latin1(end);
	const at = text.indexOf("trailer");
	if (at < 0 || offsets.length !== count) throw new Damage("trailer");
	let trailer: PdfValue;
	try {
		trailer = parseObject(end, at + "trailer".length);
	} catch {
		throw new Damage("trailer");
	}
	if (!(trailer instanceof PdfDict)) throw new Damage("trailer");
	return {
		trailer,
		places: (number) => {
			const offset = number < count ? offsets.at(number) : -1;
			return offset < 0 ? undefined : { kind: 1, first: offset, second: 0 };
		},
	};
}
