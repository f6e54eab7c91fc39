import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import { NESTING, nestedTooDeeply } from "./guard.ts";
import type { Node, NodeOf, Root } from "./parse.ts";
import type { Places } from "./places.ts";

type Definition = NodeOf<"definition">;
type FootnoteDefinition = NodeOf<"footnoteDefinition">;

export interface Survey {
	/** All definitions in reading order. */
	readonly definitions: readonly Definition[];
	/** Definitions of footnotes to which the text outside of footnotes refers, by identifier: the first of each. */
	readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
	/** Set where quotes and lists nest too deeply. */
	readonly fault?: Diagnostic;
}

/** Looks at the blocks of a tree before they are converted; on a stack of its own, for nobody knows how deep they are. */
export function survey(root: Root, base: number, places: Places): Survey {
	const definitions: Definition[] = [];
	const footnotes: FootnoteDefinition[] = [];
	const called = new Set<string>();
	const surveyed = () => ({ definitions, footnotes: calledFootnotes(footnotes, called) });
	const stack: { readonly node: Node; readonly level: number; readonly inFootnote: boolean }[] = [];
	const enter = (nodes: readonly Node[], level: number, inFootnote: boolean) => {
		for (let i = nodes.length - 1; i >= 0; i--) stack.push({ node: nodes[i] as Node, level, inFootnote });
	};
	enter(root.children, 0, false);
	for (let next = stack.pop(); next; next = stack.pop()) {
		const { node, level } = next;
		const inFootnote = next.inFootnote || node.type === "footnoteDefinition";
		if (node.type === "definition") definitions.push(node);
		if (node.type === "footnoteDefinition") footnotes.push(node);
		if (node.type === "footnoteReference" && !inFootnote) called.add(node.identifier);
		if (!("children" in node)) continue;
		const deeper = node.type === "list" || node.type === "blockquote" || node.type === "footnoteDefinition";
		if (deeper && level >= NESTING)
			return { ...surveyed(), fault: nestedTooDeeply(places, base + (node.position?.start.offset ?? 0)) };
		enter(node.children, deeper ? level + 1 : level, inFootnote);
	}
	return surveyed();
}

function calledFootnotes(
	footnotes: readonly FootnoteDefinition[],
	called: ReadonlySet<string>,
): ReadonlyMap<string, FootnoteDefinition> {
	const first = new Map<string, FootnoteDefinition>();
	for (const footnote of footnotes)
		if (called.has(footnote.identifier) && !first.has(footnote.identifier)) first.set(footnote.identifier, footnote);
	return first;
}

/** The first definition of each identifier, which holds (CommonMark 4.7). */
export function firstDefinitions(definitions: readonly Definition[]): ReadonlyMap<string, Definition> {
	const first = new Map<string, Definition>();
	for (const definition of definitions)
		if (!first.has(definition.identifier)) first.set(definition.identifier, definition);
	return first;
}

/** Definitions that lead nowhere: a second one of the same label, and one that nobody refers to. */
export function definitionFindings(
	definitions: readonly Definition[],
	used: ReadonlySet<string>,
	base: number,
	places: Places,
): readonly Diagnostic[] {
	const first = firstDefinitions(definitions);
	return definitions.flatMap((definition) => {
		const { identifier, label, url, title, position } = definition;
		if (identifier.startsWith("^")) return [];
		const duplicate = first.get(identifier) !== definition;
		if (!duplicate && used.has(identifier)) return [];
		const target = title ? `${url} "${title}"` : url;
		const params = { label: label ?? identifier, target };
		const place = places.at(base + (position?.start.offset ?? 0), base + (position?.end.offset ?? 0));
		return [diagnostic(duplicate ? "read/definition-duplicate" : "read/definition-unused", { params, place })];
	});
}
