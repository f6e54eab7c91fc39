import type { ocflCodes } from "../model/codes/ocfl.ts";
import type { Messages } from "./messages.ts";

export const ocflMessages: Messages<keyof typeof ocflCodes> = {
	"ocfl/no-declaration": {
		vi: "đối tượng OCFL thiếu tệp khai báo `0=ocfl_object_…`: `{path}`",
		en: "the OCFL object has no declaration `0=ocfl_object_…`: `{path}`",
	},
	"ocfl/declarations": {
		vi: "`{path}` có nhiều hơn một tệp khai báo: {names}",
		en: "`{path}` has more than one declaration: {names}",
	},
	"ocfl/declaration-name": {
		vi: "tên tệp khai báo không phải của OCFL 1.0 hay 1.1: `{name}`",
		en: "the name of the declaration is not of OCFL 1.0 or 1.1: `{name}`",
	},
	"ocfl/declaration-content": {
		vi: "nội dung tệp khai báo phải là một dòng: `{expected}`",
		en: "the declaration must be the one line: `{expected}`",
	},
	"ocfl/unexpected": {
		vi: "thư mục gốc của đối tượng không được chứa: `{path}`",
		en: "the object's root must not hold: `{path}`",
	},
	"ocfl/link": {
		vi: "kho OCFL không được chứa liên kết hay tệp đặc biệt: `{path}`",
		en: "OCFL allows no links and no special files: `{path}`",
	},
	"ocfl/version-unlisted": {
		vi: "có thư mục phiên bản mà bảng kê không ghi: `{version}`",
		en: "a version folder that the inventory does not know: `{version}`",
	},
	"ocfl/version-missing": {
		vi: "bảng kê ghi phiên bản này nhưng không có thư mục: `{version}`",
		en: "the inventory knows this version, but it has no folder: `{version}`",
	},
	"ocfl/version-folder": {
		vi: "thư mục phiên bản chỉ nên chứa thư mục nội dung: `{path}`",
		en: "a version folder should hold no folder but that of content: `{path}`",
	},
	"ocfl/version-file": {
		vi: "thư mục phiên bản không được chứa tệp này: `{path}`",
		en: "a version folder must not hold this file: `{path}`",
	},
	"ocfl/version-without-inventory": {
		vi: "phiên bản không có bảng kê riêng: `{version}`",
		en: "the version has no inventory of its own: `{version}`",
	},
	"ocfl/extensions-file": {
		vi: "thư mục `extensions` chỉ được chứa thư mục: `{path}`",
		en: "the folder `extensions` must hold nothing but folders: `{path}`",
	},
	"ocfl/extension-unknown": {
		vi: "phần mở rộng chưa được đăng ký: `{name}`",
		en: "the extension is not registered: `{name}`",
	},
	"ocfl/no-inventory": {
		vi: "đối tượng không có bảng kê `inventory.json`",
		en: "the object has no `inventory.json`",
	},
	"ocfl/inventory-not-json": {
		vi: "bảng kê không phải JSON hợp lệ trong UTF-8",
		en: "the inventory is not JSON in UTF-8",
	},
	"ocfl/inventory-not-object": {
		vi: "bảng kê phải là một đối tượng JSON",
		en: "the inventory must be a JSON object",
	},
	"ocfl/key-missing": {
		vi: "bảng kê thiếu khóa: `{key}`",
		en: "the inventory lacks the key: `{key}`",
	},
	"ocfl/key-unknown": {
		vi: "chuẩn không có khóa này trong bảng kê: `{key}`",
		en: "the standard knows no such key in an inventory: `{key}`",
	},
	"ocfl/key-repeated": {
		vi: "khóa được ghi hai lần trong cùng một đối tượng JSON: `{key}`",
		en: "a key stands twice in one JSON object: `{key}`",
	},
	"ocfl/not-an-object": {
		vi: "giá trị phải là một đối tượng JSON: `{key}`",
		en: "the value must be a JSON object: `{key}`",
	},
	"ocfl/not-a-list-of-paths": {
		vi: "giá trị phải là một danh sách đường dẫn: `{key}`",
		en: "the value must be a list of paths: `{key}`",
	},
	"ocfl/id-not-text": {
		vi: "định danh phải là chuỗi không rỗng",
		en: "the identifier must be a text that is not empty",
	},
	"ocfl/id-not-uri": {
		vi: "định danh nên là một URI: `{id}`",
		en: "the identifier should be a URI: `{id}`",
	},
	"ocfl/type-unknown": {
		vi: "`type` không phải của OCFL 1.0 hay 1.1: `{type}`",
		en: "`type` is not of OCFL 1.0 or 1.1: `{type}`",
	},
	"ocfl/type-differs": {
		vi: "bảng kê theo OCFL {type} nhưng đối tượng khai báo {declared}",
		en: "the inventory follows OCFL {type}, but the object declares {declared}",
	},
	"ocfl/algorithm": {
		vi: "thuật toán băm phải là `sha512` hoặc `sha256`: `{algorithm}`",
		en: "the digest algorithm must be `sha512` or `sha256`: `{algorithm}`",
	},
	"ocfl/not-sha512": {
		vi: "nên dùng `sha512` thay cho `{algorithm}`",
		en: "`sha512` should be used instead of `{algorithm}`",
	},
	"ocfl/content-directory": {
		vi: "`contentDirectory` phải là tên của một thư mục: `{name}`",
		en: "`contentDirectory` must be the name of a folder: `{name}`",
	},
	"ocfl/head": {
		vi: "`head` là `{head}` nhưng phải là `{expected}`",
		en: "`head` is `{head}` but must be `{expected}`",
	},
	"ocfl/digest-form": {
		vi: "không đúng dạng mã băm {algorithm}: `{digest}`",
		en: "not a digest by {algorithm}: `{digest}`",
	},
	"ocfl/digest-repeated": {
		vi: "mã băm được ghi nhiều lần, chỉ khác chữ hoa, chữ thường: `{digest}`",
		en: "a digest stands more than once, in different letter case: `{digest}`",
	},
	"ocfl/content-path": {
		vi: "đường dẫn nội dung không đúng dạng: `{path}`",
		en: "a content path of the wrong form: `{path}`",
	},
	"ocfl/content-path-outside": {
		vi: "đường dẫn nội dung không nằm trong thư mục nội dung của một phiên bản: `{path}`",
		en: "a content path is not in the content folder of a version: `{path}`",
	},
	"ocfl/content-path-conflict": {
		vi: "đường dẫn nội dung bị lặp lại hoặc vừa là tệp vừa là thư mục: `{path}`",
		en: "a content path stands twice, or is a file and a folder: `{path}`",
	},
	"ocfl/manifest-unused": {
		vi: "không phiên bản nào dùng nội dung này: `{path}`",
		en: "no version uses this content: `{path}`",
	},
	"ocfl/fixity-algorithm": {
		vi: "khối `fixity` dùng thuật toán mà chuẩn không có: `{algorithm}`",
		en: "the fixity block uses an algorithm that the standard does not know: `{algorithm}`",
	},
	"ocfl/fixity-path": {
		vi: "khối `fixity` ghi tệp không có trong `manifest`: `{path}`",
		en: "the fixity block names a file that is not in the manifest: `{path}`",
	},
	"ocfl/no-versions": {
		vi: "đối tượng không có phiên bản nào",
		en: "the object has no versions",
	},
	"ocfl/version-name": {
		vi: "tên phiên bản không đúng dạng `v1`, `v2`, …: `{name}`",
		en: "not the name of a version, `v1`, `v2`, …: `{name}`",
	},
	"ocfl/version-padding": {
		vi: "các tên phiên bản không cùng một cách thêm số 0: `{name}`",
		en: "the names of versions are not padded alike: `{name}`",
	},
	"ocfl/version-padded": {
		vi: "tên phiên bản không nên thêm số 0: `{name}`",
		en: "names of versions should not be padded with zeros: `{name}`",
	},
	"ocfl/version-sequence": {
		vi: "dãy phiên bản thiếu `{expected}`, gặp: `{name}`",
		en: "the sequence of versions lacks `{expected}`, and has: `{name}`",
	},
	"ocfl/created": {
		vi: "thời điểm tạo phiên bản `{version}` không theo RFC 3339: `{value}`",
		en: "the time of version `{version}` is not of RFC 3339: `{value}`",
	},
	"ocfl/message-not-text": {
		vi: "`message` phải là chuỗi trong phiên bản: `{version}`",
		en: "`message` must be a text in version: `{version}`",
	},
	"ocfl/user": {
		vi: "`user` phải có `name`, và `address` nếu có phải là chuỗi, trong phiên bản: `{version}`",
		en: "`user` must have a `name`, and its `address` must be a text, in version: `{version}`",
	},
	"ocfl/version-lacks": {
		vi: "phiên bản `{version}` nên có: `{key}`",
		en: "version `{version}` should have: `{key}`",
	},
	"ocfl/address-not-uri": {
		vi: "`address` của phiên bản `{version}` nên là một URI: `{value}`",
		en: "the `address` of version `{version}` should be a URI: `{value}`",
	},
	"ocfl/state-digest": {
		vi: "phiên bản `{version}` dùng mã băm không có trong `manifest`: `{digest}`",
		en: "version `{version}` uses a digest that the manifest does not have: `{digest}`",
	},
	"ocfl/logical-path": {
		vi: "đường dẫn logic không đúng dạng trong phiên bản `{version}`: `{path}`",
		en: "a logical path of the wrong form in version `{version}`: `{path}`",
	},
	"ocfl/logical-path-conflict": {
		vi: "đường dẫn logic bị lặp lại hoặc vừa là tệp vừa là thư mục trong phiên bản `{version}`: `{path}`",
		en: "a logical path stands twice, or is a file and a folder, in version `{version}`: `{path}`",
	},
	"ocfl/no-sidecar": {
		vi: "bảng kê không có tệp mã băm đi kèm: `{name}`",
		en: "the inventory has no sidecar with its digest: `{name}`",
	},
	"ocfl/sidecar-algorithm": {
		vi: "tệp mã băm của bảng kê phải theo {algorithm}, nhưng tên là: `{name}`",
		en: "the sidecar of the inventory must be by {algorithm}, but is: `{name}`",
	},
	"ocfl/sidecar-form": {
		vi: "tệp mã băm phải là một dòng `MÃ inventory.json`: `{name}`",
		en: "the sidecar must be one line, `DIGEST inventory.json`: `{name}`",
	},
	"ocfl/inventory-digest": {
		vi: "bảng kê không khớp tệp mã băm: ghi `{expected}`, thực tế `{found}`",
		en: "the inventory does not fit its sidecar: stated `{expected}`, found `{found}`",
	},
	"ocfl/inventories-differ": {
		vi: "bảng kê ở gốc đối tượng khác bảng kê của phiên bản mới nhất: `{version}`",
		en: "the inventory at the object's root differs from that of the newest version: `{version}`",
	},
	"ocfl/id-differs": {
		vi: "định danh trong bảng kê của `{version}` là `{id}`, khác: `{expected}`",
		en: "the identifier in the inventory of `{version}` is `{id}`, not: `{expected}`",
	},
	"ocfl/content-directory-differs": {
		vi: "thư mục nội dung của `{version}` là `{name}`, khác: `{expected}`",
		en: "the content folder of `{version}` is `{name}`, not: `{expected}`",
	},
	"ocfl/spec-goes-back": {
		vi: "phiên bản `{version}` theo OCFL {newer}, phiên bản sau lại theo {older}",
		en: "version `{version}` follows OCFL {newer}, a later one {older}",
	},
	"ocfl/path-dropped": {
		vi: "nội dung của `{version}` không còn trong bảng kê sau: `{path}`",
		en: "content of `{version}` is missing from a later inventory: `{path}`",
	},
	"ocfl/version-dropped": {
		vi: "bảng kê mới nhất không còn phiên bản: `{version}`",
		en: "the newest inventory has lost the version: `{version}`",
	},
	"ocfl/state-differs": {
		vi: "trạng thái của `{version}` trong hai bảng kê khác nhau: `{path}`",
		en: "two inventories give `{version}` a different state: `{path}`",
	},
	"ocfl/version-about-differs": {
		vi: "hai bảng kê ghi khác nhau về `{version}`: `{key}`",
		en: "two inventories differ about `{version}`: `{key}`",
	},
	"ocfl/content-empty": {
		vi: "thư mục nội dung rỗng: `{path}`",
		en: "the content folder is empty: `{path}`",
	},
	"ocfl/folder-empty": {
		vi: "thư mục rỗng: `{path}`",
		en: "an empty folder: `{path}`",
	},
	"ocfl/file-unlisted": {
		vi: "tệp không có trong `manifest`: `{path}`",
		en: "the file is not in the manifest: `{path}`",
	},
	"ocfl/file-missing": {
		vi: "thiếu tệp mà bảng kê ghi: `{path}`",
		en: "a file that an inventory lists is missing: `{path}`",
	},
	"ocfl/digest-mismatch": {
		vi: "`{path}` không khớp mã băm {algorithm} trong `{inventory}`: ghi `{expected}`, thực tế `{found}`",
		en: "`{path}` does not fit its {algorithm} digest in `{inventory}`: stated `{expected}`, found `{found}`",
	},
	"ocfl/no-root-declaration": {
		vi: "kho lưu OCFL thiếu tệp khai báo `0=ocfl_…`: `{path}`",
		en: "the OCFL storage root has no declaration `0=ocfl_…`: `{path}`",
	},
	"ocfl/layout-keys": {
		vi: "`ocfl_layout.json` phải là đối tượng JSON có `extension` và `description`",
		en: "`ocfl_layout.json` must be a JSON object with `extension` and `description`",
	},
	"ocfl/layout-extension": {
		vi: "`extension` trong `ocfl_layout.json` phải là tên của một phần mở rộng",
		en: "`extension` in `ocfl_layout.json` must be the name of an extension",
	},
	"ocfl/file-in-hierarchy": {
		vi: "tệp không thuộc đối tượng nào: `{path}`",
		en: "a file that belongs to no object: `{path}`",
	},
	"ocfl/object-newer": {
		vi: "đối tượng theo OCFL {object}, mới hơn kho lưu: {root}",
		en: "the object follows OCFL {object}, newer than the storage root: {root}",
	},
	"ocfl/id-repeated": {
		vi: "hai đối tượng có cùng định danh `{id}`, đối tượng kia ở: `{other}`",
		en: "two objects have the identifier `{id}`, the other is at: `{other}`",
	},
	"ocfl/path-not-by-layout": {
		vi: "theo cách bố trí đã khai báo, `{id}` phải ở: `{expected}`",
		en: "by the layout that is declared, `{id}` should be at: `{expected}`",
	},
	"ocfl/not-a-root": {
		vi: "không phải kho lưu OCFL: `{path}`",
		en: "not an OCFL storage root: `{path}`",
		hint: {
			vi: "thư mục phải trống, chưa tồn tại, hoặc có tệp `0=ocfl_1.0` hay `0=ocfl_1.1`",
			en: "the folder must be empty, not exist yet, or hold `0=ocfl_1.0` or `0=ocfl_1.1`",
		},
	},
	"ocfl/root-unknown": {
		vi: "không ghi được vào kho lưu có phiên bản OCFL lạ: `{path}`",
		en: "a storage root of an unknown version of OCFL cannot be written to: `{path}`",
	},
	"ocfl/layout-unknown": {
		vi: "kho lưu `{path}` dùng cách bố trí mà chương trình không biết: {extension}",
		en: "the storage root `{path}` has a layout that is not known here: {extension}",
		hint: { vi: "chương trình biết phần mở rộng 0003 và 0004", en: "extensions 0003 and 0004 are known" },
	},
	"ocfl/layout-kept": {
		vi: "kho lưu `{path}` giữ cách bố trí sẵn có: {extension}",
		en: "the storage root `{path}` keeps the layout it has: {extension}",
	},
	"ocfl/algorithm-kept": {
		vi: "đối tượng `{id}` giữ thuật toán băm sẵn có: {algorithm}",
		en: "the object `{id}` keeps the digest algorithm it has: {algorithm}",
	},
	"ocfl/object-damaged": {
		vi: "không thêm phiên bản vào đối tượng bị hỏng: `{path}`",
		en: "no version is added to a damaged object: `{path}`",
		hint: {
			vi: "chạy `banluu verify` với kho lưu để biết hỏng ở đâu",
			en: "run `banluu verify` on the storage root to see what is damaged",
		},
	},
	"ocfl/path-taken": {
		vi: "chỗ của `{id}` trong kho đã có thứ khác: `{path}`",
		en: "something else stands where `{id}` belongs: `{path}`",
	},
	"ocfl/no-version-left": {
		vi: "`{id}` dùng tên phiên bản có số chữ số cố định và đã hết số: `{head}`",
		en: "`{id}` has names of versions of a fixed length, and no number is left: `{head}`",
	},
	"ocfl/version-finished": {
		vi: "đã hoàn tất phiên bản `{version}` mà một lần chạy bị ngắt để dở, sau khi kiểm tra nội dung: `{path}`",
		en: "version `{version}`, which a killed run left unfinished, was checked and finished: `{path}`",
	},
	"ocfl/sidecar-finished": {
		vi: "đã ghi lại tệp mã băm mà một lần chạy bị ngắt để dở, sau khi kiểm tra bảng kê: `{path}`",
		en: "the sidecar that a killed run left behind was written again, after its inventory was checked: `{path}`",
	},
	"ocfl/no-such-object": {
		vi: "kho lưu `{path}` không có đối tượng: `{id}`",
		en: "the storage root `{path}` has no object: `{id}`",
	},
	"ocfl/no-such-version": {
		vi: "`{id}` không có phiên bản `{version}`, mới nhất là: `{head}`",
		en: "`{id}` has no version `{version}`, the newest is: `{head}`",
	},
	"ocfl/option-needed": {
		vi: "`{action}` cần tùy chọn: `{option}`",
		en: "`{action}` needs the option: `{option}`",
	},
	"ocfl/purge-unconfirmed": {
		vi: "chưa xóa `{id}` khỏi `{path}`",
		en: "`{id}` was not removed from `{path}`",
		hint: {
			vi: "thêm `--yes` để xóa vĩnh viễn mọi phiên bản của đối tượng",
			en: "add `--yes` to remove every version of the object for good",
		},
	},
};
