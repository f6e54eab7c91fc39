import type { Block, List } from "../../model/article.ts";
import type { Marker } from "./numbering.ts";

export interface Item {
	readonly marker: Marker;
	readonly blocks: readonly Block[];
}

/** Lists of neighbouring items: a deeper item belongs to the one before it; another kind or a jump in the numbers begins another list. */
export function listsOf(items: readonly Item[]): readonly List[] {
	const lists: List[] = [];
	const level = Math.min(...items.map(({ marker }) => marker.level));
	for (let i = 0; i < items.length; ) {
		const { marker, blocks } = items[i] as Item;
		let to = i + 1;
		// Items that are deeper than all before them have no item to belong to: theirs is a list of its own.
		const isOrphan = marker.level > level;
		while (to < items.length && (items[to] as Item).marker.level > level) to++;
		if (isOrphan) {
			lists.push(...listsOf(items.slice(i, to)));
			i = to;
			continue;
		}
		const content = [...blocks, ...(to > i + 1 ? listsOf(items.slice(i + 1, to)) : [])];
		const last = lists.at(-1);
		if (last && follows(last, marker)) lists[lists.length - 1] = { ...last, items: [...last.items, content] };
		else lists.push(listWith(marker, content));
		i = to;
	}
	return lists;
}

function follows(list: List, marker: Marker): boolean {
	if (marker.kind === "bullet") return list.start === undefined;
	return marker.kind === "number" && list.start !== undefined && list.start + list.items.length === marker.number;
}

function listWith(marker: Marker, content: readonly Block[]): List {
	const [first] = content;
	return {
		kind: "list",
		...(marker.kind === "number" && { start: marker.number }),
		items: [content],
		...(first?.place && { place: first.place }),
	};
}
