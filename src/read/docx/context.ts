import type { Place } from "../../model/diagnostic.ts";
import { type Diagnostic, type DiagnosticCode, diagnostic, type Params } from "../../model/index.ts";
import type { ByteEncoding } from "../../text/charset/tables.ts";
import type { Numbering } from "./numbering.ts";
import type { Package, Relationships } from "./package.ts";
import type { Styles } from "./styles.ts";
import { descend, type Node } from "./xml.ts";

/** What the conversion of one document shares. */
export interface Context {
	readonly pack: Package;
	readonly styles: Styles;
	readonly numbering: Numbering;
	/** The part that is being read: the document or one of its notes parts. */
	readonly part: Part;
	/** Notes by `footnote 1` or `endnote 1`, with the part they stand in. */
	readonly notes: ReadonlyMap<string, { readonly node: Node; readonly part: Part }>;
	/** Open fields, innermost last; a field may run over paragraphs. */
	readonly fields: Field[];
	readonly found: Diagnostic[];
	readonly tallies: Map<string, Tally>;
	/** Parts that figures show. */
	readonly shown: Set<string>;
	/** Old encodings that fonts of the text have. */
	readonly encodings: Set<ByteEncoding>;
	/** Notes so far, for their numbers. */
	readonly counter: { notes: number };
	/** Tables and text boxes that are open. */
	readonly depth: number;
}

export interface Part {
	/** Of footnotes or of endnotes. */
	readonly isNotes: boolean;
	readonly relationships: Relationships;
	/** The place of a paragraph: there are no lines, so it is counted. */
	placeOf(paragraph: Node): Place;
}

/** A field (ISO/IEC 29500-1 17.16): its code, then what it comes to. */
export interface Field {
	phase: "code" | "result";
	code: string;
}

interface Tally {
	readonly code: DiagnosticCode;
	readonly params: Params;
	readonly place: Place | undefined;
	count: number;
	readonly texts: string[];
}

/** Numbers the paragraphs of a part from 1, in document order: `p[12]`, `footnotes/p[3]`. */
export function partOf(root: Node | undefined, file: string, prefix: string, relationships: Relationships): Part {
	const numbers = new Map<Node, number>();
	if (root) for (const node of descend(root)) if (node.name === "w:p") numbers.set(node, numbers.size + 1);
	return {
		isNotes: prefix !== "",
		relationships,
		placeOf: (node) => ({ file, path: `${prefix}p[${numbers.get(node) ?? 0}]` }),
	};
}

/** Counts what is told once, with its number of places and the first of them. `text` is what is left out there. */
export function tally(
	context: Pick<Context, "tallies">,
	code: DiagnosticCode,
	place: Place | undefined,
	params: Params = {},
	text?: string,
): void {
	if (text !== undefined && text.trim() === "") return;
	const key = JSON.stringify([code, params]);
	const known = context.tallies.get(key) ?? { code, params, place, count: 0, texts: [] };
	known.count++;
	if (text !== undefined) known.texts.push(text.trim());
	context.tallies.set(key, known);
}

export function tallyFindings({ tallies }: Pick<Context, "tallies">): readonly Diagnostic[] {
	return [...tallies.values()].map(({ code, params, place, count, texts }) =>
		diagnostic(code, {
			params: { ...params, count, ...(texts.length > 0 && { text: texts.join(" … ") }) },
			...(place && { place }),
		}),
	);
}
