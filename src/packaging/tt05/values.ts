import { tt05Languages } from "../../metadata/crosswalk/tt05-fields.ts";
import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import { claimsOf, firstValue } from "../../model/metadata.ts";
import { codePoints } from "../../text/place.ts";
import { sortable, toDay } from "./faults.ts";
import type { Item } from "./items.ts";
import { ordinal7 } from "./names.ts";
import { common, type Settings } from "./settings.ts";

export type Values = ReadonlyMap<string, string>;

/** Values of the fields of a document that are known, under the names of all packages; nothing is made up, cut or padded. */
export function documentValues(item: Item, settings: Settings, found: Diagnostic[]): Values {
	return item.kind === "doc" ? textValues(item, settings, found) : pictureValues(item, settings);
}

function codesOf({ ordinal, docId }: Item, { archive, fileCode }: Settings): [string, string][] {
	return [
		["docId", docId],
		["docCode", `${fileCode}.${ordinal7(ordinal)}`],
		["arcFileCode", `${archive}.${fileCode}`],
		["arcDocCode", `${archive}.${fileCode}.${ordinal7(ordinal)}`],
		["docOrdinal", String(ordinal)],
	];
}

function textValues(item: Item, settings: Settings, found: Diagnostic[]): Values {
	const { metadata, pages } = item.record;
	const own = (name: string): string | undefined => firstValue(metadata, `tt05.${name}`);
	const set = (name: string): string => own(name) ?? settings.given.get(name) ?? settings.assumed.get(name) ?? "";
	const all = (key: string): readonly string[] => claimsOf(metadata, key).map(({ value }) => value);
	const values: [string, string][] = [
		...codesOf(item, settings),
		...["maintenance", "typeName", "inforSign", "mode", "confidenceLevel", "format", "process"].map(
			(name): [string, string] => [name, set(name)],
		),
		["riskRecovery", set("riskRecovery")],
		["riskRecoveryStatus", set("riskRecoveryStatus")],
		["codeNumber", own("codeNumber") ?? ""],
		["codeNotation", own("codeNotation") ?? ""],
		["issuedDate", issuedDay(item, settings, found)],
		["organName", own("organName") ?? all("publisher")[0] ?? settings.given.get("organ") ?? ""],
		["subject", own("subject") ?? all("title")[0] ?? ""],
		["language", own("language") ?? settings.given.get("language") ?? languageCode(all("language"), item, found)],
		["numberOfPage", own("numberOfPage") ?? (pages === undefined ? "" : String(pages))],
		["keyword", own("keyword") ?? [...all("section"), ...all("subject")].join("; ")],
		["autograph", own("autograph") ?? ""],
		["description", own("description") ?? fitting(500, all("description"), all("creator"), all("originalUrl"))],
	];
	const given = own("docCode");
	return new Map(given === undefined ? values : [...values, ["docCode", given]]);
}

/** As much as fits, beginning with what matters most; the first part goes whole in any case, and is judged then. */
function fitting(limit: number, ...parts: readonly (readonly string[])[]): string {
	const first = (parts[0] ?? []).join("; ");
	return parts.slice(1).reduce((text, more) => {
		const longer = [text, ...more].filter((part) => part !== "").join("; ");
		return codePoints(longer) <= limit ? longer : text;
	}, first);
}

/** The day of publication, where one is known; what is known instead is told. */
function issuedDay({ record }: Item, { given }: Settings, found: Diagnostic[]): string {
	const { metadata } = record;
	const elements = ["tt05.issuedDate", "issued", ...(given.get("issuedFrom") === "date" ? ["date"] : [])];
	const known = elements.flatMap((key) => firstValue(metadata, key) ?? []);
	const day = known.map(toDay).find((each) => each !== undefined) ?? toDay(given.get("issued") ?? "");
	if (day !== undefined) return day;
	const value = known[0] ?? given.get("issued") ?? firstValue(metadata, "date") ?? "-";
	found.push(
		diagnostic("tt05/day-unknown", { params: { value, record: record.label }, place: { file: record.label } }),
	);
	return "";
}

