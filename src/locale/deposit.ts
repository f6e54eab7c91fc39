import type { depositCodes } from "../model/codes/deposit.ts";
import type { Messages } from "./messages.ts";

export const depositMessages: Messages<keyof typeof depositCodes> = {
	"deposit/no-such-target": {
		vi: "không có đích nộp lưu tên `{target}`; đã khai báo: {known}",
		en: "there is no deposit target `{target}`; declared are: {known}",
		hint: {
			vi: "khai báo đích ở mục `targets` trong `banluu.yml`",
			en: "declare the target under `targets` in `banluu.yml`",
		},
	},
	"deposit/kind-unknown": {
		vi: "đích `{target}` có loại kho không biết đến: `{kind}`; các loại có thể dùng: {known}",
		en: "target `{target}` is of an unknown kind: `{kind}`; known are: {known}",
	},
	"deposit/setting-missing": {
		vi: "đích `{target}` thiếu `{key}`",
		en: "target `{target}` lacks `{key}`",
	},
	"deposit/setting-value": {
		vi: "`{key}` của đích `{target}` không dùng được; cần: {expected}",
		en: "`{key}` of target `{target}` cannot be used; it has to be: {expected}",
	},
	"deposit/secret-missing": {
		vi: "không đọc được bí mật của đích `{target}` từ {from}",
		en: "cannot read the secret of target `{target}` from {from}",
		hint: {
			vi: "đặt biến môi trường hoặc tệp đã khai báo; bí mật không bao giờ được ghi trong dòng lệnh",
			en: "set the environment variable or the file that is declared; a secret never goes into the command line",
		},
	},
	"deposit/library-missing": {
		vi: "đích `{target}` cần gói `{library}` chưa được cài",
		en: "target `{target}` needs the package `{library}`, which is not installed",
		hint: { vi: "cài bằng `npm install {library}`", en: "install it with `npm install {library}`" },
	},
	"deposit/unreachable": {
		vi: "không kết nối được với `{target}`: {reason}",
		en: "cannot reach `{target}`: {reason}",
		hint: {
			vi: "kiểm tra địa chỉ và mạng rồi chạy lại với `--resume`",
			en: "check the address and the network, then run again with `--resume`",
		},
	},
	"deposit/certificate": {
		vi: "chứng thư TLS của `{target}` không được tin cậy: {reason}",
		en: "the TLS certificate of `{target}` is not trusted: {reason}",
		hint: {
			vi: "nếu máy chủ dùng chứng thư nội bộ, chỉ tệp CA bằng `ca` của đích",
			en: "where the server has a certificate of its own house, name the CA file by `ca` of the target",
		},
	},
	"deposit/timeout": {
		vi: "`{target}` không trả lời kịp ở bước `{step}`",
		en: "`{target}` did not answer in time at the step `{step}`",
	},
	"deposit/answer-cut": {
		vi: "câu trả lời của `{target}` bị cắt ngang ở bước `{step}`",
		en: "the answer of `{target}` was cut off at the step `{step}`",
	},
	"deposit/busy": {
		vi: "`{target}` đang quá tải (HTTP {status})",
		en: "`{target}` is busy (HTTP {status})",
		hint: { vi: "giảm tốc độ bằng `--rate`", en: "slow down with `--rate`" },
	},
	"deposit/server-fault": {
		vi: "máy chủ của `{target}` báo lỗi ở bước `{step}`: HTTP {status}",
		en: "the server of `{target}` failed at the step `{step}`: HTTP {status}",
	},
	"deposit/redirected": {
		vi: "`{target}` chuyển hướng sang máy chủ khác: {to}",
		en: "`{target}` redirects to another host: {to}",
		hint: {
			vi: "không gửi thông tin đăng nhập sang máy chủ khác; nếu đúng, sửa địa chỉ của đích",
			en: "credentials do not follow to another host; if it is right, change the target's address",
		},
	},
	"deposit/clock": {
		vi: "đồng hồ máy này lệch {seconds} giây so với `{target}`",
		en: "this machine's clock differs from that of `{target}` by {seconds} seconds",
	},
	"deposit/not-authenticated": {
		vi: "`{target}` không chấp nhận thông tin đăng nhập",
		en: "`{target}` does not accept the credentials",
	},
	"deposit/not-allowed": {
		vi: "tài khoản không có quyền ở `{target}` cho bước `{step}`",
		en: "the account has no right at `{target}` for the step `{step}`",
	},
	"deposit/refused": {
		vi: "`{target}` từ chối bước `{step}` (HTTP {status}): {message}",
		en: "`{target}` refused the step `{step}` (HTTP {status}): {message}",
	},
	"deposit/answer-unreadable": {
		vi: "không hiểu câu trả lời của `{target}` ở bước `{step}` (HTTP {status})",
		en: "cannot make sense of the answer of `{target}` at the step `{step}` (HTTP {status})",
	},
	"deposit/lost": {
		vi: "`{target}` không có chỗ cho `{element}` (trường {field}): {reason}",
		en: "`{target}` has no place for `{element}` (field {field}): {reason}",
	},
	"deposit/too-large": {
		vi: "tệp quá lớn đối với `{target}`, {size} byte: `{path}`",
		en: "the file is too large for `{target}`, {size} bytes: `{path}`",
	},
	"deposit/other-content": {
		vi: "ở `{target}` đã có nội dung khác tại `{path}`; không ghi đè",
		en: "`{target}` has other content at `{path}`; it is not overwritten",
	},
	"deposit/digest-differs": {
		vi: "mã băm ở `{target}` khác với tệp đã gửi `{path}`: mong đợi {expected}, nhận được {observed}",
		en: "the digest at `{target}` differs from the file `{path}` that was sent: expected {expected}, observed {observed}",
	},
	"deposit/no-progress": {
		vi: "`{target}` không tiến triển ở bước `{step}` sau {attempts} lần thử",
		en: "`{target}` makes no progress at the step `{step}` after {attempts} attempts",
		hint: { vi: "chạy lại sau với `--resume`", en: "run again later with `--resume`" },
	},
	"deposit/waiting": {
		vi: "`{target}` đã nhận, đang chờ phía kho xử lý: {state}",
		en: "`{target}` has it, and waits for its own people or machines: {state}",
	},
	"deposit/already-there": {
		vi: "đã có ở `{target}` ({state}); không gửi lại",
		en: "it is at `{target}` already ({state}); nothing was sent",
	},
	"deposit/found-again": {
		vi: "tìm thấy ở `{target}` lần nộp trước bị dở dang; làm tiếp từ đó",
		en: "an earlier deposit that was not finished was found at `{target}`; it is gone on with",
	},
	"deposit/cannot-withdraw": {
		vi: "kho loại `{kind}` (`{target}`) không cho rút bản lưu qua giao thức này",
		en: "a repository of the kind `{kind}` (`{target}`) does not let a record be withdrawn by its protocol",
	},
	"deposit/not-a-package": {
		vi: "không phải gói hay bản lưu nộp được: `{path}`",
		en: "this is no package or record that can be deposited: `{path}`",
	},
	"deposit/journal-damaged": {
		vi: "nhật ký nộp lưu hỏng ở dòng {line}, phần sau được bỏ qua: `{path}`",
		en: "the journal of deposits is damaged at line {line}, the rest is passed over: `{path}`",
	},
	"deposit/stopped": {
		vi: "dừng nộp vào `{target}` vì các gói còn lại cũng sẽ gặp lỗi này; số gói chưa nộp: {left}",
		en: "stopped depositing into `{target}`, since the other packages would fare no better; packages left: {left}",
		hint: {
			vi: "sửa nguyên nhân rồi chạy lại với `--resume`",
			en: "mend the cause, then run again with `--resume`",
		},
	},
	"deposit/no-such-deposit": {
		vi: "không có lần nộp nào của bản lưu này vào `{target}`",
		en: "no deposit of this record into `{target}` is known",
	},
	"deposit/withdrawn": {
		vi: "bản lưu đã được rút; không nộp vào `{target}`",
		en: "the record was withdrawn; it is not deposited into `{target}`",
	},
	"deposit/not-in-catalogue": {
		vi: "chưa ghi được vào danh mục `{path}`; số biên nhận chỉ nằm cạnh các gói: {receipts}",
		en: "the catalogue `{path}` could not be written; receipts that stand beside the packages only: {receipts}",
		hint: {
			vi: "chạy `banluu catalog rebuild` trên thư mục chứa các gói",
			en: "run `banluu catalog rebuild` over the folder of the packages",
		},
	},
	"deposit/adopt-bag": {
		vi: "không phải bản lưu dạng túi BagIt, nên không thêm được phiên bản: `{path}`",
		en: "it is no record as a bag, so that no version can be added: `{path}`",
		hint: {
			vi: "nêu thư mục do `banluu build` tạo, không phải gói làm ra từ đó",
			en: "name the folder that `banluu build` made, not a package that was made of it",
		},
	},
	"deposit/adopt-differs": {
		vi: "tạo lại `{path}` sẽ làm khác đi những phần này, nên không thêm phiên bản: {what}",
		en: "to make `{path}` again would change these parts, so no version is added: {what}",
		hint: {
			vi: "dùng lại mẫu trang, phông và không gian tên của phiên bản trước; hoặc tạo phiên bản mới bằng `banluu build --update --set identifier=…`",
			en: "use the template, fonts and namespace of the version before; or make the new version with `banluu build --update --set identifier=…`",
		},
	},
	"deposit/identifier-unregistered": {
		vi: "tên do `{target}` đặt dùng tiền tố thử nghiệm, không nơi nào phân giải được, nên không thêm: `{value}`",
		en: "the name that `{target}` gave has a prefix for trials, which no resolver knows; it is not added: `{value}`",
		hint: {
			vi: "khi kho có tiền tố riêng đã đăng ký, nộp lại rồi chạy lệnh này",
			en: "when the repository has a registered prefix of its own, deposit again and run this once more",
		},
	},
	"deposit/secret-in-settings": {
		vi: "`{key}` của đích `{target}` không được ghi thẳng trong tệp cấu hình",
		en: "`{key}` of target `{target}` must not be written out in the settings file",
		hint: {
			vi: "ghi nơi lấy bí mật: `{env: TEN_BIEN}`, `{file: DUONG_DAN}` hoặc `{stdin: true}`; nếu tệp đã được chia sẻ, hãy đổi bí mật",
			en: "say where it comes from: `{env: NAME}`, `{file: PATH}` or `{stdin: true}`; where the file was shared already, change the secret",
		},
	},
	"deposit/folder-full": {
		vi: "hết chỗ trống ở `{target}` khi ghi `{path}`",
		en: "there is no space left at `{target}` for `{path}`",
	},
	"deposit/folder-not-writable": {
		vi: "không ghi được vào `{target}` ({reason}): `{path}`",
		en: "cannot write to `{target}` ({reason}): `{path}`",
	},
	"deposit/interrupted": {
		vi: "đã dừng khi đang nộp vào `{target}`; chạy lại với `--resume` để làm tiếp",
		en: "stopped while depositing into `{target}`; run again with `--resume` to go on",
	},
};
