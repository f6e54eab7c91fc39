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
	"cli/options-conflict": {
		vi: "không dùng được cùng lúc `{option}` và `{other}`",
		en: "`{option}` and `{other}` cannot be used together",
		hint: { vi: "bỏ một trong hai", en: "leave out one of them" },
	},
	"cli/argument-value": {
		vi: "đối số `{argument}` không nhận giá trị `{value}`",
		en: "argument `{argument}` does not take the value `{value}`",
		hint: { vi: "hãy chọn một trong: {choices}", en: "choose one of: {choices}" },
	},
	"cli/argument-missing": {
		vi: "thiếu đối số `{argument}`",
		en: "missing argument: `{argument}`",
		hint: {
			vi: "xem lệnh cần gì bằng `banluu help <lệnh>`",
			en: "see what the command takes with `banluu help <command>`",
		},
	},
	"cli/option-missing": {
		vi: "thiếu tùy chọn `{option}`",
		en: "missing option: `{option}`",
		hint: {
			vi: "xem lệnh cần gì bằng `banluu help <lệnh>`",
			en: "see what the command takes with `banluu help <command>`",
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
	"cli/pdfa-without-ua": {
		vi: "PDF/UA không đi với PDF/A-{level}, chỉ đi với: {levels}",
		en: "PDF/UA does not go with PDF/A-{level}, only with: {levels}",
		hint: {
			vi: "chọn một mức trong đó bằng `--pdfa`, hoặc bỏ PDF/UA bằng `--no-ua`",
			en: "choose one of these with `--pdfa`, or leave PDF/UA away with `--no-ua`",
		},
	},
	"cli/option-form": {
		vi: "{option} phải có dạng `tên=giá trị`, nhưng nhận: `{value}`",
		en: "{option} must have the form `name=value`, but got: `{value}`",
	},
	"cli/namespace": {
		vi: "`{name}` không phải là UUID: `{value}`",
		en: "`{name}` is not a UUID: `{value}`",
		hint: {
			vi: "chạy `banluu init` một lần: lệnh này tạo UUID và ghi vào `banluu.yml`; giữ nguyên cho cả bộ sưu tập",
			en: "run `banluu init` once: it makes one and writes it into `banluu.yml`; keep it for the whole collection",
		},
	},
	"cli/settings-unknown-key": {
		vi: "không có thiết lập nào tên là `{key}`",
		en: "there is no setting called `{key}`",
		hint: { vi: "các thiết lập: {known}", en: "the settings are: {known}" },
	},
	"cli/settings-misspelt-key": {
		vi: "không có thiết lập nào tên là `{key}`",
		en: "there is no setting called `{key}`",
		hint: { vi: "có phải bạn muốn viết `{nearest}`?", en: "did you mean `{nearest}`?" },
	},
	"cli/settings-value": {
		vi: "thiết lập `{key}` không nhận giá trị này",
		en: "the setting `{key}` does not take this value",
		hint: { vi: "ví dụ: `{example}`", en: "for example: `{example}`" },
	},
	"cli/settings-not-shared": {
		vi: "`{key}` là của riêng từng bài, không thể đặt chung cho mọi bài",
		en: "`{key}` belongs to one article and cannot be a default for all",
		hint: {
			vi: "ghi vào tệp đi kèm `<tên bài>.yml`, hoặc dùng `--set`",
			en: "write it into the sidecar `<article>.yml`, or use `--set`",
		},
	},
	"cli/variable-value": {
		vi: "biến môi trường {name} không nhận giá trị `{value}`",
		en: "the environment variable {name} does not take the value `{value}`",
		hint: { vi: "hãy chọn một trong: {choices}", en: "choose one of: {choices}" },
	},
	"cli/project-exists": {
		vi: "đã có tệp dự án, không ghi đè: `{path}`",
		en: "there is a project file already, it is not overwritten: `{path}`",
		hint: {
			vi: "chạy `banluu config` để xem các thiết lập đang dùng",
			en: "run `banluu config` to see the settings in use",
		},
	},
	"cli/unknown-code": {
		vi: "không có mã nào là `{word}`",
		en: "there is no code `{word}`",
		hint: { vi: "chạy `banluu explain` để xem mọi mã", en: "run `banluu explain` to see all codes" },
	},
	"cli/unknown-code-similar": {
		vi: "không có mã nào là `{word}`",
		en: "there is no code `{word}`",
		hint: { vi: "có phải bạn muốn gõ `{similar}`?", en: "did you mean `{similar}`?" },
	},
	"cli/unknown-command": {
		vi: "không có lệnh nào tên là `{word}`",
		en: "no command is called `{word}`",
		hint: seeHelp,
	},
	"cli/folder-read": {
		vi: "lấy {count} tệp bài viết nằm ngay trong thư mục `{path}`",
		en: "taking the {count} article files directly inside the folder `{path}`",
	},
	"cli/folder-empty": {
		vi: "ngay trong thư mục `{path}` không có tệp bài viết nào",
		en: "there is no article file directly inside the folder `{path}`",
		hint: { vi: "các đuôi tệp đọc được: {known}", en: "file names that can be read end with: {known}" },
	},
	"cli/folder-entry-skipped": {
		vi: "bỏ qua tệp không thuộc định dạng đọc được: `{path}`",
		en: "left out a file of a format that cannot be read: `{path}`",
		hint: { vi: "các đuôi tệp đọc được: {known}", en: "file names that can be read end with: {known}" },
	},
	"cli/folder-inside-skipped": {
		vi: "bỏ qua thư mục con: `{path}`",
		en: "left out a folder inside: `{path}`",
		hint: { vi: "nêu riêng thư mục đó nếu cần", en: "name it as well if it is wanted" },
	},
	"cli/no-glyph": {
		vi: "số ký tự không phông nào có: {count}",
		en: "characters that no font has: {count}",
		hint: {
			vi: "trong PDF, mỗi ký tự đó được thay bằng mã của nó trong ngoặc vuông; văn bản rút ra từ PDF vẫn đúng",
			en: "on the page each of them is shown by its code in brackets; the text taken out of the PDF stays right",
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
	"cli/output-stream": {
		vi: "không ghi được ra đầu ra chuẩn: {reason}",
		en: "standard output cannot be written: {reason}",
		hint: { vi: "kiểm tra chỗ trống trên đĩa", en: "see whether the disk is full" },
	},
	"cli/not-shared": {
		vi: "`{key}` chỉ đúng cho một bài, không thể dùng chung cho {count} bài",
		en: "`{key}` belongs to one article and cannot be given to {count} of them",
		hint: { vi: "đặt vào tệp đi kèm của từng bài", en: "put it into the sidecar of each article" },
	},
	"cli/not-shared-in-collection": {
		vi: "`{key}` chỉ đúng cho một bài, không thể dùng chung cho mọi bài trong tệp",
		en: "`{key}` belongs to one article and cannot be given to all members of a collection",
		hint: { vi: "chọn một bài bằng `--only`", en: "choose one member with `--only`" },
	},
	"cli/folder-json-skipped": {
		vi: "tệp JSON có thể là bản mô tả nên không được lấy từ thư mục: `{path}`",
		en: "a JSON file may be a description and is not taken from a folder: `{path}`",
		hint: { vi: "nếu đây là tệp chứa bài, nêu thẳng tên tệp", en: "if it holds articles, name the file itself" },
	},
	"cli/map": {
		vi: "`--map` phải có dạng `title=tieu_de,body=noi_dung`, không phải: {value}",
		en: "`--map` has the form `title=headline,body=text`, not: {value}",
	},
	"cli/map-target": {
		vi: "`--map` không biết `{target}`; các tên dùng được: {known}",
		en: "`--map` knows no `{target}`; it knows: {known}",
	},
	"cli/map-target-similar": {
		vi: "`--map` không biết `{target}`, có phải ý bạn là: `{similar}`",
		en: "`--map` knows no `{target}`, did you mean: `{similar}`",
	},
	"cli/member-numbers": {
		vi: "`{option}` cần số thứ tự của bài, ví dụ `5` (với `--only` còn có `5,17,20-30`), không phải: {value}",
		en: "`{option}` needs numbers of members such as `5` (`--only` also `5,17,20-30`), not: {value}",
	},
	"cli/volume-collection": {
		vi: "lệnh `volume` không nhận tệp chứa nhiều bài: `{path}`",
		en: "`volume` takes no file of many articles: `{path}`",
		hint: {
			vi: "tạo hồ sơ bằng `banluu build` trước, rồi nêu thư mục chứa các hồ sơ",
			en: "build records of it first, then name the folder that holds the records",
		},
	},
	"cli/volume-stdin": {
		vi: "lệnh `volume` đọc mỗi bài hai lần nên không nhận đầu vào chuẩn; xin nêu tên tệp",
		en: "`volume` reads each article twice and takes no standard input; please name files",
	},
	"cli/interrupted": {
		vi: "đã dừng theo yêu cầu; không để lại gì dở dang",
		en: "stopped as asked; nothing half-made is left behind",
	},
};
