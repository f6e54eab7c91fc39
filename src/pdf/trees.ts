import type { ObjectWriter } from "./file.ts";
import { type Numbers, numbers } from "./numbers.ts";
import { dict, type Ref, reference, type Value } from "./print.ts";

/** Kids of a node of any tree: readers of large documents go down in few steps, and no array meets a limit. */
const fanOut = 64;

/** The parent tree of a document in the making (ISO 32000-1 7.9.7, 14.7.4.4): leaves are written as they fill. */
export interface NumberTree {
	/** Keys in rising order. */
	add(key: number, value: Ref): void;
	finish(): Ref;
}

export function numberTree(file: ObjectWriter): NumberTree {
	const level = { refs: numbers(), firsts: numbers(), lasts: numbers() };
	let open: Value[] = [];
	let first = 0;
	let last = -1;
	const close = () => {
		if (open.length === 0) return;
		level.refs.push(file.add(dict({ Limits: [first, last], Nums: open })).objectNumber);
		level.firsts.push(first);
		level.lasts.push(last);
		open = [];
	};
	return {
		add: (key, value) => {
			if (key <= last) throw new Error(`key ${key} after ${last}`);
			if (open.length === 0) first = key;
			last = key;
			open.push(key, value);
			if (open.length === 2 * fanOut) close();
		},
		finish: () => {
			close();
			let nodes = level;
			while (nodes.refs.length > fanOut) {
				const upper = { refs: numbers(), firsts: numbers(), lasts: numbers() };
				for (const [from, to] of groups(nodes.refs.length)) {
					const limits = [nodes.firsts.at(from), nodes.lasts.at(to - 1)];
					upper.refs.push(file.add(dict({ Limits: limits, Kids: refsOf(nodes.refs, from, to) })).objectNumber);
					upper.firsts.push(nodes.firsts.at(from));
					upper.lasts.push(nodes.lasts.at(to - 1));
				}
				nodes = upper;
			}
			// A root has no limits (ISO 32000-1 table 37).
			return file.add(dict({ Kids: refsOf(nodes.refs, 0, nodes.refs.length) }));
		},
	};
}

/** The page tree of a document in the making (ISO 32000-1 7.7.3): a page knows the node above it before that is written. */
export interface PageTree {
	/** Number of a new page's parent. */
	add(page: Ref): Ref;
	/** References of the pages by their order. */
	page(index: number): Ref;
	readonly count: number;
	/** Closes the pages added so far under nodes of their own, and gives what the root needs of them. */
	close(): PageNodes;
}

export interface PageNodes {
	readonly refs: Numbers;
	readonly counts: Numbers;
	/** Writes the highest nodes with their parent. */
	put(parent: Ref): void;
}

export function pageTree(file: ObjectWriter): PageTree {
	const pages = numbers();
	const leaves = numbers();
	return {
		add: (page) => {
			if (pages.length % fanOut === 0) leaves.push(file.reserve().objectNumber);
			pages.push(page.objectNumber);
			return reference(leaves.at(leaves.length - 1));
		},
		page: (index) => reference(pages.at(index)),
		get count() {
			return pages.length;
		},
		close: () => {
			let below: Numbers = pages;
			let refs: Numbers = leaves;
			let belowCounts: Numbers | undefined;
			for (;;) {
				const counts = numbers();
				for (const [from, to] of groups(below.length)) {
					let count = 0;
					for (let i = from; i < to; i++) count += belowCounts?.at(i) ?? 1;
					counts.push(count);
				}
				const [nodes, own, kids] = [refs, counts, below];
				const putAll = (parentOf: (node: number) => Ref) => {
					for (const [node, [from, to]] of groups(kids.length).entries()) {
						const entries = { Type: "/Pages", Parent: parentOf(node), Kids: refsOf(kids, from, to) } as const;
						file.put(reference(nodes.at(node)), dict({ ...entries, Count: own.at(node) }));
					}
				};
				if (nodes.length <= fanOut) return { refs: nodes, counts: own, put: (parent) => putAll(() => parent) };
				const upper = numbers();
				for (const _ of groups(nodes.length)) upper.push(file.reserve().objectNumber);
				putAll((node) => reference(upper.at(Math.floor(node / fanOut))));
				below = nodes;
				belowCounts = own;
				refs = upper;
			}
		},
	};
}

/** Ranges of at most `fanOut`. */
function groups(length: number): readonly (readonly [number, number])[] {
	const found: [number, number][] = [];
	for (let from = 0; from < length; from += fanOut) found.push([from, Math.min(length, from + fanOut)]);
	return found;
}

export function refsOf(list: Numbers, from = 0, to = list.length): readonly Ref[] {
	const refs: Ref[] = [];
	for (let i = from; i < to; i++) refs.push(reference(list.at(i)));
	return refs;
}
