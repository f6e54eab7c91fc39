import { beforeAll, describe, expect, it } from "vitest";
import { proveRecord } from "../../src/build/prove.ts";
import { type BuildOptions, build, type Diagnostic, type InformationPackage, verify } from "../../src/index.ts";
import { parseRecordJson } from "../../src/metadata/record-json.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { foreignPictures } from "../support/foreign-pictures.ts";
import { mutate } from "../support/mutants.ts";
import { articleFiles, articleText, sourceWith } from "../support/picture-article.ts";
import { pictureMutants } from "../support/picture-mutants.ts";
import { cmykWithoutProfile, pictures } from "../support/pictures.ts";
import { bytesOf, documentOf, filesOf } from "../support/records.ts";

const options: BuildOptions = { buildTime: "2026-01-02T03:04:05Z" };
const make = (text: string, files: Readonly<Record<string, Uint8Array>>, more: Partial<BuildOptions> = {}) =>
	build(sourceWith("bai.md", text, files), { ...options, ...more });

async function packageWith(text: string, files: Readonly<Record<string, Uint8Array>>): Promise<InformationPackage> {
	const outcome = await make(text, files);
	if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics, undefined, 1));
	return outcome.value.package;
}

const textOf = (pack: InformationPackage, path: string) => new TextDecoder().decode(filesOf(pack).get(path));
const recordOf = (pack: InformationPackage) => parseRecordJson(textOf(pack, "data/metadata/record.json")).value!;
const imagesIn = (pack: InformationPackage) => pack.entries.filter(({ role }) => role === "image");
/** Codes about pictures, without those of the page maker. */
const about = (findings: readonly Diagnostic[]) =>
	findings.map(({ code }) => code).filter((code) => /^(?:image|build)\//.test(code));

let pack: InformationPackage;
beforeAll(async () => {
	pack = await packageWith(articleText, articleFiles);
});

describe("a record of an article with pictures", () => {
	it("keeps each untouched under an ASCII name, with its own name beside it", () => {
		expect(imagesIn(pack).map(({ path, mediaType, originalName }) => [path, mediaType, originalName])).toEqual([
			["data/images/cau-2.jpg", "image/jpeg", "cau-2.jpg"],
			["data/images/cau.jpg", "image/jpeg", "cau.jpg"],
			["data/images/so-do.png", "image/png", "so-do.png"],
		]);
		for (const image of imagesIn(pack))
			expect(bytesOf(image)).toEqual(
				Object.entries(articleFiles).find(([href]) => href.endsWith(image.path.slice(11)))?.[1],
			);
	});

	it("passes its proof and the check of the bag", async () => {
		expect(await verify(filesOf(pack))).toMatchObject({ valid: true, record: true, diagnostics: [] });
	});

	it("says in record.json which figure shows which file", () => {
		expect(recordOf(pack).pictures).toMatchObject([
			{ path: "images/cau.jpg", originalName: "cau.jpg", href: "anh/cau.jpg", alt: "Cầu nhìn từ bờ bắc" },
			{ path: "images/so-do.png", href: "anh/so-do.png", alt: "Sơ đồ" },
			{ path: "images/cau-2.jpg", href: "anh/cau-2.jpg", alt: "Cầu, lần nữa" },
		]);
	});

	it("states them as its parts in Dublin Core, by the names that PREMIS has", () => {
		const parts = recordOf(pack).metadata.claims.filter(({ element }) => element === "hasPart");
		expect(parts.map(({ value, origin, rule }) => [value, origin, rule])).toEqual(
			["cau.jpg", "so-do.png", "cau-2.jpg"].map((name) => [
				`${pack.identifier}#images/${name}`,
				"inferred",
				"kept-picture",
			]),
		);
		for (const { value } of parts) {
			expect(textOf(pack, "data/metadata/dcterms.xml")).toContain(`xsi:type="dcterms:URI">${value}</dcterms:hasPart>`);
			expect(textOf(pack, "data/metadata/dublin-core.xml")).toContain(`<dc:relation>${value}</dc:relation>`);
			expect(textOf(pack, "data/metadata/premis.xml")).toContain(
				`<objectIdentifierValue>${value}</objectIdentifierValue>`,
			);
		}
	});

	it("has the identity of its text, and another recipe when a picture changes", async () => {
		const other = await packageWith(articleText, { ...articleFiles, "anh/so-do.png": pictures["rgba16.png"]! });
		const digest = (each: InformationPackage) => (recordOf(each).recipe as { readonly digest: string }).digest;
		expect(other.identifier).toBe(pack.identifier);
		expect(digest(other)).not.toBe(digest(pack));
		expect(digest(await packageWith(articleText, articleFiles))).toBe(digest(pack));
	});

	it("is the same bytes for the same input", async () => {
		const again = await packageWith(articleText, articleFiles);
		expect(Buffer.from(bytesOf(documentOf(again))).equals(bytesOf(documentOf(pack)))).toBe(true);
	});

	it("keeps the same picture once, and pictures of one name apart", async () => {
		const text = "# Bài\n\nChữ.\n\n![một](a/Ảnh.png)\n\n![hai](b/anh.jpg)\n\n![ba](c/ảnh.PNG)\n";
		const files = { "a/Ảnh.png": pictures["rgb8.png"]!, "b/anh.jpg": pictures["rgb8.png"]! };
		const three = await packageWith(text, { ...files, "c/ảnh.PNG": pictures["gray8.png"]! });
		expect(imagesIn(three).map(({ path }) => path)).toEqual(["data/images/anh-2.png", "data/images/anh.png"]);
		expect(recordOf(three).pictures?.map(({ path, originalName }) => [path, originalName])).toEqual([
			["images/anh.png", "Ảnh.png"],
			["images/anh.png", "anh.jpg"],
			["images/anh-2.png", "ảnh.PNG"],
		]);
	});

	it("has the key of PRONOM where the bytes leave no doubt", async () => {
		const text = "# Bài\n\nChữ.\n\n![một](a.jpg)\n";
		const one = await packageWith(text, { "a.jpg": pictures["rgb.jpg"]! });
		expect(textOf(one, "data/metadata/premis.xml")).toMatch(
			/<formatName>image\/jpeg<\/formatName>\s*<formatVersion>1\.01<\/formatVersion>[\s\S]*?>fmt\/43</,
		);
	});
});

describe("a picture of a format that a PDF does not know", () => {
	const text = "# Bài\n\nChữ.\n\n![một](a.webp)\n\n![hai](b.tif)\n\n![ba](c.png)\n";
	const files = {
		"a.webp": foreignPictures["WebP, lossless with opacity"],
		"b.tif": foreignPictures["TIFF, turned"],
		"c.png": Object.values(pictures).find((bytes) => bytes[0] === 0x89)!,
	};

	it("is kept as it came and shown as its pixels, and the record says so", async () => {
		const made = await packageWith(text, files);
		expect(imagesIn(made).map(({ path, mediaType }) => [path, mediaType])).toEqual([
			["data/images/a.webp", "image/webp"],
			["data/images/b.tif", "image/tiff"],
			["data/images/c.png", "image/png"],
		]);
		expect(bytesOf(imagesIn(made)[0]!)).toEqual(files["a.webp"]);
		expect(recordOf(made).pictures?.map(({ shownAs }) => shownAs)).toEqual(["image/png", "image/png", undefined]);
		expect(recordOf(made).findings.filter(({ code }) => code === "image/decoded")).toHaveLength(2);
		expect(await verify(filesOf(made))).toMatchObject({ valid: true, record: true, diagnostics: [] });
	});

	it("is gray in a document without colours", async () => {
		const outcome = await make(text, files, { print: { gray: true } });
		expect(await verify(filesOf(outcome.value!.package))).toMatchObject({ valid: true, record: true });
	});

	it("is another in the document: the proof sees it", async () => {
		const [one, other] = [
			await packageWith(text, files),
			await packageWith(text, { ...files, "a.webp": files["b.tif"] }),
		];
		const changed = new Map(filesOf(one));
		changed.set(documentOf(one).path, bytesOf(documentOf(other)));
		const proof = await proveRecord(memoryTree(changed));
		expect(proof.diagnostics.map(({ code }) => code)).toContain("build/figure-differs");
	});

	it("has been left out of the document though record.json says that it is shown: the proof sees it", async () => {
		const made = await packageWith(text, files);
		const less = new Map(filesOf(made));
		const json = textOf(made, "data/metadata/record.json").replaceAll('"shownAs": "image/png"', '"credit": "x"');
		less.set("data/metadata/record.json", new TextEncoder().encode(json));
		const proof = await proveRecord(memoryTree(less));
		expect(proof.diagnostics.map(({ code }) => code)).toContain("build/figure-unexpected");
	});
});

describe("a picture that cannot be had or shown", () => {
	const one = (href: string) => `# Bài\n\nChữ.\n\n![mô tả](${href})\n`;

	it.each<readonly [string, string, Record<string, Uint8Array>, readonly string[], number]>([
		["that is not there", "a.png", {}, ["build/picture-missing"], 0],
		["on the network", "https://example.vn/a.png", {}, ["build/picture-outside"], 0],
		["inside the reference", `data:image/png;base64,${"A".repeat(200)}`, {}, ["build/picture-outside"], 0],
		["outside the folder", "../a.png", {}, ["build/picture-outside"], 0],
		["at an absolute path", "/etc/a.png", {}, ["build/picture-outside"], 0],
		["that is none", "a.png", { "a.png": Buffer.from("chữ") }, ["image/unknown"], 0],
		[
			"of a format without a place in PDF",
			"a.svg",
			{ "a.svg": Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
			["image/unsupported-format"],
			1,
		],
		["that is broken in a format that is decoded", "a.gif", { "a.gif": Buffer.from("GIF89a;") }, ["image/damaged"], 1],
		[
			"of a kind that is not decoded",
			"a.tif",
			{ "a.tif": foreignPictures["TIFF, CMYK"] },
			["image/unsupported-kind"],
			1,
		],
		["cut off", "a.jpg", { "a.jpg": pictures["rgb.jpg"]!.subarray(0, 900) }, ["image/truncated"], 1],
	])("is a warning with a place, and the record says so: %s", async (_, href, files, codes, kept) => {
		const outcome = await make(one(href), files);
		expect(about(outcome.diagnostics)).toEqual(codes);
		expect(outcome.diagnostics.map(({ code }) => code)).not.toContain("typeset/picture-missing");
		const [finding] = outcome.diagnostics.filter(({ code }) => code === codes[0]);
		expect(finding).toMatchObject({ severity: "warning", place: { file: expect.any(String) } });
		expect(String(finding?.params?.href ?? "").length).toBeLessThan(100);
		const made = outcome.value!.package;
		expect(imagesIn(made)).toHaveLength(kept);
		expect(recordOf(made).findings.map(({ code }) => code)).toContain(codes[0]);
		expect(await verify(filesOf(made))).toMatchObject({ valid: true, record: true });
		expect((await make(one(href), files, { strict: true })).value).toBeUndefined();
	});

	it("stops the record where its colours are not known or it is beyond the limits", async () => {
		const outcome = await make(one("a.jpg"), { "a.jpg": cmykWithoutProfile });
		expect(outcome.value).toBeUndefined();
		expect(about(outcome.diagnostics)).toEqual(["image/cmyk-without-profile"]);
	});
});

describe("the proof", () => {
	async function proofOf(change: (files: Map<string, Uint8Array>) => void): Promise<readonly string[]> {
		const files = filesOf(pack);
		change(files);
		return (await proveRecord(memoryTree(files))).diagnostics.map(({ code }) => code);
	}

	it.each(
		pictureMutants.filter((mutant) => mutant.caughtBy === "proof").map((mutant) => [mutant.name, mutant] as const),
	)("notices in the PDF: %s", async (_, mutant) => {
		const broken = await mutate(bytesOf(documentOf(pack)), mutant);
		const codes = await proofOf((files) => files.set(documentOf(pack).path, broken));
		expect(codes.filter((code) => code !== "build/object-digest-differs").length).toBeGreaterThan(0);
	});

	it("notices a picture that is gone, changed, or in the PDF only", async () => {
		expect(await proofOf((files) => files.delete("data/images/cau.jpg"))).toContain("build/record-file-missing");
		expect(await proofOf((files) => files.set("data/images/cau.jpg", pictures["rgb.jpg"]!))).toContain(
			"build/picture-differs",
		);
	});

	it("notices a picture that the record neither has nor says that it lacks", async () => {
		const path = "data/metadata/record.json";
		const codes = await proofOf((files) => {
			const { pictures: all, ...rest } = JSON.parse(textOf(pack, path));
			files.set(path, new TextEncoder().encode(JSON.stringify({ ...rest, pictures: all.slice(1) })));
		});
		expect(codes).toContain("build/picture-unaccounted");
	});
});
