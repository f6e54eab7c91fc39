import {
	type Claim,
	claimsOf,
	type Diagnostic,
	diagnostic,
	type Metadata,
	type Outcome,
	success,
} from "../../model/index.ts";
import { codePoints } from "../../text/place.ts";
import { parseDate } from "../dates.ts";
import type { ElementKey } from "../schema.ts";
import { element, toXml } from "../xml.ts";
import { type Loss, type LossReason, lossOf, textLoss } from "./loss.ts";
import type { MappingTable } from "./table.ts";
import { type Tt05Field, tt05Files, tt05Languages } from "./tt05-fields.ts";

export type Tt05File = keyof typeof tt05Files;

const target = "TT 05/2025/TT-BNV";

/** What goes into a field, of which claims, and what was done to them. */
interface Filling {
	readonly text: string;
	readonly used: readonly Claim[];
	/** Claims of the field's elements that it has no room for, or whose form it does not take. */
	readonly unused: readonly Claim[];
	readonly reason?: LossReason;
	readonly dayUnknown?: string;
}

/**
 * A descriptive file of the packages of Thông tư 05/2025/TT-BNV: root `simpledc` in no namespace, every field in the circular's order, an
 * empty one where nothing is known. A mandatory field without a value is a finding: nothing is made up, no date is padded to a day.
 */
export function tt05(file: Tt05File, metadata: Metadata): Outcome<string> {
	const found: Diagnostic[] = [];
	const fields = tt05Files[file].map((field) => {
		const { text, dayUnknown } = fill(field, metadata);
		found.push(...findingsOf(field, text, dayUnknown, metadata));
		return element(field.name, {}, text);
	});
	const written = toXml(element("simpledc", {}, fields));
	return written.value === undefined ? written : success(written.value, [...found, ...written.diagnostics]);
}

function findingsOf(
	field: Tt05Field,
	text: string,
	day: string | undefined,
	metadata: Metadata,
): readonly Diagnostic[] {
	const params = { target, field: field.name };
	if (day !== undefined) return [diagnostic("metadata/crosswalk-day-unknown", { params: { ...params, value: day } })];
	if (text === "") return isNeeded(field, metadata) ? [diagnostic("metadata/crosswalk-missing", { params })] : [];
	const length = codePoints(text);
	if (field.limit === undefined || length <= field.limit) return [];
	return [diagnostic("metadata/crosswalk-too-long", { params: { ...params, length, limit: field.limit } })];
}

function isNeeded({ need }: Tt05Field, metadata: Metadata): boolean {
	const value = (key: ElementKey) => claimsOf(metadata, key)[0]?.value;
	if (need === "if-born-digital") return ["01", "03"].includes(value("tt05.confidenceLevel") ?? "");
	if (need === "if-digitised") return value("tt05.confidenceLevel") === "02";
	return need === "if-risk-recovery" ? value("tt05.riskRecovery") === "1" : need === "required";
}

function fill(field: Tt05Field, metadata: Metadata): Filling {
	if (field.form === "archive-file") return archiveFile(metadata);
	const own = field.own ? claimsOf(metadata, field.own) : [];
	const others = (field.fallback ?? []).flatMap((key) => claimsOf(metadata, key));
	const [first] = own.length > 0 ? own : others;
	if (first === undefined) return { text: "", used: [], unused: [] };
	const rest = [...own, ...others].filter((claim) => claim !== first);
	const isOwn = own.length > 0;
	if (field.form === "day") return day(first, rest);
	if (field.form === "language" && !isOwn) return language(others);
	if (field.form === "joined" && !isOwn) {
		const reason = others.length > 1 ? { reason: "joined" as const } : {};
		return { text: others.map(({ value }) => value).join("; "), used: others, unused: [], ...reason };
	}
	return { text: first.value, used: [first], unused: rest };
}

