import type { verifyCodes } from "../model/codes/verify.ts";
import type { Messages } from "./messages.ts";

export const verifyMessages: Messages<keyof typeof verifyCodes> = {
	"verify/since": {
		vi: "`--since` cần một khoảng như `90d`, `12w`, `6m`, `1y` hoặc một ngày như `2025-11-01`, không phải: `{value}`",
		en: "`--since` takes a span such as `90d`, `12w`, `6m`, `1y` or a date such as `2025-11-01`, not: `{value}`",
	},
	"verify/sample": {
		vi: "`--sample` cần một tỷ lệ như `5%` hoặc một số gói như `200`, không phải: `{value}`",
		en: "`--sample` takes a share such as `5%` or a number of packages such as `200`, not: `{value}`",
	},
	"verify/number": {
		vi: "`{option}` cần một số nguyên, không phải: `{value}`",
		en: "`{option}` takes a whole number, not: `{value}`",
	},
	"verify/needs-log": {
		vi: "`{option}` dựa vào nhật ký kiểm tra, nhưng không có `--log`",
		en: "`{option}` goes by a log of checks, but there is no `--log`",
		hint: { vi: "thêm `--log fixity.jsonl`", en: "add `--log fixity.jsonl`" },
	},
	"verify/nothing-due": {
		vi: "không có gói nào đến hạn kiểm tra trong {found} gói tìm thấy",
		en: "none of the {found} packages found is due for a check",
	},
	"verify/log-line-damaged": {
		vi: "không đọc được một dòng của nhật ký kiểm tra, dòng đó bị bỏ qua: `{path}`",
		en: "a line of the log of checks cannot be read and is left out: `{path}`",
		hint: {
			vi: "thường là dòng viết dở của một lần chạy bị ngắt; gói ở dòng đó sẽ được kiểm tra lại",
			en: "most often it is the half-written line of a run that was killed; its package is checked again",
		},
	},
	"verify/package-gone": {
		vi: "gói có trong nhật ký (lần kiểm tra cuối {date}) nay không còn ở đó: `{path}`",
		en: "a package in the log (last checked {date}) is not there any more: `{path}`",
		hint: {
			vi: "tìm xem gói đã được dời, xóa hay mất tệp `bagit.txt`",
			en: "find out whether it was moved, deleted, or lost the file that makes it a package",
		},
	},
	"verify/manifest-changed": {
		vi: "bảng kê `{file}` khác với lần kiểm tra đạt gần nhất, ngày {date}: `{path}`",
		en: "the manifest `{file}` is not the one of the last good check, on {date}: `{path}`",
		hint: {
			vi: "gói đã được cập nhật hoặc bị thay; đối chiếu với sổ nhập tài liệu",
			en: "the package was updated or replaced; compare with the accession register",
		},
	},
	"verify/format-differs": {
		vi: "tên tệp kết thúc bằng `.{extension}` nhưng nội dung là {found}: `{path}`",
		en: "the name ends with `.{extension}`, but the content is {found}: `{path}`",
	},
	"verify/xml-malformed": {
		vi: "tệp XML không đúng cú pháp ({reason}): `{path}`",
		en: "the XML file is not well-formed ({reason}): `{path}`",
	},
	"verify/xml-invalid": {
		vi: "tệp XML `{path}` không hợp lệ theo lược đồ {schema}: {reason}",
		en: "the XML file `{path}` is not valid by the schema {schema}: {reason}",
	},
	"verify/schemas-unreadable": {
		vi: "không dùng được lược đồ XML ở `{path}`: {reason}",
		en: "the XML schemas at `{path}` cannot be used: {reason}",
	},
	"verify/schema-library-missing": {
		vi: "`--schemas` cần thư viện libxml2-wasm, nhưng chưa cài đặt",
		en: "`--schemas` needs the library libxml2-wasm, which is not installed",
		hint: { vi: "cài bằng `npm install libxml2-wasm`", en: "install it with `npm install libxml2-wasm`" },
	},
	"verify/pdf-unreadable": {
		vi: "không đọc được cấu trúc của tệp PDF ({reason}): `{path}`",
		en: "the structure of the PDF cannot be read ({reason}): `{path}`",
	},
	"verify/pdf-encrypted": {
		vi: "tệp PDF bị mã hóa: `{path}`",
		en: "the PDF is encrypted: `{path}`",
		hint: { vi: "PDF/A không cho phép mã hóa", en: "PDF/A does not allow it" },
	},
	"verify/pdf-font-not-embedded": {
		vi: "tệp PDF không nhúng phông {fonts}: `{path}`",
		en: "the PDF does not embed the fonts {fonts}: `{path}`",
		hint: {
			vi: "trên máy không có các phông này, trang sẽ hiện khác đi",
			en: "where these fonts are missing, the pages look different",
		},
	},
	"verify/pdf-untagged": {
		vi: "tệp PDF khai {claim} nhưng không có cây cấu trúc: `{path}`",
		en: "the PDF claims {claim} but has no structure tree: `{path}`",
	},
	"verify/pdf-header": {
		vi: "tệp PDF khai {claim} nhưng phần đầu ghi phiên bản {version}: `{path}`",
		en: "the PDF claims {claim}, but its header says version {version}: `{path}`",
	},
	"verify/verapdf-missing": {
		vi: "không tìm thấy veraPDF",
		en: "veraPDF is not there",
		hint: {
			vi: "đưa `verapdf` vào PATH, hoặc đặt BANLUU_VERAPDF là đường dẫn tệp jar dòng lệnh của veraPDF",
			en: "put `verapdf` on the PATH, or set BANLUU_VERAPDF to veraPDF's command line jar",
		},
	},
	"verify/verapdf-broken": {
		vi: "veraPDF không chạy được: {reason}",
		en: "veraPDF does not run: {reason}",
	},
	"verify/verapdf-failed": {
		vi: "veraPDF không công nhận {flavour}: `{path}`",
		en: "veraPDF does not accept {flavour}: `{path}`",
		hint: { vi: "xem chi tiết bằng `verapdf -f 0 {path}`", en: "see the details with `verapdf -f 0 {path}`" },
	},
	"verify/verapdf-silent": {
		vi: "veraPDF không đưa ra kết luận nào về tệp: `{path}`",
		en: "veraPDF gives no verdict of the file: `{path}`",
		hint: {
			vi: "tệp có thể không khai mức PDF/A nào, hoặc hỏng",
			en: "the file may claim no level of PDF/A, or be damaged",
		},
	},
};
