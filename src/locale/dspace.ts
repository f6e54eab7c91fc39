import type { dspaceCodes } from "../model/codes/dspace.ts";
import type { Messages } from "./messages.ts";

export const dspaceMessages: Messages<keyof typeof dspaceCodes> = {
	"dspace/no-key-field": {
		vi: "biểu mẫu nộp của `{target}` không có trường `{field}`, nên không thể ghi khoá để tìm lại lần nộp này",
		en: "the submission form of `{target}` has no field `{field}`, so that the key by which a deposit is found again cannot be written",
		hint: {
			vi: "nhờ quản trị viên DSpace thêm trường ấy vào biểu mẫu, hoặc khai báo đúng các phần của biểu mẫu ở `forms`",
			en: "ask the administrator of DSpace for that field, or declare the right sections of the form by `forms`",
		},
	},
	"dspace/mandatory": {
		vi: "`{target}` bắt buộc có giá trị mà bản lưu không có, ở trường: {fields}",
		en: "`{target}` demands values that the record does not have, in the fields: {fields}",
		hint: {
			vi: "thêm giá trị khi lập bản lưu, ví dụ `--set issued=2023-03-20`; hoặc đặt `issued-from-date: true` cho đích để dùng ngày chung của bản lưu",
			en: "give the value when the record is built, for example `--set issued=2023-03-20`, or set `issued-from-date: true` for the target to use the record's general date",
		},
	},
	"dspace/licence": {
		vi: "`{target}` đòi người nộp chấp thuận giấy phép của bộ sưu tập",
		en: "`{target}` asks the depositor to grant the licence of the collection",
		hint: {
			vi: "đọc giấy phép ấy rồi đặt `grant-licence: true` cho đích nếu đồng ý",
			en: "read that licence, and set `grant-licence: true` for the target if you agree",
		},
	},
	"dspace/incomplete": {
		vi: "`{target}` cho rằng bản thảo còn thiếu: {paths}",
		en: "`{target}` finds that the draft still lacks: {paths}",
	},
	"dspace/sent-back": {
		vi: "người duyệt của `{target}` đã trả lại tài liệu `{item}`; không tự nộp lại",
		en: "a reviewer of `{target}` has sent the item `{item}` back; it is not submitted again by itself",
		hint: {
			vi: "đọc lý do trong DSpace, rồi sửa và nộp lại ở đó, hoặc xoá bản thảo để nộp mới",
			en: "read the reason in DSpace, then mend and submit it there, or delete the draft to deposit anew",
		},
	},
	"dspace/mapfile-line": {
		vi: "dòng này không phải dòng của tệp ánh xạ (tên thư mục, dấu cách, mã handle): {text}",
		en: "this is no line of a mapfile (name of the folder, a space, a handle): {text}",
	},
	"dspace/mapfile-empty": {
		vi: "tệp ánh xạ không có dòng nào: `{path}`",
		en: "the mapfile has no lines: `{path}`",
	},
	"dspace/mapfile-twice": {
		vi: "mã handle `{handle}` đã có ở dòng {line}",
		en: "the handle `{handle}` stands in line {line} already",
	},
	"dspace/handle-missing": {
		vi: "không có mã handle `{handle}` trong kho; tài liệu `{item}` chưa được nhập",
		en: "the repository has no handle `{handle}`; the item `{item}` was not imported",
	},
	"dspace/import-again": {
		vi: "{missing} trên {total} tài liệu của tệp ánh xạ không có trong kho: `{path}`",
		en: "{missing} of {total} items of the mapfile are not in the repository: `{path}`",
		hint: {
			vi: "xoá tệp ánh xạ này rồi nhập lại những tài liệu còn thiếu; đừng dùng `--resume`, vì lệnh ấy sẽ bỏ qua chúng",
			en: "delete this mapfile and import the missing items again; do not use `--resume`, which would skip them",
		},
	},
	"dspace/not-a-handle": {
		vi: "`{item}` có mã UUID của quy trình duyệt thay cho mã handle: `{value}`",
		en: "`{item}` has a UUID of the review workflow instead of a handle: `{value}`",
	},
	"dspace/packaging": {
		vi: "bộ sưu tập ở `{target}` không nhận kiểu đóng gói này; các kiểu được nhận: {accepted}",
		en: "the collection at `{target}` does not take this packaging; it takes: {accepted}",
		hint: {
			vi: "đóng gói lại bằng `banluu package --format sword-simple`",
			en: "package it anew with `banluu package --format sword-simple`",
		},
	},
	"dspace/one-file": {
		vi: "SWORD gửi mỗi lần một tệp gói, nhưng gói này có {files} tệp (đích `{target}`)",
		en: "SWORD sends a package as one file, but this one has {files} files (target `{target}`)",
		hint: {
			vi: "đóng gói bằng `banluu package --format sword-simple`, được một tệp ZIP",
			en: "package it with `banluu package --format sword-simple`, which makes one ZIP file",
		},
	},
	"dspace/collection-unknown": {
		vi: "tài khoản không thấy bộ sưu tập này ở `{target}`: `{collection}`",
		en: "the account does not see this collection at `{target}`: `{collection}`",
	},
	"dspace/doubled-addresses": {
		vi: "`{target}` lặp đôi các địa chỉ SWORD của nó; đã tự sửa khi dùng",
		en: "`{target}` doubles its SWORD addresses; they are mended before use",
		hint: {
			vi: "quản trị viên có thể đặt `swordv2-server.url` là địa chỉ máy chủ kèm `/swordv2`",
			en: "an administrator can set `swordv2-server.url` to the address of the server with `/swordv2`",
		},
	},
};
