import type { ReadElement } from "./read-xml.ts";

interface Open {
	readonly qualified: string;
	readonly name: string;
	readonly attributes: Record<string, string>;
	text: string;
	readonly children: ReadElement[];
	readonly line: number;
	readonly column: number;
	/** Of its contents. */
	readonly scope: Scope;
}

interface Scope {
	readonly prefixes: ReadonlyMap<string, string>;
	/** Names of elements, resolved. */
	readonly names: Map<string, string>;
}

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const empty: Scope = { prefixes: new Map([["xml", xmlNamespace]]), names: new Map() };

/** What is left to the other reader: controls, returns, which line ends are made of, characters beyond the basic plane, and what is no character. */
const unusual = /[^\t\n\x20-\uD7FF\uE000-\uFFFD]/;
const head = /<\?xml version="1\.0"(?: encoding="(?:UTF-8|utf-8)")?\?>/y;
const space = /[ \t\n]*/y;
const instruction = /<\?(?!xml\?|xml\s)[A-Za-z_][\w.-]*(?:[ \t\n](?:[^?]|\?(?!>))*)?\?>/y;
const tagName = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
const attribute = /[ \t\n]+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)=(?:"([^"<\t\n]*)"|'([^'<\t\n]*)')/y;
const tagEnd = /[ \t\n]*(\/?)>/y;
const entity = /&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,5})|#x([0-9A-Fa-f]{1,4}));/y;
const characters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads a document that has elements, attributes, text, the references of XML itself, and processing instructions only: what programs write. Gives what
 * the strict reader gives of the same text, some ten times as fast; undefined for anything else, be it ill-formed or just not so plain, and
 * then the strict reader has the word.
 */
