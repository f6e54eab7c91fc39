/**
 * pdf-lib, low level only: this file is its one importer, so that another object library can stand in its place. What is read has objects of its own
 * (`values.ts`) and what is written is text from the start (`print.ts`); the library undoes strings, and is the second reader of what both have made.
 */
import { decodePDFRawStream, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from "pdf-lib";

/** A string as it stands in a file, for what is in it: escapes and both encodings are the library's to undo. */
export function stringOf(raw: string, kind: "literal" | "hexadecimal"): PDFString | PDFHexString {
	return kind === "literal" ? PDFString.of(raw) : PDFHexString.of(raw);
}

/** What the library finds in a document. */
export interface LibraryReading {
	readonly pageCount: number;
	/** Entries of the information dictionary that are text. */
	readonly info: Readonly<Record<string, string>>;
	/** `/Lang` of the catalog. */
	readonly language?: string;
	readonly xmp: string;
}

/** Reads a whole document with the library, every object of it; throws where it cannot. */
export async function readByLibrary(bytes: Uint8Array): Promise<LibraryReading> {
	const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
	const { context, catalog } = document;
	const info = context.trailerInfo.Info && context.lookup(context.trailerInfo.Info);
	const entries = info instanceof PDFDict ? info.entries() : [];
	const language = textOf(catalog.lookup(PDFName.of("Lang")));
	const metadata = catalog.lookup(PDFName.of("Metadata"));
	return {
		pageCount: document.getPageCount(),
		info: Object.fromEntries(
			entries.flatMap(([key, value]) => {
				const text = textOf(context.lookup(value));
				return text === undefined ? [] : [[key.decodeText(), text]];
			}),
		),
		...(language !== undefined && { language }),
		xmp: metadata instanceof PDFRawStream ? new TextDecoder().decode(decodePDFRawStream(metadata).decode()) : "",
	};
}

function textOf(object: unknown): string | undefined {
	return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}
