import type { Texts } from "./messages.ts";

/** What the exit codes of the command line mean, by code. */
export const exitTexts: Readonly<Record<number, Texts>> = {
	0: { vi: "xong", en: "done" },
	1: {
		vi: "có phát hiện mức lỗi: gói không nguyên vẹn, bản mô tả sai, hoặc có hồ sơ không tạo được",
		en: "findings of severity error: a package is not valid, a description is wrong, a record could not be made",
	},
	2: { vi: "gọi lệnh sai, hoặc thiết lập sai", en: "usage or configuration" },
	3: { vi: "không đọc được đầu vào", en: "input unreadable" },
	4: {
		vi: "kho không chấp nhận thông tin đăng nhập hoặc quyền",
		en: "a repository does not accept the credentials, or the rights do not suffice",
	},
	5: { vi: "kho từ chối", en: "refused by a repository" },
	6: { vi: "không tới được kho; có thể thử lại", en: "a repository cannot be reached; trying again makes sense" },
	7: { vi: "đang bị một lần chạy khác khóa", en: "locked by another run" },
	8: { vi: "không ghi được vào thư mục đích", en: "output not writable" },
	9: {
		vi: "đã có một hồ sơ khác mang cùng mã định danh, hoặc đã có tệp sẽ bị ghi đè",
		en: "a different record of the same identifier exists, or a file that would be overwritten",
	},
	70: {
		vi: "lỗi của chương trình, hoặc hồ sơ không qua được bước tự kiểm chứng: không có gì được đưa ra",
		en: "a fault of the program, or a record that failed its own proof: nothing was published",
	},
	130: { vi: "bị dừng giữa chừng theo yêu cầu", en: "interrupted" },
};
