import type { OutlineItem } from "../model/index.ts";
import { goTo } from "./annotations.ts";
import type { ObjectWriter } from "./file.ts";
import { dict, type Ref, textString } from "./print.ts";

interface Node {
	readonly item: OutlineItem;
	readonly ref: Ref;
	readonly parent: Node | undefined;
	readonly children: Node[];
}

/**
 * The document outline (ISO 32000-1 12.3.3), all open; undefined where there is nothing to list. Given the references of the structure
 * elements, bookmarks go to those of their headings (ISO 14289-2 8.8), with the page for readers that know nothing else.
 */
export function writeOutline(
	file: ObjectWriter,
	items: readonly OutlineItem[],
	pages: readonly Ref[],
	elements?: readonly Ref[],
): Ref | undefined {
	if (items.length === 0) return undefined;
	const root = file.reserve();
	const top: Node[] = [];
	const open: Node[] = [];
	for (const item of items) {
		while ((open.at(-1)?.item.level ?? 0) >= item.level) open.pop();
		const parent = open.at(-1);
		const node: Node = { item, ref: file.reserve(), parent, children: [] };
		(parent?.children ?? top).push(node);
		open.push(node);
	}
	const writeAll = (nodes: readonly Node[], parent: Ref): void => {
		nodes.forEach((node, i) => {
			const { item, ref, children } = node;
			const entries = {
				Title: textString(item.title),
				Parent: parent,
				Prev: nodes[i - 1]?.ref,
				Next: nodes[i + 1]?.ref,
				First: children[0]?.ref,
				Last: children.at(-1)?.ref,
				Count: children.length > 0 ? descendants(node) : undefined,
				...goTo({
					page: pages[item.page]!,
					y: item.y,
					element: item.element === undefined ? undefined : elements?.[item.element],
				}),
			} as const;
			file.put(ref, dict(entries));
			writeAll(children, ref);
		});
	};
	writeAll(top, root);
	file.put(root, dict({ Type: "/Outlines", First: top[0]!.ref, Last: top.at(-1)!.ref, Count: items.length }));
	return root;
}

function descendants(node: Node): number {
	return node.children.reduce((sum, child) => sum + 1 + descendants(child), 0);
}
