import { joinBytes } from "../../model/bytes.ts";
import { type Diagnostic, diagnostic, failure, type Outcome } from "../../model/diagnostic.ts";
import type { Source } from "../../model/source.ts";
import type { Collection, SplitOptions } from "../collection.ts";
import { memberSource } from "../member.ts";
import { textPieces } from "../pieces.ts";
import { unpacked } from "../unpack.ts";
import { type Attachment, attachmentIds, attachmentItem, attachmentOf, besideOf, escaped } from "./attachments.ts";
import { type Export, type Fields, parseExport, withoutIllegal } from "./parse.ts";
import { type Stretch, stretchesOf } from "./scan.ts";

export const wxrItemType = "application/vnd.banluu.wxr-item+xml";

/**
 * Exports of WordPress (WXR 1.0 to 1.2). A member is an export of one post: the channel's name and authors, the post's own bytes as they
 * stand in the export, and the files of the media library that it shows.
 */
export const wxr: Collection = {
	format: "wxr",
	mediaTypes: ["application/rss+xml", "application/xml", "text/xml"],
	extensions: ["xml", "wxr"],
	split,
};

/** What an export is made of besides articles; nobody misses it, so it is not counted. */
const machinery =
	/^(?:attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|wp_.*|user_request)$/u;

async function* split(source: Source, options: SplitOptions): AsyncIterable<Outcome<Source>> {
	const file = source.name;
	const wanted = options.include ?? new Set<string>();
	const library = await libraryOf(source);
	const left = new Map<string, number>();
	let head: Head | undefined;
	let number = 0;
	for await (const { value, diagnostics } of stretchesOf(textPieces(unpacked(source), file), file)) {
		if (diagnostics.length > 0) yield { diagnostics };
		if (value === undefined) continue;
		if (value.kind === "header") {
			const made = headOf(value, file);
			if (made.value === undefined) {
				yield failure(...made.diagnostics);
				return;
			}
			head = made.value;
			continue;
		}
		if (head === undefined) return;
		const text = new TextDecoder().decode(value.bytes);
		const type = plain(text, "wp:post_type") || "post";
		const status = plain(text, "wp:status") || "publish";
		if (machinery.test(type)) continue;
		// Behind a password it is published in name only.
		const isProtected = plain(text, "wp:post_password") !== "";
		const state = isProtected && status === "publish" ? "password" : status;
		const reason = type !== "post" && !wanted.has(type) ? type : state;
		const isTaken = (type === "post" || wanted.has(type)) && (state === "publish" || wanted.has(state));
		if (!isTaken) {
			left.set(reason, (left.get(reason) ?? 0) + 1);
			continue;
		}
		number++;
		const shown = filesOf(text, library);
		const bytes = joinBytes([
			head.before,
			value.bytes,
			new TextEncoder().encode(`\n${shown.map(attachmentItem).join("\n")}${TAIL}`),
		]);
		const member = memberSource(source, { bytes, number, line: value.line, extension: "xml" }, wxrItemType, options);
		yield { value: { ...member, resolve: beside(source) }, diagnostics: [] };
	}
	for (const [kind, count] of left)
		yield { diagnostics: [diagnostic("wxr/items-left-out", { params: { kind, count }, place: { file } })] };
}

interface Head {
	/** What every member begins with. */
	readonly before: Uint8Array;
}

const TAIL = "</channel>\n</rss>\n";

