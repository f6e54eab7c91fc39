import { exifOrientation } from "../exif.ts";
import { BrokenPicture, type Decoder, type Outline } from "./decoder.ts";

/** WebP by libwebp, compiled to WebAssembly. */
export async function webpDecoder(): Promise<Decoder> {
	const { default: library } = await import("@cwasm/webp");
	return {
		outline,
		decode: (bytes) => {
			const { width, height, data } = library.decode(bytes);
			return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
		},
	};
}

/** The chunks of the file (RFC 9649 2.3 to 2.7). */
function outline(bytes: Uint8Array): Outline {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let size: { readonly width: number; readonly height: number } | undefined;
	let profile: Uint8Array | undefined;
	let orientation: Outline["orientation"] = 1;
	let frames = 0;
	for (let at = 12; at + 8 <= bytes.length; ) {
		const type = String.fromCharCode(...bytes.subarray(at, at + 4));
		const length = view.getUint32(at + 4, true);
		const data = bytes.subarray(at + 8, at + 8 + length);
		if (data.length < length) throw new BrokenPicture(type);
		if (type === "VP8X") size = { width: 1 + uint24(data, 4), height: 1 + uint24(data, 7) };
		else if (type === "VP8 ") size ??= { width: uint16(data, 6) & 0x3fff, height: uint16(data, 8) & 0x3fff };
		else if (type === "VP8L") size ??= losslessSize(data);
		else if (type === "ICCP") profile = data;
		else if (type === "EXIF") orientation = exifOrientation(data);
		else if (type === "ANMF") frames++;
		at += 8 + length + (length & 1);
	}
	if (!size) throw new BrokenPicture("VP8");
	return {
		...size,
		orientation,
		...(profile && { profile }),
		count: Math.max(1, frames),
		animated: frames > 1,
		bits: 8,
		// The library decodes still pictures.
		...(frames > 0 && { obstacle: "ANIM" }),
	};
}

/** RFC 9649 3.4: 14 bits each, behind a signature byte. */
function losslessSize(data: Uint8Array): { readonly width: number; readonly height: number } {
	const bits = uint16(data, 1) | (uint16(data, 3) << 16);
	return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
}

function uint16(data: Uint8Array, at: number): number {
	return (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8);
}

function uint24(data: Uint8Array, at: number): number {
	return uint16(data, at) | ((data[at + 2] ?? 0) << 16);
}
