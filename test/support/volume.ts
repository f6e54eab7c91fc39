import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readArticle } from "../../src/app/input.ts";
import { volumeWords } from "../../src/app/volume-words.ts";
import { prepareRecord } from "../../src/build/prepare.ts";
import { proveVolume } from "../../src/build/prove-volume.ts";
import { buildVolume, type FinishedVolume } from "../../src/build/volume.ts";
import type { Diagnostic } from "../../src/model/index.ts";
import { defaultFlavour, type Flavour } from "../../src/pdf/flavour.ts";
import { parseTemplate } from "../../src/typeset/template.ts";
import { library, must } from "../font/library.ts";
import { madeArticle, seedParagraphs } from "./articles.ts";

export interface MadeVolume {
	readonly bytes: Uint8Array;
	readonly finished: FinishedVolume;
	readonly flavour: Flavour;
}

const paragraphs = seedParagraphs();

/** Articles like the seed: name and text. */
export function articles(count: number): readonly (readonly [string, string])[] {
	return Array.from({ length: count }, (_, i) => {
		const { name, text } = madeArticle(i + 1, paragraphs);
		return [name, text] as const;
	});
}

/** A volume in memory; its language is Vietnamese. */
export async function volumeOf(
	texts: readonly (readonly [name: string, text: string])[],
	{ flavour = defaultFlavour, template = "newspaper", title = "Tuyển tập thử" } = {},
): Promise<MadeVolume> {
	const chunks: Uint8Array[] = [];
	const file = readFileSync(join(import.meta.dirname, `../../templates/${template}.json`), "utf8");
	const volume = must(
		buildVolume({
			workshop: {
				template: must(parseTemplate(file, template)),
				fonts: library(),
				flavour,
				buildTime: "2026-01-02T03:04:05Z",
			},
			title,
			language: "vi",
			words: volumeWords("vi"),
			// A chunk is the writer's again once it was taken.
			sink: { write: (chunk) => void chunks.push(Uint8Array.from(chunk)), close: () => {} },
		}),
	);
	for (const [name, text] of texts) {
		const bytes = new TextEncoder().encode(text);
		const source = {
			name,
			async *open() {
				yield bytes;
			},
			resolve: async () => ({ diagnostics: [] }),
		};
		const input = must(await readArticle(source, []));
		const settings = { buildTime: "", templateText: "", fontsDigest: "", flavour: "" };
		const { record, source: read } = must(prepareRecord(input, settings));
		must(await volume.add({ record, sourceDigest: read.sha256 }));
	}
	const finished = must(await volume.finish());
	return { bytes: new Uint8Array(Buffer.concat(chunks)), finished, flavour };
}

/** What the proof finds in bytes. */
export function proofOf(bytes: Uint8Array, { finished, flavour }: MadeVolume): readonly Diagnostic[] {
	const access = { size: bytes.length, read: (from: number, length: number) => bytes.subarray(from, from + length) };
	return [...proveVolume(access, finished.expected, flavour)].flatMap(([, outcome]) => outcome.diagnostics);
}
