const acute = "\u0301";
const grave = "\u0300";
const hook = "\u0309";
const tilde = "\u0303";
const dot = "\u0323";
const circumflex = "\u0302";
const breve = "\u0306";

/** VNI-Windows, bytes 80 to BF: the signs of Windows-1252. U+FFFD: not defined. */
const signs = [
	"€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd",
	"\ufffd‘’“”•–—˜™š›œ\ufffdžŸ",
	"\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯",
	"°±²³´µ¶·¸¹º»¼½¾¿",
].join("");

/** Bytes of capitals; the small ones are 20 hexadecimal higher. A mark is a byte of its own behind its letter and may carry a shape and a tone. */
const letters: Readonly<Record<number, string>> = {
	192: circumflex + grave,
	193: circumflex + acute,
	194: circumflex,
	195: circumflex + tilde,
	196: circumflex + dot,
	197: circumflex + hook,
	198: "Ỉ",
	200: breve + grave,
	201: breve + acute,
	202: breve,
	203: breve + dot,
	204: "Ì",
	205: "Í",
	206: "Ỵ",
	207: dot,
	209: "Đ",
	210: "Ị",
	211: "Ĩ",
	212: "Ơ",
	213: tilde,
	214: "Ư",
	216: grave,
	217: acute,
	218: breve + hook,
	219: hook,
	220: breve + tilde,
};

/** VNI-Windows, bytes 80 to FF, one entry each. */
export const vni: readonly string[] = [
	...signs,
	...Array.from({ length: 32 }, (_, n) => letters[0xc0 + n] ?? "\ufffd"),
	...Array.from({ length: 32 }, (_, n) => letters[0xc0 + n]?.toLowerCase() ?? "\ufffd"),
];
