import { datacitePlaces } from "../../metadata/crosswalk/datacite-table.ts";
import { parseDate } from "../../metadata/dates.ts";
import { type Claim, type Deposit, type DepositLoss, type Diagnostic, diagnostic } from "../../model/index.ts";
import { keyUrn } from "./key.ts";
import { nameForm } from "./person.ts";
import type { Terms } from "./terms.ts";

/** A description in the form of a repository: what is sent, what cannot be, what is said about it. Errors mean that it would be refused. */
export interface Filled<T> {
	readonly metadata: T;
	readonly losses: readonly DepositLoss[];
	readonly found: readonly Diagnostic[];
}

type Value = Readonly<Record<string, unknown>>;

export interface FormOptions {
	readonly target: string;
	/** Of the server's vocabulary of resource types. */
	readonly type: string;
	readonly terms: Terms;
}

/** DataCite 4.5, appendix 3. */
export const unavailable = "(:unav)";
const shortestTitle = 3;

/**
 * The metadata of an InvenioRDM record, after the places that elements have in DataCite: InvenioRDM is made after it. The newspaper, which has no place
 * there, goes into the series information, so that it is read by people at least.
 */
export function invenioForm(deposit: Deposit, { target, type, terms }: FormOptions): Filled<Value> {
	const { claims } = deposit.metadata;
	const losses: DepositLoss[] = [];
	const found: Diagnostic[] = [];
	const lose = ({ element, value }: Claim, reason: DepositLoss["reason"], field?: string) =>
		losses.push({ element, value, reason, ...(field && { field }) });
	const of = (kind: string) => claims.filter((claim) => kindOf(claim) === kind);
	const standard = (field: string) => {
		found.push(diagnostic("invenio/standard-value", { params: { target, field, value: unavailable } }));
		return unavailable;
	};
	for (const claim of claims) if (kindOf(claim) === undefined) lose(claim, "no-field");

	const title = titleOf(deposit);
	if ([...title].length < shortestTitle) {
		found.push(diagnostic("invenio/title-short", { params: { target, length: [...title].length } }));
	}
	const others = of("title").filter((claim) => claim.element !== "title" || claim.value !== deposit.title.text);
	const publication = publicationDate(claims);
	if (publication === undefined) found.push(diagnostic("invenio/date-missing", { params: { target } }));
	else if (publication.value !== publication.claim.value) lose(publication.claim, "form", "publication_date");

	const [publisher, ...publishers] = of("publisher");
	for (const claim of publishers) lose(claim, "not-repeatable", "publisher");
	const house = publisher?.value ?? standard("publisher");
	const bodies = [house, ...of("newspaper").map(({ value }) => value)];
	const creators = of("creator").map(({ value }) => ({ person_or_org: person(value, bodies) }));
	if (creators.length === 0) creators.push({ person_or_org: person(standard("creators"), bodies) });
	const contributors = of("contributor").map(({ value, element }) => ({
		person_or_org: person(value, bodies),
		role: { id: element === "rightsHolder" ? "rightsholder" : "other" },
	}));

	const dates = of("date").flatMap((claim) => {
		if (claim === publication?.claim && publication.value === claim.value) return [];
		const value = dateOf(claim.value);
		if (value === undefined) {
			lose(claim, "form", "dates");
			return [];
		}
		const place = datacitePlaces[claim.element as keyof typeof datacitePlaces];
		const information = place?.kind === "date" ? place.information : undefined;
		const id = claim.element === "temporal" ? "coverage" : place?.kind === "date" ? place.type.toLowerCase() : "other";
		return [{ date: value, type: { id }, ...(information && { description: information }) }];
	});
	const languages = of("language").flatMap((claim) => {
		const id = terms.languages.get(claim.value);
		if (id === undefined) lose(claim, "not-in-vocabulary", "languages");
		return id === undefined ? [] : [{ id }];
	});
	const rights = of("rights").map(({ value }) => {
		const id = terms.licences.get(value);
		return id === undefined ? { title: { en: value } } : { id };
	});
	const related = of("related").flatMap((claim) => {
		const place = datacitePlaces[claim.element as keyof typeof datacitePlaces];
		const scheme = schemeOf(claim.value);
		if (place?.kind !== "related" || scheme === "other") {
			lose(claim, "form", "related_identifiers");
			return [];
		}
		return [{ identifier: claim.value, scheme, relation_type: { id: place.relation.toLowerCase() } }];
	});
	const [description, ...descriptions] = of("description").sort(byPlace);
	const series = seriesOf(of("newspaper"));
	const metadata = {
		resource_type: { id: type },
		title,
		...some(
			"additional_titles",
			others.map(({ value }) => ({ title: value, type: { id: "alternative-title" } })),
		),
		...(publication && { publication_date: publication.value }),
		publisher: house,
		creators,
		...some("contributors", contributors),
		...(description && { description: markup(description.value) }),
		...some("additional_descriptions", [
			...descriptions.map((claim) => ({ description: markup(claim.value), type: { id: descriptionType(claim) } })),
			...(series ? [{ description: markup(series), type: { id: "series-information" } }] : []),
		]),
		...some("languages", unique(languages)),
		...some("subjects", unique(of("subject").map(({ value }) => ({ subject: value })))),
		...some("rights", unique(rights)),
		...some("dates", dates),
		...some("related_identifiers", unique(related)),
		identifiers: identifiersOf(deposit, of("identifier")),
		...some(
			"sizes",
			of("size").map(({ value }) => value),
		),
		...some(
			"formats",
			of("format").map(({ value }) => value),
		),
		...(of("place").length > 0 && { locations: { features: of("place").map(({ value }) => ({ place: value })) } }),
	};
	return { metadata, losses, found };
}

