import type { Element, Node, TextNode } from "./parse.ts";

export function isElement(node: Node | Element["parentNode"]): node is Element {
	return node !== null && "tagName" in node;
}

export function isText(node: Node): node is TextNode {
	return node.nodeName === "#text";
}

export function attribute(element: Element, name: string): string | undefined {
	for (const each of element.attrs) if (each.name === name) return each.value;
	return undefined;
}

/** Class names, id and the roles that pages are marked up with, lower case, one blank between and around them. */
export function names(element: Element): string {
	const known = cache.get(element);
	if (known !== undefined) return known;
	let all = "";
	for (const { name, value } of element.attrs) {
		if (name === "class" || name === "id" || name === "role" || name === "itemprop") all += ` ${value}`;
	}
	const found = all === "" ? "" : `${all.toLowerCase().replace(/\s+/g, " ")} `;
	cache.set(element, found);
	return found;
}

const cache = new WeakMap<Element, string>();

/** Never shown, and no text of the page. */
const NO_TEXT = new Set(["script", "style", "template", "head", "title", "meta", "link", "base"]);

export function isSilent(element: Element): boolean {
	return NO_TEXT.has(element.tagName);
}

/** All elements below some nodes in reading order, on a stack of its own. */
export function* elementsIn(nodes: readonly Node[]): Generator<Element> {
	for (const node of nodesIn(nodes)) if (isElement(node)) yield node;
}

/** All nodes below and with some nodes in reading order. `enter` says whose children are looked at. */
export function* nodesIn(nodes: readonly Node[], enter: (element: Element) => boolean = () => true): Generator<Node> {
	const stack: Node[] = [];
	const put = (list: readonly Node[]) => {
		for (let i = list.length - 1; i >= 0; i--) stack.push(list[i] as Node);
	};
	put(nodes);
	for (let node = stack.pop(); node; node = stack.pop()) {
		yield node;
		if (isElement(node) && enter(node)) put(node.childNodes);
	}
}

/** The text of nodes as it stands in the page, without that of scripts and styles; about the first `most` characters of it. */
export function textOf(nodes: readonly Node[], most = Number.POSITIVE_INFINITY): string {
	let text = "";
	let seen = 0;
	for (const node of nodesIn(nodes, (element) => !isSilent(element))) {
		if (text.length > most || seen++ > most) break;
		if (isText(node)) text += node.value;
		else if (isElement(node) && (node.tagName === "br" || BLOCKS.has(node.tagName))) text += " ";
	}
	return text;
}

/** Text on one line, without blanks around it. */
export function lineOf(nodes: readonly Node[], most = Number.POSITIVE_INFINITY): string {
	return folded(textOf(nodes, most)).trim();
}

/** ASCII white space (Infra 4.6) as one blank; a no-break space is none. */
export function folded(text: string): string {
	return text.replace(/[ \t\n\r\f]+/g, " ");
}

/** Elements that begin a line of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(
	(
		"address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
		"header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul"
	).split(" "),
);
