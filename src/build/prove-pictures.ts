import { sha256 } from "../fixity/digest.ts";
import { expectedDigest, type ShownPicture } from "../image/digest.ts";
import { grayPicture } from "../image/gray.ts";
import type { RecordFile } from "../metadata/record-json.ts";
import { type Article, type Diagnostic, diagnostic, type Figure, figuresOf, type Outcome } from "../model/index.ts";
import type { ExtractedPdf } from "../pdf/extract.ts";
import { alternativeOf } from "./pictures.ts";

/** A figure that the document has to show. */
export interface ExpectedFigure {
	/** The picture's file in the record. */
	readonly path: string;
	readonly alt: string;
	readonly shown: ShownPicture;
}

/**
 * The pictures of a record: each figure of the source either has a file with the digest that `record.json` states, or a finding there says that
 * it has none. Gives what the document has to show of them, in reading order.
 */
export async function provePictures(
	record: RecordFile,
	article: Article,
	read: (path: string) => Promise<Outcome<Uint8Array>>,
): Promise<{ readonly figures: readonly ExpectedFigure[]; readonly findings: readonly Diagnostic[] }> {
	const findings: Diagnostic[] = [];
	const shown = new Map<string, ShownPicture | undefined>();
	const { print } = record.recipe as { readonly print?: { readonly gray?: unknown } };
	const gray = print?.gray === true;
	for (const { path, sha256: expected } of record.pictures ?? []) {
		if (shown.has(path)) continue;
		shown.set(path, undefined);
		const file = `data/${path}`;
		const bytes = await read(file);
		findings.push(...bytes.diagnostics);
		if (bytes.value === undefined) continue;
		const found = sha256(bytes.value);
		if (found === expected) shown.set(path, expectedDigest(gray ? grayPicture(bytes.value) : bytes.value));
		else findings.push(diagnostic("build/picture-differs", { params: { expected, found }, place: { file } }));
	}
	const figures = figuresOf(article.blocks).flatMap((figure): readonly ExpectedFigure[] => {
		const path = record.pictures?.find((picture) => picture.href === figure.href)?.path;
		if (path === undefined) {
			if (!isAccounted(figure, record))
				findings.push(diagnostic("build/picture-unaccounted", { params: { href: figure.href } }));
			return [];
		}
		const picture = shown.get(path);
		return picture ? [{ path, alt: alternativeOf(figure), shown: picture }] : [];
	});
	return { figures, findings };
}

/** Codes of findings that say that a record lacks a picture. */
const absences = new Set(["build/picture-missing", "build/picture-outside", "image/unknown"]);

function isAccounted({ href }: Figure, { findings }: RecordFile): boolean {
	return findings.some(({ code, params }) => {
		if (!absences.has(code)) return false;
		const said = String(params?.href ?? params?.file);
		return said === href || (said.endsWith("…") && href.startsWith(said.slice(0, -1)));
	});
}

/** Compares the figures of the document with those that it has to show. */
export function compareFigures(
	expected: readonly ExpectedFigure[],
	{ figures, untaggedPictures }: ExtractedPdf,
): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	for (let n = 0; n < Math.max(expected.length, figures.length); n++) {
		const [want, figure, number] = [expected[n], figures[n], n + 1];
		if (!want || !figure) {
			found.push(
				want
					? diagnostic("build/figure-missing", { params: { number, path: want.path } })
					: diagnostic("build/figure-unexpected", { params: { number } }),
			);
			continue;
		}
		const [picture, ...more] = figure.pictures;
		if (more.length > 0 || picture?.encoding !== want.shown.encoding || picture.sha256 !== want.shown.sha256)
			found.push(diagnostic("build/figure-differs", { params: { number, path: want.path } }));
		if (figure.alt !== want.alt)
			found.push(diagnostic("build/alt-differs", { params: { number, expected: want.alt, found: figure.alt ?? "" } }));
		if (!figure.inBox) found.push(diagnostic("build/figure-box", { params: { number } }));
	}
	if (untaggedPictures > 0) found.push(diagnostic("build/picture-untagged", { params: { count: untaggedPictures } }));
	return found;
}
