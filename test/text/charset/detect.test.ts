import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/text/charset/decode.ts";
import { byteEncodings } from "../../../src/text/charset/tables.ts";
import { excerpts } from "./corpus.ts";
import { encode, encodeBytes } from "./encode.ts";
import { codes, headlines, styles } from "./styles.ts";

const found = [...byteEncodings, "utf-16le", "utf-16be", "utf-8-as-1252"] as const;
const count = 400;
const CONTROL = /[\x01-\x08\x0e-\x1f]/;
/** Least share of right answers, by length in characters. */
const least = { 40: 0.95, 80: 0.98, 200: 0.995 } as const;

/** What becomes of `count` texts of a length: how many are read rightly, wrongly, or not at all. */
function trial(encoding: (typeof found)[number], length: number, change = (text: string) => text) {
	return tallied(encoding, excerpts(length, count).map(change));
}

function tallied(encoding: (typeof found)[number], texts: readonly string[]) {
	const tally = { right: 0, wrong: 0, asked: 0 };
	for (const text of texts) {
		const { value } = decodeText(encode(text, encoding), "a.txt");
		if (value === undefined) tally.asked++;
		// A few capitals of VISCII and VPS are control characters: alone with ASCII they are UTF-8, and `text/control-character` refuses them.
		else if (value.encoding === "utf-8" && CONTROL.test(value.text)) tally.asked++;
		else if (value.encoding === encoding) tally.right++;
		else tally.wrong++;
	}
	return tally;
}

/** Runs of words of about `length` characters that begin at every third word. */
function runsOf(sentences: readonly string[], length: number): readonly string[] {
	const words = sentences.join(" ").split(" ");
	const texts: string[] = [];
	for (let from = 0; from < words.length; from += 3) {
		let text = "";
		for (let at = from; text.length < length; at++) text += `${text && " "}${words[at % words.length]}`;
		texts.push(text.slice(0, length).trimEnd());
	}
	return texts;
}

describe("finding out the encoding", () => {
	it.each(found)("%s", (encoding) => {
		const line: string[] = [];
		for (const [length, share] of Object.entries(least)) {
			const { right, wrong, asked } = trial(encoding, Number(length));
			line.push(`${length} characters: ${((100 * right) / count).toFixed(2)} % right, ${asked} asked, ${wrong} wrong`);
			expect(wrong, line.at(-1)).toBe(0);
			expect(right / count, line.at(-1)).toBeGreaterThanOrEqual(share);
		}
		if (process.env.BANLUU_FIGURES) console.log(`${encoding}: ${line.join("; ")}`);
	});

	it.each(byteEncodings)("%s in capitals, and of twenty characters: never wrong", (encoding) => {
		expect(trial(encoding, 80, (text) => text.toUpperCase())).toMatchObject({ wrong: 0 });
		expect(trial(encoding, 80, (text) => text.toUpperCase()).right / count).toBeGreaterThanOrEqual(0.98);
		expect(trial(encoding, 20)).toMatchObject({ wrong: 0 });
		expect(trial(encoding, 20, (text) => text.toUpperCase())).toMatchObject({ wrong: 0 });
	});

	it.each(found)("%s of texts in other styles", (encoding) => {
		for (const [sentences, length, share] of [
			[styles, 80, 0.98],
			[styles, 200, 0.995],
			[headlines, 80, 0.98],
			[headlines, 200, 0.995],
			// Where half of the words are codes, to ask is right; to be wrong is not.
			[codes, 80, 0.75],
			[codes, 200, 0.95],
		] as const) {
			const texts = runsOf(sentences, length);
			const { right, wrong } = tallied(encoding, texts);
			const line = `${length} characters, ${texts.length} texts: ${((100 * right) / texts.length).toFixed(2)} % right, ${wrong} wrong`;
			if (process.env.BANLUU_FIGURES) console.log(`${encoding}: ${line}`);
			expect(wrong, line).toBe(0);
			expect(right / texts.length, line).toBeGreaterThanOrEqual(share);
		}
	});

	it("holds with a tenth of foreign words", () => {
		for (const encoding of byteEncodings)
			for (const text of excerpts(200, 100)) {
				const words = text.split(" ").map((word, i) => (i % 10 === 4 ? "“Müller”" : i % 10 === 9 ? "Facebook" : word));
				const { bytes } = encodeBytes(words.join(" "), encoding);
				const read = decodeText(bytes, "a.txt").value?.encoding;
				expect(read ?? encoding).toBe(encoding);
			}
	});
});
