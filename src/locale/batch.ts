import type { batchCodes } from "../model/codes/batch.ts";
import type { Messages } from "./messages.ts";

export const batchMessages: Messages<keyof typeof batchCodes> = {
	"batch/duplicate": {
		vi: "bài trùng từng byte với bài đã gặp trước nên không lập hồ sơ nữa: {first}",
		en: "the article is the same, byte for byte, as one that came before, so no second record is made: {first}",
	},
	"batch/near-duplicate": {
		vi: "nội dung giống hệt một bài khác có mã định danh `{identifier}`: {first}",
		en: "the text equals that of another article, whose identifier is `{identifier}`: {first}",
		hint: {
			vi: "xem bài nào là bản gốc; cả hai hồ sơ đều được giữ",
			en: "see which of them is the original; both records are kept",
		},
	},
	"batch/identifier-repeated": {
		vi: "mã định danh `{identifier}` đã thuộc về một bài khác nguồn: {first}",
		en: "the identifier `{identifier}` belongs to an article with another source already: {first}",
		hint: { vi: "mỗi bài cần một mã định danh riêng", en: "each article needs an identifier of its own" },
	},
	"batch/different-record": {
		vi: "đã có hồ sơ khác của `{identifier}`",
		en: "another record of `{identifier}` is there already",
		hint: { vi: "`--update` thêm một phiên bản mới", en: "`--update` adds a new version" },
	},
	"batch/large-article": {
		vi: "bài lớn {size} MB, quá {limit} MB, nên được xử lý riêng một mình",
		en: "the article has {size} MB, more than {limit} MB, and is processed alone",
	},
	"batch/too-large": {
		vi: "bài lớn {size} MB, bộ nhớ còn trống chỉ đủ cho bài {limit} MB",
		en: "the article has {size} MB, and the free memory is enough for one of {limit} MB",
		hint: {
			vi: "chia bài thành nhiều bài, hoặc chạy trên máy có nhiều bộ nhớ hơn rồi `--only-failed`",
			en: "divide it into several articles, or run with `--only-failed` on a machine with more memory",
		},
	},
	"batch/timeout": {
		vi: "sau {seconds} giây bài vẫn chưa xong nên bị bỏ dở",
		en: "the article was not done after {seconds} seconds and was given up",
		hint: { vi: "`--timeout` cho thêm thời gian", en: "`--timeout` gives more time" },
	},
	"batch/worker-died": {
		vi: "luồng xử lý chết hai lần vì bài này: {reason}",
		en: "the thread died of this article twice: {reason}",
	},
	"batch/no-such-kind": {
		vi: "không có kiểu kho `{kind}`; có: {known}",
		en: "there is no kind of store `{kind}`; there are: {known}",
	},
	"batch/number": {
		vi: "`{option}` cần một số nguyên dương: {value}",
		en: "`{option}` wants a positive whole number: {value}",
	},
	"batch/since": {
		vi: "`--since` cần một ngày như `2023-03-20`, `2023-03` hay `2023`: {value}",
		en: "`--since` wants a date such as `2023-03-20`, `2023-03` or `2023`: {value}",
	},
	"batch/no-journal": {
		vi: "không có nhật ký của lần chạy trước: {path}",
		en: "there is no journal of an earlier run: {path}",
		hint: {
			vi: "chạy không có `--resume` và `--only-failed`, hoặc nêu đúng `--state`",
			en: "run without `--resume` and `--only-failed`, or name the right `--state`",
		},
	},
	"batch/other-run": {
		vi: "nhật ký thuộc một lần chạy có thiết lập khác: {path}",
		en: "the journal is of a run with other settings: {path}",
		hint: {
			vi: "chạy tiếp với đúng các tùy chọn cũ, hoặc chạy mới không có `--resume`",
			en: "go on with the same options, or start anew without `--resume`",
		},
	},
	"batch/journal-damaged": {
		vi: "bỏ qua {lines} dòng không đọc được trong nhật ký: {path}",
		en: "{lines} lines of the journal cannot be read and are left out: {path}",
	},
	"batch/record-gone": {
		vi: "nhật ký ghi đã xong nhưng hồ sơ không còn, nên làm lại: {path}",
		en: "the journal says that it is done, but the record is gone and is made again: {path}",
	},
	"batch/record-damaged": {
		vi: "hồ sơ của lần chạy trước đã hỏng: {path}",
		en: "the record that an earlier run made is damaged: {path}",
		hint: {
			vi: "phục hồi từ bản sao, hoặc dời nó đi rồi `--resume --check` lập lại",
			en: "restore it from a copy, or move it away, and `--resume --check` makes it again",
		},
	},
	"batch/check-needs-resume": {
		vi: "`--check` kiểm tra hồ sơ của lần chạy trước nên cần `--resume`",
		en: "`--check` verifies what an earlier run made, so it needs `--resume`",
	},
	"batch/resumed": {
		vi: "chạy tiếp: {count} bài đã xong từ trước",
		en: "going on: {count} articles were done before",
	},
	"batch/remaining": {
		vi: "còn {count} bài đã đọc mà chưa xong, và những bài chưa đọc; `--resume` làm tiếp",
		en: "{count} articles that were read are not done, nor those not read yet; `--resume` goes on",
	},
	"batch/no-catalogue": {
		vi: "không ghi danh mục vì máy không có thư viện cần thiết: {library}",
		en: "no catalogue is kept because the library for it is not there: {library}",
		hint: {
			vi: "`banluu catalog rebuild` lập danh mục từ các gói về sau",
			en: "`banluu catalog rebuild` makes it of the packages later",
		},
	},
	"batch/not-catalogued": {
		vi: "hồ sơ không đọc được nên chưa vào danh mục: {path}",
		en: "the record cannot be read and is not in the catalogue: {path}",
	},
	"batch/no-threads": {
		vi: "không có tệp luồng đã biên dịch nên chạy trên một luồng, không có giới hạn thời gian",
		en: "the compiled file of the threads is not there, so one thread does it all, without a limit of time",
	},
};
