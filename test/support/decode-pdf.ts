import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream } from "pdf-lib";

/** Streams that are text once their filter is undone, by what they say of themselves. */
function isText(dict: PDFDict, bytes: Uint8Array): boolean {
	const subtype = dict.get(PDFName.of("Subtype"));
	if (subtype === PDFName.of("Image") || dict.has(PDFName.of("Length1"))) return false;
	return bytes.every((byte) => byte !== 0) || subtype === PDFName.of("XML");
}

const width = 110;

/** Dictionaries one entry a line, arrays folded: what changes is a line of a diff. */
function lines(object: PDFObject, indent = ""): string {
	if (!(object instanceof PDFDict)) {
		const text = object.toString().replace(/\s+/g, " ");
		return text.length <= width ? text : fold(text, `${indent}  `);
	}
	const entries = object.entries().map(([key, value]) => {
		// Lengths follow from what is shown, and differ where a deflate does.
		const said = key === PDFName.of("Length") ? "…" : lines(value, `${indent}  `);
		return `${indent}  ${key} ${said}`;
	});
	return `<<\n${entries.join("\n")}\n${indent}>>`;
}

function fold(text: string, indent: string): string {
	const folded: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		if (line !== "" && line.length + word.length > width) {
			folded.push(line);
			line = "";
		}
		line += line === "" ? word : ` ${word}`;
	}
	return [...folded, line].join(`\n${indent}`);
}

/**
 * A PDF as text to review: its objects in order, streams with their filters undone, font programs and pictures by length and SHA-256.
 * Nothing in it depends on how zlib deflates.
 */
export async function decodePdf(bytes: Uint8Array): Promise<string> {
	const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
	const header = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
	const parts = pdf.context.enumerateIndirectObjects().map(([ref, object]) => {
		const head = `${ref.objectNumber} ${ref.generationNumber} obj`;
		if (!(object instanceof PDFRawStream)) return `${head} ${lines(object)}`;
		const filter = object.dict.get(PDFName.of("Filter"));
		const data = filter === PDFName.of("FlateDecode") ? inflateSync(object.contents) : Buffer.from(object.contents);
		if (!isText(object.dict, data)) {
			const digest = createHash("sha256").update(data).digest("hex");
			return `${head} ${lines(object.dict)}\nstream of ${data.length} bytes, sha256 ${digest}`;
		}
		const isUtf8 = object.dict.get(PDFName.of("Subtype")) === PDFName.of("XML");
		const text = isUtf8 ? data.toString("utf8") : escaped(data.toString("latin1"));
		return `${head} ${lines(object.dict)}\nstream\n${text.replace(/\s+$/gm, "")}\nendstream`;
	});
	return `${[header, ...parts].join("\n\n")}\n`;
}

/** Bytes beyond ASCII by their numbers, so that a diff shows them. */
function escaped(text: string): string {
	return text.replace(/[^\n\x20-\x7e]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
