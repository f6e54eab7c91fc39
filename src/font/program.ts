import { writeCff } from "./cff-subset.ts";
import { scaledPath } from "./charstring.ts";
import type { Face } from "./face.ts";
import { forbidsSubsets } from "./sfnt.ts";
import { planSubset, writeSubset } from "./subset.ts";

/** A font program with settled glyph numbers, of which each document takes the glyphs that it shows. */
export interface FontPlan {
	readonly kind: "truetype" | "cff";
	/** Glyphs of the program, blank ones and components among them. */
	readonly count: number;
	/** Glyph of the program by CID, where the program is the whole file and its numbers are not the CIDs. */
	readonly glyphOfCid?: readonly number[];
	/** The program with the wanted glyphs; every other place is blank. */
	write(wanted: Iterable<number>): Uint8Array;
}

/** `glyphs[n]` is the face's glyph at number n; 0 leaves the place empty. */
export function planProgram(face: Face, glyphs: readonly number[]): FontPlan {
	const { outlines } = face;
	if (outlines.kind === "truetype") {
		if (forbidsSubsets(face.tables))
			return { kind: "truetype", count: outlines.glyf.count, glyphOfCid: glyphs, write: () => face.bytes };
		const plan = planSubset(face, glyphs);
		return { kind: "truetype", count: plan.count, write: (wanted) => writeSubset(plan, wanted) };
	}
	const scale = 1000 / face.unitsPerEm;
	return {
		kind: "cff",
		count: glyphs.length,
		write: (wanted) => {
			const present = new Set(wanted);
			return writeCff({
				name: face.descriptor.postScriptName,
				box: face.descriptor.box,
				glyphs: glyphs.map((glyph, number) =>
					glyph && present.has(number)
						? { path: scaledPath(outlines.path(glyph), scale), width: face.advance(glyph) }
						: undefined,
				),
			});
		},
	};
}
