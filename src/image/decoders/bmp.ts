import { BrokenPicture, type Decoder } from "./decoder.ts";

/** Windows bitmaps. Their fourth byte is no opacity that viewers know. */
export async function bmpDecoder(): Promise<Decoder> {
	const { decode } = await import("bmp-ts");
	return {
		outline: (bytes) => {
			if (bytes.length < 26) throw new BrokenPicture("header");
			const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
			const old = view.getUint32(14, true) === 12;
			const width = old ? view.getUint16(18, true) : Math.abs(view.getInt32(18, true));
			const height = old ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true));
			return { width, height, orientation: 1, count: 1, animated: false, bits: 8 };
		},
		decode: (bytes) => {
			// Blue, green and red behind a first byte: the one order that the library keeps to for every depth.
			const { width, height, data } = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
			const rgba = new Uint8Array(data.length);
			for (let at = 0; at < rgba.length; at += 4) {
				rgba[at] = data[at + 3]!;
				rgba[at + 1] = data[at + 2]!;
				rgba[at + 2] = data[at + 1]!;
				rgba[at + 3] = 255;
			}
			return { width, height: Math.abs(height), rgba };
		},
	};
}
