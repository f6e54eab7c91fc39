import { hash } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { Effort } from "../model/index.ts";
import {
	dict,
	type FileObject,
	hexString,
	isStream,
	type Printed,
	type PrintedStream,
	type Ref,
	reference,
	type Value,
} from "./print.ts";

/** Takes the objects of a file in the making. */
export interface ObjectWriter {
	/** A number for an object that comes later. */
	reserve(): Ref;
	put(ref: Ref, object: FileObject): void;
	add(object: FileObject): Ref;
}

/** A file in the making that stands in memory. */
export interface PdfFile extends ObjectWriter {
	/** Objects by number; object 0 does not exist. */
	readonly objects: readonly (FileObject | undefined)[];
}

export function newFile(): PdfFile {
	const objects: (FileObject | undefined)[] = [undefined];
	const reserve = () => reference(objects.push(undefined) - 1);
	const put = (ref: Ref, object: FileObject) => {
		objects[ref.objectNumber] = object;
	};
	return {
		objects,
		reserve,
		put,
		add: (object) => {
			const ref = reserve();
			put(ref, object);
			return ref;
		},
	};
}

/** zlib levels of what differs from document to document. */
export const levels: Readonly<Record<Effort, number>> = { fast: 1, balanced: 3, compact: 9 };
export const balancedLevel = levels.balanced;
/** Of what is made once per process, and of volumes. */
const usualLevel = 6;

/** A window of 8 KiB loses nothing on streams of this size, and its smaller state costs less to set up, which counts with small streams. */
export function deflate(bytes: Uint8Array, level = usualLevel): Uint8Array {
	return deflateSync(bytes, { level, windowBits: level > usualLevel ? 15 : 13, memLevel: level > usualLevel ? 9 : 7 });
}

/** Bytes up to which `--fast` leaves a stream as it is: a page of text takes nine kilobytes, and zlib a tenth of the time of an article. */
const storedUpTo = 12 << 10;

export function compressed(
	bytes: Uint8Array,
	entries: { readonly [key: string]: Value } = {},
	level?: number,
): PrintedStream {
	// A copy, since what is handed in may be written over by then.
	if (level === levels.fast && bytes.length <= storedUpTo) return stream(bytes.slice(), entries);
	return stream(deflate(bytes, level), { ...entries, Filter: "/FlateDecode" });
}

export function stream(contents: Uint8Array, entries: { readonly [key: string]: Value } = {}): PrintedStream {
	return { dict: dict({ ...entries, Length: contents.byteLength }), contents };
}

export interface FileOptions {
	readonly version: string;
	readonly objectStreams: boolean;
	readonly catalog: Ref;
	readonly info?: Ref;
	/** zlib level of object streams. */
	readonly level?: number;
}

/** How many objects an object stream holds: a reader that wants one must inflate all before it. */
export const objectsPerStream = 200;

/** A comment of four bytes above 127 (ISO 19005-2 6.1.2). */
export const binaryMark = "%\u00E2\u00E3\u00CF\u00D3\n";

/**
 * The bytes of the file. Its identifier (ISO 32000-1 14.4) is the start of the SHA-256 of all bytes before the cross-reference, so equal
 * bodies have equal identifiers and a reader can tell whether the body is as it was written.
 */
export function writeFile(file: PdfFile, options: FileOptions): Uint8Array {
	const out = byteWriter();
	out.text(`%PDF-${options.version}\n${binaryMark}`);
	const objects = [...file.objects];
	const places: Place[] = [{ kind: 0, first: 0, second: 65535 }];
	const packed: [number, Printed][] = [];
	objects.forEach((object, number) => {
		if (!object) return;
		if (options.objectStreams && !isStream(object)) packed.push([number, object]);
		else writeObject(out, places, number, object);
	});
	for (let i = 0; i < packed.length; i += objectsPerStream) {
		const number = objects.length;
		const group = packed.slice(i, i + objectsPerStream);
		const holder = objectStream(
			group.map(([inner, object]) => [inner, object.text]),
			options.level,
		);
		group.forEach(([inner], index) => {
			places[inner] = { kind: 2, first: number, second: index };
		});
		objects.push(holder);
		writeObject(out, places, number, holder);
	}
	// A number that was reserved and never used is a free entry.
	for (let number = 1; number < objects.length; number++) places[number] ??= { kind: 0, first: 0, second: 0 };
	const start = out.size();
	const id = hash("sha256", out.bytes()).slice(0, 32);
	const trailer = {
		Root: options.catalog,
		...(options.info && { Info: options.info }),
		ID: [hexString(id), hexString(id)],
	};
	if (options.objectStreams) crossReferenceStream(out, places, objects.length, trailer);
	else crossReferenceTable(out, places, trailer);
	out.text(`startxref\n${start}\n%%EOF\n`);
	return new Uint8Array(out.bytes());
}

