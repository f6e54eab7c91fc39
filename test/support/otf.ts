import { create, type Font } from "fontkit";
import { slotCharacters } from "../../src/font/slots.ts";

/** How the outlines of a made font are kept. */
export interface OtfShape {
	/** CID-keyed with two font dictionaries; otherwise keyed by names. */
	readonly cid?: boolean;
	readonly fsType?: number;
	/** Code points that its characters get instead of their own. */
	readonly renamed?: ReadonlyMap<number, number>;
	readonly characters?: readonly string[];
}

const u16 = (value: number) => [(value >> 8) & 0xff, value & 0xff];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const number = (value: number) => [28, ...u16(value)];
const integer = (value: number) => [29, ...u32(value)];

function index(items: readonly (readonly number[])[]): readonly number[] {
	if (items.length === 0) return u16(0);
	let offset = 1;
	const offsets = [1, ...items.map((item) => (offset += item.length))];
	return [...u16(items.length), 4, ...offsets.flatMap(u32), ...items.flat()];
}

/**
 * An OpenType CFF font with outlines of a TrueType font, written as font makers write them: hints and a hint mask, parts of outlines in
 * local and global subroutines, widths as differences from a nominal one, 2048 units to the em. Nothing of `src/font` is used but the list
 * of characters.
 */
export function otfOf(ttf: Uint8Array, shape: OtfShape = {}): Uint8Array {
	const source = create(ttf as Buffer) as Font;
	const characters = shape.characters ?? [...new Set([...slotCharacters.filter(Boolean), "Ω", "Ж", "\u0301"])];
	const glyphs = [undefined, ...characters.map((each) => source.glyphForCodePoint(each.codePointAt(0) as number))];
	const local: number[][] = [];
	const global: number[][] = [];
	const charStrings = glyphs.map((glyph, n) => {
		if (!glyph) return [14];
		const width = number(glyph.advanceWidth - 1000);
		// hstemhm, then a hint mask that implies vstemhm: one stem each, one byte of mask.
		const hints = n % 3 === 0 ? [...width, ...number(0), ...number(60), 18, ...number(5), ...number(70), 19, 0xc0] : [];
		const body = outlineOf(glyph.path.commands, n % 3 === 0 ? [] : width);
		if (n % 2 === 0) return [...hints, ...body, 14];
		const list = n % 4 === 1 ? local : global;
		list.push([...body, 11]);
		return [...hints, ...integerOperand(list.length - 1 - 107), n % 4 === 1 ? 10 : 29, 14];
	});
	const cff = cffOf(charStrings, local, global, shape.cid === true);
	return sfnt(
		source,
		glyphs.map((glyph) => glyph?.advanceWidth ?? 500),
		characters,
		cff,
		ttf,
		shape,
	);
}

function integerOperand(value: number): number[] {
	return number(value);
}

interface Command {
	readonly command: string;
	readonly args: readonly number[];
}

function outlineOf(commands: readonly Command[], width: readonly number[]): number[] {
	const out: number[] = [];
	let [x, y] = [0, 0];
	let first = true;
	const to = (px: number, py: number) => {
		const [dx, dy] = [Math.round(px) - x, Math.round(py) - y];
		[x, y] = [x + dx, y + dy];
		return [...number(dx), ...number(dy)];
	};
	for (const { command, args } of commands) {
		const [a = 0, b = 0, c = 0, d = 0] = args;
		if (command === "moveTo") {
			out.push(...(first ? width : []), ...to(a, b), 21);
			first = false;
		} else if (command === "lineTo") out.push(...to(a, b), 5);
		else if (command === "quadraticCurveTo") {
			const [sx, sy] = [x, y];
			out.push(
				...to(sx + ((a - sx) * 2) / 3, sy + ((b - sy) * 2) / 3),
				...to(c + ((a - c) * 2) / 3, d + ((b - d) * 2) / 3),
			);
			out.push(...to(c, d), 8);
		}
	}
	return first ? [...width, ...out] : out;
}

