import type { oaiCodes } from "../model/codes/oai.ts";
import type { Messages } from "./messages.ts";

export const oaiMessages: Messages<keyof typeof oaiCodes> = {
	"oai/description-unreadable": {
		vi: "không đọc được bản mô tả trong danh mục, bản ghi bị bỏ qua khi thu hoạch: `{identifier}`",
		en: "the catalogue's copy of the description cannot be read, harvesters do not get the record: `{identifier}`",
		hint: {
			vi: "dựng lại danh mục từ các hồ sơ",
			en: "rebuild the catalogue from the records",
		},
	},
	"oai/admin-email-missing": {
		vi: "OAI-PMH đòi hỏi địa chỉ thư điện tử của người quản trị",
		en: "OAI-PMH demands the e-mail address of an administrator",
		hint: {
			vi: "thêm `--admin-email luutru@example.vn`, hoặc `oai: { adminEmail: … }` trong `banluu.yml`",
			en: "add `--admin-email archive@example.org`, or `oai: { adminEmail: … }` in `banluu.yml`",
		},
	},
	"oai/admin-email": {
		vi: "không phải địa chỉ thư điện tử: `{value}`",
		en: "this is no e-mail address: `{value}`",
	},
	"oai/base-url": {
		vi: "địa chỉ gốc phải là địa chỉ http hoặc https, không có dấu hỏi và dấu thăng: `{value}`",
		en: "the base address has to be an http or https address without a query and a fragment: `{value}`",
		hint: {
			vi: "ví dụ `https://luutru.example.vn/oai`",
			en: "for example `https://archive.example.org/oai`",
		},
	},
	"oai/domain": {
		vi: "không dùng được làm tên miền của định danh: `{value}`",
		en: "this cannot be the domain of identifiers: `{value}`",
	},
	"oai/domain-local": {
		vi: "định danh bắt đầu bằng `oai:{domain}:`, không phải tên miền của cơ quan, nên chỉ hợp để thử",
		en: "identifiers begin with `oai:{domain}:`, which is no domain name of yours and fits for trying out only",
		hint: {
			vi: "đặt `--domain` trước lần thu hoạch đầu tiên, và không đổi nữa",
			en: "settle `--domain` before the first harvest, and never change it",
		},
	},
	"oai/number": {
		vi: "`{option}` phải là số nguyên từ {from} đến {to}: `{value}`",
		en: "`{option}` has to be a whole number from {from} to {to}: `{value}`",
	},
	"oai/folder-missing": {
		vi: "`oai export` cần thư mục đích",
		en: "`oai export` needs the folder to write",
	},
	"oai/port-missing": {
		vi: "`oai` cần cổng mạng",
		en: "`oai` needs a port",
		hint: {
			vi: "ví dụ `banluu oai --port 8080`; để xuất tệp tĩnh: `banluu oai export <thư mục>`",
			en: "for example `banluu oai --port 8080`; for static files: `banluu oai export <folder>`",
		},
	},
	"oai/address-taken": {
		vi: "cổng {port} của `{host}` đang có chương trình khác dùng",
		en: "port {port} of `{host}` is in use by another program",
	},
	"oai/address": {
		vi: "không mở được cổng {port} của `{host}`: {reason}",
		en: "cannot open port {port} of `{host}`: {reason}",
	},
	"oai/no-records": {
		vi: "danh mục chưa có bản ghi nào",
		en: "the catalogue has no records yet",
	},
	"oai/answer-failed": {
		vi: "không trả lời được một yêu cầu: {reason}",
		en: "a request could not be answered: {reason}",
	},
};
