import { crc32, deflateSync } from "node:zlib";

/** A picture to write: `pixel` gives the samples of a pixel, in the depth of the file. */
export interface PngPicture {
	readonly width: number;
	readonly height: number;
	readonly bits: 1 | 2 | 4 | 8 | 16;
	/** PNG colour type. */
	readonly colour: 0 | 2 | 3 | 4 | 6;
	readonly pixel: (x: number, y: number) => readonly number[];
	readonly interlaced?: boolean;
	readonly palette?: readonly (readonly [number, number, number])[];
	/** tRNS as bytes. */
	readonly transparency?: readonly number[];
	/** Further chunks before the data. */
	readonly chunks?: readonly (readonly [type: string, data: Uint8Array])[];
	/** Row filter by row; cycles through all five where it is not given. */
	readonly filter?: (row: number) => number;
	/** In how many IDAT chunks. */
	readonly parts?: number;
}

export function chunk(type: string, data: Uint8Array): Uint8Array {
	const out = Buffer.alloc(12 + data.length);
	out.writeUInt32BE(data.length, 0);
	out.write(type, 4, "latin1");
	out.set(data, 8);
	out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
	return out;
}

const passes = [
	[0, 0, 8, 8],
	[4, 0, 8, 8],
	[0, 4, 4, 8],
	[2, 0, 4, 4],
	[0, 2, 2, 4],
	[1, 0, 2, 2],
	[0, 1, 1, 2],
] as const;

/** A PNG file of a picture, by the book: packed samples, filters, Adam7. */
export function png(picture: PngPicture): Uint8Array {
	const { width, height, bits, colour, interlaced = false, palette, transparency, parts = 1 } = picture;
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([bits, colour, 0, 0, interlaced ? 1 : 0], 8);
	const steps = interlaced ? passes : ([[0, 0, 1, 1]] as const);
	const rows = Buffer.concat(steps.map(([x, y, dx, dy]) => passRows(picture, x, y, dx, dy)));
	const data = deflateSync(rows);
	const piece = Math.ceil(data.length / parts);
	return Buffer.concat([
		Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
		chunk("IHDR", header),
		...(picture.chunks ?? []).map(([type, body]) => chunk(type, body)),
		...(palette ? [chunk("PLTE", Uint8Array.from(palette.flat()))] : []),
		...(transparency ? [chunk("tRNS", Uint8Array.from(transparency))] : []),
		...Array.from({ length: parts }, (_, i) => chunk("IDAT", data.subarray(i * piece, (i + 1) * piece))),
		chunk("IEND", new Uint8Array(0)),
	]);
}

function passRows(picture: PngPicture, x0: number, y0: number, dx: number, dy: number): Uint8Array {
	const { width, height, bits, pixel, filter = (row: number) => row % 5 } = picture;
	const rows: Buffer[] = [];
	let up: Buffer | undefined;
	for (let y = y0, row = 0; y < height; y += dy, row++) {
		const samples: number[] = [];
		for (let x = x0; x < width; x += dx) samples.push(...pixel(x, y));
		if (samples.length === 0) break;
		const line = pack(samples, bits);
		const step = Math.max(1, (pixel(x0, y0).length * bits) >> 3);
		rows.push(filtered(filter(row), line, up ?? Buffer.alloc(line.length), step));
		up = line;
	}
	return Buffer.concat(rows);
}

/** Samples, high bits first, on whole bytes. */
export function pack(samples: readonly number[], bits: number): Buffer {
	const text = samples.map((sample) => sample.toString(2).padStart(bits, "0")).join("");
	return Buffer.from((text.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2)));
}

function filtered(type: number, line: Buffer, up: Buffer, step: number): Buffer {
	return Buffer.from([
		type,
		...line.map((value, i) => {
			const a = i < step ? 0 : line[i - step]!;
			const b = up[i]!;
			const c = i < step ? 0 : up[i - step]!;
			const p = a + b - c;
			const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
			const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
			return value - [0, a, b, (a + b) >> 1, paeth][type]!;
		}),
	]);
}
