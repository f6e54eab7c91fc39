/** Marks whose order NFC keeps, because Unicode has them at the same height. */
const LEFTOVER = /[\u0300-\u036f]/;
const CLUSTER = /\p{L}[\u0300-\u036f]+/gu;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Something done to a decoded text beyond looking its bytes up. */
export interface Repair {
	readonly count: number;
	/** Code unit of the first place in the decoded text. */
	readonly index: number;
}

export interface Composed {
	/** NFC. */
	readonly text: string;
	/** Letters whose tone mark stood before their circumflex, breve or horn. */
	readonly reordered?: Repair;
}

/**
 * NFC, and marks in the order that makes one letter of them: `e`, acute, circumflex is ế to every reader, but NFC leaves é and a circumflex
 * (Unicode 15 annex 15: marks of one combining class keep their order).
 */
export function compose(spelt: string): Composed {
	const text = spelt.normalize("NFC");
	if (!LEFTOVER.test(text)) return { text };
	let count = 0;
	let index = 0;
	let shift = 0;
	const ordered = text.replace(CLUSTER, (found, at: number) => {
		const [base = "", ...marks] = found.normalize("NFD");
		const tones = marks.filter((mark) => TONE.test(mark));
		const letter = [base, ...marks.filter((mark) => !TONE.test(mark)), ...tones].join("").normalize("NFC");
		if (letter.length !== 1) return found;
		if (count === 0) index = at + shift;
		count++;
		shift += letter.length - found.length;
		return letter;
	});
	return { text: ordered, ...(count > 0 && { reordered: { count, index } }) };
}
