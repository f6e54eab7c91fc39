import { createHash } from "node:crypto";
import type { EmbeddedFont } from "../font/session.ts";
import {
	type Diagnostic,
	diagnostic,
	failure,
	type Metadata,
	type Outcome,
	type OutlineItem,
	type Page,
	type Picture,
	type SetDocument,
	type Sink,
	type StructureType,
	success,
} from "../model/index.ts";
import { type Destination, writeLinks } from "./annotations.ts";
import { type Attachment, writeAttachments } from "./attachments.ts";
import { bookmarks, joinBookmarks } from "./bookmarks.ts";
import { fontName, pageContent, type SpaceFonts } from "./content.ts";
import { balancedLevel, compressed, stream } from "./file.ts";
import type { Flavour } from "./flavour.ts";
import { writeFonts } from "./fonts.ts";
import { type Numbers, numbers } from "./numbers.ts";
import { type WrittenPictures, writePictures } from "./picture.ts";
import { dict, type Ref, reference, textString, toObject, type Value } from "./print.ts";
import { forbiddenPictures } from "./restrictions.ts";
import { newRole } from "./roles.ts";
import { streamFile } from "./stream.ts";
import { addNamespace, noteName, writeElements } from "./structure.ts";
import { moment } from "./time.ts";
import { numberTree, pageTree, refsOf } from "./trees.ts";
import { blendGroup, infoDictionary, isTransparent, languageTag, outputIntent, propertiesOf } from "./write.ts";
import { xmpPacket } from "./xmp.ts";

export interface VolumeOptions {
	readonly flavour: Flavour;
	/** BCP 47, of the whole. */
	readonly language: string;
	/** ISO 8601 with zone. */
	readonly buildTime: string;
	readonly producer: { readonly name: string; readonly version: string };
	/** Which font holds the space of each style. */
	readonly spaces: SpaceFonts;
}

/** What is known when all parts are written. */
export interface VolumeEnd {
	readonly title: string;
	readonly identifier: string;
	readonly metadata: Metadata;
	/** Of the session that shaped all parts. */
	readonly fonts: readonly EmbeddedFont[];
	/** Only for flavours that attach. */
	readonly attachments?: readonly Attachment[];
}

/** An element that parts are added to while the volume grows. */
export interface Group {
	readonly ref: Ref;
	readonly type: StructureType;
	readonly parent: Ref | undefined;
	readonly kids: Numbers;
}

export interface PartPlace {
	readonly group: Group;
	/** Front matter is numbered apart and stands before the body, whenever it is written. */
	readonly front?: boolean;
	/** Elements of the set, by id, that are groups and may go on in the next part. Without any, the whole set goes below `group`. */
	readonly open?: ReadonlyMap<number, Group>;
	readonly pictures?: ReadonlyMap<string, Picture> | undefined;
}

/** What a part has become. */
export interface WrittenPart {
	/** Index of its first page in the front matter or in the body. */
	readonly page: number;
	/** The number that links go to it by; of a part with no heading, its first page. */
	readonly anchor: number;
}

export interface VolumeSize {
	readonly bytes: number;
	readonly pages: number;
	readonly objects: number;
}

/** A document that is written part by part; nothing of a part stays in memory but numbers. */
export interface VolumeWriter {
	/** Directly below the root where no parent is given. A detached one becomes the kid of the element that it stands below in its first part. */
	group(type: StructureType, parent?: Group, detached?: boolean): Group;
	/** A further place to link to: the top of a page of the body, which belongs to the element of another anchor. */
	anchorAt(page: number, anchor: number): number;
	/** The Document element. */
	readonly root: Group;
	/** What the flavour forbids in a part is found before anything of it is written. */
	part(set: SetDocument, place: PartPlace): Promise<Outcome<WrittenPart>>;
	finish(end: VolumeEnd): Promise<Outcome<VolumeSize>>;
}

/**
 * Starts a volume on a sink. The pages of the front matter may be written last: the order of pages is that of the page tree, not of the file, so
 * a table of contents needs no second pass. Equal parts give equal bytes.
 */
