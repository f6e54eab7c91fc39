/** A format as PREMIS names it (1.5.4): designation, and the key in the PRONOM registry where it is certain. */
export interface FormatDesignation {
	readonly name: string;
	readonly version?: string;
	readonly pronom?: string;
}

/** PRONOM keys of the PDF/A flavours. */
const pdfA: Readonly<Record<string, string>> = {
	"PDF/A-1a": "fmt/95",
	"PDF/A-1b": "fmt/354",
	"PDF/A-2a": "fmt/476",
	"PDF/A-2b": "fmt/477",
	"PDF/A-2u": "fmt/478",
	"PDF/A-3a": "fmt/479",
	"PDF/A-3b": "fmt/480",
	"PDF/A-3u": "fmt/481",
	"PDF/A-4": "fmt/1910",
	"PDF/A-4e": "fmt/1911",
	"PDF/A-4f": "fmt/1912",
};

/** Media types whose every file is of one PRONOM format. */
const byMediaType: Readonly<Record<string, FormatDesignation>> = {
	"application/json": { name: "application/json", pronom: "fmt/817" },
	"application/xml": { name: "application/xml", version: "1.0", pronom: "fmt/101" },
	"text/markdown": { name: "text/markdown", pronom: "fmt/1149" },
	"text/plain": { name: "text/plain", pronom: "x-fmt/111" },
};

/** The designation of a file; `flavour` is what a PDF claims to be (`PDF/A-2a`), where that is known. */
export function formatOf(mediaType: string, flavour?: string): FormatDesignation {
	const type = (mediaType.split(";")[0] as string).trim();
	if (flavour !== undefined && type === "application/pdf") {
		const pronom = pdfA[flavour];
		return { name: type, version: flavour, ...(pronom && { pronom }) };
	}
	return byMediaType[type] ?? { name: type };
}
