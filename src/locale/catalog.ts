import type { catalogCodes } from "../model/codes/catalog.ts";
import type { Messages } from "./messages.ts";

export const catalogMessages: Messages<keyof typeof catalogCodes> = {
	"catalog/library-missing": {
		vi: "danh mục cần gói `{library}` chưa được cài",
		en: "the catalogue needs the package `{library}`, which is not installed",
		hint: { vi: "cài bằng `npm install {library}`", en: "install it with `npm install {library}`" },
	},
	"catalog/not-found": {
		vi: "không có danh mục ở `{path}`",
		en: "there is no catalogue at `{path}`",
		hint: {
			vi: "chỉ tệp bằng `--database`, hoặc lập danh mục từ các gói bằng `banluu catalog rebuild`",
			en: "name the file by `--database`, or make a catalogue of the packages by `banluu catalog rebuild`",
		},
	},
	"catalog/not-a-catalogue": {
		vi: "tệp này không phải danh mục của Bản Lưu: `{path}`",
		en: "this file is no catalogue of Bản Lưu: `{path}`",
	},
	"catalog/newer": {
		vi: "danh mục `{path}` thuộc phiên bản {version}, do bản phần mềm mới hơn tạo; bản này chỉ biết đến phiên bản {known}",
		en: "the catalogue `{path}` is of version {version}, made by a newer program; this one knows versions up to {known}",
		hint: { vi: "nâng cấp `banluu`", en: "upgrade `banluu`" },
	},
	"catalog/migrated": {
		vi: "danh mục `{path}` đã được chuyển từ phiên bản {from} sang phiên bản {to}",
		en: "the catalogue `{path}` was brought from version {from} to version {to}",
	},
	"catalog/needs-migration": {
		vi: "danh mục `{path}` thuộc phiên bản cũ {version}; phiên bản hiện nay là {known}",
		en: "the catalogue `{path}` is of the old version {version}; the version of today is {known}",
		hint: {
			vi: "chạy `banluu catalog vacuum` một lần để chuyển sang phiên bản mới",
			en: "run `banluu catalog vacuum` once to bring it to the new version",
		},
	},
	"catalog/damaged": {
		vi: "danh mục `{path}` bị hỏng: {reason}",
		en: "the catalogue `{path}` is damaged: {reason}",
		hint: {
			vi: "lập lại từ các gói bằng `banluu catalog rebuild`; các gói không bị ảnh hưởng",
			en: "make it anew of the packages by `banluu catalog rebuild`; the packages are not affected",
		},
	},
	"catalog/locked": {
		vi: "danh mục `{path}` đang được một lần chạy khác ghi",
		en: "another run is writing the catalogue `{path}`",
		hint: { vi: "đợi lần chạy kia xong rồi thử lại", en: "wait for the other run to end, then try again" },
	},
	"catalog/no-space": {
		vi: "hết chỗ trên đĩa khi ghi danh mục `{path}`; nhóm đang ghi bị bỏ, các nhóm trước còn nguyên",
		en: "no space left while writing the catalogue `{path}`; the group being written is dropped, those before are whole",
	},
	"catalog/not-writable": {
		vi: "không ghi được danh mục `{path}`",
		en: "cannot write the catalogue `{path}`",
		hint: { vi: "kiểm tra quyền của tệp và thư mục", en: "check the rights of the file and its folder" },
	},
	"catalog/failed": {
		vi: "cơ sở dữ liệu của danh mục `{path}` báo lỗi: {reason}",
		en: "the database of the catalogue `{path}` failed: {reason}",
	},
	"catalog/no-such-record": {
		vi: "danh mục không có hồ sơ nào mang mã: `{identifier}`",
		en: "the catalogue has no record of the identifier: `{identifier}`",
	},
	"catalog/query-empty": {
		vi: "không có từ nào để tìm trong: `{query}`",
		en: "there is no word to look for in: `{query}`",
	},
	"catalog/query-only-not": {
		vi: "câu tìm chỉ có từ phải loại ra: `{query}`",
		en: "the search only says what to leave out: `{query}`",
		hint: { vi: "thêm ít nhất một từ cần tìm", en: "add at least one word to look for" },
	},
	"catalog/query-too-long": {
		vi: "câu tìm quá dài, nhiều nhất {most} từ",
		en: "the search is too long, {most} words at most",
	},
	"catalog/date": {
		vi: "không phải ngày theo dạng `2023`, `2023-03` hay `2023-03-20`: `{value}`",
		en: "this is no date like `2023`, `2023-03` or `2023-03-20`: `{value}`",
	},
	"catalog/number": {
		vi: "`{option}` phải là số nguyên không âm: `{value}`",
		en: "`{option}` has to be a whole number, not negative: `{value}`",
	},
	"catalog/words-needed": {
		vi: "`catalog {action}` cần biết tìm gì",
		en: "`catalog {action}` needs to know what to look for",
		hint: {
			vi: "viết từ cần tìm, hoặc mã của hồ sơ, sau tên thao tác",
			en: "write the words, or the identifier of the record, behind the action",
		},
	},
	"catalog/words-unwanted": {
		vi: "`catalog {action}` không nhận thêm từ nào sau tên thao tác",
		en: "`catalog {action}` takes no words behind the action",
	},
	"catalog/store-needed": {
		vi: "`catalog rebuild` cần biết kho hay thư mục chứa các gói",
		en: "`catalog rebuild` needs the store or the folder that holds the packages",
	},
	"catalog/integrity": {
		vi: "kiểm tra cơ sở dữ liệu `{path}` thấy: {reason}",
		en: "the check of the database `{path}` found: {reason}",
	},
	"catalog/package-missing": {
		vi: "gói của hồ sơ `{identifier}` không còn ở `{path}`",
		en: "the package of the record `{identifier}` is no longer at `{path}`",
	},
	"catalog/artifact-missing": {
		vi: "tệp của hồ sơ `{identifier}` không còn hoặc không đọc được: `{path}`",
		en: "a file of the record `{identifier}` is gone or cannot be read: `{path}`",
	},
	"catalog/digest-differs": {
		vi: "mã băm của tệp `{path}` khác với danh mục, hồ sơ `{identifier}`",
		en: "the digest of the file `{path}` differs from the catalogue, record `{identifier}`",
	},
	"catalog/sidecar-damaged": {
		vi: "không hiểu dòng {line} của `{path}`; bỏ qua dòng này",
		en: "cannot make sense of line {line} of `{path}`; it is passed over",
	},
	"catalog/not-rebuilt": {
		vi: "gói này không vào được danh mục mới: `{path}`",
		en: "this package could not be taken into the new catalogue: `{path}`",
	},
	"catalog/nothing-to-rebuild": {
		vi: "không tìm thấy hồ sơ nào ở `{path}`; danh mục đang có được giữ nguyên",
		en: "no records were found at `{path}`; the catalogue that is there stays as it was",
	},
};
