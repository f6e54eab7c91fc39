import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/index.ts";
import { writePdf } from "../../src/pdf/write.ts";
import { must } from "../font/library.ts";
import { foreignPictures } from "../support/foreign-pictures.ts";
import { mutate } from "../support/mutants.ts";
import { articleFiles, articleText, sourceWith } from "../support/picture-article.ts";
import { pictureMutants } from "../support/picture-mutants.ts";
import { cellOf, linkedPage, pictureOf, sheetOf, zoom } from "../support/picture-set.ts";
import { alphaAt, colourAt, grayAt, height, palette, pictures, width } from "../support/pictures.ts";
import { bytesOf, documentOf } from "../support/records.ts";
import { output, tool, type Verdicts, verapdf, verapdfJar } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-pictures-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, `${name.replaceAll(/[^\w]+/g, "-")}.pdf`);

const all = new Map(Object.entries(pictures).map(([name, bytes]) => [name, pictureOf(name, bytes)]));
const sheet = at("sheet");

beforeAll(async () => {
	writeFileSync(sheet, must(writePdf(sheetOf(all))));
	writeFileSync(at("links"), must(writePdf(linkedPage())));
	const outcome = await build(sourceWith("bai.md", articleText, articleFiles), { buildTime: "2026-01-02T03:04:05Z" });
	const article = bytesOf(documentOf(outcome.value!.package));
	writeFileSync(at("article"), article);
	const files = Object.fromEntries(Object.values(foreignPictures).map((bytes, n) => [`${n}.bin`, bytes]));
	const text = `# Bài\n\n${Object.keys(files)
		.map((name) => `![${name}](${name})`)
		.join("\n\n")}\n`;
	const decoded = await build(sourceWith("bai.md", text, files), { buildTime: "2026-01-02T03:04:05Z" });
	writeFileSync(at("decoded"), bytesOf(documentOf(decoded.value!.package)));
	for (const mutant of pictureMutants.filter(({ caughtBy }) => caughtBy === "veraPDF"))
		writeFileSync(at(mutant.name), await mutate(article, mutant));
});

const jar = verapdfJar();
describe.runIf(jar)("veraPDF", () => {
	let verdicts: Verdicts;
	beforeAll(() => {
		verdicts = verapdf(jar as string, [folder]);
	});

	it.each(["sheet", "links", "article", "decoded"])("passes PDF/A-2a and PDF/UA-1: %s", (name) => {
		expect(verdicts.get(at(name))).toEqual({ "2a": "PASS", ua1: "PASS" });
	});

	it.each(pictureMutants.filter(({ caughtBy }) => caughtBy === "veraPDF").map(({ name }) => name))(
		"fails: %s",
		(name) => {
			expect(Object.values(verdicts.get(at(name)) ?? {})).toContain("FAIL");
		},
	);
});

describe.runIf(tool("qpdf"))("qpdf", () => {
	it.each(["sheet", "links", "article", "decoded"])("finds no fault in the syntax: %s", (name) => {
		expect(output("qpdf", ["--check", at(name)])).toContain("No syntax or stream encoding errors");
	});
});

describe.runIf(tool("pdfimages"))("pdfimages", () => {
	it("lists every picture in its own depth and coding, none interpolated", () => {
		const rows = output("pdfimages", ["-list", sheet])
			.split("\n")
			.slice(2)
			.filter(Boolean)
			.map((row) => row.trim().split(/\s+/));
		const pick = (columns: readonly string[]) => [3, 4, 5, 7, 8].map((n) => columns[n]).join(" ");
		const images = rows.filter((columns) => columns[2] === "image");
		expect(images).toHaveLength(all.size);
		const expected = [...all].map(([name, { orientation }]) => {
			const jpeg = name.endsWith(".jpg");
			const colour = /icc/.test(name) ? "icc" : /palette/.test(name) ? "index" : /^gray/.test(name) ? "gray" : "rgb";
			const bits = jpeg ? "8" : /\d+/.exec(name)?.[0];
			expect(orientation).toBeGreaterThan(0);
			return `${width} ${height} ${colour} ${bits} ${jpeg ? "jpeg" : "image"}`;
		});
		expect(images.map(pick)).toEqual(expected);
		expect(rows.filter((columns) => columns[2] === "smask")).toHaveLength(
			[...all.keys()].filter((name) => /alpha|rgba|key/.test(name)).length,
		);
		expect(rows.every((columns) => columns[9] === "no")).toBe(true);
	});

	it("gives the JPEG files back byte for byte", () => {
		output("pdfimages", ["-j", "-f", "2", "-l", "2", sheet, join(folder, "out")]);
		const names = [...all.keys()].filter((name) => name.endsWith(".jpg"));
		const number = (n: number) => String(n + 2).padStart(3, "0");
		for (const [n, name] of names.entries()) {
			if (name === "cmyk-icc.jpg") continue;
			expect(readFileSync(join(folder, `out-${number(n)}.jpg`)).equals(pictures[name]!), name).toBe(true);
		}
	});
});

/** A page as poppler draws it at one pixel a point. */
function drawn(page: number): (x: number, y: number) => readonly number[] {
	const root = join(folder, `page-${page}`);
	output("pdftoppm", ["-r", "72", "-f", String(page + 1), "-singlefile", sheet, root]);
	const file = readFileSync(`${root}.ppm`);
	const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString("latin1", 0, 40))!;
	const row = Number(head[1]) * 3;
	return (x, y) => [...file.subarray(head[0].length + y * row + x * 3, head[0].length + y * row + x * 3 + 3)];
}

