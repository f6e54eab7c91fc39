import fc from "fast-check";
import { create, type Font } from "fontkit";
import { describe, expect, it } from "vitest";
import { drawn } from "../../src/font/cluster.ts";
import { loadComplexShaping, needsComplexShaping } from "../../src/font/complex.ts";
import { loadFonts } from "../../src/font/library.ts";
import { startSession } from "../../src/font/session.ts";
import { shapeClusters, shapeSlots } from "../../src/font/shape.ts";
import { slotCharacters } from "../../src/font/slots.ts";
import { wordCache } from "../../src/font/words.ts";
import type { FaceStyle } from "../../src/model/index.ts";
import { INVISIBLES } from "../../src/text/invisible.ts";
import { unit, word } from "../text/vietnamese.ts";
import { codesOf, fontFile, library, movesOf, resources, textOfGlyphs } from "./library.ts";

const shared = library();
const style = fc.constantFrom<FaceStyle>("regular", "italic", "bold", "bold-italic", "heading", "mono");
const outside = fc.constantFrom(
	"Привет",
	"Ωμέγα",
	"→",
	"⇒",
	"∀",
	"☎",
	"😀",
	"½",
	"m̃",
	"ǧ",
	"ﬁ",
	"′",
	"Ð",
	"\u2009",
	"\u200B",
	"\u00AD",
	"\u{E0101}",
);
const anyWord = fc
	.array(fc.oneof(word, outside), { minLength: 1, maxLength: 4 })
	.map((parts) => parts.join("").replaceAll(" ", ""));

