import type { Json } from "./store.ts";

export interface FieldError {
	field: string;
	messages: string[];
}

/** A term that no vocabulary has: the whole request is refused, and nothing says where it stood. */
export class UnknownTerm extends Error {}

const vocabularies: Readonly<Record<string, readonly string[]>> = {
	resourcetypes: ["publication-article", "publication-journal", "publication-other", "image-photo", "other"],
	languages: ["vie", "eng", "fra"],
	licenses: ["cc-by-4.0", "cc0-1.0", "cc-by-nc-4.0"],
	relationtypes: ["isversionof", "ispartof", "references", "isderivedfrom", "hasversion", "haspart"],
};

export function inVocabulary(vocabulary: string, id: string): boolean {
	return vocabularies[vocabulary]?.includes(id) ?? false;
}

export function vocabularyEntry(vocabulary: string, id: string): Json | undefined {
	if (!inVocabulary(vocabulary, id)) return undefined;
	const props =
		vocabulary === "languages"
			? { alpha_2: id === "vie" ? "vi" : id.slice(0, 2) }
			: { url: "https://creativecommons.org/licenses/by/4.0/", scheme: "spdx", osi_approved: "" };
	return {
		id,
		created: "2026-01-01T00:00:00+00:00",
		updated: "2026-01-01T00:00:00+00:00",
		links: { self: "" },
		revision_id: 1,
		title: { en: id },
		description: { en: "" },
		icon: "",
		tags: [],
		props,
		type: vocabulary,
	};
}

export function vocabularyIds(vocabulary: string): readonly string[] {
	return vocabularies[vocabulary] ?? [];
}

const idOf = (value: unknown): string | undefined => {
	const id = (value as Json | undefined)?.id;
	return typeof id === "string" ? id : undefined;
};
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const date = /^\d{4}(?:-\d\d(?:-\d\d)?)?(?:\/\d{4}(?:-\d\d(?:-\d\d)?)?)?$/;
const known = new Set(
	"resource_type title additional_titles publication_date publisher creators contributors description additional_descriptions languages subjects rights dates related_identifiers identifiers sizes formats locations version".split(
		" ",
	),
);

/** What is kept of metadata, and what is said against it. */
export function judged(given: Json): { metadata: Json; errors: FieldError[] } {
	const errors: FieldError[] = [];
	const kept: Json = {};
	const wrong = (field: string, message: string) => errors.push({ field: `metadata.${field}`, messages: [message] });
	const term = (vocabulary: string, id: string | undefined) => {
		if (id !== undefined && !inVocabulary(vocabulary, id)) throw new UnknownTerm(id);
	};
	term("resourcetypes", idOf(given.resource_type));
	for (const one of listOf(given.languages)) term("languages", idOf(one));
	for (const one of listOf(given.rights)) term("licenses", idOf(one));
	for (const one of listOf(given.subjects)) if (idOf(one) !== undefined) throw new UnknownTerm(idOf(one));
	for (const one of listOf(given.related_identifiers)) term("relationtypes", idOf(one.relation_type));
	for (const [key, value] of Object.entries(given)) {
		if (!known.has(key)) {
			wrong(key, "Unknown field.");
			continue;
		}
		kept[key] = value;
	}
	const titled = (value: unknown) =>
		idOf(value) === undefined ? value : { ...(value as Json), title: { en: idOf(value) } };
	if (kept.resource_type) kept.resource_type = titled(kept.resource_type);
	else wrong("resource_type", "Missing data for required field.");
	if (kept.languages) kept.languages = listOf(kept.languages).map(titled);
	if (kept.rights) {
		kept.rights = listOf(kept.rights).map((one) => {
			const entry = vocabularyEntry("licenses", idOf(one) ?? "");
			return entry ? { id: one.id, title: entry.title, description: { en: "" }, icon: "", props: entry.props } : one;
		});
	}
	if (listOf(kept.creators).length === 0) {
		delete kept.creators;
		wrong("creators", "Missing data for required field.");
	}
	listOf(kept.creators).forEach((creator, at) => {
		const person = creator.person_or_org as Json;
		if (person?.type === "personal" && !person.family_name) {
			wrong(`creators.${at}.person_or_org.family_name`, "Family name cannot be blank.");
		} else if (person?.type === "personal") {
			person.name = [person.family_name, person.given_name].filter(Boolean).join(", ");
		}
	});
	if (kept.title === undefined) wrong("title", "Missing data for required field.");
	else if ([...String(kept.title)].length < 3) {
		delete kept.title;
		wrong("title", "Shorter than minimum length 3.");
	}
	if (kept.publication_date === undefined) wrong("publication_date", "Missing data for required field.");
	else if (!date.test(String(kept.publication_date))) {
		delete kept.publication_date;
		wrong("publication_date", "Please provide a valid date or interval.");
	}
	kept.dates = listOf(kept.dates).map((one, at) => {
		if (date.test(String(one.date))) return { ...one, type: titled(one.type) };
		wrong(`dates.${at}.date`, "Please provide a valid date or interval.");
		return { type: titled(one.type) };
	});
	if (listOf(kept.dates).length === 0) delete kept.dates;
	if (kept.related_identifiers) {
		kept.related_identifiers = listOf(kept.related_identifiers).map((one, at) => {
			if (one.scheme === undefined)
				wrong(`related_identifiers.${at}.scheme`, "No valid scheme recognized for identifier.");
			return { ...one, relation_type: titled(one.relation_type) };
		});
	}
	// Tags that are not allowed go, and what stood between them stays.
	if (typeof kept.description === "string") {
		kept.description = kept.description.replace(/<\/?script[^>]*>/g, "").replace(/ on\w+=\S+?(?=[ >])/g, "");
	}
	return { metadata: kept, errors };
}
