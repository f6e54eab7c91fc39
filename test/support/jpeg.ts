/** A small Huffman coder of JPEG (ITU-T T.81), for pictures that tests make: no subsampling, one table for all. */
export interface JpegPicture {
	readonly width: number;
	readonly height: number;
	/** Samples as they are to be coded: gray; Y, Cb, Cr; or four inks. */
	readonly pixel: (x: number, y: number) => readonly number[];
	readonly progressive?: boolean;
	/** Segments behind SOI: marker and data. */
	readonly segments?: readonly (readonly [marker: number, data: Uint8Array])[];
	/** Component identifiers; 1, 2, … where they are not given. */
	readonly ids?: readonly number[];
}

export const jfif: readonly [number, Uint8Array] = [0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")];

/** APP14 with a colour transform (0 none, 1 YCbCr, 2 YCCK). */
export function adobe(transform: number): readonly [number, Uint8Array] {
	return [0xee, Buffer.from(`Adobe\0\x64\0\0\0\0${String.fromCharCode(transform)}`, "latin1")];
}

/** APP1 with nothing but an orientation, in either byte order. */
export function exif(orientation: number, little = false): readonly [number, Uint8Array] {
	const tiff = Buffer.alloc(26);
	if (little) {
		tiff.write("II*\0", 0, "latin1");
		tiff.writeUInt32LE(8, 4);
		tiff.writeUInt16LE(1, 8);
		tiff.writeUInt16LE(274, 10);
		tiff.writeUInt16LE(3, 12);
		tiff.writeUInt32LE(1, 14);
		tiff.writeUInt16LE(orientation, 18);
	} else {
		tiff.write("MM\0*", 0, "latin1");
		tiff.writeUInt32BE(8, 4);
		tiff.writeUInt16BE(1, 8);
		tiff.writeUInt16BE(274, 10);
		tiff.writeUInt16BE(3, 12);
		tiff.writeUInt32BE(1, 14);
		tiff.writeUInt16BE(orientation, 18);
	}
	return [0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff])];
}

/** APP2 segments of a profile in pieces of a size. */
export function icc(profile: Uint8Array, piece = 60000): readonly (readonly [number, Uint8Array])[] {
	const count = Math.ceil(profile.length / piece);
	return Array.from({ length: count }, (_, i) => {
		const head = Buffer.from(`ICC_PROFILE\0${String.fromCharCode(i + 1, count)}`, "latin1");
		return [0xe2, Buffer.concat([head, profile.subarray(i * piece, (i + 1) * piece)])] as const;
	});
}

const zigzag = [
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
	55, 62, 63,
];

// Codes of one length, which T.81 allows as long as the one of all ones stays free: 4 bits for DC, 8 for AC.
const dcSymbols = Array.from({ length: 12 }, (_, i) => i);
const acSymbols = [0x00, 0xf0, ...Array.from({ length: 160 }, (_, i) => Math.floor(i / 10) * 16 + (i % 10) + 1)];

function segment(marker: number, data: Uint8Array): Buffer {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(data.length + 2, 2);
	return Buffer.concat([head, data]);
}

/** A JPEG file of a picture, with all quantisers 1, so that it is as near to its samples as rounding lets it be. */
export function jpeg(picture: JpegPicture): Uint8Array {
	const { width, height, progressive = false, segments = [] } = picture;
	const components = picture.pixel(0, 0).length;
	const ids = picture.ids ?? Array.from({ length: components }, (_, i) => i + 1);
	const blocks = blocksOf(picture, components);
	const frame = Buffer.from([8, 0, 0, 0, 0, components, ...ids.flatMap((id) => [id, 0x11, 0])]);
	frame.writeUInt16BE(height, 1);
	frame.writeUInt16BE(width, 3);
	const scan = (which: readonly number[], from: number, to: number) => [
		segment(0xda, Buffer.from([which.length, ...which.flatMap((n) => [ids[n]!, 0]), from, to, 0])),
		code(blocks, which, from, to),
	];
	const all = ids.map((_, n) => n);
	const scans = progressive ? [...scan(all, 0, 0), ...all.flatMap((n) => scan([n], 1, 63))] : scan(all, 0, 63);
	const lengths = (bits: number, count: number) => Array.from({ length: 16 }, (_, i) => (i === bits - 1 ? count : 0));
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		...segments.map(([marker, data]) => segment(marker, data)),
		segment(0xdb, Buffer.from([0, ...zigzag.map(() => 1)])),
		segment(progressive ? 0xc2 : 0xc0, frame),
		segment(0xc4, Buffer.from([0x00, ...lengths(4, dcSymbols.length), ...dcSymbols])),
		segment(0xc4, Buffer.from([0x10, ...lengths(8, acSymbols.length), ...acSymbols])),
		...scans,
		Buffer.from([0xff, 0xd9]),
	]);
}

/** Coefficients in zigzag order, by block, then component. */
function blocksOf({ width, height, pixel }: JpegPicture, components: number): readonly (readonly number[])[][] {
	const blocks: number[][][] = [];
	for (let top = 0; top < height; top += 8) {
		for (let left = 0; left < width; left += 8) {
			blocks.push(
				Array.from({ length: components }, (_, n) => {
					const at = (x: number, y: number) =>
						pixel(Math.min(left + x, width - 1), Math.min(top + y, height - 1))[n]! - 128;
					return transform(at);
				}),
			);
		}
	}
	return blocks;
}

/** The discrete cosine transform as T.81 A.3.3 writes it. */
function transform(at: (x: number, y: number) => number): number[] {
	return zigzag.map((index) => {
		const [u, v] = [index % 8, index >> 3];
		let sum = 0;
		for (let y = 0; y < 8; y++) {
			for (let x = 0; x < 8; x++) {
				sum += at(x, y) * Math.cos(((2 * x + 1) * u * Math.PI) / 16) * Math.cos(((2 * y + 1) * v * Math.PI) / 16);
			}
		}
		return Math.round((sum / 4) * (u === 0 ? Math.SQRT1_2 : 1) * (v === 0 ? Math.SQRT1_2 : 1));
	});
}

function code(blocks: readonly (readonly (readonly number[])[])[], which: readonly number[], from: number, to: number) {
	let bits = "";
	const put = (value: number, length: number) => {
		if (length > 0) bits += value.toString(2).padStart(length, "0");
	};
	const size = (value: number) => (value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1);
	const amount = (value: number) => put(value < 0 ? value + 2 ** size(value) - 1 : value, size(value));
	const before = which.map(() => 0);
	for (const block of blocks) {
		which.forEach((component, n) => {
			const coefficients = block[component]!;
			if (from === 0) {
				const difference = coefficients[0]! - before[n]!;
				before[n] = coefficients[0]!;
				put(dcSymbols.indexOf(size(difference)), 4);
				amount(difference);
			}
			let run = 0;
			for (let k = Math.max(1, from); k <= to; k++) {
				const value = coefficients[k]!;
				if (value === 0) {
					run++;
					continue;
				}
				for (; run > 15; run -= 16) put(acSymbols.indexOf(0xf0), 8);
				put(acSymbols.indexOf(run * 16 + size(value)), 8);
				amount(value);
				run = 0;
			}
			if (run > 0 && to > 0) put(acSymbols.indexOf(0), 8);
		});
	}
	const bytes: number[] = [];
	for (let i = 0; i < bits.length; i += 8) {
		const byte = Number.parseInt(bits.slice(i, i + 8).padEnd(8, "1"), 2);
		bytes.push(byte, ...(byte === 0xff ? [0] : []));
	}
	return Buffer.from(bytes);
}