interface Place {
	/** 0 free, 1 at an offset, 2 in an object stream (ISO 32000-1 table 18). */
	readonly kind: 0 | 1 | 2;
	readonly first: number;
	readonly second: number;
}

function writeObject(out: ByteWriter, places: Place[], number: number, object: FileObject): void {
	places[number] = { kind: 1, first: out.size(), second: 0 };
	out.text(`${number} 0 obj\n`);
	if (isStream(object)) {
		out.text(`${object.dict.text}\nstream\n`);
		out.raw(object.contents);
		out.text("\nendstream");
	} else out.text(object.text);
	out.text("\nendobj\n");
}

function objectStream(objects: readonly (readonly [number, string])[], level: number | undefined): PrintedStream {
	let index = "";
	let body = "";
	for (const [number, text] of objects) {
		index += `${number} ${body.length} `;
		body += `${text}\n`;
	}
	return packedObjects(index, body, objects.length, level);
}

/** An object stream (ISO 32000-1 7.5.7) of its index and its objects. */
export function packedObjects(index: string, body: string, count: number, level?: number): PrintedStream {
	const entries = { Type: "/ObjStm", N: count, First: index.length, Filter: "/FlateDecode" } as const;
	// Even with --fast, for tags and descriptions take a third of their length then, and have no bound of their own.
	return stream(deflate(Buffer.from(index + body, "latin1"), level), entries);
}

function crossReferenceStream(
	out: ByteWriter,
	places: Place[],
	number: number,
	trailer: { readonly [key: string]: Value },
): void {
	places[number] = { kind: 1, first: out.size(), second: 0 };
	const width = out.size() > 0xffffff ? 4 : out.size() > 0xffff ? 3 : 2;
	const table = new Uint8Array(places.length * (1 + width + 2));
	let at = 0;
	const write = (value: number, bytes: number) => {
		for (let shift = bytes - 1; shift >= 0; shift--) table[at++] = Math.floor(value / 256 ** shift) & 0xff;
	};
	for (const place of places) {
		write(place.kind, 1);
		write(place.first, width);
		write(place.second & 0xffff, 2);
	}
	const entries = { Type: "/XRef", Size: places.length, W: [1, width, 2], ...trailer } as const;
	out.text(`${number} 0 obj\n`);
	out.text(`${dict({ ...entries, Length: table.length }).text}\nstream\n`);
	out.raw(table);
	out.text("\nendstream\nendobj\n");
}

function crossReferenceTable(
	out: ByteWriter,
	places: readonly Place[],
	trailer: { readonly [key: string]: Value },
): void {
	out.text(`xref\n0 ${places.length}\n`);
	for (const place of places) {
		const digits = String(place.first).padStart(10, "0");
		out.text(`${digits} ${String(place.second).padStart(5, "0")} ${place.kind === 0 ? "f" : "n"} \n`);
	}
	out.text(`trailer\n${dict({ Size: places.length, ...trailer }).text}\n`);
}

interface ByteWriter {
	text(latin1: string): void;
	raw(bytes: Uint8Array): void;
	size(): number;
	/** A view, valid until the next write. */
	bytes(): Uint8Array;
}

/** Kept between files: a fresh buffer for each would be most of the garbage of a small document. */
let scratch = Buffer.allocUnsafe(1 << 16);
const largestScratch = 1 << 22;

function byteWriter(): ByteWriter {
	let buffer = scratch;
	let size = 0;
	const room = (more: number) => {
		if (size + more <= buffer.length) return;
		const wider = Buffer.allocUnsafe(Math.max(buffer.length * 2, size + more));
		buffer.copy(wider, 0, 0, size);
		buffer = wider;
		if (wider.length <= largestScratch) scratch = wider;
	};
	return {
		text: (latin1) => {
			room(latin1.length);
			size += buffer.write(latin1, size, "latin1");
		},
		raw: (bytes) => {
			room(bytes.length);
			buffer.set(bytes, size);
			size += bytes.length;
		},
		size: () => size,
		bytes: () => buffer.subarray(0, size),
	};
}