export function startVolume(sink: Sink, options: VolumeOptions): Outcome<VolumeWriter> {
	const { flavour, language, producer, spaces } = options;
	const time = moment(options.buildTime);
	if (!time) return failure(diagnostic("pdf/build-time", { params: { value: options.buildTime } }));
	if (!languageTag.test(language)) {
		const clause = { standard: "ISO 14289-1", clause: "7.2" };
		return failure(diagnostic("pdf/language-invalid", { params: { language }, clause }));
	}
	const { version, allowsObjectStreams: objectStreams, longestArray } = flavour;
	const file = streamFile(sink, { version, objectStreams, countsArrays: longestArray !== undefined });
	const hash = createHash("sha256");
	const namespace = flavour.hasNamespaces ? addNamespace(file) : undefined;
	const fonts = file.reserve();
	const shared = file.add(dict({ Font: fonts }));
	const rootElement = file.reserve();
	const groups: Group[] = [];
	const group = (type: StructureType, parent?: Group, detached = false): Group => {
		const made: Group = { ref: file.reserve(), type, parent: parent?.ref, kids: numbers() };
		groups.push(made);
		if (!detached) parent?.kids.push(made.ref.objectNumber);
		return made;
	};
	const whole = group("Document");
	const parents = numberTree(file);
	let nextKey = 0;
	const trees = { front: pageTree(file), body: pageTree(file) };
	const anchors = { pages: numbers(), heights: numbers(), elements: numbers() };
	const notes = numbers();
	const outline = file.reserve();
	const marks = { front: bookmarks(file, outline), body: bookmarks(file, outline) };

	const destination = (anchor: number): Destination => ({
		page: reference(anchors.pages.at(anchor)),
		y: anchors.heights.at(anchor),
		element: namespace && reference(anchors.elements.at(anchor)),
	});
	const addAnchor = (page: Ref, y: number, element: Ref): number => {
		anchors.pages.push(page.objectNumber);
		anchors.heights.push(y);
		anchors.elements.push(element.objectNumber);
		return anchors.pages.length - 1;
	};

	const part: VolumeWriter["part"] = async (set, place) => {
		const faults = [...namelessFigures(set), ...forbiddenPictures(set, place.pictures, flavour)];
		if (faults.length > 0) return failure(...faults);
		const tree = place.front ? trees.front : trees.body;
		const first = tree.count;
		const pages = set.pages.map(() => file.reserve());
		const nodes = pages.map((page) => tree.add(page));
		const images = writePictures(file, set, place.pictures);
		for (const digest of images.digests) hash.update(digest);
		const resources = images.digests.length > 0 ? file.add(dict({ Font: fonts, XObject: images.resources })) : shared;
		const firstKey = nextKey;
		const links = writeLinks(file, set, pages, { firstKey: firstKey + pages.length, anchors: destination });
		nextKey += pages.length + links.length;
		const owners = set.pages.map((page, index) => {
			const content = pageContent(page, set.structure, spaces, images.placed);
			const bytes = content.operators;
			hash.update(bytes);
			const own = links.filter((link) => link.page === index).map((link) => link.ref);
			const entries = pageEntries(page, nodes[index]!, resources, firstKey + index, own, images);
			file.put(pages[index]!, dict({ ...entries, Contents: file.add(compressed(bytes, {}, balancedLevel)) }));
			return content.owners;
		});
		const { group: under, open } = place;
		const elements = writeElements(file, set, owners, pages, links, {
			parent: under.ref,
			standIns: open && new Map([...open].map(([id, each]) => [id, each.ref])),
			namespace,
			notes: notes.length,
			...(namespace && { references: targetsOf(set, destination) }),
		});
		for (const note of elements.notes) notes.push(note.objectNumber);
		if (!open) under.kids.push(elements.refs[0]!.objectNumber);
		for (const [id, each] of open ?? []) {
			for (const kid of elements.kids.get(id) ?? []) each.kids.push(kid.objectNumber);
		}
		owners.forEach((ids, index) => {
			parents.add(firstKey + index, file.add(toObject(ids.map((id) => elements.refs[id]!))));
		});
		for (const link of links) parents.add(link.key, elements.refs[link.element]!);
		const target = ({ page, y, element = 0 }: OutlineItem): Destination => ({
			page: pages[page]!,
			y,
			element: namespace && elements.refs[element],
		});
		(place.front ? marks.front : marks.body).add(set.outline, target);
		const heading = set.outline[0];
		const height = set.pages[0]?.height ?? 0;
		const anchor = addAnchor(pages[heading?.page ?? 0]!, heading?.y ?? height, elements.refs[heading?.element ?? 0]!);
		await file.drain();
		return success({ page: first, anchor });
	};

	const finish: VolumeWriter["finish"] = async (end) => {
		const { title, identifier, metadata, attachments = [] } = end;
		if (title.trim() === "")
			return failure(diagnostic("pdf/title-missing", { clause: { standard: "ISO 14289-1", clause: "7.1" } }));
		if (attachments.length > 0 !== flavour.attaches) {
			const code = flavour.attaches ? "pdf/attachments-missing" : "pdf/attachments-forbidden";
			return failure(diagnostic(code, { params: { flavour: flavour.format }, clause: flavour.filesClause }));
		}
		file.put(fonts, dict(writeFonts(file, end.fonts, fontName, flavour.listsCids)));
		const count = trees.front.count + trees.body.count;
		const pages = file.reserve();
		const kids = [trees.front, trees.body].flatMap((tree) => {
			const top = tree.close();
			top.put(pages);
			return refsOf(top.refs);
		});
		file.put(pages, dict({ Type: "/Pages", Kids: kids, Count: count }));
		for (const each of groups) {
			const role = namespace ? newRole(each.type) : { type: each.type, isNew: false };
			const entries = {
				Type: "/StructElem",
				S: `/${role.type}`,
				NS: role.isNew ? namespace : undefined,
				P: each.parent ?? rootElement,
				K: refsOf(each.kids),
			} as const;
			file.put(each.ref, dict(entries));
		}
		const root = {
			Type: "/StructTreeRoot",
			K: whole.ref,
			ParentTree: parents.finish(),
			ParentTreeNextKey: nextKey,
			IDTree: notes.length === 0 ? undefined : noteTree(notes, (node) => file.add(dict(node))),
			Namespaces: namespace && [namespace],
		} as const;
		file.put(rootElement, dict(root));
		const said = { title, identifier, metadata, producer, flavour, attachments, set: { language } };
		const properties = propertiesOf(said, time, hash.digest("hex"));
		const packet = stream(Buffer.from(xmpPacket(properties), "utf8"), { Type: "/Metadata", Subtype: "/XML" });
		const isListed = joinBookmarks(file, outline, marks.front, marks.body);
		const roman = trees.front.count;
		const labels = roman > 0 ? [0, { S: "/r" }, roman, { S: "/D" }] : [0, { S: "/D" }];
		const catalog = file.add(
			dict({
				Type: "/Catalog",
				Pages: pages,
				Lang: textString(language),
				MarkInfo: { Marked: true },
				StructTreeRoot: rootElement,
				ViewerPreferences: { DisplayDocTitle: true },
				Metadata: file.add(packet),
				OutputIntents: [outputIntent(file)],
				PageLabels: { Nums: labels as readonly Value[] },
				...(isListed && { Outlines: outline, PageMode: "/UseOutlines" }),
				...writeAttachments(file, attachments, time),
			}),
		);
		const info = flavour.hasInfo ? file.add(infoDictionary(properties, time)) : undefined;
		const limit = longestArray ?? Number.POSITIVE_INFINITY;
		if (file.longest() > limit) return failure(tooLong(file.longest(), limit, flavour));
		const size = await file.finish(catalog, info);
		return success({ ...size, pages: count });
	};

	return success({
		root: whole,
		group: (type, parent = whole, detached = false) => group(type, parent, detached),
		anchorAt: (page, anchor) => addAnchor(trees.body.page(page), tallest, reference(anchors.elements.at(anchor))),
		part,
		finish,
	});
}

