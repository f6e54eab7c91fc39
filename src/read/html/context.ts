import type { Paragraph, ParagraphRole } from "../../model/article.ts";
import type { DiagnosticCode } from "../../model/codes/index.ts";
import { type Diagnostic, diagnostic, type Params, type Place } from "../../model/diagnostic.ts";
import type { Places } from "../markdown/places.ts";
import type { Dropped } from "./dropped.ts";
import type { Element, Node } from "./parse.ts";

/** What the conversion of one page or fragment shares. */
export interface Context {
	readonly source: string;
	readonly places: Places;
	/** Set where columns of the source are not known: everything stands there. */
	readonly only?: Place;
	/** Address of the page, for relative links. */
	readonly base?: string;
	/** Whether a picture of that address comes with the page. */
	readonly has?: (href: string) => boolean;
	readonly dropped: Dropped;
	readonly tallies: Map<DiagnosticCode, { count: number; readonly place: Place; readonly params: Params }>;
	/** Paragraphs marked up as captions or photo credits. */
	readonly captions: WeakSet<Paragraph>;
	/** Pictures inside the page (`data:`), by the names that they get. */
	readonly pictures: Map<string, Uint8Array>;
	/** Elements that are a part of the article of their own, and the role of their text. */
	readonly roles: ReadonlyMap<Element, ParagraphRole | "title" | "subtitle">;
	/** Levels of lists, quotes and tables around. */
	nesting: number;
}

/** Where a node begins in the source. A node that the parser made itself has no place. */
export function startOf(node: Node): number | undefined {
	return node.sourceCodeLocation?.startOffset;
}

/** The place of a node's start tag or text. */
export function placeOf(node: Node, { places, only }: Context): Place {
	if (only) return only;
	const location = node.sourceCodeLocation;
	if (!location) return places.at(0);
	const end = "startTag" in location && location.startTag ? location.startTag.endOffset : location.endOffset;
	return places.at(location.startOffset, end);
}

/** Counts a finding; there is one per code, with the place and the params of the first. */
export function count(context: Context, code: DiagnosticCode, node: Node, params: Params = {}): void {
	const known = context.tallies.get(code);
	if (known) known.count++;
	else context.tallies.set(code, { count: 1, place: placeOf(node, context), params });
}

export function tallied({ tallies }: Context): readonly Diagnostic[] {
	return [...tallies].map(([code, { count: n, place, params }]) =>
		diagnostic(code, { params: { count: n, ...params }, place }),
	);
}
