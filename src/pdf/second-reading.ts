import { type Diagnostic, diagnostic } from "../model/index.ts";
import type { ExtractedPdf } from "./extract.ts";
import { readByLibrary } from "./objects.ts";

/** Bytes above which a document is read once only: the library keeps all objects of a file in memory. */
const largest = 8_000_000;

/**
 * Reads a document again with a reader that has no part in this program's, and compares: writer and reader of one hand might share a mistake.
 * A finding names what differs.
 */
export async function secondReading(bytes: Uint8Array, pdf: ExtractedPdf): Promise<readonly Diagnostic[]> {
	if (bytes.length > largest) return [];
	const second = await readByLibrary(bytes).catch(() => undefined);
	if (!second) return [disagreement("objects")];
	const differs = [
		...(second.pageCount === pdf.pageCount ? [] : ["Pages"]),
		...(second.language === pdf.language ? [] : ["Lang"]),
		...(second.xmp === pdf.xmp ? [] : ["Metadata"]),
		...(sameEntries(second.info, pdf.info) ? [] : ["Info"]),
	];
	return differs.map(disagreement);
}

function disagreement(what: string): Diagnostic {
	return diagnostic("pdf/readers-disagree", { params: { what } });
}

function sameEntries(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
