import { sha256 } from "../fixity/digest.ts";
import { expectedDigest, type ShownPicture } from "../image/digest.ts";
import { grayPicture } from "../image/gray.ts";
import { identify } from "../image/identify.ts";
import { isDecoded, loadDecoders, rendition } from "../image/rendition.ts";
import type { RecordFile } from "../metadata/record-json.ts";
import {
	type Article,
	type Diagnostic,
	diagnostic,
	type Figure,
	figuresOf,
	type Outcome,
	success,
} from "../model/index.ts";
import type { ExtractedPdf } from "../pdf/extract.ts";
import { alternativeOf } from "./pictures.ts";

/** A figure that the document has to show. */
export interface ExpectedFigure {
	/** The picture's file in the record. */
	readonly path: string;
	readonly alt: string;
	/** Absent where that cannot be told here. */
	readonly shown?: ShownPicture;
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
	const shown = new Map<string, Expected>();
	const { print } = record.recipe as { readonly print?: { readonly gray?: unknown } };
	const gray = print?.gray === true;
	for (const { path, sha256: expected, shownAs } of record.pictures ?? []) {
		if (shown.has(path)) continue;
		shown.set(path, "nothing");
		const file = `data/${path}`;
		const bytes = await read(file);
		findings.push(...bytes.diagnostics);
		if (bytes.value === undefined) continue;
		const found = sha256(bytes.value);
		if (found === expected) {
			const wanted = await expectedOf(bytes.value, file, shownAs !== undefined, gray);
			findings.push(...wanted.diagnostics);
			shown.set(path, wanted.value ?? "nothing");
		} else findings.push(diagnostic("build/picture-differs", { params: { expected, found }, place: { file } }));
	}
	const figures = figuresOf(article.blocks).flatMap((figure): readonly ExpectedFigure[] => {
		const path = record.pictures?.find((picture) => picture.href === figure.href)?.path;
		if (path === undefined) {
			if (!isAccounted(figure, record))
				findings.push(diagnostic("build/picture-unaccounted", { params: { href: figure.href } }));
			return [];
		}
		const picture = shown.get(path);
		if (picture === undefined || picture === "nothing") return [];
		return [{ path, alt: alternativeOf(figure), ...(picture !== "something" && { shown: picture }) }];
	});
	return { figures, findings };
}

/** Of a picture: what is shown, that something is but cannot be told here, or that it is not shown. */
type Expected = ShownPicture | "something" | "nothing";

/** Pixels are decoded again from the record's own file; without the library that decoded them only their presence can be proven. */
async function expectedOf(
	bytes: Uint8Array,
	file: string,
	decoded: boolean,
	gray: boolean,
): Promise<Outcome<Expected>> {
	const isForeign = isDecoded(identify(bytes));
	if (isForeign && !decoded) return success("nothing");
	if (isForeign) await loadDecoders([bytes]);
	const form = rendition(bytes, file);
	if (form.value === undefined) {
		const [why] = form.diagnostics;
		if (why?.code !== "image/decoder-missing") return success("something", form.diagnostics);
		return success("something", [diagnostic("build/picture-unproven", { params: why.params ?? {}, place: { file } })]);
	}
	return success(expectedDigest(gray ? grayPicture(form.value) : form.value) ?? "nothing");
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
		const differs = want.shown && (picture?.encoding !== want.shown.encoding || picture.sha256 !== want.shown.sha256);
		if (more.length > 0 || !picture || differs)
			found.push(diagnostic("build/figure-differs", { params: { number, path: want.path } }));
		if (figure.alt !== want.alt)
			found.push(diagnostic("build/alt-differs", { params: { number, expected: want.alt, found: figure.alt ?? "" } }));
		if (!figure.inBox) found.push(diagnostic("build/figure-box", { params: { number } }));
	}
	if (untaggedPictures > 0) found.push(diagnostic("build/picture-untagged", { params: { count: untaggedPictures } }));
	return found;
}
