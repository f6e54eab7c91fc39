import type { Article, Block, Figure, Paragraph, Span } from "../../model/article.ts";
import { figuresOf, spansText } from "../../model/article.ts";
import type { Claim } from "../../model/claim.ts";
import {
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	type Place,
	success,
} from "../../model/diagnostic.ts";
import { bytesOf, type Source } from "../../model/source.ts";
import { canonical } from "../../text/canonical.ts";
import { findDateline } from "../dateline.ts";
import { readHtmlFragment } from "../html/fragment.ts";
import { detectLanguage } from "../language.ts";
import { memberPlace, memberText } from "../member.ts";
import { type Attachment, attachmentOf, originalOf } from "./attachments.ts";
import { htmlOf, isPicture } from "./content.ts";
import { zonedTime } from "./date.ts";
import { type Export, type Fields, parseExport, withoutIllegal } from "./parse.ts";

/** Accounts that write for a site, and nobody's name. */
const NOBODY =
	/^(?:admin(?:istrator)?\d*|user\d*|root|webmaster|editor|test|wordpress|quan ?tri|quản trị(?: viên)?|bbt)$/iu;
const NO_SUBJECT = /^(?:uncategori[sz]ed|chưa (?:được )?phân loại|chưa phân loại)$/iu;

/** Reads a member of an export of WordPress: one post with the site's name, its author and the files that it shows. */
export async function readWxrItem(source: Source): Promise<Outcome<Article>> {
	const place = memberPlace(source);
	const decoded = memberText(source, await bytesOf(source));
	if (!decoded.value) return failure(...decoded.diagnostics);
	const { text, count } = withoutIllegal(decoded.value.text);
	const found: Diagnostic[] = [...decoded.diagnostics];
	if (count > 0) found.push(diagnostic("wxr/control-characters", { params: { count }, place }));
	const { value, fault } = parseExport(text);
	const post = value?.items.find((item) => attachmentOf(item) === undefined);
	if (!value || !post)
		return failure(...found, diagnostic("wxr/ill-formed", { params: { message: fault?.message ?? "no item" }, place }));
	const { blocks, pictures, diagnostics } = blocksOf(post, value, place);
	found.push(...diagnostics);
	if (blocks.length === 0 || !hasText(blocks)) found.push(diagnostic("read/empty", { place }));
	if (hasErrors(found)) return failure(...found);
	const described = claimsOf(post, value, place);
	const body = blocks.filter((block) => block.kind !== "heading");
	const opening = body.find((block): block is Paragraph => block.kind === "paragraph" && block.role !== "lead");
	const dateline = opening && findDateline(spansText(opening.content));
	const detected = detectLanguage(blocks.map(textOf).join("\n"));
	const stated = value.channel.values.get("language")?.trim() ?? "";
	const isTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(stated);
	// A theme's language is more often than not that of whoever made it.
	const language = detected === "und" && isTag ? stated : detected;
	const rule = detected === "und" ? "wxr:language" : "language-by-letters";
	const claim: readonly Claim[] =
		language === "und" ? [] : [{ element: "language", value: language, origin: "inferred", rule, scheme: "RFC4646" }];
	return success(
		{
			language,
			...(dateline && { dateline: { text: dateline.text, ...(opening?.place && { place: opening.place }) } }),
			...(decoded.value.encoding !== "utf-8" && { encoding: decoded.value.encoding }),
			blocks,
			claims: [...described.claims, ...claim],
			...(pictures.size > 0 && { pictures }),
		},
		[...found, ...described.found],
	);
}

function textOf(block: Block): string {
	return block.kind === "paragraph" || block.kind === "heading" ? spansText(block.content) : "";
}

function hasText(blocks: readonly Block[]): boolean {
	return blocks.some((block) =>
		block.kind === "paragraph" ? canonical(textOf(block)) !== "" : block.kind !== "heading",
	);
}

interface Content {
	readonly blocks: readonly Block[];
	readonly pictures: ReadonlyMap<string, Uint8Array>;
	readonly diagnostics: readonly Diagnostic[];
}

