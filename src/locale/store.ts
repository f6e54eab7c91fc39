import type { storeCodes } from "../model/codes/store.ts";
import type { Messages } from "./messages.ts";

export const storeMessages: Messages<keyof typeof storeCodes> = {
	"store/not-found": {
		vi: "không tìm thấy tệp hay thư mục: `{path}`",
		en: "no such file or folder: `{path}`",
	},
	"store/not-readable": {
		vi: "không đọc được `{path}`: {reason}",
		en: "cannot read `{path}`: {reason}",
		hint: {
			vi: "kiểm tra quyền đọc của tệp và tình trạng ổ đĩa",
			en: "check the permission to read the file and the state of the disk",
		},
	},
	"store/is-a-folder": {
		vi: "cần một tệp nhưng đây là thư mục: `{path}`",
		en: "a file is needed but this is a folder: `{path}`",
	},
	"store/is-a-file": {
		vi: "cần một thư mục nhưng đây là tệp: `{path}`",
		en: "a folder is needed but this is a file: `{path}`",
	},
	"store/name-not-utf8": {
		vi: "tên tệp không phải UTF-8 nên không mở được: `{path}`",
		en: "the file name is not UTF-8 and cannot be opened: `{path}`",
		hint: {
			vi: "đổi tên tệp sang UTF-8, chẳng hạn bằng `convmv`",
			en: "rename the file to UTF-8, for example with `convmv`",
		},
	},
	"store/not-a-neighbour": {
		vi: "chỉ đọc tệp nằm trong thư mục của bài, không đọc: `{href}`",
		en: "only files inside the article's folder are read, not: `{href}`",
		hint: {
			vi: "chép tệp vào cạnh bài và gọi bằng đường dẫn tương đối",
			en: "copy the file beside the article and name it by a relative path",
		},
	},
	"store/size-changed": {
		vi: "tệp `{path}` đổi kích thước trong lúc đọc: chờ {expected} byte, gặp {found}",
		en: "`{path}` changed its size while it was read: expected {expected} bytes, found {found}",
		hint: {
			vi: "chạy lại khi không còn chương trình nào ghi vào tệp này",
			en: "run again when no other program writes to this file",
		},
	},
	"store/no-such-font": {
		vi: "không có tệp phông: `{path}`",
		en: "no such font file: `{path}`",
	},
	"store/no-such-template": {
		vi: "không có mẫu trang `{name}`, chỉ có: {known}",
		en: "no page template `{name}`, there are: {known}",
	},
	"store/no-space": {
		vi: "hết chỗ trên ổ đĩa khi ghi: `{path}`",
		en: "no space left on the disk while writing: `{path}`",
		hint: {
			vi: "dọn bớt ổ đĩa hay chọn thư mục khác bằng `--output`; không có gì dở dang được để lại",
			en: "free some space or choose another folder with `--output`; nothing half-written was left",
		},
	},
	"store/not-writable": {
		vi: "không có quyền ghi vào: `{path}`",
		en: "no permission to write to: `{path}`",
		hint: {
			vi: "xin quyền ghi hay chọn thư mục khác bằng `--output`",
			en: "obtain the permission or choose another folder with `--output`",
		},
	},
	"store/read-only": {
		vi: "hệ thống tệp chỉ cho đọc: `{path}`",
		en: "the file system is read-only: `{path}`",
		hint: {
			vi: "chọn thư mục khác bằng `--output`",
			en: "choose another folder with `--output`",
		},
	},
	"store/not-a-folder": {
		vi: "một phần của đường dẫn là tệp chứ không phải thư mục: `{path}`",
		en: "a part of the path is a file and not a folder: `{path}`",
		hint: {
			vi: "chọn thư mục khác bằng `--output`",
			en: "choose another folder with `--output`",
		},
	},
	"store/name-too-long": {
		vi: "tên dài hơn mức hệ thống tệp cho phép: `{path}`",
		en: "the name is longer than the file system allows: `{path}`",
		hint: {
			vi: "chọn thư mục có đường dẫn ngắn hơn bằng `--output`",
			en: "choose a folder with a shorter path with `--output`",
		},
	},
	"store/name-refused": {
		vi: "hệ thống tệp không nhận tên này: `{path}`",
		en: "the file system refuses this name: `{path}`",
	},
	"store/too-many-open-files": {
		vi: "quá nhiều tệp đang mở nên không ghi được: `{path}`",
		en: "too many open files to write: `{path}`",
		hint: {
			vi: "chạy ít việc cùng lúc hơn hay nâng giới hạn bằng `ulimit -n`",
			en: "run fewer jobs at once or raise the limit with `ulimit -n`",
		},
	},
	"store/cannot-rename": {
		vi: "không đặt được hồ sơ vào chỗ của nó `{path}`: {reason}",
		en: "cannot move the record into its place `{path}`: {reason}",
		hint: {
			vi: "đóng chương trình đang mở thư mục này, hay chọn thư mục khác bằng `--output`",
			en: "close the program that has this folder open, or choose another one with `--output`",
		},
	},
	"store/write-failed": {
		vi: "không ghi được `{path}`: {reason}",
		en: "cannot write `{path}`: {reason}",
	},
	"store/path-unsafe": {
		vi: "đường dẫn ra ngoài thư mục của hồ sơ: `{path}`",
		en: "the path leaves the record's folder: `{path}`",
	},
	"store/path-taken": {
		vi: "hai tệp của hồ sơ tranh nhau một đường dẫn: `{path}`",
		en: "two files of the record claim the same path: `{path}`",
	},
	"store/exists": {
		vi: "đã có sẵn ở đó và không bị ghi đè: `{path}`",
		en: "something is there already and is not overwritten: `{path}`",
		hint: {
			vi: "chọn tên khác, hoặc dời tệp đang có ở đó đi",
			en: "choose another name, or move away what is there",
		},
	},
	"store/locked": {
		vi: "một lượt chạy khác (tiến trình {pid} trên máy `{host}`) đang giữ: `{path}`",
		en: "another run (process {pid} on `{host}`) holds: `{path}`",
		hint: {
			vi: "chờ lượt chạy kia xong rồi chạy lại",
			en: "wait for the other run to end, then run again",
		},
	},
	"store/interrupted": {
		vi: "bị ngắt trước khi ghi xong, không để lại gì dở dang: `{path}`",
		en: "interrupted before it was written, nothing half-written was left: `{path}`",
	},
	"store/leftover-removed": {
		vi: "đã dọn phần dở dang của một lượt chạy bị ngắt: `{path}`",
		en: "removed what an interrupted run had left: `{path}`",
	},
	"store/leftover-stays": {
		vi: "không dọn được phần dở dang `{path}`: {reason}",
		en: "cannot remove the leftover `{path}`: {reason}",
	},
	"store/lock-taken-over": {
		vi: "đã lấy lại khóa của tiến trình {pid} không còn chạy: `{path}`",
		en: "took over the lock of process {pid}, which no longer runs: `{path}`",
	},
	"store/record-unreadable": {
		vi: "không đọc được phần mô tả của hồ sơ: `{path}`",
		en: "the description of the record cannot be read: `{path}`",
	},
};
