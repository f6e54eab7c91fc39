import type { cliCodes } from "../model/codes/cli.ts";
import type { Messages } from "./messages.ts";

const seeHelp = {
	vi: "chạy `banluu --help` để xem các lệnh và tùy chọn",
	en: "run `banluu --help` to see the commands and options",
};

export const cliMessages: Messages<keyof typeof cliCodes> = {
	"cli/unknown-option": {
		vi: "không có tùy chọn `{option}`",
		en: "no such option: `{option}`",
		hint: seeHelp,
	},
	"cli/unknown-option-similar": {
		vi: "không có tùy chọn `{option}`",
		en: "no such option: `{option}`",
		hint: { vi: "có phải bạn muốn gõ `{similar}`?", en: "did you mean `{similar}`?" },
	},
	"cli/option-needs-value": {
		vi: "tùy chọn `{option}` cần một giá trị",
		en: "option `{option}` needs a value",
		hint: seeHelp,
	},
	"cli/option-value": {
		vi: "tùy chọn `{option}` không nhận giá trị `{value}`",
		en: "option `{option}` does not take the value `{value}`",
		hint: { vi: "hãy chọn một trong: {choices}", en: "choose one of: {choices}" },
	},
	"cli/argument-missing": {
		vi: "thiếu đối số `{argument}`",
		en: "missing argument: `{argument}`",
		hint: {
			vi: "nêu ít nhất một tệp hoặc thư mục; xem `banluu --help`",
			en: "name at least one file or folder; see `banluu --help`",
		},
	},
	"cli/argument-unexpected": {
		vi: "thừa đối số",
		en: "too many arguments",
		hint: seeHelp,
	},
	"cli/command-similar": {
		vi: "không có lệnh hay tệp nào tên là `{word}`",
		en: "no command or file is called `{word}`",
		hint: { vi: "có phải bạn muốn gõ `banluu {similar}`?", en: "did you mean `banluu {similar}`?" },
	},
	"cli/usage": {
		vi: "lệnh gọi không đúng: {message}",
		en: "the call is not right: {message}",
		hint: seeHelp,
	},
	"cli/build-time": {
		vi: "`--build-time` không phải là thời điểm ISO 8601: `{value}`",
		en: "`--build-time` is not an ISO 8601 time: `{value}`",
		hint: { vi: "ví dụ: `2026-11-23T08:00:00Z`", en: "for example: `2026-11-23T08:00:00Z`" },
	},
	"cli/source-date-epoch": {
		vi: "biến môi trường SOURCE_DATE_EPOCH không phải là số giây nguyên: `{value}`",
		en: "the environment variable SOURCE_DATE_EPOCH is not a whole number of seconds: `{value}`",
		hint: {
			vi: "đặt lại, ví dụ `SOURCE_DATE_EPOCH=1700000000`, hoặc bỏ biến này",
			en: "set it, for example `SOURCE_DATE_EPOCH=1700000000`, or unset it",
		},
	},
	"cli/namespace": {
		vi: "`--namespace` không phải là UUID: `{value}`",
		en: "`--namespace` is not a UUID: `{value}`",
		hint: {
			vi: "tạo một lần bằng `uuidgen` rồi giữ nguyên cho cả bộ sưu tập",
			en: "make one with `uuidgen`, once, and keep it for the whole collection",
		},
	},
	"cli/internal": {
		vi: "lỗi của chương trình, không phải của bạn: {message}",
		en: "a fault of the program, not yours: {message}",
		hint: {
			vi: "xin báo cho người phát triển; chạy lại với `BANLUU_DEBUG=1` để có chi tiết",
			en: "please report it; run again with `BANLUU_DEBUG=1` for the details",
		},
	},
	"cli/interrupted": {
		vi: "đã dừng theo yêu cầu; không để lại hồ sơ dở dang nào",
		en: "stopped as asked; no half-made record is left behind",
	},
};
