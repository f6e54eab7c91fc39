import type { StructureElement, StructureType } from "../model/index.ts";

/** Name of the standard structure namespace of PDF 2.0 (ISO 32000-2 14.8.6.1). */
export const pdf2 = "http://iso.org/pdf2/ssn";

/** A structure type as PDF 2.0 has it, and whether it is one of that standard's own namespace. */
export interface NewRole {
	readonly type: StructureType | "FENote";
	readonly isNew: boolean;
}

/** Types that only PDF 1.7 has (ISO 32000-2 14.8.6.2); they stay what they are, in its namespace. */
const old: ReadonlySet<StructureType> = new Set<StructureType>([
	"Art",
	"BlockQuote",
	"Code",
	"Index",
	"Reference",
	"TOC",
	"TOCI",
]);

export function newRole(type: StructureType): NewRole {
	// ISO 14289-2 8.2.5.14: a note is a FENote.
	if (type === "Note") return { type: "FENote", isNew: true };
	return { type, isNew: !old.has(type) };
}

/** What kind of note the element is (ISO 14289-2 8.2.5.14): all of them stand behind the article. */
export const endnote = { O: "/FENote", NoteType: "/Endnote" } as const;

/**
 * Notes and the references to them, each by the other (ISO 14289-2 8.2.5.14). A note hangs on the element whose text refers to it, in the
 * order of the references; where their numbers differ, nothing says which belongs to which.
 */
export function citationsOf(structure: readonly StructureElement[]): ReadonlyMap<number, readonly number[]> {
	const notes = new Map<number, number[]>();
	const references = new Map<number, number[]>();
	const add = (to: Map<number, number[]>, around: number, id: number) =>
		void to.set(around, [...(to.get(around) ?? []), id]);
	for (const { id, type, parent = 0 } of structure) {
		if (type === "Note") add(notes, parent, id);
		else if (type === "Reference") add(references, textAround(structure, parent), id);
	}
	const pairs = new Map<number, readonly number[]>();
	for (const [around, own] of notes) {
		const others = references.get(around) ?? [];
		if (others.length !== own.length) continue;
		for (const [at, note] of own.entries()) {
			const reference = others[at] as number;
			pairs.set(note, [reference]).set(reference, [note]);
		}
	}
	return pairs;
}

const inline: ReadonlySet<StructureType> = new Set<StructureType>(["Span", "Link"]);

/** The element with the text that an inline element stands in. */
function textAround(structure: readonly StructureElement[], id: number): number {
	const { type, parent } = structure[id] as StructureElement;
	return inline.has(type) && parent !== undefined ? textAround(structure, parent) : id;
}
