import { clutterKind, linkShare } from "./clutter.ts";
import { type Element, isHtml, type Node } from "./parse.ts";
import { type Part, partsNamed } from "./selectors.ts";
import { attribute, isElement, isSilent, lineOf, names, textOf } from "./tree.ts";

/** An element that a table of names points at, and the name. */
export interface Found {
	readonly element: Element;
	/** `selector:` and the name, as the origin of a value. */
	readonly rule: string;
	readonly rank: number;
}

/** What a page is made of. */
export interface Parts {
	readonly head: readonly Element[];
	readonly scripts: readonly Element[];
	readonly comments: readonly string[];
	readonly headings: readonly Element[];
	readonly times: readonly Element[];
	readonly body: Element | undefined;
	readonly html: Element | undefined;
	readonly named: ReadonlyMap<Part, readonly Found[]>;
}

/** Characters that an article's body has at least; less is a teaser. */
const SHORTEST = 140;

/** Looks once at all elements of a page. What stands in navigation and lists of other articles is not looked at for parts. */
export function partsOf(nodes: readonly Node[]): Parts {
	const named = new Map<Part, Found[]>();
	const head: Element[] = [];
	const scripts: Element[] = [];
	const comments: string[] = [];
	const headings: Element[] = [];
	const times: Element[] = [];
	let body: Element | undefined;
	let html: Element | undefined;
	const visit = (node: Node, silent: boolean) => {
		if (node.nodeName === "#comment") {
			if (comments.length < 20 && "data" in node) comments.push(node.data);
			return;
		}
		if (!isElement(node) || !isHtml(node)) return;
		const { tagName } = node;
		if (tagName === "html") html = node;
		if (tagName === "body") body ??= node;
		if (tagName === "meta" || tagName === "link" || tagName === "title" || tagName === "base") head.push(node);
		if (tagName === "script") scripts.push(node);
		const quiet = silent || tagName === "nav" || tagName === "footer" || tagName === "aside";
		if (!quiet) {
			if (tagName === "h1") headings.push(node);
			if (tagName === "time") times.push(node);
			for (const name of names(node).split(" ")) {
				if (name === "") continue;
				for (const [part, rank] of partsNamed(name)) {
					const list = named.get(part) ?? [];
					if (list.length < 200) list.push({ element: node, rule: `selector:.${name}`, rank });
					named.set(part, list);
				}
			}
		}
		for (const child of node.childNodes) visit(child, quiet);
	};
	for (const node of nodes) visit(node, false);
	for (const list of named.values()) list.sort((a, b) => a.rank - b.rank);
	return { head, scripts, comments, headings, times, body, html, named };
}

/** The element with the article's text: by the surest name that has enough of it in its own words. */
export function namedBody(parts: Parts): Found | undefined {
	const all = parts.named.get("body") ?? [];
	const size = (element: Element) => {
		const text = textOf([element], 200_000);
		return text.length < SHORTEST || linkShare(element, text) > 0.5 ? 0 : text.trim().length;
	};
	let best: (Found & { readonly size: number }) | undefined;
	for (const found of all) {
		if (best && found.rank > best.rank) break;
		const own = size(found.element);
		if (own >= SHORTEST && (!best || own > best.size)) best = { ...found, size: own };
	}
	if (best) return best;
	const article = (parts.body ? childrenNamed(parts.body, "article") : []).map((element) => ({
		element,
		size: size(element),
	}));
	const [largest] = article.sort((a, b) => b.size - a.size);
	return largest && largest.size > SHORTEST
		? { element: largest.element, rule: "selector:article", rank: 99 }
		: undefined;
}

/** An element with the short text without links that stands around it, which searches for long text cut off. */
export function widened(root: Element, body: Element): Element {
	let at = root;
	while (at !== body) {
		const { parentNode } = at;
		if (!isElement(parentNode) || parentNode === body) break;
		const [own, around] = [textOf([at]), textOf([parentNode])];
		if (around.length - own.length > 500 || linkShare(parentNode, around) > linkShare(at, own)) break;
		at = parentNode;
	}
	return at;
}

