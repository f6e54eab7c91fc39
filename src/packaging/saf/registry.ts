/**
 * Fields of the metadata registries that DSpace 8 comes with (`config/registries/dublin-core-types.xml`, `dcterms-types.xml`): the import
 * stops at a field that is in none, and takes back every item of its run.
 */

/** Qualifiers by element of the schema `dc`; an empty one is the element itself. */
const dc: Readonly<Record<string, string>> = {
	contributor: ",advisor,author,editor,illustrator,other",
	coverage: "spatial,temporal",
	creator: "",
	date: ",accessioned,available,copyright,created,issued,submitted",
	description: ",abstract,provenance,sponsorship,statementofresponsibility,tableofcontents,uri,version",
	format: ",extent,medium,mimetype",
	identifier: ",citation,doi,govdoc,isbn,ismn,issn,openalex,other,patentnumber,scopus,sici,uri",
	language: ",iso,rfc3066",
	provenance: "",
	publisher: "",
	relation:
		",conference,doi,equipment,hasformat,haspart,hasversion,isbasedon,isbn,isformatof,ispartof,ispartofseries,isreferencedby,isreplacedby," +
		"issn,isversionof,journal,orgunit,patent,product,project,publication,references,replaces,requires,uri",
	rights: ",holder,license,uri",
	source: ",uri",
	subject: ",classification,ddc,lcc,lcsh,mesh,other",
	title: ",alternative",
	type: "",
};

const dcterms =
	"abstract,accessRights,accrualMethod,accrualPeriodicity,accrualPolicy,alternative,audience,available,bibliographicCitation,conformsTo," +
	"contributor,coverage,created,creator,date,dateAccepted,dateCopyrighted,dateSubmitted,description,educationLevel,extent,format," +
	"hasFormat,hasPart,hasVersion,identifier,instructionalMethod,isFormatOf,isPartOf,isReferencedBy,isReplacedBy,isRequiredBy,issued," +
	"isVersionOf,language,license,mediator,medium,modified,provenance,publisher,references,relation,replaces,requires,rights," +
	"rightsHolder,source,spatial,subject,tableOfContents,temporal,title,type,valid";

const fields: ReadonlySet<string> = new Set([
	...Object.entries(dc).flatMap(([element, qualifiers]) =>
		qualifiers.split(",").map((qualifier) => ["dc", element, qualifier].filter(Boolean).join(".")),
	),
	...dcterms.split(",").map((element) => `dcterms.${element}`),
]);

/** Schemas that come with DSpace and whose fields are not listed here. */
const others: ReadonlySet<string> = new Set(
	(
		"eperson,local,dspace,process,iiif,bitstream,relation,relationship,person,project,organization,journal,journalvolume,journalissue," +
		"publicationvolume,publicationissue,creativework,creativeworkseries,oaire,oairecerif,datacite,coar,notify,workflow,internal"
	).split(","),
);

export function isKnownSchema(schema: string): boolean {
	return schema === "dc" || schema === "dcterms" || others.has(schema);
}

/** Whether the registries have the field, as far as they are listed here: `dc.title.alternative`. */
export function isKnownField(schema: string, element: string, qualifier?: string): boolean {
	if (others.has(schema)) return element !== "";
	return fields.has([schema, element, qualifier].filter(Boolean).join("."));
}
