import { type Claim, type Diagnostic, diagnostic, type Metadata } from "../../model/index.ts";
import { codePoints } from "../../text/place.ts";
import { parseDate } from "../dates.ts";
import { type ElementKey, elementRow } from "../schema.ts";
import type { Requirement, Target } from "./row.ts";

/** Identifiers of agencies: groups of capitals and digits with dots between (Quyết định 20/2020/QĐ-TTg). */
const agencyCode = /^[A-Z0-9]+(?:\.[A-Z0-9]+)*$/;
/** Codes that become names of files and folders. */
const fileName = /^[A-Za-z0-9._-]+$/;
/** Characters that the circular gives to a document's identifier. */
const docIdLength = 25;

/** What of a description a target would refuse (errors), what it would miss (notices) and what it takes as it is (warnings). */
export function checkFor(metadata: Metadata, target: Target): readonly Diagnostic[] {
	const found = target.requirements.flatMap((requirement) => judge(metadata, requirement, target.key));
	return target.key === "tt05" ? [...found, ...docIdFindings(metadata)] : found;
}

/** True where a description has nothing for a field that a target cannot do without. */
export function isMissing(metadata: Metadata, requirement: Requirement): boolean {
	return (
		requirement.level === "mandatory" && applies(metadata, requirement) && fillers(metadata, requirement).length === 0
	);
}

function applies({ claims }: Metadata, { when }: Requirement): boolean {
	return when === undefined || claims.some((c) => c.element === when.element && when.values.includes(c.value));
}

/** The claims that fill a field: a field of the circular given for itself, else those of the first element that has any. */
function fillers({ claims }: Metadata, { elements }: Requirement): readonly Claim[] {
	const own = elements.find((key) => elementRow(key)?.group !== undefined && claims.some((c) => c.element === key));
	const key: ElementKey | undefined =
		own ?? elements.find((k) => claims.some((c) => c.element === k && c.value !== ""));
	return claims.filter((c) => c.element === key);
}

function judge(metadata: Metadata, requirement: Requirement, target: string): readonly Diagnostic[] {
	const { field, elements, level, maxLength, codes, form } = requirement;
	const base = { target, field };
	const filled = fillers(metadata, requirement);
	if (filled.length === 0) {
		const params = { ...base, key: elements[0] };
		if (!applies(metadata, requirement) || level === "optional") return [];
		if (level === "recommended") return [diagnostic("metadata/target-recommended", { params })];
		return [
			codes === undefined
				? diagnostic("metadata/target-missing", { params })
				: diagnostic("metadata/target-code-missing", { params: { ...params, allowed: codes.join(", ") } }),
		];
	}
	return filled.flatMap((claim) => {
		const { value, place, element: key, origin } = claim;
		const at = place && { place };
		const params = { ...base, key };
		const found: Diagnostic[] = [];
		const length = codePoints(value);
		if (maxLength !== undefined && length > maxLength) {
			found.push(diagnostic("metadata/target-too-long", { params: { ...params, length, limit: maxLength }, ...at }));
		}
		if (codes && !codes.includes(value)) {
			const allowed = codes.join(", ");
			found.push(diagnostic("metadata/target-code", { params: { ...params, value, allowed }, ...at }));
		}
		if (form !== undefined && !fitsForm(form, value)) {
			found.push(diagnostic(`metadata/target-${form}`, { params: { ...params, value }, ...at }));
		}
		if (key === "title" && origin === "supplied") {
			found.push(diagnostic("metadata/target-title-supplied", { params, ...at }));
		}
		return found;
	});
}

function fitsForm(form: NonNullable<Requirement["form"]>, value: string): boolean {
	switch (form) {
		case "day":
			return /^\d{4}-\d\d-\d\d(?:T|$)/.test(parseDate(value)?.value ?? "");
		case "date":
			return ["date", "datetime"].includes(parseDate(value)?.form ?? "");
		case "agency-code":
			return agencyCode.test(value);
		case "file-name":
			return fileName.test(value);
	}
}

/** Dossier code, a dot and an ordinal have to fit into the document's identifier. */
function docIdFindings({ claims }: Metadata): readonly Diagnostic[] {
	const file = claims.find((c) => c.element === "tt05.fileCode");
	if (!file || claims.some((c) => c.element === "tt05.docId")) return [];
	const ordinal = claims.find((c) => c.element === "tt05.docOrdinal")?.value ?? "1";
	const length = codePoints(file.value) + 1 + ordinal.length;
	if (length <= docIdLength) return [];
	const params = { target: "tt05", field: "docId", key: "tt05.docId", length, limit: docIdLength };
	return [diagnostic("metadata/target-doc-id", { params, ...(file.place && { place: file.place }) })];
}