/** A supplied title stands in square brackets (ISBD A.2.4). */
export function titleOf({ title }: Deposit): string {
	const { text, supplied } = title;
	return supplied && !/^\[.*\]$/su.test(text) ? `[${text}]` : text;
}

/** The server takes the description for HTML: what would be markup is written as text. Where there is none, it goes as it is. */
export function markup(text: string): string {
	return /[<>&]/.test(text) ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : text;
}

function person(name: string, bodies: readonly string[]): Value {
	const form = nameForm(name, bodies);
	if (form.type === "organizational") return { type: form.type, name: form.name };
	return { type: form.type, family_name: form.name, ...(form.given && { given_name: form.given }) };
}

function kindOf({ element }: Claim): string | undefined {
	return datacitePlaces[element as keyof typeof datacitePlaces]?.kind;
}

function some(name: string, list: readonly unknown[]): Value {
	return list.length > 0 ? { [name]: list } : {};
}

function unique<T>(list: readonly T[]): readonly T[] {
	return [...new Map(list.map((value) => [JSON.stringify(value), value])).values()];
}

/** EDTF of level 0, without a time: a date or an interval with both ends. */
function dateOf(value: string): string | undefined {
	const parsed = parseDate(value);
	if (parsed?.form === "datetime" || parsed?.form === "local") return parsed.value.slice(0, 10);
	if (parsed?.form === "date") return parsed.value;
	return parsed?.form === "interval" && /^[\d-]+\/[\d-]+$/.test(parsed.value) ? parsed.value : undefined;
}

/** The day of issue; where none is known, the article's date. */
export function publicationDate(
	claims: readonly Claim[],
): { readonly claim: Claim; readonly value: string } | undefined {
	for (const element of ["issued", "date", "created"]) {
		for (const claim of claims) {
			const value = claim.element === element ? dateOf(claim.value) : undefined;
			if (value !== undefined) return { claim, value };
		}
	}
	return undefined;
}

const descriptionOrder = ["abstract", "description", "tableOfContents", "provenance"];

function byPlace(a: Claim, b: Claim): number {
	return descriptionOrder.indexOf(a.element) - descriptionOrder.indexOf(b.element);
}

function descriptionType({ element }: Claim): string {
	if (element === "abstract") return "abstract";
	return element === "tableOfContents" ? "table-of-contents" : "other";
}

function seriesOf(claims: readonly Claim[]): string | undefined {
	const of = (element: string) => claims.filter((claim) => claim.element === element).map(({ value }) => value);
	const parts = [...of("newspaper"), ...of("issue"), ...of("issn").map((value) => `ISSN ${value}`)];
	return parts.length > 0 ? parts.join(", ") : undefined;
}

function identifiersOf(deposit: Deposit, claims: readonly Claim[]): readonly Value[] {
	const given = [deposit.identifier, ...claims.map(({ value }) => value)];
	const own = { identifier: keyUrn(deposit.key), scheme: "other" };
	return unique([own, ...given.map((identifier) => ({ identifier, scheme: schemeOf(identifier) }))]);
}

/** Schemes whose values a server checks; what none of them takes is `other`, which it does not. */
export function schemeOf(value: string): string {
	if (/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,9}\/\S+$/i.test(value)) return "doi";
	if (/^https?:\/\/\S+$/i.test(value)) return "url";
	return "other";
}
