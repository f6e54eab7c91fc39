import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FontLibrary } from "../../src/font/library.ts";
import { loadFonts } from "../../src/font/library.ts";
import type { EmbeddedFont } from "../../src/font/session.ts";
import type { Outcome, Resources, ShapedWord } from "../../src/model/index.ts";

export const fontsFolder = join(import.meta.dirname, "../../fonts");

export function fontFile(path: string): Uint8Array {
	return readFileSync(join(fontsFolder, path));
}

/** The package's fonts, with some files replaced; the list takes over the digests of replaced font files. */
export function resources(replaced: Readonly<Record<string, Uint8Array>> = {}, reads: string[] = []): Resources {
	return {
		font: (path) => {
			reads.push(path);
			if (path === "fonts.json" && !replaced[path]) return { value: listWith(replaced), diagnostics: [] };
			return { value: replaced[path] ?? fontFile(path), diagnostics: [] };
		},
		template: () => ({ diagnostics: [] }),
	};
}

function listWith(replaced: Readonly<Record<string, Uint8Array>>): Uint8Array {
	const list = JSON.parse(new TextDecoder().decode(fontFile("fonts.json")));
	for (const [path, bytes] of Object.entries(replaced)) {
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		if (list.files[path]) list.files[path] = { bytes: bytes.byteLength, sha256 };
	}
	return new TextEncoder().encode(JSON.stringify(list));
}

export function must<T>(outcome: Outcome<T>): T {
	if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics));
	return outcome.value;
}

export function library(replaced?: Readonly<Record<string, Uint8Array>>, reads?: string[]): FontLibrary {
	return must(loadFonts(resources(replaced, reads)));
}

/** The codes that a run shows: literal strings without the numbers between them. */
export function codesOf(show: string): readonly number[] {
	const codes: number[] = [];
	for (const [, literal] of show.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)/g)) {
		const bytes = literal!.replace(/\\([\s\S])/g, (_, c) => (c === "r" ? "\r" : c));
		for (let i = 0; i < bytes.length; i += 2) codes.push(bytes.charCodeAt(i) * 256 + bytes.charCodeAt(i + 1));
	}
	return codes;
}

/** Sum of the numbers in a TJ array, which move left. */
export function movesOf(show: string): number {
	const numbers = show.replace(/\((?:\\[\s\S]|[^\\()])*\)/g, " ").match(/-?\d+(?:\.\d+)?/g) ?? [];
	return numbers.reduce((sum, number) => sum - Number(number), 0);
}

/** What a word's glyphs say by the fonts that would be embedded. */
export function textOfGlyphs(word: ShapedWord, fonts: readonly EmbeddedFont[]): string {
	return word.runs
		.flatMap((run) => {
			const font = fonts.find((each) => each.index === run.font);
			return codesOf(run.show).map((code) => font?.texts[code] || "\uFFFD");
		})
		.join("");
}

/** A font file with bytes changed inside one of its tables. */
export function patched(bytes: Uint8Array, table: string, change: (view: DataView) => void): Uint8Array {
	const copy = Uint8Array.from(bytes);
	const view = new DataView(copy.buffer);
	for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
		const tag = String.fromCharCode(...copy.subarray(at, at + 4));
		if (tag === table) change(new DataView(copy.buffer, view.getUint32(at + 8), view.getUint32(at + 12)));
	}
	return copy;
}

/** A font file whose table has another tag. */
export function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
	const copy = Buffer.from(bytes);
	const at = copy.subarray(0, 12 + copy.readUInt16BE(4) * 16).indexOf(from, 12, "latin1");
	copy.write(to, at, "latin1");
	return new Uint8Array(copy);
}
