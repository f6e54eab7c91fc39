import type { objectsCodes } from "../model/codes/objects.ts";
import type { Messages } from "./messages.ts";

export const objectsMessages: Messages<keyof typeof objectsCodes> = {
	"objects/no-bucket": {
		vi: "`{target}` không có bucket này: {bucket}",
		en: "`{target}` has no such bucket: {bucket}",
		hint: {
			vi: "tạo bucket trước, hoặc sửa `bucket` của đích; Bản Lưu không tự tạo bucket",
			en: "create the bucket first, or change `bucket` of the target; Bản Lưu creates none",
		},
	},
	"objects/upload-differs": {
		vi: "phần {part} đã tải lên `{target}` khác với tệp, bỏ lần tải dở và gửi lại từ đầu: `{path}`",
		en: "part {part} at `{target}` is not of this file, so that the upload was ended to be begun again: `{path}`",
	},
};
