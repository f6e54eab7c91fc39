import type { fontCodes } from "../model/codes/font.ts";
import type { Messages } from "./messages.ts";

export const fontMessages: Messages<keyof typeof fontCodes> = {
	"font/missing-glyph": {
		vi: "không phông nào có chữ `{char}` ({code}); trên trang giấy in `[{code}]`, phông đang dùng: `{font}`",
		en: "no font has the character `{char}` ({code}); the page shows `[{code}]`, the font in use is: `{font}`",
		hint: {
			vi: "chữ trong văn bản rút ra vẫn đúng; `banluu fonts --check` cho biết trước những chữ nào thiếu",
			en: "the extracted text keeps the character; `banluu fonts --check` tells beforehand which are missing",
		},
	},
	"font/list": {
		vi: "danh mục phông không đúng dạng: `{file}`",
		en: "the list of fonts is not in its form: `{file}`",
		hint: {
			vi: "lấy lại tệp nguyên bản của gói cài đặt rồi sửa trên đó",
			en: "start again from the file that came with the program",
		},
	},
	"font/digest": {
		vi: "tệp phông không khớp mã băm ghi trong `fonts.json`: `{file}`",
		en: "the font file does not match its digest in `fonts.json`: `{file}`",
		hint: {
			vi: "lấy lại tệp phông nguyên bản, hoặc ghi SHA-256 và kích thước mới vào `fonts.json` nếu cố ý thay phông",
			en: "restore the original file, or put the new SHA-256 and size into `fonts.json` if the change is meant",
		},
	},
	"font/damaged": {
		vi: "không đọc được bảng `{table}` của tệp phông: `{file}`",
		en: "table `{table}` of the font file cannot be read: `{file}`",
		hint: { vi: "lấy lại tệp phông từ nơi phát hành", en: "get the font file again from its publisher" },
	},
	"font/not-truetype": {
		vi: "tệp phông thuộc dạng `{kind}`, không phải TrueType tĩnh: `{file}`",
		en: "the font file is `{kind}`, not a static TrueType font: `{file}`",
		hint: {
			vi: "dùng bản `.ttf` tĩnh của phông này; WOFF, WOFF2, TTC và OpenType CFF chưa dùng được",
			en: "use the static `.ttf` of this font; WOFF, WOFF2, TTC and OpenType CFF cannot be used yet",
		},
	},
	"font/variable": {
		vi: "phông biến thiên (có bảng `fvar`) không nhúng được: `{file}`",
		en: "a variable font (it has an `fvar` table) cannot be embedded: `{file}`",
		hint: {
			vi: "dùng các tệp `.ttf` tĩnh, mỗi kiểu chữ một tệp (thư mục `static` của bản phát hành)",
			en: "use the static `.ttf` files, one for each style (the `static` folder of the release)",
		},
	},
	"font/restricted": {
		vi: "giấy phép của phông cấm nhúng hoặc cấm rút gọn (fsType {fsType}): `{file}`",
		en: "the licence of the font forbids embedding or subsetting (fsType {fsType}): `{file}`",
		hint: {
			vi: "chọn phông có giấy phép mở, ví dụ Tinos hay Noto (OFL)",
			en: "choose a font with an open licence, for example Tinos or Noto (OFL)",
		},
	},
	"font/not-shaped": {
		vi: "chữ thuộc hệ chữ viết cần ghép nét được in rời từng ký tự: `{text}`",
		en: "text in a script that needs shaping is set character by character: `{text}`",
		hint: {
			vi: "nội dung chữ vẫn đúng khi trích xuất; hãy xem lại hình chữ trên trang",
			en: "the text can still be read back rightly; look at the letters on the page",
		},
	},
};
