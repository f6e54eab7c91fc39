import { BrokenPicture, type Decoder } from "./decoder.ts";

/** GIF, its first picture on a transparent screen. */
export async function gifDecoder(): Promise<Decoder> {
	const { GifReader } = await import("omggif");
	const open = (bytes: Uint8Array) => {
		const reader = new GifReader(bytes as Buffer);
		if (reader.numFrames() < 1) throw new BrokenPicture("no picture");
		return reader;
	};
	return {
		outline: (bytes) => {
			const reader = open(bytes);
			const count = reader.numFrames();
			return { width: reader.width, height: reader.height, orientation: 1, count, animated: count > 1, bits: 8 };
		},
		decode: (bytes) => {
			const reader = open(bytes);
			const { width, height } = reader;
			const rgba = new Uint8Array(width * height * 4);
			const said = overheard(() => reader.decodeAndBlitFrameRGBA(0, rgba as Buffer));
			if (said.some((text) => text.includes("shorter"))) throw new BrokenPicture("truncated");
			return { width, height, rgba };
		},
	};
}

/** What the library tells the console, where a short picture is a warning; standard output belongs to the program's own answers. */
function overheard(act: () => void): readonly string[] {
	const said: string[] = [];
	const { log } = console;
	console.log = (...words: unknown[]) => void said.push(words.join(" "));
	try {
		act();
	} finally {
		console.log = log;
	}
	return said;
}
