import { loadFonts } from "../../src/font/library.ts";
import { startSession } from "../../src/font/session.ts";
import {
	type Document,
	failure,
	type MoreFont,
	type Outcome,
	type Print,
	type SetDocument,
	success,
} from "../../src/model/index.ts";
import { defaultFlavour, type Flavour } from "../../src/pdf/flavour.ts";
import { writePdf } from "../../src/pdf/write.ts";
import { packageResources } from "../../src/store/resources.ts";
import { typesetDocument } from "../../src/typeset/document.ts";
import { printed } from "../../src/typeset/paper.ts";
import { parseTemplate } from "../../src/typeset/template.ts";

const attachment = {
	name: "bai.txt",
	mediaType: "text/plain",
	relationship: "Source",
	description: "Source",
	bytes: new TextEncoder().encode("Bài.\n"),
} as const;

/** A document that no reader makes yet, set and written as a record's is. Throws where that fails. */
export function pdfOfDocument(
	document: Document,
	templateName = "newspaper",
	flavour = defaultFlavour,
	print: Print = {},
): Uint8Array {
	return setAndWritten(document, templateName, flavour, print).pdf;
}

/** Both what was set and what was written. */
export function setAndWritten(
	document: Document,
	templateName: string,
	flavour = defaultFlavour,
	print: Print = {},
): { readonly set: SetDocument; readonly pdf: Uint8Array } {
	const { value, diagnostics } = trySetAndWritten(document, templateName, flavour, print);
	if (!value) throw new Error(JSON.stringify(diagnostics));
	return value;
}

/** The same with findings as they come, with fonts beside the package's own. */
export function trySetAndWritten(
	document: Document,
	templateName: string,
	flavour: Flavour,
	print: Print,
	more: readonly MoreFont[] = [],
): Outcome<{ readonly set: SetDocument; readonly pdf: Uint8Array }> {
	const resources = { ...packageResources(), more };
	const parsed = parseTemplate(resources.template(templateName).value ?? "", templateName).value;
	const template = parsed && printed(parsed, print).value;
	const fonts = loadFonts(resources).value;
	if (!template || !fonts) throw new Error("no template or no fonts");
	const session = startSession(fonts);
	const set = typesetDocument(document, template, session);
	if (!set.value) return failure(...set.diagnostics);
	const title = document.title.text;
	const pdf = writePdf({
		set: set.value,
		pictures: document.pictures,
		fonts: session.embed(),
		metadata: { claims: [{ element: "title", value: title, origin: "given" }], superseded: [] },
		title,
		identifier: "urn:uuid:00000000-0000-5000-8000-000000000000",
		buildTime: "2026-01-02T03:04:05Z",
		producer: { name: "banluu", version: "0" },
		flavour,
		attachments: flavour.attaches ? [attachment] : [],
	});
	const found = [...set.diagnostics, ...pdf.diagnostics];
	return pdf.value ? success({ set: set.value, pdf: pdf.value }, found) : failure(...found);
}
