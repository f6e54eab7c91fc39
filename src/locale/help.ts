import type { Texts } from "./messages.ts";

/** What `--help` says. */
export const helpTexts = {
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
	"help.only-failed": {
		vi: "chỉ làm lại những bài nhật ký ghi là hỏng",
		en: "make only those again that the journal says have failed",
	},
	"help.fail-fast": { vi: "dừng ở bài hỏng đầu tiên", en: "stop at the first article that fails" },
	"help.describe": {
		vi: "in bản mô tả của bài dưới dạng YAML để điền thêm rồi nạp lại",
		en: "print an article's description as a YAML form to complete and feed back",
	},
	"help.bag": {
		vi: "biến thư mục thành gói BagIt ngay tại chỗ, hoặc ghi nhận thay đổi trong gói đã có; không chép nội dung",
		en: "make folders into BagIt bags where they stand, or take changes into bags; content is not copied",
	},
	"help.bag-folder": { vi: "thư mục", en: "folders" },
	"help.bag-update": {
		vi: "thư mục đã là gói: tính lại bảng kê theo các tệp hiện có, giữ bag-info.txt",
		en: "the folders are bags: compute the manifests anew from the files that are there, keep bag-info.txt",
	},
	"help.bag-algorithms": {
		vi: "thuật toán của bảng kê: sha512, sha256, sha1, md5, blake2b512",
		en: "algorithms of the manifests: sha512, sha256, sha1, md5, blake2b512",
	},
	"help.bag-info": {
		vi: "một mục của bag-info.txt, ví dụ Contact-Name=Nguyễn Văn A (dùng được nhiều lần)",
		en: "an element of bag-info.txt, for example Contact-Name=Jane Doe (repeatable)",
	},
	"help.bag-dry-run": {
		vi: "không ghi gì; cho biết gói sẽ gồm những gì và tệp nào đã thay đổi",
		en: "write nothing; tell what the bag would hold and which files have changed",
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
	"help.ocfl": {
		vi: "xem, lấy ra hoặc xóa đối tượng trong kho lưu OCFL",
		en: "list, take out or remove the objects of an OCFL storage root",
	},
	"help.ocfl-action": {
		vi: "`list` liệt kê, `export` lấy một phiên bản ra, `purge` xóa vĩnh viễn",
		en: "`list` them, `export` a version, `purge` an object for good",
	},
	"help.ocfl-root": { vi: "kho lưu OCFL", en: "the OCFL storage root" },
	"help.ocfl-id": { vi: "định danh của đối tượng", en: "the object's identifier" },
	"help.ocfl-version": {
		vi: "phiên bản cần lấy ra, ví dụ `v1`; không nêu thì lấy bản mới nhất",
		en: "the version to export, for example `v1`; the newest if not given",
	},
	"help.ocfl-output": { vi: "thư mục mới nhận các tệp", en: "the new folder that receives the files" },
	"help.ocfl-bag": { vi: "lấy ra thành gói BagIt", en: "export as a BagIt bag" },
	"help.ocfl-yes": { vi: "xác nhận việc xóa vĩnh viễn", en: "confirm that the object is removed for good" },
	"help.build-package": {
		vi: "đóng gói mỗi hồ sơ ngay khi tạo xong, theo các định dạng cách nhau bằng dấu phẩy; định dạng nhận nhiều hồ sơ thì đóng gói khi xong cả lượt",
		en: "package each record as it is built, in formats separated by commas; formats that take many records at the end of the run",
	},
	"help.build-package-output": {
		vi: "thư mục nhận các gói; mặc định là `packages` trong thư mục hồ sơ",
		en: "the folder that receives the packages; `packages` in the records' folder by default",
	},
	"help.convert": {
		vi: "ghi bản mô tả sang định dạng khác: MODS, DataCite, DSpace, schema.org, TT 05/2025…",
		en: "write descriptions in another format: MODS, DataCite, DSpace, schema.org, TT 05/2025…",
	},
	"help.verify": {
		vi: "kiểm tra gói lưu trữ của mọi định dạng đã biết: cấu trúc, mọi mã băm, đủ tệp; với hồ sơ của Bản Lưu thì kiểm cả văn bản trong PDF",
		en: "check packages of every known format: structure, every checksum, completeness; for Bản Lưu's records also the text in the PDF",
	},
	"help.verify-format": {
		vi: "kiểm tra theo định dạng này, dù gói trông thế nào; xem `banluu formats`",
		en: "check as this format, whatever a package looks like; see `banluu formats`",
	},
	"help.depth": {
		vi: "số cấp thư mục tìm gói bên trong",
		en: "folders to go down in search of packages",
	},
	"help.jobs": {
		vi: "số luồng dùng cùng lúc (mặc định: số nhân của máy)",
		en: "threads to use at once (default: the machine's cores)",
	},
	"help.log": {
		vi: "ghi thêm vào tệp này một dòng JSON cho mỗi gói",
		en: "append one JSON line for each package to this file",
	},
	"help.since": {
		vi: "bỏ qua gói mà theo nhật ký đã đạt trong khoảng này (`90d`, `1y`) hoặc từ ngày này",
		en: "leave out packages that the log has as good within this span (`90d`, `1y`) or since this date",
	},
	"help.sample": {
		vi: "chỉ kiểm tra một mẫu: tỷ lệ `5%` hoặc số gói `200`",
		en: "check a sample only: a share such as `5%` or a number such as `200`",
	},
	"help.seed": {
		vi: "hạt giống chọn mẫu; cùng hạt giống thì cùng mẫu (mặc định: năm nay)",
		en: "what the sample is chosen by; the same seed gives the same sample (default: this year)",
	},
	"help.resume": {
		vi: "tiếp tục lần chạy bị ngắt mà nhật ký còn ghi dở",
		en: "go on with the run that the log shows as broken off",
	},
	"help.summary": {
		vi: "ghi biên bản vào tệp này: Markdown nếu tên kết thúc bằng `.md`, không thì JSON",
		en: "write a report to this file: Markdown where the name ends with `.md`, else JSON",
	},
	"help.events": {
		vi: "ghi vào thư mục này một tệp PREMIS về lần kiểm tra của mỗi gói",
		en: "write a PREMIS file about the check of each package into this folder",
	},
	"help.contents": {
		vi: "xem cả nội dung tệp: định dạng có đúng đuôi tên không, XML có đúng cú pháp không, PDF có đúng như tự khai không",
		en: "look into the files too: whether formats fit their names, XML is well-formed, PDFs keep what they claim",
	},
	"help.schemas": {
		vi: "kiểm tra tệp XML theo các lược đồ XSD trong thư mục này (kèm `--contents`)",
		en: "check XML files against the XSD files in this folder (implies `--contents`)",
	},
	"help.with": {
		vi: "nhờ thêm công cụ kiểm định bên ngoài, nếu máy có",
		en: "ask an outside validator too, where the machine has it",
	},
	"help.volume": {
		vi: "lập một tập PDF/A từ nhiều bài hoặc hồ sơ: mục lục, chỉ mục, dấu trang; đọc lại toàn tập trước khi ghi ra",
		en: "make one PDF/A volume of many articles or records: contents, indexes, bookmarks; read back whole before it is published",
	},
	"help.volume-path": {
		vi: "tệp bài viết, hồ sơ, hoặc thư mục chứa chúng",
		en: "article files, records, or folders of either",
	},
	"help.volume-output": { vi: "tệp PDF sẽ tạo; không bao giờ ghi đè", en: "the PDF to make; never overwrites" },
	"help.volume-title": { vi: "nhan đề của tập", en: "title of the volume" },
	"help.volume-order": {
		vi: "thứ tự bài: theo ngày, theo nhan đề, hay như đã nêu",
		en: "order of the articles: by date, by title, or as given",
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
	"help.font": {
		vi: "tệp phông (TTF hay OTF tĩnh) cho những chữ mà phông chính thiếu; dùng được nhiều lần",
		en: "font file (static TTF or OTF) for characters that the main font lacks; may be repeated",
	},
	"help.body-font": {
		vi: "tệp phông cho phần chữ, mỗi tệp phục vụ kiểu chữ ghi trong tệp (thường, đậm, nghiêng); dùng được nhiều lần",
		en: "font file for the text; each serves the style that it names (regular, bold, italic); may be repeated",
	},
	"help.heading-font": { vi: "tệp phông cho tiêu đề", en: "font file for headings" },
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
	"help.profile": {
		vi: "tệp JSON của một BagIt Profile mà các gói phải theo; hoặc `tt05`: kiểm tra như gói theo Thông tư 05/2025/TT-BNV",
		en: "JSON file of a BagIt Profile that the bags have to follow; or `tt05`: check as packages of Circular 05/2025/TT-BNV",
	},
	"help.path": {
		vi: "gói (thư mục, tệp zip hoặc tar), hoặc thư mục chứa các gói",
		en: "packages (folders, zip or tar files), or folders that hold packages",
	},
	"help.description": {
		vi: "thư mục hồ sơ, record.json, tệp YAML, oai_dc, dcterms, DSpace hoặc MODS; - là đầu vào chuẩn",
		en: "record folders, record.json, YAML, oai_dc, dcterms, DSpace or MODS files; - is standard input",
	},
	"help.to": { vi: "định dạng cần ghi", en: "format to write" },
	"help.from": {
		vi: "định dạng của đầu vào, khi tệp không tự cho biết",
		en: "format of the input, where the file does not tell",
	},
	"help.convert-output": {
		vi: "tệp mới, hoặc thư mục đã có; không bao giờ ghi đè",
		en: "a new file, or a folder that exists; never overwrites",
	},
	"help.loss": {
		vi: "cho biết định dạng ấy không chứa được những gì, kèm lý do",
		en: "tell what the format cannot carry, and why",
	},
	"help.list": { vi: "liệt kê các định dạng", en: "list the formats" },
	"help.output": { vi: "thư mục nhận hồ sơ", en: "folder that receives the records" },
	"help.form-file": {
		vi: "ghi bản mô tả vào một tệp mới; không bao giờ ghi đè",
		en: "write the form to a new file; never overwrites",
	},
	"help.authority": {
		vi: "tệp tên chuẩn YAML: cơ quan, nơi chốn, người; dùng được nhiều lần",
		en: "authority file in YAML: agencies, places, people; repeatable",
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
	"help.crosswalk": {
		vi: "ghi thêm bản mô tả trong hồ sơ dưới các định dạng này, cách nhau bằng dấu phẩy, ví dụ mods,datacite; xem `banluu convert --list`",
		en: "write the record's description in these formats as well, with commas, for example mods,datacite; see `banluu convert --list`",
	},
	"help.update": {
		vi: "khi hồ sơ cùng mã định danh đã có và khác: thêm phiên bản mới bên cạnh",
		en: "where a different record of the same identifier exists: add a new version beside it",
	},
	"help.config-to": { vi: "loại kho mà `batch` ghi vào", en: "the store that `batch` writes to" },
	"help.config-jobs": { vi: "số luồng của `batch`", en: "threads of `batch`" },
	"help.config-database": { vi: "tệp cơ sở dữ liệu của danh mục", en: "database file of the catalogue" },
	"help.watch": {
		vi: "tạo hồ sơ cho các bài trong một thư mục, và tạo lại mỗi khi bài thay đổi",
		en: "make records of the articles in a folder, and again whenever an article changes",
	},
	"help.watch-folder": { vi: "thư mục chứa các bài", en: "the folder of the articles" },
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
	"help.fast": {
		vi: "PDF nhanh nhất: các trang để nguyên, không nén; tệp lớn hơn, trang như nhau",
		en: "the fastest PDF: pages are not compressed; a larger file, the same pages",
	},
	"help.compact": {
		vi: "PDF nhỏ nhất: chỉ nhúng các chữ có trong bài, nén kỹ nhất; chậm hơn, trang như nhau",
		en: "the smallest PDF: no letter that the article lacks, best compression; slower, the same pages",
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
} as const satisfies Record<string, Texts>;
