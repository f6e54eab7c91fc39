import { SaxesParser } from "saxes";

/** A start tag; declarations of namespaces are not among the attributes. */
export interface XmlTag {
	readonly uri: string;
	readonly local: string;
	readonly attributes: readonly { readonly uri: string; readonly local: string; readonly value: string }[];
}

/** What is told of a document, in its order. */
export interface XmlEvents {
	open(tag: XmlTag): void;
	/** A stretch of text or of a CDATA section; one text may come in several. */
	text(text: string): void;
	close(): void;
}

/** The first thing in a document that is not well-formed, or a document type declaration. Line and column count from 1. */
export interface XmlFault {
	readonly message: string;
	readonly line: number;
	readonly column: number;
}

/**
 * Reads an XML 1.0 document with namespaces, strictly, to its end or to its first fault. Document type declarations are refused, so
 * no entity is ever resolved.
 */
export function scanXml(text: string, events: XmlEvents): XmlFault | undefined {
	const parser = new SaxesParser({ xmlns: true, position: true });
	let fault: XmlFault | undefined;
	const note = (message: string) => {
		fault ??= { message, line: parser.line, column: parser.column + 1 };
	};
	const unless = <T>(tell: (value: T) => void) => {
		return (value: T) => {
			if (fault === undefined) tell(value);
		};
	};
	parser.on("error", (error) => note(error.message.replace(/^\d+:\d+: /, "")));
	parser.on("doctype", () => note("document type declaration"));
	parser.on(
		"opentag",
		unless((tag) => {
			const attributes = Object.values(tag.attributes).filter((a) => a.prefix !== "xmlns" && a.local !== "xmlns");
			events.open({ uri: tag.uri, local: tag.local, attributes });
		}),
	);
	parser.on("text", unless(events.text));
	parser.on("cdata", unless(events.text));
	parser.on(
		"closetag",
		unless(() => events.close()),
	);
	for (let at = 0; at < text.length && fault === undefined; at += PIECE) parser.write(text.slice(at, at + PIECE));
	if (fault === undefined) parser.close();
	return fault;
}

/** Code units per step, so that a document that is broken at its beginning is not read to its end. */
const PIECE = 1 << 16;
