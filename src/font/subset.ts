import type { Face } from "./face.ts";
import { componentGlyphs, rewriteGlyph } from "./glyf.ts";

/**
 * A TrueType subset with settled glyph numbers: which glyph of the face stands at each new number, what a glyph needs for
 * its components, and all tables but `glyf` and `loca`. Made once per face for slot fonts, once per document otherwise.
 */
export interface SubsetPlan {
	readonly count: number;
	/** New numbers that glyph `number` needs: itself and all its components, at any depth. */
	needs(number: number): readonly number[];
	/** Bytes of glyph `number`, component numbers rewritten, without hints. */
	glyph(number: number): Uint8Array;
	/** `head hhea hmtx maxp`, ready to write. */
	readonly constant: Readonly<Record<"head" | "hhea" | "hmtx" | "maxp", Uint8Array>>;
}

/**
 * `glyphs[n]` is the face's glyph at new number n; 0 leaves the place empty. Components that are not in the list get numbers
 * after it.
 */
export function planSubset(face: Face, glyphs: readonly number[]): SubsetPlan {
	if (face.outlines.kind !== "truetype") throw new TypeError("no TrueType outlines");
	const outlines = face.outlines.glyf;
	const order = [...glyphs];
	const numbers = new Map<number, number>();
	order.forEach((glyph, number) => {
		if (glyph && !numbers.has(glyph)) numbers.set(glyph, number);
	});
	const parts: (readonly number[])[] = [];
	for (let number = 0; number < order.length; number++) {
		const glyph = order[number]!;
		const found = glyph ? componentGlyphs(outlines.raw(glyph)) : [];
		for (const part of found) {
			if (numbers.has(part)) continue;
			numbers.set(part, order.length);
			order.push(part);
		}
		parts.push(found.map((part) => numbers.get(part)!));
	}
	const cache: Uint8Array[] = [];
	const closures: (readonly number[])[] = [];
	return {
		count: order.length,
		needs: (number) => {
			closures[number] ??= closure(parts, number);
			return closures[number];
		},
		glyph: (number) => {
			cache[number] ??= order[number]
				? rewriteGlyph(outlines.raw(order[number]!), (part) => numbers.get(part) ?? 0)
				: new Uint8Array(0);
			return cache[number];
		},
		constant: constantTables(face, order),
	};
}

function closure(parts: readonly (readonly number[])[], number: number): readonly number[] {
	const found = new Set([number]);
	for (const each of found) for (const part of parts[each] ?? []) found.add(part);
	return [...found];
}

function bytesOf(view: DataView): Uint8Array {
	return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}

function constantTables(face: Face, order: readonly number[]): SubsetPlan["constant"] {
	const head = bytesOf(face.tables.get("head")!);
	new DataView(head.buffer).setUint32(8, 0);
	const hhea = bytesOf(face.tables.get("hhea")!);
	new DataView(hhea.buffer).setUint16(34, order.length);
	const maxp = bytesOf(face.tables.get("maxp")!);
	const limits = new DataView(maxp.buffer);
	limits.setUint16(4, order.length);
	// No program is left: one zone; no twilight points, storage, functions, stack or instructions.
	if (maxp.length >= 28) {
		limits.setUint16(14, 1);
		maxp.fill(0, 16, 28);
	}
	const source = face.tables.get("hmtx")!;
	const full = face.tables.get("hhea")!.getUint16(34);
	const hmtx = new Uint8Array(order.length * 4);
	const metrics = new DataView(hmtx.buffer);
	order.forEach((glyph, number) => {
		if (glyph === 0) return;
		metrics.setUint16(number * 4, source.getUint16(Math.min(glyph, full - 1) * 4));
		metrics.setUint16(number * 4 + 2, source.getUint16(glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2));
	});
	return { head, hhea, hmtx, maxp };
}

const tags = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"] as const;

/** The TrueType file with the wanted glyphs and their components; every other place is blank. */
export function writeSubset(plan: SubsetPlan, wanted: Iterable<number>): Uint8Array {
	const present = new Uint8Array(plan.count);
	for (const number of wanted) for (const part of plan.needs(number)) present[part] = 1;
	const { glyf, loca, long } = writeGlyphs(plan, present);
	const head = plan.constant.head.slice();
	new DataView(head.buffer).setInt16(50, long ? 1 : 0);
	const tables = { ...plan.constant, head, glyf, loca };
	const starts: number[] = [];
	let size = 12 + tags.length * 16;
	for (const tag of tags) {
		starts.push(size);
		size += (tables[tag].length + 3) & ~3;
	}
	const out = new Uint8Array(size);
	const view = new DataView(out.buffer);
	view.setUint32(0, 0x00010000);
	view.setUint16(4, tags.length);
	// Largest power of two not above six tables is four: range 64, selector 2, shift 96 - 64.
	view.setUint16(6, 64);
	view.setUint16(8, 2);
	view.setUint16(10, 32);
	tags.forEach((tag, i) => {
		const table = tables[tag];
		const start = starts[i]!;
		out.set(table, start);
		const at = 12 + i * 16;
		for (let k = 0; k < 4; k++) out[at + k] = tag.charCodeAt(k);
		view.setUint32(at + 4, checksum(view, start, (table.length + 3) & ~3));
		view.setUint32(at + 8, start);
		view.setUint32(at + 12, table.length);
	});
	view.setUint32(starts[1]! + 8, (0xb1b0afba - checksum(view, 0, size)) >>> 0);
	return out;
}

function writeGlyphs(plan: SubsetPlan, present: Uint8Array): { glyf: Uint8Array; loca: Uint8Array; long: boolean } {
	let size = 0;
	for (let number = 0; number < plan.count; number++) if (present[number]) size += (plan.glyph(number).length + 3) & ~3;
	const long = size > 0x1fffe;
	const glyf = new Uint8Array(size);
	const loca = new Uint8Array((plan.count + 1) * (long ? 4 : 2));
	const offsets = new DataView(loca.buffer);
	const write = long
		? (number: number, at: number) => offsets.setUint32(number * 4, at)
		: (number: number, at: number) => offsets.setUint16(number * 2, at / 2);
	let at = 0;
	for (let number = 0; number < plan.count; number++) {
		write(number, at);
		if (!present[number]) continue;
		const glyph = plan.glyph(number);
		glyf.set(glyph, at);
		at += (glyph.length + 3) & ~3;
	}
	write(plan.count, at);
	return { glyf, loca, long };
}

function checksum(view: DataView, start: number, length: number): number {
	let sum = 0;
	for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
	return sum;
}
