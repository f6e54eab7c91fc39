import type { Article } from "../model/article.ts";
import { diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { AskedEncoding } from "../model/encoding.ts";
import { bytesUpTo, type Source } from "../model/source.ts";
import { readCsv } from "./csv/read.ts";
import { readJson } from "./json/read.ts";
import { readPlain } from "./plain.ts";

/** A reader of one input format. A source may hold many articles, so it yields them one by one. */
export interface Reader {
	readonly format: string;
	/** IANA media types, lower case. */
	readonly mediaTypes: readonly string[];
	/** Bytes that one source may have; all of it is in memory at once. */
	readonly largest: number;
	/** Lower case, without the dot; the empty string stands for names without one. */
	readonly extensions: readonly string[];
	read(source: Source): AsyncIterable<Outcome<Article>>;
}

const MIB = 1024 * 1024;
/** The text of the longest book has a tenth of it. */
const TEXT = 64 * MIB;
/** With pictures; members of collections have limits of their own. */
const PACKED = 256 * MIB;

/** The one list of readers. */
export const readers: readonly Reader[] = [
	{
		format: "plain",
		largest: TEXT,
		mediaTypes: ["text/plain"],
		extensions: ["txt", "text", ""],
		read: (source) => whole(source, readPlain),
	},
	{
		format: "markdown",
		largest: TEXT,
		mediaTypes: ["text/markdown"],
		extensions: ["md", "markdown"],
		// The parser is loaded with the first article in need of it.
		async *read(source) {
			const { readMarkdown } = await import("./markdown/read.ts");
			yield* whole(source, readMarkdown);
		},
	},
	// Members of collections: by their names such files are collections.
	{
		format: "json-article",
		largest: PACKED,
		mediaTypes: ["application/json"],
		extensions: [],
		async *read(source) {
			yield await readJson(source);
		},
	},
	{
		format: "csv-article",
		largest: PACKED,
		mediaTypes: ["text/csv"],
		extensions: [],
		async *read(source) {
			yield await readCsv(source);
		},
	},
	{
		format: "wxr-item",
		largest: PACKED,
		mediaTypes: ["application/vnd.banluu.wxr-item+xml"],
		extensions: [],
		async *read(source) {
			const { readWxrItem } = await import("./wxr/read.ts");
			yield await readWxrItem(source);
		},
	},
	{
		format: "docx",
		largest: PACKED,
		mediaTypes: [
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			"application/vnd.ms-word.document.macroenabled.12",
			"application/msword",
		],
		// What is named `doc` is DOCX more often than not; the old format itself is told apart by its bytes.
		extensions: ["docx", "docm", "dotx", "doc"],
		async *read(source) {
			const { readDocx } = await import("./docx/read.ts");
			yield* whole(source, readDocx);
		},
	},
	{
		format: "html",
		largest: TEXT,
		mediaTypes: ["text/html", "application/xhtml+xml"],
		extensions: ["html", "htm", "xhtml"],
		async *read(source) {
			const { readHtml } = await import("./html/read.ts");
			yield* whole(source, readHtml);
		},
	},
	{
		format: "mhtml",
		largest: PACKED,
		mediaTypes: ["multipart/related", "application/x-mimearchive", "message/rfc822"],
		extensions: ["mhtml", "mht"],
		async *read(source) {
			const { readMhtml } = await import("./mhtml/read.ts");
			yield* whole(source, readMhtml);
		},
	},
];

/** The reader for a declared media type, else for the name's extension. */
export function readerFor(name: string, mediaType?: string): Reader | undefined {
	if (mediaType !== undefined) {
		const essence = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
		return readers.find((reader) => reader.mediaTypes.includes(essence));
	}
	const extension = extensionOf(name);
	return readers.find((reader) => reader.extensions.includes(extension));
}

/** The bytes of a source, unless they are more than its reader takes: then no more of them is read. */
export async function bytesOfArticle(source: Source): Promise<Outcome<Uint8Array>> {
	const largest = readerFor(source.name, source.mediaType)?.largest ?? PACKED;
	const bytes = await bytesUpTo(source, largest);
	if (bytes) return success(bytes);
	return failure(diagnostic("read/too-large", { params: { limit: largest / MIB }, place: { file: source.name } }));
}

/** The articles of a source, each with what was noticed while reading it. */
export async function* read(source: Source): AsyncIterable<Outcome<Article>> {
	const reader = readerFor(source.name, source.mediaType);
	if (reader) {
		yield* reader.read(source);
		return;
	}
	const format = source.mediaType ?? extensionOf(source.name);
	yield failure(diagnostic("read/unsupported-format", { params: { format }, place: { file: source.name } }));
}

/** `txt` of `bai/a.TXT`; empty for `-`, `README` and `.hidden`. */
function extensionOf(name: string): string {
	const file = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
	return /[^.]\.([\p{L}][\p{L}\d]{0,7})$/u.exec(file)?.[1]?.toLowerCase() ?? "";
}

async function* whole(
	source: Source,
	parse: (bytes: Uint8Array, name: string, asked?: AskedEncoding) => Outcome<Article>,
): AsyncIterable<Outcome<Article>> {
	const bytes = await bytesOfArticle(source);
	yield bytes.value ? parse(bytes.value, source.name, source.encoding) : failure(...bytes.diagnostics);
}
