import type { htmlCodes } from "../model/codes/html.ts";
import type { Messages } from "./messages.ts";

export const htmlMessages: Messages<keyof typeof htmlCodes> = {
	"read/html-too-long": {
		vi: "trang HTML quá dài, giới hạn: {limit}",
		en: "the page is too long, limit: {limit}",
	},
	"read/html-too-many-tags": {
		vi: "trang HTML có quá nhiều thẻ, giới hạn: {limit}",
		en: "the page has too many tags, limit: {limit}",
	},
	"read/html-too-many-attributes": {
		vi: "thẻ HTML có quá nhiều thuộc tính, giới hạn: {limit}",
		en: "the tag has too many attributes, limit: {limit}",
	},
	"read/html-depth-flattened": {
		vi: "thẻ lồng nhau quá sâu được bỏ qua, chữ bên trong vẫn được giữ, số thẻ: {count}",
		en: "tags nested too deeply are passed over, the text inside is kept, tags: {count}",
	},
	"read/html-nesting-flattened": {
		vi: "danh sách, trích dẫn hoặc bảng lồng nhau quá {limit} cấp được giữ thành đoạn văn thường, số chỗ: {count}",
		en: "lists, quotes or tables nested more than {limit} deep are kept as plain paragraphs, places: {count}",
	},
	"read/html-related-left-out": {
		vi: "không đưa vào bài: bài liên quan, “Đọc tiếp”; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: related articles, “read more”; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-navigation-left-out": {
		vi: "không đưa vào bài: thanh điều hướng, đường dẫn chuyên mục, chân trang; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: navigation, breadcrumbs, footers; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-sharing-left-out": {
		vi: "không đưa vào bài: nút chia sẻ; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: share buttons; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-comments-left-out": {
		vi: "không đưa vào bài: bình luận của bạn đọc; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: readers' comments; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-advertising-left-out": {
		vi: "không đưa vào bài: quảng cáo; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: advertising; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-keywords-left-out": {
		vi: "không đưa vào bài: danh sách từ khóa; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: lists of keywords; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-details-left-out": {
		vi: "không đưa vào bài: dòng ngày giờ, lượt xem và các nút của trang; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: lines with dates, counters and buttons of the page; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-form-left-out": {
		vi: "không đưa vào bài: ô nhập và nút bấm; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: form fields and buttons; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-hidden-left-out": {
		vi: "không đưa vào bài: phần ẩn trên trang; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: what the page hides; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-media-left-out": {
		vi: "không đưa vào bài: chữ bên trong video, khung nhúng và hình vẽ; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: text inside films, frames and drawings; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-outside-left-out": {
		vi: "không đưa vào bài: phần còn lại của trang ngoài bài; số khối: {count}, số ký tự: {characters}, dòng: {lines}, bắt đầu bằng: {text}",
		en: "left out: the rest of the page outside the article; blocks: {count}, characters: {characters}, lines: {lines}, beginning with: {text}",
	},
	"read/html-media-not-kept": {
		vi: "video, âm thanh hoặc khung nhúng không nằm trong bản lưu, số chỗ {count}, đầu tiên là `{tag}`: `{href}`",
		en: "films, sound and frames are not part of the record, places {count}, the first is `{tag}`: `{href}`",
		hint: { vi: "lưu riêng những tệp này nếu cần", en: "archive these files apart if they matter" },
	},
	"read/html-image-moved": {
		vi: "ảnh nằm giữa câu chữ được đặt xuống sau đoạn, số ảnh: {count}",
		en: "images inside running text are set behind their paragraphs, images: {count}",
	},
	"read/html-list-numbering": {
		vi: "danh sách đánh số khác thường (chữ cái, số riêng, đếm lùi) được in bằng số tăng dần, số danh sách: {count}",
		en: "lists counted otherwise (by letters, own numbers, backwards) are printed with rising numbers, lists: {count}",
	},
	"read/html-image-without-source": {
		vi: "thẻ ảnh không nói ảnh ở đâu nên không giữ được, số chỗ: {count}",
		en: "image tags that name no image cannot be kept, places: {count}",
	},
	"read/html-image-unreadable": {
		vi: "ảnh nhúng trong trang không đọc được hoặc quá lớn, số chỗ {count}, đầu tiên là: `{href}`",
		en: "images inside the page cannot be read or are too large, places {count}, the first is: `{href}`",
	},
	"read/html-icon-left-out": {
		vi: "biểu tượng và ảnh đếm lượt truy cập không được đưa vào bài, số ảnh {count}, đầu tiên là: `{href}`",
		en: "icons and counters are left out, images {count}, the first is: `{href}`",
	},
	"read/html-link-left-out": {
		vi: "liên kết chạy mã lệnh không được giữ, chữ của liên kết vẫn còn, số chỗ {count}, đầu tiên là: `{href}`",
		en: "links that run code are left out, their words stay, places {count}, the first is: `{href}`",
	},
	"read/html-charset-differs": {
		vi: "trang khai báo bảng mã `{declared}` nhưng nội dung thuộc bảng mã: `{encoding}`",
		en: "the page declares `{declared}`, but its bytes are: `{encoding}`",
		hint: {
			vi: "nếu chữ hiện ra sai, chỉ rõ bảng mã bằng tùy chọn `--encoding`",
			en: "if the letters come out wrong, say which encoding it is with `--encoding`",
		},
	},
	"read/html-no-article": {
		vi: "không nhận ra phần thân bài nên toàn bộ chữ trên trang được giữ lại",
		en: "no part of the page could be told to be the article, so all of its text is kept",
	},
	"read/json-ld-unreadable": {
		vi: "khối mô tả JSON-LD của trang hỏng nên không dùng được",
		en: "the JSON-LD of the page is broken and not used",
	},
	"read/json-ld-mended": {
		vi: "khối mô tả JSON-LD của trang sai cú pháp nhưng đọc được sau khi sửa dấu phẩy, dấu xuống dòng hoặc ký hiệu chú thích",
		en: "the JSON-LD of the page is faulty, and was read without its stray commas, line ends or comment signs",
	},
	"read/field-conflict": {
		vi: "trang nói khác nhau về `{element}`: theo `{rule}` là “{value}”, theo `{otherRule}` là: “{other}”",
		en: "the page contradicts itself about `{element}`: by `{rule}` it is “{value}”, by `{otherRule}`: “{other}”",
		hint: { vi: "ghi giá trị đúng vào tệp mô tả", en: "put the right value into the description file" },
	},
	"read/field-unescaped": {
		vi: "giá trị của `{element}` bị mã hóa thừa một lần, được đọc là: {value}",
		en: "a value of `{element}` was escaped once too often and is read as: {value}",
	},
	"read/author-is-site": {
		vi: "trang ghi tên báo ở mục tác giả (`{rule}`) nên không coi là tác giả: {value}",
		en: "the page names its site as the author (`{rule}`), which is not taken for one: {value}",
	},
	"read/date-mended": {
		vi: "thời điểm viết sai dạng `{value}` được đọc là: {date}",
		en: "the malformed time `{value}` is read as: {date}",
	},
	"read/date-unreadable": {
		vi: "không đọc được thời điểm của `{element}` theo `{rule}` nên không dùng: {value}",
		en: "the time of `{element}` by `{rule}` cannot be read and is not used: {value}",
	},
	"read/lead-not-found": {
		vi: "trang có lời tóm tắt không thấy in trong bài: {text}",
		en: "the page has a summary that is not printed in the article: {text}",
	},
	"read/mhtml-no-page": {
		vi: "tệp MHTML không có trang HTML nào bên trong",
		en: "there is no HTML page inside the MHTML file",
	},
	"read/mhtml-part-left-out": {
		vi: "thành phần không thuộc bài trong tệp MHTML được để nguyên trong tệp gốc, số thành phần {count}, đầu tiên là: `{href}`",
		en: "parts of the MHTML file that the article does not show stay in the source only, parts {count}, the first is: `{href}`",
	},
};
