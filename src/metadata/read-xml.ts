import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { scanXml, type XmlFault } from "../text/xml.ts";
import { readPlainXml } from "./read-plain-xml.ts";

/** An element read back. `name` is `{namespace}local`; text is the element's own, children's not included. */
export interface ReadElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly text: string;
	readonly children: readonly ReadElement[];
	/** Of its start tag, from 1. */
	readonly line: number;
	readonly column: number;
}

interface Open {
	name: string;
	attributes: Record<string, string>;
	text: string;
	children: ReadElement[];
	line: number;
	column: number;
}

/** What a document from outside may ask of the machine. */
const limits = { length: 1 << 24, depth: 64 } as const;

/**
 * Reads an XML 1.0 document with namespaces, strictly: anything that is not well-formed is a finding with line and column. Document type
 * declarations are refused, so no entity is ever resolved.
 */
export function readXml(text: string, file: string): Outcome<ReadElement> {
	const read = parse(text, Number.POSITIVE_INFINITY);
	if (!("fault" in read)) return success(read.root);
	const { message } = read.fault;
	return failure(diagnostic("build/xml-ill-formed", { params: { message }, place: placeOf(read.fault, file) }));
}

/** The same for documents that others made: with limits, and findings of their own. */
export function readForeignXml(text: string, file: string): Outcome<ReadElement> {
	if (text.length > limits.length) {
		return failure(diagnostic("metadata/xml-too-large", { params: { limit: limits.length }, place: { file } }));
	}
	const read = parse(text, limits.depth);
	return "fault" in read ? failure(findingOf(read.fault, file)) : success(read.root);
}

type Fault = Pick<XmlFault, "kind" | "message"> & Partial<XmlFault>;

function placeOf({ line, column }: Fault, file: string) {
	return { file, ...(line && { line }), ...(column && { column }) };
}

function findingOf(fault: Fault, file: string): Diagnostic {
	const { kind, message } = fault;
	const place = placeOf(fault, file);
	if (kind === "doctype") return diagnostic("metadata/xml-doctype", { place });
	if (kind === "depth") return diagnostic("metadata/xml-too-deep", { params: { limit: limits.depth }, place });
	return diagnostic("metadata/xml-syntax", { params: { detail: message }, place });
}

function parse(text: string, depth: number): { readonly root: ReadElement } | { readonly fault: Fault } {
	const plain = readPlainXml(text, depth);
	return plain ? { root: plain } : readStrictly(text, depth);
}

/** Every document, and of one that is ill-formed why. */
export function readStrictly(text: string, depth: number): { readonly root: ReadElement } | { readonly fault: Fault } {
	const stack: Open[] = [];
	let root: ReadElement | undefined;
	const fault = scanXml(
		text,
		{
			open(tag) {
				const attributes: Record<string, string> = {};
				for (const { uri, local, value } of tag.attributes) attributes[uri ? `{${uri}}${local}` : local] = value;
				const name = tag.uri ? `{${tag.uri}}${tag.local}` : tag.local;
				stack.push({ name, attributes, text: "", children: [], line: tag.line, column: tag.column });
			},
			text(part) {
				const open = stack.at(-1);
				if (open) open.text += part;
			},
			close() {
				const closed = stack.pop() as Open;
				const parent = stack.at(-1);
				if (parent) parent.children.push(closed);
				else root = closed;
			},
		},
		depth,
	);
	if (fault) return { fault };
	return root ? { root } : { fault: { kind: "syntax", message: "no element" } };
}
