import { describe, expect, it } from "vitest";
import { proveRecord } from "../../src/build/prove.ts";
import { build, type InformationPackage, type PdfaLevel, verify } from "../../src/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { flavourMutants } from "../support/flavour-mutants.ts";
import { askedFlavours } from "../support/flavours.ts";
import { mutate } from "../support/mutants.ts";
import { sourceWith } from "../support/picture-article.ts";
import { pictures } from "../support/pictures.ts";
import { bytesOf, documentOf, filesOf, packageOf, seedName, seedText } from "../support/records.ts";

const packages = new Map<PdfaLevel, Promise<InformationPackage>>();

function packOf(pdfa: PdfaLevel): Promise<InformationPackage> {
	const known = packages.get(pdfa) ?? packageOf(seedName, seedText, { pdfa });
	packages.set(pdfa, known);
	return known;
}

async function textOf(pack: InformationPackage, path: string): Promise<string> {
	return new TextDecoder().decode(filesOf(pack).get(path));
}

/** The proof's findings about a record with another PDF; checksums are another check's business. */
async function proofOf(pack: InformationPackage, pdf: Uint8Array): Promise<readonly string[]> {
	const files = filesOf(pack).set(documentOf(pack).path, pdf);
	const { diagnostics } = await proveRecord(memoryTree(files));
	// These two notice any change; the proof has to see what is wrong.
	const blunt = ["build/object-digest-differs", "build/body-changed"];
	return diagnostics.map(({ code }) => code).filter((code) => !blunt.includes(code));
}

describe("a record in a flavour", () => {
	it.each(askedFlavours.map((asked) => [asked.flavour.name, asked] as const))(
		"%s: the recipe and the PDF say so, and it is verified",
		async (name, { pdfa, ua }) => {
			const pack = await packageOf(seedName, seedText, { pdfa, ua });
			expect(extractPdf(bytesOf(documentOf(pack))).value?.flavour).toBe(name);
			expect(JSON.parse(await textOf(pack, "data/metadata/record.json")).recipe.flavour).toBe(name);
			expect(await verify(filesOf(pack))).toMatchObject({ valid: true, record: true, diagnostics: [] });
		},
	);

	it("is 2a with PDF/UA-1 where nobody asks", async () => {
		const asked = await packageOf(seedName, seedText, { pdfa: "2a", ua: true });
		expect(filesOf(await packageOf(seedName, seedText))).toEqual(filesOf(asked));
	});

	it.each([
		["1b", "fmt/354"],
		["1a", "fmt/95"],
		["2b", "fmt/477"],
		["2u", "fmt/478"],
		["2a", "fmt/476"],
		["3b", "fmt/480"],
		["3u", "fmt/481"],
		["3a", "fmt/479"],
		["4", "fmt/1910"],
		["4f", "fmt/1912"],
	] as const)("PDF/A-%s is %s to PREMIS", async (pdfa, pronom) => {
		const xml = await textOf(await packOf(pdfa), "data/metadata/premis.xml");
		expect(xml).toContain(`<formatVersion>PDF/A-${pdfa}</formatVersion>`);
		expect(xml).toContain(`<formatRegistryKey>${pronom}</formatRegistryKey>`);
	});

	it("cannot be had where level and PDF/UA do not go together", async () => {
		await expect(packageOf(seedName, seedText, { pdfa: "2b", ua: true })).rejects.toThrow(RangeError);
	});
});

