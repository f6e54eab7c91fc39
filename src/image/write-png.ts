import { crc32, deflateSync } from "node:zlib";
import { pngSignature } from "./identify.ts";
import type { PngColour } from "./png.ts";
import { filterRows } from "./samples.ts";

/** A picture as rows of samples without padding, as PNG has them (third edition, 7.2). */
export interface PlainPicture {
	readonly width: number;
	readonly height: number;
	readonly colour: Exclude<PngColour, 3>;
	readonly bits: 8 | 16;
	readonly samples: Uint8Array;
	/** ICC profile of the colour space. */
	readonly profile?: Uint8Array;
}

const samplesOf = { 0: 1, 2: 3, 4: 2, 6: 4 } as const;

/** A PNG file of the samples; the same bytes for the same samples. */
export function writePng({ width, height, colour, bits, samples, profile }: PlainPicture): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header[8] = bits;
	header[9] = colour;
	const step = samplesOf[colour] * (bits >> 3);
	const parts = [
		chunk("IHDR", header),
		...(profile ? [chunk("iCCP", Buffer.concat([Buffer.from("icc\0\0", "latin1"), deflateSync(profile)]))] : []),
		chunk("IDAT", deflateSync(filterRows(samples, width * step, step))),
		chunk("IEND", new Uint8Array()),
	];
	return new Uint8Array(Buffer.concat([Buffer.from(pngSignature, "latin1"), ...parts]));
}

function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const frame = Buffer.alloc(body.length + 8);
	frame.writeUInt32BE(data.length, 0);
	body.copy(frame, 4);
	frame.writeUInt32BE(crc32(body), body.length + 4);
	return frame;
}
