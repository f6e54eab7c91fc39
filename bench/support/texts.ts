import { madeArticle, seedParagraphs, sequence } from "../../test/support/articles.ts";

/** What every engine is given. */
export interface BenchText {
	readonly title: string;
	readonly paragraphs: readonly string[];
}

/** The seed as it is. */
export function seedText(): BenchText {
	const [, ...paragraphs] = ["", ...seedParagraphs()];
	return { title: "Hội nghị trực tuyến toàn quốc quán triệt Quyết định số 90-QĐ/TW", paragraphs };
}

const seed = seedParagraphs();
const syllables = { first: "bchklmnpqtvx", rime: ["ương", "iết", "oàn", "ựng", "ắm", "ẫu", "ỗi", "uyễn", "ẳng", "ợp"] };

/**
 * Article `number` of its series: the sentences of the seed in another order, with numbers and names of its own. `newWords` is the share of words that are
 * exchanged for some that no article before had.
 */
export function textOf(number: number, newWords = 0): BenchText {
	const { text } = madeArticle(number, seed);
	const [, head = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
	const title = /^title: "(.*)"$/m.exec(head)?.[1] ?? "";
	const random = sequence(number * 31 + 7);
	let made = 0;
	const fresh = () => {
		const rime = syllables.rime[Math.floor(random() * syllables.rime.length)] as string;
		const letter = syllables.first[Math.floor(random() * syllables.first.length)] as string;
		return `${letter}${rime}${(number * 1000 + made++).toString(36)}`;
	};
	const paragraphs = body
		.trim()
		.split("\n\n")
		.map((own) =>
			newWords === 0
				? own
				: own
						.split(" ")
						.map((word) => (random() < newWords ? fresh() : word))
						.join(" "),
		);
	return { title, paragraphs };
}
