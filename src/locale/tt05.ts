import type { tt05Codes } from "../model/codes/tt05.ts";
import type { Messages } from "./messages.ts";

export const tt05Messages: Messages<keyof typeof tt05Codes> = {
	"tt05/setting-missing": {
		vi: "gói theo Thông tư 05/2025/TT-BNV còn thiếu thông tin chung: `{option}`",
		en: "a package of Circular 05/2025/TT-BNV lacks what holds for the whole of it: `{option}`",
		hint: {
			vi: "thêm `--option {option}=…`, hoặc ghi vào nhóm `tt05` trong mô tả của mọi bản ghi",
			en: "add `--option {option}=…`, or say it in the group `tt05` of every record's description",
		},
	},
	"tt05/setting-form": {
		vi: "giá trị của `{option}` không đúng dạng `{form}`: `{value}`",
		en: "the value of `{option}` is not of the form `{form}`: `{value}`",
	},
	"tt05/agency-code": {
		vi: "mã cơ quan không đúng dạng một chữ cái từ A đến K, hai chữ số, rồi các nhóm chữ hoa và số cách nhau bằng dấu chấm, nhiều nhất 35 ký tự: `{value}`",
		en: "the agency code is not a letter from A to K and two digits, then groups of capitals and digits with dots, at most 35 characters: `{value}`",
		hint: { vi: "ví dụ `H03.99`", en: "for example `H03.99`" },
	},
	"tt05/values-differ": {
		vi: "các bản ghi trong cùng gói ghi `{key}` khác nhau: {values}",
		en: "records of one package differ in `{key}`: {values}",
		hint: {
			vi: "chia thành nhiều gói, hoặc chọn một giá trị chung bằng `--option`",
			en: "make several packages, or choose one value for all by `--option`",
		},
	},
	"tt05/no-document": {
		vi: "bản ghi không có tệp PDF nào để đưa vào gói: `{record}`",
		en: "the record has no PDF to put into the package: `{record}`",
	},
	"tt05/doc-id-short": {
		vi: "mã định danh văn bản (docId) chỉ được 25 ký tự nên không đủ chỗ cho mã hồ sơ `{code}` và số thứ tự đến {count}, đã dùng dạng rút gọn như `{example}`",
		en: "docId has room for 25 characters, too few for the dossier code `{code}` and ordinals up to {count}, so a short form is used, such as `{example}`",
		hint: {
			vi: "chọn mã hồ sơ ngắn hơn bằng `--option fileCode=…`, hoặc cho `tt05.docId` trong mô tả",
			en: "choose a shorter dossier code by `--option fileCode=…`, or give `tt05.docId` in the description",
		},
	},
	"tt05/code-repeated": {
		vi: "hai tài liệu trong gói có cùng `{field}`: `{value}`",
		en: "two documents of the package have the same `{field}`: `{value}`",
	},
	"tt05/day-unknown": {
		vi: "không biết đủ ngày, tháng, năm của bài trong `{record}`, chỉ biết: {value}",
		en: "the full day of the article in `{record}` is not known, only: {value}",
		hint: {
			vi: "ghi đủ ngày vào `tt05.issuedDate` hoặc `issued` trong mô tả rồi lập lại bản ghi, hoặc thêm `--option issued=DD/MM/YYYY`",
			en: "give the full day as `tt05.issuedDate` or `issued` in the description and rebuild, or add `--option issued=DD/MM/YYYY`",
		},
	},
	"tt05/languages": {
		vi: "danh mục ngôn ngữ không có mã chung cho {value} của `{record}`, chỉ ghi được mã của ngôn ngữ đầu: `{code}`",
		en: "the list of languages has no code for {value} of `{record}` together, only that of the first is written: `{code}`",
	},
	"tt05/picture-untitled": {
		vi: "ảnh không có chú thích nên trường Tiêu đề ảnh (imageTitle) để trống: `{record}`",
		en: "a picture has no caption, so its field imageTitle is left empty: `{record}`",
	},
	"tt05/not-permanent": {
		vi: "chỉ tài liệu bảo quản vĩnh viễn (mã 01) được giao nộp, nhưng trường {label} ghi: `{value}`",
		en: "only documents kept permanently (code 01) are transferred, but the field {label} says: `{value}`",
	},
	"tt05/assumed": {
		vi: "các giá trị mặc định đã dùng vì không ai cho biết: {values}",
		en: "default values were used that nobody gave: {values}",
	},
	"tt05/reading-used": {
		vi: "gói {shape} lập theo cách đọc `{reading}` (hiểu biết về Thông tư 05/2025/TT-BNV theo nguồn thứ cấp), chi tiết ở: {file}",
		en: "the package {shape} follows the reading `{reading}` (what is known of Circular 05/2025/TT-BNV is second-hand), details are in: {file}",
	},
	"tt05/field-missing": {
		vi: "thiếu giá trị của trường bắt buộc {label}: `{field}`",
		en: "no value for the mandatory field {label}: `{field}`",
		hint: {
			vi: "ghi vào nhóm `tt05` trong mô tả, hoặc thêm `--option` cho cả gói",
			en: "give it in the group `tt05` of the description, or add `--option` for the whole package",
		},
	},
	"tt05/field-too-long": {
		vi: "trường {label} (`{field}`) chỉ được {limit} ký tự nhưng có: {length}",
		en: "the field {label} (`{field}`) has room for {limit} characters, but holds: {length}",
		hint: {
			vi: "rút gọn trong mô tả, Bản Lưu không tự cắt",
			en: "shorten it in the description, nothing is cut automatically",
		},
	},
	"tt05/field-code": {
		vi: "trường {label} (`{field}`) chỉ nhận mã {known}, không nhận: `{value}`",
		en: "the field {label} (`{field}`) takes the codes {known}, not: `{value}`",
	},
	"tt05/field-form": {
		vi: "trường {label} (`{field}`) phải có dạng {form}, không phải: `{value}`",
		en: "the field {label} (`{field}`) has the form {form}, not: `{value}`",
	},
	"tt05/field-absent": {
		vi: "tệp mô tả không có phần tử của trường {label}: `{field}`",
		en: "the descriptive file lacks the element of the field {label}: `{field}`",
	},
	"tt05/field-unknown": {
		vi: "tệp mô tả có phần tử không nằm trong bảng trường: `{field}`",
		en: "the descriptive file has an element that the table of fields does not know: `{field}`",
	},
	"tt05/field-repeated": {
		vi: "trường {label} xuất hiện nhiều lần: `{field}`",
		en: "the field {label} stands there more than once: `{field}`",
	},
	"tt05/field-order": {
		vi: "thứ tự các trường khác với phụ lục, bắt đầu từ: `{field}`",
		en: "the fields stand in another order than in the annex, beginning with: `{field}`",
	},
	"tt05/code-foreign": {
		vi: "trường {label} (`{field}`) phải bắt đầu bằng `{code}`, không phải: `{value}`",
		en: "the field {label} (`{field}`) begins with `{code}`, not: `{value}`",
	},
	"tt05/count-differs": {
		vi: "trường {label} (`{field}`) ghi {value}, trong gói có: {count}",
		en: "the field {label} (`{field}`) says {value}, the package has: {count}",
	},
	"tt05/shape-unclear": {
		vi: "không xác định chắc được loại gói, kiểm tra như: {shape}",
		en: "the kind of package is not certain, checked as: {shape}",
	},
	"tt05/reading-found": {
		vi: "gói {shape} theo cách đọc `{reading}` (theo nguồn thứ cấp): {switches}",
		en: "the package {shape} follows the reading `{reading}` (our knowledge is second-hand): {switches}",
	},
	"tt05/root-element": {
		vi: "phần tử gốc phải là `{expected}`, không phải: `{found}`",
		en: "the root element is `{expected}`, not: `{found}`",
	},
	"tt05/folder-name": {
		vi: "tên thư mục gói không khớp OBJID, phải là `{expected}`, không phải: `{name}`",
		en: "the folder's name does not follow from OBJID, it is `{expected}`, not: `{name}`",
	},
	"tt05/part-missing": {
		vi: "gói thiếu phần bắt buộc: `{path}`",
		en: "the package lacks a mandatory part: `{path}`",
	},
	"tt05/part-forbidden": {
		vi: "gói {shape} không có phần này theo phụ lục: `{path}`",
		en: "a package {shape} has no such part by its annex: `{path}`",
	},
	"tt05/mets-invalid": {
		vi: "`{element}` không hợp lệ theo lược đồ METS 1.12: {detail}",
		en: "`{element}` is not valid by the schema of METS 1.12: {detail}",
	},
	"tt05/mets-attribute": {
		vi: "`{attribute}` của `{element}` phải là {expected}, không phải: `{value}`",
		en: "`{attribute}` of `{element}` is {expected}, not: `{value}`",
	},
	"tt05/mets-part": {
		vi: "METS thiếu phần mà phụ lục đòi hỏi: `{part}`",
		en: "METS lacks a part that the annex asks for: `{part}`",
	},
	"tt05/target-missing": {
		vi: "METS dẫn đến tệp không có trong gói: `{path}`",
		en: "METS points at a file that is not in the package: `{path}`",
	},
	"tt05/target-outside": {
		vi: "METS dẫn ra ngoài gói: `{path}`",
		en: "METS points outside the package: `{path}`",
	},
	"tt05/size-differs": {
		vi: "METS ghi {expected} byte cho `{path}` nhưng tệp có: {found}",
		en: "METS says {expected} bytes of `{path}`, but the file has: {found}",
	},
	"tt05/checksum-kind": {
		vi: "mã băm của `{path}` không phải SHA-256: `{value}`",
		en: "the checksum of `{path}` is not SHA-256: `{value}`",
	},
	"tt05/unreferenced": {
		vi: "không tệp METS nào dẫn đến: `{path}`",
		en: "no METS file points at: `{path}`",
	},
	"tt05/link-count": {
		vi: "mỗi tệp phải được MetadataLink/File dẫn đúng một lần, tệp này {count} lần: `{path}`",
		en: "MetadataLink/File points at each file once, at this one {count} times: `{path}`",
	},
	"tt05/stems-differ": {
		vi: "tên tệp mô tả `{path}` không khớp tên tệp dữ liệu mà nó gắn với: `{other}`",
		en: "the name of the descriptive file `{path}` does not fit the data file that it is linked to: `{other}`",
	},
	"tt05/premis-fixity": {
		vi: "mã băm hoặc kích thước trong PREMIS không khớp với tệp: `{path}`",
		en: "the checksum or size in PREMIS does not fit the file: `{path}`",
	},
	"tt05/premis-form": {
		vi: "PREMIS không đúng dạng phiên bản 3: {detail}",
		en: "PREMIS is not in the form of version 3: {detail}",
	},
};
