import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EmbeddedFont, startSession } from "../../src/font/session.ts";
import { newFile } from "../../src/pdf/file.ts";
import { writeFonts } from "../../src/pdf/fonts.ts";
import { isStream } from "../../src/pdf/print.ts";
import { library } from "../font/library.ts";

const faces = library();

/** The fonts of a title. */
function embedded(text: string): readonly EmbeddedFont[] {
	const session = startSession(faces);
	for (const word of text.split(" ")) session.shape("heading", word);
	return session.embed("balanced");
}

/** Advances by CID as the W arrays of a file say them (ISO 32000-1 9.7.4.3), one map for each font. */
function said(fonts: readonly EmbeddedFont[]): readonly ReadonlyMap<number, number>[] {
	const file = newFile();
	writeFonts(file, fonts, (index) => `F${index}`);
	return file.objects.flatMap((object) => {
		const array = object && !isStream(object) ? /\/W\[(.*)\]\/CIDToGIDMap/.exec(object.text)?.[1] : undefined;
		if (array === undefined) return [];
		const runs = [...array.matchAll(/(\d+)\[([\d ]*)\]/g)];
		// Nothing but such runs.
		expect(array.replace(/ ?\d+\[[\d ]*\]/g, "")).toBe("");
		const advances = runs.flatMap(([, first, list]) =>
			list!.split(" ").map((advance, i) => [Number(first) + i, Number(advance)] as const),
		);
		expect(new Set(advances.map(([cid]) => cid)).size).toBe(advances.length);
		return [new Map(advances)];
	});
}

describe("the advances of a font", () => {
	const letters = [..."aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậTHỘIỊ0123456789,.:-/"];
	const title = fc
		.array(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 9 })
		.map((words) => words.map((word) => word.join("")).join(" "));

	it("are those of the face for each glyph that a subset has, and for no other", () => {
		fc.assert(
			fc.property(title, (text) => {
				const fonts = embedded(text).filter((font) => !font.deflated);
				const wanted = fonts.map((font) => new Map(font.cids.map((cid) => [cid, font.widths[cid]!])));
				expect(said(fonts)).toEqual(wanted);
			}),
			{ numRuns: 60 },
		);
	});

	it("of a whole font are those of all its slots", () => {
		const [font] = embedded(letters.join(" ")).map((each) => ({ ...each, deflated: each.program }));
		expect([...said([font!])[0]!.values()]).toEqual(font!.widths);
	});
});
