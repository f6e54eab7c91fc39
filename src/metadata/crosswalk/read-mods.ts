import type { ReadElement } from "../read-xml.ts";
import { type dcmiTypes, elementRow } from "../schema.ts";
import { modsPlaces } from "./mods-table.ts";
import { type Collector, collector, localName, type ReadDescription, trimmed, xmlLang } from "./read-claim.ts";

const namespace = "{http://www.loc.gov/mods/v3}";
const terms = "http://purl.org/dc/terms/";

export const modsRoots: readonly string[] = [`${namespace}mods`, `${namespace}modsCollection`];

/** One description per `mods`. */
export function readMods(root: ReadElement, file: string): readonly ReadDescription[] {
	const records = localName(root) === "mods" ? [root] : root.children.filter((c) => c.name === `${namespace}mods`);
	return records.map((record) => {
		const into = collector(file);
		for (const child of record.children) readTop(child, into);
		return into.finish();
	});
}

/** Children of a name, in any order. */
function within(parent: ReadElement, name: string): readonly ReadElement[] {
	return parent.children.filter((child) => child.name === `${namespace}${name}`);
}

function languageOf(element: ReadElement): string | undefined {
	return element.attributes[xmlLang] ?? element.attributes.lang;
}

function take(
	into: Collector,
	key: string,
	at: ReadElement,
	more: { broader?: string; text?: string; rule?: string } = {},
) {
	into.take(key, at, { language: languageOf(at), ...more });
}

type Read = (at: ReadElement, into: Collector) => void;

const as =
	(key: string, broader?: string): Read =>
	(at, into) =>
		take(into, key, at, broader === undefined ? {} : { broader });

const top: Readonly<Record<string, Read>> = {
	titleInfo: (at, into) => readTitle(at, at.attributes.type === undefined ? "title" : "alternative", into),
	abstract: as("abstract"),
	tableOfContents: as("tableOfContents"),
	targetAudience: as("audience"),
	name: readName,
	originInfo: readOrigin,
	subject: readSubject,
	identifier: as("identifier"),
	location: readLocation,
	language: readLanguage,
	genre: as("type"),
	typeOfResource: readType,
	physicalDescription: readPhysical,
	accessCondition: readAccess,
	relatedItem: readRelated,
	note: readNote,
	classification: as("subject", "classification"),
	// What is said of the MODS record itself is not about the article.
	recordInfo: () => {},
};

function readTop(at: ReadElement, into: Collector): void {
	const read = top[localName(at)];
	if (read) read(at, into);
	else into.ignore(localName(at), at, whole(at));
}

/** All text of an element, for a finding. */
function whole(at: ReadElement): string {
	return [trimmed(at.text), ...at.children.map(whole)].filter((text) => text !== "").join(" ");
}

/** The parts of a title in the order of the Library of Congress's own map to Dublin Core: `nonSort title: subTitle. partNumber. partName`. */
function readTitle(at: ReadElement, key: string, into: Collector): void {
	const titles = within(at, "title");
	const only = titles[0];
	if (only && at.children.length === 1) {
		take(into, key, only);
		return;
	}
	const part = (name: string) => within(at, name).map((child) => trimmed(child.text));
	const head = [...part("nonSort"), ...part("title")].join(" ");
	const text = [[head, ...part("subTitle")].join(": "), ...part("partNumber"), ...part("partName")].join(". ");
	take(into, key, only ?? at, { text, rule: "mods-title-parts" });
}

const roles: Readonly<Record<string, string>> = {
	creator: "creator",
	cre: "creator",
	author: "creator",
	aut: "creator",
	contributor: "contributor",
	ctb: "contributor",
	photographer: "photographer",
	pht: "photographer",
	publisher: "publisher",
	pbl: "publisher",
	"rights holder": "rightsHolder",
};

