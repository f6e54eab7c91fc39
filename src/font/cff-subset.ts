import { joinBytes } from "../model/bytes.ts";
import { charstringOf, type Path } from "./charstring.ts";

/** What a "CFF" font program of ours is made of. */
export interface CffProgram {
	readonly name: string;
	/** 1/1000 em. */
	readonly box: readonly number[];
	/** By CID: the outline and the advance, 1/1000 em; undefined for a blank place. */
	readonly glyphs: readonly ({ readonly path: Path; readonly width: number } | undefined)[];
}

/**
 * A CID-keyed font program (Adobe Technical Note 5176) where CID = GID: ISO 32000-1 9.9, `CIDFontType0C`. Outlines are written anew,
 * without hints or subroutines, so nothing of the source can be left dangling. The em has 1000 units: readers differ in what they make
 * of another FontMatrix in a CID-keyed font.
 */
export function writeCff({ name, box, glyphs }: CffProgram): Uint8Array {
	const blank = charstringOf([], 0);
	const charStrings = index(glyphs.map((glyph) => (glyph ? charstringOf(glyph.path, glyph.width) : blank)));
	// Name 391 is the first that is not standard (appendix A).
	const strings = index(["Adobe", "Identity", name].map(latin1));
	const names = index([latin1(name)]);
	const noSubroutines = Uint8Array.of(0, 0);
	const last = glyphs.length - 1;
	const charset = last > 0 ? Uint8Array.of(2, 0, 1, ((last - 1) >> 8) & 0xff, (last - 1) & 0xff) : Uint8Array.of(0);
	const select = Uint8Array.of(3, 0, 1, 0, 0, 0, (glyphs.length >> 8) & 0xff, glyphs.length & 0xff);
	// Widths stand in the charstrings: neither a default nor a nominal one.
	const priv = Uint8Array.from([...integer(0), 20, ...integer(0), 21]);
	const top = (at: { charset: number; select: number; charStrings: number; fonts: number }) =>
		index([
			Uint8Array.from([
				// Adobe, Identity, 0 in their shortest form, as every reader of the ROS operator knows it.
				...[248, 27, 248, 28, 139, 12, 30],
				...box.flatMap((value) => integer(value)),
				5,
				...integer(glyphs.length),
				...[12, 34],
				...[...integer(at.charset), 15],
				...[...integer(at.charStrings), 17],
				...[...integer(at.fonts), 12, 36],
				...[...integer(at.select), 12, 37],
			]),
		]);
	const fonts = (at: number) =>
		index([Uint8Array.from([...integer(393), 12, 38, ...integer(priv.length), ...integer(at), 18])]);

	const header = Uint8Array.of(1, 0, 4, 4);
	const zero = { charset: 0, select: 0, charStrings: 0, fonts: 0 };
	// Integers in dictionaries take five bytes whatever their value, so sizes do not depend on offsets.
	const start = header.length + names.length + top(zero).length + strings.length + noSubroutines.length;
	const at = { charset: start, select: 0, charStrings: 0, fonts: 0, private: 0 };
	at.select = at.charset + charset.length;
	at.charStrings = at.select + select.length;
	at.fonts = at.charStrings + charStrings.length;
	at.private = at.fonts + fonts(0).length;
	return joinBytes([
		header,
		names,
		top(at),
		strings,
		noSubroutines,
		charset,
		select,
		charStrings,
		fonts(at.private),
		priv,
	]);
}

function latin1(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function integer(value: number): readonly number[] {
	return [29, (value >> 24) & 0xff, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

function index(items: readonly Uint8Array[]): Uint8Array {
	const total = items.reduce((sum, item) => sum + item.length, 1);
	const size = total < 0x100 ? 1 : total < 0x10000 ? 2 : total < 0x1000000 ? 3 : 4;
	const head = new Uint8Array(3 + (items.length + 1) * size);
	head.set([(items.length >> 8) & 0xff, items.length & 0xff, size]);
	let offset = 1;
	for (let i = 0; i <= items.length; i++) {
		for (let k = 0; k < size; k++) head[3 + i * size + k] = Math.floor(offset / 256 ** (size - 1 - k)) & 0xff;
		offset += items[i]?.length ?? 0;
	}
	return joinBytes([head, ...items]);
}
