import type { Diagnostic } from "../../model/diagnostic.ts";
import { type DiagnosticCode, diagnostic, type Params } from "../../model/index.ts";
import type { Node, NodeOf } from "./parse.ts";
import type { Places } from "./places.ts";

/** What the conversion of one document shares. Offsets of nodes count from `base`. */
export interface Context {
	readonly source: string;
	/** Where the Markdown begins in the source, in UTF-16 code units. */
	readonly base: number;
	readonly places: Places;
	/** The first definition of each identifier. */
	readonly definitions: ReadonlyMap<string, NodeOf<"definition">>;
	readonly used: Set<string>;
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

/** A label such as `^1` is a footnote elsewhere; here it stays text, and is never taken for a link. */
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
