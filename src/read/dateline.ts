/** A dateline at the head of a paragraph: `BBK - Sáng 20/3 …`. Offsets are code units of the text looked at. */
export interface Dateline {
	/** As printed, without the dash: `BBK`, `(Dân trí)`. */
	readonly text: string;
	readonly start: number;
	/** Where the text proper begins, behind the dash and the space. */
	readonly rest: number;
}

/** `(Dân trí) -`, `( Dân trí) -`, `(NLĐO)-`, `[VOV] –`: in brackets any name will do, and the dash may touch. */
const BRACKETED = /^\s*([([][^()[\]\n]{2,30}[)\]])\s*[-–—]+\s*(?=\S)/u;
/** `Hà Nội (TTXVN) -`: place and agency. */
const PLACED = /^\s*((?:\p{Lu}[\p{L}.]*\s){1,4}\([^()\n]{2,20}\))\s*[-–—]+\s*(?=\S)/u;
/** `BBK -`, `TTO -`, `VOV.VN –`, `VnExpress -`, `Thanh Niên Online -`: a sign with two capitals, or a name with Online; spaces around. */
const SIGN = /^\s*((?=\S*\p{Lu}\S*\p{Lu})\p{L}[\p{L}\d./&]{1,14}|(?:\p{Lu}\p{L}+\s){1,3}Online)\s+[-–—]+\s+(?=\S)/u;

/** Finds a dateline by its shape: a short tag, a dash, text. Which agency the tag stands for is not decided here. */
export function findDateline(text: string): Dateline | undefined {
	const match = BRACKETED.exec(text) ?? PLACED.exec(text) ?? SIGN.exec(text);
	if (!match?.[1]) return undefined;
	return { text: match[1], start: match[0].indexOf(match[1]), rest: match[0].length };
}
