import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFace } from "../../src/font/face.ts";
import { fontsDigest } from "../../src/font/library.ts";
import { vietnameseLetters } from "../../src/font/slots.ts";
import { fontFile, fontsFolder, library, must } from "./library.ts";

const list = JSON.parse(new TextDecoder().decode(fontFile("fonts.json")));
const files = Object.keys(list.files);

/** `0020-007E` and `20AB`, back to code points. */
function expand(ranges: readonly string[]): Set<number> {
	const all = new Set<number>();
	for (const range of ranges) {
		const [first, last = first] = range.split("-").map((hex) => Number.parseInt(hex, 16));
		for (let c = first!; c <= last!; c++) all.add(c);
	}
	return all;
}

describe("fonts/", () => {
	it("lists exactly the font files that are there", () => {
		const there = readdirSync(fontsFolder, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ttf"));
		expect(there.map((f) => f.replaceAll("\\", "/")).sort()).toEqual([...files].sort());
	});

	it.each(files)("%s has its size, digest, licence and coverage on record", (file) => {
		const bytes = fontFile(file);
		const [folder, name] = file.split("/") as [string, string];
		const coverage = JSON.parse(readFileSync(join(fontsFolder, folder, "coverage.json"), "utf8"));
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		expect(list.files[file]).toEqual({ bytes: bytes.byteLength, sha256 });
		expect(coverage.files[name]).toMatchObject({ bytes: bytes.byteLength, sha256 });
		expect(coverage.licence).toBe("OFL-1.1");
		expect(readFileSync(join(fontsFolder, folder, "OFL.txt"), "utf8")).toContain("SIL OPEN FONT LICENSE Version 1.1");
		const face = must(readFace(file, bytes));
		const covered = expand(coverage.files[name].ranges);
		const wrong: number[] = [];
		for (let c = 0; c <= 0x1ffff; c++) if ((face.glyphOf(c) !== 0) !== covered.has(c)) wrong.push(c);
		expect(wrong).toEqual([]);
		const vietnamese = vietnameseLetters().every((letter) => face.glyphOf(letter.codePointAt(0)!) !== 0);
		expect(coverage.files[name].vietnamese).toBe(vietnamese);
	});

	it("has all of Vietnamese in every style", () => {
		for (const file of Object.values<string>(list.styles)) {
			const [folder, name] = file.split("/") as [string, string];
			const coverage = JSON.parse(readFileSync(join(fontsFolder, folder, "coverage.json"), "utf8"));
			expect(coverage.files[name].vietnamese, file).toBe(true);
		}
		expect(existsSync(join(fontsFolder, "README.md"))).toBe(true);
	});

	it("is identified without reading a font", () => {
		const reads: string[] = [];
		const fonts = library({}, reads);
		const before = reads.length;
		expect(fontsDigest(fonts)).toHaveLength(files.length);
		expect(fontsDigest(fonts)[0]).toEqual({
			file: list.styles.regular,
			sha256: list.files[list.styles.regular].sha256,
		});
		expect(reads).toHaveLength(before);
	});
});
