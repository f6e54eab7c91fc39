import type { RecordFile } from "../metadata/record-json.ts";
import {
	type Article,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
	textUnits,
} from "../model/index.ts";
import type { ExtractedPdf } from "../pdf/extract.ts";
import type { Flavour } from "../pdf/flavour.ts";
import { canonical } from "../text/canonical.ts";
import { beginsWithTitle } from "../text/own-title.ts";
import { headingLevels } from "../typeset/structure.ts";
import { compareArtifacts } from "./prove-artifacts.ts";
import { compareAttachments, type ExpectedAttachment } from "./prove-attachments.ts";
import { compareColophon } from "./prove-colophon.ts";
import { compareLinks } from "./prove-links.ts";
import { compareFigures, type ExpectedFigure } from "./prove-pictures.ts";
import { compareXmp } from "./prove-xmp.ts";

export interface DocumentProof {
	/** The PDF read back from its bytes. */
	readonly extracted: Outcome<ExtractedPdf>;
	/** Where the PDF stands in the record. */
	readonly path: string;
	readonly article: Article;
	readonly figures: readonly ExpectedFigure[];
	readonly record: RecordFile;
	readonly flavour: Flavour;
	/** What a document of that flavour carries. */
	readonly attachments: readonly ExpectedAttachment[];
}

/** Characters of a differing text that a finding quotes. */
const quoted = 60;

/**
 * The PDF read back from its bytes: title, language, claims and identifier are the record's, nothing is shown outside the tag tree, and the text in
 * tag order is the canonical text of the article, unit by unit. The value is the number of units.
 */
export function proveDocument({
	extracted,
	path,
	article,
	figures,
	record,
	flavour,
	attachments,
}: DocumentProof): Outcome<number> {
	const place = { file: path };
	if (extracted.value === undefined)
		return failure(...extracted.diagnostics.map((d) => ({ ...d, place: d.place ?? place })));
	const pdf = extracted.value;
	const title = canonical(record.title.text);
	// Where the article itself begins with its title, the title is printed once.
	const titleInText = beginsWithTitle(article.blocks, title);
	const units = leveled(article, titleInText).filter((unit) => unit.text !== "");
	// What the program says of the record stands behind the article, heading first.
	const supplied = (record.colophon?.texts ?? []).map((text, n) => ({ text, level: n === 0 ? "H2" : undefined }));
	const expected = [...(titleInText ? [] : [{ text: title, level: "H1" }]), ...units, ...supplied];
	const found = [
		...extracted.diagnostics,
		...compareFrame(pdf, record, flavour, title),
		...compareXmp(record.metadata, pdf),
		...compareTexts(expected, unitsOf(pdf)),
		...compareFigures(figures, pdf),
		...compareColophon(record, pdf),
		...compareLinks(article, pdf),
		...compareArtifacts(pdf),
		...compareAttachments(attachments, pdf.attachments),
		...pdf.untagged.map((text) => diagnostic("build/text-untagged", { params: { found: excerpt(text, 0) } })),
	].map((finding) => ({ ...finding, place: finding.place ?? place }));
	return hasErrors(found) ? failure(...found) : success(expected.length, found);
}

/** What the file says of itself, outside its text. */
function compareFrame(pdf: ExtractedPdf, record: RecordFile, flavour: Flavour, title: string): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	if (!pdf.bodyIntact) found.push(diagnostic("build/body-changed"));
	if (canonical(pdf.title ?? "") !== title) {
		found.push(
			diagnostic("build/title-differs", { params: { where: "XMP", expected: title, found: pdf.title ?? "" } }),
		);
	}
	if (pdf.language !== record.language) {
		found.push(
			diagnostic("build/language-differs", { params: { expected: record.language, found: pdf.language ?? "" } }),
		);
	}
	const claimed = { expected: withYears(flavour.name, flavour.claims), found: withYears(pdf.flavour, pdf.claims) };
	if (claimed.expected !== claimed.found) found.push(diagnostic("build/claim-differs", { params: claimed }));
	if (pdf.identifier !== record.identifier) {
		const params = { where: "XMP", expected: record.identifier, found: pdf.identifier ?? "" };
		found.push(diagnostic("build/identifier-differs", { params }));
	}
	return found;
}

/** Claims with the years of the standards, where they state them. */
function withYears(name: string, { pdfa, pdfua }: ExtractedPdf["claims"]): string {
	const years = [pdfa?.rev, pdfua?.rev].filter((rev) => rev !== undefined);
	return years.length > 0 ? `${name} (${years.join(", ")})` : name;
}

interface Unit {
	readonly text: string;
	/** `H1` to `H6` of a heading. */
	readonly level: string | undefined;
	readonly cell?: "TH" | "TD";
}

/** The article's units with the levels that its headings have below the title (ISO 14289-1 7.4.2). */
function leveled({ blocks }: Article, titleInText: boolean): readonly Unit[] {
	const levels = headingLevels();
	return textUnits(blocks).map(({ text, level, cell }, n) => ({
		text: canonical(text),
		level: level === undefined ? undefined : titleInText && n === 0 ? "H1" : `H${levels.next(level)}`,
		...(cell && { cell }),
	}));
}

/** The units of text in tag order; what the program adds itself (list labels) is left out, and a stand-in counts as what it stands for. */
function unitsOf(pdf: ExtractedPdf): readonly Unit[] {
	return pdf.blocks
		.filter((block) => block.type !== "Lbl")
		.map(({ text, actualText, type, cell }) => ({
			text: actualText ?? text,
			level: /^H[1-6]$/.test(type) ? type : undefined,
			...(cell && { cell }),
		}));
}

function compareTexts(expected: readonly Unit[], units: readonly Unit[]): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	for (let n = 0; n < Math.max(expected.length, units.length); n++) {
		const finding = compareUnit(n + 1, expected[n], units[n]);
		if (finding) found.push(finding);
	}
	return found;
}

function compareUnit(number: number, want: Unit | undefined, unit: Unit | undefined): Diagnostic | undefined {
	if (unit === undefined)
		return diagnostic("build/text-missing", { params: { number, expected: excerpt(want?.text ?? "", 0) } });
	const { text } = unit;
	if (want === undefined) return diagnostic("build/text-unexpected", { params: { number, found: excerpt(text, 0) } });
	if (text !== text.normalize("NFC"))
		return diagnostic("build/text-not-nfc", { params: { number, found: excerpt(text, 0) } });
	if (canonical(text) !== want.text) {
		const at = firstDifference(want.text, canonical(text));
		const params = { number, expected: excerpt(want.text, at), found: excerpt(canonical(text), at) };
		return diagnostic("build/text-differs", { params });
	}
	if ((unit.level === undefined) !== (want.level === undefined))
		return diagnostic("build/heading-differs", { params: { number, found: excerpt(text, 0) } });
	if (unit.level !== want.level) {
		const params = { number, expected: want.level ?? "", found: unit.level ?? "" };
		return diagnostic("build/level-differs", { params });
	}
	if (unit.cell !== want.cell) {
		const params = { number, expected: want.cell ?? "-", found: unit.cell ?? "-" };
		return diagnostic("build/cell-differs", { params });
	}
	return undefined;
}

function firstDifference(a: string, b: string): number {
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return at;
}

/** A piece of text around a place, short enough for a message. */
function excerpt(text: string, at: number): string {
	const from = Math.max(0, at - quoted / 3);
	const piece = [...text.slice(from, from + quoted)].join("").replace(/\s+/g, " ");
	return `${from > 0 ? "…" : ""}${piece}${from + quoted < text.length ? "…" : ""}`;
}
