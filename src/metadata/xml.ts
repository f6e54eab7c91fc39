import { create } from "xmlbuilder2";
import { type Diagnostic, diagnostic, type Outcome, success } from "../model/index.ts";
import { legalText } from "./characters.ts";
import { plainXml } from "./plain-xml.ts";
import type { XmlElement } from "./xml-element.ts";

export { element, type XmlElement } from "./xml-element.ts";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

type Scope = Readonly<Record<string, string>>;
type Node = ReturnType<typeof create>;

/**
 * Writes a document: UTF-8, indented by two spaces where an element holds elements only, so that no text changes. Line ends in text
 * become LF (XML 1.0 2.11); TAB, LF and CR in attributes are character references, which a reader gives back as they were (3.3.3).
 * A character that XML does not allow becomes U+FFFD and a finding with its path. Throws for undeclared prefixes only.
 */
export function toXml(root: XmlElement): Outcome<string> {
	const plain = plainXml(root);
	return plain === undefined ? libraryXml(root) : success(plain);
}

/** The same bytes by the library, for whatever a document may hold, and for the Dublin Core of a record, which is its description of reference. */
export function libraryXml(root: XmlElement): Outcome<string> {
	const diagnostics: Diagnostic[] = [];
	const document = create({ version: "1.0", encoding: "UTF-8" });
	append(document, root, { xml: xmlNamespace, xmlns: xmlnsNamespace }, root.name, 0, diagnostics);
	const text = document.end({ wellFormed: true, prettyPrint: false, newline: "\n" });
	return success(`${text.replace("?>", "?>\n")}\n`, diagnostics);
}

function append(
	parent: Node,
	{ name, attributes, children }: XmlElement,
	outer: Scope,
	path: string,
	depth: number,
	diagnostics: Diagnostic[],
): void {
	const own = declared(attributes);
	const scope = own === undefined ? outer : { ...outer, ...own };
	const node = parent.ele(namespaceOf(name, scope), name);
	for (const [key, value] of Object.entries(attributes)) {
		const isDeclaration = key === "xmlns" || key.startsWith("xmlns:");
		const namespace = isDeclaration ? xmlnsNamespace : key.includes(":") ? namespaceOf(key, scope) : null;
		node.att(namespace, key, attributeText(clean(value, `${path}/@${key}`, diagnostics)));
	}
	const elementsOnly = children.length > 0 && children.every((child) => typeof child !== "string");
	for (const child of children) {
		if (typeof child === "string") {
			if (child !== "") node.txt(contentText(clean(child, path, diagnostics)));
			continue;
		}
		if (elementsOnly) node.txt(`\n${"  ".repeat(depth + 1)}`);
		append(node, child, scope, `${path}/${child.name}`, depth + 1, diagnostics);
	}
	if (elementsOnly) node.txt(`\n${"  ".repeat(depth)}`);
}

/** The prefixes that an element declares; most declare none, and then nothing has to be copied. */
function declared(attributes: Readonly<Record<string, string>>): Scope | undefined {
	const entries = Object.entries(attributes).filter(([key]) => key === "xmlns" || key.startsWith("xmlns:"));
	if (entries.length === 0) return undefined;
	return Object.fromEntries(entries.map(([key, uri]) => [key === "xmlns" ? "" : key.slice("xmlns:".length), uri]));
}

function namespaceOf(name: string, scope: Scope): string | null {
	const prefix = name.includes(":") ? (name.split(":")[0] as string) : "";
	const uri = scope[prefix];
	if (uri === undefined && prefix !== "") throw new TypeError(`undeclared prefix in ${name}`);
	return uri ?? null;
}

function clean(text: string, path: string, diagnostics: Diagnostic[]): string {
	return legalText(text, (character) => {
		diagnostics.push(
			diagnostic("metadata/illegal-xml-character", { params: { character, path }, place: { file: path, path } }),
		);
	});
}

/** The library leaves an ampersand alone where an entity name seems to follow, so each one is escaped before it gets there. */
function ampersands(text: string): string {
	return text.replaceAll("&", "&amp;");
}

function contentText(text: string): string {
	return ampersands(text.replace(/\r\n?/g, "\n"));
}

function attributeText(text: string): string {
	return ampersands(text).replaceAll("\t", "&#9;").replaceAll("\n", "&#10;").replaceAll("\r", "&#13;");
}