describe("shaping", () => {
	it("gives glyphs that say the text, whatever the fonts they come from", () => {
		fc.assert(
			fc.property(style, anyWord, (face, text) => {
				const session = startSession(shared);
				const shaped = session.shape(face, text);
				expect(session.missing).toEqual([]);
				const said = textOfGlyphs(shaped, session.embed());
				expect(said).toBe(drawn(text.normalize("NFC")).join(""));
				expect(shaped.text).toBe(text);
			}),
		);
	});

	it("adds up: a word is as wide as its glyphs and their moves", () => {
		fc.assert(
			fc.property(style, anyWord, (face, text) => {
				const session = startSession(shared);
				const shaped = session.shape(face, text);
				const fonts = session.embed();
				let sum = 0;
				for (const run of shaped.runs) {
					const { widths } = fonts.find((font) => font.index === run.font)!;
					const width = codesOf(run.show).reduce((total, code) => total + widths[code]!, movesOf(run.show));
					expect(run.width).toBe(width);
					sum += width;
				}
				expect(shaped.width).toBe(sum);
			}),
		);
	});

	it("is as fontkit's for Vietnamese words, kerning and all", () => {
		const judge = create(fontFile("tinos/Tinos-Regular.ttf") as Buffer) as Font;
		const session = startSession(shared);
		fc.assert(
			fc.property(
				fc.oneof(word, unit).filter((text) => !text.includes(" ")),
				(text) => {
					const run = judge.layout(text, { liga: false } as never);
					const wanted = run.positions.reduce((sum, p) => sum + (p.xAdvance * 1000) / judge.unitsPerEm, 0);
					// Half a unit of rounding per glyph and per kern.
					expect(Math.abs(session.shape("regular", text).width - wanted)).toBeLessThanOrEqual(run.glyphs.length);
				},
			),
		);
	});

	it("takes the same way for slot words, quick or thorough", () => {
		const document = {
			extra: () => {
				throw new Error("no extra font is needed");
			},
			missing: () => {},
			notShaped: () => {},
		};
		fc.assert(
			fc.property(
				style,
				word.filter((text) => !text.includes(" ")),
				(face, text) => {
					const quick = shapeSlots(shared, face, text);
					expect(shapeClusters(shared, document, face, text).word).toEqual(quick?.word);
				},
			),
		);
	});

	it("kerns", () => {
		const session = startSession(shared);
		expect(session.shape("regular", "AV").runs[0]!.show).toBe("(\0A)129(\0V)");
		expect(session.shape("mono", "AV").runs[0]!.show).toBe("(\0A\0V)");
	});

	it("needs no escapes in slot fonts", () => {
		const session = startSession(shared);
		const { show } = session.shape("mono", "(a\\b)").runs[0]!;
		expect(show.slice(1, -1)).not.toMatch(/[()\\\r]/);
		expect(textOfGlyphs(session.shape("mono", "(a\\b)"), session.embed())).toBe("(a\\b)");
	});

	it("escapes where an extra font has very many glyphs", () => {
		const session = startSession(shared);
		const letters = Array.from({ length: 120 }, (_, i) => String.fromCodePoint(0x410 + i)).join("");
		const shaped = session.shape("regular", letters);
		expect(textOfGlyphs(shaped, session.embed())).toBe(letters);
		expect(shaped.runs.map((run) => run.show).join("")).toMatch(/\\\(/);
	});

	it("drops what the text proof drops, and nothing else", () => {
		for (let c = 0x80; c <= 0xe0fff; c++) {
			if (c >= 0xd800 && c <= 0xdfff) continue;
			const listed = INVISIBLES.some(({ first, last }) => c >= first && c <= last);
			if ((drawn(String.fromCodePoint(c)).length === 0) !== listed) expect.fail(`U+${c.toString(16)}`);
		}
	});

	it("draws a combining mark over its base without moving on", () => {
		const session = startSession(shared);
		const [base, marked] = [session.shape("regular", "m"), session.shape("regular", "m\u0303")];
		expect(marked.width).toBe(base.width);
		expect(marked.runs).toHaveLength(2);
	});

	it("draws white space that no font has as a space", () => {
		const session = startSession(shared);
		const shaped = session.shape("heading", "a\u3000b\tc");
		expect(textOfGlyphs(shaped, session.embed())).toBe("a b c");
		expect(session.missing).toEqual([]);
	});
});

describe("a character that no font has", () => {
	it("is shown by its code point, keeps its text and is reported once per style", () => {
		const session = startSession(shared);
		const shaped = session.shape("regular", "x𠀋y");
		session.shape("regular", "𠀋𠀋");
		const shown = shaped.runs.find((run) => run.actualText !== undefined);
		expect(shown?.actualText).toBe("𠀋");
		expect(textOfGlyphs(shaped, session.embed())).toBe("x[U+2000B]y");
		expect(session.missing).toEqual([{ text: "𠀋", codePoint: 0x2000b, style: "regular", font: "Tinos-Regular" }]);
		expect(session.diagnostics()).toEqual([
			{
				code: "font/missing-glyph",
				severity: "warning",
				params: { char: "𠀋", code: "U+2000B", font: "Tinos-Regular" },
				clause: { standard: "ISO 19005-2", clause: "6.2.11.8" },
			},
		]);
	});

	it.each(["\u0001", "\uE000", "\uFFFE", "\u{F0000}", "\u0378", "漢", "\u3164"])(
		"is never glyph 0: %j",
		(character) => {
			const session = startSession(shared);
			const shaped = session.shape("heading", character);
			expect(session.missing).toHaveLength(1);
			expect(shaped.runs.flatMap((run) => codesOf(run.show))).not.toContain(0);
		},
	);

	it("does not stick to the process: the next document without it has no finding", () => {
		startSession(shared).shape("regular", "漢");
		const next = startSession(shared);
		next.shape("regular", "hán");
		expect(next.diagnostics()).toEqual([]);
	});
});

describe("a document's fonts", () => {
	it("are those that its text needs, with one text to each code", () => {
		const session = startSession(shared);
		for (const text of ["Tiếng", "Việt", "→", "Ж"]) session.shape("regular", text);
		const fonts = session.embed();
		expect(fonts.map((font) => font.name.slice(7))).toEqual(
			["Tinos-Regular", "Tinos-Regular", "NotoSansSymbols2-Regular"].slice(0, fonts.length),
		);
		expect(new Set(fonts.map((font) => font.name)).size).toBe(fonts.length);
		for (const font of fonts) {
			expect(font.name).toMatch(/^[A-Z]{6}\+[A-Za-z0-9-]+$/);
			const texts = font.texts.filter((text) => text !== "");
			expect(new Set(texts).size).toBe(texts.length);
		}
		const slots = fonts[0]!;
		expect(slots.texts).toBe(slotCharacters);
		expect(slots.styles).toEqual(["regular"]);
		expect(slots.cids.map((cid) => slotCharacters[cid]).join("")).toBe(
			[..." TVgintếệ"].sort((a, b) => slotCharacters.indexOf(a) - slotCharacters.indexOf(b)).join(""),
		);
	});

	it("depend on the text alone, not on what the process set before", () => {
		const texts = ["Ủy", "viên", "→", "Привет", "𠀋"];
		const embed = (fonts = library()) => {
			const session = startSession(fonts);
			return [texts.map((text) => session.shape("bold", text)), session.embed()];
		};
		const warm = library();
		const other = startSession(warm);
		for (const text of ["Ж", "→", "viên", "khác"]) other.shape("bold", text);
		expect(embed(warm)).toEqual(embed());
	});

	it("note what words need of them, whichever documents are set in between", () => {
		const words = fc.array(fc.tuple(fc.boolean(), style, anyWord), { maxLength: 40 });
		fc.assert(
			fc.property(words, (list) => {
				const [a, b] = [startSession(shared), startSession(shared)];
				for (const [first, each, text] of list) (first ? a : b).shape(each, text);
				for (const [session, own] of [
					[a, true],
					[b, false],
				] as const) {
					const alone = startSession(library());
					for (const [first, each, text] of list) if (first === own) alone.shape(each, text);
					expect(session.embed().map(({ name }) => name)).toEqual(alone.embed().map(({ name }) => name));
				}
			}),
			{ numRuns: 15 },
		);
	});

	it("have their words shaped once for all documents", () => {
		const [a, b] = [startSession(shared), startSession(shared)];
		expect(a.shape("regular", "chung")).toBe(b.shape("regular", "chung"));
		expect(a.shape("regular", "chung")).not.toBe(a.shape("bold", "chung"));
	});

	it("are read when text needs them", () => {
		const reads: string[] = [];
		const session = startSession(library({}, reads));
		session.shape("regular", "chỉ một phông");
		expect(reads).toEqual(["fonts.json", "tinos/Tinos-Regular.ttf"]);
		session.shape("regular", "Привет");
		expect(reads).toHaveLength(2);
		session.shape("regular", "😀");
		expect(reads.at(-1)).toBe("noto-emoji/NotoEmoji-Regular.ttf");
	});
});

describe("fonts that cannot be used", () => {
	it("fail where the list is broken or the regular face is not what the list says", () => {
		const broken = loadFonts(resources({ "fonts.json": new TextEncoder().encode('{"styles":{}}') }));
		expect(broken.value).toBeUndefined();
		expect(broken.diagnostics[0]?.code).toBe("font/list");
		const list = fontFile("fonts.json");
		const other = fontFile("tinos/Tinos-Bold.ttf");
		const changed = loadFonts(resources({ "fonts.json": list, "tinos/Tinos-Regular.ttf": other }));
		expect(changed.diagnostics[0]).toMatchObject({ code: "font/digest", params: { file: "tinos/Tinos-Regular.ttf" } });
	});

	it("are a finding of each document that wants them, and the next face steps in", () => {
		const fonts = library({ "cousine/Cousine-Regular.ttf": new TextEncoder().encode("wOF2 and so on") });
		for (let i = 0; i < 2; i++) {
			const session = startSession(fonts);
			const shaped = session.shape("mono", "mã");
			expect(textOfGlyphs(shaped, session.embed())).toBe("mã");
			expect(session.diagnostics()).toMatchObject([{ code: "font/not-truetype", params: { kind: "WOFF2" } }]);
		}
		const plain = startSession(fonts);
		plain.shape("regular", "mã");
		expect(plain.diagnostics()).toEqual([]);
	});
});

describe("complex scripts", () => {
	const family = "👨‍👩‍👧";

	it("are set character by character and reported until their shaper is there", () => {
		const session = startSession(library());
		expect(needsComplexShaping(family)).toBe(true);
		expect(needsComplexShaping("Tiếng Việt → 😀")).toBe(false);
		const shaped = session.shape("regular", family);
		expect(textOfGlyphs(shaped, session.embed())).toBe("👨👩👧");
		expect(session.diagnostics()).toMatchObject([{ code: "font/not-shaped", params: { text: family } }]);
	});

	it("are one glyph with one text once it is", async () => {
		const fonts = library();
		await loadComplexShaping(fonts);
		const session = startSession(fonts);
		const shaped = session.shape("regular", `a${family}b`);
		expect(session.diagnostics()).toEqual([]);
		expect(shaped.runs).toHaveLength(3);
		expect(codesOf(shaped.runs[1]!.show)).toHaveLength(1);
		expect(textOfGlyphs(shaped, session.embed())).toBe("a👨👩👧b");
	});

	it("that run from right to left keep their text and are reported", async () => {
		const fonts = library();
		await loadComplexShaping(fonts);
		const session = startSession(fonts);
		const shaped = session.shape("regular", "שלום");
		expect(textOfGlyphs(shaped, session.embed())).toBe("שלום");
		expect(session.diagnostics()).toMatchObject([{ code: "font/not-shaped" }]);
	});
});

describe("the word cache", () => {
	it("keeps what is used and stays within its limit", () => {
		const cache = wordCache<number>(100);
		cache.set("regular", "giữ", 1);
		for (let i = 0; i < 1000; i++) {
			cache.set("regular", `từ${i}`, i);
			expect(cache.get("regular", "giữ")).toBe(1);
			expect(cache.size).toBeLessThanOrEqual(100);
		}
		expect(cache.get("regular", "từ0")).toBeUndefined();
		expect(cache.get("regular", "từ999")).toBe(999);
		expect(cache.get("bold", "từ999")).toBeUndefined();
	});
});
