import { carriedClaim, elementRow, type SimpleElement } from "../metadata/schema.ts";
import { claimsOf, type Metadata } from "../model/index.ts";
import type { Flavour } from "./flavour.ts";

/** What a document says about itself; XMP and the information dictionary are both written from this, so that they agree. */
export interface DocumentProperties {
	readonly title: string;
	/** BCP 47. */
	readonly language: string;
	readonly identifier: string;
	readonly metadata: Metadata;
	/** ISO 8601 with zone. */
	readonly time: string;
	readonly producer: string;
	/** Same for every version of the record, and own to this file (XMP part 2, 2.2). */
	readonly documentId: string;
	readonly instanceId: string;
	readonly flavour: Flavour;
}

/** Author, subject and keywords of the information dictionary, from the same values as XMP. */
export interface InfoTexts {
	readonly author: string;
	readonly subject: string;
	readonly keywords: string;
}

export function infoTexts(properties: DocumentProperties): InfoTexts {
	const creators = simple(properties, "creator");
	return {
		author: creators.length > 1 && !properties.flavour.joinsAuthors ? "" : creators.join("; "),
		subject: descriptionOf(properties),
		keywords: simple(properties, "subject").join("; "),
	};
}

/** Values of an element of simple Dublin Core: its own claims and those of its refinements, in the order of the description. */
function simple({ metadata }: DocumentProperties, element: SimpleElement): readonly string[] {
	const values = metadata.claims.flatMap((claim) => {
		const row = elementRow(claim.element);
		return row?.simple === element ? [carriedClaim(row, claim).value] : [];
	});
	return [...new Set(values)];
}

function descriptionOf(properties: DocumentProperties): string {
	return simple(properties, "description").join("\n");
}

/** Dates that XMP can hold; others stay in the record's Dublin Core files (XMP part 1, 8.2.1.1). */
const xmpDate = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** The XMP packet (ISO 16684-1), UTF-8, read-only and without padding: an archived file is not edited in place. */
export function xmpPacket(properties: DocumentProperties): string {
	const { title, language, identifier, time, producer, documentId, instanceId, flavour } = properties;
	const info = infoTexts(properties);
	const languages = [...new Set([language, ...claimsOf(properties.metadata, "language").map((claim) => claim.value)])];
	const { pdfa, pdfua, declarations } = flavour.claims;
	const body = [
		"<dc:format>application/pdf</dc:format>",
		alternatives("dc:title", title, language),
		text("dc:identifier", identifier),
		list("xmp:Identifier", "Bag", [...new Set([identifier, ...simple(properties, "identifier")])]),
		list("dc:creator", "Seq", simple(properties, "creator")),
		list("dc:contributor", "Bag", simple(properties, "contributor")),
		list("dc:publisher", "Bag", simple(properties, "publisher")),
		alternatives("dc:description", info.subject, language),
		list("dc:subject", "Bag", simple(properties, "subject")),
		list(
			"dc:date",
			"Seq",
			simple(properties, "date").filter((date) => xmpDate.test(date)),
		),
		list("dc:type", "Bag", simple(properties, "type")),
		list("dc:language", "Bag", languages),
		text("dc:source", simple(properties, "source").join("; ")),
		list("dc:relation", "Bag", simple(properties, "relation")),
		text("dc:coverage", simple(properties, "coverage").join("; ")),
		alternatives("dc:rights", simple(properties, "rights").join("\n"), language),
		text("pdf:Producer", producer),
		text("pdf:Keywords", info.keywords),
		text("xmp:CreatorTool", producer),
		text("xmp:CreateDate", time),
		text("xmp:ModifyDate", time),
		text("xmp:MetadataDate", time),
		text("xmpMM:DocumentID", documentId),
		text("xmpMM:InstanceID", instanceId),
		text("pdfaid:part", pdfa.part),
		text("pdfaid:conformance", pdfa.conformance),
		text("pdfaid:rev", pdfa.rev),
		text("pdfuaid:part", pdfua?.part),
		text("pdfuaid:rev", pdfua?.rev),
		declared(declarations),
		pdfua && flavour.describesExtensions ? extensions : "",
	];
	return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${namespaces}${declarations.length > 0 ? ` ${declarationNamespace}` : ""}>
${body.filter((line) => line !== "").join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

const namespaces = [
	'xmlns:dc="http://purl.org/dc/elements/1.1/"',
	'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
	'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
	'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
	'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
	'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
	'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
	'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
	'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
].join(" ");

const declarationNamespace = 'xmlns:pdfd="http://pdfa.org/declarations/"';

/** The property that PDF Declarations 1.0 defines. */
function declared(uris: readonly string[]): string {
	const items = uris.map(
		(uri) => `<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>${escapeXml(uri)}</pdfd:conformsTo></rdf:li>`,
	);
	return items.length === 0 ? "" : `<pdfd:declarations><rdf:Bag>${items.join("")}</rdf:Bag></pdfd:declarations>`;
}

/** Description of the one property that ISO 19005-2 does not know (6.6.2.3.3). */
const extensions = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

function text(name: string, value = ""): string {
	return value === "" ? "" : `<${name}>${escapeXml(value)}</${name}>`;
}

function list(name: string, kind: "Bag" | "Seq", values: readonly string[]): string {
	const items = values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join("");
	return items && `<${name}><rdf:${kind}>${items}</rdf:${kind}></${name}>`;
}

/** A language alternative; `x-default` first, as XMP part 1 (8.2.2.4) asks. */
function alternatives(name: string, value: string, language: string): string {
	if (value === "") return "";
	const item = (lang: string) => `<rdf:li xml:lang="${escapeXml(lang)}">${escapeXml(value)}</rdf:li>`;
	return `<${name}><rdf:Alt>${item("x-default")}${item(language)}</rdf:Alt></${name}>`;
}

/** What may need an escape; one pass instead of six for most values. */
const ESCAPED = /[\u0000-\u001F"&<>\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Escapes markup; what XML 1.0 cannot hold at all becomes U+FFFD. A carriage return would be lost without its reference. */
export function escapeXml(value: string): string {
	if (!ESCAPED.test(value)) return value;
	return value
		.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, "\uFFFD")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;")
		.replaceAll("\r", "&#13;");
}
