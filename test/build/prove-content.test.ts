import { beforeAll, describe, expect, it } from "vitest";
import { proveRecord } from "../../src/build/prove.ts";
import type { InformationPackage } from "../../src/index.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { contentMutants, linkedArticle } from "../support/content-mutants.ts";
import { mutate } from "../support/mutants.ts";
import { bytesOf, documentOf, filesOf, packageOf } from "../support/records.ts";

describe("the proof of links, cells and levels", () => {
	let pack: InformationPackage;
	beforeAll(async () => {
		pack = await packageOf("gia.md", linkedArticle);
	});

	/** Codes of the proof's findings about another PDF, those aside that notice any change. */
	async function codesWith(pdf: Uint8Array): Promise<readonly string[]> {
		const { diagnostics } = await proveRecord(memoryTree(filesOf(pack).set(documentOf(pack).path, pdf)));
		const blunt = ["build/object-digest-differs", "build/body-changed"];
		return diagnostics.map(({ code }) => code).filter((code) => !blunt.includes(code));
	}

	it("holds for the article", async () => {
		expect(await codesWith(bytesOf(documentOf(pack)))).toEqual([]);
	});

	it.each([
		["the targets of two links swapped", "build/link-differs"],
		["a link without its annotation", "build/link-differs"],
		["the link's own description in place of its address", "build/link-missing"],
		["head cells as cells of data", "build/cell-differs"],
		["cells of data as head cells", "build/cell-differs"],
		["a heading of the third level on the second", "build/level-differs"],
		["a heading on a level further down", "build/level-differs"],
	])("%s: %s", async (name, code) => {
		const mutant = contentMutants.find((each) => each.name === name);
		if (!mutant) throw new Error(name);
		expect(await codesWith(await mutate(bytesOf(documentOf(pack)), mutant))).toContain(code);
	});
});
