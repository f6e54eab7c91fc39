import type { bagCodes } from "../model/codes/bag.ts";
import type { Messages } from "./messages.ts";

export const bagMessages: Messages<keyof typeof bagCodes> = {
	"bag/profile-unknown": {
		vi: "không phải tệp JSON của một BagIt Profile: `{profile}`",
		en: "not the JSON file of a BagIt Profile: `{profile}`",
	},
	"bag/profile-not-json": {
		vi: "tệp BagIt Profile không phải JSON trong UTF-8: `{file}`",
		en: "the BagIt Profile is not JSON in UTF-8: `{file}`",
	},
	"bag/profile-malformed": {
		vi: "BagIt Profile `{file}` thiếu hoặc ghi sai mục: `{field}`",
		en: "the BagIt Profile `{file}` lacks a field or has it wrong: `{field}`",
	},
	"bag/profile-field-unknown": {
		vi: "BagIt Profile `{file}` có mục mà đặc tả không nói tới, nên không được xét: `{field}`",
		en: "the BagIt Profile `{file}` has a field that the specification does not know, and that is not checked: `{field}`",
	},
	"bag/profile-needs-a-bag": {
		vi: "chỉ đối chiếu được gói BagIt với BagIt Profile: `{path}`",
		en: "only a BagIt bag can be compared with a BagIt Profile: `{path}`",
	},
	"bag/profile-version": {
		vi: "BagIt Profile chỉ nhận BagIt phiên bản {allowed}, nhưng gói thuộc phiên bản: `{version}`",
		en: "the profile accepts BagIt {allowed} only, and the bag is of version: `{version}`",
	},
	"bag/profile-serialisation-required": {
		vi: "BagIt Profile đòi gói nằm trong một tệp nén, thuộc loại: {allowed}",
		en: "the profile wants the bag in one file, of the type: {allowed}",
	},
	"bag/profile-serialisation-forbidden": {
		vi: "BagIt Profile chỉ nhận gói là thư mục, nhưng gói nằm trong tệp: {found}",
		en: "the profile accepts a bag as a folder only, and this one is a file: {found}",
	},
	"bag/profile-serialisation-kind": {
		vi: "BagIt Profile không nhận gói dạng {found}, chỉ nhận: {allowed}",
		en: "the profile does not accept a {found} file, only: {allowed}",
	},
	"bag/profile-not-claimed": {
		vi: "`BagIt-Profile-Identifier` phải là `{expected}`, nhưng là: `{found}`",
		en: "`BagIt-Profile-Identifier` must be `{expected}`, and is: `{found}`",
	},
	"bag/profile-tag-missing": {
		vi: "thiếu mục mà BagIt Profile bắt buộc: `{label}`",
		en: "an element that the profile requires is missing: `{label}`",
		hint: {
			vi: "khi đóng gói, nêu giá trị bằng `--option bag-info.Nhãn=giá trị`",
			en: "when packaging, give it by `--option bag-info.Label=value`",
		},
	},
	"bag/profile-tag-recommended": {
		vi: "thiếu mục mà BagIt Profile khuyến nghị: `{label}`",
		en: "an element that the profile recommends is missing: `{label}`",
	},
	"bag/profile-tag-repeated": {
		vi: "BagIt Profile không cho lặp lại mục: `{label}`",
		en: "the profile does not allow an element twice: `{label}`",
	},
	"bag/profile-tag-value": {
		vi: "`{label}` chỉ được là {allowed}, nhưng là: `{value}`",
		en: "`{label}` may only be {allowed}, and is: `{value}`",
	},
	"bag/profile-manifest-missing": {
		vi: "thiếu bảng kê mà BagIt Profile bắt buộc: `{file}`",
		en: "a manifest that the profile requires is missing: `{file}`",
	},
	"bag/profile-manifest-forbidden": {
		vi: "BagIt Profile chỉ cho dùng {allowed}, không cho bảng kê: `{file}`",
		en: "the profile allows {allowed} only, and not the manifest: `{file}`",
	},
	"bag/profile-fetch-forbidden": {
		vi: "BagIt Profile không cho gói có `fetch.txt`",
		en: "the profile does not allow `fetch.txt`",
	},
	"bag/profile-fetch-required": {
		vi: "BagIt Profile đòi gói có `fetch.txt`",
		en: "the profile requires `fetch.txt`",
	},
	"bag/profile-tag-file-missing": {
		vi: "thiếu tệp thẻ mà BagIt Profile bắt buộc: `{path}`",
		en: "a tag file that the profile requires is missing: `{path}`",
		hint: {
			vi: "khi đóng gói, thêm tệp bằng `--option tag-file.đường-dẫn=tệp`",
			en: "when packaging, add it by `--option tag-file.PATH=FILE`",
		},
	},
	"bag/profile-tag-file-forbidden": {
		vi: "BagIt Profile chỉ cho các tệp thẻ {allowed}, không cho: `{path}`",
		en: "the profile allows the tag files {allowed} only, and not: `{path}`",
	},
	"bag/profile-payload": {
		vi: "BagIt Profile đòi nội dung rỗng, nhưng số tệp là: {count}",
		en: "the profile wants an empty payload, and the number of files is: {count}",
	},
	"bag/already-a-bag": {
		vi: "thư mục đã là gói BagIt: `{path}`",
		en: "the folder is a BagIt bag already: `{path}`",
		hint: {
			vi: "dùng `banluu bag --update` để ghi nhận các tệp được thêm, sửa hay bỏ",
			en: "`banluu bag --update` takes in files that were added, changed or removed",
		},
	},
	"bag/damaged": {
		vi: "gói có {count} lỗi không phải do thêm, sửa hay bỏ tệp nên không cập nhật: `{path}`",
		en: "the bag has {count} errors that no added, changed or removed file explains, so it is not updated: `{path}`",
	},
	"bag/version-old": {
		vi: "chỉ cập nhật được gói BagIt 1.0, gói `{path}` thuộc phiên bản: {version}",
		en: "only bags of BagIt 1.0 can be updated, and `{path}` is of version: {version}",
	},
	"bag/added": {
		vi: "tệp mới được đưa vào bảng kê: `{path}`",
		en: "a new file is taken into the manifests: `{path}`",
	},
	"bag/changed": {
		vi: "tệp khác với bảng kê cũ, bảng kê mới ghi nội dung hiện nay: `{path}`",
		en: "a file differs from the old manifests, and the new ones state what it is now: `{path}`",
		hint: {
			vi: "nếu không ai chủ ý sửa tệp này thì tệp đã hỏng: lấy lại từ bản sao khác rồi cập nhật lại gói",
			en: "if nobody meant to change it, it is damaged: take it from another copy and update the bag again",
		},
	},
	"bag/removed": {
		vi: "tệp không còn, được bỏ khỏi bảng kê: `{path}`",
		en: "a file is gone and leaves the manifests: `{path}`",
	},
	"bag/up-to-date": {
		vi: "không có gì phải cập nhật: `{path}`",
		en: "nothing to update: `{path}`",
	},
	"bag/undone": {
		vi: "lần đóng gói trước bị ngắt giữa chừng; thư mục đã được trả về như cũ: `{path}`",
		en: "an earlier run was cut off in the middle; the folder is as it was before: `{path}`",
	},
	"bag/finished": {
		vi: "lần đóng gói trước bị ngắt giữa chừng; việc còn lại đã được làm xong: `{path}`",
		en: "an earlier run was cut off in the middle; what was left to do is done: `{path}`",
	},
	"bag/changed-meanwhile": {
		vi: "tệp thay đổi trong lúc đóng gói: `{path}`",
		en: "a file changed while the bag was made: `{path}`",
	},
	"bag/two-of-one": {
		vi: "cả `{path}` lẫn `{other}` đều chứa nội dung nên không tự quyết được; không đụng vào bên nào",
		en: "both `{path}` and `{other}` have a payload, which is for people to decide; neither is touched",
	},
};
