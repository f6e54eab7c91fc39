import type { Mark } from "../../model/article.ts";
import type { Context } from "./context.ts";
import { count } from "./context.ts";
import type { Element } from "./parse.ts";
import { attribute } from "./tree.ts";

/** How running text looks where it stands. */
export interface Look {
	readonly marks: readonly Mark[];
	readonly href?: string;
	/** BCP 47; absent: the article's. */
	readonly language?: string;
}

export const plain: Look = { marks: [] };

const MARKS: Readonly<Record<string, Mark>> = {
	b: "bold",
	strong: "bold",
	i: "italic",
	em: "italic",
	cite: "italic",
	dfn: "italic",
	var: "italic",
	s: "strike",
	strike: "strike",
	del: "strike",
	code: "code",
	kbd: "code",
	samp: "code",
	tt: "code",
	sup: "superscript",
	sub: "subscript",
};
const BOLD = /font-weight\s*:\s*(?:bold|[6-9]00)/i;
const ITALIC = /font-style\s*:\s*italic/i;
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** The look inside an element. */
export function lookIn(element: Element, look: Look, context: Context): Look {
	let next = look;
	const mark = MARKS[element.tagName];
	if (mark) next = marked(next, mark);
	if (element.attrs.length === 0) return next;
	const style = attribute(element, "style");
	if (style !== undefined) {
		if (BOLD.test(style)) next = marked(next, "bold");
		if (ITALIC.test(style)) next = marked(next, "italic");
	}
	const language = attribute(element, "lang");
	if (language !== undefined && TAG.test(language) && !/^vi\b/i.test(language)) next = { ...next, language };
	if (element.tagName !== "a") return next;
	const href = hrefOf(element, context);
	return href === undefined ? next : { ...next, href };
}

function marked(look: Look, mark: Mark): Look {
	return look.marks.includes(mark) ? look : { ...look, marks: [...look.marks, mark] };
}

/** Where a link leads, as an absolute address where the page's own is known; undefined for anchors, buttons and scripts. */
function hrefOf(element: Element, context: Context): string | undefined {
	const given = attribute(element, "href")?.trim();
	if (given === undefined || given === "" || given.startsWith("#")) return undefined;
	if (/^(?:javascript|data|vbscript|blob|about):/i.test(given)) {
		count(context, "read/html-link-left-out", element, { href: given.slice(0, 80) });
		return undefined;
	}
	return absoluteHref(given, context.base);
}

/** A reference as an absolute address; as it stands where there is nothing to resolve it against. */
export function absoluteHref(href: string, base: string | undefined): string {
	if (/^[a-z][a-z0-9+.-]*:/i.test(href) || base === undefined) return href;
	return URL.canParse(href, base) ? new URL(href, base).href : href;
}
