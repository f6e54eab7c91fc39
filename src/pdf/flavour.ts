/**
 * A conformance level as answers to questions. The writer asks; it never compares names. The standards: ISO 19005-2 (PDF/A-2)
 * and ISO 14289-1 (PDF/UA-1), both on ISO 32000-1 (PDF 1.7).
 */
export interface Flavour {
	/** As reports and recipes name it. */
	readonly name: string;
	readonly standards: readonly string[];
	/** What the file claims in its XMP. */
	readonly claims: {
		readonly pdfa: { readonly part: string; readonly conformance: string };
		readonly pdfua?: { readonly part: string };
	};
	/** Of the file header. */
	readonly version: string;
	/** Whether objects may be compressed into object streams (ISO 32000-1 7.5.7). */
	readonly allowsObjectStreams: boolean;
	/** Whether the document information dictionary is written beside the XMP. */
	readonly hasInfo: boolean;
	/** Whether property elements outside the predefined schemas need a description (ISO 19005-2 6.6.2.3). */
	readonly describesExtensions: boolean;
}

const pdfA2aUa1: Flavour = {
	name: "PDF/A-2a, PDF/UA-1",
	standards: ["ISO 19005-2:2011", "ISO 14289-1:2014"],
	claims: { pdfa: { part: "2", conformance: "A" }, pdfua: { part: "1" } },
	version: "1.7",
	allowsObjectStreams: true,
	hasInfo: true,
	describesExtensions: true,
};

export const defaultFlavour: Flavour = pdfA2aUa1;