/** Parts of a name without a type are joined by a space, a family name and given names by a comma; a date follows a comma. */
function readName(at: ReadElement, into: Collector): void {
	const terms = within(at, "role").flatMap((role) => within(role, "roleTerm").map((term) => trimmed(term.text)));
	const known = terms.map((term) => roles[term.toLowerCase()]).find((key) => key !== undefined);
	const key = known ?? (terms.length === 0 && at.attributes.usage === "primary" ? "creator" : "contributor");
	const broader = known === undefined && terms.length > 0 ? { broader: `name (${terms.join(", ")})` } : {};
	const parts = within(at, "namePart");
	const [first] = parts;
	const shown = within(at, "displayForm")[0];
	if (parts.length === 1 && first) take(into, key, first, broader);
	else if (parts.length > 1) {
		const of = (...types: readonly (string | undefined)[]) =>
			parts.filter(({ attributes }) => types.includes(attributes.type)).map(({ text }) => trimmed(text));
		const personal = [of("family").join(" "), of("given").join(" ")].filter((text) => text !== "").join(", ");
		const text = [[personal, ...of(undefined, "termsOfAddress")].filter((t) => t !== "").join(" "), ...of("date")].join(
			", ",
		);
		take(into, key, at, { ...broader, text, rule: "mods-name-parts" });
	} else if (shown) take(into, key, shown, broader);
	for (const child of within(at, "nameIdentifier")) {
		if (key === "creator") take(into, "creatorAuthority", child);
		else into.ignore("nameIdentifier", child);
	}
	for (const child of within(at, "affiliation")) into.ignore("affiliation", child);
}

const dates: Readonly<Record<string, string>> = {
	dateIssued: "issued",
	dateCreated: "created",
	dateModified: "modified",
	dateValid: "valid",
	copyrightDate: "dateCopyrighted",
};

/** Types of `dateOther` that the writer uses. */
const otherDates: ReadonlySet<string> = new Set(["available", "dateAccepted", "dateSubmitted"]);

function readOrigin(at: ReadElement, into: Collector): void {
	for (const child of at.children) {
		const name = localName(child);
		const { point, qualifier, type } = child.attributes;
		if (name === "publisher") take(into, "publisher", child);
		else if (name in dates || name === "dateOther") {
			const key =
				name === "dateOther" ? (otherDates.has(type ?? "") ? (type as string) : "date") : (dates[name] as string);
			const broader =
				name === "dateOther" && type !== undefined && key === "date" ? { broader: `dateOther (${type})` } : {};
			if (point === "end" && partner(at, child, "start")) continue;
			const end = point === "start" ? partner(at, child, "end") : undefined;
			take(into, key, child, { ...broader, ...dateText(child, end, qualifier) });
		} else into.ignore(name, child, whole(child));
	}
}

function partner(at: ReadElement, { name, attributes }: ReadElement, point: string): ReadElement | undefined {
	return at.children.find(
		(other) => other.name === name && other.attributes.point === point && other.attributes.type === attributes.type,
	);
}

/** A start and an end make an interval (ISO 8601-2 4.4), a qualifier its mark of doubt (8.2). */
function dateText(
	{ text, attributes }: ReadElement,
	end: ReadElement | undefined,
	qualifier: string | undefined,
): { text?: string; rule?: string } {
	const mark = { approximate: "~", questionable: "?" }[qualifier ?? ""] ?? "";
	if (attributes.point === undefined && mark === "") return {};
	if (attributes.point === undefined) return { text: `${trimmed(text)}${mark}`, rule: "mods-date" };
	const own = trimmed(text);
	const interval = attributes.point === "end" ? `../${own}` : `${own}/${end ? trimmed(end.text) : ".."}`;
	return { text: interval, rule: "mods-date" };
}

const subjects: Readonly<Record<string, string>> = { topic: "subject", geographic: "spatial", temporal: "temporal" };

function readSubject(at: ReadElement, into: Collector): void {
	for (const child of at.children) {
		const name = localName(child);
		const key = subjects[name];
		if (key) take(into, key, child);
		else if (name === "hierarchicalGeographic") {
			const text = child.children.map((part) => trimmed(part.text)).join("--");
			take(into, "spatial", child, { text, rule: "mods-hierarchy" });
		} else if (["genre", "occupation", "name", "titleInfo"].includes(name)) {
			take(into, "subject", child, { text: whole(child), broader: `subject/${name}` });
		} else into.ignore(`subject/${name}`, child, whole(child));
	}
}

function readLocation(at: ReadElement, into: Collector): void {
	for (const child of at.children) {
		if (localName(child) === "url") into.take("originalUrl", child);
		else into.ignore(`location/${localName(child)}`, child, whole(child));
	}
}

