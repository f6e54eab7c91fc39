import type { wxrCodes } from "../model/codes/wxr.ts";
import type { Messages } from "./messages.ts";

export const wxrMessages: Messages<keyof typeof wxrCodes> = {
	"wxr/not-an-export": {
		vi: "tệp XML này không phải bản xuất (export) của WordPress",
		en: "this XML file is no export of WordPress",
		hint: {
			vi: "trong trang quản trị WordPress, chọn Công cụ → Xuất ra → Tất cả nội dung",
			en: "in the dashboard of WordPress choose Tools, Export, All content",
		},
	},
	"wxr/ill-formed": {
		vi: "XML sai cú pháp: {message}",
		en: "the XML is not well-formed: {message}",
		hint: { vi: "xuất lại từ WordPress", en: "export it from WordPress again" },
	},
	"wxr/item-unclosed": {
		vi: "bài bắt đầu ở đây không có thẻ kết thúc `</item>` nên không đọc được",
		en: "the item that begins here has no end tag `</item>` and cannot be read",
	},
	"wxr/truncated": {
		vi: "bản xuất bị cụt: không có thẻ kết thúc `</rss>`, có thể thiếu bài",
		en: "the export is cut off, there is no end tag `</rss>`; articles may be missing",
		hint: {
			vi: "xuất lại từ WordPress; với trang lớn thì xuất theo từng năm",
			en: "export it from WordPress again, a large site year by year",
		},
	},
	"wxr/items-left-out": {
		vi: "mục thuộc loại hoặc trạng thái `{kind}` không được lấy, số mục: {count}",
		en: "items of the kind or state `{kind}` are left out, number: {count}",
	},
	"wxr/control-characters": {
		vi: "ký tự điều khiển mà XML không cho phép đã được bỏ khi đọc, số ký tự: {count}",
		en: "control characters that XML does not have are dropped in reading, number: {count}",
	},
	"wxr/shortcode-left-out": {
		vi: "mã ngắn (shortcode) `{tag}` không có nội dung đọc được, số chỗ: {count}; nguyên văn: {text}",
		en: "the shortcode `{tag}` cannot be carried out, places: {count}; it reads: {text}",
	},
	"wxr/block-left-out": {
		vi: "khối `{name}` do máy chủ tạo ra, bản xuất không chứa nội dung, số khối: {count}",
		en: "blocks `{name}` are made by the server and have no content in the export, number: {count}",
	},
	"wxr/attachment-missing": {
		vi: "ảnh của thư viện mà bài dùng không có trong bản xuất, số ảnh: {count}",
		en: "pictures of the media library that the post uses are not in the export, number: {count}",
		hint: {
			vi: "xuất “Tất cả nội dung”, không chỉ bài viết; không đọc từ đầu vào chuẩn",
			en: "export all content, not posts only, and do not read it from standard input",
		},
	},
	"wxr/creator-not-taken": {
		vi: "tài khoản đăng bài không phải tên người viết nên không được dùng làm tác giả: {value}",
		en: "the account that posted is no writer's name and is not taken as the creator: {value}",
		hint: {
			vi: "ghi tác giả của bài vào bản mô tả",
			en: "state the article's writer in the description",
		},
	},
	"wxr/not-published": {
		vi: "bài chưa được công bố, trạng thái: `{status}`",
		en: "the post was not published, its state is: `{status}`",
	},
};
