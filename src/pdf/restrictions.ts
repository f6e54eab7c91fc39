import { createHash } from "node:crypto";
import { identify } from "../image/identify.ts";
import { readJpeg } from "../image/jpeg.ts";
import { readPng } from "../image/png.ts";
import { decodePng } from "../image/samples.ts";
import { type Diagnostic, diagnostic, type Picture, type SetDocument } from "../model/index.ts";
import type { PdfFile } from "./file.ts";
import type { Flavour } from "./flavour.ts";
import { longestArray as longestIn } from "./print.ts";

/** What a flavour forbids of the pictures that a document shows, before anything is written. */
export function forbiddenPictures(
	set: SetDocument,
	pictures: ReadonlyMap<string, Picture> = new Map(),
	flavour: Flavour,
): readonly Diagnostic[] {
	if (flavour.allowsTransparency && flavour.deepestSample === 16 && flavour.newestProfile === 4) return [];
	const found: Diagnostic[] = [];
	const seen = new Set<string>();
	for (const item of set.pages.flatMap((page) => page.items)) {
		const picture = item.kind === "picture" ? pictures.get(item.picture) : undefined;
		const digest = picture && createHash("sha256").update(picture.bytes).digest("hex");
		if (!picture || !digest || seen.has(digest)) continue;
		seen.add(digest);
		found.push(...forbidden(picture, flavour));
	}
	return found;
}

function forbidden({ bytes, path, originalName }: Picture, flavour: Flavour): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	const isJpeg = identify(bytes)?.mediaType === "image/jpeg";
	const png = isJpeg ? undefined : readPng(bytes, path).value;
	const profile = png ? png.profile : readJpeg(bytes, path).value?.profile;
	const params = { picture: originalName, flavour: flavour.format };
	if (png && !flavour.allowsTransparency && (png.colour >= 4 || png.transparency) && decodePng(png)?.alpha) {
		const clause = { standard: "ISO 19005-1", clause: "6.4" };
		found.push(diagnostic("pdf/picture-transparent", { params, clause }));
	}
	if (png && png.bits > flavour.deepestSample) {
		const clause = { standard: "ISO 19005-1", clause: "6.2.4" };
		found.push(diagnostic("pdf/picture-depth", { params: { ...params, bits: png.bits }, clause }));
	}
	// Major version of the profile (ICC.1:2010 7.2.4).
	const version = profile?.[8] ?? 0;
	if (version > flavour.newestProfile) {
		const clause = { standard: "ISO 19005-1", clause: "6.2.3.2" };
		found.push(diagnostic("pdf/picture-profile", { params: { ...params, version }, clause }));
	}
	return found;
}

/** An array that is longer than the flavour allows: an article of thousands of paragraphs has one. */
export function longArray(file: PdfFile, { longestArray, format }: Flavour): Diagnostic | undefined {
	if (longestArray === undefined) return undefined;
	const longest = file.objects.reduce((most, object) => Math.max(most, object ? longestIn(object) : 0), 0);
	if (longest <= longestArray) return undefined;
	const clause = { standard: "ISO 19005-1", clause: "6.1.12" };
	return diagnostic("pdf/array-too-long", { params: { count: longest, limit: longestArray, flavour: format }, clause });
}
