import type { docxCodes } from "../model/codes/docx.ts";
import type { Messages } from "./messages.ts";

export const docxMessages: Messages<keyof typeof docxCodes> = {
	"docx/not-a-package": {
		vi: "tệp mang tên tài liệu Word nhưng nội dung không phải DOCX mà có vẻ là: {kind}",
		en: "the file is named as a Word document, but it is no DOCX; it seems to be: {kind}",
		hint: {
			vi: "mở tệp bằng Word hoặc LibreOffice, chọn “Lưu thành” (Save As) kiểu `.docx`",
			en: "open it in Word or LibreOffice and save it as `.docx`",
		},
	},
	"docx/old-word": {
		vi: "tệp thuộc định dạng Word 97–2003 (`.doc`), chương trình chỉ đọc được `.docx`",
		en: "the file is in the format of Word 97 to 2003 (`.doc`); only `.docx` can be read",
		hint: {
			vi: "mở bằng Word hoặc LibreOffice rồi lưu thành `.docx`; giữ cả tệp `.doc` làm bản gốc",
			en: "open it in Word or LibreOffice and save it as `.docx`; keep the `.doc` as the original",
		},
	},
	"docx/encrypted": {
		vi: "tài liệu được bảo vệ bằng mật khẩu nên không đọc được",
		en: "the document is protected by a password and cannot be read",
		hint: {
			vi: "mở bằng Word với mật khẩu, bỏ mật khẩu trong “Bảo vệ tài liệu” (Protect Document) rồi lưu lại",
			en: "open it in Word with its password, take the password off under Protect Document and save it again",
		},
	},
	"docx/truncated": {
		vi: "tệp DOCX bị cụt hoặc hỏng: không tìm thấy mục lục ở cuối tệp",
		en: "the DOCX is cut off or damaged: the directory at its end is not there",
		hint: {
			vi: "chép hoặc tải lại tệp; Word có thể cứu được một phần bằng “Mở và sửa” (Open and Repair)",
			en: "copy or download the file again; Word may save a part of it with Open and Repair",
		},
	},
	"docx/no-document": {
		vi: "gói ZIP không chứa tài liệu Word; trong gói có: `{part}`",
		en: "the ZIP file holds no Word document; it has: `{part}`",
		hint: {
			vi: "lưu bản thảo thành `.docx` rồi chạy lại",
			en: "save the manuscript as `.docx` and run again",
		},
	},
	"docx/part-damaged": {
		vi: "một phần của tài liệu bị hỏng, không giải nén được: `{part}`",
		en: "a part of the document is damaged and cannot be unpacked: `{part}`",
		hint: { vi: "chép hoặc tải lại tệp", en: "copy or download the file again" },
	},
	"docx/part-ill-formed": {
		vi: "phần `{part}` của tài liệu sai cú pháp XML ở dòng {line}, cột {column}: {message}",
		en: "the part `{part}` is not well-formed XML at line {line}, column {column}: {message}",
		hint: {
			vi: "mở tài liệu bằng Word rồi lưu lại",
			en: "open the document in Word and save it again",
		},
	},
	"docx/too-large": {
		vi: "phần `{part}` vượt giới hạn {limit}, tệp bị từ chối vì có thể là bom nén",
		en: "the part `{part}` goes beyond the limit of {limit}; the file is refused, for it may be a decompression bomb",
	},
	"docx/font-decoded": {
		vi: "chữ viết bằng phông `{font}` được đổi từ bảng mã `{encoding}` sang Unicode, số đoạn chữ: {count}",
		en: "text in the font `{font}` is decoded from `{encoding}` to Unicode, stretches: {count}",
	},
	"docx/font-not-followed": {
		vi: "chữ mang tên phông cũ `{font}` nhưng đã là Unicode nên được giữ nguyên, số đoạn chữ: {count}",
		en: "text that names the old font `{font}` is Unicode already and stays as it is, stretches: {count}",
	},
	"docx/changes-accepted": {
		vi: "chữ được thêm ở chế độ theo dõi thay đổi được coi là đã chấp nhận, số chỗ: {count}; nội dung: {text}",
		en: "text that was inserted with changes tracked counts as accepted, places: {count}; it reads: {text}",
	},
	"docx/deleted-left-out": {
		vi: "chữ đã xóa ở chế độ theo dõi thay đổi không được đưa vào, số chỗ: {count}; nội dung: {text}",
		en: "text that was deleted with changes tracked is left out, places: {count}; it reads: {text}",
	},
	"docx/hidden-left-out": {
		vi: "chữ không hiện trên trang không được đưa vào, số chỗ: {count}; nội dung: {text}",
		en: "text that the page does not show is left out, places: {count}; it reads: {text}",
		hint: {
			vi: "nếu đoạn chữ đó thuộc về bài, bỏ định dạng ẩn trong Word rồi chạy lại",
			en: "if it belongs to the article, take the hiding off in Word and run again",
		},
	},
	"docx/header-left-out": {
		vi: "đầu trang và chân trang không được đưa vào, số phần: {count}; nội dung: {text}",
		en: "headers and footers are left out, parts: {count}; they read: {text}",
	},
	"docx/comment-left-out": {
		vi: "nhận xét (comment) không được đưa vào, số nhận xét: {count}; nội dung: {text}",
		en: "comments are left out, number: {count}; they read: {text}",
	},
	"docx/object-left-out": {
		vi: "đối tượng loại {kind} không được đưa vào, số lượng: {count}",
		en: "objects of the kind {kind} are left out, number: {count}",
		hint: {
			vi: "muốn giữ lại thì lưu đối tượng thành ảnh rồi chèn vào tài liệu",
			en: "to keep one, save it as a picture and put that into the document",
		},
	},
	"docx/symbol-left-out": {
		vi: "ký hiệu `{character}` của phông `{font}` không có chữ tương ứng nên không được đưa vào, số chỗ: {count}",
		en: "the sign `{character}` of the font `{font}` stands for no character and is left out, places: {count}",
	},
	"docx/equation-flattened": {
		vi: "công thức được viết thành một dòng chữ, số công thức: {count}",
		en: "equations are written as a line of text, number: {count}",
		hint: { vi: "so công thức với bản gốc", en: "compare them with the original" },
	},
	"docx/text-box-moved": {
		vi: "hộp văn bản được đặt sau đoạn chứa nó, số hộp: {count}",
		en: "text boxes are set behind the paragraph that they are anchored in, number: {count}",
	},
	"docx/numbers-as-text": {
		vi: "số thứ tự không theo dạng `1.` được viết vào đầu đoạn, số đoạn: {count}",
		en: "numbers that are not of the form `1.` are written at the head of their paragraphs, paragraphs: {count}",
	},
	"docx/note-missing": {
		vi: "dấu chú thích không dẫn đến chú thích nào, số chỗ: {count}",
		en: "references lead to no note, places: {count}",
	},
	"docx/picture-cropped": {
		vi: "ảnh bị cắt bớt trong Word được giữ và hiện đầy đủ: {href}",
		en: "a picture that Word shows cropped is kept and shown whole: {href}",
		hint: {
			vi: "nếu phần bị cắt không được công bố, dùng “Nén ảnh” (Compress Pictures) trong Word để xóa hẳn",
			en: "if what was cropped must not be published, delete it with Compress Pictures in Word",
		},
	},
	"docx/title-by-look": {
		vi: "dòng đầu in đậm được coi là tít: {title}",
		en: "the bold first line is taken as the title: {title}",
		hint: {
			vi: "nếu không đúng, ghi tít vào bản mô tả hoặc dùng kiểu (style) Title trong Word",
			en: "if it is not, state the title in the description or use the style Title in Word",
		},
	},
	"docx/title-not-taken": {
		vi: "tít trong thuộc tính tài liệu do phần mềm đặt nên không được dùng: {value}",
		en: "the title in the document's properties was made by a program and is not taken: {value}",
	},
	"docx/creator-not-taken": {
		vi: "tác giả trong thuộc tính tài liệu là tên máy hoặc tài khoản nên không được dùng: {value}",
		en: "the author in the document's properties is a machine or an account and is not taken: {value}",
		hint: {
			vi: "ghi tác giả của bài vào bản mô tả",
			en: "state the article's writer in the description",
		},
	},
};
