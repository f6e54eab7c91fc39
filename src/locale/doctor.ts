import type { Texts } from "./messages.ts";

/** The lines of `banluu doctor`: by check and state, or by check and variant. `{name}` is a param of the check. */
export const doctorTexts = {
	"state.ok": { vi: "tốt", en: "ok" },
	"state.warning": { vi: "lưu ý", en: "warning" },
	"state.missing": { vi: "không có", en: "missing" },
	"state.failed": { vi: "HỎNG", en: "FAILED" },
	"node.ok": { vi: "Node.js {version} (cần từ {needed})", en: "Node.js {version} ({needed} or newer is needed)" },
	"node.failed": {
		vi: "Node.js {version} quá cũ, cần từ {needed}: tải bản mới ở nodejs.org",
		en: "Node.js {version} is too old, {needed} or newer is needed: get one from nodejs.org",
	},
	"fonts.ok": { vi: "phông chữ: {count} tệp, mã băm đều đúng", en: "fonts: {count} files, every digest right" },
	"fonts.failed": {
		vi: "phông chữ bị đổi hoặc không đọc được: {bad}; hãy cài lại chương trình",
		en: "fonts changed or unreadable: {bad}; install the program again",
	},
	"letters.ok": {
		vi: "chữ Việt: đủ 134 chữ có dấu trong cả {count} phông chính",
		en: "Vietnamese: all 134 letters in each of the {count} main fonts",
	},
	"letters.failed": {
		vi: "chữ Việt: thiếu chữ có dấu trong phông: {bad}",
		en: "Vietnamese: letters are missing in: {bad}",
	},
	"own-fonts.ok": {
		vi: "phông của bạn: {count} tệp, đọc được cả: {files}",
		en: "your fonts: {count} files, all readable: {files}",
	},
	"own-fonts.failed": { vi: "phông của bạn: có tệp không dùng được", en: "your fonts: some cannot be used" },
	"packs.ok": { vi: "gói phông: {count} gói: {files}", en: "font packs: {count}: {files}" },
	"packs.failed": {
		vi: "gói phông: có gói không dùng được, hãy cài lại",
		en: "font packs: some cannot be used, install them again",
	},
	"packs.missing": {
		vi: "gói phông (Thái, Lào, Khmer, Chăm, Tai Viet, Hàn, Nhật, Hán): chưa cài gói nào; chỉ cần khi bài có các chữ ấy",
		en: "font packs (Thai, Lao, Khmer, Cham, Tai Viet, Hangul, Kana, Han): none; only articles with such letters need one",
	},
	"templates.ok": { vi: "mẫu trang: {names}; đang dùng {template}", en: "templates: {names}; in use: {template}" },
	"templates.failed": { vi: "mẫu trang có lỗi", en: "templates have errors" },
	"folder.ok": {
		vi: "thư mục đích: tạo, ghi xuống đĩa và đổi tên được trong {path}",
		en: "output folder: can create, flush and rename in {path}",
	},
	"folder.no-flush": {
		vi: "thư mục đích: không ghi chắc được thư mục xuống đĩa trong {path}; mất điện có thể mất tên hồ sơ mới",
		en: "output folder: folders cannot be flushed in {path}; a power cut may lose the name of a new record",
	},
	"folder.failed": {
		vi: "thư mục đích: không ghi được vào {path} ({reason}); chọn nơi khác bằng `--output`",
		en: "output folder: cannot write in {path} ({reason}); choose another with `--output`",
	},
	"disk.ok": { vi: "đĩa: còn trống {free} ở {path}", en: "disk: {free} free at {path}" },
	"disk.warning": { vi: "đĩa: chỉ còn trống {free} ở {path}", en: "disk: only {free} free at {path}" },
	"disk.failed": { vi: "đĩa đầy: {path}", en: "the disk is full: {path}" },
	"disk.unknown": {
		vi: "đĩa: không biết còn trống bao nhiêu ở {path} ({reason})",
		en: "disk: free space at {path} is unknown ({reason})",
	},
	"terminal.ok": { vi: "cửa sổ lệnh: {locale}", en: "terminal: {locale}" },
	"terminal.warning": {
		vi: "cửa sổ lệnh: `{locale}` không phải UTF-8, chữ Việt có thể hiện sai; đặt ví dụ `LANG=vi_VN.UTF-8`",
		en: "terminal: `{locale}` is not UTF-8, Vietnamese may show wrong; set, for example, `LANG=vi_VN.UTF-8`",
	},
	"terminal.code-page": {
		vi: "cửa sổ lệnh: nếu chữ Việt hiện sai, chạy `{command}` trước, hoặc dùng Windows Terminal",
		en: "terminal: if Vietnamese shows wrong, run `{command}` first, or use Windows Terminal",
	},
	"tool.ok": { vi: "{tool} {version} ({use})", en: "{tool} {version} ({use})" },
	"tool.missing": {
		vi: "{tool} ({use}): không bắt buộc, chỉ cần khi muốn kiểm định bằng công cụ bên ngoài",
		en: "{tool} ({use}): optional, only for a second opinion from outside",
	},
} as const satisfies Readonly<Record<string, Texts>>;

export type DoctorKey = keyof typeof doctorTexts;
