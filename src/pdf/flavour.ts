import type { Clause } from "../model/index.ts";
import { defaultLevel, type PdfaLevel, pdfaLevels } from "../model/level.ts";

/**
 * A conformance level as answers to questions. The writer asks; it never compares names. The standards: PDF/A-1 (ISO 19005-1, on PDF 1.4),
 * PDF/A-2 and -3 (ISO 19005-2 and -3, on ISO 32000-1), PDF/A-4 (ISO 19005-4, on ISO 32000-2); PDF/UA-1 (ISO 14289-1) and PDF/UA-2
 * (ISO 14289-2), the latter with the declarations of Well-Tagged PDF (WTPDF 1.0).
 */
export interface Flavour {
	/** As recipes and reports name it: everything that the file claims. */
	readonly name: string;
	/** What the file format registries know: the PDF/A part and level alone. */
	readonly format: string;
	/** What the file claims in its XMP. */
	readonly claims: {
		readonly pdfa: { readonly part: string; readonly conformance?: string; readonly rev?: string };
		readonly pdfua?: { readonly part: string; readonly rev?: string };
		/** URIs of PDF declarations (PDF Declarations 1.0). */
		readonly declarations: readonly string[];
	};
	/** Of the file header. */
	readonly version: string;
	/** Whether objects may be compressed into object streams (ISO 32000-1 7.5.7). */
	readonly allowsObjectStreams: boolean;
	/** Whether the document information dictionary is written beside the XMP. */
	readonly hasInfo: boolean;
	/** Whether its Author may join several creators of the XMP (ISO 19005-1 6.7.3 wants one value equal to one value). */
	readonly joinsAuthors: boolean;
	/** Whether property elements outside the predefined schemas need a description (ISO 19005-2 6.6.2.3). */
	readonly describesExtensions: boolean;
	/** Whether a font subset lists its CIDs (ISO 19005-1 6.3.5). */
	readonly listsCids: boolean;
	readonly allowsTransparency: boolean;
	/** Most bits of a picture's sample. */
	readonly deepestSample: 8 | 16;
	/** Newest major version of an ICC profile. */
	readonly newestProfile: 2 | 4;
	/** Most elements of an array, where the standard sets a limit that a long article reaches. */
	readonly longestArray?: number;
	/** Whether the source and its description are attached. */
	readonly attaches: boolean;
	/** What the standard says of embedded files. */
	readonly filesClause: Clause;
	/** Whether structure elements name their namespace, and bookmarks the element that they go to (ISO 32000-2 14.7.4, 12.3.2.3). */
	readonly hasNamespaces: boolean;
}

type Part = Omit<Flavour, "name" | "format" | "claims" | "attaches">;

const onPdf17: Part = {
	version: "1.7",
	allowsObjectStreams: true,
	hasInfo: true,
	joinsAuthors: true,
	describesExtensions: true,
	listsCids: false,
	allowsTransparency: true,
	deepestSample: 16,
	newestProfile: 4,
	filesClause: { standard: "ISO 19005-2", clause: "6.8" },
	hasNamespaces: false,
};

const parts: Readonly<Record<string, Part>> = {
	"1": {
		...onPdf17,
		version: "1.4",
		allowsObjectStreams: false,
		joinsAuthors: false,
		listsCids: true,
		allowsTransparency: false,
		deepestSample: 8,
		newestProfile: 2,
		filesClause: { standard: "ISO 19005-1", clause: "6.1.11" },
		longestArray: 8191,
	},
	"2": onPdf17,
	"3": { ...onPdf17, filesClause: { standard: "ISO 19005-3", clause: "6.8" } },
	"4": {
		...onPdf17,
		version: "2.0",
		hasInfo: false,
		describesExtensions: false,
		filesClause: { standard: "ISO 19005-4", clause: "6.9" },
		hasNamespaces: true,
	},
};

const wtpdf = ["http://pdfa.org/declarations/wtpdf#accessibility1.0", "http://pdfa.org/declarations/wtpdf#reuse1.0"];

/** Levels whose structure PDF/UA builds on. */
const accessible: ReadonlySet<PdfaLevel> = new Set<PdfaLevel>(["1a", "2a", "3a", "4", "4f"]);

export const accessibleLevels: readonly PdfaLevel[] = pdfaLevels.filter((level) => accessible.has(level));

function flavourOf(level: PdfaLevel, ua: boolean): Flavour {
	const part = level.slice(0, 1);
	const letter = level.slice(1);
	const isNewest = part === "4";
	const format = `PDF/A-${level}`;
	const declarations = ua && isNewest ? wtpdf : [];
	const pdfua = isNewest ? { part: "2", rev: "2024" } : { part: "1" };
	const names = [format, ...(ua ? [`PDF/UA-${pdfua.part}`] : []), ...declarations.map(declarationName)];
	return {
		...(parts[part] as Part),
		name: names.join(", "),
		format,
		claims: {
			pdfa: { part, ...(letter && { conformance: letter.toUpperCase() }), ...(isNewest && { rev: "2020" }) },
			...(ua && { pdfua }),
			declarations,
		},
		attaches: part === "3" || letter === "f",
	};
}

/** The name of a declaration in `Flavour.name`: the end of its URI. */
function declarationName(uri: string): string {
	return (uri.split("/").at(-1) ?? "").replace("#", " ");
}

const all = pdfaLevels.flatMap((level) =>
	(accessible.has(level) ? [true, false] : [false]).map((ua) => ({ level, ua, flavour: flavourOf(level, ua) })),
);

/** A flavour by the words of the options; with PDF/UA where the level has it, unless told. Undefined where the two do not go together. */
export function flavour(level: string = defaultLevel, ua?: boolean): Flavour | undefined {
	return all.find((row) => row.level === level && (ua === undefined || row.ua === ua))?.flavour;
}

/** The flavour that a recipe names. */
export function flavourNamed(name: string): Flavour | undefined {
	return all.find((row) => row.flavour.name === name)?.flavour;
}

export const defaultFlavour: Flavour = flavourOf(defaultLevel, true);
