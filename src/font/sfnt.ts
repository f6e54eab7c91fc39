import { diagnostic, failure, type Outcome, success } from "../model/index.ts";

/** The tables of an OpenType file by tag; a view each, no copies. */
export type Tables = ReadonlyMap<string, DataView>;

const needed = ["head", "hhea", "hmtx", "maxp", "cmap", "OS/2", "post", "name"];
const neededByTrueType = ["loca", "glyf"];
const neededByCff = ["CFF"];

/** First four bytes of what is no static OpenType file, and what to call it. */
const otherKinds: Readonly<Record<string, string>> = {
	wOFF: "WOFF",
	wOF2: "WOFF2",
	ttcf: "TrueType Collection",
	typ1: "Type 1",
	"%!PS": "Type 1",
	"%!Fo": "Type 1",
};

/** Bits of OS/2 fsType (OpenType 1.9). */
const restricted = 0x0002;
const previewOrEditable = 0x000c;
const noSubsetting = 0x0100;
const bitmapsOnly = 0x0200;

/**
 * Reads the table directory (OpenType 1.9, "Table Directory") and refuses what cannot be embedded: other containers, variable fonts,
 * fonts whose licence bits forbid embedding or subsetting. Outlines may be TrueType or CFF.
 */
export function readTables(file: string, bytes: Uint8Array): Outcome<Tables> {
	const refuse = (code: Parameters<typeof diagnostic>[0], params: Record<string, string | number> = {}) =>
		failure(diagnostic(code, { params: { file, ...params } }));
	if (bytes.byteLength < 12) return refuse("font/damaged", { table: "directory" });
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const kind = tag(view, 0);
	const version = view.getUint32(0);
	const isCff = kind === "OTTO";
	if (version !== 0x00010000 && kind !== "true" && !isCff) {
		// A Type 1 file for Windows begins with a segment header.
		const params = { kind: otherKinds[kind] ?? (version >>> 16 === 0x8001 ? "Type 1" : "?") };
		return refuse("font/not-truetype", params);
	}
	const tables = new Map<string, DataView>();
	const count = view.getUint16(4);
	if (12 + count * 16 > bytes.byteLength) return refuse("font/damaged", { table: "directory" });
	for (let i = 0; i < count; i++) {
		const at = 12 + i * 16;
		const offset = view.getUint32(at + 8);
		const length = view.getUint32(at + 12);
		const name = tag(view, at);
		if (offset + length > bytes.byteLength) return refuse("font/damaged", { table: name.trim() });
		tables.set(name.trim(), new DataView(bytes.buffer, bytes.byteOffset + offset, length));
	}
	if (tables.has("fvar") || tables.has("CFF2")) return refuse("font/variable");
	for (const name of [...needed, ...(isCff ? neededByCff : neededByTrueType)])
		if (!tables.has(name)) return refuse("font/damaged", { table: name });
	const broken = shortTable(tables);
	if (broken) return refuse("font/damaged", { table: broken });
	const fsType = tables.get("OS/2")!.getUint16(8);
	// Before version 3 of OS/2 several bits could be set, and the most permissive one counted.
	if (fsType & bitmapsOnly || (fsType & restricted && !(fsType & previewOrEditable)))
		return refuse("font/restricted", { fsType });
	// The numbers of a CFF program's glyphs are its CIDs: a whole one would need other codes than those of a subset.
	if (forbidsSubsets(tables) && isCff) return refuse("font/no-subsetting", { fsType });
	return success(tables);
}

/** Whether a face may be embedded whole only (OS/2 fsType, bit 8). */
export function forbidsSubsets(tables: Tables): boolean {
	return (tables.get("OS/2")!.getUint16(8) & noSubsetting) !== 0;
}

function tag(view: DataView, at: number): string {
	return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

/** The first table that is too short for the counts that other tables state. */
function shortTable(tables: Tables): string | undefined {
	const length = (name: string) => tables.get(name)!.byteLength;
	if (length("head") < 54) return "head";
	if (length("hhea") < 36) return "hhea";
	if (length("maxp") < 6) return "maxp";
	if (length("OS/2") < 78) return "OS/2";
	if (length("post") < 32) return "post";
	const glyphs = tables.get("maxp")!.getUint16(4);
	const metrics = tables.get("hhea")!.getUint16(34);
	if (metrics < 1 || length("hmtx") < metrics * 4 + (glyphs - metrics) * 2) return "hmtx";
	const long = tables.get("head")!.getInt16(50) === 1;
	if (tables.has("loca") && length("loca") < (glyphs + 1) * (long ? 4 : 2)) return "loca";
	const unitsPerEm = tables.get("head")!.getUint16(18);
	return unitsPerEm < 16 || unitsPerEm > 16384 ? "head" : undefined;
}
