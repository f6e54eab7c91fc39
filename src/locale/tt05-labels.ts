import type { ElementLabel } from "./messages.ts";

/** Labels of the fields of Thông tư 05/2025/TT-BNV. */
export const tt05Labels = {
	"tt05.fondsCode": {
		vi: "Mã phông",
		en: "Fonds code",
		help: { vi: "mã của phông lưu trữ", en: "code of the fonds" },
	},
	"tt05.fondsName": {
		vi: "Tên phông",
		en: "Fonds name",
		help: { vi: "tên của phông lưu trữ", en: "name of the fonds" },
	},
	"tt05.agencyCode": {
		vi: "Mã cơ quan",
		en: "Agency code",
		help: { vi: "mã định danh của cơ quan hình thành hồ sơ", en: "identifier of the body that made the dossier" },
	},
	"tt05.archiveCode": {
		vi: "Mã cơ quan lưu trữ",
		en: "Archive code",
		help: { vi: "mã của cơ quan lưu trữ nhận hồ sơ", en: "code of the archive that takes it" },
	},
	"tt05.fileCode": {
		vi: "Mã hồ sơ",
		en: "Dossier code",
		help: { vi: "mã cơ quan, năm, số và ký hiệu hồ sơ", en: "agency, year, number and notation of the dossier" },
	},
	"tt05.fileTitle": {
		vi: "Tiêu đề hồ sơ",
		en: "Dossier title",
		help: { vi: "tiêu đề của hồ sơ chứa bài", en: "title of the dossier that holds the article" },
	},
	"tt05.paperFileCode": {
		vi: "Mã hồ sơ giấy",
		en: "Paper dossier code",
		help: { vi: "mã kho, giá, hộp và số hồ sơ giấy gốc", en: "store, shelf or box, and number of the paper original" },
	},
	"tt05.startDate": {
		vi: "Thời gian bắt đầu",
		en: "Start date",
		help: { vi: "ngày của tài liệu sớm nhất trong hồ sơ", en: "day of the earliest document in the dossier" },
	},
	"tt05.endDate": {
		vi: "Thời gian kết thúc",
		en: "End date",
		help: { vi: "ngày của tài liệu muộn nhất trong hồ sơ", en: "day of the latest document in the dossier" },
	},
	"tt05.totalDoc": {
		vi: "Tổng số tài liệu",
		en: "Number of documents",
		help: { vi: "số tài liệu trong hồ sơ", en: "how many documents the dossier has" },
	},
	"tt05.numberOfPaper": {
		vi: "Số tờ",
		en: "Number of sheets",
		help: { vi: "số tờ giấy của hồ sơ, hồ sơ số là 0", en: "sheets of paper in the dossier, 0 where it is digital" },
	},
	"tt05.fileNumberOfPage": {
		vi: "Tổng số trang",
		en: "Number of pages of the dossier",
		help: { vi: "số trang của cả hồ sơ", en: "pages of the whole dossier" },
	},
	"tt05.fileKeyword": {
		vi: "Từ khóa của hồ sơ",
		en: "Dossier keywords",
		help: { vi: "từ khóa chung của hồ sơ", en: "keywords of the dossier as a whole" },
	},
	"tt05.fileDescription": {
		vi: "Ghi chú hồ sơ",
		en: "Dossier note",
		help: { vi: "người lập hồ sơ, điều cần lưu ý", en: "who made the dossier, remarks" },
	},
	"tt05.maintenance": {
		vi: "Thời hạn bảo quản",
		en: "Retention",
		help: {
			vi: "01 vĩnh viễn, 02 70 năm, 03 50 năm, 04 30 năm, 05 20 năm, 06 10 năm, 07 khác",
			en: "01 permanent, 02 70 years, 03 50, 04 30, 05 20, 06 10, 07 other",
		},
	},
	"tt05.mode": {
		vi: "Chế độ sử dụng",
		en: "Access mode",
		help: { vi: "01 công khai, 02 có điều kiện, 03 mật", en: "01 public, 02 conditional, 03 secret" },
	},
	"tt05.confidenceLevel": {
		vi: "Mức độ tin cậy",
		en: "Confidence level",
		help: { vi: "01 gốc điện tử, 02 số hóa, 03 hỗn hợp", en: "01 born digital, 02 digitised, 03 mixed" },
	},
	"tt05.format": {
		vi: "Tình trạng vật lý",
		en: "Physical condition",
		help: { vi: "01 tốt, 02 bình thường, 03 hỏng", en: "01 good, 02 normal, 03 damaged" },
	},
	"tt05.docId": {
		vi: "Mã định danh văn bản",
		en: "Document identifier",
		help: { vi: "mã hồ sơ và số thứ tự, không quá 25 ký tự", en: "dossier code and ordinal, at most 25 characters" },
	},
	"tt05.docCode": {
		vi: "Mã lưu trữ của văn bản",
		en: "Document code",
		help: { vi: "mã hồ sơ và số thứ tự bảy chữ số", en: "dossier code and ordinal of seven digits" },
	},
	"tt05.docOrdinal": {
		vi: "Số thứ tự văn bản trong hồ sơ",
		en: "Document ordinal",
		help: { vi: "đếm từ 1", en: "counted from 1" },
	},
	"tt05.typeName": {
		vi: "Tên loại văn bản",
		en: "Kind of document",
		help: { vi: "mã 01 đến 32, bài báo là 32", en: "code 01 to 32, an article is 32" },
	},
	"tt05.codeNumber": {
		vi: "Số của văn bản",
		en: "Document number",
		help: {
			vi: "phần số trước dấu gạch chéo, bài báo để trống",
			en: "the part before the slash, empty for an article",
		},
	},
	"tt05.codeNotation": {
		vi: "Ký hiệu của văn bản",
		en: "Document notation",
		help: { vi: "phần chữ sau dấu gạch chéo, bài báo để trống", en: "the part behind the slash, empty for an article" },
	},
	"tt05.issuedDate": {
		vi: "Ngày tháng năm văn bản",
		en: "Date of the document",
		help: { vi: "chỉ khi khác ngày đăng", en: "only where it is not the day of publication" },
	},
	"tt05.organName": {
		vi: "Cơ quan ban hành",
		en: "Issuing body",
		help: { vi: "chỉ khi khác cơ quan báo chí", en: "only where it is not the publisher" },
	},
	"tt05.subject": {
		vi: "Trích yếu nội dung",
		en: "Summary of contents",
		help: { vi: "chỉ khi khác tít", en: "only where it is not the headline" },
	},
	"tt05.language": {
		vi: "Mã ngôn ngữ",
		en: "Language code",
		help: {
			vi: "01 tiếng Việt, 02 Anh, 03 Pháp, 04 Nga, 05 Trung, 06 Việt và Anh, 07 Việt và Nga, 08 Việt và Pháp, 09 Hán Nôm, 10 Việt và Trung, 11 khác",
			en: "01 Vietnamese, 02 English, 03 French, 04 Russian, 05 Chinese, 06 Vietnamese and English, 07 and Russian, 08 and French, 09 Sino-Nom, 10 Vietnamese and Chinese, 11 other",
		},
	},
	"tt05.numberOfPage": {
		vi: "Số trang của văn bản",
		en: "Number of pages",
		help: { vi: "số trang của bản lưu", en: "pages of the archival copy" },
	},
	"tt05.inforSign": {
		vi: "Ký hiệu thông tin",
		en: "Information sign",
		help: { vi: "ký hiệu nhóm thông tin của cơ quan", en: "sign of the group of information" },
	},
	"tt05.keyword": {
		vi: "Từ khóa của văn bản",
		en: "Document keywords",
		help: { vi: "chỉ khi khác từ khóa và chuyên mục", en: "only where they are not subject and section" },
	},
	"tt05.autograph": {
		vi: "Bút tích",
		en: "Autograph",
		help: { vi: "bút tích trên tài liệu", en: "handwriting on the document" },
	},
	"tt05.process": {
		vi: "Tệp quá trình xử lý",
		en: "Workflow file",
		help: { vi: "1 có tệp quá trình xử lý kèm theo, 0 không có", en: "1 with a workflow file, 0 without" },
	},
	"tt05.source": {
		vi: "Văn bản đi, đến",
		en: "Outgoing or incoming",
		help: { vi: "0 văn bản đi, 1 văn bản đến", en: "0 outgoing, 1 incoming" },
	},
	"tt05.riskRecovery": {
		vi: "Chế độ dự phòng",
		en: "Backup required",
		help: { vi: "1 có, 0 không", en: "1 yes, 0 no" },
	},
	"tt05.riskRecoveryStatus": {
		vi: "Tình trạng dự phòng",
		en: "Backup status",
		help: { vi: "01 đã dự phòng, 02 chưa dự phòng", en: "01 backed up, 02 not yet" },
	},
	"tt05.description": {
		vi: "Ghi chú của văn bản",
		en: "Document note",
		help: { vi: "URL, bút danh, điều cần lưu ý", en: "address, pen name, remarks" },
	},
} as const satisfies Record<string, ElementLabel>;
