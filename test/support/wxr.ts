/** A post of an export; the time is that of the site, in zone +07:00. */
export interface WxrPost {
	readonly title: string;
	readonly content?: string;
	readonly excerpt?: string;
	readonly type?: string;
	readonly status?: string;
	readonly id?: number;
	readonly parent?: number;
	readonly creator?: string;
	/** `2023-03-20 08:02:03`. */
	readonly date?: string;
	readonly utc?: string;
	readonly url?: string;
	readonly meta?: Readonly<Record<string, string>>;
	readonly categories?: readonly string[];
	readonly tags?: readonly string[];
	/** Written behind the other elements as it stands. */
	readonly more?: string;
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export function wxrItem(post: WxrPost): string {
	const {
		id = 1,
		date = "2023-03-20 08:02:03",
		utc = "2023-03-20 01:02:03",
		categories = [],
		tags = [],
		meta = {},
	} = post;
	return [
		"\t<item>",
		`\t\t<title>${escaped(post.title)}</title>`,
		`\t\t<link>https://baobackan.example/bai-${id}/</link>`,
		"\t\t<pubDate>Mon, 20 Mar 2023 01:02:03 +0000</pubDate>",
		`\t\t<dc:creator>${cdata(post.creator ?? "vana")}</dc:creator>`,
		`\t\t<guid isPermaLink="false">https://baobackan.example/?p=${id}</guid>`,
		`\t\t<content:encoded>${cdata(post.content ?? "")}</content:encoded>`,
		`\t\t<excerpt:encoded>${cdata(post.excerpt ?? "")}</excerpt:encoded>`,
		`\t\t<wp:post_id>${id}</wp:post_id>`,
		`\t\t<wp:post_date>${cdata(date)}</wp:post_date>`,
		`\t\t<wp:post_date_gmt>${cdata(utc)}</wp:post_date_gmt>`,
		`\t\t<wp:post_parent>${post.parent ?? 0}</wp:post_parent>`,
		`\t\t<wp:status>${cdata(post.status ?? "publish")}</wp:status>`,
		`\t\t<wp:post_type>${cdata(post.type ?? "post")}</wp:post_type>`,
		...(post.url === undefined ? [] : [`\t\t<wp:attachment_url>${cdata(post.url)}</wp:attachment_url>`]),
		...categories.map((name) => `\t\t<category domain="category" nicename="x">${cdata(name)}</category>`),
		...tags.map((name) => `\t\t<category domain="post_tag" nicename="x">${cdata(name)}</category>`),
		...Object.entries(meta).map(
			([key, value]) =>
				`\t\t<wp:postmeta>\n\t\t<wp:meta_key>${cdata(key)}</wp:meta_key>\n\t\t<wp:meta_value>${cdata(value)}</wp:meta_value>\n\t\t</wp:postmeta>`,
		),
		...(post.more === undefined ? [] : [post.more]),
		"\t</item>",
	].join("\n");
}

/** The head of an export as WordPress 6 writes it, up to its first item. */
export const wxrHead = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.4" created="2023-04-01 00:00" --><!-- This is not an <item> -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>Báo Bắc Kạn &amp; bạn đọc</title>
	<link>https://baobackan.example</link>
	<language>en-US</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>https://baobackan.example</wp:base_site_url>
	<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[vana]]></wp:author_login><wp:author_email><![CDATA[vana@baobackan.example]]></wp:author_email><wp:author_display_name><![CDATA[Nguyễn Văn A]]></wp:author_display_name></wp:author>
	<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[admin]]></wp:author_login><wp:author_display_name><![CDATA[admin]]></wp:author_display_name></wp:author>
`;

export function wxrOf(posts: readonly WxrPost[]): string {
	return `${wxrHead}${posts.map(wxrItem).join("\n")}\n</channel>\n</rss>\n`;
}
