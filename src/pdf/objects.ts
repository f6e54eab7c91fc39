/**
 * Strings as they stand in a file, low level only: this file is the one importer of pdf-lib, so that another object library can stand in its place.
 * What is read has objects of its own (`values.ts`), what is written is text from the start (`print.ts`).
 */
import { PDFHexString, PDFString } from "pdf-lib";

export { PDFHexString, PDFString };

/** A string as it stands in a file, for what is in it: escapes and both encodings are the library's to undo. */
export function stringOf(raw: string, kind: "literal" | "hexadecimal"): PDFString | PDFHexString {
	return kind === "literal" ? PDFString.of(raw) : PDFHexString.of(raw);
}