/** One code for all languages where the list has one, else that of the first and a finding; 11 is any other. */
function languageCode(languages: readonly string[], { record }: Item, found: Diagnostic[]): string {
	const given = languages.length > 0 ? languages : [record.language];
	const primary = [...new Set(given.map((tag) => tag.toLowerCase().split("-")[0] as string))]
		.map((tag) => (tag === "vie" ? "vi" : tag))
		.filter((tag) => tag !== "und");
	if (primary.length === 0) return "";
	const same = tt05Languages.find(
		([set]) => set.length === primary.length && set.every((tag) => primary.includes(tag)),
	);
	if (same) return same[1];
	const first = tt05Languages.find(([set]) => set.length === 1 && set[0] === primary[0])?.[1] ?? "11";
	if (primary.length > 1) {
		const params = { value: primary.join(", "), code: first, record: record.label };
		found.push(diagnostic("tt05/languages", { params, place: { file: record.label } }));
	}
	return first;
}

/** Of press photos. When and where they were taken, and whether in colour, no article says for certain. */
function pictureValues(item: Item, settings: Settings): Values {
	const { metadata } = item.record;
	const { alt, caption, credit } = item.picture ?? {};
	const set = (name: string): string =>
		firstValue(metadata, `tt05.${name}`) ?? settings.given.get(name) ?? settings.assumed.get(name) ?? "";
	const photographers = claimsOf(metadata, "photographer").map(({ value }) => value);
	return new Map([
		...codesOf(item, settings),
		["maintenance", set("maintenance")],
		["typePic", "02"],
		["imageTitle", caption ?? alt ?? ""],
		["photographer", credit ?? photographers.join("; ")],
		["docAttached", "1"],
		["mode", set("mode")],
		["riskRecovery", set("riskRecovery")],
		["riskRecoveryStatus", set("riskRecoveryStatus")],
	]);
}

/** Values of the fields of `EAD.xml`, of which many are counted from the documents. */
export function packageValues(
	items: readonly Item[],
	documents: readonly Values[],
	settings: Settings,
	found: Diagnostic[],
): Values {
	const { archive, fileCode, given, assumed } = settings;
	const records = [...new Set(items.map(({ record }) => record))];
	const shared = (element: string): string | undefined => common(records, element, found);
	const set = (name: string): string => given.get(name) ?? shared(`tt05.${name}`) ?? assumed.get(name) ?? "";
	const days = documents.flatMap((values) => values.get("issuedDate") || []).sort(byDay);
	const languages = [...new Set(documents.flatMap((values) => values.get("language") || []))];
	const pages = documents.reduce((sum, values) => sum + Number(values.get("numberOfPage") ?? 0), 0);
	const date = (name: "startDate" | "endDate", otherwise: string | undefined): string => {
		const value = given.get(name) ?? shared(`tt05.${name}`);
		return value === undefined ? (otherwise ?? "") : (toDay(value) ?? value);
	};
	const level = set("confidenceLevel");
	return new Map([
		["fileCode", fileCode],
		["arcFileCode", `${archive}.${fileCode}`],
		["title", given.get("title") ?? shared("tt05.fileTitle") ?? ""],
		["maintenance", set("maintenance")],
		["mode", set("mode")],
		[
			"language",
			given.get("language") ?? (languages.length === 1 ? (languages[0] as string) : (languages.sort()[0] ?? "")),
		],
		["startDate", date("startDate", days[0])],
		["endDate", date("endDate", days.at(-1))],
		["keyword", given.get("keyword") ?? shared("tt05.fileKeyword") ?? ""],
		["totalDoc", String(items.length)],
		["numberOfPaper", given.get("numberOfPaper") ?? shared("tt05.numberOfPaper") ?? (level === "01" ? "0" : "")],
		["numberOfPage", shared("tt05.fileNumberOfPage") ?? String(pages)],
		["format", set("format")],
		["inforSign", given.get("inforSign") ?? ""],
		["confidenceLevel", level],
		["paperFileCode", set("paperFileCode")],
		["riskRecovery", set("riskRecovery")],
		["riskRecoveryStatus", set("riskRecoveryStatus")],
		["description", given.get("description") ?? shared("tt05.fileDescription") ?? ""],
		["source", set("source")],
		...["requestID", "requestDate", "purpose", "purposeContent", "feeObjectType", "researchTopic"].map(
			(name): [string, string] => [name, name === "requestDate" ? (toDay(set(name)) ?? set(name)) : set(name)],
		),
	]);
}

function byDay(a: string, b: string): number {
	return sortable(a) < sortable(b) ? -1 : sortable(a) > sortable(b) ? 1 : 0;
}
