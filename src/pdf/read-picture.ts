import { jpegDigest, type ShownPicture, samplesDigest } from "../image/digest.ts";
import { limits } from "../image/limits.ts";
import {
	PDFArray,
	type PDFDict,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFString,
	readBytes,
} from "./objects.ts";
import { Damage, type PdfReader } from "./reader.ts";

/** Reads what an image XObject shows; throws `Damage`. */
export function readPicture(reader: PdfReader, image: PDFRawStream): ShownPicture {
	const entry = (dict: PDFDict, key: string) => reader.resolve(dict.get(PDFName.of(key)));
	if (entry(image.dict, "Filter") === PDFName.of("DCTDecode")) return jpegDigest(image.contents);
	const mask = entry(image.dict, "SMask");
	return samplesDigest({
		colour: samplesOf(reader, image),
		palette: paletteOf(reader, entry(image.dict, "ColorSpace")),
		alpha: mask instanceof PDFRawStream ? samplesOf(reader, mask) : undefined,
	});
}

function samplesOf(reader: PdfReader, image: PDFRawStream): Uint8Array {
	const number = (key: string) => {
		const value = reader.resolve(image.dict.get(PDFName.of(key)));
		return value instanceof PDFNumber ? value.asNumber() : 0;
	};
	if (number("Width") * number("Height") > limits.pixels) throw new Damage("picture");
	return reader.decode(image, limits.samples);
}

/** Colours of an Indexed space (ISO 32000-1 8.6.6.3). */
function paletteOf(reader: PdfReader, space: unknown): Uint8Array | undefined {
	if (!(space instanceof PDFArray) || reader.resolve(space.asArray()[0]) !== PDFName.of("Indexed")) return undefined;
	const lookup = reader.resolve(space.asArray()[3]);
	if (lookup instanceof PDFRawStream) return reader.decode(lookup);
	if (lookup instanceof PDFString || lookup instanceof PDFHexString) return readBytes(lookup);
	throw new Damage("picture");
}
