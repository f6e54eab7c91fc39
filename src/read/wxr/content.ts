import { type Diagnostic, diagnostic, type Place } from "../../model/diagnostic.ts";
import { type Attachment, escaped } from "./attachments.ts";

export interface Html {
	readonly html: string;
	readonly found: readonly Diagnostic[];
}

/** Elements that are no part of a paragraph, as WordPress counts them (wpautop). */
const BLOCKS =
	"table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|figcaption|details|menu|summary|script|iframe|video|audio";
/** A tag of a shortcode: a name, and attributes with values. */
const SHORTCODE =
	/\[(\/?)([a-z][\w-]*)((?:\s{1,20}[\w-]+\s{0,5}=\s{0,5}(?:"[^"]{0,5000}"|'[^']{0,5000}'|“[^”]{0,5000}”|[^\s\]"']+))*)\s{0,20}(\/?)\]/giu;
/** A comment that begins or ends a block of the editor; one that ends with a slash is a block without HTML of its own. */
const BLOCK = /<!--\s*(\/?)wp:([a-z][\w/-]*)((?:(?!-->)[\s\S])*)-->/giu;
const CAPTION = /\[caption\b([^[\]]{0,5000})\]([\s\S]*?)\[\/caption\]/giu;
const EMBED = /\[embed\b[^[\]]{0,500}\]\s{0,20}(\S{0,2000}?)\s{0,20}\[\/embed\]/giu;
const KEPT = ["pre", "script", "style", "textarea"];
const SILENT = new Set(["more", "nextpage", "spacer", "separator", "paragraph"]);

/** The HTML that a site makes of a post's content: blocks or paragraphs by blank lines, shortcodes carried out or reported. */
export function htmlOf(content: string, library: readonly Attachment[], place: Place): Html {
	const found: Diagnostic[] = [];
	const isBlocks = /<!--\s*wp:/u.test(content);
	const missing = new Map<string, number>();
	const unblocked = replaceUpTo(content, "-->", BLOCK, (_, close: string, name: string, rest: string) => {
		if (rest.endsWith("/") && close === "" && !SILENT.has(name)) missing.set(name, (missing.get(name) ?? 0) + 1);
		return "";
	});
	for (const [name, count] of missing) found.push(diagnostic("wxr/block-left-out", { params: { name, count }, place }));
	const parted = unblocked.replace(/<!--\s*(?:more|nextpage|noteaser)\b[^>]*-->/giu, "\n\n");
	const done = shortcodes(parted, library, place, found);
	return { html: isBlocks ? done : paragraphs(done), found };
}

function shortcodes(content: string, library: readonly Attachment[], place: Place, found: Diagnostic[]): string {
	const captioned = replaceUpTo(content, "[/caption]", CAPTION, (_, attributes: string, inner: string) => {
		const picture = /^\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?)([\s\S]*)$/iu.exec(inner);
		// Sites show the attribute instead of what stands inside; what somebody wrote there is kept behind it.
		const texts = [attribute(attributes, "caption"), picture ? picture[2]?.trim() : inner];
		const text = texts.filter((part) => part !== undefined && part !== "").join("<br>");
		return picture ? `\n\n<figure>${picture[1]}<figcaption>${text}</figcaption></figure>\n\n` : text;
	});
	const embedded = captioned.replace(EMBED, (_, url: string) => link(url));
	const names = new Set([...embedded.matchAll(/\[\/([a-z][\w-]*)\]/giu)].map((match) => match[1]?.toLowerCase()));
	const tallies = new Map<string, { count: number; readonly texts: string[] }>();
	const done = embedded.replace(SHORTCODE, (written, _: string, tag: string, attributes: string) => {
		const name = tag.toLowerCase();
		if (name === "gallery") return gallery(attributes, library, place, found);
		// Without attributes and without an end it is a word in brackets.
		if (attributes === "" && !names.has(name)) return written;
		const known = tallies.get(name) ?? { count: 0, texts: [] };
		tallies.set(name, known);
		known.count++;
		known.texts.push(written);
		return "";
	});
	for (const [tag, { count, texts }] of tallies)
		found.push(diagnostic("wxr/shortcode-left-out", { params: { tag, count, text: texts.join(" ") }, place }));
	return done;
}

/** Replaces what ends with `end`: behind the last one nothing can match, and is not searched again and again. */
function replaceUpTo(text: string, end: string, pattern: RegExp, made: (...match: string[]) => string): string {
	const last = text.toLowerCase().lastIndexOf(end);
	if (last < 0) return text;
	const to = last + end.length;
	return text.slice(0, to).replace(pattern, made) + text.slice(to);
}

function attribute(attributes: string, name: string): string | undefined {
	const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\\s"']+))`, "iu").exec(attributes);
	return match?.slice(1).find((value) => value !== undefined);
}

function link(url: string): string {
	return `\n\n<p><a href="${escaped(url).replaceAll('"', "&quot;")}">${escaped(url)}</a></p>\n\n`;
}

/** The pictures of a gallery: those that it names, else all that were uploaded with the post. */
function gallery(attributes: string, library: readonly Attachment[], place: Place, found: Diagnostic[]): string {
	const ids = (attribute(attributes, "ids") ?? attribute(attributes, "include"))?.split(/[,\s]+/u).filter(Boolean);
	const byId = new Map(library.map((own) => [own.id, own]));
	const shown = ids ? ids.flatMap((id) => byId.get(id) ?? []) : library.filter(({ url }) => isPicture(url));
	const count = (ids ?? ["all"]).length - shown.length;
	if (count > 0) found.push(diagnostic("wxr/attachment-missing", { params: { count }, place }));
	return `\n\n${shown.map(figure).join("\n")}\n\n`;
}

function figure({ url, alt, caption }: Attachment): string {
	const quoted = (text: string) => escaped(text).replaceAll('"', "&quot;");
	const below = caption === "" ? "" : `<figcaption>${caption}</figcaption>`;
	return `<figure><img src="${quoted(url)}" alt="${quoted(alt)}">${below}</figure>`;
}

export function isPicture(url: string): boolean {
	return /\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp|heic)(?:[?#]|$)/iu.test(url);
}

/** Paragraphs by blank lines and breaks by line ends, as WordPress shows what was written without blocks. */
export function paragraphs(content: string): string {
	const kept: string[] = [];
	// A mark that the text itself does not have.
	let mark = "kept";
	while (content.includes(mark)) mark += "-";
	const guarded = KEPT.reduce(
		(text, tag) =>
			replaceUpTo(text, `</${tag}>`, new RegExp(`<${tag}\\b[\\s\\S]*?</${tag}>`, "giu"), (whole) => {
				kept.push(whole);
				return `\n\n<pre ${mark}="${kept.length - 1}"></pre>\n\n`;
			}),
		content.replace(/\r\n?/gu, "\n"),
	);
	const apart = guarded
		.replace(new RegExp(`(<(?:${BLOCKS})\\b[^<>]*>)`, "giu"), "\n\n$1")
		.replace(new RegExp(`(</(?:${BLOCKS})>)`, "giu"), "$1\n\n");
	const block = new RegExp(`^\\s*</?(?:${BLOCKS})\\b`, "iu");
	const inside = /^\s*<(?:p|li|td|th|dd|dt|h[1-6]|figcaption|caption|summary|legend|address)\b/iu;
	const html = apart
		.split(/\n\s*\n/u)
		.filter((chunk) => chunk.trim() !== "")
		.map((chunk) => {
			const text = chunk.trim();
			if (!block.test(text)) return `<p>${broken(text)}</p>`;
			return inside.test(text) ? broken(text) : text;
		})
		.join("\n");
	const restored = (text: string): string =>
		text.replace(new RegExp(`<pre ${mark}="(\\d+)"></pre>`, "gu"), (_, n: string) => restored(kept[Number(n)] ?? ""));
	return restored(html);
}

function broken(text: string): string {
	const lines = text.split("\n").map((line) => line.trimEnd());
	return lines
		.map((line, i) => (i === lines.length - 1 || /<br ?\/?>$/iu.test(line) ? line : `${line}<br>`))
		.join("\n");
}
