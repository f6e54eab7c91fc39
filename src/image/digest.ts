import { createHash } from "node:crypto";
import { identify } from "./identify.ts";
import { readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";
import { decodePng } from "./samples.ts";

/** What a document shows of a picture: compressed data as they came, or samples. */
export interface ShownPicture {
	readonly encoding: "jpeg" | "samples";
	/** SHA-256 of the JPEG data; or of colour samples, palette and alpha, one after the other. */
	readonly sha256: string;
}

export function jpegDigest(data: Uint8Array): ShownPicture {
	return { encoding: "jpeg", sha256: createHash("sha256").update(data).digest("hex") };
}

export function samplesDigest(parts: {
	readonly colour: Uint8Array;
	readonly palette?: Uint8Array | undefined;
	readonly alpha?: Uint8Array | undefined;
}): ShownPicture {
	const hash = createHash("sha256").update(parts.colour);
	for (const part of [parts.palette, parts.alpha]) if (part) hash.update(part);
	return { encoding: "samples", sha256: hash.digest("hex") };
}

/** What a document has to show of a picture file; undefined where the file cannot be shown. */
export function expectedDigest(bytes: Uint8Array): ShownPicture | undefined {
	const format = identify(bytes)?.mediaType;
	if (format === "image/jpeg") return readJpeg(bytes, "").value && jpegDigest(bytes);
	const png = format === "image/png" ? readPng(bytes, "").value : undefined;
	const samples = png && decodePng(png);
	return samples && samplesDigest({ colour: samples.colour, palette: png.palette, alpha: samples.alpha?.samples });
}
