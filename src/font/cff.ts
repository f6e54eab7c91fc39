import { type Path, type Subroutines, scaledPath, tracePath } from "./charstring.ts";

/** Outlines of an OpenType face with a "CFF" table (Adobe Technical Note 5176). */
export interface CffOutlines {
	readonly count: number;
	/** The outline in units of the face's em. Throws RangeError where the charstring is malformed. */
	path(glyph: number): Path;
}

type Dict = ReadonlyMap<number, readonly number[]>;

/** Operators of dictionaries; those of two bytes count from 1200. */
const op = {
	charset: 15,
	charStrings: 17,
	private: 18,
	subrs: 19,
	matrix: 1207,
	ros: 1230,
	fdArray: 1236,
	fdSelect: 1237,
};

/** Reads the table of a face with `unitsPerEm`. Throws RangeError where it is damaged. */
export function readCff(table: DataView, unitsPerEm: number): CffOutlines {
	const bytes = new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
	if (table.getUint8(0) !== 1) throw new RangeError("CFF version");
	const names = readIndex(table, table.getUint8(2));
	const tops = readIndex(table, names.end);
	const strings = readIndex(table, tops.end);
	const global = readIndex(table, strings.end).items;
	const top = readDict(tops.items[0] ?? damaged());
	const charStrings = readIndex(table, offset(top, op.charStrings) ?? damaged()).items;
	const isCid = top.has(op.ros);
	const dicts = isCid ? readIndex(table, offset(top, op.fdArray) ?? damaged()).items.map(readDict) : [top];
	const charset = lazy(() => readCharset(table, offset(top, op.charset) ?? 0, charStrings.length));
	const standard = (code: number) => {
		const glyph = isCid ? undefined : charset().get(standardString(code));
		return glyph === undefined ? undefined : charStrings[glyph];
	};
	const fonts = dicts.map((dict) => {
		const subroutines: Subroutines = { local: localSubroutines(table, bytes, dict), global, standard };
		return { subroutines, scale: scaleOf(isCid ? top : undefined, dict) * unitsPerEm };
	});
	const fontOf = isCid ? readSelect(table, offset(top, op.fdSelect) ?? damaged(), charStrings.length) : () => 0;
	return {
		count: charStrings.length,
		path: (glyph) => {
			const code = charStrings[glyph];
			const font = fonts[fontOf(glyph)];
			if (!code || !font) throw new RangeError("glyph");
			const path = tracePath(code, font.subroutines);
			return Math.abs(font.scale - 1) < 0.0005 ? path : scaledPath(path, font.scale);
		},
	};
}

function damaged(): never {
	throw new RangeError("CFF");
}

function lazy<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

function offset(dict: Dict, operator: number): number | undefined {
	return dict.get(operator)?.[0];
}

/** INDEX (Technical Note 5176, 5). */
function readIndex(table: DataView, at: number): { readonly items: readonly Uint8Array[]; readonly end: number } {
	const count = table.getUint16(at);
	if (count === 0) return { items: [], end: at + 2 };
	const size = table.getUint8(at + 2);
	if (size < 1 || size > 4) damaged();
	const offsetAt = (i: number) => {
		let value = 0;
		for (let k = 0; k < size; k++) value = value * 256 + table.getUint8(at + 3 + i * size + k);
		return value;
	};
	const data = at + 2 + (count + 1) * size;
	const items: Uint8Array[] = [];
	for (let i = 0, from = offsetAt(0); i < count; i++) {
		const to = offsetAt(i + 1);
		if (to < from || data + to > table.byteLength) damaged();
		items.push(new Uint8Array(table.buffer, table.byteOffset + data + from, to - from));
		from = to;
	}
	return { items, end: data + offsetAt(count) };
}

