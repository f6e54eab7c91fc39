import { createHash } from "node:crypto";
import type { Sink } from "../model/index.ts";
import { balancedLevel, binaryMark, compressed, type ObjectWriter, objectsPerStream, packedObjects } from "./file.ts";
import { dict, type FileObject, hexString, isStream, longestArray, type Ref, reference, type Value } from "./print.ts";

/** A file that goes to a sink while it is made: of an object that was put, only its place stays in memory. */
export interface StreamedFile extends ObjectWriter {
	/** Hands on what has gathered; to be awaited between the parts of a document. */
	drain(): Promise<void>;
	/** Writes the cross-reference. Every number that was reserved and never put becomes a free entry. */
	finish(catalog: Ref, info: Ref | undefined): Promise<StreamedSize>;
	/** Most elements of an array so far; counted where a limit was given. */
	longest(): number;
}

export interface StreamedSize {
	readonly bytes: number;
	readonly objects: number;
}

export interface StreamOptions {
	readonly version: string;
	readonly objectStreams: boolean;
	/** Whether arrays are to be counted. */
	readonly countsArrays: boolean;
}

/** Bytes that gather before they are handed on. */
const portion = 1 << 18;

/**
 * Starts a file (ISO 32000-1 7.5) on a sink. Like a file that is written at once, it is identified by the start of the SHA-256 of all bytes
 * before the cross-reference.
 */
export function streamFile(sink: Sink, options: StreamOptions): StreamedFile {
	const hash = createHash("sha256");
	const places = placeTable();
	let buffer = Buffer.allocUnsafe(portion * 2);
	let filled = 0;
	let sent = 0;
	let index = "";
	let body = "";
	let packed: number[] = [];
	let longest = 0;
	const full: Buffer[] = [];

	const room = (more: number) => {
		if (filled + more <= buffer.length) return;
		if (filled > 0) full.push(buffer.subarray(0, filled));
		sent += filled;
		filled = 0;
		buffer = Buffer.allocUnsafe(Math.max(portion * 2, more));
	};
	const text = (latin1: string) => {
		room(latin1.length);
		filled += buffer.write(latin1, filled, "latin1");
	};
	const raw = (bytes: Uint8Array) => {
		room(bytes.length);
		buffer.set(bytes, filled);
		filled += bytes.length;
	};
	const writeObject = (number: number, object: FileObject) => {
		places.set(number, 1, sent + filled, 0);
		text(`${number} 0 obj\n`);
		if (isStream(object)) {
			text(`${object.dict.text}\nstream\n`);
			raw(object.contents);
			text("\nendstream");
		} else text(object.text);
		text("\nendobj\n");
	};
	const flushPack = () => {
		if (packed.length === 0) return;
		const holder = places.reserve();
		for (const [i, number] of packed.entries()) places.set(number, 2, holder, i);
		writeObject(holder, packedObjects(index, body, packed.length, balancedLevel));
		index = "";
		body = "";
		packed = [];
	};
	const reserve = () => reference(places.reserve());
	const put = (ref: Ref, object: FileObject) => {
		const number = ref.objectNumber;
		if (options.countsArrays) longest = Math.max(longest, longestArray(object));
		if (!options.objectStreams || isStream(object)) {
			writeObject(number, object);
			return;
		}
		index += `${number} ${body.length} `;
		body += `${object.text}\n`;
		if (packed.push(number) === objectsPerStream) flushPack();
	};
	const send = async () => {
		if (filled > 0) full.push(buffer.subarray(0, filled));
		sent += filled;
		filled = 0;
		for (const chunk of full) {
			hash.update(chunk);
			await sink.write(chunk);
		}
		// The sink has done with it, and a buffer for each part would be most of the garbage.
		full.length = 0;
	};

	text(`%PDF-${options.version}\n${binaryMark}`);
	return {
		reserve,
		put,
		add: (object) => {
			const ref = reserve();
			put(ref, object);
			return ref;
		},
		longest: () => longest,
		drain: async () => {
			if (full.length > 0 || filled >= portion) await send();
		},
		finish: async (catalog, info) => {
			flushPack();
			await send();
			const start = sent;
			const id = hash.copy().digest("hex").slice(0, 32);
			const trailer = { Root: catalog, ...(info && { Info: info }), ID: [hexString(id), hexString(id)] };
			if (options.objectStreams) {
				const number = places.reserve();
				places.set(number, 1, start, 0);
				const { table, widths } = places.table();
				const entries = { Type: "/XRef", Size: places.size(), W: widths, ...trailer } as const;
				writeObject(number, compressed(table, entries));
			} else {
				text(`xref\n0 ${places.size()}\n`);
				for (let number = 0; number < places.size(); number++) text(places.row(number));
				text(`trailer\n${dict({ Size: places.size(), ...trailer }).text}\n`);
			}
			text(`startxref\n${start}\n%%EOF\n`);
			await send();
			return { bytes: sent, objects: places.size() };
		},
	};
}

/** Where the objects stand: thirteen bytes each. */
interface PlaceTable {
	reserve(): number;
	/** Kind 1: at an offset; 2: in an object stream, at an index (ISO 32000-1 table 18). */
	set(number: number, kind: 1 | 2, first: number, second: number): void;
	size(): number;
	/** Content of a cross-reference stream. */
	table(): { readonly table: Uint8Array; readonly widths: readonly Value[] };
	/** Row of a cross-reference table. */
	row(number: number): string;
}

function placeTable(): PlaceTable {
	let kinds = new Uint8Array(1 << 12);
	let firsts = new Float64Array(1 << 12);
	let seconds = new Uint32Array(1 << 12);
	// Object 0 heads the list of free entries.
	let size = 1;
	return {
		reserve: () => {
			if (size === kinds.length) {
				const wider = size * 2;
				kinds = grown(kinds, new Uint8Array(wider));
				firsts = grown(firsts, new Float64Array(wider));
				seconds = grown(seconds, new Uint32Array(wider));
			}
			return size++;
		},
		set: (number, kind, first, second) => {
			kinds[number] = kind;
			firsts[number] = first;
			seconds[number] = second;
		},
		size: () => size,
		table: () => {
			const last = firsts.subarray(0, size).reduce((most, each) => Math.max(most, each), 0);
			let width = 2;
			while (last >= 256 ** width) width++;
			const table = new Uint8Array(size * (1 + width + 2));
			let at = 0;
			const field = (value: number, bytes: number) => {
				for (let shift = bytes - 1; shift >= 0; shift--) table[at++] = Math.floor(value / 256 ** shift) & 0xff;
			};
			for (let number = 0; number < size; number++) {
				field(kinds[number]!, 1);
				field(firsts[number]!, width);
				field(number === 0 ? 65535 : seconds[number]!, 2);
			}
			return { table, widths: [1, width, 2] };
		},
		row: (number) => {
			const digits = String(firsts[number]).padStart(10, "0");
			if (kinds[number] === 0) return `0000000000 ${number === 0 ? "65535" : "00000"} f \n`;
			return `${digits} 00000 n \n`;
		},
	};
}

function grown<Numbers extends Uint8Array | Float64Array | Uint32Array>(old: Numbers, wider: Numbers): Numbers {
	wider.set(old);
	return wider;
}
