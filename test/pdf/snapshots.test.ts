import { describe, expect, it } from "vitest";
import { flavour } from "../../src/pdf/flavour.ts";
import { decodePdf } from "../support/decode-pdf.ts";
import { bytesOf, documentOf, packageOf, seedName, seedText } from "../support/records.ts";
import { pdfOfDocument } from "../support/set-document.ts";
import { smallContent } from "../support/small-content.ts";

/** The files as text, to be reviewed when they change: `npx vitest run test/pdf/snapshots.test.ts -u` writes them anew. */
describe("the files as text", () => {
	it("the article in `examples`", async () => {
		const pdf = bytesOf(documentOf(await packageOf(seedName, seedText)));
		await expect(await decodePdf(pdf)).toMatchFileSnapshot("../golden/pdf/article.txt");
	});

	it.each([
		["2a", "newspaper"],
		["4f", "official"],
	] as const)("one of each block, %s", async (level, template) => {
		const asked = flavour(level, true);
		if (!asked) throw new Error(level);
		const text = await decodePdf(pdfOfDocument(smallContent, template, asked));
		await expect(text).toMatchFileSnapshot(`../golden/pdf/content-${level}.txt`);
	});

	it("show a change of one word as a change of few lines", async () => {
		const [before, after] = await Promise.all(
			["Sapo ngắn.", "Sapo ngần."].map(async (text) => {
				const blocks = [{ kind: "paragraph", content: [{ text }] } as const];
				return (await decodePdf(pdfOfDocument({ ...smallContent, blocks }))).split("\n");
			}),
		);
		const differing = (before ?? []).filter((line, n) => line !== after?.[n]);
		expect(before).toHaveLength(after?.length ?? 0);
		expect(differing.length).toBeGreaterThan(0);
		expect(differing.length).toBeLessThan(12);
	});
});
