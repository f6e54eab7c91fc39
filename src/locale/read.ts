import type { readCodes } from "../model/codes/read.ts";
import type { Messages } from "./messages.ts";

export const readMessages: Messages<keyof typeof readCodes> = {
	"read/not-utf8": {
		vi: "tệp không phải UTF-8: byte `{byte}` ở vị trí {offset} không hợp lệ",
		en: "the file is not UTF-8: invalid byte `{byte}` at offset {offset}",
		hint: {
			vi: "mở tệp bằng trình soạn thảo đúng bảng mã cũ (TCVN3, VNI, Windows-1258) rồi lưu lại bằng UTF-8",
			en: "open the file in its old encoding (TCVN3, VNI, Windows-1258) and save it as UTF-8",
		},
	},
	"read/utf16": {
		vi: "tệp không phải UTF-8 mà có vẻ là: {encoding}",
		en: "the file is not UTF-8 but seems to be: {encoding}",
		hint: { vi: "lưu lại tệp bằng UTF-8", en: "save the file as UTF-8" },
	},
	"read/binary": {
		vi: "tệp không phải văn bản thuần mà có vẻ là: {kind}",
		en: "the file is not plain text but seems to be: {kind}",
	},
	"read/empty": {
		vi: "tệp không có chữ nào",
		en: "the file has no text",
	},
	"read/unsupported-format": {
		vi: "chưa đọc được tệp có định dạng: {format}",
		en: "files of this format cannot be read: {format}",
		hint: { vi: "xuất bài ra tệp văn bản thuần `.txt` (UTF-8)", en: "export the article as plain text `.txt` (UTF-8)" },
	},
	"read/header-date-invalid": {
		vi: "ngày ở đầu tệp không có thật nên được giữ nguyên trong bài: `{value}`",
		en: "the date in the header does not exist and stays in the text: `{value}`",
		hint: {
			vi: "viết ngày dạng `2023`, `2023-03` hoặc `2023-03-20`",
			en: "write the date as `2023`, `2023-03` or `2023-03-20`",
		},
	},
	"read/looks-like": {
		vi: "tệp được đọc như văn bản thuần nhưng nội dung giống: {format}",
		en: "the file is read as plain text, but its content looks like: {format}",
	},
	"read/paragraph-per-line": {
		vi: "các dòng liền nhau được coi mỗi dòng là một đoạn vì tệp không ngắt dòng bằng tay, số chỗ: {count}",
		en: "lines without a blank line between them are read as one paragraph each, as the file is not wrapped by hand, places: {count}",
	},
};