describe("attachments", () => {
	it.each(["3b", "3u", "3a", "4f"] as const)(
		"%s carries the source and its description, as the record has them",
		async (pdfa) => {
			const pack = await packOf(pdfa);
			const files = filesOf(pack);
			const { attachments = [] } = extractPdf(bytesOf(documentOf(pack))).value ?? {};
			expect(
				attachments.map(({ name, mediaType, relationship, checksumHolds, associated, size }) => [
					name,
					mediaType,
					relationship,
					checksumHolds,
					associated,
					size,
				]),
			).toEqual([
				["000-84c6c67dbe676760.txt", "text/plain", "Source", true, true, attachments[0]?.bytes.length],
				["dcterms.xml", "application/xml", "Data", true, true, attachments[1]?.bytes.length],
				["dublin-core.xml", "application/xml", "Data", true, true, attachments[2]?.bytes.length],
				["record.json", "application/json", "Data", true, true, attachments[3]?.bytes.length],
			]);
			expect(attachments.every(({ modified }) => modified === "D:20260102030405Z")).toBe(true);
			for (const { name, bytes } of attachments) {
				const path = [...files.keys()].find((each) => each.startsWith("data/") && each.endsWith(`/${name}`));
				expect(Buffer.from(bytes).equals(files.get(path ?? "") ?? new Uint8Array())).toBe(true);
			}
		},
	);

	it.each(["1b", "2a", "2u", "4"] as const)("%s carries none", async (pdfa) => {
		expect(extractPdf(bytesOf(documentOf(await packOf(pdfa)))).value?.attachments).toEqual([]);
	});

	it("a source that is called as a file of the record gets another name", async () => {
		const outcome = await build(
			{ name: "record.json", mediaType: "text/plain", bytes: new TextEncoder().encode("Bài viết.\n") },
			{ buildTime: "2026-01-02T03:04:05Z", pdfa: "3b" },
		);
		const { attachments = [] } =
			extractPdf(bytesOf(documentOf(outcome.value?.package as InformationPackage))).value ?? {};
		expect(attachments.map(({ name }) => name)).toEqual([
			"dcterms.xml",
			"dublin-core.xml",
			"record.json",
			"source-record.json",
		]);
	});
});

describe("the proof of a flavour", () => {
	const own = flavourMutants.filter((mutant) => mutant.caughtBy === "proof");
	it.each(own.map((mutant) => [mutant.level, mutant.name, mutant] as const))(
		"notices in a %s: %s",
		async (level, _, mutant) => {
			const pack = await packOf(level);
			expect((await proofOf(pack, await mutate(bytesOf(documentOf(pack)), mutant))).length).toBeGreaterThan(0);
		},
	);

	it.each(["1a", "3a", "4", "4f"] as const)(
		"does not mind a %s that was only read and written again",
		async (level) => {
			const pack = await packOf(level);
			const same = await mutate(bytesOf(documentOf(pack)), { name: "none", caughtBy: "proof", change: () => {} });
			expect(await proofOf(pack, same)).toEqual([]);
		},
	);

	it("goes by the recipe: a sound PDF of another flavour is none of this record's", async () => {
		const other = bytesOf(documentOf(await packOf("3a")));
		expect(await proofOf(await packOf("2a"), other)).toEqual([
			"build/claim-differs",
			...Array.from({ length: 4 }, () => "build/attachment-unexpected"),
		]);
	});

	it("knows no flavour but those that there are", async () => {
		const pack = await packOf("2a");
		const files = filesOf(pack);
		const json = (await textOf(pack, "data/metadata/record.json")).replace("PDF/A-2a, PDF/UA-1", "PDF/A-9z");
		files.set("data/metadata/record.json", new TextEncoder().encode(json));
		const { diagnostics } = await proveRecord(memoryTree(files));
		expect(diagnostics.map(({ code }) => code)).toContain("build/flavour-unknown");
	});
});

describe("what PDF/A-1 forbids", () => {
	const findingsFor = async (picture: string, pdfa: PdfaLevel) => {
		const source = sourceWith("bai.md", "# Bài\n\n![Ảnh](anh.png)\n", { "anh.png": pictures[picture] as Uint8Array });
		const { value, diagnostics } = await build(source, { buildTime: "2026-01-02T03:04:05Z", pdfa });
		return { built: value !== undefined, found: diagnostics.filter(({ code }) => code.startsWith("pdf/")) };
	};

	it.each([
		["rgba8.png", ["pdf/picture-transparent"], "6.4"],
		["palette4-alpha.png", ["pdf/picture-transparent"], "6.4"],
		["rgb8-key.png", ["pdf/picture-transparent"], "6.4"],
		["rgb16.png", ["pdf/picture-depth"], "6.2.4"],
		["rgba16.png", ["pdf/picture-transparent", "pdf/picture-depth"], "6.4"],
	])("a picture like %s is a finding before writing", async (picture, codes, clause) => {
		const { built, found } = await findingsFor(picture, "1b");
		expect([built, found.map(({ code }) => code)]).toEqual([false, codes]);
		expect(found[0]?.clause).toEqual({ standard: "ISO 19005-1", clause });
		expect(await findingsFor(picture, "2b")).toEqual({ built: true, found: [] });
	});

	it.each(["rgb8.png", "palette4.png", "gray1-interlaced.png", "rgb-icc.jpg", "cmyk-icc.jpg"])(
		"a picture like %s is none",
		async (picture) => {
			expect(await findingsFor(picture, "1a")).toEqual({ built: true, found: [] });
		},
	);
});
