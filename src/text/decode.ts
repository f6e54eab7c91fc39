import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import { INVISIBLE } from "./invisible.ts";
import { codePoints } from "./place.ts";
import { WHITE_SPACE } from "./space.ts";

/** Text of a file, without its byte order mark; line ends as they are. */
export interface Decoded {
	readonly text: string;
	/** The file began with EF BB BF. */
	readonly bom: boolean;
}

/** How files begin that are sometimes given the name of a text file. */
const MAGIC: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
	["PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
	["ZIP (DOCX, ODT, EPUB)", [0x50, 0x4b, 0x03, 0x04]],
	["PNG", [0x89, 0x50, 0x4e, 0x47]],
	["JPEG", [0xff, 0xd8, 0xff]],
	["GIF", [0x47, 0x49, 0x46, 0x38]],
	["TIFF", [0x49, 0x49, 0x2a, 0x00]],
	["TIFF", [0x4d, 0x4d, 0x00, 0x2a]],
	["GZIP", [0x1f, 0x8b, 0x08]],
	["7-Zip", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
	["RAR", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
	["OLE2 (DOC, XLS)", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];
const SAMPLE = 8192;
const VISIBLE = new RegExp(`(?!${INVISIBLE})[^${WHITE_SPACE}]`, "u");

/** Decodes a file strictly as UTF-8 (RFC 3629). Anything else is one clear finding with its place, never a guess at the letters. */
export function decodeUtf8(bytes: Uint8Array, name: string): Outcome<Decoded> {
	const foreign = otherFormat(bytes, name);
	if (foreign) return failure(foreign);
	const wide = wideEncoding(bytes);
	if (wide) return failure(notUtf8But(wide, name));
	const text = strictUtf8(bytes);
	if (text === undefined) return failure(notUtf8(bytes, name));
	if (!isVisible(text)) return failure(diagnostic("read/empty", { place: { file: name } }));
	return success({ text, bom: startsWith(bytes, [0xef, 0xbb, 0xbf]) });
}

/** Text without a byte order mark; undefined where the bytes are not UTF-8. */
export function strictUtf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Whether a reader would see anything of a text. */
export function isVisible(text: string): boolean {
	return VISIBLE.test(text);
}

/** A file that is no text although its name says so. */
export function otherFormat(bytes: Uint8Array, file: string): Diagnostic | undefined {
	const kind = MAGIC.find(([, magic]) => startsWith(bytes, magic))?.[0];
	return kind ? diagnostic("read/binary", { params: { kind }, place: { file, offset: 0 } }) : undefined;
}

export function notUtf8But(encoding: string, file: string): Diagnostic {
	return diagnostic("read/utf16", { params: { encoding }, place: { file, offset: 0 } });
}

/** By the mark (RFC 2781 3.2), or by every second byte of ASCII characters, spaces and line ends being NUL. */
export function wideEncoding(bytes: Uint8Array): "UTF-16LE" | "UTF-16BE" | "UTF-32LE" | "UTF-32BE" | undefined {
	if (startsWith(bytes, [0xff, 0xfe, 0x00, 0x00])) return "UTF-32LE";
	if (startsWith(bytes, [0x00, 0x00, 0xfe, 0xff])) return "UTF-32BE";
	if (startsWith(bytes, [0xff, 0xfe])) return "UTF-16LE";
	if (startsWith(bytes, [0xfe, 0xff])) return "UTF-16BE";
	const end = Math.min(bytes.length, SAMPLE) & ~1;
	let even = 0;
	let odd = 0;
	for (let i = 0; i < end; i += 2) {
		if (bytes[i] === 0) even++;
		if (bytes[i + 1] === 0) odd++;
	}
	if (end < 8 || Math.max(even, odd) * 5 < end / 2) return undefined;
	if (even * 20 < odd) return "UTF-16LE";
	return odd * 20 < even ? "UTF-16BE" : undefined;
}

/** What is wrong with bytes that are not UTF-8: a NUL means that they are no text at all. */
export function notUtf8(bytes: Uint8Array, file: string): Diagnostic {
	const offset = firstInvalid(bytes);
	if (bytes.subarray(0, SAMPLE).includes(0))
		return diagnostic("read/binary", {
			params: { kind: "application/octet-stream" },
			place: { file, offset: bytes.indexOf(0) },
		});
	const before = new TextDecoder().decode(bytes.subarray(0, offset));
	const lines = before.split(/\r\n|[\n\r]/);
	const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, "0");
	const place = { file, line: lines.length, column: codePoints(lines.at(-1) ?? "") + 1, offset };
	return diagnostic("read/not-utf8", {
		params: { byte, offset },
		place,
		clause: { standard: "RFC 3629", clause: "3" },
	});
}

/** Offset of the first byte that begins no well-formed sequence (Unicode 15, table 3-7); the length when all is well. */
export function firstInvalid(bytes: Uint8Array): number {
	let i = 0;
	while (i < bytes.length) {
		const lead = bytes[i] as number;
		if (lead < 0x80) {
			i++;
			continue;
		}
		const trail =
			lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
		if (trail === 0) return i;
		const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
		const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
		const second = bytes[i + 1];
		if (second === undefined || second < low || second > high) return i;
		for (let k = 2; k <= trail; k++) {
			const next = bytes[i + k];
			if (next === undefined || next < 0x80 || next > 0xbf) return i;
		}
		i += trail + 1;
	}
	return i;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
	return bytes.length >= magic.length && magic.every((byte, i) => bytes[i] === byte);
}