describe.runIf(tool("pdftoppm"))("pdftoppm", () => {
	let pages: readonly ((x: number, y: number) => readonly number[])[];
	beforeAll(() => {
		pages = [drawn(0), drawn(1)];
	});

	/** The colour in the middle of a pixel of a picture on the sheet. */
	function shown(name: string, x: number, y: number): readonly number[] {
		const picture = all.get(name)!;
		const { page, box } = cellOf([...all.keys()].indexOf(name), picture);
		const top = 842 - box.y - box.height;
		return pages[page]!(Math.round(box.x + (x + 0.5) * zoom), Math.round(top + (y + 0.5) * zoom));
	}

	const over = (colour: readonly number[], alpha: number) =>
		colour.map((value) => Math.round((value * alpha + 255 * (255 - alpha)) / 255));
	const steps = (value: number, bits: number) =>
		Math.round((Math.round((value * (2 ** bits - 1)) / 255) * 255) / (2 ** bits - 1));
	const gray = (bits: number) => (x: number, y: number) => Array(3).fill(steps(grayAt(x, y), bits));
	const indexed = (bits: number) => (x: number, y: number) => palette[(x + y * 3) % Math.min(16, 2 ** bits)]!;
	const isKey = (x: number, y: number) => x < 5 && y < 5;
	const tRNS = [0, 64, 128, 192];

	/** What each picture has to look like over white paper, pixel by pixel. */
	const looks: Readonly<Record<string, (x: number, y: number) => readonly number[]>> = {
		"gray1.png": gray(1),
		"gray2.png": gray(2),
		"gray4.png": gray(4),
		"gray8.png": gray(8),
		"gray16.png": gray(16),
		"rgb8.png": colourAt,
		"rgb16.png": colourAt,
		"palette1.png": indexed(1),
		"palette2.png": indexed(2),
		"palette4.png": indexed(4),
		"palette8.png": indexed(8),
		"gray-alpha8.png": (x, y) => over(gray(8)(x, y), alphaAt(x, y)),
		"gray-alpha16.png": (x, y) => over(gray(8)(x, y), alphaAt(x, y)),
		"rgba8.png": (x, y) => over(colourAt(x, y), alphaAt(x, y)),
		"rgba16.png": (x, y) => over(colourAt(x, y), alphaAt(x, y)),
		"rgb8-key.png": (x, y) => (isKey(x, y) ? [255, 255, 255] : colourAt(x, y)),
		"rgb16-key.png": (x, y) => (isKey(x, y) ? [255, 255, 255] : colourAt(x, y)),
		"palette4-alpha.png": (x, y) => over(indexed(4)(x, y), tRNS[(x + y * 3) % 16] ?? 255),
		"gray1-interlaced.png": gray(1),
		"gray16-interlaced.png": gray(16),
		"rgb8-interlaced.png": colourAt,
		"palette2-interlaced.png": indexed(2),
		"palette4-alpha-interlaced.png": (x, y) => over(indexed(4)(x, y), tRNS[(x + y * 3) % 16] ?? 255),
		"rgba8-interlaced.png": (x, y) => over(colourAt(x, y), alphaAt(x, y)),
		"gray.jpg": gray(8),
		"rgb.jpg": colourAt,
		"rgb-progressive.jpg": colourAt,
		"rgb-icc.jpg": colourAt,
		"rgb-adobe.jpg": colourAt,
		"rgb-named.jpg": colourAt,
		"orientation2.jpg": (x, y) => colourAt(width - 1 - x, y),
		"orientation3.jpg": (x, y) => colourAt(width - 1 - x, height - 1 - y),
		"orientation4.jpg": (x, y) => colourAt(x, height - 1 - y),
		"orientation5.jpg": (x, y) => colourAt(y, x),
		"orientation6.jpg": (x, y) => colourAt(y, height - 1 - x),
		"orientation7.jpg": (x, y) => colourAt(width - 1 - y, height - 1 - x),
		"orientation8.jpg": (x, y) => colourAt(width - 1 - y, x),
	};

	it.each(Object.keys(looks))("draws the pixels of %s", (name) => {
		const picture = all.get(name)!;
		// Rounding of colour conversions and of the cosine transform.
		const slack = name.endsWith(".jpg") ? 6 : 2;
		const wrong: string[] = [];
		for (let y = 0; y < picture.height; y++) {
			for (let x = 0; x < picture.width; x++) {
				const [is, want] = [shown(name, x, y), looks[name]!(x, y)];
				if (is.some((value, n) => Math.abs(value - want[n]!) > slack)) wrong.push(`${x},${y}: ${is} for ${want}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	it("draws inks by their profile: paper where there is none, and red where red was", () => {
		const [red, green, blue] = shown("cmyk-icc.jpg", 2, 2);
		expect(red).toBeGreaterThan(200);
		expect(Math.max(green!, blue!)).toBeLessThan(100);
		expect(Math.min(...shown("cmyk-icc.jpg", width - 1, height - 1).slice(0, 2))).toBeGreaterThan(220);
	});
});
