import type { OutlineItem } from "../model/index.ts";
import { type Destination, goTo } from "./annotations.ts";
import type { ObjectWriter } from "./file.ts";
import { dict, type Ref, textString, type Value } from "./print.ts";

type Entries = Readonly<Record<string, Value | undefined>>;

interface Mark {
	readonly ref: Ref;
	readonly entries: Entries;
	previous: Ref | undefined;
	next: Ref | undefined;
}

/**
 * The outline of a document in the making (ISO 32000-1 12.3.3). What stands below a bookmark of the first level is written with its part, and closed,
 * so that a reader of thousands of articles sees their titles first. Of the first level, two bookmarks are held back.
 */
export interface Bookmarks {
	/** Those of a part; what stands before its first bookmark of the first level is of the first level too. */
	add(items: readonly OutlineItem[], target: (item: OutlineItem) => Destination): void;
	readonly first: Mark | undefined;
	readonly last: Mark | undefined;
	/** Of the first level. */
	readonly count: number;
}

export function bookmarks(file: ObjectWriter, root: Ref): Bookmarks {
	let first: Mark | undefined;
	let last: Mark | undefined;
	let count = 0;
	return {
		get first() {
			return first;
		},
		get last() {
			return last;
		},
		get count() {
			return count;
		},
		add: (items, target) => {
			for (let from = 0; from < items.length; ) {
				let to = from + 1;
				while (to < items.length && (items[to] as OutlineItem).level > 1) to++;
				const ref = file.reserve();
				const below = putBelow(file, items.slice(from + 1, to), ref, target);
				const head = items[from] as OutlineItem;
				const entries = { Title: textString(head.title), Parent: root, ...below, ...goTo(target(head)) };
				const mark: Mark = { ref, entries, previous: last?.ref, next: undefined };
				if (last) last.next = ref;
				if (last && last !== first) putMark(file, last);
				first ??= mark;
				last = mark;
				count++;
				from = to;
			}
		},
	};
}

/** Writes what two lists held back, the second behind the first, and their root. False where both are empty. */
export function joinBookmarks(file: ObjectWriter, root: Ref, front: Bookmarks, body: Bookmarks): boolean {
	const count = front.count + body.count;
	if (count === 0) return false;
	if (front.last && body.first) {
		front.last.next = body.first.ref;
		body.first.previous = front.last.ref;
	}
	for (const mark of new Set([front.first, front.last, body.first, body.last])) if (mark) putMark(file, mark);
	const [first, last] = [front.first ?? body.first, body.last ?? front.last];
	file.put(root, dict({ Type: "/Outlines", First: first?.ref, Last: last?.ref, Count: count }));
	return true;
}

function putMark(file: ObjectWriter, { ref, entries, previous, next }: Mark): void {
	file.put(ref, dict({ ...entries, Prev: previous, Next: next }));
}

/** Writes the bookmarks below another and gives that one's entries; a negative count stands for closed. */
function putBelow(
	file: ObjectWriter,
	items: readonly OutlineItem[],
	parent: Ref,
	target: (item: OutlineItem) => Destination,
): Entries {
	if (items.length === 0) return {};
	const heads: number[] = [];
	let level = Number.POSITIVE_INFINITY;
	// A bookmark that is no deeper than the one that opened the list stands beside it.
	for (const [i, item] of items.entries()) {
		if (item.level > level) continue;
		level = item.level;
		heads.push(i);
	}
	const refs = heads.map(() => file.reserve());
	for (const [n, from] of heads.entries()) {
		const ref = refs[n] as Ref;
		const head = items[from] as OutlineItem;
		const below = putBelow(file, items.slice(from + 1, heads[n + 1] ?? items.length), ref, target);
		const entries = { Title: textString(head.title), Parent: parent, ...below, ...goTo(target(head)) };
		putMark(file, { ref, entries, previous: refs[n - 1], next: refs[n + 1] });
	}
	return { First: refs[0], Last: refs.at(-1), Count: -heads.length };
}