/** Title, lead, the picture at the head, and the text. */
function blocksOf(post: Fields, { channel, items }: Export, place: Place): Content {
	const library = items.flatMap((item) => attachmentOf(item) ?? []);
	const made = htmlOf(post.values.get("content:encoded") ?? "", library, { ...place, path: "content:encoded" });
	const base = post.values.get("link")?.trim() || channel.values.get("link")?.trim();
	const options = base ? { base } : {};
	const read = readHtmlFragment(made.html, place.file, { ...place, path: "content:encoded" }, options);
	const diagnostics = [...made.found, ...read.diagnostics];
	if (!read.value) return { blocks: [], pictures: new Map(), diagnostics };
	const body = described(read.value.blocks, library);
	const title = inline(post.values.get("title") ?? "", { ...place, path: "title" });
	const lead = inline(post.values.get("excerpt:encoded") ?? "", { ...place, path: "excerpt:encoded" });
	const { blocks, repeated } = withLead(body, lead);
	const thumbnail = library.find(({ id }) => id !== "" && id === post.meta.get("_thumbnail_id")?.trim());
	if (!thumbnail && post.meta.get("_thumbnail_id")?.trim())
		diagnostics.push(diagnostic("wxr/attachment-missing", { params: { count: 1 }, place }));
	const head =
		thumbnail && !figuresOf(body).some(({ href }) => sameFile(href, thumbnail.url))
			? headPicture(thumbnail, place)
			: [];
	const heading: readonly Block[] =
		title.length > 0 ? [{ kind: "heading", level: 1, content: title, place: { ...place, path: "title" } }] : [];
	const leading: readonly Block[] =
		lead.length > 0 && !repeated
			? [{ kind: "paragraph", role: "lead", content: lead, place: { ...place, path: "excerpt:encoded" } }]
			: [];
	return { blocks: [...heading, ...leading, ...head, ...blocks], pictures: read.value.pictures, diagnostics };
}

/** A title or an excerpt as one line: its tags and references are those of HTML. */
function inline(html: string, place: Place): readonly Span[] {
	if (html.trim() === "") return [];
	const read = readHtmlFragment(html, place.file, place);
	return (read.value?.blocks ?? []).flatMap((block, i): readonly Span[] => {
		if (block.kind !== "paragraph" && block.kind !== "heading") return [];
		return i === 0 ? block.content : [{ text: " ", place, exact: false }, ...block.content];
	});
}

/** Where the text begins with its excerpt, that paragraph is the lead. */
function withLead(
	blocks: readonly Block[],
	lead: readonly Span[],
): { readonly blocks: readonly Block[]; readonly repeated: boolean } {
	const at = blocks.findIndex((block) => block.kind === "paragraph");
	const first = blocks[at];
	if (first?.kind !== "paragraph" || lead.length === 0) return { blocks, repeated: false };
	if (canonical(spansText(first.content)) !== canonical(spansText(lead))) return { blocks, repeated: false };
	return { blocks: blocks.with(at, { ...first, role: "lead" }), repeated: true };
}

function headPicture({ url, alt, caption }: Attachment, place: Place): readonly Figure[] {
	if (!isPicture(url)) return [];
	const words = inline(caption, { ...place, path: "excerpt:encoded" });
	return [
		{ kind: "figure", href: url, ...(alt !== "" && { alt }), ...(words.length > 0 && { caption: words }), place },
	];
}

/** Figures with what the media library says of their pictures, where the text does not. */
function described(blocks: readonly Block[], library: readonly Attachment[]): readonly Block[] {
	if (library.length === 0) return blocks;
	return blocks.map((block): Block => {
		if (block.kind !== "figure" || block.alt) return block;
		const alt = library.find(({ url }) => sameFile(block.href, url))?.alt;
		return alt ? { ...block, alt } : block;
	});
}

function sameFile(a: string, b: string): boolean {
	const name = (url: string) => originalOf(url.replace(/[?#].*$/su, "")).replace(/^[a-z]+:\/\/[^/]*/iu, "");
	return name(a) === name(b);
}

interface Described {
	readonly claims: readonly Claim[];
	readonly found: readonly Diagnostic[];
}

function claimsOf(post: Fields, { channel, authors }: Export, place: Place): Described {
	const claims: Claim[] = [];
	const found: Diagnostic[] = [];
	const value = (name: string) => post.values.get(name)?.trim() ?? "";
	const take = (element: string, text: string, name: string, rule = `wxr:${name}`) => {
		if (text === "") return;
		claims.push({ element, value: text, origin: "extracted", place: { ...place, path: name }, rule });
	};
	const line = (html: string) => canonical(spansText(inline(html, place)));
	take("title", line(value("title")), "title");
	const login = value("dc:creator");
	const name = authors.get(login) || login;
	if (NOBODY.test(name)) found.push(diagnostic("wxr/creator-not-taken", { params: { value: name }, place }));
	else take("creator", name, "dc:creator");
	take("isPartOf", channel.values.get("title")?.trim() ?? "", "channel/title", "wxr:site-title");
	for (const { name: subject } of post.categories)
		if (!NO_SUBJECT.test(subject)) take("subject", line(subject), "category");
	const published = zonedTime(value("wp:post_date"), value("wp:post_date_gmt"));
	const modified = zonedTime(value("wp:post_modified"), value("wp:post_modified_gmt"));
	const status = value("wp:status") || "publish";
	if (published) take(status === "publish" ? "issued" : "date", published, "wp:post_date");
	if (modified && modified !== published) take("modified", modified, "wp:post_modified");
	take("identifier", value("link"), "link");
	if (value("guid") !== value("link")) take("identifier", value("guid"), "guid");
	if (status !== "publish") found.push(diagnostic("wxr/not-published", { params: { status }, place }));
	return { claims, found };
}
