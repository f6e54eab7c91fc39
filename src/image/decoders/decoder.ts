import type { Picture } from "../../model/index.ts";

/** A decoded picture. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
	/** Red, green, blue and alpha of each pixel, 8 bits each, rows from the top; alpha is not multiplied in. */
	readonly rgba: Uint8Array;
}

/** What is to be known of a picture before it is decoded. */
export interface Outline {
	/** In pixels, as stored. */
	readonly width: number;
	readonly height: number;
	readonly orientation: Picture["orientation"];
	/** ICC profile of red, green and blue. */
	readonly profile?: Uint8Array;
	/** Pictures or pages in the file, of which the first is decoded. */
	readonly count: number;
	readonly animated: boolean;
	/** Bits of a sample; more than 8 are shown as 8. */
	readonly bits: number;
	/** What keeps the picture from being decoded rightly, in the words of its format. */
	readonly obstacle?: string;
}

/** Decodes pictures of one format by a library that is loaded on use; throws where the bytes are broken, whatever the library throws. */
export interface Decoder {
	outline(bytes: Uint8Array): Outline;
	decode(bytes: Uint8Array): Pixels;
}

/** A file that is cut or contradicts itself. */
export class BrokenPicture extends Error {}
