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
};
