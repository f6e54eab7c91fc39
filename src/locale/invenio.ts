import type { invenioCodes } from "../model/codes/invenio.ts";
import type { Messages } from "./messages.ts";

export const invenioMessages: Messages<keyof typeof invenioCodes> = {
	"invenio/draft-unfindable": {
		vi: "`{target}` báo lỗi khi tạo bản nháp và có thể đã giữ lại bản nháp mà máy tìm của nó không thấy; không tạo bản thứ hai: {key}",
		en: "`{target}` failed while it made a draft, and may hold one that its search does not find; no second one is made: {key}",
		hint: {
			vi: "nhờ quản trị kho lập lại chỉ mục tìm kiếm rồi chạy lại với `--resume`; nếu chắc chắn không có bản nháp, đặt `lostDrafts: again` ở đích",
			en: "ask the repository's administrator to rebuild the search index, then run again with `--resume`; where there is certainly no draft, set `lostDrafts: again` of the target",
		},
	},
	"invenio/drafts-doubled": {
		vi: "ở `{target}` có nhiều bản cùng mã nộp lưu; dùng {kept}, bỏ qua: {others}",
		en: "`{target}` has several items of one deposit key; {kept} is used, these are passed over: {others}",
	},
	"invenio/metadata-refused": {
		vi: "`{target}` không chấp nhận trường `{field}`: {message}",
		en: "`{target}` does not accept the field `{field}`: {message}",
	},
	"invenio/metadata-changed": {
		vi: "`{target}` đã nhận nhưng ghi khác trường `{field}`",
		en: "`{target}` took the field `{field}`, and keeps it otherwise than it was sent",
	},
	"invenio/title-short": {
		vi: "`{target}` đòi nhan đề ít nhất 3 ký tự; nhan đề này có: {length}",
		en: "`{target}` wants titles of 3 characters or more; this one has: {length}",
	},
	"invenio/date-missing": {
		vi: "`{target}` đòi ngày phát hành, mà bản mô tả không có ngày chắc chắn nào",
		en: "`{target}` wants a date of publication, and the description has no date without doubt",
		hint: { vi: "bổ sung `issued` vào bản mô tả", en: "add `issued` to the description" },
	},
	"invenio/type-unknown": {
		vi: "`{target}` không có loại tài liệu `{type}`",
		en: "`{target}` has no resource type `{type}`",
		hint: {
			vi: "đặt `type` của đích thành một loại mà kho có, ví dụ `publication-article`",
			en: "set `type` of the target to one that the repository has, for example `publication-article`",
		},
	},
	"invenio/standard-value": {
		vi: "`{target}` đòi `{field}`, mà bản mô tả không có; ghi giá trị chuẩn của DataCite: {value}",
		en: "`{target}` wants `{field}`, which the description lacks; the standard value of DataCite is written: {value}",
	},
	"invenio/too-many-files": {
		vi: "gói có {count} tệp, `{target}` nhận nhiều nhất {limit} tệp một bản",
		en: "the package has {count} files, `{target}` takes {limit} in one record at most",
		hint: {
			vi: "đóng gói thành một tệp (ví dụ `--zip`) rồi nộp tệp đó",
			en: "serialise the package into one file (for example `--zip`) and deposit that",
		},
	},
	"invenio/foreign-address": {
		vi: "`{target}` chỉ sang một máy chủ khác để tải tệp lên; thông tin đăng nhập không được gửi sang đó: {address}",
		en: "`{target}` names another host for uploads; credentials are not sent there: {address}",
	},
};
