import { diagnostic, failure, type Outcome, success } from "../model/index.ts";

/** The tables of a TrueType file by tag; a view each, no copies. */
export type Tables = ReadonlyMap<string, DataView>;

const needed = ["head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf", "OS/2", "post", "name"];

/** First four bytes of what is no static TrueType file, and what to call it. */
const otherKinds: Readonly<Record<string, string>> = {
	wOFF: "WOFF",
	wOF2: "WOFF2",
	OTTO: "OpenType CFF",
	ttcf: "TrueType Collection",
	typ1: "Type 1",
};

/** Bits of OS/2 fsType (OpenType 1.9): 1 restricted licence, 8 no subsetting, 9 bitmaps only. */
const forbidding = 0x0002 | 0x0100 | 0x0200;

/**
 * Reads the table directory (OpenType 1.9, "Table Directory") and refuses what cannot be embedded: other containers,
 * CFF outlines, variable fonts, fonts whose licence bits forbid embedding or subsetting.
 */
export function readTables(file: string, bytes: Uint8Array): Outcome<Tables> {
	const refuse = (code: Parameters<typeof diagnostic>[0], params: Record<string, string | number> = {}) =>
		failure(diagnostic(code, { params: { file, ...params } }));
	if (bytes.byteLength < 12) return refuse("font/damaged", { table: "directory" });
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const kind = tag(view, 0);
	const version = view.getUint32(0);
	if (version !== 0x00010000 && kind !== "true") return refuse("font/not-truetype", { kind: otherKinds[kind] ?? "?" });
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
	if (tables.has("fvar")) return refuse("font/variable");
	for (const name of needed) if (!tables.has(name)) return refuse("font/damaged", { table: name });
	const broken = shortTable(tables);
	if (broken) return refuse("font/damaged", { table: broken });
	const fsType = tables.get("OS/2")!.getUint16(8);
	if (fsType & forbidding && !(fsType & 0x000c)) return refuse("font/restricted", { fsType });
	return success(tables);
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
	if (length("loca") < (glyphs + 1) * (long ? 4 : 2)) return "loca";
	const unitsPerEm = tables.get("head")!.getUint16(18);
	return unitsPerEm < 16 || unitsPerEm > 16384 ? "head" : undefined;
}
