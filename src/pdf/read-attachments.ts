import { createHash } from "node:crypto";
import { Damage, type PdfReader } from "./reader.ts";
import { itemsOf, PdfDict, PdfName, PdfStream, PdfString, type PdfValue, readBytes, readText } from "./values.ts";

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
export function readAttachments(reader: PdfReader, catalog: PdfDict): readonly ExtractedAttachment[] {
	const { resolve } = reader;
	const entry = (dict: PdfDict, key: string) => resolve(dict.get(key));
	const associated = new Set(itemsOf(entry(catalog, "AF")).map(resolve));
	const found: ExtractedAttachment[] = [];
	const take = (key: PdfValue | undefined, specification: PdfValue | undefined): void => {
		if (!(specification instanceof PdfDict)) throw new Damage("embedded files");
		const files = entry(specification, "EF");
		const stream = files instanceof PdfDict ? entry(files, "F") : undefined;
		if (!(stream instanceof PdfStream)) throw new Damage("embedded files");
		const bytes = reader.decode(stream);
		const type = entry(stream.dict, "Subtype");
		const parameters = entry(stream.dict, "Params");
		const stated = (name: string) => (parameters instanceof PdfDict ? entry(parameters, name) : undefined);
		const relationship = entry(specification, "AFRelationship");
		const [size, checksum] = [stated("Size"), stated("CheckSum")];
		const digest = createHash("md5").update(bytes).digest("hex");
		const [fileName, modified] = [readText(entry(specification, "UF")), readText(stated("ModDate"))];
		found.push({
			name: readText(key) ?? "",
			...(fileName !== undefined && { fileName }),
			...(type instanceof PdfName && { mediaType: type.text }),
			...(relationship instanceof PdfName && { relationship: relationship.text }),
			...(typeof size === "number" && { size }),
			...(modified !== undefined && { modified }),
			checksumHolds: checksum instanceof PdfString && Buffer.from(readBytes(checksum)).toString("hex") === digest,
			associated: associated.has(specification),
			bytes,
		});
	};
	const walk = (node: PdfValue | undefined, depth: number): void => {
		if (!(node instanceof PdfDict)) return;
		if (depth > deepest) throw new Damage("embedded files");
		const names = itemsOf(entry(node, "Names"));
		for (let i = 0; i + 1 < names.length; i += 2) take(resolve(names[i]), resolve(names[i + 1]));
		for (const kid of itemsOf(entry(node, "Kids"))) walk(resolve(kid), depth + 1);
	};
	const names = entry(catalog, "Names");
	if (names instanceof PdfDict) walk(entry(names, "EmbeddedFiles"), 0);
	return found;
}
