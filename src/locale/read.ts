import type { readCodes } from "../model/codes/read.ts";
import type { Messages } from "./messages.ts";

export const readMessages: Messages<keyof typeof readCodes> = {
	"read/not-utf8": {
		vi: "tệp không phải UTF-8: byte `{byte}` ở vị trí {offset} không hợp lệ",
		en: "the file is not UTF-8: invalid byte `{byte}` at offset {offset}",
		hint: {
			vi: "nếu biết bảng mã cũ của tệp thì thêm, ví dụ, `--encoding tcvn3`; nếu không, lưu lại tệp bằng UTF-8",
			en: "where the old encoding is known, add for example `--encoding tcvn3`; else save the file as UTF-8",
		},
	},
	"read/utf16": {
		vi: "tệp không phải UTF-8 mà có vẻ là: {encoding}",
		en: "the file is not UTF-8 but seems to be: {encoding}",
		hint: { vi: "lưu lại tệp bằng UTF-8", en: "save the file as UTF-8" },
	},
	"read/legacy-encoding": {
		vi: "tệp được đọc theo bảng mã `{encoding}`, độ chắc chắn {confidence}%; tệp gốc được giữ nguyên từng byte",
		en: "the file is read as `{encoding}`, confidence {confidence}%; the bytes of the source stay as they are",
		hint: {
			vi: "nếu chữ hiện ra sai, chỉ rõ bảng mã bằng tùy chọn `--encoding`",
			en: "if the letters come out wrong, say which encoding it is with `--encoding`",
		},
	},
	"read/encoding-stated": {
		vi: "tệp được đọc theo bảng mã đã chỉ định: `{encoding}`",
		en: "the file is read in the stated encoding: `{encoding}`",
	},
	"read/encoding-uncertain": {
		vi: "chưa đủ chắc chắn về bảng mã của tệp nên không đoán: có thể là `{first}` ({confidence}%) hoặc `{second}` ({confidence2}%)",
		en: "the encoding is not sure enough to guess: it may be `{first}` ({confidence}%) or `{second}` ({confidence2}%)",
		hint: {
			vi: "chạy lại với `--encoding {first}` hoặc `--encoding {second}` rồi xem chữ có đúng không",
			en: "run again with `--encoding {first}` or `--encoding {second}` and look whether the letters are right",
		},
	},
	"read/encoding-unfit": {
		vi: "nội dung tệp không thể thuộc bảng mã đã chỉ định: `{encoding}`",
		en: "the file cannot be in the stated encoding: `{encoding}`",
		hint: {
			vi: "bỏ tùy chọn `--encoding` để chương trình tự nhận ra bảng mã",
			en: "leave `--encoding` out to have the encoding found out",
		},
	},
	"read/marks-reordered": {
		vi: "dấu thanh đứng trước dấu mũ, dấu trăng hoặc dấu móc trong bảng mã `{encoding}` đã được xếp lại, số chỗ: {count}",
		en: "tone marks before a circumflex, breve or horn in `{encoding}` are put behind it, places: {count}",
	},
	"read/case-uncertain": {
		vi: "bảng mã `{encoding}` thiếu chữ hoa có dấu thanh nên không biết chắc chữ nào vốn là chữ hoa, số từ lẫn chữ hoa và chữ thường: {count}",
		en: "`{encoding}` lacks capitals with tone marks, so which letters were capitals is not certain, words of mixed case: {count}",
		hint: {
			vi: "so những từ này với bản in",
			en: "compare these words with the printed page",
		},
	},
	"read/undefined-bytes": {
		vi: "có byte không ứng với ký tự nào trong bảng mã `{encoding}`, mỗi byte được thay bằng U+FFFD, số chỗ: {count}",
		en: "bytes that stand for nothing in `{encoding}` became U+FFFD, places: {count}",
		hint: {
			vi: "nếu có nhiều chỗ như vậy, thử một bảng mã khác bằng `--encoding`",
			en: "if there are many of them, try another encoding with `--encoding`",
		},
	},
	"read/too-large": {
		vi: "tệp lớn hơn mức cho phép đối với một bài nên không được đọc, tối đa (MiB): {limit}",
		en: "the file is larger than an article may be and is not read, MiB at most: {limit}",
		hint: {
			vi: "nếu tệp chứa nhiều bài, tách thành từng bài hoặc đổi sang JSON Lines",
			en: "if it holds many articles, part it, or make JSON Lines of it",
		},
	},
	"read/encoding-mixed": {
		vi: "tệp được đọc theo bảng mã `{encoding}` nhưng có dòng thuộc bảng mã khác (dòng đầu tiên: `{other}`) nên chữ ở đó sai, số dòng: {count}",
		en: "the file is read as `{encoding}`, but lines of it are in another encoding (the first one: `{other}`) and come out wrong, lines: {count}",
		hint: {
			vi: "chuyển những dòng đó về cùng một bảng mã, hoặc tách tệp, rồi chạy lại",
			en: "convert these lines to the one encoding, or part the file, and run again",
		},
	},
	"read/double-encoded-part": {
		vi: "một phần văn bản có vẻ đã bị mã hóa UTF-8 hai lần và được giữ nguyên như trong tệp, số chỗ: {count}",
		en: "part of the text seems to have been encoded as UTF-8 twice and stays as it is, places: {count}",
		hint: {
			vi: "sửa những chỗ đó trong tệp gốc rồi chạy lại",
			en: "mend these places in the source and run again",
		},
	},
	"read/binary": {
		vi: "tệp không phải văn bản thuần mà có vẻ là: {kind}",
		en: "the file is not plain text but seems to be: {kind}",
	},
	"read/empty": {
		vi: "tệp không có chữ nào",
		en: "the file has no text",
	},
	"read/unsupported-format": {
		vi: "chưa đọc được tệp có định dạng: {format}",
		en: "files of this format cannot be read: {format}",
		hint: {
			vi: "xuất bài ra văn bản thuần `.txt` hoặc Markdown `.md` (UTF-8)",
			en: "export the article as plain text `.txt` or Markdown `.md` (UTF-8)",
		},
	},
	"read/header-date-invalid": {
		vi: "ngày ở đầu tệp không có thật nên được giữ nguyên trong bài: `{value}`",
		en: "the date in the header does not exist and stays in the text: `{value}`",
		hint: {
			vi: "viết ngày dạng `2023`, `2023-03` hoặc `2023-03-20`",
			en: "write the date as `2023`, `2023-03` or `2023-03-20`",
		},
	},
	"read/looks-like": {
		vi: "tệp được đọc như văn bản thuần nhưng nội dung giống: {format}",
		en: "the file is read as plain text, but its content looks like: {format}",
	},
	"read/paragraph-per-line": {
		vi: "các dòng liền nhau được coi mỗi dòng là một đoạn vì tệp không ngắt dòng bằng tay, số chỗ: {count}",
		en: "lines without a blank line between them are read as one paragraph each, as the file is not wrapped by hand, places: {count}",
	},
	"read/front-matter-unclosed": {
		vi: "phần mô tả YAML ở đầu tệp không có dòng `---` kết thúc",
		en: "the YAML front matter has no closing line `---`",
		hint: {
			vi: "thêm một dòng `---` sau khóa cuối cùng của phần mô tả",
			en: "add a line `---` after the last key of the front matter",
		},
	},
	"read/nested-too-deeply": {
		vi: "danh sách hoặc trích dẫn lồng nhau quá nhiều cấp, giới hạn: {limit}",
		en: "lists or quotes are nested too deeply, levels allowed: {limit}",
		hint: { vi: "bỏ bớt cấp lồng nhau ở chỗ này", en: "take out some of the levels here" },
	},
	"read/markdown-too-complex": {
		vi: "đoạn này có quá nhiều dấu định dạng Markdown nên không đọc được trong thời gian hợp lý",
		en: "this paragraph has too many Markdown signs to be read in reasonable time",
		hint: {
			vi: "chia đoạn bằng dòng trống, hoặc lưu tệp với đuôi `.txt` nếu đó là văn bản thuần",
			en: "part the paragraph with blank lines, or save the file as `.txt` if it is plain text",
		},
	},
	"read/markdown-too-long": {
		vi: "bài có quá nhiều dòng, đoạn, mục hoặc hàng bảng, giới hạn: {limit}",
		en: "the article has too many lines, paragraphs, items or rows, limit: {limit}",
		hint: { vi: "chia tệp thành nhiều bài", en: "part the file into several articles" },
	},
	"read/html-in-markdown": {
		vi: "thẻ HTML không được diễn giải mà giữ nguyên thành chữ trong bài, số chỗ {count}: `{tag}`",
		en: "an HTML tag is not interpreted and stays in the text as it is written, places {count}: `{tag}`",
		hint: {
			vi: "viết lại bằng Markdown, ví dụ `**đậm**` thay cho `<b>`",
			en: "write it in Markdown, for example `**bold**` instead of `<b>`",
		},
	},
	"read/comment-left-out": {
		vi: "lời chú ẩn trong tệp không được in vào bài: {text}",
		en: "a hidden comment is not printed: {text}",
	},
	"read/code-unclosed": {
		vi: "khối mã mở bằng `{fence}` không được đóng, mọi dòng sau đó đều được coi là mã",
		en: "the code block opened with `{fence}` is never closed, all lines after it are taken for code",
		hint: { vi: "thêm dòng `{fence}` ở cuối khối mã", en: "add a line `{fence}` at the end of the code" },
	},
	"read/code-info-left-out": {
		vi: "ghi chú ở dòng mở khối mã không được in vào bài: {text}",
		en: "the remark on the opening line of the code block is not printed: {text}",
	},
	"read/image-moved": {
		vi: "ảnh nằm giữa câu chữ được đặt xuống sau đoạn: `{href}`",
		en: "an image inside running text is set behind its paragraph: `{href}`",
	},
	"read/image-link-left-out": {
		vi: "liên kết bao quanh ảnh không được giữ lại: `{href}`",
		en: "the link around an image is not kept: `{href}`",
	},
	"read/link-title-left-out": {
		vi: "lời chú của liên kết `{href}` không được in vào bài: {title}",
		en: "the title of the link `{href}` is not printed: {title}",
	},
	"read/definition-duplicate": {
		vi: "nhãn liên kết `{label}` được định nghĩa hai lần, bản sau không được dùng: {target}",
		en: "the link label `{label}` is defined twice, the later definition is not used: {target}",
	},
	"read/definition-unused": {
		vi: "định nghĩa liên kết `{label}` không được dùng ở đâu nên không in vào bài: {target}",
		en: "nothing refers to the link definition `{label}`, it is not printed: {target}",
	},
	"read/footnote-as-text": {
		vi: "không chỗ nào trong bài dẫn tới chú thích này nên nó được in như chữ thường tại chỗ: {label}",
		en: "nothing in the text refers to this footnote, it is printed as ordinary text where it stands: {label}",
	},
	"read/footnote-in-footnote": {
		vi: "dấu chú thích nằm trong một chú thích khác được giữ như chữ thường: {label}",
		en: "a footnote mark inside a footnote is kept as ordinary text: {label}",
	},
	"read/footnote-renumbered": {
		vi: "chú thích `{label}` được đánh số theo thứ tự trong bài: {number}",
		en: "the footnote `{label}` is numbered by its order in the text: {number}",
	},
	"read/html-in-value": {
		vi: "văn bản ở khóa `{key}` được đọc như HTML, số bài: {members}",
		en: "the text at the key `{key}` is read as HTML, members: {members}",
	},
	"read/no-such-member": {
		vi: "tệp chỉ có {count} bài, không có bài số: {numbers}",
		en: "the collection has {count} members, and none with the number: {numbers}",
	},
	"read/list-renumbered": {
		vi: "danh sách được đánh số liên tục, mục ghi số `{found}` được in thành: {printed}",
		en: "lists are numbered on from their first item, the item numbered `{found}` is printed as: {printed}",
		hint: {
			vi: "viết dấu gạch chéo ngược trước dấu chấm (`{found}\\.`) để giữ nguyên số như chữ",
			en: "put a backslash before the full stop (`{found}\\.`) to keep the number as text",
		},
	},
	"read/table-row-too-long": {
		vi: "hàng có nhiều ô hơn hàng tiêu đề ({cells} so với {columns}), các ô thừa vẫn được giữ trong bảng",
		en: "the row has more cells than the header row ({cells} to {columns}), they are kept in the table",
	},
	"read/member-too-large": {
		vi: "bài lớn hơn mức cho phép nên bị bỏ qua, các bài sau vẫn được đọc; mức tối đa (MiB): {limit}",
		en: "the member is larger than allowed and left out, those behind it are read; MiB at most: {limit}",
	},
	"read/member-not-object": {
		vi: "bài phải là một đối tượng JSON (`{…}`), ở đây lại là kiểu: {kind}",
		en: "a member has to be a JSON object (`{…}`), this one is: {kind}",
	},
	"read/collection-wide": {
		vi: "tệp nhiều bài phải ở UTF-8 (hoặc bảng mã cũ một byte), tệp này có vẻ là: {encoding}",
		en: "a collection has to be in UTF-8 (or an old encoding of single bytes), this one seems to be: {encoding}",
		hint: {
			vi: "chuyển mã rồi chạy lại, ví dụ `iconv -f {encoding} -t UTF-8 cu.jsonl > moi.jsonl`",
			en: "convert it and run again, for example `iconv -f {encoding} -t UTF-8 old.jsonl > new.jsonl`",
		},
	},
	"read/collection-empty": {
		vi: "tệp không có bài nào",
		en: "the collection has no members",
	},
	"read/json-invalid": {
		vi: "không phải JSON hợp lệ, ký tự không đúng chỗ: `{character}`",
		en: "not valid JSON, out of place: `{character}`",
	},
	"read/json-cut-off": {
		vi: "JSON bị cắt ngang, còn thiếu phần cuối",
		en: "the JSON is cut off before its end",
		hint: {
			vi: "nếu cả tệp là một văn bản JSON chứ không phải mỗi dòng một bài, thêm `--input-format json`",
			en: "if the whole file is one JSON document, not one in each line, add `--input-format json`",
		},
	},
	"read/json-too-deep": {
		vi: "JSON lồng nhau quá nhiều lớp nên bài bị bỏ qua, giới hạn: {limit}",
		en: "the JSON is nested too deeply and the member is left out, levels allowed: {limit}",
	},
	"read/json-unfinished": {
		vi: "tệp kết thúc khi bài bắt đầu ở đây chưa đóng ngoặc, bài này và phần sau nó không đọc được",
		en: "the file ends before what begins here is closed, it cannot be read from here on",
		hint: {
			vi: "tệp có thể đã tải về dở dang, hoặc thiếu dấu ngoặc, dấu nháy ở đây; nếu mỗi dòng là một bài, thêm `--input-format jsonl`",
			en: "it may have been downloaded in part, or a bracket or quote is missing here; if each line is an article, add `--input-format jsonl`",
		},
	},
	"read/json-foreign": {
		vi: "ở đây phải là một giá trị JSON, phần từ đây trở đi không đọc được",
		en: "a JSON value should begin here, the file cannot be read from here on",
	},
	"read/wrapper-left-out": {
		vi: "các khóa ở lớp bọc ngoài danh sách bài không thuộc bài nào nên không được giữ, số khóa {count}: {keys}",
		en: "keys around the array of members belong to none of them and are not kept, {count} in number: {keys}",
	},
	"read/csv-quote": {
		vi: "sau dấu nháy đóng phải là dấu ngăn cột hoặc hết dòng, hàng này bị bỏ qua",
		en: "a closing quote has to be followed by a separator or the end of the line, the row is left out",
		hint: {
			vi: 'viết đôi dấu nháy nằm trong chữ: `""`',
			en: 'double the quotes that are part of the text: `""`',
		},
	},
	"read/csv-unclosed": {
		vi: "dấu nháy mở ở hàng này không bao giờ được đóng, hàng bị bỏ qua và hàng sau được đọc lại từ đầu dòng",
		en: "a quote opened in this row is never closed, the row is left out and the next line is read afresh",
	},
	"read/csv-given-up": {
		vi: "quá nhiều hàng sai dấu nháy, phần từ đây trở đi không được đọc, số hàng sai: {count}",
		en: "too many rows have wrong quotes, the table is not read from here on; wrong rows: {count}",
	},
	"read/csv-without-rows": {
		vi: "bảng chỉ có hàng tên cột, không có hàng nào",
		en: "the table has a header row only, and no other rows",
	},
	"read/csv-fields": {
		vi: "số ô của hàng khác số cột ({found} so với {expected}), ô thừa được coi là cột không tên",
		en: "the row does not have as many fields as the header ({found} to {expected}), surplus ones count as unnamed columns",
	},
	"read/key-repeated": {
		vi: "khóa hoặc tên cột xuất hiện hai lần: `{key}`",
		en: "a key or column name stands there twice: `{key}`",
		hint: {
			vi: "trong JSON giá trị sau được dùng, trong CSV cột trước được dùng; tệp nguồn vẫn giữ cả hai",
			en: "in JSON the later value counts, in CSV the first column; the source keeps both",
		},
	},
	"read/key-missing": {
		vi: "không có giá trị ở khóa `{key}` đã được nêu, số bài: {members}",
		en: "nothing stands at the key `{key}` that was asked for, members: {members}",
	},
	"read/keys-chosen": {
		vi: "khóa được đọc theo mẫu có sẵn `{preset}` ({map}), số bài: {members}",
		en: "keys are read by the preset `{preset}` ({map}), members: {members}",
		hint: {
			vi: "nếu không đúng, nêu khóa bằng `--map title=tieu_de,body=noi_dung`",
			en: "where that is wrong, name the keys with `--map title=headline,body=text`",
		},
	},
	"read/keys-unmapped": {
		vi: "có khóa không được đưa vào bài hay bản mô tả, chỉ còn trong tệp nguồn ({keys}), số bài: {members}",
		en: "keys are neither in the article nor in its description, only the source keeps them ({keys}), members: {members}",
	},
	"read/body-missing": {
		vi: "không tìm thấy văn bản của bài trong các khóa: {keys}",
		en: "none of the keys is known to hold the article's text: {keys}",
		hint: {
			vi: "nêu khóa chứa văn bản, ví dụ `--map body=noi_dung`",
			en: "name the key that holds the text, for example `--map body=content`",
		},
	},
	"read/zone-assumed": {
		vi: "giờ ở khóa `{key}` không ghi múi giờ nên được hiểu là giờ Việt Nam (+07:00), số bài: {members}",
		en: "times at the key `{key}` have no zone and are taken for Vietnam's (+07:00), members: {members}",
	},
	"read/markup-in-text": {
		vi: "văn bản có thẻ HTML, được giữ nguyên như chữ; số thẻ {count}, thẻ đầu tiên: `{tag}`",
		en: "the text has HTML tags, which stay as text; {count} tags, the first one: `{tag}`",
	},
	"read/zstd-unsupported": {
		vi: "Node.js đang dùng chưa giải nén được Zstandard",
		en: "this version of Node.js cannot unpack Zstandard",
		hint: {
			vi: "dùng Node.js 22.15 trở lên, hoặc giải nén trước: `zstd -d tep.jsonl.zst`",
			en: "use Node.js 22.15 or later, or unpack it first: `zstd -d file.jsonl.zst`",
		},
	},
	"read/packing-truncated": {
		vi: "tệp nén `{packing}` bị cắt cụt, các bài đọc được trước chỗ cắt vẫn được giữ",
		en: "the `{packing}` file is cut off, the members before the cut are kept",
		hint: { vi: "tải hoặc chép lại tệp", en: "download or copy the file again" },
	},
	"read/packing-damaged": {
		vi: "tệp nén `{packing}` bị hỏng nên dừng ở đây, lý do: {reason}",
		en: "the `{packing}` file is damaged and not read any further, because of: {reason}",
	},
	"read/packing-trailing": {
		vi: "sau phần nén còn dữ liệu khác, phần đó không được đọc",
		en: "there is something behind the end of the packed data, which is not read",
	},
	"read/compression-ratio": {
		vi: "tệp nén nở ra gấp {ratio} lần, giống bom nén, nên không đọc tiếp; mức tối đa: {limit}",
		en: "the packed file grows {ratio} times, as only bombs do, and is not read any further; the limit is: {limit}",
		hint: { vi: "nếu tin tệp này, giải nén trước rồi đưa tệp đã giải nén", en: "if you trust it, unpack it first" },
	},
};