/** DICT data (Technical Note 5176, 4). */
function readDict(bytes: Uint8Array): Dict {
	const dict = new Map<number, readonly number[]>();
	let operands: number[] = [];
	for (let at = 0; at < bytes.length; ) {
		const byte = bytes[at++]!;
		const next = () => bytes[at++] ?? damaged();
		if (byte <= 21) {
			dict.set(byte === 12 ? 1200 + next() : byte, operands);
			operands = [];
		} else if (byte === 28) operands.push(((next() << 24) | (next() << 16)) >> 16);
		else if (byte === 29) operands.push((next() << 24) | (next() << 16) | (next() << 8) | next());
		else if (byte === 30) {
			let text = "";
			for (let more = true; more; ) {
				const pair = next();
				for (const nibble of [pair >> 4, pair & 15]) {
					more &&= nibble !== 15;
					if (more) text += ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "e", "e-", "", "-"][nibble];
				}
			}
			operands.push(Number(text) || 0);
		} else if (byte <= 246) operands.push(byte - 139);
		else if (byte <= 250) operands.push((byte - 247) * 256 + next() + 108);
		else if (byte <= 254) operands.push(-(byte - 251) * 256 - next() - 108);
	}
	return dict;
}

function localSubroutines(table: DataView, bytes: Uint8Array, dict: Dict): readonly Uint8Array[] {
	const [size = 0, at = 0] = dict.get(op.private) ?? [];
	if (size < 0 || at < 0 || at + size > bytes.length) damaged();
	const own = offset(readDict(bytes.subarray(at, at + size)), op.subrs);
	return own === undefined ? [] : readIndex(table, at + own).items;
}

/** Glyph space to text space (ISO 32000-1 9.2.4): a CID-keyed font may say it in both dictionaries, which then multiply. */
function scaleOf(top: Dict | undefined, dict: Dict): number {
	const own = offset(dict, op.matrix);
	const outer = top && offset(top, op.matrix);
	return own !== undefined && outer !== undefined ? own * outer : (own ?? outer ?? 0.001);
}

/** FDSelect (Technical Note 5176, 19). */
function readSelect(table: DataView, at: number, count: number): (glyph: number) => number {
	const format = table.getUint8(at);
	if (format === 0) {
		if (at + 1 + count > table.byteLength) damaged();
		return (glyph) => table.getUint8(at + 1 + glyph);
	}
	if (format !== 3) damaged();
	const fonts = new Uint8Array(count);
	const ranges = table.getUint16(at + 1);
	for (let i = 0; i < ranges; i++) {
		const range = at + 3 + i * 3;
		fonts.fill(table.getUint8(range + 2), table.getUint16(range), table.getUint16(range + 3));
	}
	return (glyph) => fonts[glyph] ?? 0;
}

/** Glyph by string number (Technical Note 5176, 13); of the predefined charsets only ISOAdobe. */
function readCharset(table: DataView, at: number, count: number): ReadonlyMap<number, number> {
	const glyphs = new Map<number, number>();
	if (at <= 2) {
		for (let glyph = 1; at === 0 && glyph < Math.min(count, 229); glyph++) glyphs.set(glyph, glyph);
		return glyphs;
	}
	const format = table.getUint8(at);
	let next = at + 1;
	for (let glyph = 1; glyph < count; ) {
		const first = table.getUint16(next);
		const more = format === 0 ? 0 : format === 1 ? table.getUint8(next + 2) : table.getUint16(next + 2);
		next += 2 + (format === 0 ? 0 : format === 1 ? 1 : 2);
		for (let i = 0; i <= more && glyph < count; i++) glyphs.set(first + i, glyph++);
	}
	return glyphs;
}

/** The accents of the standard encoding from 0xC1 (Technical Note 5176, appendix A); ASCII letters are their code less 31. */
const accents = [124, 125, 126, 127, 128, 129, 130, 131, 0, 132, 133, 0, 134, 135, 136];

function standardString(code: number): number {
	if (code >= 0x20 && code < 0x7f) return code - 31;
	return code === 0xf5 ? 145 : (accents[code - 0xc1] ?? 0);
}
