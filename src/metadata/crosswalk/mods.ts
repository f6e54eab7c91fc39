import type { Claim, Metadata, Outcome } from "../../model/index.ts";
import { parseDate } from "../dates.ts";
import { type ElementKey, elementRow, fitsScheme, isLanguageTag } from "../schema.ts";
import { element, toXml, type XmlElement } from "../xml.ts";
import { type Loss, type LossReason, lossOf, schemeLoss, textLoss } from "./loss.ts";
import { type ModsPlace, modsPlaces } from "./mods-table.ts";

const namespace = "http://www.loc.gov/mods/v3";
const terms = "http://purl.org/dc/terms/";

/**
 * MODS 3.7. Elements stand in the order of the description; what belongs into one wrapper (`originInfo`, `physicalDescription`, the
 * newspaper as host) is gathered where the first of it stands. Names carry a role and no type: whether a name is a person's is not known.
 */
export function mods(metadata: Metadata): Outcome<string> {
	const children: XmlElement[] = [];
	const gathered = new Map<string, XmlElement[]>();
	const gather = (wrapper: string, inner: XmlElement) => {
		const own = gathered.get(wrapper);
		if (own) own.push(inner);
		else {
			const list = [inner];
			gathered.set(wrapper, list);
			// An element keeps the list, so later ones come into it.
			children.push({ name: wrapper, attributes: {}, children: list });
		}
	};
	const host: Claim[] = [];
	for (const claim of metadata.claims) {
		const place = placeOf(claim, metadata);
		if (!place) continue;
		switch (place.kind) {
			case "publisher":
				gather("originInfo", text("publisher", claim));
				break;
			case "date":
				gather("originInfo", text(place.name, claim, { type: place.type, encoding: encodingOf(claim) }));
				break;
			case "physical":
				gather("physicalDescription", text(place.name, claim));
				break;
			case "newspaper":
				host.push(claim);
				if (host.length === 1) children.push({ name: "relatedItem", attributes: { type: "host" }, children: [] });
				break;
			case "name-identifier":
				break;
			default:
				children.push(single(place, claim, metadata));
		}
	}
	const whole = children.map((child) =>
		host.length > 0 && child.name === "relatedItem" && child.children.length === 0 ? newspaperItem(host) : child,
	);
	const attributes = {
		xmlns: namespace,
		"xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation": `${namespace} http://www.loc.gov/standards/mods/v3/mods-3-7.xsd`,
		version: "3.7",
	};
	return toXml(element("mods", attributes, whole));
}

type Single = Exclude<ModsPlace, { kind: "publisher" | "date" | "physical" | "newspaper" | "name-identifier" }>;

function single(place: Single, claim: Claim, metadata: Metadata): XmlElement {
	const { element: key, value, scheme } = claim;
	switch (place.kind) {
		case "title":
			return element("titleInfo", { type: place.type }, [text("title", claim)]);
		case "plain":
			return text(place.name, claim);
		case "name": {
			const term = element("roleTerm", { type: "text", authority: place.authority }, place.role);
			const known = key === "creator" ? metadata.claims.filter((c) => c.element === "creatorAuthority") : [];
			const identifiers = onlyCreator(metadata) ? known : [];
			return element("name", {}, [
				text("namePart", claim),
				element("role", {}, [term]),
				...identifiers.map((c) => text("nameIdentifier", c, { type: c.scheme === "URI" ? "uri" : "local" })),
			]);
		}
		case "subject": {
			const encoding = place.name === "temporal" ? { encoding: encodingOf(claim) } : {};
			return element("subject", {}, [text(place.name, claim, encoding)]);
		}
		case "identifier":
			return text("identifier", claim, { type: scheme === "URI" ? "uri" : "local" });
		case "url":
			return element("location", {}, [element("url", {}, value)]);
		case "language":
			return element("language", {}, [text("languageTerm", claim, languageTermOf(claim))]);
		case "type":
			return text("genre", claim, { authority: scheme === "DCMIType" ? "dct" : undefined });
		case "access":
			return text("accessCondition", claim, { type: place.type });
		case "related":
			return relatedItem(place.type, claim);
		case "note":
			return text("note", claim, { type: place.type });
		case "property-note":
			return text("note", claim, { typeURI: `${terms}${key}` });
	}
}

