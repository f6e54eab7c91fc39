/** TCVN3 (ABC), bytes 80 to FF: the letters of TCVN 5712:1993, and in 80 to 9F the signs of Windows that the fonts `.VnTime` keep there. U+FFFD: not defined. */
export const tcvn3: readonly string[] = [
	"€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd",
	"\ufffd‘’“”•–—˜™š›œ\ufffdžŸ",
	"\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ",
	"\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ",
	"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ",
	"éẹềểễếệìỉỄẾỒĩíịò",
	"Ổỏõóọồổỗốộờởỡớợù",
	"ỖủũúụừửữứựỳỷỹýỵỐ",
];
