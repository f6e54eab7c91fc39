import type { SetDocument } from "../model/index.ts";
import type { WrittenLink } from "./annotations.ts";
import { attributesOf } from "./attributes.ts";
import type { ObjectWriter } from "./file.ts";
import { dict, type Ref, textString, toObject, type Value } from "./print.ts";
import { citationsOf, endnote, newRole, pdf2 } from "./roles.ts";

/** A marked-content sequence of an element: page index and MCID. */
interface Sequence {
	readonly page: number;
	readonly mcid: number;
}

/** A sequence, an annotation, or the id of an element. */
type Kid = Sequence | WrittenLink | number;

/**
 * The structure tree (ISO 32000-1 14.7) of a set document. `owners[page][mcid]` is the element of each marked-content sequence; the
 * kids of an element stand in the order in which the content comes, a link's annotation behind its text. Gives the reference of the
 * StructTreeRoot and those of the elements. With namespaces, the standard types of PDF 2.0 say so; the others stay in the default namespace,
 * which is that of PDF 1.7 (ISO 32000-2 14.8.6).
 */
export function writeStructure(
	file: ObjectWriter,
	set: SetDocument,
	owners: readonly (readonly number[])[],
	pages: readonly Ref[],
	links: readonly WrittenLink[] = [],
	hasNamespaces = false,
): { readonly root: Ref; readonly elements: readonly Ref[] } {
	const root = file.reserve();
	const namespace = hasNamespaces ? addNamespace(file) : undefined;
	const { refs, notes } = writeElements(file, set, owners, pages, links, { parent: root, namespace });
	const parents = owners.flatMap((ids, page): readonly Value[] => [
		page,
		file.add(toObject(ids.map((id) => refs[id]!))),
	]);
	for (const link of links) parents.push(link.key, refs[link.element]!);
	const parentTree = file.add(dict({ Nums: parents }));
	const entries = {
		Type: "/StructTreeRoot",
		K: refs[0],
		ParentTree: parentTree,
		ParentTreeNextKey: owners.length + links.length,
		IDTree: notes.length === 0 ? undefined : file.add(dict({ Names: namedNotes(notes) })),
		Namespaces: namespace && [namespace],
	} as const;
	file.put(root, dict(entries));
	return { root, elements: refs };
}

/** The namespace of PDF 2.0. */
export function addNamespace(file: ObjectWriter): Ref {
	return file.add(dict({ Type: "/Namespace", NS: textString(pdf2) }));
}

/** What the elements of a document, or of a part of one, hang on. */
export interface ElementFrame {
	/** Parent of the first element. */
	readonly parent: Ref;
	/** Elements that are written elsewhere, by id: their kids are to be added there. */
	readonly standIns?: ReadonlyMap<number, Ref> | undefined;
	readonly namespace: Ref | undefined;
	/** Notes that the document has already. */
	readonly notes?: number;
	/** Elements outside the set that elements refer to (ISO 32000-2 14.7.2, Ref), by the id of the latter. */
	readonly references?: ReadonlyMap<number, Ref>;
}

export interface WrittenElements {
	/** By element. */
	readonly refs: readonly Ref[];
	/** Elements below those that are written elsewhere, by the id of the latter. */
	readonly kids: ReadonlyMap<number, readonly Ref[]>;
	/** The notes in order. */
	readonly notes: readonly Ref[];
}

