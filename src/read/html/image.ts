import type { Figure } from "../../model/article.ts";
import { type Context, count, placeOf } from "./context.ts";
import { absoluteHref } from "./look.ts";
import type { Element } from "./parse.ts";
import { attribute, elementsIn, isElement } from "./tree.ts";

/** Attributes in which pages keep the address of a picture that a script puts in later, and the one that a browser goes by. */
const SOURCES = [
	"data-src",
	"data-original",
	"data-lazy-src",
	"data-lazy",
	"data-url",
	"data-img",
	"original",
	"src",
] as const;
const SETS = ["srcset", "data-srcset", "data-lazy-srcset"] as const;
const DATA = /^data:(image\/[a-z0-9.+-]+)((?:;[a-z0-9-]+=[^;,]*)*)(;base64)?,/i;
/** Bytes below which a picture inside the page only keeps the place of the real one. */
const PLACEHOLDER = 1500;
/** Bytes of pictures inside a page, all together. */
const EMBEDDED = 256 << 20;
/** A picture not wider and higher than this is an icon or a counter. */
const ICON = 24;

/** The picture of an `img` or a `picture` element; none for counters and icons, and for what names no picture at all. */
export function figuresOf(element: Element, context: Context): readonly Figure[] {
	const img =
		element.tagName === "img" ? element : [...elementsIn(element.childNodes)].find((e) => e.tagName === "img");
	if (!img) return [];
	const alt = attribute(img, "alt")?.trim();
	if (isTiny(img)) {
		count(context, "read/html-icon-left-out", img, { href: (attribute(img, "src") ?? "-").slice(0, 80) });
		return [];
	}
	const href = hrefOf(img, element === img ? pictureAround(img) : element, context);
	if (href === undefined) {
		count(context, "read/html-image-without-source", img);
		return [];
	}
	return [{ kind: "figure", href, ...(alt && { alt }), place: placeOf(img, context) }];
}

function isTiny(img: Element): boolean {
	const sizes = ["width", "height"].map((name) => Number.parseFloat(attribute(img, name) ?? ""));
	return sizes.every((size) => size <= ICON);
}

function pictureAround(img: Element): Element | undefined {
	const { parentNode } = img;
	return isElement(parentNode) && parentNode.tagName === "picture" ? parentNode : undefined;
}

/** The best of the addresses that an image has: a file beside the page, a picture inside it, an address elsewhere. */
function hrefOf(img: Element, picture: Element | undefined, context: Context): string | undefined {
	const found: string[] = [];
	const add = (href: string | undefined) => {
		const clean = href?.trim();
		if (clean !== undefined && clean !== "" && !/^(?:about|blob|javascript):/i.test(clean)) found.push(clean);
	};
	for (const name of SOURCES) add(attribute(img, name));
	const sets = picture ? [img, ...picture.childNodes.filter(isElement).filter((e) => e.tagName === "source")] : [img];
	for (const each of sets) for (const name of SETS) add(largest(attribute(each, name)));
	const { has, base } = context;
	const own = has && found.flatMap((href) => [href, absoluteHref(href, base)]).find(has);
	if (own !== undefined) return own;
	const local = found.find((href) => !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(href));
	if (local !== undefined) return local;
	const remote = found.find((href) => !DATA.test(href));
	const data = found.find((href) => DATA.test(href));
	if (data !== undefined && (remote === undefined || data.length > PLACEHOLDER)) {
		const part = keepPart(data, img, context);
		if (part !== undefined) return part;
	}
	return remote === undefined ? undefined : absoluteHref(remote, context.base);
}

/** The widest of a `srcset`; addresses in it may hold commas. */
function largest(set: string | undefined): string | undefined {
	let best: { readonly href: string; readonly size: number } | undefined;
	for (const match of (set ?? "").slice(0, 100_000).matchAll(/\s*(\S+[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g)) {
		const size = Number.parseFloat(match[2] ?? "1");
		if (match[1] !== undefined && (!best || size > best.size)) best = { href: match[1], size };
	}
	return best?.href;
}

/** Takes a picture out of its address; it gets a name by which the article refers to it. */
function keepPart(href: string, img: Element, context: Context): string | undefined {
	const match = DATA.exec(href);
	if (!match) return undefined;
	const bytes = bytesOf(href.slice(match[0].length), match[3] !== undefined);
	const { pictures } = context;
	const size = [...pictures.values()].reduce((sum, part) => sum + part.byteLength, bytes?.byteLength ?? 0);
	if (!bytes || size > EMBEDDED) {
		count(context, "read/html-image-unreadable", img, { href: href.slice(0, 60) });
		return undefined;
	}
	const ending =
		/\/(?:x-)?([a-z0-9]+)/i
			.exec(match[1] as string)?.[1]
			?.toLowerCase()
			.replace("jpeg", "jpg") ?? "bin";
	for (const [name, known] of pictures) if (Buffer.compare(known, bytes) === 0) return name;
	const name = `embedded-${pictures.size + 1}.${ending}`;
	pictures.set(name, bytes);
	return name;
}

function bytesOf(text: string, base64: boolean): Uint8Array | undefined {
	try {
		const plain = /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text;
		const bytes = base64 ? new Uint8Array(Buffer.from(plain, "base64")) : new TextEncoder().encode(plain);
		return bytes.byteLength > 0 ? bytes : undefined;
	} catch {
		return undefined;
	}
}
