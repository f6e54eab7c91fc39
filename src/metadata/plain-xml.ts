import type { XmlElement } from "./xml-element.ts";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

type Scope = Readonly<Record<string, string>>;

/** What only the library writes: mixed content, characters that XML does not allow, names and prefixes that are none. */
class NotPlain extends Error {}

/**
 * Writes a document of elements that hold elements or text, character for character as the library does, without its tree, which takes five times as long as
 * the writing: most documents of a record are of this kind. Undefined where there is anything else in it.
 */
export function plainXml(root: XmlElement): string | undefined {
	try {
		return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, { xml: xmlNamespace }, "\n")}\n`;
	} catch (error) {
		if (error instanceof NotPlain) return undefined;
		throw error;
	}
}

/** `edge`: line feed and indentation of the element itself. */
function written({ name, attributes, children }: XmlElement, outer: Scope, edge: string): string {
	const scope = scopeOf(attributes, outer);
	checkName(name, scope);
	let text = `<${name}`;
	for (const key in attributes) {
		if (key !== "xmlns" && !key.startsWith("xmlns:")) checkName(key, scope);
		const value = attributes[key] as string;
		const own = plain.test(value) ? value : attributeText(legal(value));
		text += ` ${key}="${own}"`;
	}
	const elementsOnly = children.length > 0 && children.every((child) => typeof child !== "string");
	if (!elementsOnly && children.some((child) => typeof child !== "string")) throw new NotPlain();
	const inner = `${edge}  `;
	let content = "";
	for (const child of children) {
		if (typeof child === "string") content += plain.test(child) ? child : contentText(legal(child));
		else {
			if (elementsOnly) content += inner;
			content += written(child, scope, inner);
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

/** A name in ASCII (XML 1.0 2.3) whose prefix is declared. */
function checkName(name: string, scope: Scope): void {
	let prefix = names.get(name);
	if (prefix === undefined) {
		const found = /^(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][\w.-]*$/.exec(name);
		if (!found) throw new NotPlain();
		prefix = found[1] ?? "";
		names.set(name, prefix);
	}
	if (prefix !== "" && scope[prefix] === undefined) throw new NotPlain();
}

/** Nothing in it is to be escaped or replaced. */
const plain = /^[\x20!#-%'-;=?-~]*$/;

/** A text that XML can hold (XML 1.0 2.2). */
function legal(text: string): string {
	if (illegal.test(text)) throw new NotPlain();
	return text;
}

const illegal = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

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
