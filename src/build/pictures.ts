import { createHash } from "node:crypto";
import { type ImageFormat, identify } from "../image/identify.ts";
import { inspectImage } from "../image/inspect.ts";
import { isDecoded, rendition } from "../image/rendition.ts";
import type { PictureReference } from "../metadata/record-json.ts";
import { elements, isUri } from "../metadata/schema.ts";
import {
	type Block,
	type Claim,
	type Diagnostic,
	diagnostic,
	type Figure,
	figuresOf,
	type Metadata,
	type Outcome,
	type Picture,
	type Span,
	spansText,
	success,
	withoutNotes,
} from "../model/index.ts";
import { canonical } from "../text/canonical.ts";
import { slug } from "../text/slug.ts";
import { paths } from "./layout.ts";
import { fileName } from "./portable.ts";

/** A picture file of a record, once however many figures show it. */
export interface KeptPicture {
	/** Relative to the payload. */
	readonly path: string;
	/** The name that the article gives it. */
	readonly originalName: string;
	readonly format: ImageFormat;
	readonly bytes: Uint8Array;
	readonly sha256: string;
}

export interface ArticlePictures {
	readonly files: readonly KeptPicture[];
	/** In reading order, without repeats. */
	readonly references: readonly PictureReference[];
	/** The pictures that the document can show, by the figure's href. */
	readonly shown: ReadonlyMap<string, Picture>;
}

/**
 * Settles which pictures a record keeps, under which names, and which of them its document can show. `bytes` has what was found at each href. A
 * known picture format is kept even where it cannot be shown; findings say why it is not.
 */
export function keepPictures(
	blocks: readonly Block[],
	bytes: ReadonlyMap<string, Uint8Array>,
): Outcome<ArticlePictures> {
	const found: Diagnostic[] = [];
	const files = new Map<string, KeptPicture>();
	const references = new Map<string, PictureReference>();
	const shown = new Map<string, Picture>();
	const seen = new Map<string, KeptPicture | undefined>();
	for (const figure of figuresOf(blocks)) {
		const { href, alt } = figure;
		const content = bytes.get(href);
		if (content === undefined) continue;
		if (!seen.has(href)) seen.set(href, keep(figure, content, files, shown, found));
		const kept = seen.get(href);
		if (!kept) continue;
		const { path, sha256 } = kept;
		const originalName = nameOf(href);
		const said = canonical(alt ?? "");
		const caption = wordsOf(figure.caption);
		const credit = wordsOf(figure.credit);
		references.set(`${href}\n${said}`, {
			path,
			originalName,
			href,
			sha256,
			...(said !== "" && { alt: said }),
			...(caption !== "" && { caption }),
			...(credit !== "" && { credit }),
			...(shown.has(href) && isDecoded(kept.format) && { shownAs: "image/png" }),
		});
	}
	return success({ files: [...files.values()], references: [...references.values()], shown }, found);
}

function wordsOf(spans: readonly Span[] = []): string {
	return canonical(spansText(withoutNotes(spans)));
}

function keep(
	{ href, place }: Figure,
	bytes: Uint8Array,
	files: Map<string, KeptPicture>,
	shown: Map<string, Picture>,
	found: Diagnostic[],
): KeptPicture | undefined {
	const originalName = nameOf(href);
	const format = identify(bytes);
	if (!format) {
		found.push(diagnostic("image/unknown", { params: { file: href }, ...(place && { place }) }));
		return undefined;
	}
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const known = files.get(sha256);
	const kept = known ?? { path: freePath(originalName, format, files), originalName, format, bytes, sha256 };
	files.set(sha256, kept);
	const form = rendition(bytes, href);
	const info = form.value && inspectImage(form.value, href);
	if (!known) found.push(...form.diagnostics, ...(info?.diagnostics ?? []));
	if (form.value && info?.value) {
		const { width, height, orientation, format: own } = info.value;
		const { path } = kept;
		shown.set(href, { path, originalName, mediaType: own.mediaType, bytes: form.value, width, height, orientation });
	}
	return kept;
}

/** The last segment of a reference, as the author wrote it. */
function nameOf(href: string): string {
	const path = href.replace(/[?#].*$/s, "");
	try {
		return fileName(decodeURIComponent(path));
	} catch {
		return fileName(path);
	}
}

/** An ASCII name with the ending of what the bytes are, not in use yet. */
function freePath(name: string, format: ImageFormat, files: ReadonlyMap<string, KeptPicture>): string {
	const taken = new Set([...files.values()].map((file) => file.path));
	const stem = slug(name.replace(/\.[^.]*$/, ""), 60, "image");
	const folder = paths.imageFolder.slice("data/".length);
	for (let n = 1; ; n++) {
		const path = `${folder}${stem}${n === 1 ? "" : `-${n}`}.${format.ending}`;
		if (!taken.has(path)) return path;
	}
}

/** What stands for a figure's picture where it is not seen: its description, else its caption, else its name (ISO 14289-1 7.3). */
export function alternativeOf({ alt, caption = [], href }: Figure): string {
	const words = spansText(withoutNotes(caption));
	const name = fileName(href.replace(/[?#].*$/, ""));
	return canonical(alt ?? "") || canonical(words) || canonical(name) || canonical(href) || "?";
}

/** The description with a `hasPart` for each picture file, named as PREMIS names it; a withdrawn element stays withdrawn. */
export function withParts(metadata: Metadata, identifier: string, files: readonly KeptPicture[]): Metadata {
	const isWithdrawn = metadata.superseded.some((claim) => claim.element === "hasPart" && claim.value === "");
	if (files.length === 0 || isWithdrawn) return metadata;
	const parts = files.map(
		({ path }): Claim => ({
			element: "hasPart",
			value: `${identifier}#${path}`,
			origin: "inferred",
			rule: "kept-picture",
			...(isUri(identifier) && { scheme: "URI" }),
		}),
	);
	const all = [...metadata.claims, ...parts];
	return { ...metadata, claims: elements.flatMap(({ key }) => all.filter((claim) => claim.element === key)) };
}
