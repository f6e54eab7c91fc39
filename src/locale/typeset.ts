import type { typesetCodes } from "../model/codes/typeset.ts";
import type { Messages } from "./messages.ts";

export const typesetMessages: Messages<keyof typeof typesetCodes> = {
	"typeset/template-syntax": {
		vi: "mẫu trang không phải JSON hợp lệ: {problem}",
		en: "the page template is not valid JSON: {problem}",
	},
	"typeset/template-value": {
		vi: "giá trị không hợp lệ trong mẫu trang tại `{path}`: {problem}",
		en: "invalid value in the page template at `{path}`: {problem}",
	},
	"typeset/template-unknown-key": {
		vi: "mẫu trang không có mục nào tên như vậy tại `{path}`: `{key}`",
		en: "the page template knows no such key at `{path}`: `{key}`",
		hint: { vi: "kiểm tra chính tả của tên mục", en: "check the spelling of the key" },
	},
	"typeset/unsupported-block": {
		vi: "chưa dàn trang được thành phần này nên không tạo tài liệu thiếu nội dung: `{kind}`",
		en: "this part of the article cannot be set yet, and no document is made without it: `{kind}`",
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
};
