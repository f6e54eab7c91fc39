import fc from "fast-check";

/** The 134 letters of Vietnamese, composed (NFC): 12 plain and modified vowels by 6 tones, y, and the consonants, in both cases. */
const lower = [..."aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ", ..."bcdđghklmnpqrstvx"];
export const letters: readonly string[] = [...lower, ...lower.map((c) => c.toUpperCase())].map((c) =>
	c.normalize("NFC"),
);

const onsets = [
	"",
	"b",
	"c",
	"ch",
	"d",
	"đ",
	"g",
	"gh",
	"kh",
	"l",
	"m",
	"n",
	"ng",
	"ngh",
	"nh",
	"ph",
	"qu",
	"r",
	"s",
	"t",
	"th",
	"tr",
	"v",
	"x",
];
const codas = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
const vowels = letters.slice(0, 72);

const syllable = fc
	.tuple(fc.constantFrom(...onsets), fc.constantFrom(...vowels), fc.constantFrom(...codas), fc.boolean())
	.map(([onset, vowel, coda, capital]) => {
		const text = `${onset}${vowel}${coda}`;
		return capital ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
	});

/** Numbers of official documents: `90-QĐ/TW`, `16-NQ/ĐUCA`, `30/2020/NĐ-CP`. */
export const documentNumber = fc.oneof(
	fc
		.tuple(
			fc.integer({ min: 1, max: 999 }),
			fc.constantFrom("QĐ", "NQ", "CT", "KL"),
			fc.constantFrom("TW", "ĐUCA", "TU", "BTCTW"),
		)
		.map(([n, kind, body]) => `${n}-${kind}/${body}`),
	fc
		.tuple(
			fc.integer({ min: 1, max: 300 }),
			fc.integer({ min: 1990, max: 2026 }),
			fc.constantFrom("NĐ-CP", "TT-BNV", "QH15"),
		)
		.map(([n, year, body]) => `${String(n).padStart(2, "0")}/${year}/${body}`),
);

const date = fc
	.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1990, max: 2026 }))
	.map(([d, m, y]) => `${d}/${m}/${y}`);
const longWord = fc.array(fc.constantFrom(...letters), { minLength: 30, maxLength: 220 }).map((a) => a.join(""));
const marked = fc.constantFrom(
	"TP. Hồ",
	"GS.TS.",
	"“nghĩa",
	"tình”",
	"(UBND",
	"tỉnh)",
	"1.234,5",
	"100%",
	"- ",
	"…",
	"&amp;",
	"<b>",
	"]]>",
	"₫",
	"①",
	"→",
	"∑",
	"😀",
);

/** A word of a newspaper: mostly syllables, some of what breaks other people's typesetting. */
export const word = fc.oneof(
	{ weight: 30, arbitrary: syllable },
	{ weight: 3, arbitrary: documentNumber },
	{ weight: 2, arbitrary: date },
	{ weight: 2, arbitrary: marked },
	{ weight: 1, arbitrary: longWord },
	{ weight: 2, arbitrary: syllable.map((s) => s.normalize("NFD")) },
);

/** A paragraph on one line, not empty, with nothing that a reader takes for a header or a dateline. */
export const paragraph = fc
	.array(word, { minLength: 1, maxLength: 120 })
	.map((words) => `Đoạn ${words.join(" ").trim()}.`);

/** A whole article: paragraphs between blank lines. */
export const article = fc.array(paragraph, { minLength: 1, maxLength: 6 }).map((paragraphs) => paragraphs.join("\n\n"));