function readLanguage(at: ReadElement, into: Collector): void {
	const terms = within(at, "languageTerm");
	// A code and a text are two forms of one language.
	const codes = terms.filter(({ attributes }) => attributes.type === "code");
	for (const term of codes.length > 0 ? codes : terms) {
		const { authority } = term.attributes;
		const scheme = authority === "iso639-3" ? "ISO639-3" : authority === "rfc4646" ? "RFC4646" : undefined;
		into.take("language", term, { language: languageOf(term), scheme });
	}
	for (const term of within(at, "scriptTerm")) into.ignore("scriptTerm", term);
}

/** The terms of MODS 3.6 and earlier that mean a DCMI type. */
const resourceTypes: Readonly<Record<string, (typeof dcmiTypes)[number]>> = {
	text: "Text",
	"still image": "StillImage",
	"moving image": "MovingImage",
	"three dimensional object": "PhysicalObject",
	"sound recording": "Sound",
};

function readType(at: ReadElement, into: Collector): void {
	const known = resourceTypes[trimmed(at.text)];
	take(into, "type", at, known ? { text: known, rule: "mods-type-of-resource" } : {});
}

const physical: Readonly<Record<string, string>> = { internetMediaType: "format", form: "medium", extent: "extent" };

function readPhysical(at: ReadElement, into: Collector): void {
	for (const child of at.children) {
		const name = localName(child);
		const key = physical[name];
		if (key) take(into, key, child);
		else if (name === "note") take(into, "description", child, { broader: "physicalDescription/note" });
		else into.ignore(`physicalDescription/${name}`, child);
	}
}

function readAccess(at: ReadElement, into: Collector): void {
	const { type } = at.attributes;
	const link = at.attributes["{http://www.w3.org/1999/xlink}href"];
	const key = type === "license" ? "license" : /restriction/i.test(type ?? "") ? "accessRights" : "rights";
	if (trimmed(at.text) !== "" || link === undefined) take(into, key, at);
	if (link !== undefined && link !== trimmed(at.text)) into.take(key, at, { text: link });
}

const relations: ReadonlyMap<string, string> = new Map(
	Object.entries(modsPlaces).flatMap(([key, place]) =>
		place.kind === "related" && place.type !== "property" ? [[place.type, key] as const] : [],
	),
);

function readRelated(at: ReadElement, into: Collector): void {
	const { type, otherTypeURI } = at.attributes;
	if (type === "host" && within(at, "genre").some(({ text }) => trimmed(text) === "newspaper")) {
		readNewspaper(at, into);
		return;
	}
	const property = otherTypeURI?.startsWith(terms) ? otherTypeURI.slice(terms.length) : undefined;
	const named = property !== undefined && elementRow(property) ? property : relations.get(type ?? "none");
	const key = named ?? "relation";
	const broader = named === undefined ? { broader: `relatedItem (${type})` } : {};
	for (const child of at.children) {
		const name = localName(child);
		if (name === "titleInfo") {
			const title = within(child, "title")[0];
			if (title && child.children.length === 1) take(into, key, title, broader);
			else take(into, key, child, { ...broader, text: whole(child), rule: "mods-title-parts" });
		} else if (name === "identifier") take(into, key, child, broader);
		else if (name === "location") for (const url of within(child, "url")) into.take(key, url, broader);
		else into.ignore(`relatedItem/${name}`, child, whole(child));
	}
}

/** The item's host that has the genre `newspaper`: its names, ISSN, issue, section. */
function readNewspaper(at: ReadElement, into: Collector): void {
	for (const child of at.children) {
		const name = localName(child);
		if (name === "genre") continue;
		if (name === "titleInfo") readTitle(child, "newspaper", into);
		else if (name === "identifier" && child.attributes.type === "issn") take(into, "issn", child);
		else if (name === "part") {
			for (const detail of child.children) {
				const key = { issue: "issue", section: "section" }[detail.attributes.type ?? ""];
				for (const text of detail.children) {
					if (key) take(into, key, text);
					else into.ignore(`part/${localName(detail)}`, text);
				}
			}
		} else into.ignore(`relatedItem/${name}`, child, whole(child));
	}
}

function readNote(at: ReadElement, into: Collector): void {
	const { type, typeURI } = at.attributes;
	const property = typeURI?.startsWith(terms) ? typeURI.slice(terms.length) : undefined;
	const known = property !== undefined && elementRow(property) ? property : notes[type ?? ""];
	if (known !== undefined) take(into, known, at);
	else take(into, "description", at, type === undefined ? {} : { broader: `note (${type})` });
}

const notes: Readonly<Record<string, string>> = {
	"preferred citation": "bibliographicCitation",
	ownership: "provenance",
};
