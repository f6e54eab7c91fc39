import { elementLabels } from "./element-labels.ts";
import { targetNames } from "./index.ts";
import type { Texts } from "./messages.ts";

/** How a value came to be known. */
export const originLabels = {
	given: { vi: "được cho", en: "given" },
	extracted: { vi: "ghi trong bài", en: "stands in the source" },
	inferred: { vi: "suy ra", en: "inferred" },
	supplied: { vi: "đặt tạm", en: "supplied" },
} as const satisfies Record<string, Texts>;

/** Rules that find or make values. */
export const ruleLabels = {
	key: { vi: "ở khóa", en: "at the key" },
	"agency-table": { vi: "tra bảng cơ quan báo chí", en: "looked up in the agency table" },
	"article-language": { vi: "ngôn ngữ của bài", en: "language of the article" },
	byline: { vi: "dòng tên tác giả", en: "byline" },
	"byline-source": { vi: "dòng ghi nguồn", en: "source line" },
	dateline: { vi: "ký hiệu đầu tin", en: "dateline" },
	"body-by-name": { vi: "tên cơ quan", en: "name of a body" },
	"document-number": { vi: "số, ký hiệu văn bản", en: "document number" },
	"docx:bold-first-line": { vi: "dòng đầu in đậm của bản thảo", en: "bold first line of the manuscript" },
	"docx:core-created": { vi: "thuộc tính tài liệu: ngày tạo", en: "document property: created" },
	"docx:core-creator": { vi: "thuộc tính tài liệu: tác giả", en: "document property: author" },
	"docx:core-description": { vi: "thuộc tính tài liệu: ghi chú", en: "document property: comments" },
	"docx:core-keywords": { vi: "thuộc tính tài liệu: từ khóa", en: "document property: keywords" },
	"docx:core-language": { vi: "thuộc tính tài liệu: ngôn ngữ", en: "document property: language" },
	"docx:core-modified": { vi: "thuộc tính tài liệu: ngày sửa", en: "document property: modified" },
	"docx:core-subject": { vi: "thuộc tính tài liệu: chủ đề", en: "document property: subject" },
	"docx:core-title": { vi: "thuộc tính tài liệu: nhan đề", en: "document property: title" },
	"docx:subtitle-style": { vi: "kiểu chữ tít phụ của bản thảo", en: "subtitle style of the manuscript" },
	"docx:title-style": { vi: "kiểu chữ tít của bản thảo", en: "title style of the manuscript" },
	"event-date": { vi: "ngày ghi ở đoạn đầu", en: "date in the first paragraph" },
	"event-date-year-from-header": { vi: "năm lấy theo thời gian của bài", en: "year taken from the article's date" },
	"front-matter-alias": { vi: "khóa của phần mô tả đầu bài", en: "key of the front matter" },
	"header-date": { vi: "dòng đầu tệp", en: "header line" },
	"kept-picture": { vi: "tệp ảnh của bài, lưu trong hồ sơ", en: "picture file of the article, kept in the record" },
	"language-by-letters": { vi: "nhận theo chữ viết", en: "recognised by its letters" },
	"lead-paragraph": { vi: "đoạn sapo", en: "lead paragraph" },
	"person-addressed": { vi: "người được nêu tên", en: "person called by name" },
	"place-table": { vi: "tra bảng tỉnh, thành phố", en: "looked up in the table of provinces" },
	rendition: { vi: "đặc điểm của bản lưu", en: "property of the archival copy" },
	"rights-not-evaluated": { vi: "chưa đánh giá bản quyền", en: "copyright not evaluated" },
	"signature-at-end": { vi: "tên ở cuối bài", en: "name at the end" },
	"source-at-end": { vi: "nguồn ở cuối bài", en: "source at the end" },
	"title-from-file-name": { vi: "lấy từ tên tệp", en: "from the file name" },
	"title-from-first-sentence": { vi: "lấy từ câu đầu", en: "from the first sentence" },
	"title-from-heading": { vi: "đề mục đầu bài", en: "the article's first heading" },
	"uuid-v5-of-source": { vi: "UUIDv5 tính từ SHA-256 của nguồn", en: "UUIDv5 of the source's SHA-256" },
	"wxr:category": { vi: "chuyên mục hoặc thẻ trên WordPress", en: "category or tag in WordPress" },
	"wxr:dc:creator": { vi: "tác giả trên WordPress", en: "author in WordPress" },
	"wxr:guid": { vi: "mã bài trên WordPress", en: "the post's identifier in WordPress" },
	"wxr:language": { vi: "ngôn ngữ của trang WordPress", en: "language of the WordPress site" },
	"wxr:link": { vi: "địa chỉ bài trên WordPress", en: "the post's address in WordPress" },
	"wxr:site-title": { vi: "tên trang WordPress", en: "name of the WordPress site" },
	"wxr:title": { vi: "tít trên WordPress", en: "title in WordPress" },
	"wxr:wp:post_date": { vi: "ngày đăng trên WordPress", en: "publication date in WordPress" },
	"wxr:wp:post_modified": { vi: "ngày sửa trên WordPress", en: "date of change in WordPress" },
} as const satisfies Record<string, Texts>;

/** Sentences of the description form. */
export const formLabels = {
	heading: {
		vi: "Mô tả bài báo. Dòng có dấu # ở đầu là gợi ý: bỏ dấu # để xác nhận hoặc sửa lại.",
		en: "Description of the article. A line that begins with # is a suggestion: remove the # to confirm it, or change it.",
	},
	required: { vi: "bắt buộc", en: "required" },
	missing: { vi: "còn thiếu cho", en: "still missing for" },
	suggestion: { vi: "gợi ý", en: "suggestion" },
	more: { vi: "Các yếu tố ít dùng", en: "Elements of rarer use" },
	repeatable: { vi: "nhiều giá trị được", en: "repeatable" },
} as const satisfies Record<string, Texts>;

/** All labels of descriptions. */
export const labels = {
	elements: elementLabels,
	origins: originLabels,
	rules: ruleLabels,
	form: formLabels,
	targets: targetNames,
} as const;