function childrenNamed(root: Element, tagName: string): readonly Element[] {
	const found: Element[] = [];
	const stack: Element[] = [root];
	for (let at = stack.pop(); at; at = stack.pop())
		for (const child of at.childNodes) {
			if (!isElement(child)) continue;
			if (child.tagName === tagName) found.push(child);
			stack.push(child);
		}
	return found;
}

/** The headline: the `h1` that says the same as the metadata, else the first with text that is not a logo, else an element by name. */
export function headlineOf(
	parts: Parts,
	titles: readonly string[],
	site: (text: string) => boolean,
): Found | undefined {
	const all = parts.headings
		.map((element) => ({ element, text: lineOf([element]) }))
		.filter(({ text }) => text !== "" && !site(text));
	const same = all.find(({ text }) => titles.includes(text));
	const named = parts.named.get("title")?.find(({ element }) => element.tagName === "h1" && lineOf([element]) !== "");
	const heading = same?.element ?? named?.element ?? all[0]?.element;
	if (heading) return { element: heading, rule: "selector:h1", rank: 0 };
	const other = parts.named.get("title")?.find(({ element }) => {
		const length = lineOf([element]).length;
		return length > 8 && length < 300 && clutterKind(element) === undefined;
	});
	return other;
}

/** The sapo: by name, else the block that says what the page's description says. */
export function leadOf(parts: Parts, root: Element | undefined, descriptions: readonly string[]): Found | undefined {
	const fits = (element: Element) => {
		const { length } = lineOf([element], 3000);
		return length > 25 && length < 1500 && !contains(element, root) && clutterKind(element) === undefined;
	};
	for (const found of parts.named.get("lead") ?? [])
		if (fits(found.element) && (found.rank < 13 || /^(?:p|h2|h3|h4|div|strong)$/.test(found.element.tagName)))
			return found;
	const wanted = descriptions.map(comparable).filter((text) => text.length > 40);
	if (wanted.length === 0 || !parts.body) return undefined;
	const stack: Element[] = [parts.body];
	for (let at = stack.pop(); at; at = stack.pop()) {
		if (/^(?:p|h2|h3|h4|div|td|strong|b)$/.test(at.tagName) && fits(at)) {
			const text = comparable(lineOf([at]));
			if (
				wanted.some(
					(each) =>
						text === each || (text.startsWith(each.replace(/(?:\.\.\.|…)$/, "")) && text.length < each.length * 3),
				)
			)
				return { element: at, rule: "selector:description-text", rank: 99 };
		}
		for (let i = at.childNodes.length - 1; i >= 0; i--) {
			const child = at.childNodes[i] as Node;
			if (isElement(child) && !isSilent(child)) stack.push(child);
		}
	}
	return undefined;
}

/** Text in which blanks, dashes and datelines make no difference. */
export function comparable(text: string): string {
	return text
		.normalize("NFC")
		.replace(/\s+/gu, " ")
		.replace(/^\(?[\p{L} .]{2,20}\)?\s*[-–—]+\s*/u, "")
		.trim()
		.toLowerCase();
}

export function contains(outer: Element, inner: Element | undefined): boolean {
	for (let at: Element["parentNode"] | undefined = inner; at && isElement(at); at = at.parentNode)
		if (at === outer) return true;
	return false;
}

export function meta(
	parts: Parts,
	...wanted: readonly string[]
): readonly { readonly value: string; readonly name: string; readonly element: Element }[] {
	return wanted.flatMap((name) =>
		parts.head.flatMap((element) => {
			if (element.tagName !== "meta") return [];
			const key = attribute(element, "property") ?? attribute(element, "name") ?? attribute(element, "itemprop");
			const value = attribute(element, "content")?.trim();
			return key?.toLowerCase() === name && value ? [{ value, name, element }] : [];
		}),
	);
}
