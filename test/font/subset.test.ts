import { create, type Font } from "fontkit";
import { describe, expect, it } from "vitest";
import { readFace } from "../../src/font/face.ts";
import { readTables } from "../../src/font/sfnt.ts";
import { slotCharacters, slotTable } from "../../src/font/slots.ts";
import { planSubset, type SubsetPlan, writeSubset } from "../../src/font/subset.ts";
import { fontFile, must } from "./library.ts";

function words(bytes: Uint8Array): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let sum = 0;
	for (let at = 0; at < bytes.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
	return sum;
}

/** fontkit wants tables that an embedded font may lack, so the judge gets the original's. */
function judgeOf(subset: Uint8Array, original: Uint8Array): Font {
	const tables = new Map<string, Uint8Array>();
	for (const [source, wanted] of [
		[original, ["cmap", "name", "post", "OS/2"]],
		[subset, ["glyf", "head", "hhea", "hmtx", "loca", "maxp"]],
	] as const) {
		const view = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
		for (let at = 12; at < 12 + view.readUInt16BE(4) * 16; at += 16) {
			const tag = view.toString("latin1", at, at + 4);
			const start = view.readUInt32BE(at + 8);
			if ((wanted as readonly string[]).includes(tag))
				tables.set(tag, view.subarray(start, start + view.readUInt32BE(at + 12)));
		}
	}
	const head = Buffer.alloc(12 + tables.size * 16);
	head.writeUInt32BE(0x00010000, 0);
	head.writeUInt16BE(tables.size, 4);
	const bodies: Uint8Array[] = [];
	let offset = head.length;
	let at = 12;
	for (const [tag, bytes] of [...tables].sort()) {
		head.write(tag, at, "latin1");
		head.writeUInt32BE(offset, at + 8);
		head.writeUInt32BE(bytes.length, at + 12);
		at += 16;
		bodies.push(bytes, Buffer.alloc(-bytes.length & 3));
		offset += (bytes.length + 3) & ~3;
	}
	return create(Buffer.concat([head, ...bodies])) as Font;
}

describe.each(["tinos/Tinos-Regular.ttf", "tinos/Tinos-BoldItalic.ttf", "be-vietnam-pro/BeVietnamPro-Bold.ttf"])(
	"the slot subset of %s",
	(file) => {
		const original = fontFile(file);
		const face = must(readFace(file, original));
		const { glyphs } = slotTable(face);
		const plan = planSubset(face, glyphs);
		const all = slotCharacters.flatMap((_, slot) => (glyphs[slot] ? [slot] : []));
		const subset = writeSubset(plan, all);
		const judge = judgeOf(subset, original);
		const source = create(original as Buffer) as Font;

		it("draws every slot as the original does", () => {
			for (const slot of all) {
				const [mine, theirs] = [judge.getGlyph(slot), source.getGlyph(glyphs[slot]!)];
				expect(mine.path.toSVG(), slotCharacters[slot]).toBe(theirs.path.toSVG());
				expect(mine.advanceWidth).toBe(theirs.advanceWidth);
			}
		});

		it("has right checksums and no hints", () => {
			expect(words(subset)).toBe(0xb1b0afba);
			const view = new DataView(subset.buffer, subset.byteOffset);
			const tags: string[] = [];
			for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
				const tag = String.fromCharCode(...subset.subarray(at, at + 4));
				const start = view.getUint32(at + 8);
				const length = (view.getUint32(at + 12) + 3) & ~3;
				tags.push(tag);
				const stated = view.getUint32(at + 4);
				const adjust = tag === "head" ? view.getUint32(start + 8) : 0;
				expect((words(subset.subarray(start, start + length)) - adjust) >>> 0, tag).toBe(stated);
			}
			expect(tags).toEqual(["glyf", "head", "hhea", "hmtx", "loca", "maxp"]);
			for (let number = 0; number < plan.count; number++) expect(instructionBytes(plan, number)).toBe(0);
		});

		it("holds what is wanted and its components, and blanks elsewhere", () => {
			const letter = slotCharacters.indexOf("ế");
			const small = writeSubset(plan, [letter]);
			const font = judgeOf(small, original);
			expect(font.getGlyph(letter).path.toSVG()).toBe(source.getGlyph(glyphs[letter]!).path.toSVG());
			const needed = new Set(plan.needs(letter));
			for (const slot of all) {
				if (!needed.has(slot)) expect(font.getGlyph(slot).path.toSVG(), slotCharacters[slot]).toBe("");
			}
			expect(small.length).toBeLessThan(subset.length / 4);
		});

		it("is a fraction of the file and the same each time", () => {
			expect(subset.length).toBeLessThan(original.length / 3);
			expect(Buffer.from(writeSubset(planSubset(face, glyphs), [...all].reverse())).equals(subset)).toBe(true);
		});
	},
);

describe("a subset above 128 KiB", () => {
	it("has long offsets that point at the same outlines", () => {
		const file = "noto-emoji/NotoEmoji-Regular.ttf";
		const original = fontFile(file);
		const face = must(readFace(file, original));
		const order = [0, ...Array.from({ length: 900 }, (_, i) => i + 1)];
		const subset = writeSubset(planSubset(face, order), order.slice(1));
		expect(subset.length).toBeGreaterThan(1 << 17);
		const source = create(original as Buffer) as Font;
		const judge = judgeOf(subset, original);
		for (const glyph of [1, 2, 450, 899, 900])
			expect(judge.getGlyph(glyph).path.toSVG()).toBe(source.getGlyph(glyph).path.toSVG());
	});
});

describe("an embedded subset", () => {
	it("is no font to set text in: it lacks the tables for that", () => {
		const face = must(readFace("x", fontFile("tinos/Tinos-Regular.ttf")));
		const outcome = readTables("x", writeSubset(planSubset(face, slotTable(face).glyphs), [65]));
		expect(outcome.diagnostics[0]?.params).toEqual({ file: "x", table: "cmap" });
	});
});

function instructionBytes(plan: SubsetPlan, number: number): number {
	const glyph = plan.glyph(number);
	if (glyph.length === 0) return 0;
	const view = new DataView(glyph.buffer, glyph.byteOffset, glyph.byteLength);
	const contours = view.getInt16(0);
	if (contours >= 0) return view.getUint16(10 + contours * 2);
	return view.getUint16(10) & 0x0100;
}
