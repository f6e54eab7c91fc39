import { type Diagnostic, diagnostic, type Outcome, success } from "../model/index.ts";
import { legalText } from "./characters.ts";

/** An element of an XML document, as data. Names are qualified (`dc:title`); their prefixes are declared by `xmlns` attributes. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** Elements, or text; an element that has both keeps its children exactly as they are. */
	readonly children: readonly (XmlElement | string)[];
}

/** Makes an element; attributes that are undefined are left out. */
export function element(
	name: string,
	attributes: Readonly<Record<string, string | undefined>> = {},
	children: readonly (XmlElement | string)[] | string = [],
): XmlElement {
	const present = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
	return {
		name,
		attributes: Object.fromEntries(present),
		children: typeof children === "string" ? [children] : children,
	};
}

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

type Scope = Readonly<Record<string, string>>;

/**
 * Writes a document: UTF-8, indented by two spaces where an element holds elements only, so that no text changes. Line ends in text
 * become LF (XML 1.0 2.11); TAB, LF and CR in attributes are character references, which a reader gives back as they were (3.3.3).
 * A character that XML does not allow becomes U+FFFD and a finding with its path. Throws for undeclared prefixes and for names that are none only.
 */
export function toXml(root: XmlElement): Outcome<string> {
	const diagnostics: Diagnostic[] = [];
	const text = written(root, { xml: xmlNamespace }, root.name, "\n", diagnostics);
	return success(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, diagnostics);
}

/** `edge`: line feed and indentation of the element itself. */
function written(
	{ name, attributes, children }: XmlElement,
	outer: Scope,
	path: string,
	edge: string,
	diagnostics: Diagnostic[],
): string {
	const scope = scopeOf(attributes, outer);
	checkName(name, scope);
	let text = `<${name}`;
	for (const key in attributes) {
		if (key !== "xmlns" && !key.startsWith("xmlns:")) checkName(key, scope);
		const value = attributes[key] as string;
		const own = plain.test(value) ? value : attributeText(clean(value, `${path}/@${key}`, diagnostics));
		text += ` ${key}="${own}"`;
	}
	const elementsOnly = children.length > 0 && children.every((child) => typeof child !== "string");
	const inner = `${edge}  `;
	let content = "";
	for (const child of children) {
		if (typeof child === "string") content += plain.test(child) ? child : contentText(clean(child, path, diagnostics));
		else {
			if (elementsOnly) content += inner;
			content += written(child, scope, `${path}/${child.name}`, inner, diagnostics);
		}
	}
	if (elementsOnly) content += edge;
	return content === "" ? `${text}/>` : `${text}>${content}</${name}>`;
}

/** Most elements declare no prefix, and then nothing has to be copied. */
function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
	let own: Record<string, string> | undefined;
	for (const key in attributes) {
		if (!key.startsWith("xmlns:")) continue;
		own ??= { ...outer };
		own[key.slice("xmlns:".length)] = attributes[key] as string;
	}
	return own ?? outer;
}

/** Names are this program's own, and of few letters: each is looked at once. */
const names = new Map<string, string>();

/** Throws for what is no name (XML 1.0 2.3, ASCII only) and for a prefix that nothing declares. */
function checkName(name: string, scope: Scope): void {
	let prefix = names.get(name);
	if (prefix === undefined) {
		const found = /^(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][\w.-]*$/.exec(name);
		if (!found) throw new TypeError(`not a name: ${name}`);
		prefix = found[1] ?? "";
		names.set(name, prefix);
	}
	if (prefix !== "" && scope[prefix] === undefined) throw new TypeError(`undeclared prefix in ${name}`);
}

/** Nothing in it is to be escaped or replaced. */
const plain = /^[\x20!#-%'-;=?-~]*$/;

function clean(text: string, path: string, diagnostics: Diagnostic[]): string {
	return legalText(text, (character) => {
		diagnostics.push(
			diagnostic("metadata/illegal-xml-character", { params: { character, path }, place: { file: path, path } }),
		);
	});
}

const escapes: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"\t": "&#9;",
	"\n": "&#10;",
	"\r": "&#13;",
};

function contentText(text: string): string {
	return text.replace(/\r\n?/g, "\n").replace(/[&<>]/g, (found) => escapes[found] as string);
}

function attributeText(text: string): string {
	return text.replace(/[&<>"\t\n\r]/g, (found) => escapes[found] as string);
}
