import { deflateSync } from "node:zlib";
import { writeCff } from "./cff-subset.ts";
import { scaledPath } from "./charstring.ts";
import type { Face } from "./face.ts";
import { forbidsSubsets } from "./sfnt.ts";
import { planSubset, writeSubset } from "./subset.ts";

export interface WholeProgram {
	readonly cids: readonly number[];
	readonly program: Uint8Array;
	/** As a zlib stream. */
	readonly deflated: Uint8Array;
}

/** A font program with settled glyph numbers, of which each document takes the glyphs that it shows. */
export interface FontPlan {
	readonly kind: "truetype" | "cff";
	/** Glyphs of the program, blank ones and components among them. */
	readonly count: number;
	/** Glyph of the program by CID, where the program is the whole file and its numbers are not the CIDs. */
	readonly glyphOfCid?: readonly number[];
	/** The program with the wanted glyphs; every other place is blank. */
	write(wanted: Iterable<number>): Uint8Array;
	/** The program with all that the face has of the list, compressed once: for documents that shall cost little time. */
	whole(): WholeProgram;
}

/** `glyphs[n]` is the face's glyph at number n; 0 leaves the place empty. */
export function planProgram(face: Face, glyphs: readonly number[]): FontPlan {
	const { outlines } = face;
	if (outlines.kind === "truetype") {
		if (forbidsSubsets(face.tables))
			return withWhole(
				{ kind: "truetype", count: outlines.glyf.count, glyphOfCid: glyphs, write: () => face.bytes },
				glyphs,
			);
		const plan = planSubset(face, glyphs);
		return withWhole({ kind: "truetype", count: plan.count, write: (wanted) => writeSubset(plan, wanted) }, glyphs);
	}
	const scale = 1000 / face.unitsPerEm;
	const plan: Omit<FontPlan, "whole"> = {
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
	return withWhole(plan, glyphs);
}

function withWhole(plan: Omit<FontPlan, "whole">, glyphs: readonly number[]): FontPlan {
	let made: WholeProgram | undefined;
	return {
		...plan,
		whole: () => {
			if (!made) {
				const cids = glyphs.flatMap((glyph, cid) => (glyph ? [cid] : []));
				const program = plan.write(cids);
				made = { cids, program, deflated: deflateSync(program, { level: 9 }) };
			}
			return made;
		},
	};
}