/** The beginning of all members: the root with the namespaces that the export declares, the site and its authors. */
function headOf({ bytes, line }: Stretch, file: string): Outcome<Head> {
	const place = { file, line };
	const { text } = withoutIllegal(new TextDecoder().decode(bytes));
	const root = /<rss\b[^>]*>/u.exec(text)?.[0];
	const start = text.indexOf("<channel");
	if (root === undefined || start < 0 || !/\bxmlns:wp=/u.test(root))
		return failure(diagnostic("wxr/not-an-export", { place }));
	const end = /<\/channel\s*>/u.test(text) ? "" : "</channel>";
	const tail = /<\/rss\s*>/u.test(text) ? "" : "</rss>";
	const { value, fault } = parseExport(`${text}${end}${tail}`);
	if (value === undefined) {
		const { message = "", line: at = 1, column = 1 } = fault ?? {};
		return failure(diagnostic("wxr/ill-formed", { params: { message }, place: { file, line: line + at - 1, column } }));
	}
	if (!value.isWordPress) return failure(diagnostic("wxr/not-an-export", { place }));
	const channel = ["title", "link", "language", "wp:base_site_url", "wp:base_blog_url", "wp:wxr_version"].flatMap(
		(name) => {
			const own = value.channel.values.get(name)?.trim();
			return own ? [`<${name}>${escaped(own)}</${name}>`] : [];
		},
	);
	const lines = ['<?xml version="1.0" encoding="UTF-8"?>', root, "<channel>", ...channel, ...authorsOf(value), ""];
	return { value: { before: new TextEncoder().encode(lines.join("\n")) }, diagnostics: [] };
}

/** Authors without their addresses, which are nobody's business. */
function authorsOf({ authors }: Export): readonly string[] {
	return [...authors].map(
		([login, name]) =>
			`<wp:author><wp:author_login>${escaped(login)}</wp:author_login><wp:author_display_name>${escaped(name)}</wp:author_display_name></wp:author>`,
	);
}

interface Library {
	readonly byId: ReadonlyMap<string, Attachment>;
	readonly byParent: ReadonlyMap<string, readonly Attachment[]>;
}

/** The files of the library, which stand anywhere in the export: it is gone through once before. What is wrong is told the second time. */
async function libraryOf(source: Source): Promise<Library> {
	const byId = new Map<string, Attachment>();
	const byParent = new Map<string, Attachment[]>();
	// Standard input can be read once.
	if (source.name === "-") return { byId, byParent };
	let root = "";
	for await (const { value } of stretchesOf(textPieces(unpacked(source), source.name), source.name)) {
		if (value === undefined) continue;
		const text = new TextDecoder().decode(value.bytes);
		if (value.kind === "header") root = /<rss\b[^>]*>/u.exec(text)?.[0] ?? "";
		if (value.kind !== "item" || root === "" || plain(text, "wp:post_type") !== "attachment") continue;
		const item: Fields | undefined = parseExport(`${root}<channel>${withoutIllegal(text).text}</channel></rss>`).value
			?.items[0];
		const attachment = item && attachmentOf(item);
		if (!attachment) continue;
		byId.set(attachment.id, attachment);
		const siblings = byParent.get(attachment.parent);
		if (siblings) siblings.push(attachment);
		else byParent.set(attachment.parent, [attachment]);
	}
	return { byId, byParent };
}

function filesOf(item: string, { byId, byParent }: Library): readonly Attachment[] {
	const own = byParent.get(plain(item, "wp:post_id")) ?? [];
	const named = [...attachmentIds(item)].flatMap((id) => byId.get(id) ?? []);
	return [...new Set([...own, ...named])];
}

/** The text of a simple element, for sorting items; a reader looks properly. */
function plain(item: string, name: string): string {
	return new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[)?([^<\\]]*)`, "u").exec(item)?.[1]?.trim() ?? "";
}

/** Files of the library beside the export: `uploads/2023/03/x.jpg`, whatever the address in front; where a size is missing, the original. */
function beside(source: Source): Source["resolve"] {
	return async (href) => {
		const found: Diagnostic[] = [];
		for (const path of besideOf(href)) {
			const outcome = await source.resolve(path);
			if (outcome.value !== undefined) return outcome;
			found.push(...outcome.diagnostics);
		}
		return found.length > 0 ? { diagnostics: found } : source.resolve(href);
	};
}
