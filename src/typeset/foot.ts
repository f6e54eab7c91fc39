import { type Note, type Piece, piecesHeight } from "./drawing.ts";
import type { RuleLook } from "./template.ts";

/** The notes of the page that is being filled, and what is left of them for the pages after it. Lengths in points. */
export interface Foot {
	/** What the notes of this page take, with the rule above them; 0 where there are none. */
	height(): number;
	/** What they would take with some more, of the last of which only the beginning has to stand here. */
	withNotes(notes: readonly Note[], lastBegins: boolean): number;
	/** Adds notes; what does not stand in `room` is left for the next page. */
	add(notes: readonly Note[], room: number): void;
	/** Begins a page with what is left over, as much as stands in `room`, but something at least. */
	turn(room: number): void;
	readonly pieces: readonly Piece[];
}

/** Pieces that stand together. */
function groupsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
	const groups: Piece[][] = [];
	let open = false;
	for (const piece of pieces) {
		if (open) groups.at(-1)?.push(piece);
		else groups.push([piece]);
		open = piece.keepsNext === true;
	}
	return groups;
}

/** `gap` stands between two notes. */
export function emptyFoot(rule: RuleLook, gap: number): Foot {
	const above = rule.before + rule.thickness + rule.after;
	let here: Piece[] = [];
	let rest: Piece[] = [];
	const tall = (pieces: readonly Piece[]) => (pieces.length === 0 ? 0 : above + piecesHeight(pieces));
	const apart = (note: Note): Note => note.map((piece, i) => (i === 0 ? { ...piece, gap } : piece));
	return {
		get pieces() {
			return here;
		},
		height: () => tall(here),
		withNotes: (notes, lastBegins) => {
			// A note never stands before one whose end is still to come.
			if (rest.length > 0 && notes.length > 0) return Number.POSITIVE_INFINITY;
			const pieces = notes.flatMap((note, n) => {
				const begins = lastBegins && n === notes.length - 1;
				return apart(begins ? (groupsOf(note)[0] ?? []) : note);
			});
			return tall([...here, ...pieces]);
		},
		add: (notes, room) => {
			for (const group of groupsOf(notes.flatMap(apart))) {
				if (rest.length > 0 || tall([...here, ...group]) > room + 1e-6) rest.push(...group);
				else here.push(...group);
			}
		},
		turn: (room) => {
			const left = rest;
			here = [];
			rest = [];
			for (const group of groupsOf(left)) {
				if (rest.length > 0 || (here.length > 0 && tall([...here, ...group]) > room)) rest.push(...group);
				else here.push(...group);
			}
		},
	};
}
