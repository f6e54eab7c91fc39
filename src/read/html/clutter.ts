import type { Kind } from "./kinds.ts";
import type { Element } from "./parse.ts";
import { attribute, isElement, lineOf, names, textOf } from "./tree.ts";

/** Elements that are no text of an article wherever they stand. */
const TAGS: Readonly<Record<string, Kind>> = {
	nav: "navigation",
	footer: "navigation",
	form: "form",
	button: "form",
	input: "form",
	select: "form",
	option: "form",
	textarea: "form",
	noscript: "hidden",
	dialog: "hidden",
	iframe: "media",
	video: "media",
	audio: "media",
	object: "media",
	embed: "media",
	canvas: "media",
	svg: "media",
	frameset: "media",
	noframes: "hidden",
	ins: "advertising",
};

/**
 * Words in the names of classes and ids by which the publishing systems of Vietnamese newspapers mark what stands beside or between the
 * paragraphs of an article. Each stands at the start of a name or behind `-`, `_` or a blank.
 */
const NAMES: readonly (readonly [kind: Kind, words: string])[] = [
	[
		"navigation",
		"breadcrumbs?|bread-crumbs?|nav|navbar|navigation|menu|mainmenu|topmenu|pagination|paging|pager|pathway|site-header|site-footer|footer|toc|muc-luc|skip-link",
	],
	["comments", "comments?|comment-list|binh-?luan|y-kien|ykien|box-comment|disqus|fb-comments|phan-hoi|respond"],
	[
		"sharing",
		"share|sharing|sharebar|social|socials|social-[a-z]+|addthis[a-z_-]*|sharethis|fb-like|fb-root|zalo-[a-z-]+|like-share|chia-se|btn-[a-z]*share|toolbar|tool-bar|print-mail|box-share|follow",
	],
	[
		"related",
		"related|relate|relatednews|related-[a-z-]+|relationnews|relation-news|lien-?quan|tin-?lien-?quan|bai-lien-quan|read-?more|readmore|xem-?them|doc-?them|doc-?tiep|tin-khac|tin-cung-chuyen-muc|cung-chuyen-muc|same-category|other-?news|more-?news|news-other|tin-doc-nhieu|doc-nhieu|most-read|mostread|hot-news|tin-moi|tin-noi-bat|recommend(?:ed|ation)?s?|suggest(?:ed|ion)?s?|next-prev|prev-next|post-navigation|jp-relatedposts|box-?tinlienquan|inner-article|item-relate|insert-wiki-content|link-content-footer|width_common-related|topic-related",
	],
	[
		"advertising",
		"ads?|adv|advert|adverts|advertis(?:ing|ement)s?|ads-[a-z0-9-]+|adsbygoogle|banner|banners|quang-?cao|qc|sponsor(?:ed)?|admicro[a-z0-9-]*|zone-ads|taboola|dfp|gpt-ad|newsletter|subscribe|dang-ky-nhan-tin|box-qc|popup|app-download",
	],
	[
		"keywords",
		"tags?|tag-list|tags-list|box-tags?|article-tags?|detail-tags?|post-tags?|keywords?|tu-khoa|tagcloud|block-tags?|list-tags?",
	],
	[
		"details",
		"meta|post-meta|entry-meta|article-meta|article-info|articleinfo|article-details-info|author-avatar|views?|luot-xem|view-count|rating|ratings|vote|font-?size|text-size|audio-player|nghe-bai|player-audio|article-audio|embed-audio|reading-time|date-?time|datetime|pubdate|publish-date|post-date|detail-time|time-public|ngay-dang|createdate|create-date|modifydate|created-date|bookmark|save-article|google-news|gg-news|print-only|no-print|hits|icons?",
	],
];

const PATTERNS = NAMES.map(([kind, words]) => [kind, new RegExp(`[ _-](?:${words})(?=[ _-])`)] as const);
const ANY = new RegExp(PATTERNS.map(([, pattern]) => pattern.source).join("|"));

/** Names that hold one of those words and are the article all the same. */
const CONTENT =
	/ (?:has-[a-z-]+|[a-z]*-?no-?(?:ads?|share|comment)s?|article-?body|articlebody|entry-content|post-content|content-detail|detail-content|singular-content|the-article-body|fck_detail|main-?content|page|wrapper|container|article|post|main|with-[a-z-]+|articlemeta-body) /;
