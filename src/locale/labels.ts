import type { Texts } from "./messages.ts";

/** An element's name, and what belongs into it. */
export interface ElementLabel extends Texts {
	readonly help: Texts;
}

/** Labels of the elements of a description, by the keys of the metadata schema. */
export const elementLabels = {
	title: {
		vi: "Tít",
		en: "Title",
		help: { vi: "nhan đề chính của bài, đúng như in", en: "the main headline, as printed" },
	},
	alternative: {
		vi: "Tít khác",
		en: "Alternative title",
		help: { vi: "tít phụ, tít trên mạng xã hội nếu khác tít chính", en: "subtitle, or the title used elsewhere" },
	},
	abstract: {
		vi: "Sapo",
		en: "Abstract",
		help: { vi: "đoạn mở đầu tóm tắt bài", en: "the lead that sums up the article" },
	},
	creator: {
		vi: "Tác giả",
		en: "Creator",
		help: {
			vi: "người viết, bút danh ghi đúng như in; không phải tên tờ báo",
			en: "the writer, a pen name as printed; not the newspaper",
		},
	},
	contributor: {
		vi: "Người cộng tác",
		en: "Contributor",
		help: { vi: "người chụp ảnh, người dịch, người biên soạn", en: "photographer, translator, compiler" },
	},
	publisher: {
		vi: "Cơ quan báo chí",
		en: "Publisher",
		help: { vi: "cơ quan xuất bản, theo tên vào thời điểm đăng", en: "the press agency, by its name at that date" },
	},
	isPartOf: {
		vi: "Tờ báo, chuyên mục",
		en: "Is part of",
		help: { vi: "tờ báo, kênh, chuyên mục, ISSN", en: "the newspaper, channel or column, its ISSN" },
	},
	subject: {
		vi: "Từ khóa",
		en: "Subject",
		help: { vi: "đề tài và từ khóa, mỗi từ khóa một dòng", en: "topics and keywords, one a line" },
	},
	issued: {
		vi: "Ngày đăng",
		en: "Date issued",
		help: { vi: "ngày bài được đăng, theo W3CDTF", en: "the day of publication, in W3CDTF" },
	},
	modified: {
		vi: "Ngày cập nhật",
		en: "Date modified",
		help: { vi: "lần cập nhật cuối của bài", en: "when the article was last updated" },
	},
	date: {
		vi: "Thời gian",
		en: "Date",
		help: { vi: "mốc thời gian chưa rõ là ngày đăng", en: "a date not known to be that of publication" },
	},
	temporal: {
		vi: "Thời gian của sự kiện",
		en: "Temporal coverage",
		help: { vi: "ngày hoặc khoảng thời gian bài nói đến", en: "the day or period that the article is about" },
	},
	spatial: {
		vi: "Nơi chốn",
		en: "Spatial coverage",
		help: { vi: "địa danh theo tên vào thời điểm đăng", en: "places, by their names at that date" },
	},
	identifier: {
		vi: "Định danh",
		en: "Identifier",
		help: { vi: "mã hồ sơ, DOI, Handle, địa chỉ gốc", en: "record code, DOI, Handle, original address" },
	},
	bibliographicCitation: {
		vi: "Trích dẫn",
		en: "Bibliographic citation",
		help: { vi: "số báo, ngày, trang", en: "issue, date, page" },
	},
	source: {
		vi: "Nguồn tin",
		en: "Source",
		help: {
			vi: "hãng tin, tờ báo hoặc địa chỉ mà bài lấy lại",
			en: "the agency, paper or address that it was taken from",
		},
	},
	language: {
		vi: "Ngôn ngữ",
		en: "Language",
		help: { vi: "thẻ BCP 47, tiếng Việt là vi", en: "BCP 47 tag, Vietnamese is vi" },
	},
	type: {
		vi: "Loại tài nguyên",
		en: "Type",
		help: { vi: "theo bảng từ vựng DCMI, bài báo là Text", en: "DCMI Type Vocabulary, an article is Text" },
	},
	format: {
		vi: "Định dạng",
		en: "Format",
		help: { vi: "kiểu phương tiện của bản lưu", en: "media type of the archival copy" },
	},
	extent: {
		vi: "Quy mô",
		en: "Extent",
		help: { vi: "số trang, số chữ", en: "number of pages or words" },
	},
	conformsTo: {
		vi: "Tiêu chuẩn áp dụng",
		en: "Conforms to",
		help: { vi: "tiêu chuẩn mà bản lưu tuân theo", en: "standards that the copy meets" },
	},
	rights: {
		vi: "Bản quyền",
		en: "Rights",
		help: {
			vi: "tuyên bố quyền, nên là URI của rightsstatements.org",
			en: "rights statement, best a rightsstatements.org URI",
		},
	},
	accessRights: {
		vi: "Chế độ tiếp cận",
		en: "Access rights",
		help: { vi: "công khai, có điều kiện, mật", en: "open, conditional, secret" },
	},
	license: {
		vi: "Giấy phép",
		en: "License",
		help: { vi: "URI của giấy phép, chỉ khi chủ sở hữu đã cấp", en: "URI of a licence that the owner granted" },
	},
	rightsHolder: {
		vi: "Chủ sở hữu quyền",
		en: "Rights holder",
		help: { vi: "người hoặc cơ quan giữ quyền", en: "person or body that holds the rights" },
	},
	references: {
		vi: "Văn bản được dẫn",
		en: "References",
		help: { vi: "số, ký hiệu văn bản mà bài nhắc đến", en: "numbers of the documents that it cites" },
	},
	relation: {
		vi: "Tài liệu liên quan",
		en: "Relation",
		help: { vi: "bài cùng vụ việc, cùng chuyên đề", en: "articles on the same matter" },
	},
	hasPart: {
		vi: "Thành phần",
		en: "Has part",
		help: { vi: "ảnh, bảng, tệp kèm theo", en: "pictures, tables, attached files" },
	},
	description: {
		vi: "Ghi chú",
		en: "Description",
		help: { vi: "điều người đọc hồ sơ cần biết thêm", en: "what else a reader of the record should know" },
	},
	provenance: {
		vi: "Quá trình lưu giữ",
		en: "Provenance",
		help: { vi: "ai giữ, ai nộp, từ đâu đến", en: "who kept it, who gave it, where it came from" },
	},
} as const satisfies Record<string, ElementLabel>;

