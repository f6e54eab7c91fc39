/**
 * Objects on their way into a file (ISO 32000-1 7.3): each is printed when it is made and stays text. Measured: building them with an object
 * library and printing them later took a fifth of the time of a two-page article. Nothing is put between tokens that a delimiter parts.
 */

/** A printed object. */
export interface Printed {
	readonly text: string;
	/** Elements of its longest array, at any depth; 0 where it has none. */
	readonly longest: number;
}

/** What an indirect object is referred to by. */
export interface Ref extends Printed {
	readonly objectNumber: number;
}

export interface PrintedStream {
	readonly dict: Printed;
	readonly contents: Uint8Array;
}

export type FileObject = Printed | PrintedStream;

/** What a dictionary or an array may be written from: numbers, booleans, objects, and names as strings with a slash. */
export type Value = Printed | number | boolean | `/${string}` | readonly Value[] | { readonly [key: string]: Value };

export type Entries = { readonly [key: string]: Value | undefined };

export function isStream(object: FileObject): object is PrintedStream {
	return "contents" in object;
}

/** Elements of the longest array of an object. */
export function longestArray(object: FileObject): number {
	return isStream(object) ? object.dict.longest : object.longest;
}

// The longest array of what is being printed: a dictionary has hundreds of values, and a pair for each would be most of the work.
let longest = 0;

export function dict(entries: Entries): Printed {
	longest = 0;
	const text = dictText(entries);
	return { text, longest };
}

export function toObject(value: Value): Printed {
	longest = 0;
	const text = valueText(value);
	return { text, longest };
}

function dictText(entries: Entries): string {
	let text = "<<";
	for (const key in entries) {
		const value = entries[key];
		if (value === undefined) continue;
		const printed = valueText(value);
		text += isDelimiter(printed.charCodeAt(0)) ? nameText(key) + printed : `${nameText(key)} ${printed}`;
	}
	return `${text}>>`;
}

function valueText(value: Value): string {
	if (typeof value === "number") return numberText(value);
	if (typeof value === "string") return nameText(value.slice(1));
	if (typeof value === "boolean") return String(value);
	if (isList(value)) return listText(value);
	if (!isPrinted(value)) return dictText(value);
	if (value.longest > longest) longest = value.longest;
	return value.text;
}

function listText(values: readonly Value[]): string {
	if (values.length > longest) longest = values.length;
	let text = "[";
	for (let i = 0; i < values.length; i++) {
		const printed = valueText(values[i]!);
		text += i === 0 || isDelimiter(printed.charCodeAt(0)) ? printed : ` ${printed}`;
	}
	return `${text}]`;
}

/** ( / < [ part what stands before them from themselves (ISO 32000-1 7.2.2). */
function isDelimiter(unit: number): boolean {
	return unit === 0x28 || unit === 0x2f || unit === 0x3c || unit === 0x5b;
}

function isList(value: object): value is readonly Value[] {
	return Array.isArray(value);
}

/** No dictionary of a file has an entry of this name. */
function isPrinted(value: Printed | { readonly [key: string]: Value }): value is Printed {
	return typeof value.longest === "number";
}

const names = new Map<string, string>();

/** A name with its slash. Those of a file are always the same few, so most are looked up. */
function nameText(name: string): string {
	const known = names.get(name);
	if (known !== undefined) return known;
	const text = `/${name.replace(/[^A-Za-z0-9+\-._:]/gu, escapedCharacter)}`;
	// Subset tags differ from document to document and are not worth keeping.
	if (!name.includes("+")) names.set(name, text);
	return text;
}

/** ISO 32000-1 7.3.5: UTF-8, each byte in hexadecimal. */
function escapedCharacter(character: string): string {
	const bytes = new TextEncoder().encode(character);
	return Array.from(bytes, (byte) => `#${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

/** A number without an exponent, which PDF has not (ISO 32000-1 7.3.3). */
function numberText(value: number): string {
	const text = String(value);
	return text.includes("e") ? value.toFixed(10).replace(/\.?0+$/, "") : text;
}

const references: Ref[] = [];
/** References that are kept: those of an article, not of a volume. */
const keptReferences = 4096;

export function reference(number: number): Ref {
	const known = references[number];
	if (known) return known;
	const ref = { text: `${number} 0 R`, longest: 0, objectNumber: number };
	if (number < keptReferences) references[number] = ref;
	return ref;
}

/** A length in points with three decimals: a micrometre's third. */
export function rounded(value: number): number {
	return Math.round(value * 1000) / 1000 || 0;
}

/** A text string (ISO 32000-1 7.9.2.2): PDFDocEncoding where ASCII is enough, UTF-16BE otherwise. */
export function textString(text: string): Printed {
	return /[^\x20-\x7e]/.test(text) ? hexString(utf16Hex(text, true)) : asciiString(text);
}

/** A string of printable ASCII characters. */
export function asciiString(text: string): Printed {
	return { text: `(${text.replace(/[\\()]/g, "\\$&")})`, longest: 0 };
}

/** A string of bytes, given in hexadecimal. */
export function hexString(hex: string): Printed {
	return { text: `<${hex}>`, longest: 0 };
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, "0"));

/** UTF-16BE in hexadecimal; a lone surrogate becomes U+FFFD, since it is no character. */
export function utf16Hex(text: string, mark = false): string {
	const whole = text.replace(/\p{Surrogate}/gu, "\uFFFD");
	let hex = mark ? "FEFF" : "";
	for (let i = 0; i < whole.length; i++) {
		const unit = whole.charCodeAt(i);
		hex += hexOfByte[unit >> 8]! + hexOfByte[unit & 0xff]!;
	}
	return hex;
}
