import { Readability } from "@mozilla/readability";
import { clutterKind } from "./clutter.ts";
import { domOf } from "./dom.ts";
import { type Element, isHtml, type Node } from "./parse.ts";
import { attribute, BLOCKS, isElement, isSilent, isText } from "./tree.ts";

/** Elements of a page that are looked at; above, the time is out of proportion. */
const MOST = 15_000;
/** The attribute by which elements are known again. */
const KEY = "data-n";
/** A block with more of its text in links is a list of other pages. */
const MOSTLY = 0.9;
const KEPT = ["class", "id", "href", "src", "alt"] as const;

/**
 * The element that holds the article, as Readability finds it: the smallest one around all text that it keeps. It works on a copy of the
 * page without scripts, advertisements and the like.
 */
export function readableRoot(body: Element): Element | undefined {
	const known: Element[] = [];
	const html = copyOf(body, known);
	if (known.length > MOST) return undefined;
	const found = new Readability<{ querySelectorAll(selector: string): Iterable<Keyed> }>(domOf(html), {
		disableJSONLD: true,
		keepClasses: true,
		serializer: (node) => node as unknown as { querySelectorAll(selector: string): Iterable<Keyed> },
	}).parse();
	if (!found?.content) return undefined;
	const kept: Element[] = [];
	for (const each of found.content.querySelectorAll(`[${KEY}]`)) {
		const element = known[Number(each.getAttribute(KEY))];
		if (element?.childNodes.some((child) => isText(child) && child.value.trim() !== "")) kept.push(element);
	}
	return around(kept, body);
}

interface Keyed {
	getAttribute(name: string): string | null;
}

function copyOf(body: Element, known: Element[]): string {
	const parts: string[] = ["<!doctype html><html><head><title>-</title></head>"];
	const sizes = new Map<Element, number>();
	linkedText(body, false, sizes);
	const copy = (node: Node) => {
		if (known.length > MOST) return;
		if (isText(node)) parts.push(escaped(node.value));
		if (!isElement(node) || isSilent(node) || !isHtml(node)) return;
		if (node !== body && ((sizes.get(node) ?? 0) > MOSTLY || clutterKind(node) !== undefined)) return;
		const { tagName } = node;
		if (!/^[a-z][a-z0-9]*$/.test(tagName)) {
			for (const child of node.childNodes) copy(child);
			return;
		}
		parts.push(`<${tagName} ${KEY}="${known.length}"`);
		known.push(node);
		for (const name of KEPT) {
			const value = attribute(node, name);
			if (value !== undefined && value.length < 500) parts.push(` ${name}="${escaped(value)}"`);
		}
		parts.push(">");
		if (/^(?:br|img|hr|wbr|area|col|embed|input|source|track)$/.test(tagName)) return;
		for (const child of node.childNodes) copy(child);
		parts.push(`</${tagName}>`);
	};
	copy(body);
	return `${parts.join("")}</html>`;
}

/** Notes for each block how much of its text stands in links, 0 to 1; gives the sizes of its text and of that. */
function linkedText(
	element: Element,
	inLink: boolean,
	shares: Map<Element, number>,
): readonly [all: number, linked: number] {
	let all = 0;
	let linked = 0;
	for (const child of element.childNodes) {
		if (isText(child)) {
			const size = child.value.trim().length;
			all += size;
			if (inLink) linked += size;
		} else if (isElement(child) && !isSilent(child)) {
			const [more, moreLinked] = linkedText(child, inLink || child.tagName === "a", shares);
			all += more;
			linked += moreLinked;
		}
	}
	if (all > 0 && BLOCKS.has(element.tagName)) shares.set(element, linked / all);
	return [all, linked];
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The innermost element that has all of some elements in it. */
function around(elements: readonly Element[], body: Element): Element | undefined {
	let path: readonly Element[] | undefined;
	for (const element of elements) {
		const own: Element[] = [];
		for (let at: Element["parentNode"] = element; isElement(at); at = at.parentNode) {
			own.unshift(at);
			if (at === body) break;
		}
		path = path === undefined ? own.slice(0, -1) : path.filter((each, i) => own[i] === each);
	}
	return path?.at(-1);
}
