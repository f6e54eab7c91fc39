import { createHash } from "node:crypto";
import { sha256 } from "../fixity/digest.ts";
import type { EmbeddedFont } from "../font/session.ts";
import {
	diagnostic,
	type Effort,
	failure,
	type Metadata,
	type Outcome,
	type Page,
	type Picture,
	type SetDocument,
	success,
} from "../model/index.ts";
import { type WrittenLink, writeLinks } from "./annotations.ts";
import { type Attachment, writeAttachments } from "./attachments.ts";
import { sRgbProfile } from "./colour.ts";
import { fontName, pageContent, spaceFonts } from "./content.ts";
import { compressed, levels, newFile, type ObjectWriter, type PdfFile, stream, writeFile } from "./file.ts";
import type { Flavour } from "./flavour.ts";
import { writeFonts } from "./fonts.ts";
import { writeOutline } from "./outline.ts";
import { type WrittenPictures, writePictures } from "./picture.ts";
import { dict, type PrintedStream, type Ref, textString } from "./print.ts";
import { forbiddenPictures, longArray } from "./restrictions.ts";
import { writeStructure } from "./structure.ts";
import { type Moment, moment } from "./time.ts";
import { type DocumentProperties, infoTexts, xmpPacket } from "./xmp.ts";

export interface PdfInput {
	readonly set: SetDocument;
	/** The pictures that its pages name; they can be shown, which `inspectImage` has found. */
	readonly pictures?: ReadonlyMap<string, Picture> | undefined;
	/** The fonts of the session that shaped `set`, embedded after it was set. */
	readonly fonts: readonly EmbeddedFont[];
	readonly metadata: Metadata;
	readonly title: string;
	/** Of the record; a `urn:uuid:` becomes the DocumentID as it is. */
	readonly identifier: string;
	/** ISO 8601 with zone. */
	readonly buildTime: string;
	readonly producer: { readonly name: string; readonly version: string };
	readonly flavour: Flavour;
	/** The space that transparent pictures are blended in; DeviceRGB where it is not given. */
	readonly blending?: "DeviceGray" | "DeviceRGB";
	/** Of compression; `balanced` where it is not given. */
	readonly effort?: Effort;
	/** Files to carry; only flavours that attach may be given any. */
	readonly attachments?: readonly Attachment[];
}

export const languageTag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** Writes a tagged document in the flavour that is asked for. Equal inputs give equal bytes. */
export function writePdf(input: PdfInput): Outcome<Uint8Array> {
	const { set, flavour } = input;
	const time = moment(input.buildTime);
	if (!time) return failure(diagnostic("pdf/build-time", { params: { value: input.buildTime } }));
	if (input.title.trim() === "")
		return failure(diagnostic("pdf/title-missing", { clause: { standard: "ISO 14289-1", clause: "7.1" } }));
	if (!languageTag.test(set.language)) {
		const clause = { standard: "ISO 14289-1", clause: "7.2" };
		return failure(diagnostic("pdf/language-invalid", { params: { language: set.language }, clause }));
	}
	const nameless = set.structure.find((element) => element.type === "Figure" && !element.alt?.trim());
	if (nameless) {
		const clause = { standard: "ISO 14289-1", clause: "7.3" };
		return failure(diagnostic("pdf/figure-without-alt", { params: { element: nameless.id }, clause }));
	}
	const forbidden = forbiddenPictures(set, input.pictures, flavour);
	if (forbidden.length > 0) return failure(...forbidden);
	const attachments = input.attachments ?? [];
	if (attachments.length > 0 !== flavour.attaches) {
		const code = flavour.attaches ? "pdf/attachments-missing" : "pdf/attachments-forbidden";
		return failure(diagnostic(code, { params: { flavour: flavour.format }, clause: flavour.filesClause }));
	}
	const file = newFile();
	const pages = set.pages.map(() => file.reserve());
	const owners = writePages(file, input, pages);
	const properties = propertiesOf(input, time, owners.digest);
	const packet = stream(Buffer.from(xmpPacket(properties), "utf8"), { Type: "/Metadata", Subtype: "/XML" });
	const structure = writeStructure(file, set, owners.byPage, pages, owners.links, flavour.hasNamespaces);
	const outline = writeOutline(file, set.outline, pages, flavour.hasNamespaces ? structure.elements : undefined);
	const catalog = file.add(
		dict({
			Type: "/Catalog",
			Pages: owners.pageTree,
			Lang: textString(set.language),
			MarkInfo: { Marked: true },
			StructTreeRoot: structure.root,
			ViewerPreferences: { DisplayDocTitle: true },
			Metadata: file.add(packet),
			OutputIntents: [outputIntent(file)],
			Outlines: outline,
			PageMode: outline && "/UseOutlines",
			...writeAttachments(file, attachments, time),
		}),
	);
	const info = flavour.hasInfo ? { info: file.add(infoDictionary(properties, time)) } : {};
	const tooLong = longArray(file, flavour);
	if (tooLong) return failure(tooLong);
	const { version, allowsObjectStreams: objectStreams } = flavour;
	return success(
		writeFile(file, { version, objectStreams, catalog, ...info, level: levels[input.effort ?? "balanced"] }),
	);
}

