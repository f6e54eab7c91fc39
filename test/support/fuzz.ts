import fc from "fast-check";
import { build, type Diagnostic, type Document, type MoreFont, type Print } from "../../src/index.ts";
import { textUnits } from "../../src/model/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { canonical } from "../../src/text/canonical.ts";
import { markdownOf, sampleFiles } from "./documents.ts";
import { cffFonts } from "./flavour-documents.ts";
import { type AskedFlavour, askedFlavours, filesFor } from "./flavours.ts";
import { sourceWith } from "./picture-article.ts";
import { pictureOf } from "./picture-set.ts";
import { anyWord, randomDocument } from "./random-blocks.ts";
import { bytesOf, documentOf } from "./records.ts";
import { trySetAndWritten } from "./set-document.ts";

/** What became of a random document: a file, or the findings that say why there is none, and what is wrong with either. */
export interface FuzzResult {
	readonly name: string;
	readonly asked: AskedFlavour;
	readonly pdf?: Uint8Array;
	readonly codes: readonly string[];
	/** Empty where all is well. */
	readonly faults: readonly string[];
}

const templates = ["newspaper", "plain", "official", "book"];
const print: fc.Arbitrary<Print> = fc.record(
	{
		paper: fc.constantFrom("A4", "A5", "A6", "B5", "Letter", "145x205mm", "210x600mm"),
		mirrored: fc.boolean(),
		gray: fc.boolean(),
		hanging: fc.boolean(),
		notes: fc.constantFrom("page", "end"),
	},
	{ requiredKeys: [] },
);
const anySentence = fc
	.array(anyWord, { minLength: 1, maxLength: 90 })
	.map((words) => `Đoạn ${words.join(" ").replace(/\s+/g, " ").trim()}.`);
const markdown = markdownOf(anyWord, anySentence);

const made = cffFonts();
const fontsFor = (n: number): readonly MoreFont[] => (n % 5 === 3 ? made : []);

/** The nth random document of a seed, in flavours in turn; every other one goes through the public `build`, the rest straight to the page. */
export async function fuzz(n: number, seed: number): Promise<FuzzResult> {
	const asked = askedFlavours[n % askedFlavours.length] as AskedFlavour;
	const name = `${String(n).padStart(4, "0")}-${asked.key}`;
	const own = { seed: seed * 100_003 + n, numRuns: 1 };
	const template = templates[(n >> 1) % templates.length] as string;
	const [options] = fc.sample(print, own) as [Print];
	// Pictures that a flavour forbids are findings; often enough it gets others.
	const spared = n % 7 !== 0;
	try {
		if (n % 2 === 0) {
			const [text] = fc.sample(markdown, own) as [string];
			const files = spared ? filesFor(sampleFiles, asked.flavour) : sampleFiles;
			const { value, diagnostics } = await build(sourceWith(`${name}.md`, text, files), {
				buildTime: "2026-01-02T03:04:05Z",
				template,
				pdfa: asked.pdfa,
				ua: asked.ua,
				print: { ...options, colophon: n % 3 === 0 },
				fonts: fontsFor(n),
			});
			const pdf = value && bytesOf(documentOf(value.package));
			return judged(name, asked, pdf, diagnostics, undefined);
		}
		const [document] = fc.sample(randomDocument, own) as [Document];
		const suited = spared ? suitedTo(document, asked) : document;
		const { value, diagnostics } = trySetAndWritten(suited, template, asked.flavour, options, fontsFor(n));
		return judged(name, asked, value?.pdf, diagnostics, suited);
	} catch (error) {
		return { name, asked, codes: [], faults: [`crash: ${(error as Error).stack}`] };
	}
}

function suitedTo(document: Document, { flavour }: AskedFlavour): Document {
	if (flavour.allowsTransparency) return document;
	const bytes = filesFor(sampleFiles, flavour);
	const pictures = [...(document.pictures ?? [])].map(
		([href, { originalName }]) => [href, pictureOf(originalName, bytes[`anh/${href}`] as Uint8Array)] as const,
	);
	return { ...document, pictures: new Map(pictures) };
}

function judged(
	name: string,
	asked: AskedFlavour,
	pdf: Uint8Array | undefined,
	diagnostics: readonly Diagnostic[],
	document: Document | undefined,
): FuzzResult {
	const errors = diagnostics.filter(({ severity }) => severity === "error");
	const codes = [...new Set(errors.map(({ code }) => code))];
	if (!pdf) {
		const silent = errors.length === 0 ? ["no file and no finding"] : [];
		const unproven = codes.some((code) => code === "build/proof-failed") ? [JSON.stringify(errors)] : [];
		return { name, asked, codes, faults: [...silent, ...unproven] };
	}
	return { name, asked, pdf, codes, faults: document ? compare(document, pdf, asked) : [] };
}

/** The proof of `build` for what went straight to the page: the text in tag order is the document's, unit by unit. */
function compare(document: Document, bytes: Uint8Array, { flavour }: AskedFlavour): readonly string[] {
	const { value, diagnostics } = extractPdf(bytes);
	const faults = diagnostics.filter(({ severity }) => severity === "error").map((finding) => JSON.stringify(finding));
	if (!value) return faults;
	const { text, supplied } = document.title;
	const units = textUnits(document.blocks)
		.map((unit) => canonical(unit.text))
		.filter((unit) => unit !== "");
	const [first] = document.blocks;
	const own = first?.kind === "heading" && units[0] === canonical(text);
	const bracketed = supplied ? `[${canonical(text)}]` : canonical(text);
	const expected = own ? units : [bracketed, ...units];
	const found = value.blocks
		.filter((block) => block.type !== "Lbl")
		.map((block) => canonical(block.actualText ?? block.text));
	const at = expected.findIndex((unit, n) => unit !== found[n]);
	if (at >= 0 || found.length !== expected.length)
		faults.push(`unit ${at} of ${expected.length}/${found.length}: ${expected[at]} ≠ ${found[at]}`);
	if (value.untagged.length > 0) faults.push(`untagged: ${value.untagged.join(" ")}`);
	if (value.flavour !== flavour.name) faults.push(`claims ${value.flavour}`);
	return faults;
}
