import type { Texts } from "./messages.ts";

export type { Language } from "./messages.ts";

/** Comments of the project file that `banluu init` writes. */
export const projectTexts = {
	heading: {
		vi: "Thiết lập của Bản Lưu cho thư mục này và mọi thư mục con.\nTùy chọn dòng lệnh hơn biến môi trường BANLUU_*, biến môi trường hơn tệp này,\ntệp này hơn tệp riêng của người dùng. `banluu config` cho biết mỗi giá trị từ đâu ra.",
		en: "Settings of Bản Lưu for this folder and all folders in it.\nA command line option outranks the environment (BANLUU_*), the environment this file,\nthis file the user's own. `banluu config` shows where each value comes from.",
	},
	output: {
		vi: "Thư mục nhận hồ sơ, tính từ thư mục chứa tệp này.",
		en: "The folder that receives the records, counted from the folder of this file.",
	},
	template: {
		vi: "Mẫu trang: một tên trong `banluu templates`, hoặc đường dẫn tới tệp mẫu riêng.",
		en: "Page template: a name from `banluu templates`, or the path of your own.",
	},
	namespace: {
		vi: "Không gian tên của bộ sưu tập, tạo ngẫu nhiên một lần. Mã định danh của hồ sơ được tính từ\nsố này và nội dung bài: ĐỪNG ĐỔI khi đã có hồ sơ, nếu không cùng một bài sẽ mang mã khác.",
		en: "The collection's namespace, made up once. A record's identifier is computed from it and from\nthe article: DO NOT CHANGE it once there are records, or the same article gets another identifier.",
	},
	pdfa: {
		vi: "Mức PDF/A: 1b, 1a, 2b, 2u, 2a, 3b, 3u, 3a, 4 hoặc 4f. 3b, 3u, 3a và 4f mang theo bài gốc và phần mô tả.\nPDF/UA được khai kèm ở 1a, 2a, 3a, 4 và 4f, trừ khi `ua: false`.",
		en: "PDF/A level: 1b, 1a, 2b, 2u, 2a, 3b, 3u, 3a, 4 or 4f. 3b, 3u, 3a and 4f carry the source and its description.\nPDF/UA is claimed with 1a, 2a, 3a, 4 and 4f, unless `ua: false`.",
	},
	language: {
		vi: "Ngôn ngữ thông báo: vi hoặc en.",
		en: "Language of the messages: vi or en.",
	},
	strict: {
		vi: "true: coi mọi cảnh báo là lỗi, không tạo hồ sơ khi còn cảnh báo.",
		en: "true: every warning is an error, and no record is made while there are any.",
	},
	encoding: {
		vi: "Bảng mã của tệp bài; auto: UTF-8, hoặc bảng mã cũ (TCVN3, VNI…) nếu nhận ra chắc chắn.",
		en: "Encoding of the articles; auto: UTF-8, or an old encoding (TCVN3, VNI…) where it is recognised for certain.",
	},
	packages: {
		vi: "Các định dạng gói mà `banluu package` tạo; `banluu formats` liệt kê tất cả.",
		en: "Formats of the packages that `banluu package` makes; `banluu formats` lists them all.",
	},
	to: {
		vi: "Loại kho mà `banluu batch` ghi vào: bags (mỗi hồ sơ một thư mục), ocfl (kho OCFL có phiên bản),\nsaf (gói nạp cho DSpace), zip-per-1000 (mỗi tệp ZIP một nghìn hồ sơ), volume-per-month (thêm mỗi tháng một tập PDF).",
		en: "The store that `banluu batch` writes to: bags (a folder for each record), ocfl (a storage root that keeps versions),\nsaf (batches for DSpace), zip-per-1000 (a thousand records to a ZIP file), volume-per-month (a PDF volume for each month as well).",
	},
	jobs: {
		vi: "Số luồng của `banluu batch`; để trống thì tính theo số nhân và bộ nhớ của máy.",
		en: "Threads of `banluu batch`; where it is not given the machine's cores and memory decide.",
	},
	database: {
		vi: "Tệp cơ sở dữ liệu của danh mục, tính từ thư mục chứa tệp này.",
		en: "The database file of the catalogue, counted from the folder of this file.",
	},
	collection: {
		vi: "Bộ sưu tập có cấu trúc (JSON, CSV): khóa nào mang yếu tố nào, theo bộ có sẵn hoặc tự khai.",
		en: "Structured collections (JSON, CSV): which key holds which element, by a preset or stated here.",
	},
	targets: {
		vi: "Kho lưu trữ để nộp hồ sơ, mỗi nơi một tên; mật khẩu không bao giờ ghi ở đây.",
		en: "Repositories that records are deposited into, each under a name; passwords never stand here.",
	},
	metadata: {
		vi: "Siêu dữ liệu chung cho mọi bài; điều mà bài tự nói, tệp đi kèm `<tên bài>.yml` và `--set` đều hơn.",
		en: "A description for all articles; what an article says of itself, its sidecar and `--set` outrank it.",
	},
	"metadata-examples": {
		vi: "  isPartOf: Báo Bắc Kạn điện tử\n  rightsHolder: Báo Bắc Kạn\n  rights: http://rightsstatements.org/vocab/InC/1.0/",
		en: "  isPartOf: Báo Bắc Kạn điện tử\n  rightsHolder: Báo Bắc Kạn\n  rights: http://rightsstatements.org/vocab/InC/1.0/",
	},
} as const satisfies Readonly<Record<string, Texts>>;
