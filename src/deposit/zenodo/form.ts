import { datacitePlaces } from "../../metadata/crosswalk/datacite-table.ts";
import { type Claim, type Deposit, type DepositLoss, type Diagnostic, diagnostic } from "../../model/index.ts";
import { type Filled, markup, publicationDate, schemeOf, titleOf, unavailable } from "../invenio/form.ts";
import { keyUrn } from "../invenio/key.ts";
import { nameForm } from "../invenio/person.ts";
import { languageCode, licenceId } from "../invenio/terms.ts";
import type { ZenodoSettings } from "./settings.ts";

type Value = Readonly<Record<string, unknown>>;

/** Relations that the deposit API knows, by DataCite's names. */
const relations: Readonly<Record<string, string>> = {
	IsPartOf: "isPartOf",
	HasPart: "hasPart",
	References: "references",
	IsReferencedBy: "isReferencedBy",
	Obsoletes: "obsoletes",
	IsObsoletedBy: "isObsoletedBy",
	Requires: "requires",
	IsRequiredBy: "isRequiredBy",
	HasVersion: "hasVersion",
	IsVersionOf: "isVersionOf",
	IsOriginalFormOf: "isOriginalFormOf",
	IsVariantFormOf: "isVariantFormOf",
	IsDerivedFrom: "isDerivedFrom",
};

/** ISO 639-1 of the languages that newspapers of Vietnam are written in; the API takes ISO 639-3 and has no vocabulary to be read. */
const languages: Readonly<Record<string, string>> = {
	vi: "vie",
	en: "eng",
	fr: "fra",
	zh: "zho",
	ru: "rus",
	km: "khm",
	lo: "lao",
	th: "tha",
	ja: "jpn",
	ko: "kor",
	de: "deu",
	es: "spa",
};

/** The metadata of a deposition. The key is an alternate identifier: the one place in which any identifier is taken. */
export function zenodoForm(deposit: Deposit, target: string, settings: ZenodoSettings): Filled<Value> {
	const { claims } = deposit.metadata;
	const losses: DepositLoss[] = [];
	const found: Diagnostic[] = [];
	const kindOf = ({ element }: Claim) => datacitePlaces[element as keyof typeof datacitePlaces]?.kind;
	const of = (kind: string) => claims.filter((claim) => kindOf(claim) === kind);
	const lose = ({ element, value }: Claim, reason: DepositLoss["reason"], field?: string) =>
		losses.push({ element, value, reason, ...(field && { field }) });
	const first = (list: readonly Claim[], field: string) => {
		for (const claim of list.slice(1)) lose(claim, "not-repeatable", field);
		return list[0]?.value;
	};
	for (const claim of claims) if (kindOf(claim) === undefined) lose(claim, "no-field");
	// One title; sizes, formats and the other dates have no field.
	for (const claim of of("title").filter(({ value }) => value !== deposit.title.text)) lose(claim, "no-field");
	for (const kind of ["size", "format"]) for (const claim of of(kind)) lose(claim, "no-field");

	const title = titleOf(deposit);
	if ([...title].length < 3) {
		found.push(diagnostic("invenio/title-short", { params: { target, length: [...title].length } }));
	}
	const publication = publicationDate(claims);
	if (publication === undefined) found.push(diagnostic("invenio/date-missing", { params: { target } }));
	for (const claim of of("date")) {
		if (claim !== publication?.claim) lose(claim, "no-field");
		else if (publication.value !== claim.value) lose(claim, "form", "publication_date");
	}
	const publisher = first(of("publisher"), "imprint_publisher");
	const journals = claims.filter(({ element }) => element === "newspaper");
	for (const claim of claims.filter(({ element }) => element === "issn")) lose(claim, "no-field");
	const bodies = [publisher ?? "", ...journals.map(({ value }) => value)];
	const name = (value: string) => {
		const form = nameForm(value, bodies);
		return form.given === undefined ? form.name : `${form.name}, ${form.given}`;
	};
	const creators = of("creator").map(({ value }) => ({ name: name(value) }));
	if (creators.length === 0) {
		found.push(diagnostic("invenio/standard-value", { params: { target, field: "creators", value: unavailable } }));
		creators.push({ name: unavailable });
	}
	const language = of("language").find(({ value }) => zenodoLanguage(value) !== undefined);
	for (const claim of of("language")) {
		if (claim !== language) lose(claim, language ? "not-repeatable" : "not-in-vocabulary", "language");
	}
	const licence = settings.access === "open" ? of("rights").find(({ value }) => licenceId(value)) : undefined;
	const statements = of("rights").filter((claim) => claim !== licence);
	const [description, ...notes] = of("description").sort(
		(a, b) => Number(a.element !== "abstract") - Number(b.element !== "abstract"),
	);
	const related = of("related").flatMap((claim) => {
		const place = datacitePlaces[claim.element as keyof typeof datacitePlaces];
		const relation = place?.kind === "related" ? relations[place.relation] : undefined;
		if (relation !== undefined && schemeOf(claim.value) !== "other") return [{ identifier: claim.value, relation }];
		lose(claim, "form", "related_identifiers");
		return [];
	});
	const alternate = [keyUrn(deposit.key), deposit.identifier];
	for (const claim of of("identifier")) {
		if (/^(?:https?|urn):/i.test(claim.value) || schemeOf(claim.value) !== "other") alternate.push(claim.value);
		else lose(claim, "form", "related_identifiers");
	}
	const [upload, publicationType] = settings.type.split("/");
	const journal = first(journals, "journal_title");
	const issue = first(
		claims.filter(({ element }) => element === "issue"),
		"journal_issue",
	);
	const said = [...notes, ...statements].map(({ value }) => markup(value)).join("\n");
	const metadata = {
		upload_type: upload,
		...(publicationType && { publication_type: publicationType }),
		title,
		creators,
		// The API wants a description; the title is one that says nothing more.
		description: markup(description?.value ?? title),
		...(publication && { publication_date: publication.value }),
		access_right: settings.access,
		...(licence && { license: licenceId(licence.value) }),
		...(language && { language: zenodoLanguage(language.value) }),
		...some(
			"keywords",
			of("subject").map(({ value }) => value),
		),
		...some(
			"contributors",
			of("contributor").map(({ value, element }) => ({
				name: name(value),
				type: element === "rightsHolder" ? "RightsHolder" : "Other",
			})),
		),
		related_identifiers: [
			...[...new Set(alternate)].map((identifier) => ({ identifier, relation: "isAlternateIdentifier" })),
			...related,
		],
		...(publisher && { imprint_publisher: publisher }),
		...(journal && { journal_title: journal }),
		...(issue && { journal_issue: issue }),
		...some(
			"locations",
			of("place").map(({ value }) => ({ place: value })),
		),
		...(said && { notes: said }),
	};
	return { metadata, losses, found };
}

export function zenodoLanguage(value: string): string | undefined {
	const found = languageCode(value);
	return found?.letters === 3 ? found.code : languages[found?.code ?? ""];
}

function some(name: string, list: readonly unknown[]): Value {
	return list.length > 0 ? { [name]: list } : {};
}
