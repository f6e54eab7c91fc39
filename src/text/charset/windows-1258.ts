/** Windows-1258, bytes 80 to FF: five tone marks follow their letter. U+FFFD: not defined. */
export const windows1258: readonly string[] = [
	"€\ufffd‚ƒ„…†‡ˆ‰\ufffd‹Œ\ufffd\ufffd\ufffd",
	"\ufffd‘’“”•–—˜™\ufffd›œ\ufffd\ufffdŸ",
	"\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯",
	"°±²³´µ¶·¸¹º»¼½¾¿",
	"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ",
	"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß",
	"àáâăäåæçèéêë\u0301íîï",
	"đñ\u0323óôơö÷øùúûüư₫ÿ",
];
