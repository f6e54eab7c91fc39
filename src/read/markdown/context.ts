import type { Block } from "../../model/article.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { type DiagnosticCode, diagnostic, type Params } from "../../model/index.ts";
import type { Node, NodeOf } from "./parse.ts";
import type { Places } from "./places.ts";

/** The footnotes of a document. */
export interface Footnotes {
	/** The definitions that the text refers to, the first of each identifier. */
	readonly called: ReadonlyMap<string, NodeOf<"footnoteDefinition">>;
	/** What they are numbered, by identifier: in the order of the first references. */
	readonly numbers: Map<string, number>;
	/** Reads the text of a definition. */
	readonly blocksOf: (nodes: readonly Node[], context: Context) => readonly Block[];
}

/** What the conversion of one document shares. Offsets of nodes count from `base`. */
export interface Context {
	readonly source: string;
	/** Where the Markdown begins in the source, in UTF-16 code units. */
	readonly base: number;
	readonly places: Places;
	/** The first definition of each identifier. */
	readonly definitions: ReadonlyMap<string, NodeOf<"definition">>;
	readonly used: Set<string>;
	readonly footnotes: Footnotes;
	/** Set where the text of a footnote is read. */
	readonly inFootnote?: true;
	readonly found: Diagnostic[];
	/** Raw HTML by tag: how often, and where first. */
	readonly html: Map<string, { count: number; readonly at: number }>;
}

/** Start and end of a node in the source. */
export function rangeOf(node: Node, { base }: Pick<Context, "base">): readonly [start: number, end: number] {
	const { position } = node;
	return [base + (position?.start.offset ?? 0), base + (position?.end.offset ?? 0)];
}

export function note(context: Context, code: DiagnosticCode, node: Node, params: Params = {}): void {
	const place = context.places.at(...rangeOf(node, context));
	context.found.push(diagnostic(code, { place, ...(Object.keys(params).length > 0 && { params }) }));
}

/** A label such as `^ 1` was meant as a footnote, which has no blanks in its label; it stays text, and is never taken for a link. */
export function isFootnote(node: { readonly identifier: string }): boolean {
	return node.identifier.startsWith("^");
}

/** Where a link or an image leads: its own address, or that of its definition. */
export function targetOf(
	node: NodeOf<"link" | "image" | "linkReference" | "imageReference">,
	context: Context,
): { readonly href: string; readonly title?: string } {
	if (node.type === "link" || node.type === "image")
		return { href: node.url, ...(node.title && { title: node.title }) };
	const definition = context.definitions.get(node.identifier);
	context.used.add(node.identifier);
	return { href: definition?.url ?? "", ...(definition?.title && { title: definition.title }) };
}
