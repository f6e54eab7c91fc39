import type { typesetCodes } from "../model/codes/typeset.ts";
import type { Messages } from "./messages.ts";

export const typesetMessages: Messages<keyof typeof typesetCodes> = {
	"typeset/template-syntax": {
		vi: "mẫu trang không phải JSON hợp lệ: {problem}",
		en: "the page template is not valid JSON: {problem}",
	},
	"typeset/template-mark-expected": {
		vi: "mẫu trang không phải JSON hợp lệ, chỗ này cần có dấu `{expected}`",
		en: "the page template is not valid JSON, here should be a `{expected}`",
	},
	"typeset/template-type": {
		vi: "mục `{path}` của mẫu trang phải có kiểu `{expected}` trong JSON, không phải: `{value}`",
		en: "`{path}` of the page template has to be of the JSON type `{expected}`, not: `{value}`",
	},
	"typeset/template-choice": {
		vi: "mục `{path}` của mẫu trang không nhận giá trị `{value}`, chỉ nhận một trong các giá trị: {choices}",
		en: "`{path}` of the page template cannot be `{value}`, only one of: {choices}",
	},
	"typeset/template-range": {
		vi: "mục `{path}` của mẫu trang phải {limit}, không phải: `{value}`",
		en: "`{path}` of the page template has to be {limit}, not: `{value}`",
	},
	"typeset/template-length": {
		vi: "mục `{path}` của mẫu trang phải là một độ dài, không phải: `{value}`",
		en: "`{path}` of the page template has to be a length, not: `{value}`",
		hint: {
			vi: 'viết một con số (tính bằng point) hoặc số kèm đơn vị `pt`, `mm`, `cm`, `in`, ví dụ `"210mm"`',
			en: 'write a number (of points), or a number with `pt`, `mm`, `cm` or `in`, for example `"210mm"`',
		},
	},
	"typeset/template-name": {
		vi: "tên mẫu trang (mục `{path}`) chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, không phải: `{value}`",
		en: "the name of the page template (`{path}`) has only lower-case letters without marks, digits and hyphens, not: `{value}`",
	},
	"typeset/template-no-room": {
		vi: "với khổ giấy và lề này, vùng chữ không đủ bốn dòng hoặc mười em bề rộng, xem mục: `{path}`",
		en: "on this page with these margins there is no room for four lines or ten em of text, see: `{path}`",
		hint: {
			vi: "giảm lề, giảm cỡ chữ hoặc giảm khoảng thụt",
			en: "make the margins, the type or the indents smaller",
		},
	},
	"typeset/template-missing-key": {
		vi: "mẫu trang thiếu mục bắt buộc: `{path}`",
		en: "the page template lacks a required key: `{path}`",
	},
	"typeset/template-unknown-key": {
		vi: "mẫu trang không có mục nào tên như vậy tại `{path}`: `{key}`",
		en: "the page template knows no such key at `{path}`: `{key}`",
		hint: { vi: "kiểm tra chính tả của tên mục", en: "check the spelling of the key" },
	},
	"typeset/paper-unknown": {
		vi: "không có khổ giấy nào như vậy: `{value}`",
		en: "there is no such paper size: `{value}`",
		hint: {
			vi: "nêu một trong các tên {names}, hoặc kích thước theo milimét, ví dụ `145x205mm`",
			en: "name one of {names}, or a size in millimetres, for example `145x205mm`",
		},
	},
	"typeset/paper-too-small": {
		vi: "khổ giấy quá nhỏ so với cỡ chữ của mẫu trang: `{value}`",
		en: "the paper is too small for the type of the page template: `{value}`",
		hint: {
			vi: "chọn khổ lớn hơn, hoặc mẫu trang có cỡ chữ nhỏ hơn",
			en: "choose a larger size, or a template with smaller type",
		},
	},
	"typeset/long-word-broken": {
		vi: "chuỗi ký tự dài hơn một dòng phải ngắt giữa chừng, không thêm ký tự nào: `{word}`",
		en: "a string longer than a line had to be broken, no character was added: `{word}`",
	},
	"typeset/no-break-relaxed": {
		vi: "cụm từ lẽ ra phải liền nhau nhưng dài hơn một dòng nên phải ngắt: `{text}`",
		en: "words that belong together are longer than a line and had to be broken: `{text}`",
	},
	"typeset/loose-line": {
		vi: "có dòng giãn chữ rộng hơn mức {limit} em, rộng nhất {gap} em, số dòng: {count}",
		en: "lines have word gaps wider than {limit} em, the widest {gap} em, lines: {count}",
	},
	"typeset/heading-level-changed": {
		vi: "cấp đề mục được chỉnh từ {from} thành {to} để các cấp liền nhau, không nhảy bậc",
		en: "the heading level was changed from {from} to {to}, so that no level is skipped",
	},
	"typeset/mark-not-shown": {
		vi: "kiểu chữ `{mark}` không thể hiện được trên trang, phần chữ vẫn giữ nguyên, số chỗ: {count}",
		en: "the mark `{mark}` does not show on the page, its text is kept, places: {count}",
	},
	"typeset/link-not-active": {
		vi: "liên kết được in thành chữ thường, không bấm được: {href}",
		en: "the link is printed as plain text and cannot be followed: {href}",
	},
	"typeset/picture-missing": {
		vi: "không có ảnh để in, trên trang chỉ có khung ghi nội dung ảnh cùng chú thích: {href}",
		en: "there is no picture to print, the page shows a frame with its description and the caption: {href}",
		hint: {
			vi: "đặt tệp ảnh đúng chỗ mà bài viết nhắc tới rồi tạo lại hồ sơ",
			en: "put the picture's file where the article refers to it and build again",
		},
	},
	"typeset/picture-without-alt": {
		vi: "ảnh không có mô tả lẫn chú thích, người dùng trình đọc màn hình chỉ nghe được tên tệp: {href}",
		en: "the picture has neither a description nor a caption, a screen reader has only the name of its file: {href}",
		hint: {
			vi: "thêm mô tả ảnh, ví dụ `![Quang cảnh lễ khai mạc](anh.jpg)`",
			en: "add a description, for example `![The opening ceremony](photo.jpg)`",
		},
	},
	"typeset/table-too-wide": {
		vi: "bảng rộng hơn trang dù đã thu nhỏ cỡ chữ, nội dung in đủ nhưng có từ bị ngắt hoặc các ô xếp chồng lên nhau, số cột: {columns}",
		en: "the table is wider than the page even in its smallest type, all of it is printed but words are broken or cells stand one below the other, columns: {columns}",
	},
};
