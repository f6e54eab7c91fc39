import { adobe, exif, icc, jfif, jpeg } from "./jpeg.ts";
import { type PngPicture, png } from "./png.ts";
import { cmykProfile, grayProfile, sRgbProfile } from "./profile.ts";

export const width = 19;
export const height = 13;

/** A colour of each pixel that tells left from right and top from bottom, 0 to 255. */
export function colourAt(x: number, y: number): readonly [number, number, number] {
	if (x < 5 && y < 5) return [230, 30, 30];
	return [Math.round((x * 255) / (width - 1)), Math.round((y * 255) / (height - 1)), x > y ? 200 : 40];
}

export function grayAt(x: number, y: number): number {
	return x < 5 && y < 5 ? 0 : Math.round(((x + y) * 255) / (width + height - 2));
}

/** Every other column of 3 is see-through by a third, the right lower corner wholly. */
export function alphaAt(x: number, y: number): number {
	return x > 12 && y > 8 ? 0 : x % 3 === 1 ? 85 : 255;
}

export const palette: readonly (readonly [number, number, number])[] = Array.from({ length: 16 }, (_, i) => [
	i * 17,
	255 - i * 17,
	(i * 83) % 256,
]);

const size = { width, height };

export function toYCbCr([r, g, b]: readonly [number, number, number]): readonly number[] {
	return [
		0.299 * r + 0.587 * g + 0.114 * b,
		128 - 0.168736 * r - 0.331264 * g + 0.5 * b,
		128 + 0.5 * r - 0.418688 * g - 0.081312 * b,
	].map((v) => Math.max(0, Math.min(255, Math.round(v))));
}

const scale = (value: number, bits: number) => Math.round((value * (2 ** bits - 1)) / 255);

function grayPng(bits: 1 | 2 | 4 | 8 | 16, more: Partial<PngPicture> = {}): Uint8Array {
	return png({ ...size, bits, colour: 0, pixel: (x, y) => [scale(grayAt(x, y), bits)], ...more });
}
function rgbPng(bits: 8 | 16, more: Partial<PngPicture> = {}): Uint8Array {
	return png({ ...size, bits, colour: 2, pixel: (x, y) => colourAt(x, y).map((v) => scale(v, bits)), ...more });
}
function palettePng(bits: 1 | 2 | 4 | 8, more: Partial<PngPicture> = {}): Uint8Array {
	const colours = palette.slice(0, 2 ** bits);
	return png({
		...size,
		bits,
		colour: 3,
		palette: colours,
		pixel: (x, y) => [(x + y * 3) % colours.length],
		...more,
	});
}
function alphaPng(bits: 8 | 16, colour: 4 | 6, more: Partial<PngPicture> = {}): Uint8Array {
	const own = (x: number, y: number) => (colour === 6 ? colourAt(x, y) : [grayAt(x, y)]);
	return png({
		...size,
		bits,
		colour,
		pixel: (x, y) => [...own(x, y), alphaAt(x, y)].map((v) => scale(v, bits)),
		...more,
	});
}

const rgbPixel = (x: number, y: number) => toYCbCr(colourAt(x, y));
/** Inks as Photoshop stores them: inverted. */
const inkPixel = (x: number, y: number) => [...colourAt(x, y), 255];

/** A picture of every kind that can be shown, by name. */
export const pictures: Readonly<Record<string, Uint8Array>> = {
	"gray1.png": grayPng(1),
	"gray2.png": grayPng(2),
	"gray4.png": grayPng(4),
	"gray8.png": grayPng(8, { parts: 3 }),
	"gray16.png": grayPng(16),
	"rgb8.png": rgbPng(8),
	"rgb16.png": rgbPng(16),
	"palette1.png": palettePng(1),
	"palette2.png": palettePng(2),
	"palette4.png": palettePng(4),
	"palette8.png": palettePng(8),
	"gray-alpha8.png": alphaPng(8, 4),
	"gray-alpha16.png": alphaPng(16, 4),
	"rgba8.png": alphaPng(8, 6),
	"rgba16.png": alphaPng(16, 6),
	"gray4-key.png": grayPng(4, { transparency: [0, 15] }),
	"rgb8-key.png": rgbPng(8, { transparency: [0, 230, 0, 30, 0, 30] }),
	"rgb16-key.png": rgbPng(16, {
		transparency: [scale(230, 16), scale(30, 16), scale(30, 16)].flatMap((v) => [v >> 8, v & 255]),
	}),
	"palette4-alpha.png": palettePng(4, { transparency: [0, 64, 128, 192] }),
	"gray1-interlaced.png": grayPng(1, { interlaced: true }),
	"gray16-interlaced.png": grayPng(16, { interlaced: true }),
	"rgb8-interlaced.png": rgbPng(8, { interlaced: true }),
	"palette2-interlaced.png": palettePng(2, { interlaced: true }),
	"palette4-alpha-interlaced.png": palettePng(4, { interlaced: true, transparency: [0, 64, 128, 192] }),
	"rgba8-interlaced.png": alphaPng(8, 6, { interlaced: true }),
	"gray.jpg": jpeg({ ...size, pixel: (x, y) => [grayAt(x, y)], segments: [jfif] }),
	"gray-icc.jpg": jpeg({ ...size, pixel: (x, y) => [grayAt(x, y)], segments: [jfif, ...icc(grayProfile())] }),
	"rgb.jpg": jpeg({ ...size, pixel: rgbPixel, segments: [jfif] }),
	"rgb-progressive.jpg": jpeg({ ...size, pixel: rgbPixel, segments: [jfif], progressive: true }),
	"rgb-icc.jpg": jpeg({ ...size, pixel: rgbPixel, segments: [jfif, ...icc(sRgbProfile(), 200)] }),
	"rgb-adobe.jpg": jpeg({ ...size, pixel: colourAt, segments: [adobe(0)] }),
	"rgb-named.jpg": jpeg({ ...size, pixel: colourAt, ids: [82, 71, 66] }),
	"cmyk-icc.jpg": jpeg({ ...size, pixel: inkPixel, segments: [adobe(0), ...icc(cmykProfile())] }),
	...Object.fromEntries(
		[2, 3, 4, 5, 6, 7, 8].map((orientation) => [
			`orientation${orientation}.jpg`,
			jpeg({ ...size, pixel: rgbPixel, segments: [exif(orientation, orientation % 2 === 0)] }),
		]),
	),
};

/** A CMYK picture of unknown colours. */
export const cmykWithoutProfile = jpeg({ ...size, pixel: inkPixel, segments: [adobe(0)] });
