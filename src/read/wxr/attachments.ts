import type { Fields } from "./parse.ts";

/** A file of the media library, as far as posts need it. */
export interface Attachment {
	readonly id: string;
	readonly parent: string;
	readonly url: string;
	readonly title: string;
	/** What the picture shows, for those who do not see it. */
	readonly alt: string;
	readonly caption: string;
}

export function attachmentOf({ values, meta }: Fields): Attachment | undefined {
	if (values.get("wp:post_type")?.trim() !== "attachment") return undefined;
	const text = (name: string) => values.get(name)?.trim() ?? "";
	const url = text("wp:attachment_url") || text("guid");
	if (url === "") return undefined;
	return {
		id: text("wp:post_id"),
		parent: text("wp:post_parent"),
		url,
		title: text("title"),
		alt: meta.get("_wp_attachment_image_alt")?.trim() ?? "",
		caption: text("excerpt:encoded"),
	};
}

/** An attachment as an item that `attachmentOf` reads again. */
export function attachmentItem({ id, parent, url, title, alt, caption }: Attachment): string {
	return [
		"<item>",
		`<title>${escaped(title)}</title>`,
		`<excerpt:encoded>${escaped(caption)}</excerpt:encoded>`,
		`<wp:post_id>${escaped(id)}</wp:post_id>`,
		`<wp:post_parent>${escaped(parent)}</wp:post_parent>`,
		"<wp:post_type>attachment</wp:post_type>",
		`<wp:attachment_url>${escaped(url)}</wp:attachment_url>`,
		`<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>${escaped(alt)}</wp:meta_value></wp:postmeta>`,
		"</item>",
	].join("");
}

export function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Numbers by which a post's text refers to files of the library: classes of pictures, blocks, galleries, the picture at its head. */
export function attachmentIds(item: string): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const [, id] of item.matchAll(/\b(?:wp-image-|attachment_|"id":)(\d+)/gu)) ids.add(id as string);
	for (const [, list] of item.matchAll(/\bids=["'”″]?([\d,\s]+)/gu))
		for (const id of (list as string).split(/[,\s]+/u)) if (id !== "") ids.add(id);
	const head = /_thumbnail_id\s*(?:\]\]>)?\s*<\/wp:meta_key>\s*<wp:meta_value>\s*(?:<!\[CDATA\[)?\s*(\d+)/u.exec(item);
	if (head) ids.add(head[1] as string);
	return ids;
}

/** The name of a picture of the library without its size: `x.jpg` of `x-300x200.jpg` and of `x-scaled.jpg`. */
export function originalOf(path: string): string {
	return path.replace(/-(?:\d{1,5}x\d{1,5}|scaled|rotated)(?=\.[a-z\d]{2,5}$)/iu, "");
}

/** Where a file of the library may stand beside the export, likeliest first; none for an address that is not the library's. */
export function besideOf(href: string): readonly string[] {
	const path = href.replace(/[?#].*$/su, "");
	const match = /(?:^|\/)(?:wp-content\/)?(?:uploads|files)\/(.+)$/u.exec(path);
	const below = match?.[1];
	if (below === undefined || below.split("/").includes("..")) return [];
	const names = [...new Set([below, originalOf(below)])];
	return names.flatMap((name) => [`uploads/${name}`, `wp-content/uploads/${name}`]);
}
