/**
 * The PDF object layer, low level only: this file is the one importer of pdf-lib, so that another object library can stand in its
 * place. Measured: bundled, its import costs about 50 ms of CPU; building and printing the objects of a two-page article costs a
 * quarter of a millisecond. What is read has objects of its own (values.ts).
 */
import {
	PDFArray,
	PDFContext,
	PDFDict,
	PDFHexString,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFRawStream,
	PDFRef,
	PDFString,
} from "pdf-lib";

export type { PDFObject };
export { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString };

/** What a dictionary or an array may be written from: numbers, booleans, objects, and names as strings with a slash. */
export type Value = PDFObject | number | boolean | `/${string}` | readonly Value[] | { readonly [key: string]: Value };

// Objects ask a context for nothing but what they refer to, and this layer resolves references itself.
const context = PDFContext.create();

export function toObject(value: Value): PDFObject {
	if (typeof value === "number") return number(value);
	if (typeof value === "string") return name(value.slice(1));
	if (typeof value === "boolean") return context.obj(value);
	if (isList(value)) {
		const array = PDFArray.withContext(context);
		for (const item of value) array.push(toObject(item));
		return array;
	}
	return isObject(value) ? value : dict(value);
}

/** Prints an object now and never again: for what many files carry unchanged. It must not be changed any more. */
export function settled<Kind extends PDFObject>(object: Kind): Kind {
	const text = object.toString();
	return Object.assign(object, { toString: () => text });
}

function isList(value: object): value is readonly Value[] {
	return Array.isArray(value);
}

function isObject(value: object): value is PDFObject {
	return "copyBytesInto" in value;
}

export function dict(entries: { readonly [key: string]: Value | undefined }): PDFDict {
	const map = PDFDict.withContext(context);
	for (const key in entries) {
		const value = entries[key];
		if (value !== undefined) map.set(name(key), toObject(value));
	}
	return map;
}

const names = new Map<string, PDFName>();

/** The library looks for escapes in a name each time; the names of a file are always the same few. */
export function name(text: string): PDFName {
	const known = names.get(text);
	if (known) return known;
	const made = PDFName.of(text);
	// Subset tags differ from document to document and are not worth keeping.
	if (!text.includes("+")) names.set(text, made);
	return made;
}

const smallNumbers = Array.from({ length: 1024 }, (_, i) => PDFNumber.of(i));

function number(value: number): PDFNumber {
	return smallNumbers[value] ?? PDFNumber.of(value);
}

/** A reference that the library does not remember: its own pool keeps every reference of the process for good. */
export function reference(number: number): PDFRef {
	const fields = { objectNumber: number, generationNumber: 0, tag: `${number} 0 R` };
	return Object.assign(Object.create(PDFRef.prototype) as PDFRef, fields);
}

/** A length in points with three decimals: a micrometre's third. */
export function rounded(value: number): number {
	return Math.round(value * 1000) / 1000 || 0;
}

/** A text string (ISO 32000-1 7.9.2.2): PDFDocEncoding where ASCII is enough, UTF-16BE otherwise. */
export function textString(text: string): PDFString | PDFHexString {
	if (/^[\x20-\x7e]*$/.test(text)) return PDFString.of(text.replace(/[\\()]/g, "\\$&"));
	return PDFHexString.of(utf16Hex(text, true));
}

/** UTF-16BE in hexadecimal; a lone surrogate becomes U+FFFD, since it is no character. */
export function utf16Hex(text: string, mark = false): string {
	let hex = mark ? "FEFF" : "";
	for (const character of text) {
		const whole = /^\p{Surrogate}$/u.test(character) ? "\uFFFD" : character;
		for (let i = 0; i < whole.length; i++) hex += whole.charCodeAt(i).toString(16).toUpperCase().padStart(4, "0");
	}
	return hex;
}

/** A string of bytes, given in hexadecimal. */
export function hexString(hex: string): PDFHexString {
	return PDFHexString.of(hex);
}

/** A string as it stands in a file, for what is in it: escapes and both encodings are the library's to undo. */
export function stringOf(raw: string, kind: "literal" | "hexadecimal"): PDFString | PDFHexString {
	return kind === "literal" ? PDFString.of(raw) : PDFHexString.of(raw);
}
