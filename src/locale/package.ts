import type { packageCodes } from "../model/codes/package.ts";
import type { Messages } from "./messages.ts";

export const packageMessages: Messages<keyof typeof packageCodes> = {
	"package/not-a-bag": {
		vi: "không phải gói BagIt vì thiếu `bagit.txt`: `{name}`",
		en: "not a BagIt bag, it has no `bagit.txt`: `{name}`",
	},
	"package/declaration-malformed": {
		vi: "`bagit.txt` phải có đúng hai dòng `BagIt-Version: M.N` và `Tag-File-Character-Encoding: …`, nhưng gặp: `{line}`",
		en: "`bagit.txt` must be exactly two lines, `BagIt-Version: M.N` and `Tag-File-Character-Encoding: …`, but has: `{line}`",
	},
	"package/declaration-space": {
		vi: "thừa hoặc thiếu khoảng trắng trong `bagit.txt`",
		en: "white space too much or missing in `bagit.txt`",
	},
	"package/declaration-case": {
		vi: "nhãn trong `bagit.txt` khác kiểu chữ hoa, chữ thường của chuẩn",
		en: "a label in `bagit.txt` differs from the standard in letter case",
	},
	"package/declaration-bom": {
		vi: "`bagit.txt` mở đầu bằng dấu thứ tự byte (BOM)",
		en: "`bagit.txt` begins with a byte order mark",
	},
	"package/version-unknown": {
		vi: "phiên bản BagIt không được hỗ trợ: `{version}`",
		en: "BagIt version not supported: `{version}`",
		hint: {
			vi: "các phiên bản kiểm tra được là 0.93 đến 0.97 và 1.0",
			en: "the versions that can be checked are 0.93 to 0.97 and 1.0",
		},
	},
	"package/encoding-unknown": {
		vi: "không biết bảng mã của các tệp thẻ: `{encoding}`",
		en: "unknown character encoding of the tag files: `{encoding}`",
	},
	"package/encoding-not-utf8": {
		vi: "các tệp thẻ dùng bảng mã khác với UTF-8 mà chuẩn khuyến nghị: `{encoding}`",
		en: "the tag files use another encoding than UTF-8, which the standard recommends: `{encoding}`",
	},
	"package/tag-file-undecodable": {
		vi: "`{file}` có byte không thuộc bảng mã đã khai báo: `{encoding}`",
		en: "`{file}` holds bytes that are not of the declared encoding: `{encoding}`",
	},
	"package/tag-file-bom": {
		vi: "tệp thẻ UTF-8 không được mở đầu bằng dấu thứ tự byte (BOM): `{file}`",
		en: "a UTF-8 tag file must not begin with a byte order mark: `{file}`",
	},
	"package/tag-file-missing": {
		vi: "thiếu tệp thẻ có tên trong bảng kê thẻ: `{path}`",
		en: "a tag file named in the tag manifest is missing: `{path}`",
	},
	"package/tag-file-unlisted": {
		vi: "không bảng kê thẻ nào ghi mã băm của tệp này: `{path}`",
		en: "no tag manifest holds a digest of this file: `{path}`",
	},
	"package/no-tag-manifest": {
		vi: "gói không có bảng kê thẻ nên không phát hiện được thay đổi trong các tệp thẻ",
		en: "the bag has no tag manifest, so changes in its tag files cannot be seen",
	},
	"package/tag-manifest-lists-payload": {
		vi: "bảng kê thẻ không được ghi tệp nội dung: `{path}`",
		en: "a tag manifest must not list a payload file: `{path}`",
	},
	"package/tag-manifest-lists-tag-manifest": {
		vi: "bảng kê thẻ không được ghi một bảng kê thẻ: `{path}`",
		en: "a tag manifest must not list a tag manifest: `{path}`",
	},
	"package/tag-manifest-lacks-manifest": {
		vi: "bảng kê thẻ không ghi bảng kê nội dung: `{path}`",
		en: "the tag manifest does not list the payload manifest: `{path}`",
	},
	"package/no-payload-folder": {
		vi: "gói không có thư mục nội dung `data/`",
		en: "the bag has no payload folder `data/`",
	},
	"package/no-payload-manifest": {
		vi: "gói không có bảng kê nội dung `manifest-<thuật toán>.txt` nào",
		en: "the bag has no payload manifest `manifest-<algorithm>.txt`",
	},
	"package/manifest-name": {
		vi: "tên bảng kê `{file}` không theo chuẩn, đúng ra thuật toán phải viết là: `{algorithm}`",
		en: "the manifest name `{file}` is not of the standard's form, the algorithm should be written: `{algorithm}`",
	},
	"package/algorithm-unknown": {
		vi: "không tính được mã băm của thuật toán này nên bảng kê không được đối chiếu: `{algorithm}`",
		en: "digests of this algorithm cannot be computed, so the manifest is not checked: `{algorithm}`",
	},
	"package/nothing-checkable": {
		vi: "không bảng kê nội dung nào dùng thuật toán tính được, nên không xác nhận được nội dung của gói",
		en: "no payload manifest uses an algorithm that can be computed, so the payload cannot be confirmed",
	},
	"package/manifest-line-malformed": {
		vi: "dòng bảng kê không có dạng `<mã băm> <đường dẫn>`: `{text}`",
		en: "the manifest line is not of the form `<digest> <path>`: `{text}`",
	},
	"package/manifest-digest-malformed": {
		vi: "mã băm sai độ dài của thuật toán: `{digest}`",
		en: "the digest does not have the length of its algorithm: `{digest}`",
	},
	"package/manifest-binary-marker": {
		vi: "bảng kê có dấu `*` của `md5sum` trước đường dẫn, khi kiểm nghiêm ngặt sẽ bị coi là lỗi",
		en: "the manifest has the `*` of `md5sum` before a path, which fails strict validation",
	},
	"package/manifest-dot-slash": {
		vi: "đường dẫn trong bảng kê thừa `./` ở đầu: `{path}`",
		en: "the path in the manifest begins with a needless `./`: `{path}`",
	},
	"package/manifest-percent": {
		vi: "dấu `%` trong bảng kê phải viết là `%25`: `{path}`",
		en: "a `%` in a manifest must be written as `%25`: `{path}`",
	},
	"package/manifest-irregular": {
		vi: "dòng này viết khác các dòng còn lại của bảng kê (chữ hoa, khoảng trắng hay dấu xuống dòng), có thể một byte đã bị thay đổi",
		en: "this line is written unlike the manifest's other lines (letter case, white space or line end), a byte may have been changed",
	},
	"package/manifest-outside-payload": {
		vi: "bảng kê nội dung ghi một tệp ngoài `data/`: `{path}`",
		en: "the payload manifest lists a file outside `data/`: `{path}`",
	},
	"package/manifest-repeats-path": {
		vi: "đường dẫn đã có ở dòng {line} của bảng kê này: `{path}`",
		en: "the path already stands in line {line} of this manifest: `{path}`",
	},
	"package/manifest-contradicts-itself": {
		vi: "mã băm khác với dòng {line} của chính bảng kê này cho: `{path}`",
		en: "the digest differs from line {line} of the same manifest for: `{path}`",
	},
	"package/manifest-folder": {
		vi: "bảng kê không được ghi thư mục: `{path}`",
		en: "a manifest must not list a folder: `{path}`",
	},
	"package/path-unsafe": {
		vi: "đường dẫn có thể ra ngoài gói nên bị từ chối: `{path}`",
		en: "the path could lead out of the package and is refused: `{path}`",
	},
	"package/missing-file": {
		vi: "thiếu tệp có trong bảng kê: `{path}`",
		en: "a file of the manifest is missing: `{path}`",
	},
	"package/missing-file-near": {
		vi: "thiếu tệp `{path}`, nhưng có một tệp tên gần giống: `{near}`",
		en: "`{path}` is missing, but there is a file of nearly the same name: `{near}`",
	},
	"package/normalization-differs": {
		vi: "tên `{path}` trong bảng kê và tên tệp chỉ khác nhau ở dạng chuẩn hóa Unicode: `{near}`",
		en: "the name `{path}` in the manifest and the file's differ in Unicode normalization only: `{near}`",
	},
	"package/unexpected-file": {
		vi: "tệp nội dung không có trong bảng kê nào: `{path}`",
		en: "a payload file stands in no manifest: `{path}`",
	},
	"package/not-in-manifest": {
		vi: "bảng kê `{manifest}` không ghi tệp nội dung: `{path}`",
		en: "the manifest `{manifest}` does not list the payload file: `{path}`",
	},
	"package/digest-mismatch": {
		vi: "mã băm {algorithm} của `{path}` khác với `{manifest}` dòng {line}: chờ `{expected}`, gặp `{found}`",
		en: "the {algorithm} digest of `{path}` differs from `{manifest}` line {line}: expected `{expected}`, found `{found}`",
	},
	"package/manifests-disagree": {
		vi: "mã băm {holds} của `{path}` khớp còn {fails} thì không, nên có thể chính bảng kê {fails} đã sai",
		en: "the {holds} digest of `{path}` holds while {fails} does not, so the {fails} manifest may be what is wrong",
	},
	"package/file-unreadable": {
		vi: "không đọc được tệp của gói: `{path}`",
		en: "a file of the package cannot be read: `{path}`",
	},
	"package/file-changed": {
		vi: "tệp thay đổi trong lúc đang kiểm tra, {expected} byte khi liệt kê và {found} byte khi đọc: `{path}`",
		en: "the file changed while it was checked, {expected} bytes when listed and {found} when read: `{path}`",
		hint: {
			vi: "kiểm tra lại khi không còn ai ghi vào gói",
			en: "check again when nobody writes into the package any more",
		},
	},
	"package/link": {
		vi: "gói chứa liên kết tượng trưng, không được đọc theo: `{path}`",
		en: "the package holds a symbolic link, which is not followed: `{path}`",
		hint: {
			vi: "thay liên kết bằng chính tệp mà nó trỏ tới",
			en: "put the file itself in place of the link",
		},
	},
	"package/special-file": {
		vi: "gói chứa thứ không phải tệp thường: `{path}`",
		en: "the package holds something that is not a regular file: `{path}`",
	},
	"package/bag-info-line-malformed": {
		vi: "dòng không có dạng `<nhãn>: <giá trị>`: `{text}`",
		en: "the line is not of the form `<label>: <value>`: `{text}`",
	},
	"package/bag-info-space": {
		vi: "sau dấu hai chấm phải có đúng một khoảng trắng và quanh nhãn không được có: `{label}`",
		en: "there must be one white space after the colon and none around the label: `{label}`",
	},
	"package/bag-info-repeated": {
		vi: "mục này không nên có nhiều hơn một lần: `{label}`",
		en: "this element should not stand more than once: `{label}`",
	},
	"package/bag-info-label": {
		vi: "nhãn rỗng, có dấu hai chấm, dấu xuống dòng hay khoảng trắng ở đầu, cuối: `{label}`",
		en: "the label is empty or holds a colon, a line end, or white space at an end: `{label}`",
	},
	"package/bag-info-value": {
		vi: "giá trị rỗng, có dấu xuống dòng, ký tự điều khiển hay khoảng trắng ở đầu, cuối của mục: `{label}`",
		en: "the value is empty or holds a line end, a control character, or white space at an end: `{label}`",
	},
	"package/bag-info-reserved": {
		vi: "mục này được tính từ nội dung và không nhận giá trị cho trước: `{label}`",
		en: "this element is computed from the payload and takes no given value: `{label}`",
	},
	"package/bagging-date-malformed": {
		vi: "`Bagging-Date` phải có dạng `YYYY-MM-DD`, nhưng gặp: `{value}`",
		en: "`Bagging-Date` must be of the form `YYYY-MM-DD`, but is: `{value}`",
	},
	"package/oxum-malformed": {
		vi: "`Payload-Oxum` phải có dạng `<số byte>.<số tệp>`, nhưng gặp: `{value}`",
		en: "`Payload-Oxum` must be of the form `<bytes>.<files>`, but is: `{value}`",
	},
	"package/oxum-mismatch": {
		vi: "`Payload-Oxum` ghi `{expected}` nhưng nội dung có: `{found}`",
		en: "`Payload-Oxum` says `{expected}` but the payload has: `{found}`",
	},
	"package/fetch-line-malformed": {
		vi: "dòng không có dạng `<URL> <độ dài> <đường dẫn>`: `{text}`",
		en: "the line is not of the form `<URL> <length> <path>`: `{text}`",
	},
	"package/fetch-not-in-manifest": {
		vi: "`{path}` có trong `fetch.txt` nhưng không có trong: `{manifest}`",
		en: "`{path}` stands in `fetch.txt` but not in: `{manifest}`",
	},
	"package/fetch-size-differs": {
		vi: "`fetch.txt` ghi `{path}` dài {expected} byte nhưng tệp dài: {found}",
		en: "`fetch.txt` says that `{path}` has {expected} bytes but the file has: {found}",
	},
	"package/not-fetched": {
		vi: "gói chưa đủ vì tệp `{path}` chưa được tải về từ: `{url}`",
		en: "the bag is incomplete, `{path}` has not been fetched from: `{url}`",
		hint: {
			vi: "tải tệp về đúng đường dẫn rồi kiểm lại; Bản Lưu không bao giờ tự tải",
			en: "fetch the file to its path and check again; Bản Lưu never fetches by itself",
		},
	},
	"package/names-differ-in-case": {
		vi: "hai tên chỉ khác nhau ở chữ hoa, chữ thường, sẽ đè lên nhau trên Windows và macOS: `{path}` và `{other}`",
		en: "two names differ in letter case only and collide on Windows and macOS: `{path}` and `{other}`",
	},
	"package/names-differ-in-form": {
		vi: "hai tên chỉ khác nhau ở dạng chuẩn hóa Unicode: `{path}` và `{other}`",
		en: "two names differ in Unicode normalization only: `{path}` and `{other}`",
	},
	"package/name-reserved": {
		vi: "Windows không mở được tên `{name}` trong: `{path}`",
		en: "Windows cannot open the name `{name}` in: `{path}`",
	},
	"package/system-file": {
		vi: "tệp do hệ điều hành tự đặt, thường không thuộc nội dung: `{path}`",
		en: "a file that an operating system left, usually no part of the payload: `{path}`",
	},
	"package/no-payload": {
		vi: "không có tệp nội dung nào để đóng gói",
		en: "there is no payload file to package",
	},
	"package/no-manifest-algorithm": {
		vi: "phải chọn ít nhất một thuật toán băm cho bảng kê",
		en: "at least one digest algorithm must be chosen for the manifests",
	},
	"package/algorithm-unavailable": {
		vi: "Node.js trên máy này không tính được thuật toán: `{algorithm}`",
		en: "the Node.js of this machine cannot compute the algorithm: `{algorithm}`",
	},
	"package/path-not-payload": {
		vi: "tệp nội dung phải nằm dưới `data/`: `{path}`",
		en: "a payload file must stand below `data/`: `{path}`",
	},
	"package/path-taken": {
		vi: "hai tệp tranh nhau một đường dẫn, hoặc đường dẫn dành riêng cho BagIt: `{path}`",
		en: "two files claim one path, or the path is reserved by BagIt: `{path}`",
	},
	"package/path-not-portable": {
		vi: "đường dẫn có ký tự ngoài ASCII hoặc ký tự mà Windows cấm: `{path}`",
		en: "the path holds characters outside ASCII, or ones that Windows forbids: `{path}`",
	},
	"package/path-percent": {
		vi: "tên có `%`, nhiều chương trình kiểm BagIt sẽ đọc sai bảng kê: `{path}`",
		en: "the name holds a `%`, many BagIt programs will misread the manifest: `{path}`",
	},
	"package/path-not-nfc": {
		vi: "đường dẫn phải ở dạng chuẩn hóa NFC: `{path}`",
		en: "the path must be in the normalization form NFC: `{path}`",
	},
	"package/format-unknown": {
		vi: "không có định dạng gói `{format}`",
		en: "no package format is called `{format}`",
		hint: { vi: "các định dạng có sẵn: {known}", en: "the formats are: {known}" },
	},
	"package/option-unknown": {
		vi: "định dạng {format} không có tùy chọn `{option}`",
		en: "the format {format} has no option `{option}`",
		hint: { vi: "các tùy chọn của định dạng này: {known}", en: "its options are: {known}" },
	},
	"package/option-value": {
		vi: "tùy chọn `{option}` không nhận giá trị: `{value}`",
		en: "the option `{option}` does not take the value: `{value}`",
		hint: { vi: "các giá trị được nhận: {known}", en: "values that it takes: {known}" },
	},
	"package/option-form": {
		vi: "giá trị của tùy chọn `{option}` không đúng dạng: `{value}`",
		en: "the value of the option `{option}` is not of the right form: `{value}`",
		hint: { vi: "viết chẳng hạn: {form}", en: "write for example: {form}" },
	},
	"package/output-inside": {
		vi: "thư mục nhận gói `{path}` nằm trong chính hồ sơ được đóng gói: `{record}`",
		en: "the folder for packages `{path}` lies inside a record that is to be packaged: `{record}`",
		hint: { vi: "chọn thư mục khác bằng `-o`", en: "choose another folder with `-o`" },
	},
	"package/not-a-record": {
		vi: "không phải hồ sơ do `banluu build` tạo: `{path}`",
		en: "not a record made by `banluu build`: `{path}`",
		hint: {
			vi: "đóng gói nhận thư mục hồ sơ, hoặc thư mục chứa các hồ sơ",
			en: "packaging takes record folders, or a folder that holds records",
		},
	},
	"package/record-damaged": {
		vi: "hồ sơ có {count} lỗi nên không được đóng gói: `{path}`",
		en: "the record has {count} errors and is not packaged: `{path}`",
		hint: { vi: "xem chi tiết bằng `banluu verify {path}`", en: "see them with `banluu verify {path}`" },
	},
	"package/differs": {
		vi: "đã có một gói khác ở đó: `{path}`",
		en: "a different package is there already: `{path}`",
		hint: {
			vi: "gói mang thời điểm tạo ({time}); lần trước có thể khác: giữ nguyên bằng `--build-time` hay SOURCE_DATE_EPOCH, hoặc chọn thư mục khác bằng `-o`",
			en: "a package states when it was made ({time}), which may have been another time before: keep it by `--build-time` or SOURCE_DATE_EPOCH, or choose another folder with `-o`",
		},
	},
	"package/format-unrecognised": {
		vi: "không nhận ra định dạng gói: `{path}`",
		en: "not a package of a known format: `{path}`",
		hint: {
			vi: "các định dạng kiểm tra được: {known}; biết chắc là định dạng nào thì thêm `--format`, để biết thiếu gì",
			en: "formats that can be checked: {known}; where you know which it should be, `--format` says what is missing",
		},
	},
	"package/own-check-failed": {
		vi: "gói {format} vừa tạo không qua được kiểm tra của chính chương trình: {count} lỗi",
		en: "the {format} package just made does not pass the program's own check: {count} errors",
		hint: {
			vi: "đây là lỗi của chương trình, hãy báo cho nhóm phát triển",
			en: "this is a fault of the program, please report it",
		},
	},
	"package/digest-needed": {
		vi: "tệp không nằm trong bộ nhớ phải có sẵn mã băm {algorithm}: `{path}`",
		en: "a file that does not stand in memory needs its {algorithm} digest beforehand: `{path}`",
	},
};
