import { createHash } from "node:crypto";
import {
	PDFArray,
	PDFDict,
	PDFHexString,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFRawStream,
	PDFString,
	readBytes,
	readText,
} from "./objects.ts";
import { Damage, type PdfReader } from "./reader.ts";

/** A file that a document carries, and what the document says of it. */
export interface ExtractedAttachment {
	/** Key in the name tree of embedded files. */
	readonly name: string;
	/** `/UF` of its specification. */
	readonly fileName?: string;
	readonly mediaType?: string;
	readonly relationship?: string;
	/** Bytes, as stated. */
	readonly size?: number;
	/** `D:20261123080000Z`. */
	readonly modified?: string;
	/** Whether the stated checksum (ISO 32000-1 table 46) is that of the content. */
	readonly checksumHolds: boolean;
	/** Whether the catalog's `/AF` names it (ISO 19005-3 6.8). */
	readonly associated: boolean;
	readonly bytes: Uint8Array;
}

/** Deeper than any name tree of a document that stands in memory. */
const deepest = 32;

/** The embedded files by their name tree, in its order. Throws `Damage`. */
export function readAttachments(reader: PdfReader, catalog: PDFDict): readonly ExtractedAttachment[] {
	const { resolve } = reader;
	const entry = (dict: PDFDict, key: string) => resolve(dict.get(PDFName.of(key)));
	const listOf = (object: PDFObject | undefined) => (object instanceof PDFArray ? object.asArray() : []);
	const associated = new Set(listOf(entry(catalog, "AF")).map(resolve));
	const found: ExtractedAttachment[] = [];
	const take = (key: PDFObject | undefined, specification: PDFObject | undefined): void => {
		if (!(specification instanceof PDFDict)) throw new Damage("embedded files");
		const files = entry(specification, "EF");
		const stream = files instanceof PDFDict ? entry(files, "F") : undefined;
		if (!(stream instanceof PDFRawStream)) throw new Damage("embedded files");
		const bytes = reader.decode(stream);
		const type = entry(stream.dict, "Subtype");
		const parameters = entry(stream.dict, "Params");
		const stated = (name: string) => (parameters instanceof PDFDict ? entry(parameters, name) : undefined);
		const relationship = entry(specification, "AFRelationship");
		const [size, checksum] = [stated("Size"), stated("CheckSum")];
		const digest = createHash("md5").update(bytes).digest("hex");
		const [fileName, modified] = [readText(entry(specification, "UF")), readText(stated("ModDate"))];
		found.push({
			name: readText(key) ?? "",
			...(fileName !== undefined && { fileName }),
			...(type instanceof PDFName && { mediaType: type.decodeText() }),
			...(relationship instanceof PDFName && { relationship: relationship.decodeText() }),
			...(size instanceof PDFNumber && { size: size.asNumber() }),
			...(modified !== undefined && { modified }),
			checksumHolds:
				(checksum instanceof PDFString || checksum instanceof PDFHexString) &&
				Buffer.from(readBytes(checksum)).toString("hex") === digest,
			associated: associated.has(specification),
			bytes,
		});
	};
	const walk = (node: PDFObject | undefined, depth: number): void => {
		if (!(node instanceof PDFDict)) return;
		if (depth > deepest) throw new Damage("embedded files");
		const names = listOf(entry(node, "Names"));
		for (let i = 0; i + 1 < names.length; i += 2) take(resolve(names[i]), resolve(names[i + 1]));
		for (const kid of listOf(entry(node, "Kids"))) walk(resolve(kid), depth + 1);
	};
	const names = entry(catalog, "Names");
	if (names instanceof PDFDict) walk(entry(names, "EmbeddedFiles"), 0);
	return found;
}
