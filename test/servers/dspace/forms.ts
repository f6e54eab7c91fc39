/** The submission forms that DSpace 8 comes with, as its REST interface shows them; rows of one field each. */
interface FormField {
	readonly label: string;
	readonly type: string;
	readonly fields: readonly string[];
	readonly mandatory?: string;
	readonly repeatable?: true;
	readonly vocabulary?: string;
}

const pageOne: readonly FormField[] = [
	{ label: "Author", type: "onebox", fields: ["dc.contributor.author"], repeatable: true },
	{ label: "Title", type: "onebox", fields: ["dc.title"], mandatory: "You must enter a main title for this item." },
	{ label: "Other Titles", type: "onebox", fields: ["dc.title.alternative"], repeatable: true },
	{ label: "Date of Issue", type: "date", fields: ["dc.date.issued"], mandatory: "You must enter at least the year." },
	{ label: "Publisher", type: "onebox", fields: ["dc.publisher"] },
	{ label: "Citation", type: "onebox", fields: ["dc.identifier.citation"] },
	{ label: "Series/Report No.", type: "series", fields: ["dc.relation.ispartofseries"], repeatable: true },
	{
		label: "Identifiers",
		type: "onebox",
		fields: ["issn", "other", "ismn", "govdoc", "uri", "isbn"].map((name) => `dc.identifier.${name}`),
		repeatable: true,
	},
	{
		label: "Type",
		type: "dropdown",
		fields: ["dc.type"],
		mandatory: "You must choose at least one type.",
		repeatable: true,
		vocabulary: "common_types",
	},
	{ label: "Language", type: "dropdown", fields: ["dc.language.iso"], vocabulary: "common_iso_languages" },
];

const pageTwo: readonly FormField[] = [
	{ label: "Subject Keywords", type: "tag", fields: ["dc.subject"], repeatable: true },
	{ label: "Abstract", type: "textarea", fields: ["dc.description.abstract"] },
	{ label: "Sponsors", type: "textarea", fields: ["dc.description.sponsorship"] },
	{ label: "Description", type: "textarea", fields: ["dc.description"] },
];

export const forms: Readonly<Record<string, readonly FormField[]>> = {
	traditionalpageone: pageOne,
	traditionalpagetwo: pageTwo,
};

export const vocabularies: Readonly<Record<string, readonly string[]>> = {
	common_types: [
		"Animation",
		"Article",
		"Book",
		"Book chapter",
		"Dataset",
		"Image",
		"Technical Report",
		"Thesis",
		"Other",
	],
	common_iso_languages: ["", "en_US", "en", "es", "de", "fr", "it", "ja", "zh", "pt", "tr", "other"],
};

/** Fields that must have a value before a draft can be submitted. */
export const mandatory = Object.entries(forms).flatMap(([section, rows]) =>
	rows
		.filter((row) => row.mandatory !== undefined)
		.flatMap(({ fields }) => fields.map((field) => ({ section, field }))),
);

export function sectionHas(section: string, field: string): boolean {
	return forms[section]?.some(({ fields }) => fields.includes(field)) ?? false;
}

export function showForm(base: string, name: string): object | undefined {
	const rows = forms[name];
	if (!rows) return;
	return {
		id: name,
		name,
		rows: rows.map((row) => ({
			fields: [
				{
					input: { type: row.type },
					label: row.label,
					mandatory: row.mandatory !== undefined,
					repeatable: row.repeatable === true,
					...(row.mandatory !== undefined && { mandatoryMessage: row.mandatory }),
					...(row.type === "date" && { style: "col-sm-4" }),
					hints: `Enter the ${row.label.toLowerCase()}.`,
					selectableMetadata: row.fields.map((metadata) => ({
						metadata,
						label: row.fields.length > 1 ? metadata.slice(metadata.lastIndexOf(".") + 1) : null,
						...(row.vocabulary !== undefined && { controlledVocabulary: row.vocabulary }),
						closed: row.vocabulary !== undefined,
					})),
					languageCodes: [],
					typeBind: [],
				},
			],
		})),
		type: "submissionform",
		_links: { self: `${base}/api/config/submissionforms/${name}` },
	};
}

/** Fields that the registries have; others are refused. */
const dcFields = [
	...Object.values(forms).flatMap((rows) => rows.flatMap(({ fields }) => fields)),
	"dc.contributor",
	"dc.contributor.other",
	"dc.coverage.spatial",
	"dc.coverage.temporal",
	"dc.date",
	"dc.date.accessioned",
	"dc.date.updated",
	"dc.description.provenance",
	"dc.format.mimetype",
	"dc.identifier",
	"dc.language",
	"dc.relation.ispartof",
	"dc.rights",
	"dc.rights.uri",
	"dc.source",
	"dc.subject.classification",
];
const termFields = ["accessRights", "available", "extent", "license", "modified", "rightsHolder", "valid"];

export function isRegistered(field: string): boolean {
	return dcFields.includes(field) || termFields.some((name) => field === `dcterms.${name}`);
}

export const registered: readonly string[] = dcFields;
