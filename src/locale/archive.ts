import type { archiveCodes } from "../model/codes/archive.ts";
import type { Messages } from "./messages.ts";

export const archiveMessages: Messages<keyof typeof archiveCodes> = {
	"archive/not-a-zip": {
		vi: "không phải tệp ZIP vì không có mục lục ở cuối: `{name}`",
		en: "not a ZIP file, it has no directory at its end: `{name}`",
	},
	"archive/not-a-tar": {
		vi: "không phải tệp TAR: `{name}`",
		en: "not a TAR file: `{name}`",
		hint: {
			vi: "tệp nén như `.tar.gz` phải được giải nén trước",
			en: "a compressed one, such as `.tar.gz`, must be decompressed first",
		},
	},
	"archive/truncated": {
		vi: "tệp nén bị cụt hoặc phần cuối đã hỏng: `{name}`",
		en: "the archive is cut off, or its end is damaged: `{name}`",
		hint: { vi: "sao chép hoặc tải lại tệp gốc", en: "copy or download it again" },
	},
	"archive/directory-damaged": {
		vi: "mục lục của tệp ZIP bị hỏng: ghi {count} mục nhưng chỉ đọc được {found}",
		en: "the directory of the ZIP file is damaged: it states {count} entries, {found} can be read",
	},
	"archive/header-damaged": {
		vi: "phần đầu của một mục trong tệp TAR bị hỏng: `{name}`",
		en: "the header of a member of the TAR file is damaged: `{name}`",
	},
	"archive/several-disks": {
		vi: "tệp ZIP chia thành nhiều phần không đọc được",
		en: "a ZIP file split over several disks cannot be read",
		hint: { vi: "ghép các phần lại thành một tệp", en: "join the parts into one file" },
	},
	"archive/no-end": {
		vi: "tệp TAR không có dấu kết thúc, có thể đã bị cụt: `{name}`",
		en: "the TAR file has no end mark and may be cut off: `{name}`",
	},
	"archive/several-roots": {
		vi: "gói nén phải có đúng một thư mục gốc nhưng `{name}` có: {roots}",
		en: "a package in an archive has one folder at its root, `{name}` has: {roots}",
	},
	"archive/name-encoding": {
		vi: "tên không được đánh dấu là UTF-8 nên có thể đọc sai: `{path}`",
		en: "the name is not marked as UTF-8 and may be misread: `{path}`",
	},
	"archive/path-unsafe": {
		vi: "đường dẫn trong tệp nén trỏ ra ngoài hoặc không an toàn: `{path}`",
		en: "a path in the archive leads out of it or is unsafe: `{path}`",
	},
	"archive/duplicate": {
		vi: "tệp nén chứa hai mục cùng tên: `{path}`",
		en: "the archive holds two members of one name: `{path}`",
	},
	"archive/encrypted": {
		vi: "mục trong tệp nén được đặt mật khẩu: `{path}`",
		en: "a member of the archive is encrypted: `{path}`",
		hint: { vi: "nén lại không đặt mật khẩu", en: "pack it again without a password" },
	},
	"archive/method": {
		vi: "không đọc được kiểu nén số {method} của mục: `{path}`",
		en: "compression method {method} is not supported: `{path}`",
		hint: { vi: "nén lại bằng kiểu Deflate thông thường", en: "pack it again with ordinary Deflate" },
	},
	"archive/overlap": {
		vi: "dữ liệu của mục chồng lên dữ liệu của mục khác: `{path}`",
		en: "the data of a member overlaps other data: `{path}`",
	},
	"archive/ratio": {
		vi: "mục `{path}` phình từ {compressed} lên {size} byte, có dấu hiệu là bom nén",
		en: "`{path}` swells from {compressed} to {size} bytes, which looks like a decompression bomb",
	},
	"archive/too-large": {
		vi: "nội dung giải nén vượt quá giới hạn {limit} byte tại mục: `{path}`",
		en: "the unpacked content exceeds the limit of {limit} bytes at: `{path}`",
	},
	"archive/too-many": {
		vi: "tệp nén có {count} mục, vượt quá giới hạn {limit}",
		en: "the archive has {count} members, more than the limit of {limit}",
	},
	"archive/content-damaged": {
		vi: "nội dung của mục không khớp với điều tệp nén ghi về nó: `{path}`",
		en: "the content of a member is not what the archive says of it: `{path}`",
	},
};
