import { type ZipFile, zipOf } from "./zip.ts";

/** What a document of a test is made of; every text is XML, for the tests are about XML. */
export interface DocxParts {
	/** Content of `w:body`. */
	readonly body: string;
	/** Content of `w:styles`; `usualStyles` where it is not given. */
	readonly styles?: string;
	/** Content of `w:numbering`. */
	readonly numbering?: string;
	/** Content of `w:footnotes`, without the separators. */
	readonly footnotes?: string;
	readonly endnotes?: string;
	readonly comments?: string;
	readonly header?: string;
	readonly footer?: string;
	/** Content of `cp:coreProperties`. */
	readonly core?: string;
	/** Files of `word/media`; the n-th has the relationship `rIdM<n>`. */
	readonly media?: Readonly<Record<string, Uint8Array>>;
	/** Targets outside; the n-th has the relationship `rIdL<n>`. */
	readonly links?: readonly string[];
	/** Further parts, or parts in place of those above; an empty one is left out. */
	readonly parts?: Readonly<Record<string, string | Uint8Array>>;
	/** Further relationships of the document. */
	readonly relationships?: string;
}

const W =
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
	'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
	'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
	'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
	'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
	'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
	'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
	'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
	'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const style = (id: string, name: string, more = "") =>
	`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

/** Word's own styles under the ids of a Vietnamese Word, which differ from their names. */
export const usualStyles = [
	'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>',
	'<w:style w:type="paragraph" w:default="1" w:styleId="Binhthng"><w:name w:val="Normal"/></w:style>',
	style("Tiu", "Title"),
	style("Tiuphu", "Subtitle"),
	...[1, 2, 3, 4].map((n) => style(`u${n}`, `heading ${n}`)),
	style("Chuthich", "caption"),
	style("Sapo", "Sapo"),
	style("Tacgia", "Tác giả"),
	style("Trichdn", "Quote"),
	'<w:style w:type="character" w:styleId="Manh"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
	'<w:style w:type="table" w:styleId="LiBang"><w:name w:val="Table Grid"/></w:style>',
].join("");

const relationship = (id: string, type: string, target: string, external = false) =>
	`<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
const relationships = (all: readonly string[]) =>
	`${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
const part = (name: string, content: string) => `${HEAD}<w:${name} ${W}>${content}</w:${name}>`;

export function docxOf(parts: DocxParts): Uint8Array {
	const { body, media = {}, links = [] } = parts;
	const texts: Record<string, string | Uint8Array> = {
		"[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"_rels/.rels": relationships([
			relationship("rId1", "officeDocument", "word/document.xml"),
			'<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
		]),
		"word/document.xml": part("document", `<w:body>${body}</w:body>`),
		"word/styles.xml": part("styles", parts.styles ?? usualStyles),
	};
	const own = [relationship("rIdS", "styles", "styles.xml")];
	for (const name of ["numbering", "footnotes", "endnotes", "comments"] as const) {
		const content = parts[name];
		if (content === undefined) continue;
		texts[`word/${name}.xml`] = part(name, content);
		own.push(relationship(`rId-${name}`, name, `${name}.xml`));
	}
	for (const [name, element] of [
		["header", "hdr"],
		["footer", "ftr"],
	] as const) {
		if (parts[name] === undefined) continue;
		texts[`word/${name}1.xml`] = part(element, parts[name]);
		own.push(relationship(`rId-${name}`, name, `${name}1.xml`));
	}
	if (parts.core !== undefined)
		texts["docProps/core.xml"] =
			`${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
			`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
			`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${parts.core}</cp:coreProperties>`;
	Object.entries(media).forEach(([name, bytes], n) => {
		texts[`word/media/${name}`] = bytes;
		own.push(relationship(`rIdM${n + 1}`, "image", `media/${name}`));
	});
	links.forEach((target, n) => {
		own.push(relationship(`rIdL${n + 1}`, "hyperlink", target.replaceAll("&", "&amp;"), true));
	});
	texts["word/_rels/document.xml.rels"] = relationships([...own, parts.relationships ?? ""]);
	const files = Object.entries({ ...texts, ...parts.parts }).flatMap(([name, content]): readonly ZipFile[] => {
		const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
		return bytes.length === 0 ? [] : [{ name, bytes, deflate: /\.(?:xml|rels)$/.test(name) }];
	});
	return zipOf(files);
}

export const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A run; `properties` is the content of `w:rPr`. */
export function r(text: string, properties = ""): string {
	const look = properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`;
	return `<w:r>${look}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** A paragraph; a content without tags is one run. */
export function p(content: string, styleId?: string, properties = ""): string {
	const own = styleId === undefined ? properties : `<w:pStyle w:val="${styleId}"/>${properties}`;
	const head = own === "" ? "" : `<w:pPr>${own}</w:pPr>`;
	return `<w:p>${head}${content === "" || content.startsWith("<") ? content : r(content)}</w:p>`;
}

export const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;

/** A picture in the line. */
export function image(id: string, alt: string, anchor: "inline" | "anchor" = "inline"): string {
	return (
		`<w:r><w:drawing><wp:${anchor}><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="Picture 1" descr="${escaped(alt)}"/>` +
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>` +
		`<pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill>` +
		`</pic:pic></a:graphicData></a:graphic></wp:${anchor}></w:drawing></w:r>`
	);
}

/** A table of cells, each the content of a `w:tc` behind optional properties. */
export function tbl(rows: readonly (readonly string[])[], look = "", rowProperties: readonly string[] = []): string {
	const trs = rows.map((cells, n) => {
		const head = rowProperties[n] ? `<w:trPr>${rowProperties[n]}</w:trPr>` : "";
		return `<w:tr>${head}${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`;
	});
	return `<w:tbl><w:tblPr>${look}</w:tblPr><w:tblGrid/>${trs.join("")}</w:tbl>`;
}

export const numbered = (numId: number, level: number) =>
	`<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;

const level = (n: number, format: string, text: string, start = 1) =>
	`<w:lvl w:ilvl="${n}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

/** 1: bullets. 2: `1.` with `a)` below. 3: `Điều 1.` with `1.1`. */
export const usualNumbering = [
	`<w:abstractNum w:abstractNumId="0">${[0, 1, 2].map((n) => level(n, "bullet", "•")).join("")}</w:abstractNum>`,
	`<w:abstractNum w:abstractNumId="1">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "%2)")}</w:abstractNum>`,
	`<w:abstractNum w:abstractNumId="2">${level(0, "decimal", "Điều %1.")}${level(1, "decimal", "%1.%2")}</w:abstractNum>`,
	...[1, 2, 3].map((n) => `<w:num w:numId="${n}"><w:abstractNumId w:val="${n - 1}"/></w:num>`),
].join("");
