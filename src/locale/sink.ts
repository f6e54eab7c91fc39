import type { sinkCodes } from "../model/codes/sink.ts";
import type { Messages } from "./messages.ts";

export const sinkMessages: Messages<keyof typeof sinkCodes> = {
	"sink/volume-left-out": {
		vi: "bản ghi không vào được tập của tháng {month}: `{path}` ({codes})",
		en: "a record was left out of the volume of {month}: `{path}` ({codes})",
		hint: {
			vi: "bản ghi vẫn còn nguyên trong thư mục của tháng; xem lỗi bằng `banluu verify`",
			en: "the record itself is kept in the month's folder; `banluu verify` says what is wrong with it",
		},
	},
};
