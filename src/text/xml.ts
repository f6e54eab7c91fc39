import { SaxesParser } from "saxes";
import { codePoints } from "./place.ts";

/** A start tag; declarations of namespaces are not among the attributes. */
export interface XmlTag {
	readonly uri: string;
	readonly local: string;
	readonly attributes: readonly { readonly uri: string; readonly local: string; readonly value: string }[];
	/** Where it begins, from 1. */
	readonly line: number;
	readonly column: number;
}

/** What is told of a document, in its order. */
export interface XmlEvents {
	open(tag: XmlTag): void;
	/** A stretch of text or of a CDATA section; one text may come in several. */
	text(text: string): void;
	close(): void;
}

/**
 * What ended the reading: something that is not well-formed, a document type declaration, or elements deeper than allowed. Line and column
 * count from 1.
 */
export interface XmlFault {
	readonly kind: "syntax" | "doctype" | "depth";
	readonly message: string;
	readonly line: number;
	readonly column: number;
}

/**
 * Reads an XML 1.0 document with namespaces, strictly, to its end or to its first fault. Document type declarations are refused, so
 * no entity is ever resolved.
 */
export function scanXml(text: string, events: XmlEvents, deepest = Number.POSITIVE_INFINITY): XmlFault | undefined {
	const parser = new SaxesParser({ xmlns: true, position: true });
	let fault: XmlFault | undefined;
	const note = (kind: XmlFault["kind"], message: string) => {
		fault ??= { kind, message, line: parser.line, column: parser.column + 1 };
	};
	const startOf = starts(text);
	let start = { line: 1, column: 1 };
	let depth = 0;
	const unless = <T>(tell: (value: T) => void) => {
		return (value: T) => {
			if (fault === undefined) tell(value);
		};
	};
	parser.on("error", (error) => note("syntax", error.message.replace(/^\d+:\d+: /, "")));
	parser.on("doctype", () => note("doctype", "document type declaration"));
	parser.on(
		"opentagstart",
		unless(({ name }) => {
			start = startOf(parser.line, parser.column, name);
			if (++depth > deepest) note("depth", "too deep");
		}),
	);
	parser.on(
		"opentag",
		unless((tag) => {
			const attributes = Object.values(tag.attributes).filter((a) => a.prefix !== "xmlns" && a.local !== "xmlns");
			events.open({ uri: tag.uri, local: tag.local, attributes, ...start });
		}),
	);
	parser.on("text", unless(events.text));
	parser.on("cdata", unless(events.text));
	parser.on(
		"closetag",
		unless(() => {
			depth--;
			events.close();
		}),
	);
	for (let at = 0; at < text.length && fault === undefined; at += PIECE) parser.write(text.slice(at, at + PIECE));
	if (fault === undefined) parser.close();
	return fault;
}

/** Where start tags begin, told by where the parser stands behind the character that ended the name: maybe a line end. */
function starts(text: string): (line: number, column: number, name: string) => { line: number; column: number } {
	let lines: readonly string[] | undefined;
	return (line, column, name) => {
		const length = codePoints(name);
		if (column > length) return { line, column: column - length - 1 };
		lines ??= text.split(/\r\n|[\n\r]/);
		return { line: line - 1, column: codePoints(lines[line - 2] ?? "") - length };
	};
}

/** Code units per step, so that a document that is broken at its beginning is not read to its end. */
const PIECE = 1 << 16;