export function writeElements(
	file: ObjectWriter,
	set: Pick<SetDocument, "structure">,
	owners: readonly (readonly number[])[],
	pages: readonly Ref[],
	links: readonly WrittenLink[],
	frame: ElementFrame,
): WrittenElements {
	const { structure } = set;
	const { parent, standIns, namespace, references } = frame;
	const refs = structure.map((_, id) => standIns?.get(id) ?? file.reserve());
	const kids = kidsOf(set, owners, links);
	const notes: Ref[] = [];
	const citations = namespace ? citationsOf(structure) : undefined;
	structure.forEach((element, id) => {
		if (standIns?.has(id)) return;
		const own = kids[id]!;
		const first = own.find((kid): kid is Sequence | WrittenLink => typeof kid !== "number");
		const page = first?.page;
		const list = own.map((kid): Value => {
			if (typeof kid === "number") return refs[kid]!;
			if ("ref" in kid) return { Type: "/OBJR", Obj: kid.ref, ...(kid.page !== page && { Pg: pages[kid.page]! }) };
			return kid.page === page ? kid.mcid : { Type: "/MCR", Pg: pages[kid.page]!, MCID: kid.mcid };
		});
		const role = namespace ? newRole(element.type) : { type: element.type, isNew: false };
		const attributes = [...attributesOf(element), ...(role.type === "FENote" ? [endnote] : [])];
		// ISO 14289-1 7.9: every Note has an identifier of its own.
		const isNote = element.type === "Note";
		const identifier = isNote ? textString(noteName((frame.notes ?? 0) + notes.length + 1)) : undefined;
		if (isNote) notes.push(refs[id]!);
		const outside = namespace ? references?.get(id) : undefined;
		const entries = {
			Type: "/StructElem",
			S: `/${role.type}`,
			NS: role.isNew ? namespace : undefined,
			Ref: citations?.get(id)?.map((other) => refs[other]!) ?? (outside && [outside]),
			ID: identifier,
			P: element.parent === undefined ? parent : refs[element.parent]!,
			Pg: page === undefined ? undefined : pages[page],
			K: list.length === 1 ? list[0] : list.length === 0 ? undefined : list,
			Lang: element.language === undefined ? undefined : textString(element.language),
			Alt: element.alt === undefined ? undefined : textString(element.alt),
			ActualText: element.actualText === undefined ? undefined : textString(element.actualText),
			A: attributes.length > 1 ? attributes : attributes[0],
		} as const;
		file.put(refs[id]!, dict(entries));
	});
	const below = [...(standIns ?? [])].map(([id]) => {
		const elements = kids[id]!.flatMap((kid) => (typeof kid === "number" ? [refs[kid]!] : []));
		return [id, elements] as const;
	});
	return { refs, kids: new Map(below), notes };
}

/** Sorts as its number does, as the keys of a name tree must (ISO 32000-1 7.9.6). Notes count from 1. */
export function noteName(number: number): string {
	return `note-${String(number).padStart(6, "0")}`;
}

function namedNotes(notes: readonly Ref[]): readonly Value[] {
	return notes.flatMap((ref, i) => [textString(noteName(i + 1)), ref]);
}

/**
 * The kids of each element. An element with text of its own has them in the order in which the content comes, so that the words of a
 * link stand between those around it; all others have theirs in document order, wherever the content is printed (a note, a split cell).
 */
function kidsOf(
	{ structure }: Pick<SetDocument, "structure">,
	owners: readonly (readonly number[])[],
	links: readonly WrittenLink[],
): readonly (readonly Kid[])[] {
	interface Placed {
		readonly kid: Kid;
		readonly at: number;
	}
	const placed: Placed[][] = structure.map(() => []);
	const hasText = new Uint8Array(structure.length);
	let position = 0;
	owners.forEach((ids, page) => {
		ids.forEach((id, mcid) => {
			placed[id]!.push({ kid: { page, mcid }, at: position++ });
			hasText[id] = 1;
		});
		for (const link of links) if (link.page === page) placed[link.element]!.push({ kid: link, at: position++ });
	});
	// A parent's id is smaller than its children's, so every subtree is complete when its root is reached from behind.
	const first = placed.map((own) => own[0]?.at ?? Number.POSITIVE_INFINITY);
	for (let id = structure.length - 1; id > 0; id--) {
		const parent = structure[id]!.parent!;
		first[parent] = Math.min(first[parent]!, first[id]!);
	}
	const children: Placed[][] = structure.map(() => []);
	for (let id = 1; id < structure.length; id++) children[structure[id]!.parent!]!.push({ kid: id, at: first[id]! });
	return placed.map((own, id) => {
		const all = [...children[id]!, ...own];
		if (hasText[id]) all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
		return all.map(({ kid }) => kid);
	});
}