interface WrittenPages {
	readonly pageTree: Ref;
	/** Element id by page and MCID. */
	readonly byPage: readonly (readonly number[])[];
	readonly links: readonly WrittenLink[];
	/** SHA-256 of what the pages show. */
	readonly digest: string;
}

function writePages(
	file: PdfFile,
	{ set, fonts, pictures, flavour, blending = "DeviceRGB", effort = "balanced" }: PdfInput,
	pages: readonly Ref[],
): WrittenPages {
	const spaces = spaceFonts(fonts);
	const pageTree = file.reserve();
	const images = writePictures(file, set, pictures);
	const resources = file.add(
		dict({
			Font: writeFonts(file, fonts, fontName, flavour.listsCids, levels[effort]),
			XObject: images.digests.length > 0 ? images.resources : undefined,
		}),
	);
	const links = writeLinks(file, set, pages);
	const shown = createHash("sha256");
	for (const digest of images.digests) shown.update(digest);
	const byPage = set.pages.map((page, index) => {
		const content = pageContent(page, set.structure, spaces, images.placed);
		const bytes = content.operators;
		shown.update(bytes);
		const annotations = links.filter((link) => link.page === index).map((link) => link.ref);
		const entries = {
			Type: "/Page",
			Parent: pageTree,
			MediaBox: [0, 0, page.width, page.height],
			Resources: resources,
			Contents: file.add(compressed(bytes, {}, levels[effort])),
			Tabs: "/S",
			StructParents: index,
			Annots: annotations.length > 0 ? annotations : undefined,
			Group: isTransparent(page, images) ? { ...blendGroup, CS: `/${blending}` as const } : undefined,
		} as const;
		file.put(pages[index]!, dict(entries));
		return content.owners;
	});
	file.put(pageTree, dict({ Type: "/Pages", Kids: pages, Count: pages.length }));
	return { pageTree, byPage, links, digest: shown.digest("hex") };
}

/** What transparent pictures are blended in (ISO 32000-1 11.4.7); the output intent says which RGB its space is. */
export const blendGroup = { Type: "/Group", S: "/Transparency" } as const;

export function isTransparent(page: Page, { placed, transparent }: WrittenPictures): boolean {
	if (transparent.size === 0) return false;
	return page.items.some((item) => item.kind === "picture" && transparent.has(placed.get(item.picture)?.index ?? -1));
}

export function outputIntent(file: ObjectWriter): Ref {
	profile ??= compressed(sRgbProfile(), { N: 3 });
	const identifier = textString("sRGB IEC61966-2.1");
	return file.add(
		dict({
			Type: "/OutputIntent",
			S: "/GTS_PDFA1",
			OutputConditionIdentifier: identifier,
			Info: identifier,
			DestOutputProfile: file.add(profile),
		}),
	);
}

let profile: PrintedStream | undefined;

/** What of an input the document says of itself. */
type SaidInput = Pick<PdfInput, "title" | "identifier" | "metadata" | "producer" | "flavour" | "attachments"> & {
	readonly set: Pick<SetDocument, "language">;
};

export function propertiesOf(input: SaidInput, time: Moment, contentDigest: string): DocumentProperties {
	const { title, identifier, metadata, set, producer, flavour } = input;
	const name = `${producer.name} ${producer.version}`;
	const carried = (input.attachments ?? []).map(({ name, bytes }) => [name, sha256(bytes)]);
	const said = JSON.stringify([title, set.language, identifier, metadata.claims, time.xmp, name, flavour.name]);
	return {
		title,
		language: set.language,
		identifier,
		metadata,
		time: time.xmp,
		producer: name,
		documentId: identifier.startsWith("urn:uuid:") ? identifier.slice(4) : uuid(identifier),
		// The instance is what is shown and what is said about it, at this time of building.
		instanceId: uuid(contentDigest + said + (carried.length > 0 ? JSON.stringify(carried) : "")),
		flavour,
	};
}

/** A UUID of version 8 (RFC 9562 5.8) from text. */
export function uuid(text: string): string {
	const hex = sha256(text);
	const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
	return `uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Says what the XMP says, value for value (ISO 19005-2 6.6.3). */
export function infoDictionary(properties: DocumentProperties, time: Moment) {
	const { author, subject, keywords } = infoTexts(properties);
	const optional = (text: string) => (text === "" ? undefined : textString(text));
	return dict({
		Title: textString(properties.title),
		Author: optional(author),
		Subject: optional(subject),
		Keywords: optional(keywords),
		Creator: textString(properties.producer),
		Producer: textString(properties.producer),
		CreationDate: textString(time.info),
		ModDate: textString(time.info),
	});
}
