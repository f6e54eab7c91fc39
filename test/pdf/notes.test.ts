import { expect, it } from "vitest";
import { textUnits } from "../../src/model/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { canonical } from "../../src/text/canonical.ts";
import { notedDocument } from "../support/notes.ts";
import { pdfOfDocument } from "../support/set-document.ts";

it.each(["newspaper", "plain", "official", "book"])(
	"notes, links and split cells read back in document order: %s",
	(template) => {
		const extracted = extractPdf(pdfOfDocument(notedDocument, template));
		const texts = extracted.value?.blocks
			.filter(({ type }) => type !== "Lbl")
			.map((b) => canonical(b.actualText ?? b.text));
		expect(texts).toEqual([
			notedDocument.title.text,
			...textUnits(notedDocument.blocks).map((unit) => canonical(unit.text)),
		]);
		expect(extracted.diagnostics).toEqual([]);
		expect(extracted.value?.untagged).toEqual([]);
	},
);
