import type { metsCodes } from "../model/codes/mets.ts";
import type { Messages } from "./messages.ts";

export const metsMessages: Messages<keyof typeof metsCodes> = {
	"mets/missing": {
		vi: "gói không có tệp METS: `{path}`",
		en: "the package has no METS file: `{path}`",
	},
	"mets/root-unknown": {
		vi: "phần tử gốc phải là `mets` của không gian tên METS, nhưng gặp: `{name}`",
		en: "the root element must be `mets` of the METS namespace, but is: `{name}`",
	},
	"mets/content-model": {
		vi: "phần tử con của `{element}` không đúng loại, số lượng hay thứ tự mà lược đồ METS cho phép: `{found}`",
		en: "the elements in `{element}` are not those, so many or in the order, that the METS schema allows: `{found}`",
	},
	"mets/attribute-unknown": {
		vi: "lược đồ METS không cho `{element}` có thuộc tính: `{attribute}`",
		en: "the METS schema gives `{element}` no attribute: `{attribute}`",
	},
	"mets/attribute-missing": {
		vi: "`{element}` thiếu thuộc tính: `{attribute}`",
		en: "`{element}` lacks the attribute: `{attribute}`",
	},
	"mets/attribute-value": {
		vi: "thuộc tính `{attribute}` của `{element}` không được nhận giá trị: `{value}`",
		en: "the attribute `{attribute}` of `{element}` may not have the value: `{value}`",
		hint: { vi: "giá trị đúng: {known}", en: "what it may be: {known}" },
	},
	"mets/id-repeated": {
		vi: "mã định danh đã được dùng ở dòng {line}: `{id}`",
		en: "the identifier is used in line {line} already: `{id}`",
	},
	"mets/id-dangling": {
		vi: "`{attribute}` trỏ tới một mã định danh không có trong tệp METS: `{id}`",
		en: "`{attribute}` points at an identifier that the METS file does not have: `{id}`",
	},
	"mets/element-missing": {
		vi: "`{parent}` thiếu phần tử: `{element}`",
		en: "`{parent}` lacks the element: `{element}`",
	},
	"mets/element-repeated": {
		vi: "`{parent}` chỉ được có một phần tử: `{element}`",
		en: "`{parent}` may have only one element: `{element}`",
	},
	"mets/profile-unknown": {
		vi: "không biết hồ sơ METS mà gói khai báo, gói được kiểm theo CSIP: `{profile}`",
		en: "the METS profile that the package declares is unknown, it is checked by CSIP: `{profile}`",
	},
	"mets/profile-differs": {
		vi: "hồ sơ METS không phải của loại gói {kind}: `{profile}`",
		en: "the METS profile is not that of a package of the type {kind}: `{profile}`",
	},
	"mets/object-id-differs": {
		vi: "tên thư mục `{folder}` nên trùng với mã định danh của gói: `{id}`",
		en: "the folder's name `{folder}` should be the identifier of the package: `{id}`",
	},
	"mets/folder-missing": {
		vi: "gói nên có thư mục hay tệp: `{path}`",
		en: "the package should have the folder or file: `{path}`",
	},
	"mets/submitter-assumed": {
		vi: "không có tên đơn vị nộp lưu, nên lấy tên cơ quan xuất bản: {name}",
		en: "no submitting agent was given, so the publisher stands for it: {name}",
		hint: {
			vi: "nếu đơn vị khác nộp, thêm `--option submitter=TÊN`",
			en: "where another one submits, add `--option submitter=NAME`",
		},
	},
	"mets/submitter-unknown": {
		vi: "gói SIP phải ghi đơn vị nộp lưu, nhưng không có tên nào",
		en: "a SIP must name the submitting agent, but none is known",
		hint: { vi: "thêm `--option submitter=TÊN`", en: "add `--option submitter=NAME`" },
	},
	"mets/target-missing": {
		vi: "tệp có trong METS nhưng không có trong gói: `{path}`",
		en: "a file that METS lists is not in the package: `{path}`",
	},
	"mets/target-outside": {
		vi: "METS trỏ ra ngoài gói, nên không được đọc theo: `{href}`",
		en: "METS points out of the package, which is not followed: `{href}`",
	},
	"mets/target-remote": {
		vi: "METS trỏ tới một địa chỉ trên mạng, không được kiểm: `{href}`",
		en: "METS points at an address on the network, which is not checked: `{href}`",
	},
	"mets/size-differs": {
		vi: "METS ghi `{path}` dài {expected} byte nhưng tệp dài: {found}",
		en: "METS says that `{path}` has {expected} bytes but the file has: {found}",
	},
	"mets/checksum-unknown": {
		vi: "mã băm {algorithm} không tính được, nên nội dung tệp không được đối chiếu: `{path}`",
		en: "checksums of {algorithm} cannot be computed, so the content is not checked of: `{path}`",
	},
	"mets/unlisted": {
		vi: "không tệp METS nào của gói ghi tệp này: `{path}`",
		en: "no METS file of the package lists the file: `{path}`",
	},
	"mets/premis-root": {
		vi: "`{path}` được ghi là PREMIS nhưng phần tử gốc không phải `premis` phiên bản 3: `{name}`",
		en: "`{path}` is listed as PREMIS but its root is not `premis` of version 3: `{name}`",
	},
	"mets/premis-missing": {
		vi: "gói AIP phải có PREMIS nhưng METS không trỏ tới tệp nào",
		en: "an AIP must have PREMIS but METS points at none",
	},
	"mets/premis-digest": {
		vi: "mã băm trong `{premis}` khác với METS cho: `{path}`",
		en: "the digest in `{premis}` differs from that in METS for: `{path}`",
	},
};