/** How a value came to be known. */
export const originLabels = {
	given: { vi: "được cho", en: "given" },
	extracted: { vi: "ghi trong bài", en: "stands in the source" },
	inferred: { vi: "suy ra", en: "inferred" },
	supplied: { vi: "đặt tạm", en: "supplied" },
} as const satisfies Record<string, Texts>;

/** Rules that find or make values. */
export const ruleLabels = {
	"agency-table": { vi: "tra bảng cơ quan báo chí", en: "looked up in the agency table" },
	"article-language": { vi: "ngôn ngữ của bài", en: "language of the article" },
	byline: { vi: "dòng tên tác giả", en: "byline" },
	"byline-source": { vi: "dòng ghi nguồn", en: "source line" },
	dateline: { vi: "ký hiệu đầu tin", en: "dateline" },
	"document-number": { vi: "số, ký hiệu văn bản", en: "document number" },
	"event-date": { vi: "ngày ghi ở đoạn đầu", en: "date in the first paragraph" },
	"event-date-year-from-header": { vi: "năm lấy theo thời gian của bài", en: "year taken from the article's date" },
	"front-matter-alias": { vi: "khóa của phần mô tả đầu bài", en: "key of the front matter" },
	"header-date": { vi: "dòng đầu tệp", en: "header line" },
	"kept-picture": { vi: "tệp ảnh của bài, lưu trong hồ sơ", en: "picture file of the article, kept in the record" },
	"language-by-letters": { vi: "nhận theo chữ viết", en: "recognised by its letters" },
	"lead-paragraph": { vi: "đoạn sapo", en: "lead paragraph" },
	rendition: { vi: "đặc điểm của bản lưu", en: "property of the archival copy" },
	"rights-not-evaluated": { vi: "chưa đánh giá bản quyền", en: "copyright not evaluated" },
	"title-from-file-name": { vi: "lấy từ tên tệp", en: "from the file name" },
	"title-from-first-sentence": { vi: "lấy từ câu đầu", en: "from the first sentence" },
	"title-from-heading": { vi: "đề mục đầu bài", en: "the article's first heading" },
	"uuid-v5-of-source": { vi: "UUIDv5 tính từ SHA-256 của nguồn", en: "UUIDv5 of the source's SHA-256" },
} as const satisfies Record<string, Texts>;

/** Sentences of the description form. */
export const formLabels = {
	heading: {
		vi: "Mô tả bài báo. Dòng có dấu # ở đầu là gợi ý: bỏ dấu # để xác nhận hoặc sửa lại.",
		en: "Description of the article. A line that begins with # is a suggestion: remove the # to confirm it, or change it.",
	},
	required: { vi: "bắt buộc", en: "required" },
	repeatable: { vi: "nhiều giá trị được", en: "repeatable" },
} as const satisfies Record<string, Texts>;

/** All labels of descriptions. */
export const labels = {
	elements: elementLabels,
	origins: originLabels,
	rules: ruleLabels,
	form: formLabels,
} as const;
