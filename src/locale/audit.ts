import type { Texts } from "./messages.ts";

/** Words of the report about a run of checks. */
export const auditTexts = {
	title: { vi: "Biên bản kiểm tra tính nguyên vẹn", en: "Report of a fixity check" },
	incomplete: {
		vi: "Lần kiểm tra này bị dừng giữa chừng; chạy tiếp bằng `--resume`",
		en: "This run was broken off; go on with `--resume`",
	},
	paths: { vi: "Nơi kiểm tra", en: "Checked below" },
	started: { vi: "Bắt đầu", en: "Began" },
	ended: { vi: "Kết thúc", en: "Ended" },
	tool: { vi: "Công cụ", en: "Tool" },
	sample: { vi: "Mẫu (cỡ, hạt giống)", en: "Sample (size, seed)" },
	since: { vi: "Bỏ qua gói đã đạt từ", en: "Left out if found good since" },
	found: { vi: "Số gói tìm thấy", en: "Packages found" },
	checked: { vi: "Số gói đã kiểm tra", en: "Packages checked" },
	valid: { vi: "Nguyên vẹn", en: "Valid" },
	failed: { vi: "Không nguyên vẹn hoặc không đọc được", en: "Not valid or not readable" },
	recent: { vi: "Không kiểm tra vì mới đạt gần đây", en: "Not checked, found good recently" },
	"not-sampled": { vi: "Không kiểm tra vì ngoài mẫu", en: "Not checked, not in the sample" },
	interrupted: { vi: "Chưa kiểm tra vì bị dừng", en: "Not checked, broken off" },
	files: { vi: "Số tệp", en: "Files" },
	bytes: { vi: "Số byte", en: "Bytes" },
	oldest: { vi: "Lần đạt cũ nhất", en: "Oldest good check" },
	never: { vi: "Số gói chưa từng đạt", en: "Packages never found good" },
	failures: { vi: "Gói hỏng", en: "Failures" },
	gone: { vi: "Gói không còn ở đó", en: "Packages that are gone" },
	unrecognised: { vi: "Không phải gói đã biết", en: "No packages of a known format" },
} as const satisfies Readonly<Record<string, Texts>>;
