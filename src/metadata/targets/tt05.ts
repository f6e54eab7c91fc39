import { tt05Codes } from "../schema.ts";
import type { Requirement, Target } from "./row.ts";

/**
 * Thông tư 05/2025/TT-BNV, package of a dossier for another system (annex III), after secondary sources: the dossier's fields in
 * `EAD.xml`, then those of the document. Fields that the packager counts or numbers by itself (totalDoc, startDate, docCode …) are
 * judged where somebody gives them, by the rows of the element table.
 */
const dossier: readonly Requirement[] = [
	{ field: "IDENTIFICATIONCODE", elements: ["tt05.fondsCode"], level: "mandatory", maxLength: 100, form: "file-name" },
	{ field: "fileCode", elements: ["tt05.fileCode"], level: "mandatory", maxLength: 100, form: "file-name" },
	{ field: "title", elements: ["tt05.fileTitle"], level: "mandatory", maxLength: 1000 },
	{ field: "maintenance", elements: ["tt05.maintenance"], level: "mandatory", codes: tt05Codes.maintenance },
	{ field: "mode", elements: ["tt05.mode"], level: "mandatory", codes: tt05Codes.mode },
	{ field: "agency", elements: ["tt05.agencyCode"], level: "recommended", maxLength: 35, form: "agency-code" },
	{
		field: "paperFileCode",
		elements: ["tt05.paperFileCode"],
		level: "mandatory",
		when: { element: "tt05.confidenceLevel", values: ["02"] },
		maxLength: 100,
	},
	{
		field: "riskRecoveryStatus",
		elements: ["tt05.riskRecoveryStatus"],
		level: "mandatory",
		when: { element: "tt05.riskRecovery", values: ["1"] },
		codes: tt05Codes.riskRecoveryStatus,
	},
	{ field: "startDate", elements: ["tt05.startDate"], level: "optional", form: "day" },
	{ field: "endDate", elements: ["tt05.endDate"], level: "optional", form: "day" },
];

const document: readonly Requirement[] = [
	{ field: "issuedDate", elements: ["issued", "tt05.issuedDate"], level: "mandatory", form: "day" },
	{ field: "organName", elements: ["publisher", "tt05.organName"], level: "mandatory", maxLength: 200 },
	{ field: "subject", elements: ["title", "tt05.subject"], level: "mandatory", maxLength: 500 },
	{ field: "language", elements: ["language", "tt05.language"], level: "mandatory" },
	{ field: "keyword", elements: ["subject", "section", "tt05.keyword"], level: "recommended", maxLength: 100 },
	{
		field: "confidenceLevel",
		elements: ["tt05.confidenceLevel"],
		level: "recommended",
		codes: tt05Codes.confidenceLevel,
	},
	{
		field: "process",
		elements: ["tt05.process"],
		level: "mandatory",
		when: { element: "tt05.confidenceLevel", values: ["01", "03"] },
		codes: tt05Codes.flag,
	},
	{ field: "description", elements: ["description", "tt05.description"], level: "optional", maxLength: 500 },
];

export const tt05Target: Target = { key: "tt05", requirements: [...dossier, ...document] };
