import type { pdfCodes } from "../model/codes/pdf.ts";
import type { Messages } from "./messages.ts";

const restore = {
	vi: "lấy lại tệp từ một bản sao còn nguyên vẹn, hoặc dựng lại hồ sơ",
	en: "restore the file from an intact copy, or build the record again",
};
const rebuild = {
	vi: "dựng lại hồ sơ; nếu lỗi lặp lại, xin báo cho người phát triển kèm bài viết",
	en: "build the record again; if it comes back, please report it with the article",
};

const anotherPart = {
	vi: "chọn phần mới hơn của PDF/A, ví dụ `--pdfa 2a`",
	en: "choose a newer part of PDF/A, for example `--pdfa 2a`",
};

export const pdfMessages: Messages<keyof typeof pdfCodes> = {
	"pdf/title-missing": {
		vi: "PDF/UA đòi hỏi nhan đề mà bài viết không có",
		en: "PDF/UA requires a title and the article has none",
		hint: { vi: "nêu nhan đề bằng `--set title=…`", en: "give the title with `--set title=…`" },
	},
	"pdf/language-invalid": {
		vi: "mã ngôn ngữ không theo BCP 47: `{language}`",
		en: "the language is not a BCP 47 tag: `{language}`",
		hint: { vi: "ví dụ: `vi`, `en`, `vi-VN`", en: "for example: `vi`, `en`, `vi-VN`" },
	},
	"pdf/figure-without-alt": {
		vi: "PDF/UA đòi hỏi văn bản thay thế cho mỗi hình, phần tử này không có: {element}",
		en: "PDF/UA requires an alternate text of every figure, this element has none: {element}",
		hint: { vi: "ghi mô tả ngắn cho hình trong bài", en: "describe the picture in the article" },
	},
	"pdf/picture-transparent": {
		vi: "{flavour} cấm điểm ảnh trong suốt, ảnh này có: `{picture}`",
		en: "{flavour} forbids transparency and this picture has some: `{picture}`",
		hint: anotherPart,
	},
	"pdf/picture-depth": {
		vi: "{flavour} chỉ cho tối đa 8 bit mỗi mẫu, ảnh `{picture}` có {bits}",
		en: "{flavour} allows at most 8 bits a sample, the picture `{picture}` has {bits}",
		hint: anotherPart,
	},
	"pdf/picture-profile": {
		vi: "{flavour} chỉ nhận hồ sơ màu ICC phiên bản 2, ảnh `{picture}` mang phiên bản {version}",
		en: "{flavour} knows ICC profiles of version 2 only, the picture `{picture}` has one of version {version}",
		hint: anotherPart,
	},
	"pdf/attachments-missing": {
		vi: "{flavour} phải mang theo tệp đính kèm mà ở đây không có",
		en: "{flavour} has to carry attachments and there are none",
	},
	"pdf/attachments-forbidden": {
		vi: "{flavour} không được mang tệp đính kèm",
		en: "{flavour} must not carry attachments",
	},
	"pdf/array-too-long": {
		vi: "bài quá dài cho {flavour}: một mảng có {count} phần tử, giới hạn là {limit}",
		en: "the article is too long for {flavour}: an array has {count} elements, the limit is {limit}",
		hint: anotherPart,
	},
	"pdf/build-time": {
		vi: "thời điểm dựng không theo ISO 8601 kèm múi giờ: `{value}`",
		en: "the build time is not ISO 8601 with a zone: `{value}`",
		hint: { vi: "ví dụ: `2026-11-23T08:00:00Z`", en: "for example: `2026-11-23T08:00:00Z`" },
	},
	"pdf/not-pdf": {
		vi: "tệp này không phải PDF",
		en: "the file is not a PDF",
	},
	"pdf/encrypted": {
		vi: "tệp PDF bị mã hóa nên không đọc lại được chữ",
		en: "the PDF is encrypted, so its text cannot be read back",
		hint: { vi: "PDF/A cấm mã hóa; hãy gỡ mật khẩu trước", en: "PDF/A forbids encryption; remove the password first" },
	},
	"pdf/readers-disagree": {
		vi: "hai bộ đọc PDF độc lập không thấy cùng một nội dung ở phần: `{what}`",
		en: "two independent readers of PDF do not find the same in: `{what}`",
		hint: restore,
	},
	"pdf/damaged": {
		vi: "tệp PDF hỏng, không đọc được: {where}",
		en: "the PDF is damaged, this cannot be read: {where}",
		hint: restore,
	},
	"pdf/not-tagged": {
		vi: "tệp PDF không có cây cấu trúc",
		en: "the PDF has no structure tree",
		hint: rebuild,
	},
	"pdf/info-differs": {
		vi: "trường {field} của từ điển Info (`{info}`) khác XMP: `{xmp}`",
		en: "the Info entry {field} (`{info}`) differs from the XMP: `{xmp}`",
		hint: rebuild,
	},
	"pdf/tag-without-content": {
		vi: "cây cấu trúc trỏ tới nội dung không có trên trang {page}: đoạn đánh dấu {mcid}",
		en: "the structure tree points at content that page {page} does not have: marked content {mcid}",
		hint: rebuild,
	},
	"pdf/tab-order": {
		vi: "trang {page} không theo thứ tự phím Tab của cây cấu trúc",
		en: "the tab order of page {page} does not follow the structure",
		hint: rebuild,
	},
	"pdf/text-hidden": {
		vi: "chữ trên trang {page} không nhìn thấy được, do `{why}`: `{text}`",
		en: "text on page {page} cannot be seen, because of `{why}`: `{text}`",
		hint: rebuild,
	},
	"pdf/tag-twice": {
		vi: "đoạn đánh dấu {mcid} của trang {page} xuất hiện hai lần",
		en: "marked content {mcid} of page {page} occurs twice",
		hint: rebuild,
	},
	"pdf/parent-tree": {
		vi: "cây cha không khớp cây cấu trúc ở đoạn đánh dấu {mcid} của trang {page}",
		en: "the parent tree disagrees with the structure tree at marked content {mcid} of page {page}",
		hint: rebuild,
	},
	"pdf/link-untagged": {
		vi: "trang {page} có liên kết không thuộc phần tử Link nào của cây cấu trúc",
		en: "page {page} has a link that no Link element of the structure tree owns",
		hint: rebuild,
	},
	"pdf/unmapped-code": {
		vi: "phông `{font}` ở trang {page} không cho biết mã {code} là chữ gì",
		en: "font `{font}` on page {page} does not say which character code {code} is",
		hint: rebuild,
	},
	"pdf/operator-unknown": {
		vi: "trang {page} có toán tử nội dung không hợp lệ: `{operator}`",
		en: "page {page} has an invalid content operator: `{operator}`",
		hint: restore,
	},
};
