import type { imageCodes } from "../model/codes/image.ts";
import type { Messages } from "./messages.ts";

const convert = {
	vi: "đổi ảnh sang JPEG hoặc PNG bằng một phần mềm xử lý ảnh rồi sửa tên tệp trong bài",
	en: "convert the picture to JPEG or PNG with an image editor, and change its name in the article",
};
const getAgain = {
	vi: "lấy lại ảnh từ bản gốc; tệp có thể đã bị cắt khi sao chép hoặc tải về",
	en: "get the picture from its origin again; it may have been cut off while it was copied or downloaded",
};
const smaller = {
	vi: "thu nhỏ ảnh, hoặc lưu ảnh gốc riêng và dùng một bản nhỏ hơn trong bài",
	en: "make the picture smaller, or keep the original apart and use a smaller one in the article",
};

export const imageMessages: Messages<keyof typeof imageCodes> = {
	"image/too-many-bytes": {
		vi: "tệp ảnh quá lớn: {bytes} byte, giới hạn {limit}",
		en: "the picture file is too large: {bytes} bytes, the limit is {limit}",
		hint: smaller,
	},
	"image/too-many-pixels": {
		vi: "ảnh quá lớn: {width} × {height} điểm ảnh, giới hạn {side} mỗi cạnh và {pixels} triệu điểm ảnh",
		en: "the picture is too large: {width} × {height} pixels, the limits are {side} a side and {pixels} million in all",
		hint: smaller,
	},
	"image/cmyk-without-profile": {
		vi: "ảnh JPEG hệ màu CMYK không kèm hồ sơ màu ICC, nên không biết màu thật để đưa vào PDF/A",
		en: "the CMYK JPEG has no usable ICC profile, so its colours are not known and PDF/A does not allow it",
		hint: {
			vi: "đổi ảnh sang sRGB, hoặc nhúng hồ sơ màu của máy in đã dùng",
			en: "convert the picture to sRGB, or embed the profile of the printing condition that it was made for",
		},
	},
	"image/unknown": {
		vi: "tệp không phải là ảnh thuộc định dạng nào được biết, nên không được lưu và không hiện trong bài: `{file}`",
		en: "the file is no picture of a known format, so it is neither kept nor shown: `{file}`",
	},
	"image/unsupported-format": {
		vi: "định dạng ảnh chưa hiện được trong PDF/A: {format}",
		en: "pictures of this format cannot be shown in the PDF/A: {format}",
		hint: convert,
	},
	"image/unsupported-kind": {
		vi: "kiểu mã hóa {format} này không hiện được trong PDF/A: {what}",
		en: "this kind of {format} cannot be shown in the PDF/A: {what}",
		hint: convert,
	},
	"image/truncated": {
		vi: "ảnh bị cắt cụt: tệp kết thúc giữa chừng",
		en: "the picture is cut off: the file ends before the picture does",
		hint: getAgain,
	},
	"image/damaged": {
		vi: "ảnh hỏng, không đọc được phần `{what}`",
		en: "the picture is damaged, this part cannot be read: `{what}`",
		hint: getAgain,
	},
	"image/checksum": {
		vi: "ảnh hỏng: sai tổng kiểm tra của khối `{chunk}`",
		en: "the picture is damaged, the checksum of this chunk is wrong: `{chunk}`",
		hint: getAgain,
	},
	"image/profile-broken": {
		vi: "hồ sơ màu ICC trong ảnh không dùng được ({what}), màu được coi là sRGB hoặc thang xám",
		en: "the ICC profile in the picture cannot be used ({what}), its colours are taken for sRGB or gray",
	},
	"image/profile-differs": {
		vi: "hồ sơ màu ICC thuộc hệ màu {found} nhưng ảnh thuộc hệ {expected}, màu được coi là sRGB hoặc thang xám",
		en: "the ICC profile is for {found} but the picture is {expected}, its colours are taken for sRGB or gray",
	},
	"image/gamma": {
		vi: "ảnh khai gamma {gamma}, trong PDF màu được hiện như sRGB",
		en: "the picture states a gamma of {gamma}, the PDF shows it as sRGB",
	},
	"image/decoder-missing": {
		vi: "ảnh {format} chưa in được vào PDF vì thiếu gói `{library}`, tệp ảnh được lưu nguyên vẹn",
		en: "the {format} picture is not shown in the PDF for want of the package `{library}`, the file is kept whole",
		hint: {
			vi: "cài gói đó bằng `npm install {library}` rồi tạo lại hồ sơ",
			en: "install it with `npm install {library}` and build again",
		},
	},
	"image/decoded": {
		vi: "PDF hiện các điểm ảnh giải mã từ ảnh {format}, tệp ảnh được lưu nguyên vẹn",
		en: "the PDF shows the decoded pixels of a {format} picture, the file is kept whole",
	},
	"image/first-page": {
		vi: "PDF chỉ hiện trang đầu của ảnh, tệp ảnh được lưu nguyên vẹn, số trang: {pages}",
		en: "the PDF shows the first page of the picture only, the file is kept whole, pages: {pages}",
	},
	"image/fewer-bits": {
		vi: "ảnh có {bits} bit mỗi mẫu, PDF hiện 8 bit, tệp ảnh được lưu nguyên vẹn",
		en: "the picture has {bits} bits a sample, the PDF shows 8, the file is kept whole",
	},
	"image/animated": {
		vi: "ảnh động: PDF chỉ hiện khung hình tĩnh, tệp ảnh được lưu nguyên vẹn",
		en: "an animated picture: the PDF shows its still image only, the file is kept whole",
	},
};
