import type { ElementRow } from "./row.ts";

/**
 * Code lists of Thông tư 05/2025/TT-BNV, after secondary sources. 01 of `maintenance` is permanent, of `mode` public, of
 * `confidenceLevel` born digital, of `format` good, of `riskRecoveryStatus` backed up; 32 of `typeName` is any other kind of document.
 */
export const tt05Codes = {
	maintenance: numbered(7),
	mode: numbered(3),
	confidenceLevel: numbered(3),
	format: numbered(3),
	riskRecoveryStatus: numbered(2),
	language: numbered(11),
	typeName: numbered(32),
	flag: ["0", "1"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** `01`, `02`, … */
function numbered(count: number): readonly string[] {
	return Array.from({ length: count }, (_, i) => String(i + 1).padStart(2, "0"));
}

const one = { group: "tt05", cardinality: "0..1", schemes: [] } as const;
const text = { ...one, value: "text" } as const;
const number = { ...one, value: "number" } as const;
const flag = { ...one, value: "code", codes: tt05Codes.flag } as const;
/** Bound to no scheme: the circular has its own form of dates. */
const date = { ...one, value: "date" } as const;

/**
 * Fields of the circular's packages that Dublin Core has no place for, or for which it wants something shorter: fonds, dossier
 * (`EAD.xml`), document (`EAD_doc.xml`). `maxLength` is the circular's. The key's last part is the name of the field there; the
 * dossier's fields whose names the document has too begin with `file`.
 */
export const tt05Rows = [
	{ key: "tt05.fondsCode", ...text, maxLength: 100 },
	{ key: "tt05.fondsName", ...text, maxLength: 1000 },
	{ key: "tt05.agencyCode", ...text, maxLength: 35 },
	{ key: "tt05.archiveCode", ...text, maxLength: 35 },
	{ key: "tt05.fileCode", ...text, maxLength: 100 },
	{ key: "tt05.fileTitle", ...text, maxLength: 1000 },
	{ key: "tt05.paperFileCode", ...text, maxLength: 100 },
	{ key: "tt05.startDate", ...date },
	{ key: "tt05.endDate", ...date },
	{ key: "tt05.totalDoc", ...number, maxLength: 10 },
	{ key: "tt05.numberOfPaper", ...number, maxLength: 10 },
	{ key: "tt05.fileNumberOfPage", ...number, maxLength: 10 },
	{ key: "tt05.fileKeyword", ...text, maxLength: 100 },
	{ key: "tt05.fileDescription", ...text, maxLength: 2000 },
	{ key: "tt05.maintenance", ...one, value: "code", codes: tt05Codes.maintenance },
	{ key: "tt05.mode", ...one, value: "code", codes: tt05Codes.mode },
	{ key: "tt05.confidenceLevel", ...one, value: "code", codes: tt05Codes.confidenceLevel },
	{ key: "tt05.format", ...one, value: "code", codes: tt05Codes.format },
	{ key: "tt05.docId", ...text, maxLength: 25 },
	{ key: "tt05.docCode", ...text, maxLength: 100 },
	{ key: "tt05.docOrdinal", ...number, maxLength: 7 },
	{ key: "tt05.typeName", ...one, value: "code", codes: tt05Codes.typeName },
	{ key: "tt05.codeNumber", ...text, maxLength: 11 },
	{ key: "tt05.codeNotation", ...text, maxLength: 30 },
	{ key: "tt05.issuedDate", ...date },
	{ key: "tt05.organName", ...text, maxLength: 200 },
	{ key: "tt05.subject", ...text, maxLength: 500 },
	{ key: "tt05.language", ...one, value: "code", codes: tt05Codes.language },
	{ key: "tt05.numberOfPage", ...number, maxLength: 4 },
	{ key: "tt05.inforSign", ...text, maxLength: 30 },
	{ key: "tt05.keyword", ...text, maxLength: 100 },
	{ key: "tt05.autograph", ...text, maxLength: 2000 },
	{ key: "tt05.process", ...flag },
	{ key: "tt05.source", ...flag },
	{ key: "tt05.riskRecovery", ...flag },
	{ key: "tt05.riskRecoveryStatus", ...one, value: "code", codes: tt05Codes.riskRecoveryStatus },
	{ key: "tt05.description", ...text, maxLength: 500 },
] as const satisfies readonly ElementRow[];