/** The code of the archive, a dot, the code of the file; the catalogue's number comes with the latter. */
function archiveFile(metadata: Metadata): Filling {
	const [archive] = claimsOf(metadata, "tt05.archiveCode");
	const [file] = claimsOf(metadata, "tt05.fileCode");
	const used = [archive, file].filter((claim) => claim !== undefined);
	if (archive === undefined || file === undefined) return { text: "", used: [], unused: used };
	return { text: `${archive.value}.${file.value}`, used, unused: [], reason: "joined" };
}

function day(claim: Claim, unused: readonly Claim[]): Filling {
	const form = parseDate(claim.value)?.form;
	const whole = /^(\d{4})-(\d\d)-(\d\d)/.exec(claim.value);
	if (whole === null || form === undefined || form === "interval" || form === "uncertain") {
		return { text: "", used: [], unused: [claim, ...unused], dayUnknown: claim.value };
	}
	return { text: `${whole[3]}/${whole[2]}/${whole[1]}`, used: [claim], unused, reason: "form" };
}

/** One code; 11 is any other language. More languages than a code stands for are not all said. */
function language(claims: readonly Claim[]): Filling {
	const primary = claims
		.map(({ value }) => value.toLowerCase().split("-")[0] ?? "")
		.map((l) => (l === "vie" ? "vi" : l));
	const same = (languages: readonly string[]) =>
		languages.length === new Set(primary).size && languages.every((l) => primary.includes(l));
	const exact = tt05Languages.find(([languages]) => same(languages))?.[1];
	if (exact !== undefined) return { text: exact, used: claims, unused: [], reason: "form" };
	const first = tt05Languages.find(([languages]) => languages.length === 1 && languages[0] === primary[0]);
	return { text: first?.[1] ?? "11", used: claims, unused: claims, reason: "form" };
}

/** What a file of the circular cannot say of a description. */
export function tt05Loss(file: Tt05File, metadata: Metadata): readonly Loss[] {
	const reasons = new Map<Claim, LossReason[]>();
	const turnedAway = new Map<Claim, LossReason>();
	for (const field of tt05Files[file]) {
		const { used, unused, reason } = fill(field, metadata);
		for (const claim of used) reasons.set(claim, [...(reasons.get(claim) ?? []), ...(reason ? [reason] : [])]);
		for (const claim of unused)
			turnedAway.set(claim, field.form === "day" || field.form === "archive-file" ? "form" : "repeated");
	}
	return metadata.claims.flatMap((claim) => {
		const own = reasons.get(claim);
		if (own === undefined) return [lossOf(claim, turnedAway.get(claim) ?? "no-element")];
		const kept = elementNames(file).has(claim.element) ? [] : (["refinement"] as const);
		const spoken = claim.language === undefined ? [] : (["language"] as const);
		const bound = claim.scheme === undefined || own.includes("form") ? [] : (["scheme"] as const);
		return [...kept, ...own, ...bound, ...spoken, ...textLoss(claim)].map((reason) => lossOf(claim, reason));
	});
}

/** Elements that have a field of their own there. */
function elementNames(file: Tt05File): ReadonlySet<string> {
	return new Set([
		...tt05Files[file].flatMap((field) => field.own ?? []),
		"tt05.archiveCode",
		"tt05.fileCode",
		...(file.endsWith("Document") ? ["title", "publisher", "issued", "language", "description"] : []),
	]);
}

/** The column of the reference. */
export function tt05Table(file: Tt05File): MappingTable {
	const rows: [string, string][] = [];
	for (const { name, own, fallback, form } of tt05Files[file]) {
		if (own) rows.push([own, `\`${name}\``]);
		if (form === "archive-file") rows.push(["tt05.archiveCode", `\`${name}\``], ["tt05.fileCode", `\`${name}\``]);
		for (const key of fallback ?? []) rows.push([key, `\`${name}\`${form === "day" ? " (DD/MM/YYYY)" : ""}`]);
	}
	return Object.fromEntries(rows);
}
