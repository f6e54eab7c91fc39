/** The levels of PDF/A that can be asked for (ISO 19005 parts 1 to 4). */
export const pdfaLevels = ["1b", "1a", "2b", "2u", "2a", "3b", "3u", "3a", "4", "4f"] as const;
export type PdfaLevel = (typeof pdfaLevels)[number];

export const defaultLevel: PdfaLevel = "2a";
