import type { Diagnostic } from "../../model/diagnostic.ts";
import { type Context, tally } from "./context.ts";
import { textIn } from "./words.ts";
import { elementsOf, type Node } from "./xml.ts";

/** Parts of the document that are no part of its story. */
const BESIDE: Readonly<Record<string, "docx/header-left-out" | "docx/comment-left-out">> = {
	header: "docx/header-left-out",
	footer: "docx/header-left-out",
	comments: "docx/comment-left-out",
};

/** Tells of headers, footers, comments and notes that nothing refers to, with their words, and of macros. */
export function leftOut(document: Node, context: Context, found: Diagnostic[]): void {
	const { pack, part, notes } = context;
	for (const { type, target, external } of part.relationships.values()) {
		if (external) continue;
		if (type === "vbaProject") tally(context, "docx/object-left-out", { file: pack.file }, { kind: "VBA" });
		const code = BESIDE[type];
		if (code === undefined) continue;
		const tree = pack.part(target, found);
		const place = { file: pack.file, path: target };
		const pieces = tree === undefined ? [] : type === "comments" ? elementsOf(tree) : [tree];
		for (const piece of pieces) tally(context, code, place, {}, textIn(piece));
	}
	const referred = new Set(references(document));
	for (const [key, { node }] of notes)
		if (!referred.has(key)) tally(context, "docx/hidden-left-out", undefined, {}, textIn(node));
}

function* references(node: Node): Iterable<string> {
	const kind = /^w:(footnote|endnote)Reference$/u.exec(node.name)?.[1];
	if (kind) yield `${kind} ${node.attributes["w:id"] ?? ""}`;
	for (const child of elementsOf(node)) yield* references(child);
}
