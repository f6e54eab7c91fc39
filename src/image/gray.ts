import { identify } from "./identify.ts";
import { readJpeg } from "./jpeg.ts";
import { type Png, readPng } from "./png.ts";
import { decodePng, type Samples } from "./samples.ts";
import { writePng } from "./write-png.ts";

/** Whether a JPEG file has colours; it is shown as it is, and cannot be made gray without loss. */
export function isColourJpeg(bytes: Uint8Array): boolean {
	return identify(bytes)?.mediaType === "image/jpeg" && (readJpeg(bytes, "").value?.components ?? 1) > 1;
}

/**
 * A PNG file in shades of gray in place of one in colour: the luminance of each pixel, as sRGB has it, in the depth that it had (8 bits at
 * least), with its opacity. All other files come back as they are.
 */
export function grayPicture(bytes: Uint8Array): Uint8Array {
	const png = identify(bytes)?.mediaType === "image/png" ? readPng(bytes, "").value : undefined;
	if (!png || png.colour === 0 || png.colour === 4) return bytes;
	const samples = decodePng(png);
	return samples ? encode(png, samples) : bytes;
}

function encode(png: Png, samples: Samples): Uint8Array {
	const { width, height } = png;
	const wide = png.bits === 16;
	const bytes = wide ? 2 : 1;
	const { alpha } = samples;
	const channels = alpha ? 2 : 1;
	const shades = luminances(png, samples);
	const rowBytes = width * channels * bytes;
	const plain = new Uint8Array(height * rowBytes);
	for (let i = 0, at = 0; i < width * height; i++) {
		const shade = shades[i]!;
		if (wide) plain[at++] = shade >> 8;
		plain[at++] = wide ? shade & 0xff : Math.round(shade / 257);
		if (!alpha) continue;
		const high = alpha.bits === 16 ? alpha.samples[2 * i]! : alpha.samples[i]!;
		plain[at++] = high;
		if (wide) plain[at++] = alpha.bits === 16 ? alpha.samples[2 * i + 1]! : high;
	}
	return writePng({ width, height, colour: alpha ? 4 : 0, bits: wide ? 16 : 8, samples: plain });
}

/** Of each pixel, in 16 bits with the curve of sRGB. */
function luminances(png: Png, { colour }: Samples): Uint16Array {
	const { width, height, palette } = png;
	const out = new Uint16Array(width * height);
	tables ??= makeTables();
	const { linear, curved } = tables;
	const shade = (r: number, g: number, b: number) =>
		curved[Math.round(0.2126 * linear[r]! + 0.7152 * linear[g]! + 0.0722 * linear[b]!)]!;
	if (palette) {
		const shades = Array.from({ length: palette.length / 3 }, (_, n) =>
			shade(palette[3 * n]! * 257, palette[3 * n + 1]! * 257, palette[3 * n + 2]! * 257),
		);
		const rowBytes = Math.ceil((width * png.bits) / 8);
		for (let i = 0; i < out.length; i++) {
			const bit = (i % width) * png.bits;
			const byte = colour[Math.floor(i / width) * rowBytes + (bit >> 3)]!;
			const index = (byte >> (8 - png.bits - (bit & 7))) & ((1 << png.bits) - 1);
			out[i] = shades[index] ?? 0;
		}
		return out;
	}
	const sample = (at: number) => (png.bits === 16 ? colour[2 * at]! * 256 + colour[2 * at + 1]! : colour[at]! * 257);
	for (let i = 0; i < out.length; i++) out[i] = shade(sample(3 * i), sample(3 * i + 1), sample(3 * i + 2));
	return out;
}

/** The curve of IEC 61966-2-1 both ways, 16 bits to 16 bits. */
interface Tables {
	readonly linear: Uint16Array;
	readonly curved: Uint16Array;
}

let tables: Tables | undefined;

function makeTables(): Tables {
	const most = 65535;
	const table = (curve: (value: number) => number) =>
		Uint16Array.from({ length: most + 1 }, (_, n) => Math.round(most * curve(n / most)));
	return {
		linear: table((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)),
		curved: table((v) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)),
	};
}
