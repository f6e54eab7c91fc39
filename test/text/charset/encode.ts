import type { Encoding } from "../../../src/model/encoding.ts";
import { type ByteEncoding, tables } from "../../../src/text/charset/tables.ts";

const TONES = "\u0300\u0301\u0303\u0309\u0323";
const SHAPES = "\u0302\u0306\u031b";

/** Bytes of a text in an old encoding, and the characters that it has no place for; those become `?`. */
export interface Encoded {
	readonly bytes: Uint8Array;
	readonly lost: readonly string[];
}

const inverse = (encoding: ByteEncoding) => {
	const found = new Map<string, number>();
	tables[encoding].forEach((sign, byte) => {
		if (sign !== "\ufffd" && !found.has(sign)) found.set(sign, byte);
	});
	return found;
};
const inverses: Readonly<Record<ByteEncoding, ReadonlyMap<string, number>>> = {
	tcvn3: inverse("tcvn3"),
	vni: inverse("vni"),
	viscii: inverse("viscii"),
	vps: inverse("vps"),
	"windows-1258": inverse("windows-1258"),
};

/** Ways to write one letter: whole, letter and marks, shaped letter and tone. Programs wrote the shortest that the encoding has. */
function spellings(letter: string): readonly (readonly string[])[] {
	const apart = [...letter.normalize("NFD")];
	const [base = "", ...marks] = apart;
	const tone = marks.filter((mark) => TONES.includes(mark));
	const shape = marks.filter((mark) => SHAPES.includes(mark));
	const both = [...shape, ...tone].join("");
	const shaped = [base, ...shape].join("").normalize("NFC");
	return [[letter], [shaped, ...tone], [base, both], [base, ...shape, ...tone]];
}

export function encodeBytes(text: string, encoding: ByteEncoding, small = encoding === "tcvn3"): Encoded {
	const known = inverses[encoding];
	const bytes: number[] = [];
	const lost = new Set<string>();
	for (const letter of text.normalize("NFC")) {
		// The TCVN3 of old newspapers: letters with a tone are small, whatever they should be.
		const toned = small && [...letter.normalize("NFD")].some((mark) => TONES.includes(mark));
		const wanted = toned ? letter.toLowerCase() : letter;
		const fit = spellings(wanted).find((parts) => parts.every((part) => known.has(part)));
		if (fit) bytes.push(...fit.map((part) => known.get(part) as number));
		else {
			lost.add(letter);
			bytes.push(0x3f);
		}
	}
	return { bytes: new Uint8Array(bytes), lost: [...lost] };
}

const SIGNS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** What Notepad made of UTF-8 that it took for Windows-1252. */
export function doubled(text: string): Uint8Array {
	const seen = [...new TextEncoder().encode(text)].map((byte) =>
		byte >= 0x80 && byte < 0xa0 ? (SIGNS_1252[byte - 0x80] as string) : String.fromCharCode(byte),
	);
	return new TextEncoder().encode(seen.join(""));
}

export function encode(text: string, encoding: Encoding): Uint8Array {
	switch (encoding) {
		case "utf-8":
			return new TextEncoder().encode(text);
		case "utf-16le":
			return new Uint8Array(Buffer.from(text, "utf16le"));
		case "utf-16be":
			return new Uint8Array(Buffer.from(text, "utf16le").swap16());
		case "utf-8-as-1252":
			return doubled(text);
		case "viqr":
			throw new Error("VIQR is written by hand in the tests");
		default:
			return encodeBytes(text, encoding).bytes;
	}
}