/** A height above every page: a viewer shows the top. */
const tallest = 14400;

function pageEntries(
	page: Page,
	parent: Ref,
	resources: Ref,
	key: number,
	annotations: readonly Ref[],
	images: WrittenPictures,
): Readonly<Record<string, Value | undefined>> {
	return {
		Type: "/Page",
		Parent: parent,
		MediaBox: [0, 0, page.width, page.height],
		Resources: resources,
		Tabs: "/S",
		StructParents: key,
		Annots: annotations.length > 0 ? annotations : undefined,
		Group: isTransparent(page, images) ? blendGroup : undefined,
	};
}

function namelessFigures({ structure }: SetDocument): readonly Diagnostic[] {
	const nameless = structure.find((element) => element.type === "Figure" && !element.alt?.trim());
	if (!nameless) return [];
	const clause = { standard: "ISO 14289-1", clause: "7.3" };
	return [diagnostic("pdf/figure-without-alt", { params: { element: nameless.id }, clause })];
}

function tooLong(count: number, limit: number, { format }: Flavour): Diagnostic {
	const clause = { standard: "ISO 19005-1", clause: "6.1.12" };
	return diagnostic("pdf/array-too-long", { params: { count, limit, flavour: format }, clause });
}

/** ISO 14289-2 8.2.5.8: an entry of a table of contents says which element it stands for, here on the Reference around its link. */
function targetsOf(
	{ pages, structure }: SetDocument,
	destination: (anchor: number) => Destination,
): ReadonlyMap<number, Ref> {
	const targets = new Map<number, Ref>();
	for (const link of pages.flatMap((page) => page.links ?? [])) {
		const parent = structure[link.element]?.parent;
		const element = link.anchor === undefined ? undefined : destination(link.anchor).element;
		if (parent !== undefined && element) targets.set(parent, element);
	}
	return targets;
}

/** The identifiers of notes (ISO 32000-1 7.9.6), some thousands in a node. */
function noteTree(notes: Numbers, add: (node: Readonly<Record<string, Value>>) => Ref): Ref {
	const perNode = 1024;
	const kids: Ref[] = [];
	for (let from = 0; from < notes.length; from += perNode) {
		const to = Math.min(notes.length, from + perNode);
		const names = refsOf(notes, from, to).flatMap((ref, i): Value[] => [textString(noteName(from + i + 1)), ref]);
		kids.push(add({ Limits: [textString(noteName(from + 1)), textString(noteName(to))], Names: names }));
	}
	return add({ Kids: kids });
}
