/** Correction of the advance of the left glyph of a pair, in font units. */
export type Kerning = (left: number, right: number) => number;

const none: Kerning = () => 0;

type PairTable = (left: number, right: number) => number | undefined;

/**
 * Pair kerning of the Latin script from GPOS (OpenType 1.9, "GPOS" lookup types 2 and 9): horizontal advance of the first
 * glyph only, which is what text set from left to right needs.
 */
export function readKerning(gpos: DataView | undefined): Kerning {
	if (!gpos || gpos.byteLength < 10) return none;
	const lookups = kernLookups(gpos).map((offset) => pairTables(gpos, offset));
	if (lookups.every((tables) => tables.length === 0)) return none;
	return (left, right) => {
		let sum = 0;
		for (const tables of lookups) {
			for (const table of tables) {
				const value = table(left, right);
				if (value === undefined) continue;
				sum += value;
				break;
			}
		}
		return sum;
	};
}

function tagAt(view: DataView, at: number): string {
	return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

/** Offset of the default language system of Latin, else of the default script. */
function languageSystem(gpos: DataView, scriptList: number): number | undefined {
	const scripts = new Map<string, number>();
	const count = gpos.getUint16(scriptList);
	for (let i = 0; i < count; i++) {
		const at = scriptList + 2 + i * 6;
		scripts.set(tagAt(gpos, at), scriptList + gpos.getUint16(at + 4));
	}
	const script = scripts.get("latn") ?? scripts.get("DFLT");
	if (script === undefined) return undefined;
	const system = gpos.getUint16(script);
	return system === 0 ? undefined : script + system;
}

/** Offsets of the lookups of the feature `kern`, in lookup order. */
function kernLookups(gpos: DataView): readonly number[] {
	const featureList = gpos.getUint16(6);
	const lookupList = gpos.getUint16(8);
	const system = languageSystem(gpos, gpos.getUint16(4));
	if (system === undefined) return [];
	const indices = new Set<number>();
	const features = gpos.getUint16(system + 4);
	for (let i = 0; i < features; i++) {
		const record = featureList + 2 + gpos.getUint16(system + 6 + i * 2) * 6;
		if (tagAt(gpos, record) !== "kern") continue;
		const feature = featureList + gpos.getUint16(record + 4);
		const lookups = gpos.getUint16(feature + 2);
		for (let k = 0; k < lookups; k++) indices.add(gpos.getUint16(feature + 4 + k * 2));
	}
	return [...indices].sort((a, b) => a - b).map((i) => lookupList + gpos.getUint16(lookupList + 2 + i * 2));
}

function pairTables(gpos: DataView, lookup: number): readonly PairTable[] {
	const type = gpos.getUint16(lookup);
	const count = gpos.getUint16(lookup + 4);
	const tables: PairTable[] = [];
	for (let i = 0; i < count; i++) {
		let at = lookup + gpos.getUint16(lookup + 6 + i * 2);
		if (type === 9) {
			if (gpos.getUint16(at + 2) !== 2) continue;
			at += gpos.getUint32(at + 4);
		} else if (type !== 2) continue;
		const format = gpos.getUint16(at);
		if (format === 1) tables.push(glyphPairs(gpos, at));
		else if (format === 2) tables.push(classPairs(gpos, at));
	}
	return tables;
}

function bits(value: number): number {
	let count = 0;
	for (let rest = value; rest; rest &= rest - 1) count++;
	return count;
}

/** Byte offset of XAdvance (bit 4) in a value record of this format, or -1; and the record's length. */
function valueShape(format: number): { readonly advance: number; readonly length: number } {
	return { advance: format & 4 ? bits(format & 3) * 2 : -1, length: bits(format) * 2 };
}

function glyphPairs(gpos: DataView, at: number): PairTable {
	const coverage = at + gpos.getUint16(at + 2);
	const first = valueShape(gpos.getUint16(at + 4));
	const step = 2 + first.length + valueShape(gpos.getUint16(at + 6)).length;
	return (left, right) => {
		const index = coverageIndex(gpos, coverage, left);
		if (index < 0) return undefined;
		const set = at + gpos.getUint16(at + 10 + index * 2);
		let low = 0;
		let high = gpos.getUint16(set) - 1;
		while (low <= high) {
			const middle = (low + high) >> 1;
			const record = set + 2 + middle * step;
			const glyph = gpos.getUint16(record);
			if (right < glyph) high = middle - 1;
			else if (right > glyph) low = middle + 1;
			else return first.advance < 0 ? 0 : gpos.getInt16(record + 2 + first.advance);
		}
		return undefined;
	};
}

function classPairs(gpos: DataView, at: number): PairTable {
	const coverage = at + gpos.getUint16(at + 2);
	const first = valueShape(gpos.getUint16(at + 4));
	const step = first.length + valueShape(gpos.getUint16(at + 6)).length;
	const leftClasses = at + gpos.getUint16(at + 8);
	const rightClasses = at + gpos.getUint16(at + 10);
	const columns = gpos.getUint16(at + 14);
	return (left, right) => {
		if (coverageIndex(gpos, coverage, left) < 0) return undefined;
		const cell = classOf(gpos, leftClasses, left) * columns + classOf(gpos, rightClasses, right);
		return first.advance < 0 ? 0 : gpos.getInt16(at + 16 + cell * step + first.advance);
	};
}

/** Position of a glyph in a coverage table, or -1. */
function coverageIndex(gpos: DataView, at: number, glyph: number): number {
	const ranges = gpos.getUint16(at) === 2;
	const step = ranges ? 6 : 2;
	let low = 0;
	let high = gpos.getUint16(at + 2) - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const record = at + 4 + middle * step;
		const start = gpos.getUint16(record);
		if (glyph < start) high = middle - 1;
		else if (glyph > (ranges ? gpos.getUint16(record + 2) : start)) low = middle + 1;
		else return ranges ? gpos.getUint16(record + 4) + glyph - start : middle;
	}
	return -1;
}

function classOf(gpos: DataView, at: number, glyph: number): number {
	if (gpos.getUint16(at) === 1) {
		const index = glyph - gpos.getUint16(at + 2);
		return index >= 0 && index < gpos.getUint16(at + 4) ? gpos.getUint16(at + 6 + index * 2) : 0;
	}
	let low = 0;
	let high = gpos.getUint16(at + 2) - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const record = at + 4 + middle * 6;
		if (glyph < gpos.getUint16(record)) high = middle - 1;
		else if (glyph > gpos.getUint16(record + 2)) low = middle + 1;
		else return gpos.getUint16(record + 4);
	}
	return 0;
}
