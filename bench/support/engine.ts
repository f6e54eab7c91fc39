import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FontLibrary, loadFonts } from "../../src/font/library.ts";
import { startSession } from "../../src/font/session.ts";
import type { Effort, Paragraph, Resources } from "../../src/model/index.ts";
import { defaultFlavour } from "../../src/pdf/flavour.ts";
import { writePdf } from "../../src/pdf/write.ts";
import { typesetDocument } from "../../src/typeset/document.ts";
import { parseTemplate, type Template } from "../../src/typeset/template.ts";
import { must } from "./measure.ts";
import type { BenchText } from "./texts.ts";

const root = process.cwd();

export const resources: Resources = {
	font: (path) => ({ value: readFileSync(join(root, "fonts", path)), diagnostics: [] }),
	template: (name) => ({ value: readFileSync(join(root, "templates", `${name}.json`), "utf8"), diagnostics: [] }),
};

export interface Engine {
	readonly library: FontLibrary;
	readonly template: Template;
}

export function startEngine(): Engine {
	return {
		library: must(loadFonts(resources)),
		template: must(parseTemplate(must(resources.template("newspaper")), "newspaper")),
	};
}

/** Shapes, sets and writes one article, PDF/A-2a and PDF/UA-1. */
export function makePdf(
	{ library, template }: Engine,
	{ title, paragraphs }: BenchText,
	effort: Effort = "balanced",
): Uint8Array {
	const session = startSession(library);
	const blocks = paragraphs.map((text): Paragraph => ({ kind: "paragraph", content: [{ text }] }));
	const document = { language: "vi", title: { text: title, supplied: false }, blocks };
	const set = must(typesetDocument(document, template, session));
	return must(
		writePdf({
			set,
			fonts: session.embed(effort),
			effort,
			metadata: { claims: [{ element: "title", value: title, origin: "supplied" }], superseded: [] },
			title,
			identifier: "urn:uuid:00000000-0000-5000-8000-000000000000",
			buildTime: "2026-01-01T00:00:00Z",
			producer: { name: "banluu", version: "0" },
			flavour: defaultFlavour,
		}),
	);
}
