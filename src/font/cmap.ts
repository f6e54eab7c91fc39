/** From code point to glyph; 0 where the font has none. */
export type CharacterMap = (codePoint: number) => number;

/** Unicode subtables (platform, encoding), best first: full repertoire before the basic plane. */
const preferred = ["3/10", "0/6", "0/4", "3/1", "0/3", "0/2", "0/1", "0/0"];

/** Reads the `cmap` table, formats 12 and 4 (OpenType 1.9, "cmap"); undefined where it has neither. */
export function readCharacterMap(cmap: DataView): CharacterMap | undefined {
	const offsets = new Map<string, number>();
	const count = cmap.getUint16(2);
	for (let i = 0; i < count; i++) {
		const at = 4 + i * 8;
		offsets.set(`${cmap.getUint16(at)}/${cmap.getUint16(at + 2)}`, cmap.getUint32(at + 4));
	}
	for (const key of preferred) {
		const offset = offsets.get(key);
		if (offset === undefined) continue;
		const format = cmap.getUint16(offset);
		if (format === 12) return format12(cmap, offset);
		if (format === 4) return format4(cmap, offset);
	}
	return undefined;
}

function format12(cmap: DataView, offset: number): CharacterMap {
	const groups = cmap.getUint32(offset + 12);
	return (codePoint) => {
		let low = 0;
		let high = groups - 1;
		while (low <= high) {
			const middle = (low + high) >> 1;
			const at = offset + 16 + middle * 12;
			if (codePoint < cmap.getUint32(at)) high = middle - 1;
			else if (codePoint > cmap.getUint32(at + 4)) low = middle + 1;
			else return cmap.getUint32(at + 8) + codePoint - cmap.getUint32(at);
		}
		return 0;
	};
}

function format4(cmap: DataView, offset: number): CharacterMap {
	const doubled = cmap.getUint16(offset + 6);
	const ends = offset + 14;
	const starts = ends + doubled + 2;
	const deltas = starts + doubled;
	const rangeOffsets = deltas + doubled;
	return (codePoint) => {
		if (codePoint > 0xffff) return 0;
		let low = 0;
		let high = doubled / 2 - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (codePoint > cmap.getUint16(ends + middle * 2)) low = middle + 1;
			else high = middle;
		}
		const at = low * 2;
		const start = cmap.getUint16(starts + at);
		if (codePoint < start || codePoint > cmap.getUint16(ends + at)) return 0;
		const delta = cmap.getUint16(deltas + at);
		const rangeOffset = cmap.getUint16(rangeOffsets + at);
		if (rangeOffset === 0) return (codePoint + delta) & 0xffff;
		const glyph = cmap.getUint16(rangeOffsets + at + rangeOffset + (codePoint - start) * 2);
		return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
	};
}