function cffOf(
	charStrings: readonly (readonly number[])[],
	local: readonly (readonly number[])[],
	global: readonly (readonly number[])[],
	cid: boolean,
): readonly number[] {
	const count = charStrings.length;
	const priv = [...integer(500), 20, ...integer(1000), 21, ...integer(18), 19];
	const privateWithSubrs = [...priv, ...index(local)];
	// 1/2048.
	const real = [30, 0x0a, 0x00, 0x04, 0x88, 0x28, 0x12, 0x5f];
	const zero = number(0);
	const matrix = [...real, ...zero, ...zero, ...real, ...zero, ...zero, 12, 7];
	const names = index([[..."Made"].map((c) => c.charCodeAt(0))]);
	const strings = index([[..."Adobe"], [..."Identity"]].map((text) => text.map((c) => c.charCodeAt(0))));
	const globals = index(global);
	const charset = [2, ...u16(cid ? 1 : 1), ...u16(count - 2)];
	const select = cid ? [0, ...charStrings.map((_, n) => n % 2)] : [];
	const strs = index(charStrings);
	const top = (at: readonly number[]) => [
		...(cid ? [...integer(391), ...integer(392), ...integer(0), 12, 30] : []),
		...matrix,
		...[...integer(at[0] as number), 15, ...integer(at[1] as number), 17],
		...(cid
			? [...integer(at[2] as number), 12, 36, ...integer(at[3] as number), 12, 37]
			: [...integer(priv.length), ...integer(at[4] as number), 18]),
	];
	const fontDict = (at: number) => [...integer(priv.length), ...integer(at), 18];
	const fonts = (at: number) => (cid ? index([fontDict(at), fontDict(at)]) : []);
	const start = 4 + names.length + index([top([0, 0, 0, 0, 0])]).length + strings.length + globals.length;
	const charStringsAt = start + charset.length + select.length;
	const fontsAt = charStringsAt + strs.length;
	const privateAt = fontsAt + fonts(0).length;
	const at = [start, charStringsAt, fontsAt, start + charset.length, privateAt];
	return [
		...[1, 0, 4, 4],
		...names,
		...index([top(at)]),
		...strings,
		...globals,
		...charset,
		...select,
		...strs,
		...fonts(privateAt),
		...privateWithSubrs,
	];
}

/** Tables of a font file. */
export function tablesOf(bytes: Uint8Array): Map<string, Uint8Array> {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const tables = new Map<string, Uint8Array>();
	for (let at = 12; at < 12 + view.readUInt16BE(4) * 16; at += 16) {
		const start = view.readUInt32BE(at + 8);
		tables.set(view.toString("latin1", at, at + 4), view.subarray(start, start + view.readUInt32BE(at + 12)));
	}
	return tables;
}

/** A font file of tables. */
export function fontOf(version: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
	const head = Buffer.alloc(12 + sorted.length * 16);
	head.writeUInt32BE(version, 0);
	head.writeUInt16BE(sorted.length, 4);
	const bodies: Uint8Array[] = [];
	let offset = head.length;
	sorted.forEach(([tag, bytes], i) => {
		head.write(tag, 12 + i * 16, "latin1");
		head.writeUInt32BE(offset, 20 + i * 16);
		head.writeUInt32BE(bytes.length, 24 + i * 16);
		bodies.push(bytes, Buffer.alloc(-bytes.length & 3));
		offset += (bytes.length + 3) & ~3;
	});
	return new Uint8Array(Buffer.concat([head, ...bodies]));
}

/** A `cmap` of format 12: glyph n + 1 for the nth code point. */
export function characterMap(codePoints: readonly number[]): Uint8Array {
	const pairs = codePoints.map((code, n) => [code, n + 1] as const).sort(([a], [b]) => a - b);
	const groups = pairs.flatMap(([code, glyph]) => [...u32(code), ...u32(code), ...u32(glyph)]);
	const table = [...u16(12), ...u16(0), ...u32(16 + groups.length), ...u32(0), ...u32(pairs.length), ...groups];
	return Uint8Array.from([...u16(0), ...u16(1), ...u16(3), ...u16(10), ...u32(12), ...table]);
}

function sfnt(
	source: Font,
	widths: readonly number[],
	characters: readonly string[],
	cff: readonly number[],
	ttf: Uint8Array,
	{ renamed, fsType = 0 }: OtfShape,
): Uint8Array {
	const own = tablesOf(ttf);
	const copy = (tag: string) => Buffer.from(own.get(tag) as Uint8Array);
	const [hhea, os2] = [copy("hhea"), copy("OS/2")];
	hhea.writeUInt16BE(widths.length, 34);
	os2.writeUInt16BE(fsType, 8);
	const codePoints = characters.map((each) => each.codePointAt(0) as number);
	const tables = new Map<string, Uint8Array>([
		["CFF ", Uint8Array.from(cff)],
		["OS/2", os2],
		["cmap", characterMap(codePoints.map((code) => renamed?.get(code) ?? code))],
		["head", copy("head")],
		["hhea", hhea],
		["hmtx", Uint8Array.from(widths.flatMap((width) => [...u16(width), 0, 0]))],
		["maxp", Uint8Array.from([0, 0, 0x50, 0, ...u16(widths.length)])],
		["name", copy("name")],
		["post", copy("post")],
	]);
	if (source.unitsPerEm !== 2048) throw new Error("the matrix is written for 2048 units");
	return fontOf(0x4f54544f, tables);
}
