/** Onsets, longest first, so that the first one that fits is the right one; `qu` and `gi` carry a vowel of their own. */
const ONSETS = (
	"ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x".split(" ") as readonly string[]
).concat("");

/** Rimes without their tone, as the spelling reform of 1980 and dictionaries have them. */
const RIMES = new Set(
	`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
	e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
	i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
	o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
	ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
	u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyt uyu
	ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu`.split(/\s+/),
);
/** A syllable closed by a stop is sắc or nặng. */
const STOP = /(?:ch|[cpt])$/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** The small letters with a tone mark. */
export const TONED = "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
const FRONT = /^[eêiy]/;

/** Whether a small-lettered NFC word is spelt as a Vietnamese syllable: onset, rime and a tone that may go together. */
export function isSyllable(word: string): boolean {
	const apart = word.normalize("NFD");
	const tones = apart.match(TONES) ?? [];
	if (tones.length > 1) return false;
	const plain = apart.replace(TONES, "").normalize("NFC");
	const onset = ONSETS.find((head) => plain.startsWith(head)) as string;
	const tone = tones[0] ?? "";
	// `gì` and `giếng`: the vowel of the onset is that of the rime.
	if (onset === "gi" && fits("g", plain.slice(1), tone, true)) return true;
	return fits(onset, plain.slice(onset.length), tone, false);
}

function fits(onset: string, rime: string, tone: string, isGi: boolean): boolean {
	if (!RIMES.has(rime)) return false;
	if (STOP.test(rime) && tone !== "\u0301" && tone !== "\u0323") return false;
	const front = FRONT.test(rime);
	switch (onset) {
		case "k":
		case "gh":
		case "ngh":
			return front;
		case "c":
		case "ng":
			return !front;
		case "g":
			return isGi ? rime.startsWith("i") : !front;
		case "qu":
			return !/^[ouư]/.test(rime);
		default:
			return true;
	}
}
