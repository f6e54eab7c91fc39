import type { RecordContent } from "../../model/content.ts";
import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import { claimsOf, type Metadata } from "../../model/metadata.ts";
import type { FormatOption, PackageSettings } from "../format.ts";
import { type CodeList, codeLists } from "./codes.ts";
import type { Shape } from "./fields.ts";
import { type ChosenReading, type PackageKind, readingOf, readingOptions } from "./readings.ts";

/** What holds for a whole package, from options and from what all its records say alike. */
export interface Settings {
	readonly shape: Shape;
	readonly kind: PackageKind;
	readonly isDossier: boolean;
	readonly reading: ChosenReading;
	/** `YYYY-MM-DDThh:mm:ss.000+07:00`. */
	readonly time: string;
	readonly agency: string;
	readonly fonds: string;
	/** Code of the archive; empty in a SIP. */
	readonly archive: string;
	readonly fileCode: string;
	/** Number of the package in its transfer, from 1. */
	readonly ordinal: number;
	/** Values for fields of the package or its documents that no description gives, by option. */
	readonly given: ReadonlyMap<string, string>;
	/** Options that were not given and have a default, with it. */
	readonly assumed: ReadonlyMap<string, string>;
}

const codes = (list: CodeList): readonly string[] => codeLists[list].map(([code]) => code);

/** Options whose values are fields; they fill what descriptions leave open. */
const fieldOptions: readonly FormatOption[] = [
	{ name: "maintenance", values: codes("maintenance") },
	{ name: "mode", values: codes("mode") },
	{ name: "language", values: codes("language") },
	{ name: "typeName", values: codes("typeName"), default: "32" },
	{ name: "confidenceLevel", values: codes("confidenceLevel") },
	{ name: "process", values: codes("flag") },
	{ name: "source", values: codes("source"), default: "0" },
	{ name: "riskRecovery", values: codes("flag"), default: "0" },
	{ name: "riskRecoveryStatus", values: codes("riskRecoveryStatus") },
	{ name: "format", values: codes("format") },
	{ name: "title" },
	{ name: "organ" },
	{ name: "issued" },
	{ name: "issuedFrom", values: ["issued", "date"], default: "issued" },
	{ name: "startDate" },
	{ name: "endDate" },
	{ name: "keyword" },
	{ name: "inforSign" },
	{ name: "numberOfPaper" },
	{ name: "paperFileCode" },
	{ name: "description" },
];
const codeOptions: readonly FormatOption[] = [
	{ name: "agency" },
	{ name: "fonds" },
	{ name: "year" },
	{ name: "transfer", default: "01" },
	{ name: "number" },
	{ name: "ordinal", default: "1" },
	{ name: "fileCode" },
	{ name: "account" },
	{ name: "extras", values: ["documentation", "none"], default: "documentation" },
];
const requestOptions: readonly FormatOption[] = [
	{ name: "requestID" },
	{ name: "requestDate" },
	{ name: "purpose", values: codes("purpose") },
	{ name: "purposeContent" },
	{ name: "feeObjectType", values: codes("feeObjectType") },
	{ name: "researchTopic" },
];
const shapeOption: FormatOption = { name: "shape", values: ["tailieu", "hoso"], default: "tailieu" };
const linked: FormatOption = { name: "linked" };

/** All options of a package kind. */
export function optionsOf(kind: PackageKind): readonly FormatOption[] {
	const own = {
		SIP: [shapeOption, { name: "registration" }, linked],
		AIP: [shapeOption, { name: "archive" }, linked],
		DIP: [shapeOption, { name: "archive" }, ...requestOptions],
	}[kind];
	return [...own, ...codeOptions, ...fieldOptions, ...readingOptions(kind)];
}

/** Groups of capitals and digits with dots; the first one is a letter of the list of agencies and two digits. */
const agencyCode = /^[A-K]\d\d(?:\.[A-Z0-9]+)*$/;
/** What becomes a part of file names. */
export const nameCode = /^[A-Za-z0-9_-]+(?:[._-]+[A-Za-z0-9_-]+)*$/;

