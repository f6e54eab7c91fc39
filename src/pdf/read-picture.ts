import { jpegDigest, type ShownPicture, samplesDigest } from "../image/digest.ts";
import { limits } from "../image/limits.ts";
import { Damage, type PdfReader } from "./reader.ts";
import { isList, isNamed, type PdfDict, PdfStream, PdfString, type PdfValue, readBytes } from "./values.ts";

/** Reads what an image XObject shows; throws `Damage`. */
export function readPicture(reader: PdfReader, image: PdfStream): ShownPicture {
	const entry = (dict: PdfDict, key: string) => reader.resolve(dict.get(key));
	if (isNamed(entry(image.dict, "Filter"), "DCTDecode")) return jpegDigest(image.contents);
	const mask = entry(image.dict, "SMask");
	return samplesDigest({
		colour: samplesOf(reader, image),
		palette: paletteOf(reader, entry(image.dict, "ColorSpace")),
		alpha: mask instanceof PdfStream ? samplesOf(reader, mask) : undefined,
	});
}

function samplesOf(reader: PdfReader, image: PdfStream): Uint8Array {
	const number = (key: string) => {
		const value = reader.resolve(image.dict.get(key));
		return typeof value === "number" ? value : 0;
	};
	if (number("Width") * number("Height") > limits.pixels) throw new Damage("picture");
	return reader.decode(image, limits.samples);
}

/** Colours of an Indexed space (ISO 32000-1 8.6.6.3). */
function paletteOf(reader: PdfReader, space: PdfValue | undefined): Uint8Array | undefined {
	if (!isList(space) || !isNamed(reader.resolve(space[0]), "Indexed")) return undefined;
	const lookup = reader.resolve(space[3]);
	if (lookup instanceof PdfStream) return reader.decode(lookup);
	if (lookup instanceof PdfString) return readBytes(lookup);
	throw new Damage("picture");
}
