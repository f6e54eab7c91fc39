import type { metadataCodes } from "../model/codes/metadata.ts";
import type { Messages } from "./messages.ts";

export const metadataMessages: Messages<keyof typeof metadataCodes> = {
	"metadata/yaml-quote": {
		vi: "thiếu dấu đóng ngoặc kép, ngoặc đơn hoặc ngoặc vuông",
		en: "a quotation mark or a bracket is not closed",
		hint: { vi: "đóng dấu đã mở trên dòng này", en: "close the one that is open on this line" },
	},
	"metadata/yaml-colon": {
		vi: "giá trị có dấu hai chấm mà không nằm trong ngoặc kép",
		en: "a value has a colon and no quotation marks around it",
		hint: {
			vi: 'đặt cả giá trị trong ngoặc kép: `title: "Bộ trưởng: phải làm ngay"`',
			en: 'put the whole value in double quotes: `title: "Minister: do it now"`',
		},
	},
	"metadata/yaml-documents": {
		vi: "tệp có nhiều hơn một tài liệu YAML",
		en: "the file holds more than one YAML document",
		hint: {
			vi: "giữ lại một phần, bỏ dòng `---` ở giữa",
			en: "keep one part and take out the line `---` between them",
		},
	},
	"metadata/yaml-tag": {
		vi: "thẻ kiểu YAML không được hỗ trợ",
		en: "YAML type tags are not supported",
		hint: {
			vi: "bỏ thẻ bắt đầu bằng `!`; mọi giá trị đều là chữ",
			en: "take out the tag that begins with `!`; every value is text",
		},
	},
	"metadata/yaml-indent": {
		vi: "thụt lề không đúng, hoặc còn một dấu ngoặc chưa đóng",
		en: "the indentation is not right, or a bracket is still open",
		hint: {
			vi: "thụt lề bằng dấu cách, các dòng cùng cấp thẳng hàng nhau",
			en: "indent with spaces, lines of one level by the same number",
		},
	},
	"metadata/record-json-syntax": {
		vi: "`record.json` không phải là JSON hợp lệ",
		en: "`record.json` is not valid JSON",
	},
	"metadata/syntax": {
		vi: "tệp mô tả không đúng cú pháp YAML hoặc JSON: {detail}",
		en: "the description is not valid YAML or JSON: {detail}",
		hint: {
			vi: "đặt giá trị trong ngoặc kép khi nó có dấu hai chấm hoặc dấu thăng, và thụt lề bằng dấu cách",
			en: "put a value with a colon or a number sign in double quotes, and indent with spaces",
		},
	},
	"metadata/not-a-mapping": {
		vi: "tệp mô tả phải là danh sách các cặp `khóa: giá trị`",
		en: "the description must be a mapping of `key: value` pairs",
	},
	"metadata/too-many-aliases": {
		vi: "tệp mô tả dùng bí danh YAML quá nhiều lần, giới hạn: {limit}",
		en: "the description expands too many YAML aliases, limit: {limit}",
	},
	"metadata/duplicate-key": {
		vi: "khóa xuất hiện hai lần: `{key}`",
		en: "the key occurs twice: `{key}`",
		hint: {
			vi: "giữ lại một dòng; khóa nhận nhiều giá trị thì viết thành một danh sách",
			en: "keep one line; a key that takes several values takes them as one list",
		},
	},
	"metadata/unknown-key": {
		vi: "không có yếu tố mô tả nào tên là `{key}`",
		en: "there is no element called `{key}`",
	},
	"metadata/misspelt-key": {
		vi: "không có yếu tố mô tả nào tên là `{key}`",
		en: "there is no element called `{key}`",
		hint: { vi: "có phải ý bạn là `{nearest}`", en: "did you mean `{nearest}`" },
	},
	"metadata/wrong-type": {
		vi: "giá trị không đúng kiểu: `{key}`",
		en: "the value has the wrong type: `{key}`",
		hint: {
			vi: "viết một chuỗi chữ, một danh sách chuỗi, hoặc một nhóm gồm `value`, `lang`, `scheme`, `note`",
			en: "write a string, a list of strings, or a group of `value`, `lang`, `scheme`, `note`",
		},
	},
	"metadata/too-many-values": {
		vi: "`{key}` chỉ nhận một giá trị, số giá trị đã cho: {count}",
		en: "`{key}` takes one value only, values given: {count}",
	},
	"metadata/empty-value": {
		vi: "khóa không có giá trị nên được bỏ qua: `{key}`",
		en: "the key has no value and is left out: `{key}`",
		hint: {
			vi: "viết `[]` nếu muốn bỏ giá trị mà chương trình tự tìm ra",
			en: "write `[]` to withdraw the values that were found automatically",
		},
	},
	"metadata/set-syntax": {
		vi: "`--set` cần dạng `khóa=giá trị`, không phải: `{text}`",
		en: "`--set` takes `key=value`, not: `{text}`",
	},
	"metadata/control-character": {
		vi: "giá trị của `{key}` có ký tự điều khiển mà XML không cho phép: {character}",
		en: "the value of `{key}` has a control character that XML does not allow: {character}",
	},
	"metadata/invalid-date": {
		vi: "ngày không có thật hoặc không đúng dạng ở `{key}`: `{value}`",
		en: "not a real date, or not in a known form, in `{key}`: `{value}`",
		hint: {
			vi: "viết theo W3CDTF: `2023`, `2023-03` hoặc `2023-03-20`; thời điểm cần múi giờ: `2023-03-20T08:00:00+07:00`",
			en: "write W3CDTF: `2023`, `2023-03` or `2023-03-20`; a time needs its zone: `2023-03-20T08:00:00+07:00`",
		},
	},
	"metadata/invalid-uri": {
		vi: "không phải là URI ở `{key}`: `{value}`",
		en: "not a URI in `{key}`: `{value}`",
	},
	"metadata/invalid-language": {
		vi: "không phải là thẻ ngôn ngữ BCP 47 ở `{key}`: `{value}`",
		en: "not a BCP 47 language tag in `{key}`: `{value}`",
		hint: { vi: "tiếng Việt là `vi`", en: "Vietnamese is `vi`" },
	},
	"metadata/invalid-type": {
		vi: "`{value}` không có trong bảng loại tài nguyên DCMI của `{key}`, các loại được nhận: {allowed}",
		en: "`{value}` is not in the DCMI Type Vocabulary of `{key}`, allowed: {allowed}",
	},
	"metadata/invalid-media-type": {
		vi: "không phải là kiểu phương tiện (media type) ở `{key}`: `{value}`",
		en: "not a media type in `{key}`: `{value}`",
	},
	"metadata/invalid-scheme": {
		vi: "lược đồ mã hóa `{value}` không dùng được cho `{key}`, các lược đồ được nhận: {allowed}",
		en: "the encoding scheme `{value}` does not fit `{key}`, allowed: {allowed}",
	},
	"metadata/invalid-issn": {
		vi: "không phải là một ISSN ở `{key}`: `{value}`",
		en: "not an ISSN in `{key}`: `{value}`",
		hint: {
			vi: "ISSN gồm tám chữ số, có gạch nối ở giữa, chữ số cuối là số kiểm tra: `1859-2333`",
			en: "an ISSN has eight digits with a hyphen in the middle, the last of them is a check digit: `1859-2333`",
		},
	},
	"metadata/invalid-code": {
		vi: "`{value}` không có trong bảng mã của {label} (`{key}`), các mã được nhận: {allowed}",
		en: "`{value}` is not a code of {label} (`{key}`), allowed: {allowed}",
	},
	"metadata/invalid-number": {
		vi: "{label} (`{key}`) chỉ nhận số nguyên, không phải: `{value}`",
		en: "{label} (`{key}`) takes a whole number only, not: `{value}`",
	},
	"metadata/too-long": {
		vi: "{label} (`{key}`) dài {length} ký tự, giới hạn: {limit}",
		en: "{label} (`{key}`) has {length} characters, limit: {limit}",
	},
	"metadata/invalid-namespace": {
		vi: "không gian tên của bộ sưu tập phải là một UUID, không phải: `{value}`",
		en: "the namespace of the collection must be a UUID, not: `{value}`",
	},
	"metadata/date-rewritten": {
		vi: "ngày `{value}` được hiểu là ngày/tháng/năm và ghi thành: `{date}`",
		en: "the date `{value}` was taken as day/month/year and written as: `{date}`",
	},
	"metadata/date-without-zone": {
		vi: "thời điểm ở `{key}` không có múi giờ nên chỉ được giữ như văn bản: `{value}`",
		en: "the time in `{key}` has no zone and is kept as plain text only: `{value}`",
		hint: { vi: "giờ Việt Nam là `+07:00`", en: "Vietnamese time is `+07:00`" },
	},
	"metadata/unreadable-value": {
		vi: "nguồn ghi ở `{key}` một giá trị không đúng dạng, được giữ như văn bản: `{value}`",
		en: "the source states for `{key}` a value of no known form, kept as plain text: `{value}`",
	},
	"metadata/unknown-element": {
		vi: "nguồn ghi một yếu tố mà bảng mô tả không có, chỉ được giữ trong `record.json`: `{key}`",
		en: "the source states an element outside the schema, kept in `record.json` only: `{key}`",
	},
	"metadata/front-matter-misspelt": {
		vi: "phần mô tả ở đầu bài có khóa lạ, chỉ được giữ trong `record.json`: `{key}`",
		en: "the front matter has a key of no element, kept in `record.json` only: `{key}`",
		hint: { vi: "có phải ý bạn là `{nearest}`", en: "did you mean `{nearest}`" },
	},
	"metadata/time-rewritten": {
		vi: "thời điểm `{value}` được ghi lại theo W3CDTF thành: `{date}`",
		en: "the time `{value}` was written in W3CDTF as: `{date}`",
	},
	"metadata/title-supplied": {
		vi: "bài không có tít, tít tạm được lấy từ câu đầu và đặt trong ngoặc vuông: {title}",
		en: "the article has no title, one was supplied from its first sentence in square brackets: {title}",
		hint: { vi: "cho tít thật bằng `--set title=…`", en: "give the real title with `--set title=…`" },
	},
	"metadata/event-year-unknown": {
		vi: "không đủ căn cứ để suy ra năm của ngày sự kiện: `{text}`",
		en: "nothing tells the year of the event date: `{text}`",
		hint: { vi: "cho ngày bằng `--set temporal=…`", en: "give the date with `--set temporal=…`" },
	},
	"metadata/impossible-date": {
		vi: "bài ghi một ngày không có trong lịch: `{text}`",
		en: "the article states a date that the calendar does not have: `{text}`",
	},
	"metadata/agency-unknown": {
		vi: "không rõ ký hiệu đầu tin này là của cơ quan nào, giữ nguyên như bài ghi: `{tag}`",
		en: "the dateline tag is not in the agency table, kept as printed: `{tag}`",
	},
	"metadata/creator-is-agency": {
		vi: "tác giả được ghi là tên của cơ quan báo chí, không phải của người viết: `{value}`",
		en: "the stated creator is a news agency, not a writer: `{value}`",
		hint: { vi: "cho tên tác giả bằng `--set creator=…`", en: "give the writer's name with `--set creator=…`" },
	},
	"metadata/illegal-xml-character": {
		vi: "ký tự {character} không được phép có trong XML nên được thay bằng U+FFFD ở: `{path}`",
		en: "XML does not allow the character {character}, U+FFFD stands for it in: `{path}`",
	},
	"metadata/crosswalk-missing": {
		vi: "{target} bắt buộc có trường `{field}` nhưng bản mô tả không có gì cho trường này",
		en: "{target} demands the field `{field}`, for which the description has nothing",
	},
	"metadata/crosswalk-standard-value": {
		vi: "{target} bắt buộc có trường `{field}` nhưng bản mô tả không có, nên ghi giá trị chuẩn dành cho điều chưa biết: `{value}`",
		en: "{target} demands the field `{field}`, which the description lacks, its standard value for what is unknown was written: `{value}`",
	},
	"metadata/crosswalk-derived": {
		vi: "trường `{field}` của {target} được lấy từ `{element}`: `{value}`",
		en: "the field `{field}` of {target} was taken from `{element}`: `{value}`",
	},
	"metadata/crosswalk-day-unknown": {
		vi: "trường `{field}` của {target} cần đủ ngày, tháng, năm nên để trống; bản mô tả chỉ ghi: `{value}`",
		en: "the field `{field}` of {target} wants a whole day and stays empty, the description says only: `{value}`",
	},
	"metadata/crosswalk-too-long": {
		vi: "trường `{field}` của {target} dài {length} ký tự, quá giới hạn {limit}; giá trị vẫn được ghi nguyên vẹn",
		en: "the field `{field}` of {target} is {length} characters long, more than {limit}, and was written whole",
	},
	"metadata/crosswalk-ignored": {
		vi: "bản mô tả không có chỗ cho `{name}`, đã bỏ qua giá trị: {value}",
		en: "the description has no place for `{name}`, its value was left out: {value}",
	},
	"metadata/crosswalk-broader": {
		vi: "`{name}` được đọc thành phần tử rộng nghĩa hơn: `{key}`",
		en: "`{name}` was read as the broader element: `{key}`",
	},
	"metadata/xml-syntax": {
		vi: "XML sai cú pháp: {detail}",
		en: "the XML is not well-formed: {detail}",
	},
	"metadata/xml-doctype": {
		vi: "tệp XML có khai báo kiểu tài liệu (DOCTYPE) nên không được đọc",
		en: "the XML has a document type declaration (DOCTYPE) and is not read",
		hint: {
			vi: "bỏ dòng `<!DOCTYPE …>`; thực thể và DTD bên ngoài không bao giờ được nạp",
			en: "take out the line `<!DOCTYPE …>`; entities and external DTDs are never loaded",
		},
	},
	"metadata/xml-too-deep": {
		vi: "các phần tử XML lồng nhau quá {limit} tầng",
		en: "the XML nests elements more than {limit} deep",
	},
	"metadata/xml-too-large": {
		vi: "tệp XML dài quá {limit} ký tự",
		en: "the XML is longer than {limit} characters",
	},
	"metadata/format-unknown": {
		vi: "không nhận ra định dạng mô tả nào có phần tử gốc là `{root}`",
		en: "no known format of descriptions has the root element `{root}`",
		hint: {
			vi: "nêu định dạng bằng `--from`, danh sách ở `banluu convert --list`",
			en: "name the format with `--from`, `banluu convert --list` shows them",
		},
	},
	"metadata/format-mismatch": {
		vi: "tệp không phải là `{format}`, phần tử gốc của nó là `{root}`",
		en: "the file is no `{format}`, its root element is `{root}`",
	},
	"metadata/no-description": {
		vi: "không tìm thấy bản mô tả nào ở `{path}`",
		en: "there is no description at `{path}`",
		hint: {
			vi: "cần một thư mục hồ sơ, `record.json`, tệp YAML, oai_dc, dcterms, DSpace hoặc MODS",
			en: "wanted is a record folder, a `record.json`, a YAML, oai_dc, dcterms, DSpace or MODS file",
		},
	},
	"metadata/several-descriptions": {
		vi: "có {count} bản mô tả, nên `--output` phải là một thư mục đã có",
		en: "there are {count} descriptions, so `--output` has to be a folder that exists",
	},
	"metadata/output-same": {
		vi: "hai bản mô tả sẽ ghi vào cùng một tệp: `{path}`",
		en: "two descriptions would be written to one file: `{path}`",
	},
	"metadata/record-json": {
		vi: "`record.json` không đúng lược đồ ở: `{path}`",
		en: "`record.json` does not follow its schema at: `{path}`",
	},
	"metadata/key-alias": {
		vi: "`{text}` được hiểu là `{key}`",
		en: "`{text}` was taken for `{key}`",
	},
	"metadata/comment-dropped": {
		vi: "chú thích sau dấu thăng không vào hồ sơ: {text}",
		en: "a comment does not go into the record: {text}",
		hint: {
			vi: "điều gì phải giữ lại thì viết `{ value: …, note: … }`; dấu thăng của chính giá trị thì đặt trong ngoặc kép",
			en: "write what has to be kept as `{ value: …, note: … }`; put a number sign of the value itself in double quotes",
		},
	},
	"metadata/white-space": {
		vi: "khoảng trắng thừa ở {label} (`{key}`) đã được bỏ",
		en: "white space at the edges of {label} (`{key}`) was taken away",
	},
	"metadata/sheet-syntax": {
		vi: "bảng CSV không đúng cú pháp: {detail}",
		en: "the sheet is not valid CSV: {detail}",
		hint: {
			vi: "ô có dấu ngoặc kép phải nằm trong ngoặc kép, và mỗi dấu bên trong viết hai lần",
			en: "a cell with a quotation mark stands in quotation marks, each one inside it written twice",
		},
	},
	"metadata/sheet-empty": {
		vi: "bảng không có dòng tiêu đề",
		en: "the sheet has no head line",
	},
	"metadata/sheet-no-file-column": {
		vi: "bảng không có cột `file`, không biết dòng nào của bài nào",
		en: "the sheet has no column `file`, nothing tells which row is about which article",
	},
	"metadata/sheet-cells": {
		vi: "dòng có nhiều ô hơn số cột của bảng, {count} so với: {columns}",
		en: "the row has more cells than the sheet has columns, {count} against: {columns}",
		hint: { vi: "đặt ô có dấu phân cách trong ngoặc kép", en: "put a cell with a separator into quotation marks" },
	},
	"metadata/sheet-cell": {
		vi: "ô của {label} (`{key}`) có một nhóm viết sai: `{text}`",
		en: "the cell of {label} (`{key}`) has a group that is not right: `{text}`",
		hint: {
			vi: "nhóm là `{lang=vi}`, `{scheme=URI}` hoặc `{note=…}` sau giá trị; ngoặc nhọn của chính giá trị viết `\\{`",
			en: "groups are `{lang=vi}`, `{scheme=URI}` or `{note=…}` behind a value; a brace of the value itself is written `\\{`",
		},
	},
	"metadata/sheet-no-row": {
		vi: "bảng không có dòng nào cho tệp này: {file}",
		en: "the sheet has no row for this file: {file}",
	},
	"metadata/sheet-rows": {
		vi: "bảng có nhiều dòng cho `{file}`, ở các dòng: {lines}",
		en: "the sheet has several rows for `{file}`, on lines: {lines}",
	},
	"metadata/name-not-valid": {
		vi: "{label} `{value}` không còn hoặc chưa có vào thời điểm {date}: {name}, nơi kế tục: {successor}",
		en: "{label} `{value}` did not exist at {date}: {name}, successor: {successor}",
		hint: {
			vi: "giữ nguyên nếu bài in như vậy; tên được ghi vào hồ sơ đúng như đã cho",
			en: "leave it if the article prints it so; the name is recorded as it was given",
		},
	},
	"metadata/authority-value": {
		vi: "giá trị không đúng trong tệp tên chuẩn: `{key}`",
		en: "the authority file has a value that is not right: `{key}`",
		hint: {
			vi: "thí dụ: `{ name: Báo Bắc Kạn, tags: [BBK], to: 2025-06-30, successor: … }`",
			en: "for example: `{ name: Báo Bắc Kạn, tags: [BBK], to: 2025-06-30, successor: … }`",
		},
	},
	"metadata/authority-dates": {
		vi: "tên chuẩn hết hiệu lực trước khi bắt đầu: {name}",
		en: "the name ends before it begins: {name}",
	},
	"metadata/target-missing": {
		vi: "{target} bắt buộc phải có {label}, trường `{field}`; chưa có giá trị cho `{key}`",
		en: "{target} demands {label}, its field `{field}`; there is no value for `{key}`",
		hint: {
			vi: "điền `{key}` vào tệp mô tả, hoặc cho bằng `--set {key}=…`",
			en: "write `{key}` into the description, or give `--set {key}=…`",
		},
	},
	"metadata/target-code-missing": {
		vi: "{target} bắt buộc phải có {label}, trường `{field}`; chưa có mã cho `{key}`, các mã được nhận: {allowed}",
		en: "{target} demands {label}, its field `{field}`; there is no code for `{key}`, allowed: {allowed}",
		hint: {
			vi: "điền `{key}` vào tệp mô tả, hoặc cho bằng `--set {key}=…`",
			en: "write `{key}` into the description, or give `--set {key}=…`",
		},
	},
	"metadata/target-recommended": {
		vi: "{target} nên có {label}, trường `{field}`; chưa có giá trị cho: `{key}`",
		en: "{target} does better with {label}, its field `{field}`; there is no value for: `{key}`",
	},
	"metadata/target-too-long": {
		vi: "{label} (`{key}`) dài {length} ký tự, trường `{field}` của {target} chỉ nhận: {limit}",
		en: "{label} (`{key}`) has {length} characters, the field `{field}` of {target} takes: {limit}",
	},
	"metadata/target-code": {
		vi: "{label} (`{key}`) là `{value}`, trường `{field}` của {target} chỉ nhận: {allowed}",
		en: "{label} (`{key}`) is `{value}`, the field `{field}` of {target} takes: {allowed}",
	},
	"metadata/target-day": {
		vi: "{target} cần đủ ngày, tháng, năm ở {label} (`{key}`), trường `{field}`, không phải: `{value}`",
		en: "{target} needs day, month and year in {label} (`{key}`), its field `{field}`, not: `{value}`",
		hint: {
			vi: "tìm ngày đầy đủ; chương trình không tự thêm ngày 01",
			en: "find out the whole date; the program never adds a day 01",
		},
	},
	"metadata/target-date": {
		vi: "{target} cần một ngày chắc chắn ở {label} (`{key}`), trường `{field}`, không phải: `{value}`",
		en: "{target} needs a date without doubt in {label} (`{key}`), its field `{field}`, not: `{value}`",
	},
	"metadata/target-agency-code": {
		vi: "{label} (`{key}`) gồm các nhóm chữ hoa và chữ số cách nhau bằng dấu chấm, không phải: `{value}`",
		en: "{label} (`{key}`) has groups of capitals and digits with dots between, not: `{value}`",
		hint: { vi: "thí dụ: `H03.99`", en: "for example: `H03.99`" },
	},
	"metadata/target-file-name": {
		vi: "{label} (`{key}`) trở thành tên tệp, chỉ gồm chữ không dấu, chữ số, dấu chấm và gạch, không phải: `{value}`",
		en: "{label} (`{key}`) becomes a file name and has plain letters, digits, dots and dashes only, not: `{value}`",
	},
	"metadata/target-title-supplied": {
		vi: "{target} sẽ nhận {label} đặt tạm trong ngoặc vuông cho trường `{field}`",
		en: "{target} would get the {label} that was supplied in square brackets for its field `{field}`",
		hint: { vi: "cho tít thật bằng `--set title=…`", en: "give the real title with `--set title=…`" },
	},
	"metadata/target-doc-id": {
		vi: "mã hồ sơ và số thứ tự dài {length} ký tự, {label} (`{key}`) chỉ nhận: {limit}",
		en: "dossier code and ordinal have {length} characters, {label} (`{key}`) takes: {limit}",
		hint: {
			vi: "cho một mã ngắn hơn bằng `--set {key}=…`, nếu không gói sẽ mang mã tóm lược",
			en: "give a shorter one with `--set {key}=…`, or packages carry a digest in its place",
		},
	},
};