/** Nothing so long is a button or a list of links: a name that happens to hold one of those words. */
const LONG = 1500;
/** Characters, and nodes, that are looked at. */
const SAMPLE = 20_000;

const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** What kind of thing other than an article's text an element is; undefined where it may be text. */
export function clutterKind(element: Element): Kind | undefined {
	const own = TAGS[element.tagName];
	if (own !== undefined && !(own === "advertising" && !/\bads/.test(names(element)))) return own;
	if (attribute(element, "hidden") !== undefined || HIDDEN.test(attribute(element, "style") ?? "")) return "hidden";
	return namedKind(element) ?? spokenKind(element);
}

/** What the names of an element say that it is, and its text does not gainsay. */
export function namedKind(element: Element): Kind | undefined {
	const type = attribute(element, "type");
	if (type !== undefined && /^(?:Related|Link|insertlink)/i.test(type) && element.tagName === "div") return "related";
	const all = names(element);
	if (all === "") return undefined;
	if (all.includes(" navigation ") || all.includes(" breadcrumb ")) return "navigation";
	if (!ANY.test(all) || CONTENT.test(all)) return undefined;
	const kind = PATTERNS.find(([, pattern]) => pattern.test(all))?.[0];
	return kind !== undefined && isProse(element) ? undefined : kind;
}

/** Much text, and most of it outside links. */
function isProse(element: Element): boolean {
	const text = textOf([element], SAMPLE);
	return text.length > LONG && linkShare(element, text) < 0.3;
}

const SPOKEN =
	/^(?:[>»▶►•*\s-]*)(?:đọc tiếp|đọc thêm|xem thêm|xem tiếp|xem chi tiết|tin liên quan|bài liên quan|tin bài liên quan|có thể bạn quan tâm|mời bạn đọc|tin khác|các tin khác|tin cùng chuyên mục|quay lại|trở về đầu trang|về trang chủ)(?![\p{L}\p{M}])/iu;
const ARROWS = /^\s*(?:>>+|»|▶|►)/u;
const COLUMNS = new Set(["td", "font", "div", "p", "center"]);
const LISTS = new Set([
	"td",
	"font",
	"center",
	"ul",
	"ol",
	"p",
	"div",
	"table",
	"section",
	"aside",
	"h2",
	"h3",
	"h4",
	"h5",
	"strong",
	"b",
	"span",
]);

/** `>> Title of another article`, `Đọc tiếp: …` and lists of nothing but links. */
function spokenKind(element: Element): Kind | undefined {
	const { tagName } = element;
	if (!LISTS.has(tagName)) return undefined;
	const line = shortText(element);
	if (line === undefined || line === "") return undefined;
	const links = countLinks(element);
	if (SPOKEN.test(line) && (links > 0 || line.length < 40))
		return linkShare(element, line) > 0.3 || line.length < 40 ? "related" : undefined;
	if (links === 0) return undefined;
	if (ARROWS.test(line) && linkShare(element, line) > 0.7) return "related";
	if (COLUMNS.has(tagName) && links > 2 && linkShare(element, line) > 0.9) return "navigation";
	if ((tagName === "ul" || tagName === "ol") && links > 1 && linkShare(element, line) > 0.9) return "related";
	return undefined;
}

/** Text of an element on one line, where it is short enough to be a list of links. */
function shortText(element: Element): string | undefined {
	const line = lineOf([element], 2 * LONG);
	return line.length > LONG ? undefined : line;
}

function countLinks(element: Element): number {
	let count = 0;
	for (const link of linksIn(element)) if (lineOf([link], LONG) !== "") count++;
	return count;
}

/** How much of an element's text stands in links, 0 to 1. */
export function linkShare(element: Element, text: string): number {
	const all = text.replace(/\s+/g, "").length;
	if (all === 0) return 0;
	let inside = 0;
	for (const link of linksIn(element)) inside += textOf([link], SAMPLE).replace(/\s+/g, "").length;
	return inside / all;
}

function* linksIn(element: Element): Generator<Element> {
	const stack: Element[] = [element];
	for (let next = stack.pop(); next; next = stack.pop()) {
		if (next.tagName === "a" && attribute(next, "href") !== undefined) yield next;
		else for (const child of next.childNodes) if (isElement(child)) stack.push(child);
	}
}
