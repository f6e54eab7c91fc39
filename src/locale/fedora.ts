import type { fedoraCodes } from "../model/codes/fedora.ts";
import type { Messages } from "./messages.ts";

export const fedoraMessages: Messages<keyof typeof fedoraCodes> = {
	"fedora/transaction": {
		vi: "giao dịch ở `{target}` đã hết hạn, hoặc một giao dịch khác đang giữ bản lưu này: {message}",
		en: "the transaction at `{target}` has ended, or another one holds this record: {message}",
		hint: {
			vi: "giao dịch bị bỏ dở tự hết hạn sau vài phút; chạy lại với `--resume`",
			en: "a transaction that was left ends by itself after some minutes; run again with `--resume`",
		},
	},
	"fedora/withdrawn": {
		vi: "bản lưu này đã được rút khỏi `{target}`, tại đó chỉ còn bia mộ (tombstone); không nộp lại",
		en: "this record was withdrawn from `{target}`, which keeps a tombstone in its place; it is not deposited again",
	},
};
