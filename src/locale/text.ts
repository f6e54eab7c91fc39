import type { textCodes } from "../model/codes/text.ts";
import type { Messages } from "./messages.ts";

export const textMessages: Messages<keyof typeof textCodes> = {
	"text/not-nfc": {
		vi: "chữ tổ hợp rời được ghép lại theo dạng NFC, số chỗ: {count}",
		en: "decomposed letters were composed (NFC), places: {count}",
	},
	"text/invisible-dropped": {
		vi: "ký tự vô hình `{character}` ({name}) không được đưa vào văn bản lưu, số chỗ: {count}",
		en: "invisible character `{character}` ({name}) is not carried into the record's text, places: {count}",
		hint: {
			vi: "tệp nguồn được lưu nguyên từng byte nên vẫn còn các ký tự này",
			en: "the source file is kept byte for byte and still has them",
		},
	},
	"text/white-space-folded": {
		vi: "khoảng trắng thừa hoặc đặc biệt được gộp thành một dấu cách, số chỗ: {count}",
		en: "runs of white space or special spaces were folded into one space, places: {count}",
	},
	"text/control-character": {
		vi: "ký tự điều khiển `{character}` không được phép có trong XML, số chỗ: {count}",
		en: "control character `{character}` is not allowed in XML, places: {count}",
		hint: {
			vi: "xóa ký tự này khỏi tệp nguồn, hoặc kiểm tra lại cách tệp được xuất ra",
			en: "remove the character from the source, or check how the file was exported",
		},
	},
	"text/replacement-character": {
		vi: "văn bản có ký tự thay thế `U+FFFD`, dấu vết của chữ đã mất trước khi tới đây, số chỗ: {count}",
		en: "the text has replacement characters `U+FFFD`, traces of letters lost before it came here, places: {count}",
	},
};
