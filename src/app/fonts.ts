import { codeName, isFaceless } from "../font/cluster.ts";
import { readFace } from "../font/face.ts";
import { loadFonts } from "../font/library.ts";
import { faceStyles, readFontList } from "../font/list.ts";
import { vietnameseLetters } from "../font/slots.ts";
import {
	bytesOf,
	type Diagnostic,
	failure,
	hasErrors,
	type MoreFont,
	type Outcome,
	type Resources,
	success,
} from "../model/index.ts";
import { stdinSource } from "../store/file-source.ts";
import { readTextFile } from "../store/text-file.ts";
import { dropInvisibles } from "../text/canonical.ts";
import { decodeUtf8 } from "../text/decode.ts";

/** A font file that comes with the program, or is used beside those. */
export interface FontFile {
	/** Path below `fonts/`, or the name of the file. */
	readonly file: string;
	readonly name: string;
	readonly version: string;
	/** SPDX identifier; empty where the program does not know. */
	readonly licence: string;
	/** The styles that it serves, and `fallback` where it helps out; of a pack, `pack`. */
	readonly serves: readonly string[];
	/** How many characters it has. */
	readonly characters: number;
	/** Whether it has the 134 letters of Vietnamese that ASCII lacks. */
	readonly vietnamese: boolean;
	readonly bytes: number;
}

interface Coverage {
	readonly licence: string;
	readonly files: Readonly<
		Record<string, { postScriptName: string; version: string; bytes: number; vietnamese: boolean; codePoints: number }>
	>;
}

/** The font files, in the order of the list. */
export function listFonts(resources: Resources): Outcome<readonly FontFile[]> {
	const list = readFontList(resources);
	if (list.value === undefined) return failure(...list.diagnostics);
	const { styles, fallback, files } = list.value;
	const found: Diagnostic[] = [...list.diagnostics];
	const rows: FontFile[] = [];
	for (const file of Object.keys(files)) {
		const [family, name] = file.split("/") as [string, string];
		const text = resources.font(`${family}/coverage.json`);
		found.push(...text.diagnostics);
		const coverage = text.value && (JSON.parse(new TextDecoder().decode(text.value)) as Coverage);
		const about = coverage?.files[name];
		if (!coverage || !about) continue;
		rows.push({
			file,
			name: about.postScriptName,
			version: about.version.replace(/^Version /, "").replace(/;.*$/, ""),
			licence: coverage.licence,
			serves: [
				...faceStyles.filter((style) => styles[style] === file),
				...(fallback.includes(file) ? ["fallback"] : []),
			],
			characters: about.codePoints,
			vietnamese: about.vietnamese,
			bytes: about.bytes,
		});
	}
	for (const font of resources.more ?? []) {
		const row = moreFont(font);
		found.push(...row.diagnostics);
		if (row.value) rows.push(row.value);
	}
	return hasErrors(found) ? failure(...found) : success(rows, found);
}

function moreFont(font: MoreFont): Outcome<FontFile> {
	const bytes = font.bytes();
	if (bytes.value === undefined) return failure(...bytes.diagnostics);
	const read = readFace(font.file, bytes.value);
	if (read.value === undefined) return failure(...read.diagnostics);
	const face = read.value;
	const has = (codePoint: number) =>
		face.glyphOf(codePoint) !== 0 && (font.only?.test(String.fromCodePoint(codePoint)) ?? true);
	let characters = 0;
	for (let point = 0x20; point < 0x30000; point++) if (has(point)) characters++;
	const uses = { body: face.style, heading: "heading", fallback: "fallback", pack: "pack" } as const;
	const { postScriptName } = face.descriptor;
	return success({
		file: font.file,
		name: postScriptName,
		version: `${face.revision.toFixed(3)}`,
		licence: "",
		serves: [uses[font.use]],
		characters,
		vietnamese: vietnameseLetters().every((letter) => has(letter.codePointAt(0) as number)),
		bytes: bytes.value.byteLength,
	});
}

/** A character of a text, and the first font of the regular style that has it. */
export interface CheckedCharacter {
	readonly character: string;
	/** `U+1EA4`. */
	readonly code: string;
	readonly count: number;
	/** Line of its first occurrence, from 1. */
	readonly line: number;
	/** Absent: no font has it. */
	readonly font?: string;
	/** True where the font is not the first one of the style. */
	readonly fallback: boolean;
}

/** Every character that has a glyph to look for, in order of first occurrence; white space, controls and invisibles have none. */
export function checkText(resources: Resources, text: string): Outcome<readonly CheckedCharacter[]> {
	const fonts = loadFonts(resources);
	if (fonts.value === undefined) return failure(...fonts.diagnostics);
	const library = fonts.value;
	const chain = library.chain("regular");
	const seen = new Map<string, { count: number; line: number }>();
	const lines = dropInvisibles(text)
		.normalize("NFC")
		.split(/\r\n|[\n\r]/u);
	for (const [index, line] of lines.entries()) {
		for (const character of line) {
			if (/^[\p{White_Space}\p{Cc}]$/u.test(character)) continue;
			const known = seen.get(character);
			if (known) known.count++;
			else seen.set(character, { count: 1, line: index + 1 });
		}
	}
	const checked = [...seen].map(([character, at]): CheckedCharacter => {
		const point = character.codePointAt(0) as number;
		const has = (face: number) => !isFaceless(character) && (library.face(face)?.face.glyphOf(point) ?? 0) !== 0;
		const face = chain.find(has);
		return {
			character,
			code: codeName(character),
			...at,
			...(face !== undefined && { font: library.files[face] as string }),
			fallback: face !== undefined && face !== chain[0],
		};
	});
	const unreadable = chain.flatMap((face) => library.findings(face));
	return hasErrors(unreadable) ? failure(...unreadable) : success(checked, unreadable);
}

/** The text of a file; `-` is standard input. */
export async function textOfFile(file: string): Promise<Outcome<string>> {
	if (file !== "-") return readTextFile(file);
	const decoded = decodeUtf8(await bytesOf(stdinSource()), "-");
	return decoded.value ? success(decoded.value.text, decoded.diagnostics) : failure(...decoded.diagnostics);
}
