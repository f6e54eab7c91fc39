import { channels, inflateRows, type Pass, type Png, passesOf } from "./png.ts";

/** A picture's samples, row after row, each row on whole bytes as PDF wants them (ISO 32000-1 8.9.3). */
export interface Samples {
	/** Gray, RGB, or palette entries, in the file's own depth. */
	readonly colour: Uint8Array;
	/** One or three. */
	readonly components: 1 | 3;
	/** Opacity, where some pixel is not opaque. */
	readonly alpha?: { readonly bits: 8 | 16; readonly samples: Uint8Array };
}

/** Decodes a picture wholly; undefined where its data are broken. */
export function decodePng(png: Png): Samples | undefined {
	const rows = inflateRows(png);
	if (!rows) return undefined;
	const plain = png.interlaced ? deinterlace(png, rows) : unfilter(rows, passesOf(png)[0]!, 0, pixelBytes(png));
	const components = png.colour === 2 || png.colour === 6 ? 3 : 1;
	if (png.colour >= 4) return split(plain, components, png.bits as 8 | 16);
	const samples = png.transparency ? transparent(png, plain, png.transparency) : undefined;
	const hasAlpha = samples?.some((value) => value !== 255);
	return { colour: plain, components, ...(samples && hasAlpha && { alpha: { bits: 8, samples } }) };
}

/** Distance to the byte that a filter takes for its left neighbour. */
function pixelBytes(png: Png): number {
	return Math.max(1, (channels[png.colour] * png.bits) >> 3);
}

/** Undoes the row filters of a pass (PNG third edition, 9.2). */
function unfilter(rows: Uint8Array, pass: Pass, start: number, step: number): Uint8Array {
	const { height, rowBytes } = pass;
	const out = new Uint8Array(height * rowBytes);
	const none = new Uint8Array(rowBytes);
	for (let row = 0; row < height; row++) {
		const from = start + row * (rowBytes + 1);
		const line = out.subarray(row * rowBytes, (row + 1) * rowBytes);
		line.set(rows.subarray(from + 1, from + 1 + rowBytes));
		const up = row === 0 ? none : out.subarray((row - 1) * rowBytes, row * rowBytes);
		unfilterRow(rows[from]!, line, up, step);
	}
	return out;
}

function unfilterRow(type: number, line: Uint8Array, up: Uint8Array, step: number): void {
	const length = line.length;
	if (type === 1) for (let i = step; i < length; i++) line[i] = line[i]! + line[i - step]!;
	else if (type === 2) for (let i = 0; i < length; i++) line[i] = line[i]! + up[i]!;
	else if (type === 3) {
		for (let i = 0; i < length; i++) line[i] = line[i]! + (((i < step ? 0 : line[i - step]!) + up[i]!) >> 1);
	} else if (type === 4) {
		for (let i = 0; i < length; i++) {
			const left = i < step ? 0 : line[i - step]!;
			line[i] = line[i]! + paeth(left, up[i]!, i < step ? 0 : up[i - step]!);
		}
	}
}

function paeth(left: number, up: number, corner: number): number {
	const toLeft = Math.abs(up - corner);
	const toUp = Math.abs(left - corner);
	const toCorner = Math.abs(left + up - 2 * corner);
	if (toLeft <= toUp && toLeft <= toCorner) return left;
	return toUp <= toCorner ? up : corner;
}

/** Brings the pixels of the seven passes to their places. */
function deinterlace(png: Png, rows: Uint8Array): Uint8Array {
	const bits = channels[png.colour] * png.bits;
	const rowBytes = Math.ceil((png.width * bits) / 8);
	const out = new Uint8Array(rowBytes * png.height);
	let start = 0;
	for (const pass of passesOf(png)) {
		const plain = unfilter(rows, pass, start, pixelBytes(png));
		start += pass.height * (pass.rowBytes + 1);
		for (let row = 0; row < pass.height; row++) {
			const to = (pass.y + row * pass.stepY) * rowBytes;
			for (let column = 0; column < pass.width; column++) {
				const x = pass.x + column * pass.stepX;
				if (bits >= 8) {
					const bytes = bits >> 3;
					const from = row * pass.rowBytes + column * bytes;
					for (let i = 0; i < bytes; i++) out[to + x * bytes + i] = plain[from + i]!;
				} else {
					const index = to + ((x * bits) >> 3);
					out[index] = out[index]! | (packed(plain, row * pass.rowBytes, column, bits) << shiftOf(x, bits));
				}
			}
		}
	}
	return out;
}

