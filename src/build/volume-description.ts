import { elements } from "../metadata/schema.ts";
import type { Claim, Metadata } from "../model/index.ts";
import type { Attachment } from "../pdf/attachments.ts";
import type { VolumeIndex } from "./volume-index.ts";

/** An article as the description of its volume names it. */
export interface DescribedArticle {
	readonly title: string;
	readonly identifier: string;
	readonly date: string | undefined;
	/** Index of its first page in the body. */
	readonly page: number;
	readonly sourceDigest: string;
}

export interface DescribedVolume {
	readonly title: string;
	/** BCP 47. */
	readonly language: string;
	readonly articles: readonly DescribedArticle[];
	/** SHA-256 over title, language and articles, hexadecimal. */
	readonly identity: string;
	readonly index: { readonly publisher: VolumeIndex };
}

/** Articles that the description of a volume names one by one; all of them stand in its table of contents. */
const mostParts = 100;
const mostPublishers = 20;

/** Identifier (UUIDv8 of the parts, so that the same parts are the same volume) and metadata of a volume. */
export function volumeMetadata(volume: DescribedVolume): { readonly identifier: string; readonly metadata: Metadata } {
	const { title, language, articles, identity, index } = volume;
	const variant = ((Number.parseInt(identity[16] as string, 16) & 3) | 8).toString(16);
	const digits = [identity.slice(0, 8), identity.slice(8, 12), `8${identity.slice(13, 16)}`];
	const identifier = `urn:uuid:${digits.join("-")}-${variant}${identity.slice(17, 20)}-${identity.slice(20, 32)}`;
	const claim = (element: string, value: string, more: Partial<Claim> = {}): Claim => ({
		element,
		value,
		origin: "inferred",
		rule: "volume",
		...more,
	});
	const dates = articles.flatMap(({ date }) => (date === undefined ? [] : [date])).sort();
	const publishers = [...index.publisher.sorted()].map(({ name }) => name);
	const [first, last] = [dates[0], dates.at(-1)];
	const claims = [
		claim("title", title),
		claim("identifier", identifier, { scheme: "URI" }),
		...publishers.slice(0, mostPublishers).map((name) => claim("publisher", name)),
		...(first === undefined || last === undefined
			? []
			: [claim("temporal", first === last ? first : `${first}/${last}`)]),
		claim("language", language, { scheme: "RFC4646" }),
		claim("type", "Collection", { scheme: "DCMIType" }),
		claim("type", "Text", { scheme: "DCMIType" }),
		claim("format", "application/pdf", { scheme: "IMT" }),
		...articles.slice(0, mostParts).map((article) => claim("hasPart", article.identifier)),
	];
	const ordered = elements.flatMap(({ key }) => claims.filter((each) => each.element === key));
	return { identifier, metadata: { claims: ordered, superseded: [] } };
}

/** All articles of a volume as data, for flavours that attach files. */
export function contentsAttachment(
	title: string,
	identifier: string,
	articles: readonly DescribedArticle[],
): Attachment {
	const rows = articles.map(({ title, identifier, date, page, sourceDigest }) => ({
		title,
		identifier,
		date,
		page: page + 1,
		sourceSha256: sourceDigest,
	}));
	return {
		name: "contents.json",
		mediaType: "application/json",
		relationship: "Data",
		description: "The articles of this volume with their pages, identifiers and the digests of their sources",
		bytes: new TextEncoder().encode(`${JSON.stringify({ title, identifier, articles: rows }, null, 1)}\n`),
	};
}
