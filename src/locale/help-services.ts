import type { Texts } from "./messages.ts";

/** What `--help` says of batches, deposits and harvesting. */
export const serviceHelpTexts = {
	"help.batch": {
		vi: "lập hồ sơ của cả một bộ sưu tập, trên nhiều luồng, chạy tiếp được sau khi bị ngắt",
		en: "make the records of a whole collection, on several threads, resumable after any interruption",
	},
	"help.batch-to": { vi: "kiểu kho nhận hồ sơ", en: "kind of store that receives the records" },
	"help.batch-state": {
		vi: "thư mục của nhật ký và báo cáo, mặc định là `<output>.batch`",
		en: "folder of the journal and the report, `<output>.batch` by default",
	},
	"help.no-database": { vi: "không ghi hồ sơ vào danh mục", en: "keep no catalogue of the records" },
	"help.batch-jobs": {
		vi: "số luồng, mặc định theo số nhân và bộ nhớ",
		en: "number of threads, by default what cores and memory allow",
	},
	"help.batch-resume": {
		vi: "làm tiếp lần chạy trước: bỏ qua những bài nhật ký ghi là đã xong",
		en: "go on with the run before: leave out what its journal says is done",
	},
	"help.batch-check": {
		vi: "với `--resume`: kiểm tra toàn vẹn các hồ sơ đã có",
		en: "with `--resume`: verify the records that are there",
	},
	"help.batch-since": {
		vi: "bỏ qua những bài mà mọi ngày tháng đều trước ngày này, ví dụ 2023-03-20",
		en: "leave out articles whose dates are all before this one, for example 2023-03-20",
	},
	"help.batch-timeout": {
		vi: "số giây cho một bài, mặc định 120; bài dài hơn 1 MB được thêm theo độ dài",
		en: "seconds for an article, 120 by default; one of more than 1 MB has more by its length",
	},
	"help.batch-for": {
		vi: "với `--dry-run`: nơi nhận mà bản mô tả phải đáp ứng",
		en: "with `--dry-run`: target that the descriptions have to suit",
	},
	"help.deposit": {
		vi: "nộp các gói vào một kho đã khai báo trong banluu.yml",
		en: "deposit packages into a repository that banluu.yml declares",
	},
	"help.deposit-what": {
		vi: "các gói hoặc thư mục chứa gói; hoặc `test TÊN`, `status [TÊN]`, `withdraw MÃ-ĐỊNH-DANH`, `adopt GÓI`, `check-mapfile TỆP`",
		en: "packages, or folders that hold packages; or `test NAME`, `status [NAME]`, `withdraw IDENTIFIER`, `adopt PACKAGE`, `check-mapfile FILE`",
	},
	"help.deposit-to": { vi: "tên của đích nộp lưu", en: "the name of the target" },
	"help.deposit-dry-run": {
		vi: "chỉ in ra các yêu cầu sẽ gửi, bí mật được che",
		en: "only print the requests that would be sent, secrets blackened",
	},
	"help.deposit-wait": {
		vi: "chờ phía kho xử lý xong, tối đa chừng này giây",
		en: "wait for what the repository has still to do, at most so many seconds",
	},
	"help.deposit-resume": {
		vi: "làm tiếp lần trước; gói đã nộp xong theo nhật ký thì không hỏi lại",
		en: "go on with an earlier run; what the journal says has arrived is not asked for again",
	},
	"help.deposit-since": {
		vi: "chỉ nộp bản lưu được tạo từ lúc này, ví dụ `7d` hoặc `2026-01-31`",
		en: "only records that were made since then, for example `7d` or `2026-01-31`",
	},
	"help.deposit-concurrency": { vi: "số gói nộp cùng lúc", en: "how many packages at a time" },
	"help.deposit-rate": { vi: "số yêu cầu mỗi giây, nhiều nhất", en: "requests in a second, at most" },
	"help.deposit-reason": { vi: "lý do rút bản lưu", en: "why the record is withdrawn" },
	"help.deposit-sample": {
		vi: "gói dùng để thử xem kho không nhận được những gì (với `test`)",
		en: "a package to see what the repository could not carry (with `test`)",
	},
	"help.deposit-database": {
		vi: "danh mục ghi các biên nhận; nếu không nêu: `banluu.db` trong thư mục kết quả, khi có",
		en: "the catalogue that gets the receipts; else `banluu.db` in the output folder, where there is one",
	},
	"help.deposit-output": {
		vi: "thư mục có nhật ký nộp lưu, ở `.banluu/deposits`",
		en: "the folder that has the journals, in `.banluu/deposits`",
	},
	"help.oai": {
		vi: "cho các hệ thống khác thu hoạch danh mục qua OAI-PMH 2.0: làm máy chủ, hoặc xuất thành tệp (export)",
		en: "let others harvest the catalogue by OAI-PMH 2.0: as a server, or exported as files (export)",
	},
	"help.oai-action": { vi: "export: xuất thành tệp thay vì làm máy chủ", en: "export: write files instead of serving" },
	"help.oai-folder": { vi: "thư mục mới nhận các tệp", en: "the new folder that receives the files" },
	"help.oai-port": { vi: "cổng mạng của máy chủ", en: "the server's port" },
	"help.oai-host": {
		vi: "địa chỉ mà máy chủ nghe; 0.0.0.0 cho cả mạng",
		en: "the address that the server listens on; 0.0.0.0 for the whole network",
	},
	"help.oai-database": {
		vi: "tệp danh mục (mặc định: banluu.db trong thư mục kết quả)",
		en: "the catalogue's file (default: banluu.db in the output folder)",
	},
	"help.oai-admin-email": {
		vi: "thư điện tử của người quản trị kho, bắt buộc; nhiều địa chỉ cách nhau bằng dấu phẩy",
		en: "e-mail address of the administrator, required; several are separated by commas",
	},
	"help.oai-repository-name": { vi: "tên kho mà bên thu hoạch thấy", en: "the repository's name for harvesters" },
	"help.oai-base-url": {
		vi: "địa chỉ mà bên thu hoạch dùng, khi máy chủ đứng sau một máy chủ khác",
		en: "the address that harvesters use, where the server stands behind another",
	},
	"help.oai-domain": {
		vi: "tên miền trong các định danh oai:<tên miền>:…; không bao giờ đổi nữa (mặc định: máy của địa chỉ gốc)",
		en: "the domain in the identifiers oai:<domain>:…; never to be changed (default: the host of the base address)",
	},
	"help.oai-page-size": { vi: "số bản ghi trong một câu trả lời", en: "records in one answer" },
} as const satisfies Record<string, Texts>;