function shiftOf(x: number, bits: number): number {
	return 8 - bits - ((x * bits) & 7);
}

/** Sample `x` of a row that starts at `row`. */
function packed(plain: Uint8Array, row: number, x: number, bits: number): number {
	return (plain[row + ((x * bits) >> 3)]! >> shiftOf(x, bits)) & ((1 << bits) - 1);
}

/** Parts colour and alpha. */
function split(plain: Uint8Array, components: 1 | 3, bits: 8 | 16): Samples {
	const bytes = bits >> 3;
	const inColour = components * bytes;
	const step = inColour + bytes;
	const count = plain.length / step;
	const colour = new Uint8Array(count * inColour);
	const alpha = new Uint8Array(count * bytes);
	let opaque = true;
	for (let i = 0, from = 0, to = 0; i < count; i++) {
		for (let n = 0; n < inColour; n++) colour[to++] = plain[from++]!;
		for (let n = 0; n < bytes; n++) {
			const value = plain[from++]!;
			alpha[i * bytes + n] = value;
			if (value !== 255) opaque = false;
		}
	}
	return { colour, components, ...(!opaque && { alpha: { bits, samples: alpha } }) };
}

/** Alpha by tRNS (PNG third edition, 11.3.1.1): by palette entry, or none where a pixel has the transparent colour. */
function transparent(png: Png, plain: Uint8Array, table: Uint8Array): Uint8Array {
	const { width, height, bits, colour } = png;
	const out = new Uint8Array(width * height).fill(255);
	const rowBytes = plain.length / height;
	const bytes = Math.max(1, bits >> 3);
	const components = channels[colour];
	const key = Array.from({ length: components }, (_, n) => table[n * 2]! * 256 + table[n * 2 + 1]!);
	const sample = (row: number, index: number) => {
		if (bits < 8) return packed(plain, row * rowBytes, index, bits);
		const at = row * rowBytes + index * bytes;
		return bits === 8 ? plain[at]! : plain[at]! * 256 + plain[at + 1]!;
	};
	for (let row = 0; row < height; row++) {
		for (let x = 0; x < width; x++) {
			if (colour === 3) out[row * width + x] = table[sample(row, x)] ?? 255;
			else if (key.every((value, n) => sample(row, x * components + n) === value)) out[row * width + x] = 0;
		}
	}
	return out;
}

/**
 * Filters rows for compression (PNG third edition, 12.7): for each the filter with the smallest sum of differences. `step` is the number
 * of bytes of a pixel; 0 leaves the rows unfiltered.
 */
export function filterRows(plain: Uint8Array, rowBytes: number, step: number): Uint8Array {
	const height = plain.length / rowBytes;
	const out = new Uint8Array(height * (rowBytes + 1));
	const none = new Uint8Array(rowBytes);
	const candidates = (step === 0 ? [0] : [0, 1, 2, 4]).map((type) => ({ type, line: new Uint8Array(rowBytes) }));
	for (let row = 0; row < height; row++) {
		const line = plain.subarray(row * rowBytes, (row + 1) * rowBytes);
		const up = row === 0 ? none : plain.subarray((row - 1) * rowBytes, row * rowBytes);
		let best = candidates[0]!;
		let least = Number.POSITIVE_INFINITY;
		for (const candidate of candidates) {
			const sum = filterRow(candidate.type, line, up, step, candidate.line);
			if (sum < least) [best, least] = [candidate, sum];
		}
		out[row * (rowBytes + 1)] = best.type;
		out.set(best.line, row * (rowBytes + 1) + 1);
	}
	return out;
}

function filterRow(type: number, line: Uint8Array, up: Uint8Array, step: number, out: Uint8Array): number {
	let sum = 0;
	for (let i = 0; i < line.length; i++) {
		const left = i < step ? 0 : line[i - step]!;
		const above = up[i]!;
		const guess =
			type === 0 ? 0 : type === 1 ? left : type === 2 ? above : paeth(left, above, i < step ? 0 : up[i - step]!);
		const value = (line[i]! - guess) & 0xff;
		out[i] = value;
		sum += value < 128 ? value : 256 - value;
	}
	return sum;
}
