import type { depositPackageCodes } from "../model/codes/saf.ts";
import type { Messages } from "./messages.ts";

export const depositPackageMessages: Messages<keyof typeof depositPackageCodes> = {
	"saf/no-item": {
		vi: "gói không có thư mục tài liệu nào để DSpace nhập",
		en: "the batch has no item folder that DSpace could import",
	},
	"saf/no-description": {
		vi: "thiếu tệp mô tả nên DSpace hủy cả lần nhập: `{path}`",
		en: "the description is missing, and DSpace takes back the whole import: `{path}`",
	},
	"saf/root": {
		vi: "phần tử gốc phải là `dublin_core`, nhưng gặp: `{name}`",
		en: "the root element must be `dublin_core`, but is: `{name}`",
	},
	"saf/schema-unknown": {
		vi: "lược đồ siêu dữ liệu không có trong DSpace khi mới cài: `{schema}`",
		en: "a metadata schema that DSpace does not come with: `{schema}`",
		hint: {
			vi: "DSpace hủy cả lần nhập, trừ khi kho số đã đăng ký lược đồ này",
			en: "DSpace takes back the whole import unless the repository has registered the schema",
		},
	},
	"saf/field-unknown": {
		vi: "trường siêu dữ liệu không có trong DSpace khi mới cài: `{field}`",
		en: "a metadata field that DSpace does not come with: `{field}`",
		hint: {
			vi: "DSpace hủy cả lần nhập, trừ khi kho số đã đăng ký trường này; chạy thử bằng `--validate` vẫn trả mã thoát 0",
			en: "DSpace takes back the whole import unless the repository has registered the field; its own `--validate` still exits with 0",
		},
	},
	"saf/no-dcvalue": {
		vi: "DSpace chỉ đọc phần tử `dcvalue`, bỏ qua: `{name}`",
		en: "DSpace reads only `dcvalue` elements and passes over: `{name}`",
	},
	"saf/empty-value": {
		vi: "giá trị rỗng nên DSpace bỏ qua: `{field}`",
		en: "an empty value, which DSpace passes over: `{field}`",
	},
	"saf/no-contents": {
		vi: "tài liệu có tệp nhưng thiếu danh sách `contents`: `{path}`",
		en: "the item has files but no list of them, `contents`: `{path}`",
	},
	"saf/line-end": {
		vi: "dòng kết thúc bằng CR LF hoặc CR thay vì LF",
		en: "the line ends with CR LF or CR instead of LF",
	},
	"saf/no-tab": {
		vi: "trước tùy chọn phải là ký tự TAB, nếu không cả dòng thành tên tệp: `{text}`",
		en: "a TAB must stand before an option, else the whole line is a file name: `{text}`",
	},
	"saf/listed-twice": {
		vi: "tệp đã có ở dòng {line} nên sẽ được nhập hai lần: `{path}`",
		en: "the file stands in line {line} already and would be imported twice: `{path}`",
	},
	"saf/option-unknown": {
		vi: "DSpace không biết tùy chọn này: `{text}`",
		en: "DSpace does not know this option: `{text}`",
	},
	"saf/primary-twice": {
		vi: "có hơn một tệp chính trong nhóm `{bundle}`",
		en: "more than one primary file in the bundle `{bundle}`",
	},
	"saf/permissions": {
		vi: "nếu kho số không có nhóm này, DSpace lặng lẽ cho mọi người đọc: `{group}`",
		en: "where the repository has no such group, DSpace silently lets everybody read: `{group}`",
		hint: {
			vi: "kiểm tra quyền đọc sau khi nhập, đừng dựa vào gói để hạn chế truy cập",
			en: "check the rights after the import, and do not rely on the package for an embargo",
		},
	},
	"saf/not-listed": {
		vi: "tệp không có trong `contents` nên DSpace không nhập: `{path}`",
		en: "the file is not in `contents`, so DSpace does not import it: `{path}`",
	},
	"saf/loose-file": {
		vi: "tệp nằm ngoài thư mục tài liệu nên DSpace bỏ qua: `{path}`",
		en: "a file outside the item folders, which DSpace passes over: `{path}`",
	},
	"saf/folder-name": {
		vi: "tên thư mục có khoảng trắng hoặc dấu làm tệp ánh xạ của DSpace khó đọc: `{path}`",
		en: "a folder name with spaces or marks makes the mapfile of DSpace hard to read: `{path}`",
	},
	"saf/handle": {
		vi: "tệp `handle` phải chứa đúng một handle dạng `123456789/1`, nhưng gặp: `{value}`",
		en: "`handle` must hold one handle such as `123456789/1`, but has: `{value}`",
	},
	"saf/handle-twice": {
		vi: "handle `{value}` đã dùng trong gói này: `{other}`",
		en: "the handle `{value}` is used in this batch already: `{other}`",
	},
	"saf/collection": {
		vi: "dòng này không phải handle hay UUID của bộ sưu tập: `{value}`",
		en: "the line is neither a handle nor a UUID of a collection: `{value}`",
	},
	"saf/item-too-large": {
		vi: "một hồ sơ chiếm tới {size} byte trong tệp ZIP, quá giới hạn {limit} byte: `{path}`",
		en: "one record takes up to {size} bytes of a ZIP file, above the limit of {limit}: `{path}`",
	},
	"sword/name": {
		vi: "tên tệp gửi qua SWORD chỉ nên có chữ cái không dấu, chữ số, `.`, `_` và `-`: `{path}`",
		en: "a name in a SWORD deposit is of ASCII letters, digits, `.`, `_` and `-` only: `{path}`",
		hint: {
			vi: "DSpace 8 nhận tệp có khoảng trắng trong tên rồi báo lỗi 500 mãi về sau",
			en: "DSpace 8 takes a file with white space in its name and answers 500 ever after",
		},
	},
	"transfer/no-objects": {
		vi: "gói chuyển giao không có tệp nào trong `objects/`",
		en: "the transfer has no file in `objects/`",
	},
	"transfer/no-checksums": {
		vi: "không có tệp `metadata/checksum.*` nên không kiểm tra được nội dung",
		en: "there is no `metadata/checksum.*`, so the content cannot be checked",
	},
	"transfer/not-an-object": {
		vi: "tệp mã băm chỉ được kê tệp trong `objects/`, nhưng có: `{path}`",
		en: "a checksum file lists files in `objects/` only, but has: `{path}`",
		hint: {
			vi: "Archivematica so số dòng với số tệp trong `objects/`",
			en: "Archivematica compares the number of lines with the number of files in `objects/`",
		},
	},
	"transfer/name-not-ascii": {
		vi: "Archivematica đổi tên có dấu khi tiếp nhận: `{path}`",
		en: "Archivematica changes names with marks when it takes them in: `{path}`",
	},
	"transfer/csv-malformed": {
		vi: "bảng CSV sai cú pháp: {detail}",
		en: "the CSV table is malformed: {detail}",
	},
	"transfer/csv-no-filename": {
		vi: "cột đầu tiên phải là `filename`, nhưng gặp: `{column}`",
		en: "the first column must be `filename`, but is: `{column}`",
	},
	"transfer/csv-column": {
		vi: "tên cột không dùng được: `{column}`",
		en: "the name of a column cannot be used: `{column}`",
	},
	"transfer/csv-width": {
		vi: "hàng có {found} ô trong khi tiêu đề có {expected}",
		en: "the row has {found} cells where the header has {expected}",
	},
	"transfer/csv-no-object": {
		vi: "không có tệp hay thư mục nào như hàng này ghi: `{path}`",
		en: "no file or folder is there that this row describes: `{path}`",
	},
};
