import { stringOf } from "./objects.ts";

/**
 * An object of a file that is read, as plain as it can be: the proof reads thousands of small ones, and nothing of them may stay behind. The objects of a
 * library keep every name and every reference of the process for good.
 */
export type PdfValue =
	| number
	| boolean
	| null
	| PdfName
	| PdfRef
	| PdfString
	| PdfDict
	| PdfStream
	| readonly PdfValue[];

export class PdfName {
	/** Escapes undone (ISO 32000-1 7.3.5); one character for each byte. */
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
	toString(): string {
		return `/${written(this)}`;
	}
}

/** A name as a file would best write it: what is no regular character is escaped. */
export function written({ text }: PdfName): string {
	return text.replace(/[^!-~]|[()<>[\]{}/%#]/g, (character) => {
		const code = character.charCodeAt(0).toString(16).toUpperCase();
		return `#${code.padStart(2, "0")}`;
	});
}

/** ISO 32000-1 7.3.10. Two of the same object are two values: compare numbers. */
export class PdfRef {
	readonly objectNumber: number;
	readonly generation: number;
	constructor(objectNumber: number, generation = 0) {
		this.objectNumber = objectNumber;
		this.generation = generation;
	}
	get tag(): string {
		return `${this.objectNumber} ${this.generation} R`;
	}
}

/** A string as it stands in the file, between its brackets: most strings are never asked for. */
export class PdfString {
	readonly raw: string;
	readonly kind: "literal" | "hexadecimal";
	constructor(raw: string, kind: PdfString["kind"]) {
		this.raw = raw;
		this.kind = kind;
	}
}

export class PdfDict {
	readonly map: ReadonlyMap<string, PdfValue>;
	constructor(map: ReadonlyMap<string, PdfValue>) {
		this.map = map;
	}
	/** An entry that is null is as good as none (ISO 32000-1 7.3.7). */
	get(key: string): PdfValue | undefined {
		return this.map.get(key) ?? undefined;
	}
	has(key: string): boolean {
		return this.get(key) !== undefined;
	}
}

export class PdfStream {
	readonly dict: PdfDict;
	/** As they stand in the file, filters not undone. */
	readonly contents: Uint8Array;
	constructor(dict: PdfDict, contents: Uint8Array) {
		this.dict = dict;
		this.contents = contents;
	}
}

export function isList(value: PdfValue | undefined): value is readonly PdfValue[] {
	return Array.isArray(value);
}

/** The items of a list; none of anything else. */
export function itemsOf(value: PdfValue | undefined): readonly PdfValue[] {
	return isList(value) ? value : [];
}

export function isNamed(value: PdfValue | undefined, text: string): boolean {
	return value instanceof PdfName && value.text === text;
}

export function isSameRef(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
	if (!(a instanceof PdfRef && b instanceof PdfRef)) return false;
	return a.objectNumber === b.objectNumber && a.generation === b.generation;
}

/** Text of a text string (ISO 32000-1 7.9.2.2); undefined for any other value. Escapes and both encodings are undone. */
export function readText(value: PdfValue | undefined): string | undefined {
	if (!(value instanceof PdfString)) return undefined;
	const { raw, kind } = value;
	if (kind === "literal") return /^[\x20-\x5b\x5d-\x7e]*$/.test(raw) ? raw : stringOf(raw, kind).decodeText();
	return /^FEFF(?:[0-9A-F]{4})*$/.test(raw) && !/^(?:.{4})*D[89A-F]/.test(raw)
		? utf16(raw)
		: stringOf(raw, kind).decodeText();
}

/** Characters of the basic plane behind a byte order mark. */
function utf16(hex: string): string {
	return Buffer.from(hex.slice(4), "hex").swap16().toString("utf16le");
}

/** Bytes of a string. */
export function readBytes({ raw, kind }: PdfString): Uint8Array {
	return stringOf(raw, kind).asBytes();
}
