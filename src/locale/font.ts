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
	"font/pack": {
		vi: "hệ chữ {script} có gói phông riêng, chưa cài: `{pack}`",
		en: "for the script {script} there is a font pack, not installed: `{pack}`",
		hint: {
			vi: "cài trong thư mục đang làm việc rồi tạo lại: `npm install {pack}`",
			en: "install it in the folder that you work in and build again: `npm install {pack}`",
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
		vi: "tệp phông thuộc dạng `{kind}`, không phải TrueType hay OpenType tĩnh: `{file}`",
		en: "the font file is `{kind}`, not a static TrueType or OpenType font: `{file}`",
		hint: {
			vi: "lấy tệp `.ttf` hay `.otf` tĩnh của phông này từ nơi phát hành: WOFF là bản nén cho trang web, TTC gộp nhiều phông trong một tệp, Type 1 không có bảng Unicode",
			en: "get the static `.ttf` or `.otf` of this font from its publisher: WOFF is packed for web pages, a TTC holds several fonts, Type 1 has no Unicode table",
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
		vi: "giấy phép của phông cấm nhúng (fsType {fsType}): `{file}`",
		en: "the licence of the font forbids embedding (fsType {fsType}): `{file}`",
		hint: {
			vi: "chọn phông có giấy phép mở, ví dụ Tinos hay Noto (OFL)",
			en: "choose a font with an open licence, for example Tinos or Noto (OFL)",
		},
	},
	"font/no-subsetting": {
		vi: "giấy phép của phông chỉ cho nhúng nguyên vẹn (fsType {fsType}), phông CFF thì chưa nhúng nguyên vẹn được: `{file}`",
		en: "the licence of the font allows embedding as a whole only (fsType {fsType}), which is not done for CFF fonts: `{file}`",
		hint: {
			vi: "dùng bản `.ttf` của phông này, hoặc phông có giấy phép mở, ví dụ Tinos hay Noto (OFL)",
			en: "use the `.ttf` of this font, or a font with an open licence, for example Tinos or Noto (OFL)",
		},
	},
	"font/no-space": {
		vi: "phông không có dấu cách nên không làm phông chính được: `{file}`",
		en: "the font has no space, so it cannot be the font of a style: `{file}`",
		hint: {
			vi: "dùng `--font` thay cho `--body-font` hay `--heading-font`: phông chỉ được lấy cho những chữ mà phông chính thiếu",
			en: "use `--font` instead of `--body-font` or `--heading-font`: the font is then taken only for characters that the main font lacks",
		},
	},
	"font/damaged-glyph": {
		vi: "nét vẽ số {glyph} của tệp phông bị hỏng, chữ ấy lấy ở phông khác: `{file}`",
		en: "outline {glyph} of the font file is damaged, its character is taken from another font: `{file}`",
		hint: { vi: "lấy lại tệp phông từ nơi phát hành", en: "get the font file again from its publisher" },
	},
	"font/lacks-letters": {
		vi: "phông cho kiểu `{style}` thiếu {count} chữ cái tiếng Việt, lấy ở phông khác nên nét chữ sẽ lẫn: `{file}` ({letters})",
		en: "the font for `{style}` lacks {count} letters of Vietnamese, which come from another font and look different: `{file}` ({letters})",
		hint: {
			vi: "`banluu fonts --check` cho biết trước từng chữ; chọn phông có đủ dấu tiếng Việt",
			en: "`banluu fonts --check` tells which; choose a font with all Vietnamese letters",
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
