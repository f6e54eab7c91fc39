import type { ElementKey } from "../schema.ts";

/** A field of `EAD.xml` or `EAD_doc.xml`, after secondary sources of Annexes I to IV of Thông tư 05/2025/TT-BNV. */
export interface Tt05Field {
	readonly name: string;
	/** Longest value in characters; absent for dates and flags, whose form says it. */
	readonly limit?: number;
	/** `required`; `if-…`: where another field says so; optional otherwise. */
	readonly need?: "required" | "if-digitised" | "if-born-digital" | "if-risk-recovery";
	/** The group's own element, which goes before `fallback`, elements of the description that say the same. */
	readonly own?: ElementKey;
	readonly fallback?: readonly ElementKey[];
	/** `day`: DD/MM/YYYY. `language`: the circular's code. `joined`: all values with `; `. `archive-file`: the codes of archive and file with a dot. */
	readonly form?: "day" | "language" | "joined" | "archive-file";
}

const all = {
	docId: { name: "docId", limit: 25, need: "required", own: "tt05.docId" },
	docCode: { name: "docCode", limit: 100, need: "required", own: "tt05.docCode" },
	docOrdinal: { name: "docOrdinal", own: "tt05.docOrdinal", need: "required" },
	arcFileCode: { name: "arcFileCode", limit: 100, need: "required", form: "archive-file" },
	fileCode: { name: "fileCode", limit: 100, need: "required", own: "tt05.fileCode" },
	fileTitle: { name: "title", limit: 1000, need: "required", own: "tt05.fileTitle" },
	source: { name: "source", limit: 100, need: "required", own: "tt05.source" },
	totalDoc: { name: "totalDoc", limit: 10, need: "required", own: "tt05.totalDoc" },
	fileDescription: { name: "description", limit: 2000, own: "tt05.fileDescription" },
	maintenance: { name: "maintenance", limit: 100, need: "required", own: "tt05.maintenance" },
	typeName: { name: "typeName", limit: 10, need: "required", own: "tt05.typeName" },
	codeNumber: { name: "codeNumber", limit: 11, own: "tt05.codeNumber" },
	codeNotation: { name: "codeNotation", limit: 30, own: "tt05.codeNotation" },
	issuedDate: { name: "issuedDate", need: "required", own: "tt05.issuedDate", fallback: ["issued"], form: "day" },
	organName: { name: "organName", limit: 200, need: "required", own: "tt05.organName", fallback: ["publisher"] },
	subject: { name: "subject", limit: 500, need: "required", own: "tt05.subject", fallback: ["title"] },
	language: {
		name: "language",
		limit: 100,
		need: "required",
		own: "tt05.language",
		fallback: ["language"],
		form: "language",
	},
	numberOfPage: { name: "numberOfPage", limit: 4, need: "required", own: "tt05.numberOfPage" },
	inforSign: { name: "inforSign", limit: 30, own: "tt05.inforSign" },
	keyword: { name: "keyword", limit: 100, own: "tt05.keyword", fallback: ["section", "subject"], form: "joined" },
	mode: { name: "mode", limit: 20, need: "required", own: "tt05.mode" },
	confidenceLevel: { name: "confidenceLevel", limit: 30, own: "tt05.confidenceLevel" },
	autograph: { name: "autograph", limit: 2000, own: "tt05.autograph" },
	format: { name: "format", limit: 50, own: "tt05.format" },
	process: { name: "process", need: "if-born-digital", own: "tt05.process" },
	riskRecovery: { name: "riskRecovery", need: "required", own: "tt05.riskRecovery" },
	riskRecoveryStatus: {
		name: "riskRecoveryStatus",
		limit: 2,
		need: "if-risk-recovery",
		own: "tt05.riskRecoveryStatus",
	},
	description: { name: "description", limit: 500, own: "tt05.description", fallback: ["description"], form: "joined" },
} as const satisfies Readonly<Record<string, Tt05Field>>;

type FieldKey = keyof typeof all;

const pick = (keys: string): readonly Tt05Field[] => keys.split(" ").map((key) => all[key as FieldKey]);

/** The fields of each file in the order of the circular; every one is written, an empty one as empty. */
export const tt05Files = {
	/** SIP, `EAD_doc.xml`: 21. */
	sipDocument: pick(
		"docId docCode maintenance typeName codeNumber codeNotation issuedDate organName subject language numberOfPage inforSign keyword mode confidenceLevel autograph format process riskRecovery riskRecoveryStatus description",
	),
	/** SIP_tailieu, `EAD.xml`: 5. */
	sipFile: pick("fileCode fileTitle source totalDoc fileDescription"),
	/** AIP, `EAD_doc.xml`: 19. */
	aipDocument: pick(
		"arcFileCode mode language keyword numberOfPage format inforSign confidenceLevel description docCode docOrdinal typeName codeNumber codeNotation issuedDate organName subject autograph process",
	),
	/** AIP_tailieu, `EAD.xml`: 4. */
	aipFile: pick("arcFileCode fileTitle source fileDescription"),
} as const;

/** The circular's codes of languages. Two languages have a code where the list pairs them. */
export const tt05Languages: readonly (readonly [languages: readonly string[], code: string])[] = [
	[["vi"], "01"],
	[["en"], "02"],
	[["fr"], "03"],
	[["ru"], "04"],
	[["zh"], "05"],
	[["vi", "en"], "06"],
	[["vi", "ru"], "07"],
	[["vi", "fr"], "08"],
	[["vi", "zh"], "10"],
];
