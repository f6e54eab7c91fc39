import { type Diagnostic, diagnostic, type Place } from "../../model/diagnostic.ts";
import type { Places } from "../markdown/places.ts";
import { type Kind, kinds } from "./kinds.ts";
import type { Node } from "./parse.ts";
import { folded, textOf } from "./tree.ts";

/** Characters of left-out text that a finding quotes. */
const QUOTED = 160;
/** Ranges of lines that a finding names. */
const RANGES = 12;
const INK = /[^\s]/gu;

interface Tally {
	blocks: number;
	characters: number;
	text: string;
	readonly place: Place;
	readonly ranges: (readonly [from: number, to: number])[];
	more: boolean;
}

/** What is left out of a page: by kind how many blocks, how many characters (code points, blanks aside), in which lines, and how it begins. */
export interface Dropped {
	add(kind: Kind, nodes: readonly Node[]): void;
	findings(): readonly Diagnostic[];
}

export function startDropped(places: Places, only: Place | undefined): Dropped {
	const tallies = new Map<Kind, Tally>();
	return {
		add(kind, nodes) {
			const text = textOf(nodes);
			const characters = text.match(INK)?.length ?? 0;
			if (characters === 0) return;
			const [start, end] = rangeOf(nodes);
			const place = only ?? places.at(start, end);
			let tally = tallies.get(kind);
			if (!tally) {
				tally = { blocks: 0, characters: 0, text: "", place, ranges: [], more: false };
				tallies.set(kind, tally);
			}
			tally.blocks++;
			tally.characters += characters;
			if (tally.text.length < QUOTED) tally.text = `${tally.text} ${folded(text).trim()}`.trim();
			if (tally.ranges.length >= RANGES) tally.more = true;
			else if (place.line !== undefined) tally.ranges.push([place.line, places.at(end).line ?? place.line]);
		},
		findings: () =>
			[...tallies].map(([kind, { blocks, characters, text, place, ranges, more }]) => {
				const lines = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
				const params = { count: blocks, characters, lines: more ? `${lines} …` : lines || "-", text: quoted(text) };
				return diagnostic(kinds[kind], { params, place });
			}),
	};
}

/** How a text begins, never parted inside a letter with its marks. */
export function quoted(text: string, most = QUOTED): string {
	if (text.length <= most) return text;
	return `${text.slice(0, most).replace(/[\ud800-\udbff]$|\s*\S{0,24}$/u, "")}…`;
}

function rangeOf(nodes: readonly Node[]): readonly [start: number, end: number] {
	const start = nodes.find((node) => node.sourceCodeLocation)?.sourceCodeLocation?.startOffset ?? 0;
	const end = nodes.findLast((node) => node.sourceCodeLocation)?.sourceCodeLocation?.endOffset ?? start;
	return [start, Math.max(start, end - 1)];
}
