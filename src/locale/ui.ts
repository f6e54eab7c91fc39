import type { Texts } from "./messages.ts";

/** Every fixed text of the command line that is not a finding. */
export const ui = {
	"severity.error": { vi: "lỗi", en: "error" },
	"severity.warning": { vi: "cảnh báo", en: "warning" },
	"severity.notice": { vi: "lưu ý", en: "notice" },
	"frame.clause": { vi: "điều khoản", en: "clause" },
	"frame.more": {
		vi: "… và {count} phát hiện nữa cùng mã [{code}]; `--json` cho xem tất cả",
		en: "… and {count} more findings of the code [{code}]; `--json` shows all",
	},
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
		vi: "Ví dụ:\n  banluu init                                   đặt thiết lập cho thư mục này, một lần\n  banluu bai-viet.txt                           tạo hồ sơ trong output/\n  banluu describe bai-viet.txt -o bai-viet.yml   lấy bản mô tả để điền thêm\n  banluu verify output                          kiểm tra mọi hồ sơ trong output/\n  banluu explain font/missing-glyph             một phát hiện nghĩa là gì",
		en: "Examples:\n  banluu init                               settle this folder's settings, once\n  banluu article.txt                        make a record in output/\n  banluu describe article.txt -o article.yml get the description as a form to complete\n  banluu verify output                      check every record in output/\n  banluu explain font/missing-glyph         what a finding means",
	},
	"help.build": {
		vi: "tạo cho mỗi bài một hồ sơ lưu trữ (lệnh mặc định)",
		en: "make an archival record of each article (the default command)",
	},
	"help.describe": {
		vi: "in bản mô tả của bài dưới dạng YAML để điền thêm rồi nạp lại",
		en: "print an article's description as a YAML form to complete and feed back",
	},
	"help.package": {
		vi: "đóng gói các hồ sơ đã tạo theo định dạng mà kho lưu trữ yêu cầu",
		en: "package built records in the form that an archive asks for",
	},
	"help.record": {
		vi: "thư mục hồ sơ, hoặc thư mục chứa các hồ sơ",
		en: "a record's folder, or a folder that holds records",
	},
	"help.format": {
		vi: "định dạng gói, nhiều định dạng cách nhau bằng dấu phẩy; xem `banluu formats`",
		en: "formats of the packages, separated by commas; see `banluu formats`",
	},
	"help.package-output": { vi: "thư mục nhận các gói", en: "the folder that receives the packages" },
	"help.serialise": {
		vi: "ghi mỗi gói thành một tệp `zip` hoặc `tar` thay cho thư mục",
		en: "write each package as one `zip` or `tar` file instead of a folder",
	},
	"help.package-option": {
		vi: "thiết lập riêng của định dạng, dạng `tên=giá trị`; dùng được nhiều lần",
		en: "a setting of the format as `name=value`; may be given several times",
	},
	"package.written": { vi: "đã đóng gói", en: "packaged" },
	"package.identical": { vi: "đã có gói giống hệt", en: "an identical package is there" },
	"package.failed": { vi: "không đóng gói được", en: "not packaged" },
	"package.would-write": { vi: "sẽ đóng gói", en: "would package" },
	"help.verify": {
		vi: "kiểm tra gói BagIt: cấu trúc, mọi mã băm, đủ tệp; với hồ sơ của Bản Lưu thì kiểm cả văn bản trong PDF",
		en: "check BagIt bags: structure, every checksum, completeness; for Bản Lưu's records also the text in the PDF",
	},
	"help.init": {
		vi: "ghi tệp dự án `banluu.yml`, trong đó mọi thiết lập đều có lời giải thích",
		en: "write the project file `banluu.yml`, with every setting explained",
	},
	"help.explain": {
		vi: "giải thích mã của một phát hiện bằng cả hai thứ tiếng; không nêu mã thì liệt kê mọi mã",
		en: "explain the code of a finding in both languages; without a code, list all codes",
	},
	"help.doctor": {
		vi: "kiểm tra máy này: Node.js, phông chữ, mẫu trang, thư mục đích, các công cụ kiểm định bên ngoài",
		en: "examine this machine: Node.js, fonts, templates, the output folder, outside validators",
	},
	"help.fonts": {
		vi: "liệt kê phông chữ; hoặc cho biết phông nào có từng ký tự của một văn bản",
		en: "list the fonts; or tell which font has each character of a text",
	},
	"help.templates": {
		vi: "liệt kê mẫu trang; nêu tên thì in mẫu đó ra để sửa thành mẫu riêng",
		en: "list the page templates; with a name, print that one, to make your own from it",
	},
	"help.formats": {
		vi: "liệt kê các định dạng đọc được, đóng gói được và ghi siêu dữ liệu được",
		en: "list the formats that can be read, packaged and written as metadata",
	},
	"help.config": {
		vi: "cho biết từng thiết lập đang dùng và từ đâu ra",
		en: "show each setting in use and where it comes from",
	},
	"help.completion": {
		vi: "in tập lệnh để shell tự điền lệnh và tùy chọn",
		en: "print a script that lets the shell complete commands and options",
	},
	"help.init-folder": { vi: "thư mục của dự án", en: "the project's folder" },
	"help.code": { vi: "mã, ví dụ font/missing-glyph", en: "a code, for example font/missing-glyph" },
	"help.template-name": { vi: "tên hoặc đường dẫn của mẫu trang", en: "name or path of a template" },
	"help.shell": { vi: "bash, zsh hoặc fish", en: "bash, zsh or fish" },
	"help.publisher": {
		vi: "cơ quan báo chí, dùng chung cho mọi bài",
		en: "the publisher, for all articles",
	},
	"help.init-namespace": {
		vi: "UUID không gian tên đã có; nếu không nêu thì tạo mới",
		en: "the collection's UUID where there is one already; otherwise one is made up",
	},
	"help.check": { vi: "xét từng ký tự của văn bản này", en: "look at each character of this text" },
	"help.check-file": {
		vi: "xét từng ký tự của tệp UTF-8 này; - là đầu vào chuẩn",
		en: "look at each character of this UTF-8 file; - is standard input",
	},
	"help.dry-run": {
		vi: "không ghi gì; cho biết hồ sơ sẽ nằm đâu và còn thiếu siêu dữ liệu nào",
		en: "write nothing; tell where the record would go and what its description lacks",
	},
	"help.encoding": {
		vi: "bảng mã của tệp bài: auto, utf-8, tcvn3, vni, viscii, vps, windows-1258, viqr…",
		en: "encoding of the article: auto, utf-8, tcvn3, vni, viscii, vps, windows-1258, viqr…",
	},
	"help.input-format": {
		vi: "dạng của tệp nhiều bài khi tên tệp không cho biết: jsonl, json, csv…",
		en: "format of a collection where its name does not tell: jsonl, json, csv…",
	},
	"help.map": {
		vi: "khóa nào chứa gì trong tệp nhiều bài, ví dụ title=tieu_de,body=noi_dung (dùng được nhiều lần)",
		en: "which key of a collection holds what, for example title=headline,body=text (repeatable)",
	},
	"help.preset": {
		vi: "bảng khóa có sẵn: bkai, binhvq, laodong, common; không nêu thì chọn theo khóa của từng bài",
		en: "ready map of keys: bkai, binhvq, laodong, common; without it each member's keys decide",
	},
	"help.skip": { vi: "bỏ qua từng này bài đầu của tệp nhiều bài", en: "leave out this many members at the start" },
	"help.limit": { vi: "chỉ lấy nhiều nhất từng này bài", en: "take this many members at most" },
	"help.only": {
		vi: "chỉ lấy các bài có số thứ tự này, ví dụ 5,17,20-30",
		en: "take the members of these numbers only, for example 5,17,20-30",
	},
	"help.bad-members": {
		vi: "gặp bài không đọc được thì bỏ qua (skip) hay dừng lại (stop)",
		en: "what to do about a member that cannot be read: skip it, or stop",
	},
	"describe.more": {
		vi: "chỉ in bài đầu tiên; dùng `--limit`, `--only` để xem bài khác, `--json` để lấy tất cả",
		en: "only the first member is printed; `--limit` and `--only` show others, `--json` gives all",
	},
	"describe.count": { vi: "số bài đã mô tả", en: "members described" },
	"help.no-strict": {
		vi: "cảnh báo vẫn là cảnh báo, dù tệp thiết lập nói khác",
		en: "warnings stay warnings, whatever a settings file says",
	},
	"help.no-progress": { vi: "không hiện dòng tiến độ", en: "no progress line" },
	"help.verbose": {
		vi: "cho biết đang đọc gì, làm gì và mất bao lâu",
		en: "tell what is read, what is done and how long it takes",
	},
	"help.file": {
		vi: "tệp bài viết, hoặc thư mục chứa các tệp đó; - là đầu vào chuẩn",
		en: "article files, or folders of them; - is standard input",
	},
	"help.one-file": { vi: "tệp bài viết; - là đầu vào chuẩn", en: "an article file; - is standard input" },
	"help.path": {
		vi: "thư mục gói BagIt, hoặc thư mục chứa các gói",
		en: "BagIt bag folders, or folders that hold bags",
	},
	"help.output": { vi: "thư mục nhận hồ sơ", en: "folder that receives the records" },
	"help.form-file": {
		vi: "ghi bản mô tả vào một tệp mới; không bao giờ ghi đè",
		en: "write the form to a new file; never overwrites",
	},
	"help.form-format": {
		vi: "yaml: bản mô tả của một bài; csv: bảng, mỗi bài một dòng",
		en: "yaml: the form of one article; csv: a sheet with a row for each article",
	},
	"help.for": {
		vi: "nơi nhận mà bản mô tả phải đáp ứng, dùng được nhiều lần",
		en: "target that the description has to suit, repeatable",
	},
	"help.check-for": {
		vi: "chỉ kiểm tra: còn thiếu gì, quá dài hoặc sai mã cho nơi nhận",
		en: "check only: what is missing, too long or of a wrong code for the target",
	},
	"help.suggest": {
		vi: "gợi ý người, cơ quan, nơi chốn tìm thấy trong bài để xác nhận",
		en: "suggest people, bodies and places found in the text, for confirmation",
	},
	"help.metadata": {
		vi: "tệp siêu dữ liệu YAML, JSON hoặc bảng CSV; hơn tệp đi kèm <tên>.yml",
		en: "metadata file, YAML, JSON or a CSV sheet; outranks the sidecar <name>.yml",
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
	"help.pdfa": { vi: "mức PDF/A của tài liệu", en: "PDF/A level of the document" },
	"help.ua": {
		vi: "khai thêm PDF/UA: PDF/UA-1 với 1a, 2a, 3a, PDF/UA-2 và WTPDF với 4, 4f; có sẵn ở các mức này",
		en: "claim PDF/UA as well: PDF/UA-1 with 1a, 2a, 3a, PDF/UA-2 and WTPDF with 4, 4f; given with these levels",
	},
	"help.paper": {
		vi: "khổ giấy: A3, A4, A5, A6, B5, Letter, Legal hoặc kích thước như 145x205mm; nếu không có thì theo mẫu trang",
		en: "paper: A3, A4, A5, A6, B5, Letter, Legal or a size such as 145x205mm; the template's where not given",
	},
	"help.mirrored": {
		vi: "lề trong và lề ngoài đổi bên ở trang chẵn, để in hai mặt và đóng quyển",
		en: "inner and outer margins that change sides on even pages, to print on both sides and bind",
	},
	"help.gray": {
		vi: "chỉ dùng thang xám: ảnh PNG được chuyển sang xám, ảnh JPEG màu được nêu tên",
		en: "shades of gray only: PNG pictures are made gray, JPEG pictures in colour are named",
	},
	"help.colophon": {
		vi: "thêm một trang cuối nói về hồ sơ: mã định danh, mã băm của nguồn, mã QR, cách kiểm tra",
		en: "add a last page about the record: identifier, digest of the source, QR code, how to check it",
	},
	"help.no-colophon": { vi: "không thêm trang nói về hồ sơ", en: "no page about the record" },
	"help.hanging": {
		vi: "dấu câu ở mép dòng nhô ra khỏi mép chữ một chút",
		en: "punctuation at the edges of lines hangs a little out of the text",
	},
	"help.no-hanging": { vi: "dấu câu nằm trọn trong mép chữ", en: "punctuation stays within the edges of the text" },
	"help.notes": {
		vi: "chỗ đặt chú thích: chân trang (page) hoặc cuối bài (end)",
		en: "where notes stand: at the foot of their page (page) or at the end of the article (end)",
	},
	"help.no-ua": { vi: "không khai PDF/UA", en: "do not claim PDF/UA" },
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
	"build.would-build": { vi: "sẽ tạo hồ sơ", en: "a record would be made" },
	"build.would-update": { vi: "sẽ thêm phiên bản mới", en: "a new version would be added" },
	"build.missing": { vi: "siêu dữ liệu còn thiếu", en: "the description lacks" },
	"step.resources": { vi: "mở phông chữ và mẫu trang", en: "opened fonts and template" },
	"step.read": { vi: "đọc", en: "read" },
	"step.describe": { vi: "mô tả", en: "described" },
	"step.compare": { vi: "so với hồ sơ đã có", en: "compared with records that are there" },
	"step.make": { vi: "dựng và kiểm chứng", en: "made and proven" },
	"step.publish": { vi: "ghi ra đĩa", en: "written" },
	"progress.left": { vi: "còn", en: "left" },
	"progress.errors": { vi: "lỗi", en: "errors" },
	"init.written": { vi: "đã ghi tệp dự án", en: "project file written" },
	"init.next": {
		vi: "mở tệp để xem và sửa; `banluu config` cho biết các thiết lập đang dùng",
		en: "open it to see and change; `banluu config` shows the settings in use",
	},
	"origin.flag": { vi: "tùy chọn", en: "option" },
	"origin.environment": { vi: "biến môi trường", en: "environment" },
	"origin.project": { vi: "tệp dự án", en: "project file" },
	"origin.user": { vi: "tệp của người dùng", en: "user file" },
	"origin.default": { vi: "mặc định", en: "default" },
	"origin.locale": { vi: "theo máy", en: "from the locale" },
	"config.none": { vi: "(không có)", en: "(none)" },
	"explain.exit": { vi: "mã thoát khi là lỗi", en: "exit code when it is an error" },
	"explain.params": { vi: "dữ liệu kèm theo", en: "data that comes with it" },
	"list.style": { vi: "kiểu", en: "styles" },
	"list.fallback": { vi: "dự phòng", en: "fallback" },
	"list.licence": { vi: "giấy phép", en: "licence" },
	"list.characters": { vi: "ký tự", en: "characters" },
	"list.vietnamese": { vi: "đủ 134 chữ Việt", en: "all 134 Vietnamese letters" },
	"list.margins": { vi: "lề trên, phải, dưới, trái", en: "margins top, right, bottom, left" },
	"list.text": { vi: "cỡ chữ", en: "text size" },
	"formats.reader": { vi: "đọc", en: "reads" },
	"formats.collection": { vi: "tách thành bài", en: "takes apart" },
	"formats.package": { vi: "đóng gói", en: "packages" },
	"formats.crosswalk": { vi: "ghi siêu dữ liệu", en: "writes metadata" },
	"check.covered": { vi: "số ký tự khác nhau, phông chính có đủ", en: "different characters, all in the main font" },
	"check.distinct": { vi: "số ký tự khác nhau", en: "different characters" },
	"check.none": { vi: "không phông nào có", en: "in no font" },
	"check.line": { vi: "dòng", en: "line" },
	"build.identifier": { vi: "mã định danh", en: "identifier" },
	"build.pages": { vi: "số trang", en: "pages" },
	"verify.summary": {
		vi: "nguyên vẹn: {valid}, không nguyên vẹn: {invalid}",
		en: "valid: {valid}, not valid: {invalid}",
	},
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
