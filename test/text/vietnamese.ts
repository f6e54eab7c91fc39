import fc from "fast-check";

const VOWELS = [..."aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"];
const ONSETS = "b c ch d đ g gh gi h kh l m n ng nh ph qu r s t th tr v x".split(" ").concat("");
const CODAS = ["", "", "n", "ng", "nh", "m", "c", "t", "p", "i", "o"];

/** A syllable that looks Vietnamese, now and then with a capital. */
export const syllable: fc.Arbitrary<string> = fc
	.tuple(fc.constantFrom(...ONSETS), fc.constantFrom(...VOWELS), fc.constantFrom(...CODAS), fc.nat(5))
	.map(([onset, vowel, coda, n]) => {
		const text = onset + vowel + coda;
		return n === 0 ? (text[0] as string).toUpperCase() + text.slice(1) : text;
	});

/** Document numbers, dates, abbreviations, amounts: what may not be parted. Each is canonical text. */
export const unit: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom("90-QĐ/TW", "16-NQ/ĐUCA", "30/2020/NĐ-CP", "06/12/2022", "16/3/2022", "20/3"),
	fc.constantFrom(
		"TP. Hồ",
		"GS. Nguyễn",
		"PGS.TS. Trần",
		"ThS. Lê",
		"Q. Ba",
		"5 %",
		"20 km",
		"3,5 tỷ đồng",
		"số 12-NQ/TW",
	),
	fc.constantFrom("BBK -", "kinh tế - xã hội", "tháng 3", "Điều 5", "N. Văn"),
);

export const word: fc.Arbitrary<string> = fc.oneof(
	{ weight: 12, arbitrary: syllable },
	{ weight: 1, arbitrary: unit },
	{ weight: 1, arbitrary: syllable.map((s) => `${s},`) },
	{ weight: 1, arbitrary: syllable.map((s) => `“${s}”`) },
);

/** A paragraph in canonical form. */
export const paragraph = (max = 120): fc.Arbitrary<string> =>
	fc.array(word, { minLength: 1, maxLength: max }).map((words) => words.join(" "));

/** Letters, tones apart, spaces and invisibles of many kinds. */
export const untidy: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			{ weight: 6, arbitrary: syllable },
			{ weight: 2, arbitrary: syllable.map((s) => s.normalize("NFD")) },
			{
				weight: 2,
				arbitrary: fc.constantFrom(" ", "  ", "\u00a0", "\t", "\n", "\r\n", "\u2003", "\u3000", "\u0085", "\u2028"),
			},
			{
				weight: 1,
				arbitrary: fc.constantFrom("\u200b", "\u00ad", "\ufeff", "\u202e", "\u2060", "\ufe0f", "\u{e0101}"),
			},
			{ weight: 1, arbitrary: fc.constantFrom("\u0301", "\u031b", "𠀋", "👍", ".", "…") },
		),
		{ maxLength: 60 },
	)
	.map((parts) => parts.join(""));
