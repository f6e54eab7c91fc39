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
};
