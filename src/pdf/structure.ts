import type { SetDocument } from "../model/index.ts";
import type { PdfFile } from "./file.ts";
import { dict, type PDFRef, textString, toObject, type Value } from "./objects.ts";

/** A marked-content sequence of an element: page index and MCID. */
interface Sequence {
	readonly page: number;
	readonly mcid: number;
}

type Kid = Sequence | number;

/**
 * The structure tree (ISO 32000-1 14.7) of a set document. `owners[page][mcid]` is the element of each marked-content sequence; the
 * kids of an element stand in the order in which the content comes. Gives the reference of the StructTreeRoot.
 */
export function writeStructure(
	file: PdfFile,
	set: SetDocument,
	owners: readonly (readonly number[])[],
	pages: readonly PDFRef[],
): PDFRef {
	const { structure } = set;
	const root = file.reserve();
	const refs = structure.map(() => file.reserve());
	const kids = kidsOf(set, owners);
	structure.forEach((element, id) => {
		const own = kids[id]!;
		const first = own.find((kid): kid is Sequence => typeof kid !== "number");
		const page = first?.page;
		const list = own.map((kid): Value => {
			if (typeof kid === "number") return refs[kid]!;
			return kid.page === page ? kid.mcid : { Type: "/MCR", Pg: pages[kid.page]!, MCID: kid.mcid };
		});
		const entries = {
			Type: "/StructElem",
			S: `/${element.type}`,
			P: element.parent === undefined ? root : refs[element.parent]!,
			Pg: page === undefined ? undefined : pages[page],
			K: list.length === 1 ? list[0] : list.length === 0 ? undefined : list,
			Lang: element.language === undefined ? undefined : textString(element.language),
			Alt: element.alt === undefined ? undefined : textString(element.alt),
			ActualText: element.actualText === undefined ? undefined : textString(element.actualText),
		} as const;
		file.put(refs[id]!, dict(entries));
	});
	const parents = owners.flatMap((ids, page): readonly Value[] => [
		page,
		file.add(toObject(ids.map((id) => refs[id]!))),
	]);
	const parentTree = file.add(dict({ Nums: parents }));
	const entries = {
		Type: "/StructTreeRoot",
		K: refs[0],
		ParentTree: parentTree,
		ParentTreeNextKey: owners.length,
	} as const;
	file.put(root, dict(entries));
	return root;
}

function kidsOf({ structure }: SetDocument, owners: readonly (readonly number[])[]): readonly (readonly Kid[])[] {
	const kids: Kid[][] = structure.map(() => []);
	const attached = new Uint8Array(structure.length);
	let next = 1;
	const attach = (id: number): void => {
		const parent = structure[id]!.parent;
		if (attached[id] || parent === undefined) return;
		attached[id] = 1;
		attach(parent);
		kids[parent]!.push(id);
	};
	owners.forEach((ids, page) => {
		ids.forEach((id, mcid) => {
			// Elements without content of their own (a list, an empty cell) stand before the next one that has some.
			for (; next <= id; next++) attach(next);
			kids[id]!.push({ page, mcid });
		});
	});
	for (; next < structure.length; next++) attach(next);
	return kids;
}
