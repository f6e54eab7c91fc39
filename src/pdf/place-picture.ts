import type { Box, Picture } from "../model/index.ts";

/** An image of the file as pages refer to it. */
export interface PlacedPicture {
	/** Of its XObject. */
	readonly index: number;
	readonly orientation: Picture["orientation"];
}

export function pictureName(index: number): string {
	return `I${index}`;
}

/** Six numbers of a transformation matrix (ISO 32000-1 8.3.3). */
type Matrix = readonly [number, number, number, number, number, number];

/**
 * The matrix that shows an image, stored in an Exif orientation (CIPA DC-008 4.6.4, tag 274), upright in a box. The image is the unit
 * square with its first row at the top (ISO 32000-1 8.9.5.1), so its samples stay as they came.
 */
export function placement({ x, y, width, height }: Box, orientation: Picture["orientation"]): Matrix {
	const right = x + width;
	const top = y + height;
	switch (orientation) {
		case 1:
			return [width, 0, 0, height, x, y];
		case 2:
			return [-width, 0, 0, height, right, y];
		case 3:
			return [-width, 0, 0, -height, right, top];
		case 4:
			return [width, 0, 0, -height, x, top];
		case 5:
			return [0, -height, -width, 0, right, top];
		case 6:
			return [0, -height, width, 0, x, top];
		case 7:
			return [0, height, width, 0, x, y];
		case 8:
			return [0, height, -width, 0, right, y];
	}
}
