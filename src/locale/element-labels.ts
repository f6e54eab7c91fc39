import type { ElementLabel } from "./messages.ts";
import { tt05Labels } from "./tt05-labels.ts";

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
	tableOfContents: {
		vi: "Mục lục",
		en: "Table of contents",
		help: { vi: "các phần của bài, mỗi phần một dòng", en: "the parts of the article, one a line" },
	},
	creator: {
		vi: "Tác giả",
		en: "Creator",
		help: {
			vi: "người viết, bút danh ghi đúng như in; không phải tên tờ báo",
			en: "the writer, a pen name as printed; not the newspaper",
		},
	},
	creatorAuthority: {
		vi: "Tên chuẩn của tác giả",
		en: "Authority form of the creator",
		help: {
			vi: "họ tên thật hoặc URI trong bảng tên chuẩn (VIAF, ISNI, ORCID) của tác giả đã in",
			en: "the established name, or the URI (VIAF, ISNI, ORCID), of the creator as printed",
		},
	},
	contributor: {
		vi: "Người cộng tác",
		en: "Contributor",
		help: { vi: "người dịch, người biên soạn, người cung cấp tin", en: "translator, compiler, who gave the news" },
	},
	photographer: {
		vi: "Người chụp ảnh",
		en: "Photographer",
		help: { vi: "tên ghi dưới ảnh, đúng như in", en: "the name in the photo credit, as printed" },
	},
	publisher: {
		vi: "Cơ quan báo chí",
		en: "Publisher",
		help: { vi: "cơ quan xuất bản, theo tên vào thời điểm đăng", en: "the press agency, by its name at that date" },
	},
	isPartOf: {
		vi: "Thuộc về",
		en: "Is part of",
		help: { vi: "bộ sưu tập, tuyển tập, loạt bài có bài này", en: "the collection or series that has the article" },
	},
	newspaper: {
		vi: "Tờ báo",
		en: "Newspaper",
		help: { vi: "tên tờ báo hoặc kênh đăng bài", en: "the paper or channel that published it" },
	},
	issn: {
		vi: "ISSN",
		en: "ISSN",
		help: { vi: "mã số chuẩn của tờ báo, có gạch nối", en: "of the newspaper, with its hyphen" },
	},
	issue: {
		vi: "Số báo",
		en: "Issue",
		help: { vi: "số báo in có bài", en: "the printed issue that has the article" },
	},
	section: {
		vi: "Chuyên mục",
		en: "Section",
		help: { vi: "chuyên mục, chuyên trang đăng bài", en: "the column or page that it stood in" },
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
	created: {
		vi: "Ngày viết",
		en: "Date created",
		help: { vi: "ngày bài được viết xong", en: "the day on which it was written" },
	},
	available: {
		vi: "Ngày công bố",
		en: "Date available",
		help: { vi: "từ ngày nào bài được tiếp cận", en: "from when it can be had" },
	},
	valid: {
		vi: "Thời hạn hiệu lực",
		en: "Date valid",
		help: { vi: "ngày hoặc khoảng thời gian nội dung có hiệu lực", en: "day or period for which the content holds" },
	},
	dateAccepted: {
		vi: "Ngày duyệt",
		en: "Date accepted",
		help: { vi: "ngày tòa soạn duyệt đăng", en: "the day on which the editors took it" },
	},
	dateCopyrighted: {
		vi: "Năm bản quyền",
		en: "Date copyrighted",
		help: { vi: "năm ghi ở dòng bản quyền", en: "the year in the copyright notice" },
	},
	dateSubmitted: {
		vi: "Ngày gửi bài",
		en: "Date submitted",
		help: { vi: "ngày tác giả gửi bài hoặc tài liệu được nộp", en: "the day on which it was handed in" },
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
	coverage: {
		vi: "Phạm vi",
		en: "Coverage",
		help: {
			vi: "phạm vi nội dung không rõ là nơi chốn hay thời gian",
			en: "a scope that is neither place nor time alone",
		},
	},
	identifier: {
		vi: "Định danh",
		en: "Identifier",
		help: { vi: "mã bài, mã hồ sơ, DOI, Handle", en: "code of the article or record, DOI, Handle" },
	},
	originalUrl: {
		vi: "URL gốc",
		en: "Original URL",
		help: { vi: "địa chỉ web nơi bài được đăng", en: "the web address at which it was published" },
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
	medium: {
		vi: "Vật mang tin",
		en: "Medium",
		help: { vi: "giấy báo, phim, tệp số", en: "newsprint, film, digital file" },
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
	isReferencedBy: {
		vi: "Được dẫn trong",
		en: "Is referenced by",
		help: { vi: "tài liệu nhắc đến bài này", en: "what cites this article" },
	},
	relation: {
		vi: "Tài liệu liên quan",
		en: "Relation",
		help: { vi: "bài cùng vụ việc, cùng chuyên đề", en: "articles on the same matter" },
	},
	replaces: {
		vi: "Thay thế cho",
		en: "Replaces",
		help: { vi: "bài cũ mà bài này thay", en: "the older article that it stands for" },
	},
	isReplacedBy: {
		vi: "Được thay bằng",
		en: "Is replaced by",
		help: { vi: "bài mới thay bài này", en: "the newer article that stands for it" },
	},
	requires: {
		vi: "Cần có",
		en: "Requires",
		help: { vi: "tài liệu phải có mới hiểu được bài", en: "what is needed to understand it" },
	},
	isRequiredBy: {
		vi: "Cần cho",
		en: "Is required by",
		help: { vi: "tài liệu phải có bài này", en: "what needs this article" },
	},
	hasVersion: {
		vi: "Có bản khác",
		en: "Has version",
		help: { vi: "bản sửa, bản dịch của bài", en: "a later edition or a translation of it" },
	},
	isVersionOf: {
		vi: "Là bản khác của",
		en: "Is version of",
		help: { vi: "bài gốc của bản sửa, bản dịch này", en: "what it is an edition or a translation of" },
	},
	hasFormat: {
		vi: "Có định dạng khác",
		en: "Has format",
		help: { vi: "cùng nội dung ở định dạng khác", en: "the same content in another format" },
	},
	isFormatOf: {
		vi: "Là định dạng khác của",
		en: "Is format of",
		help: { vi: "tài liệu có cùng nội dung", en: "what has the same content" },
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
	audience: {
		vi: "Đối tượng bạn đọc",
		en: "Audience",
		help: { vi: "bài viết cho ai", en: "whom it is written for" },
	},
	educationLevel: {
		vi: "Trình độ",
		en: "Education level",
		help: { vi: "trình độ học vấn của bạn đọc", en: "the level of its readers" },
	},
	mediator: {
		vi: "Người chuyển giao",
		en: "Mediator",
		help: { vi: "người hoặc tổ chức đưa bài đến bạn đọc", en: "who brings it to its readers" },
	},
	instructionalMethod: {
		vi: "Cách dùng để dạy học",
		en: "Instructional method",
		help: { vi: "bài được dùng để dạy học ra sao", en: "how it is used in teaching" },
	},
	accrualMethod: {
		vi: "Cách bổ sung",
		en: "Accrual method",
		help: { vi: "tài liệu vào bộ sưu tập bằng cách nào", en: "how items come into the collection" },
	},
	accrualPeriodicity: {
		vi: "Kỳ bổ sung",
		en: "Accrual periodicity",
		help: { vi: "bao lâu bổ sung một lần", en: "how often items come in" },
	},
	accrualPolicy: {
		vi: "Chính sách bổ sung",
		en: "Accrual policy",
		help: { vi: "quy định về việc bổ sung", en: "the rules by which items come in" },
	},
	...tt05Labels,
} as const satisfies Record<string, ElementLabel>;
