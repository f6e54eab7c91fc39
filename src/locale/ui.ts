import type { Texts } from "./messages.ts";

/** Every fixed text of the command line that is not a finding. */
export const ui = {
	"severity.error": { vi: "lỗi", en: "error" },
	"severity.warning": { vi: "cảnh báo", en: "warning" },
	"severity.notice": { vi: "lưu ý", en: "notice" },
	"frame.clause": { vi: "điều khoản", en: "clause" },
	"frame.hint": { vi: "gợi ý", en: "hint" },
	"help.usage": { vi: "Cách dùng:", en: "Usage:" },
	"help.arguments": { vi: "Đối số:", en: "Arguments:" },
	"help.options": { vi: "Tùy chọn:", en: "Options:" },
	"help.global-options": { vi: "Tùy chọn chung:", en: "Global options:" },
	"help.commands": { vi: "Lệnh:", en: "Commands:" },
	"help.default": { vi: "mặc định", en: "default" },
	"help.choices": { vi: "chọn", en: "choices" },
	"help.program": {
		vi: "Tạo hồ sơ lưu trữ từ bài báo: Dublin Core, PDF/A có phông chữ Việt nhúng sẵn, bảng kê mã băm, gói BagIt",
		en: "Makes archival records from articles: Dublin Core, PDF/A with embedded Vietnamese fonts, checksum manifests, BagIt",
	},
	"help.after": {
		vi: "Ví dụ:\n  banluu bai-viet.txt                 tạo hồ sơ trong output/\n  banluu describe bai-viet.txt > bai-viet.yml   lấy bản mô tả để điền thêm\n  banluu verify output                kiểm tra mọi hồ sơ trong output/",
		en: "Examples:\n  banluu article.txt                  make a record in output/\n  banluu describe article.txt > article.yml     get the description as a form to complete\n  banluu verify output                check every record in output/",
	},
	"help.build": {
		vi: "tạo cho mỗi bài một hồ sơ lưu trữ (lệnh mặc định)",
		en: "make an archival record of each article (the default command)",
	},
	"help.describe": {
		vi: "in bản mô tả của bài dưới dạng YAML để điền thêm rồi nạp lại",
		en: "print an article's description as a YAML form to complete and feed back",
	},
	"help.verify": {
		vi: "kiểm tra gói BagIt: cấu trúc, mọi mã băm, đủ tệp; với hồ sơ của Bản Lưu thì kiểm cả văn bản trong PDF",
		en: "check BagIt bags: structure, every checksum, completeness; for Bản Lưu's records also the text in the PDF",
	},
	"help.file": { vi: "tệp bài viết (.txt); - là đầu vào chuẩn", en: "article files (.txt); - is standard input" },
	"help.path": {
		vi: "thư mục gói BagIt, hoặc thư mục chứa các gói",
		en: "BagIt bag folders, or folders that hold bags",
	},
	"help.output": { vi: "thư mục nhận hồ sơ", en: "folder that receives the records" },
	"help.metadata": {
		vi: "tệp siêu dữ liệu YAML hoặc JSON; hơn tệp đi kèm <tên>.yml",
		en: "metadata file, YAML or JSON; outranks the sidecar <name>.yml",
	},
	"help.set": {
		vi: "đặt một yếu tố siêu dữ liệu, ví dụ --set creator='Nông Vui'; hơn mọi tệp",
		en: "set a metadata element, for example --set creator='Nông Vui'; outranks every file",
	},
	"help.template": { vi: "mẫu trang: tên hoặc đường dẫn", en: "page template: a name or a path" },
	"help.namespace": {
		vi: "UUID không gian tên của bộ sưu tập, dùng khi cấp mã định danh",
		en: "UUID of the collection's namespace, used when an identifier is assigned",
	},
	"help.build-time": {
		vi: "thời điểm ghi vào hồ sơ, ISO 8601; nếu không có thì lấy SOURCE_DATE_EPOCH, rồi đồng hồ",
		en: "time written into the record, ISO 8601; otherwise SOURCE_DATE_EPOCH, otherwise the clock",
	},
	"help.update": {
		vi: "khi hồ sơ cùng mã định danh đã có và khác: thêm phiên bản mới bên cạnh",
		en: "where a different record of the same identifier exists: add a new version beside it",
	},
	"help.strict": { vi: "coi mọi cảnh báo là lỗi", en: "treat every warning as an error" },
	"help.json": {
		vi: "in kết quả ra stdout dưới dạng các dòng JSON",
		en: "print results as JSON lines on standard output",
	},
	"help.quiet": { vi: "chỉ in lỗi", en: "print errors only" },
	"help.lang": { vi: "ngôn ngữ thông báo", en: "language of the messages" },
	"help.color": { vi: "luôn tô màu", en: "always colour" },
	"help.no-color": { vi: "không tô màu", en: "never colour" },
	"help.help": { vi: "hiện trợ giúp", en: "show help" },
	"help.version": { vi: "hiện phiên bản", en: "show the version" },
	"help.help-command": { vi: "hiện trợ giúp của một lệnh", en: "show help for a command" },
	"build.built": { vi: "đã tạo hồ sơ", en: "record made" },
	"build.updated": { vi: "đã thêm phiên bản mới", en: "new version added" },
	"build.identical": { vi: "giống hệt, không ghi gì", en: "identical, nothing written" },
	"build.failed": { vi: "không tạo được hồ sơ", en: "no record made" },
	"build.identifier": { vi: "mã định danh", en: "identifier" },
	"build.pages": { vi: "số trang", en: "pages" },
	"verify.valid": { vi: "nguyên vẹn", en: "valid" },
	"verify.invalid": { vi: "KHÔNG nguyên vẹn", en: "NOT valid" },
	"verify.files": { vi: "tệp", en: "files" },
	"verify.record": {
		vi: "hồ sơ Bản Lưu, văn bản đã đối chiếu với nguồn",
		en: "Bản Lưu record, text compared with its source",
	},
	"verify.bag": { vi: "gói BagIt", en: "BagIt bag" },
} as const satisfies Readonly<Record<string, Texts>>;

export type UiKey = keyof typeof ui;