const forms: Readonly<Record<string, readonly [RegExp, string]>> = {
	year: [/^\d{4}$/, "YYYY"],
	transfer: [/^(?!00)\d\d$/, "01–99"],
	ordinal: [/^[1-9]\d{0,6}$/, "1–9999999"],
	number: [nameCode, "A-Z a-z 0-9 . _ -"],
	fileCode: [nameCode, "A-Z a-z 0-9 . _ -"],
	fonds: [nameCode, "A-Z a-z 0-9 . _ -"],
	archive: [nameCode, "A-Z a-z 0-9 . _ -"],
};

/** Reads the settings of a package; a code that is needed and is not there, or not in its form, is a finding. */
export function settingsOf(
	kind: PackageKind,
	records: readonly RecordContent[],
	{ options, time }: Pick<PackageSettings, "options" | "time">,
): { readonly settings: Settings; readonly diagnostics: readonly Diagnostic[] } {
	const found: Diagnostic[] = [];
	const isDossier = options.get("shape") === "hoso";
	const shape = (kind === "DIP" ? "DIP" : `${kind}_${isDossier ? "hoso" : "tailieu"}`) as Shape;
	const code = (option: string, element?: string): string => {
		const shared = options.get(option) ?? (element ? common(records, element, found) : undefined) ?? "";
		const form = forms[option];
		if (form && shared !== "" && !form[0].test(shared)) {
			found.push(diagnostic("tt05/setting-form", { params: { option, value: shared, form: form[1] } }));
		}
		return shared;
	};
	const need = (option: string, value: string): string => {
		if (value === "") found.push(diagnostic("tt05/setting-missing", { params: { option } }));
		return value;
	};
	const assumed = new Map<string, string>();
	const or = (option: string, value: string, otherwise: string): string => {
		if (value === "") assumed.set(option, otherwise);
		return value || otherwise;
	};

	const agency = code("agency", "tt05.agencyCode");
	if (agency !== "" && (!agencyCode.test(agency) || agency.length > 35)) {
		found.push(diagnostic("tt05/agency-code", { params: { value: agency } }));
	}
	const fonds = need("fonds", code("fonds", "tt05.fondsCode"));
	const archive = kind === "SIP" ? "" : need("archive", code("archive", "tt05.archiveCode"));
	const ordinal = Number(or("ordinal", code("ordinal"), "1"));
	const whole = code("fileCode", "tt05.fileCode");
	if (kind === "SIP" || whole === "") need("agency", agency);
	const fileCode = whole || madeCode();

	function madeCode(): string {
		const year = need("year", code("year"));
		if (isDossier) return [agency, year, need("number", code("number"))].join(".");
		const transfer = or("transfer", code("transfer"), "01");
		return [agency, year, transfer, String(ordinal).padStart(7, "0")].join(".");
	}

	for (const { name, default: value } of fieldOptions) {
		if (value !== undefined && name !== "issuedFrom" && !options.has(name)) assumed.set(name, value);
	}
	const reading = readingOf(options, kind);
	if (kind === "SIP" && reading.switches.altRecordID === "registration") need("registration", code("registration"));
	if (reading.switches.repAgent === "account") need("account", code("account"));
	const given = new Map([...options].filter(([, value]) => value !== ""));
	const settings: Settings = {
		shape,
		kind,
		isDossier,
		reading,
		time: vietnamTime(time),
		agency,
		fonds,
		archive,
		fileCode,
		ordinal,
		given,
		assumed,
	};
	return { settings, diagnostics: found };
}

/** The value that records have of an element of the package; different ones are a finding. */
export function common(
	records: readonly { readonly metadata: Metadata }[],
	element: string,
	found: Diagnostic[],
): string | undefined {
	const values = [...new Set(records.flatMap(({ metadata }) => claimsOf(metadata, element).map(({ value }) => value)))];
	if (values.length > 1) {
		const params = { key: element, values: values.slice(0, 3).join(", ") };
		found.push(diagnostic("tt05/values-differ", { params }));
	}
	return values[0];
}

/** The circular's form of times: milliseconds, and the offset of Vietnam instead of `Z`. */
export function vietnamTime(time: string): string {
	const shifted = new Date(Date.parse(time) + 7 * 3_600_000);
	return shifted.toISOString().replace("Z", "+07:00");
}
