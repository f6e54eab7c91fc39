import { beforeAll, describe, expect, it } from "vitest";
import { proveRecord } from "../../src/build/prove.ts";
import type { InformationPackage } from "../../src/index.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { contentMutants, linkedArticle } from "../support/content-mutants.ts";
import { mutate } from "../support/mutants.ts";
import { bytesOf, documentOf, filesOf, packageOf } from "../support/records.ts";

describe("the proof of what stands beside the text", () => {
	it("holds where pages are turned: a running head says the same on all of them", async () => {
		const title = "Một cái tít dài hơn hẳn bề rộng của trang dọc, ".repeat(4);
		const row = `|${" 1.234.567 |".repeat(14)}\n`;
		const table = `${row}|${"---|".repeat(14)}\n${row.repeat(60)}`;
		const text = `# ${title}\n\n${"Chữ và chữ. ".repeat(600)}\n\n${table}\n${"Chữ và chữ. ".repeat(600)}\n`;
		const made = await packageOf("rong.md", text, { template: "book", pdfa: "1a" });
		const { value, diagnostics } = await proveRecord(memoryTree(filesOf(made)));
		expect([value !== undefined, diagnostics]).toEqual([true, []]);
		const sizes = [
			...Buffer.from(bytesOf(documentOf(made)))
				.toString("latin1")
				.matchAll(/\/MediaBox ?\[([\d. ]+)\]/g),
		];
		expect(new Set(sizes.map(([, size]) => size)).size).toBe(2);
	});
});

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
