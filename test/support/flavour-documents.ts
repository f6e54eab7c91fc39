import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type MoreFont, type Source } from "../../src/index.ts";
import { allContent } from "./all-content.ts";
import { sampleDocuments, sampleFiles } from "./documents.ts";
import { type AskedFlavour, filesFor } from "./flavours.ts";
import { notedDocument } from "./notes.ts";
import { otfOf } from "./otf.ts";
import { sourceWith } from "./picture-article.ts";
import { bytesOf, documentOf, seedName, seedText } from "./records.ts";
import { pdfOfDocument } from "./set-document.ts";
import { articles, proofOf, volumeOf } from "./volume.ts";

/** A kind of document that is written in every flavour. */
export interface FlavourDocument {
	readonly name: string;
	readonly pdf: (asked: AskedFlavour) => Promise<Uint8Array>;
}

/** The sample documents with the most kinds of construct, one for each template. */
const samples = ["newspaper", "plain", "official"].map((template) => {
	const marks = [/!\[/, /^\|/m, /^1\. /m, /^- /m, /^> /m, /^```/m, /\]\(https/, /~~/, /^###/m];
	const kinds = (text: string) => marks.filter((mark) => mark.test(text)).length;
	const own = sampleDocuments().filter((sample) => sample.template === template && sample.text.includes("!["));
	return own.sort((a, b) => kinds(b.text) - kinds(a.text))[0]!;
});

const fontBytes = (path: string) => readFileSync(join(import.meta.dirname, "../../fonts", path));
const font = (file: string, use: MoreFont["use"], bytes: Uint8Array): MoreFont => ({
	file,
	use,
	bytes: () => ({ value: bytes, diagnostics: [] }),
});

/** CFF fonts for text, keyed by names and by CIDs, and for letters that nothing else has (the shapes are Latin, the code points Khmer). */
export const cffFonts = (): readonly MoreFont[] => [
	font("Made-Regular.otf", "body", otfOf(fontBytes("tinos/Tinos-Regular.ttf"))),
	font("Made-Bold.otf", "body", otfOf(fontBytes("tinos/Tinos-Bold.ttf"), { cid: true })),
	font("Made-Heading.otf", "heading", otfOf(fontBytes("tinos/Tinos-BoldItalic.ttf"))),
];

/** Decomposed letters, marks without a composed form, symbols, emoji sequences, scripts that no font of the package has. */
export const manyScripts = `Chữ của nhiều nơi

${"Nghị quyết số 90-QĐ/TW của Đảng ủy".normalize("NFD")} cùng α̂ β, Щука, ∑ ∈ ℝ, ☎ ✔ và x̣́ ê̱.

Hình: 👍🏽 👩‍👩‍👧 🇻🇳 ❤️ 1️⃣, AVATAR «To Ty» 100 %.

ខ្មែរ ລາວ ไทยกำ ꨀꨁ ꪀꪁ 漢字かな 한글 𠀋 — mỗi chữ một lời.
`;

const built = async (
	source: Source,
	{ pdfa, ua }: AskedFlavour,
	template: string,
	fonts?: readonly MoreFont[],
): Promise<Uint8Array> => {
	const outcome = await build(source, {
		buildTime: "2026-01-02T03:04:05Z",
		template,
		pdfa,
		ua,
		...(fonts && { fonts }),
	});
	if (!outcome.value) throw new Error(`${source.name} ${pdfa}: ${JSON.stringify(outcome.diagnostics)}`);
	return bytesOf(documentOf(outcome.value.package));
};

async function provenVolume({ flavour }: AskedFlavour): Promise<Uint8Array> {
	const made = await volumeOf(articles(40), { flavour });
	const found = proofOf(made.bytes, made);
	if (found.length > 0) throw new Error(`${flavour.name}: ${JSON.stringify(found)}`);
	return made.bytes;
}

/** What is written in every flavour. */
export const flavourDocuments: readonly FlavourDocument[] = [
	{ name: "the article in `examples`", pdf: (asked) => built(sourceWith(seedName, seedText, {}), asked, "newspaper") },
	{
		name: "the same in `book`, with its page about the record",
		pdf: (asked) => built(sourceWith(seedName, seedText, {}), asked, "book"),
	},
	{
		name: "all kinds of content, `book`",
		pdf: async (asked) => pdfOfDocument(allContent, "book", asked.flavour),
	},
	...samples.map(({ name, text, template }) => ({
		name: `Markdown with pictures, ${template}`,
		pdf: (asked: AskedFlavour) => built(sourceWith(name, text, filesFor(sampleFiles, asked.flavour)), asked, template),
	})),
	{
		name: "footnotes, links and a table over pages",
		pdf: async (asked) => pdfOfDocument(notedDocument, "newspaper", asked.flavour),
	},
	{
		name: "fallback scripts",
		pdf: (asked) => built(sourceWith("chu.txt", manyScripts, {}), asked, "plain"),
	},
	{
		name: "OpenType CFF fonts",
		pdf: (asked) => built(sourceWith(seedName, seedText, {}), asked, "official", cffFonts()),
	},
	{ name: "volume of 40 articles", pdf: provenVolume },
];
