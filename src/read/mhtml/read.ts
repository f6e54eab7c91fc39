import { type Article, figuresOf } from "../../model/article.ts";
import { diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import type { AskedEncoding } from "../../model/encoding.ts";
import { readHtml } from "../html/read.ts";
import { type MimePart, mimeParts, parameter } from "./mime.ts";

/** Bytes of a web archive: it is taken apart in memory. */
const LARGEST = 256 << 20;

/**
 * Reads a web archive (RFC 2557): its root part as a saved page, the pictures of the article from the other parts, by their locations or
 * content ids. Places are those of the page, whose name stands behind that of the archive.
 */
export function readMhtml(bytes: Uint8Array, name: string, asked?: AskedEncoding): Outcome<Article> {
	const place = { file: name };
	if (bytes.byteLength > LARGEST)
		return failure(diagnostic("read/html-too-long", { params: { limit: `${LARGEST >> 20} MB` }, place }));
	const { root, leaves } = mimeParts(bytes);
	const page = pageOf(root, leaves);
	if (!page) return failure(diagnostic("read/mhtml-no-page", { place }));
	const base = page.headers.get("content-location") ?? root.headers.get("snapshot-content-location");
	const inside = addressed(leaves.filter((part) => part !== page));
	const { value, diagnostics } = readHtml(page.bytes(), `${name}#page`, asked, {
		...(base !== undefined && /^https?:/i.test(base) && { base }),
		has: (href) => inside.has(href),
	});
	if (!value) return failure(...diagnostics);
	const pictures = new Map(value.pictures);
	const shown = new Set<MimePart>();
	for (const { href } of figuresOf(value.blocks)) {
		const part = inside.get(href);
		if (!part) continue;
		shown.add(part);
		if (!pictures.has(href)) pictures.set(href, part.bytes());
	}
	const others = leaves.filter((part) => part !== page && !shown.has(part));
	const [first] = others;
	const left =
		first && diagnostic("read/mhtml-part-left-out", { params: { count: others.length, href: nameOf(first) }, place });
	return success({ ...value, ...(pictures.size > 0 && { pictures }) }, [...diagnostics, ...(left ? [left] : [])]);
}

/** The part that `start` names, else the first page. */
function pageOf(root: MimePart, leaves: readonly MimePart[]): MimePart | undefined {
	const start = parameter(root, "content-type", "start");
	const pages = leaves.filter(({ mediaType }) => mediaType === "text/html" || mediaType === "application/xhtml+xml");
	return pages.find(({ headers }) => start !== undefined && headers.get("content-id") === start) ?? pages[0];
}

function addressed(parts: readonly MimePart[]): ReadonlyMap<string, MimePart> {
	const map = new Map<string, MimePart>();
	for (const part of parts) {
		const location = part.headers.get("content-location");
		const id = /^<(.+)>$/.exec(part.headers.get("content-id") ?? "")?.[1];
		if (location) map.set(location, part);
		if (id) map.set(`cid:${id}`, part);
	}
	return map;
}

function nameOf({ headers, mediaType }: MimePart): string {
	return (headers.get("content-location") ?? headers.get("content-id") ?? mediaType).slice(0, 120);
}