function relatedItem(type: Extract<ModsPlace, { kind: "related" }>["type"], claim: Claim): XmlElement {
	const attributes =
		type === "property"
			? { otherType: claim.element, otherTypeURI: `${terms}${claim.element}` }
			: { type: type === "none" ? undefined : type };
	const inner =
		claim.scheme === "URI"
			? text("identifier", claim, { type: "uri" })
			: element("titleInfo", {}, [text("title", claim)]);
	return element("relatedItem", attributes, [inner]);
}

/** The newspaper as the item's host; its genre tells it from other hosts. */
function newspaperItem(claims: readonly Claim[]): XmlElement {
	const of = (key: string) => claims.filter((claim) => claim.element === key);
	const detail = (type: string, name: string) => (claim: Claim) => element("detail", { type }, [text(name, claim)]);
	const details = [...of("issue").map(detail("issue", "number")), ...of("section").map(detail("section", "title"))];
	return element("relatedItem", { type: "host" }, [
		...of("newspaper").map((claim) => element("titleInfo", {}, [text("title", claim)])),
		element("genre", { authority: "marcgt" }, "newspaper"),
		...of("issn").map((claim) => text("identifier", claim, { type: "issn" })),
		...(details.length > 0 ? [element("part", {}, details)] : []),
	]);
}

function placeOf(claim: Claim, metadata: Metadata): ModsPlace | undefined {
	const place = modsPlaces[claim.element as ElementKey];
	return place?.kind === "name-identifier" && !onlyCreator(metadata) ? undefined : place;
}

/** An authority's identifier can be given to a name only where it is clear to which. */
function onlyCreator(metadata: Metadata): boolean {
	return metadata.claims.filter((claim) => claim.element === "creator").length === 1;
}

function text(name: string, claim: Claim, attributes: Readonly<Record<string, string | undefined>> = {}): XmlElement {
	return element(name, { ...attributes, "xml:lang": languageOf(claim) }, claim.value);
}

function languageOf({ element: key, language }: Claim): string | undefined {
	// `url` is an xs:anyURI without attributes of language.
	return key !== "originalUrl" && language !== undefined && isLanguageTag(language) ? language : undefined;
}

function encodingOf({ value, scheme }: Claim): string | undefined {
	if (scheme === "W3CDTF" && fitsScheme(scheme, value)) return "w3cdtf";
	const form = parseDate(value)?.form;
	if (form === "local") return "iso8601";
	return form === "interval" || form === "uncertain" ? "edtf" : undefined;
}

function languageTermOf({ scheme }: Claim): Readonly<Record<string, string>> {
	if (scheme === "RFC4646") return { type: "code", authority: "rfc4646" };
	return scheme === "ISO639-3" ? { type: "code", authority: "iso639-3" } : { type: "text" };
}

/** What MODS cannot say of a description. */
export function modsLoss(metadata: Metadata): readonly Loss[] {
	return metadata.claims.flatMap((claim) => {
		const row = elementRow(claim.element);
		if (!row || !placeOf(claim, metadata)) return [lossOf(claim, "no-element")];
		const reasons: readonly LossReason[] = [
			// A language's scheme is named by its authority.
			...(claim.element === "language" && claim.scheme !== undefined && fitsScheme(claim.scheme, claim.value)
				? []
				: schemeLoss(row, claim)),
			...(claim.language !== undefined && languageOf(claim) === undefined ? (["language"] as const) : []),
			...textLoss(claim),
		];
		return reasons.map((reason) => lossOf(claim, reason));
	});
}
