/** How the bytes of a text may stand for letters. `utf-8-as-1252`: UTF-8 that was taken for Windows-1252 and written as UTF-8 again. */
export const encodings = [
	"utf-8",
	"utf-16le",
	"utf-16be",
	"tcvn3",
	"vni",
	"viscii",
	"vps",
	"windows-1258",
	"viqr",
	"utf-8-as-1252",
] as const;

export type Encoding = (typeof encodings)[number];

/** What can be asked for: an encoding, or that it be found out. VIQR is never found out: its marks are ordinary punctuation. */
export type AskedEncoding = Encoding | "auto";

export const askedEncodings: readonly AskedEncoding[] = ["auto", ...encodings];
