/** Outlines of a TrueType file (OpenType 1.9, "glyf" and "loca"). */
export interface Outlines {
	readonly count: number;
	/** Raw bytes of a glyph; empty for one without an outline. */
	raw(glyph: number): Uint8Array;
}

const argsAreWords = 0x0001;
const hasScale = 0x0008;
const moreComponents = 0x0020;
const hasTwoScales = 0x0040;
const hasMatrix = 0x0080;
const hasInstructions = 0x0100;

export function readOutlines(loca: DataView, glyf: DataView, long: boolean, count: number): Outlines {
	const bytes = new Uint8Array(glyf.buffer, glyf.byteOffset, glyf.byteLength);
	const offset = long ? (i: number) => loca.getUint32(i * 4) : (i: number) => loca.getUint16(i * 2) * 2;
	return {
		count,
		raw: (glyph) => (glyph < count ? bytes.subarray(offset(glyph), offset(glyph + 1)) : bytes.subarray(0, 0)),
	};
}

/** Offsets, in a composite glyph, of its component records and their glyphs; none for a simple glyph. */
function components(
	glyph: Uint8Array,
): readonly { readonly at: number; readonly flags: number; readonly glyph: number }[] {
	if (glyph.length < 10) return [];
	const view = new DataView(glyph.buffer, glyph.byteOffset, glyph.byteLength);
	if (view.getInt16(0) >= 0) return [];
	const found = [];
	let at = 10;
	for (let flags = moreComponents; flags & moreComponents; ) {
		flags = view.getUint16(at);
		found.push({ at, flags, glyph: view.getUint16(at + 2) });
		at += 4 + (flags & argsAreWords ? 4 : 2);
		if (flags & hasScale) at += 2;
		else if (flags & hasTwoScales) at += 4;
		else if (flags & hasMatrix) at += 8;
	}
	return found;
}

/** The glyphs that a composite glyph is made of, one level down. */
export function componentGlyphs(glyph: Uint8Array): readonly number[] {
	return components(glyph).map((c) => c.glyph);
}

/** A glyph as a subset holds it: component numbers rewritten, instructions (hints) removed. */
export function rewriteGlyph(glyph: Uint8Array, renumber: (glyph: number) => number): Uint8Array {
	if (glyph.length < 10) return glyph.subarray(0, 0);
	const parts = components(glyph);
	if (parts.length === 0) return withoutInstructions(glyph);
	const last = parts[parts.length - 1]!;
	const end = last.at + 4 + (last.flags & argsAreWords ? 4 : 2) + scaleLength(last.flags);
	const out = glyph.slice(0, end);
	const view = new DataView(out.buffer);
	for (const part of parts) {
		view.setUint16(part.at, part.flags & ~hasInstructions);
		view.setUint16(part.at + 2, renumber(part.glyph));
	}
	return out;
}

function scaleLength(flags: number): number {
	if (flags & hasScale) return 2;
	if (flags & hasTwoScales) return 4;
	return flags & hasMatrix ? 8 : 0;
}

function withoutInstructions(glyph: Uint8Array): Uint8Array {
	const view = new DataView(glyph.buffer, glyph.byteOffset, glyph.byteLength);
	const at = 10 + view.getInt16(0) * 2;
	const length = view.getUint16(at);
	const out = new Uint8Array(glyph.length - length);
	out.set(glyph.subarray(0, at));
	out.set(glyph.subarray(at + 2 + length), at + 2);
	return out;
}

/** Nesting of composite glyphs that is taken for sound; real fonts have two levels. */
const deepest = 8;

/** Whether a glyph and its components, at any depth, can be read: no record ends early, none is out of range, none holds itself. */
export function isSound(outlines: Outlines, glyph: number, depth = 0): boolean {
	if (glyph >= outlines.count || depth > deepest) return false;
	const raw = outlines.raw(glyph);
	if (raw.length === 0) return true;
	if (raw.length < 10) return false;
	try {
		const parts = componentGlyphs(raw);
		return parts.length === 0 ? isWhole(raw) : parts.every((part) => isSound(outlines, part, depth + 1));
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}

/** Whether the points that a simple glyph announces are there (OpenType 1.9, "Simple Glyph Description"). */
function isWhole(glyph: Uint8Array): boolean {
	const view = new DataView(glyph.buffer, glyph.byteOffset, glyph.byteLength);
	const contours = view.getInt16(0);
	if (contours === 0) return true;
	if (contours < 0) return false;
	const points = view.getUint16(8 + contours * 2) + 1;
	let at = 12 + contours * 2 + view.getUint16(10 + contours * 2);
	let bytes = 0;
	for (let seen = 0; seen < points; ) {
		const flag = view.getUint8(at++);
		const times = flag & 8 ? view.getUint8(at++) + 1 : 1;
		bytes += times * ((flag & 2 ? 1 : flag & 16 ? 0 : 2) + (flag & 4 ? 1 : flag & 32 ? 0 : 2));
		seen += times;
	}
	return at + bytes <= glyph.length;
}

/** Extent of a glyph's outline in font units. */
export function extent(
	glyph: Uint8Array,
): { readonly left: number; readonly right: number; readonly top: number } | undefined {
	if (glyph.length < 10) return undefined;
	const view = new DataView(glyph.buffer, glyph.byteOffset, glyph.byteLength);
	return { left: view.getInt16(2), right: view.getInt16(6), top: view.getInt16(8) };
}