export function readPlainXml(text: string, deepest: number): ReadElement | undefined {
	if (unusual.test(text)) return undefined;
	let at = match(head, text, 0) ? head.lastIndex : 0;
	const stack: Open[] = [];
	let top: Open | undefined;
	let root: ReadElement | undefined;
	let line = 1;
	let lineStart = 0;
	let counted = 0;
	while (at < text.length) {
		const next = text.indexOf("<", at);
		if (next !== at) {
			const part = text.slice(at, next < 0 ? text.length : next);
			if (top) {
				if (part.includes("]]>")) return undefined;
				const plain = part.includes("&") ? resolved(part) : part;
				if (plain === undefined) return undefined;
				top.text += plain;
			} else {
				// Around the root stands white space only.
				match(space, part, 0);
				if (space.lastIndex !== part.length) return undefined;
			}
			if (next < 0) break;
			at = next;
		}
		const kind = text.charCodeAt(at + 1);
		if (kind === 0x2f) {
			if (!top) return undefined;
			const end = at + 2 + top.qualified.length;
			if (!text.startsWith(top.qualified, at + 2) || text.charCodeAt(end) !== 0x3e) return undefined;
			at = end + 1;
			const closed = finished(top);
			stack.pop();
			top = stack.at(-1);
			if (top) top.children.push(closed);
			else root = closed;
			continue;
		}
		if (kind === 0x3f) {
			if (!match(instruction, text, at) || /^<\?xml/i.test(text.slice(at, at + 5))) return undefined;
			at = instruction.lastIndex;
			continue;
		}
		if ((!top && root) || stack.length >= deepest || !match(tagName, text, at + 1)) return undefined;
		for (let feed = text.indexOf("\n", counted); feed >= 0 && feed < at; feed = text.indexOf("\n", feed + 1)) {
			line++;
			lineStart = feed + 1;
		}
		counted = at;
		const column = at - lineStart + 1;
		const qualified = text.slice(at + 1, tagName.lastIndex);
		at = tagName.lastIndex;
		let own: Map<string, string> | undefined;
		const outer: Scope = top?.scope ?? empty;
		let scope = outer;
		if (text.charCodeAt(at) !== 0x3e) {
			for (let found = exec(attribute, text, at); found; found = exec(attribute, text, at)) {
				at = attribute.lastIndex;
				const raw = found[2] ?? (found[3] as string);
				const value = raw.includes("&") ? resolved(raw) : raw;
				const key = found[1] as string;
				own ??= new Map();
				if (value === undefined || own.has(key)) return undefined;
				own.set(key, value);
			}
			const inner = own && scopeOf(own, outer);
			if (own && inner === undefined) return undefined;
			scope = inner ?? outer;
		}
		const name = nameOf(qualified, scope);
		if (name === undefined || !match(tagEnd, text, at)) return undefined;
		const attributes = own ? attributesOf(own, scope) : {};
		if (attributes === undefined) return undefined;
		const isEmpty = text.charCodeAt(tagEnd.lastIndex - 2) === 0x2f;
		at = tagEnd.lastIndex;
		const open: Open = { qualified, name, attributes, text: "", children: [], line, column, scope };
		if (isEmpty) {
			const closed = finished(open);
			if (top) top.children.push(closed);
			else root = closed;
		} else {
			stack.push(open);
			top = open;
		}
	}
	return top ? undefined : root;
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

function match(pattern: RegExp, text: string, at: number): boolean {
	pattern.lastIndex = at;
	return pattern.test(text);
}

function finished({ name, attributes, text, children, line, column }: Open): ReadElement {
	return { name, attributes, text, children, line, column };
}

/** With the declarations of an element; undefined where one is out of the ordinary. */
function scopeOf(attributes: ReadonlyMap<string, string>, outer: Scope): Scope | undefined {
	let prefixes: Map<string, string> | undefined;
	for (const [key, uri] of attributes) {
		if (key !== "xmlns" && !key.startsWith("xmlns:")) continue;
		const prefix = key.slice("xmlns:".length);
		const isOdd =
			uri === "" || uri !== uri.trim() || uri === xmlNamespace || uri.startsWith("http://www.w3.org/2000/xmlns");
		if (isOdd || /^xml/i.test(prefix)) return undefined;
		prefixes ??= new Map(outer.prefixes);
		prefixes.set(prefix, uri);
	}
	return prefixes ? { prefixes, names: new Map() } : outer;
}

/** `{namespace}local`; undefined for a prefix that is not declared. */
function nameOf(qualified: string, scope: Scope): string | undefined {
	const known = scope.names.get(qualified);
	if (known !== undefined) return known;
	const colon = qualified.indexOf(":");
	const uri = scope.prefixes.get(colon < 0 ? "" : qualified.slice(0, colon));
	if (colon >= 0 && (uri === undefined || qualified.startsWith("xmlns:"))) return undefined;
	const name = uri === undefined ? qualified : `{${uri}}${qualified.slice(colon + 1)}`;
	scope.names.set(qualified, name);
	return name;
}

/** An attribute without a prefix has no namespace. */
function attributesOf(own: ReadonlyMap<string, string>, scope: Scope): Record<string, string> | undefined {
	const attributes: Record<string, string> = {};
	for (const [key, value] of own) {
		if (key === "xmlns" || key.startsWith("xmlns:")) continue;
		const name = key.includes(":") ? nameOf(key, scope) : key;
		// Two prefixes of one namespace may say the same attribute twice.
		if (name === undefined || name in attributes) return undefined;
		attributes[name] = value;
	}
	return attributes;
}

/** Text with its references resolved; undefined where one is none, or of a character that has to be looked at. */
function resolved(text: string): string | undefined {
	let out = "";
	let from = 0;
	for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", from)) {
		const found = exec(entity, text, at);
		if (!found) return undefined;
		out += text.slice(from, at);
		if (found[1]) out += characters[found[1]];
		else {
			const code = found[2] ? Number(found[2]) : Number.parseInt(found[3] as string, 16);
			const isUsual = code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code < 0xd800);
			if (!isUsual) return undefined;
			out += String.fromCharCode(code);
		}
		from = entity.lastIndex;
	}
	return out + text.slice(from);
}
