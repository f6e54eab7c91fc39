import type { buildCodes } from "../model/codes/build.ts";
import type { Messages } from "./messages.ts";

export const buildMessages: Messages<keyof typeof buildCodes> = {
	"build/proof-failed": {
		vi: "hồ sơ vừa tạo không qua được phép đối chiếu ({count} điểm sai) nên không được ghi ra",
		en: "the finished record failed its proof ({count} differences) and was not published",
		hint: {
			vi: "đây là lỗi của chương trình: xin gửi tệp nguồn và các dòng trên cho người phát triển",
			en: "this is a fault of the program: please send the source and the lines above to its developers",
		},
	},
	"build/different-record": {
		vi: "đã có một hồ sơ khác mang mã định danh `{identifier}`: `{path}`",
		en: "a different record of the identifier `{identifier}` exists: `{path}`",
		hint: {
			vi: "dùng `--update` để thêm phiên bản mới bên cạnh; hồ sơ cũ được giữ nguyên",
			en: "use `--update` to add a new version beside it; the old record stays as it is",
		},
	},
	"build/existing-damaged": {
		vi: "hồ sơ đã có không còn nguyên vẹn: `{path}`",
		en: "the record that is already there is damaged: `{path}`",
		hint: {
			vi: "chạy `banluu verify` để xem chỗ hỏng; chuyển hồ sơ hỏng đi chỗ khác hoặc dùng `--update` để thêm phiên bản mới",
			en: "run `banluu verify` to see what is wrong; move the damaged record away, or use `--update` to add a new version",
		},
	},
	"build/identifier-repeated": {
		vi: "mã định danh `{identifier}` đã được dùng cho một bài khác trong lần chạy này: `{other}`",
		en: "the identifier `{identifier}` is already that of another article of this run: `{other}`",
		hint: {
			vi: "cho mỗi bài một mã riêng, hoặc bỏ mã để chương trình tự cấp",
			en: "give each article its own, or none and let one be assigned",
		},
	},
	"build/other-source": {
		vi: "phiên bản mới lấy từ một nguồn khác với phiên bản trước: `{path}`",
		en: "the new version comes from another source than the one before it: `{path}`",
		hint: {
			vi: "nếu đây là hai bài khác nhau thì mã định danh bị trùng",
			en: "if these are two articles, they share an identifier by mistake",
		},
	},
	"build/several-sidecars": {
		vi: "có nhiều tệp siêu dữ liệu đi kèm, không biết dùng tệp nào: {files}",
		en: "several sidecars, and no telling which one holds: {files}",
		hint: { vi: "giữ lại một tệp và đổi tên hoặc xóa các tệp kia", en: "keep one and rename or remove the others" },
	},
	"build/xml-ill-formed": {
		vi: "XML không đúng cú pháp: {message}",
		en: "the XML is not well-formed: {message}",
	},
	"build/record-file-missing": {
		vi: "hồ sơ thiếu tệp `{path}`",
		en: "the record lacks the file `{path}`",
	},
	"build/source-differs": {
		vi: "tệp nguồn không còn như khi lập hồ sơ: SHA-256 phải là {expected}, thấy {found}",
		en: "the source is not the one that the record was made of: SHA-256 should be {expected}, found {found}",
	},
	"build/source-unreadable": {
		vi: "không đọc lại được tệp nguồn trong hồ sơ",
		en: "the source in the record cannot be read again",
	},
	"build/body-changed": {
		vi: "PDF đã bị sửa sau khi tạo: mã băm của nội dung không khớp với mã nhận diện của tệp",
		en: "the PDF was changed after it was made: its body does not have the digest that is its file identifier",
	},
	"build/text-differs": {
		vi: "đoạn {number} trong PDF khác với nguồn: nguồn `{expected}`, PDF `{found}`",
		en: "paragraph {number} in the PDF differs from the source: source `{expected}`, PDF `{found}`",
	},
	"build/heading-differs": {
		vi: "đoạn {number} trong PDF mang thẻ khác với nguồn (đề mục thành đoạn văn, hoặc ngược lại): `{found}`",
		en: "paragraph {number} in the PDF is tagged unlike the source (a heading as a paragraph, or the other way round): `{found}`",
	},
	"build/text-missing": {
		vi: "PDF thiếu đoạn {number}: `{expected}`",
		en: "the PDF lacks paragraph {number}: `{expected}`",
	},
	"build/text-unexpected": {
		vi: "PDF thừa đoạn {number}, không có trong nguồn: `{found}`",
		en: "the PDF has a paragraph {number} that the source does not have: `{found}`",
	},
	"build/text-untagged": {
		vi: "PDF có chữ nằm ngoài cây thẻ: `{found}`",
		en: "the PDF shows text outside its tag tree: `{found}`",
	},
	"build/text-not-nfc": {
		vi: "đoạn {number} trong PDF không ở dạng NFC: `{found}`",
		en: "paragraph {number} in the PDF is not in NFC: `{found}`",
	},
	"build/title-differs": {
		vi: "nhan đề trong {where} khác với hồ sơ: phải là `{expected}`, thấy `{found}`",
		en: "the title in {where} differs from the record: should be `{expected}`, found `{found}`",
	},
	"build/language-differs": {
		vi: "ngôn ngữ khai trong PDF phải là `{expected}`, thấy `{found}`",
		en: "the language declared in the PDF should be `{expected}`, found `{found}`",
	},
	"build/claim-differs": {
		vi: "PDF phải khai chuẩn {expected}, thấy {found}",
		en: "the PDF should claim {expected}, found {found}",
	},
	"build/identifier-differs": {
		vi: "mã định danh trong {where} phải là `{expected}`, thấy `{found}`",
		en: "the identifier in {where} should be `{expected}`, found `{found}`",
	},
	"build/element-unknown": {
		vi: "bảng yếu tố không có `{element}`",
		en: "the schema table has no element `{element}`",
	},
	"build/element-missing": {
		vi: "thiếu yếu tố `{element}` với giá trị `{value}`",
		en: "the element `{element}` with the value `{value}` is missing",
	},
	"build/element-unexpected": {
		vi: "thừa yếu tố `{element}` với giá trị `{value}`, không có trong bản mô tả",
		en: "there is an element `{element}` with the value `{value}` that the description does not have",
	},
	"build/object-digest-differs": {
		vi: "PREMIS ghi mã băm khác với tệp `{path}`: PREMIS ghi {recorded}, tệp có {actual}",
		en: "PREMIS has another digest than the file `{path}`: PREMIS says {recorded}, the file has {actual}",
	},
	"build/picture-missing": {
		vi: "không có tệp ảnh mà bài dẫn tới, hồ sơ thiếu ảnh này: `{href}`",
		en: "the picture that the article refers to is not there, so the record lacks it: `{href}`",
		hint: {
			vi: "đặt tệp ảnh vào đúng chỗ bên cạnh bài rồi dựng lại; `--strict` coi đây là lỗi",
			en: "put the file where the article looks for it and build again; `--strict` makes this an error",
		},
	},
	"build/picture-outside": {
		vi: "ảnh không nằm trong thư mục của bài (trên mạng, nhúng trong liên kết, hoặc ở nơi khác) nên không được lấy, hồ sơ thiếu ảnh này: `{href}`",
		en: "the picture is not in the article's folder (on the network, inside the link, or elsewhere) and is not fetched, so the record lacks it: `{href}`",
		hint: {
			vi: "chép ảnh vào thư mục của bài và sửa đường dẫn thành tên tệp",
			en: "copy the picture into the article's folder and refer to it by its file name",
		},
	},
	"build/picture-unaccounted": {
		vi: "hồ sơ không có ảnh mà bài dẫn tới, cũng không nói là thiếu: `{href}`",
		en: "the record neither has the picture that the article refers to nor says that it lacks it: `{href}`",
	},
	"build/picture-unproven": {
		vi: "không kiểm chứng được hình ảnh {format} trong PDF vì thiếu gói `{library}`",
		en: "what the PDF shows of the {format} picture cannot be proven for want of the package `{library}`",
		hint: {
			vi: "cài gói đó bằng `npm install {library}` rồi kiểm tra lại",
			en: "install it with `npm install {library}` and verify again",
		},
	},
	"build/picture-differs": {
		vi: "tệp ảnh không còn như khi lập hồ sơ: SHA-256 phải là {expected}, thấy {found}",
		en: "the picture is not the one that was described: SHA-256 should be {expected}, found {found}",
	},
	"build/picture-untagged": {
		vi: "PDF có ảnh không thuộc phần tử Figure nào, số ảnh: {count}",
		en: "the PDF shows pictures that no Figure element owns: {count}",
	},
	"build/figure-missing": {
		vi: "PDF thiếu hình {number}: `{path}`",
		en: "the PDF lacks figure {number}: `{path}`",
	},
	"build/figure-unexpected": {
		vi: "PDF thừa hình {number}, không có trong nguồn",
		en: "the PDF has a figure {number} that the source does not have",
	},
	"build/figure-differs": {
		vi: "hình {number} trong PDF không phải là ảnh trong hồ sơ: `{path}`",
		en: "figure {number} in the PDF does not show the picture of the record: `{path}`",
	},
	"build/figure-box": {
		vi: "hình {number} trong PDF không có khung BBox, hoặc ảnh nằm ngoài khung",
		en: "figure {number} in the PDF has no BBox, or its picture stands outside it",
	},
	"build/alt-differs": {
		vi: "văn bản thay thế của hình {number} phải là `{expected}`, thấy `{found}`",
		en: "the alternate text of figure {number} should be `{expected}`, found `{found}`",
	},
	"build/colophon-silent": {
		vi: "trang thông tin về hồ sơ không ghi giá trị này của hồ sơ: {expected}",
		en: "the page about the record does not state this value of the record: {expected}",
	},
	"build/code-differs": {
		vi: "mã QR trên trang thông tin về hồ sơ phải ghi `{expected}`, không phải: `{found}`",
		en: "the QR code on the page about the record has to say `{expected}`, not: `{found}`",
	},
	"build/picture-in-colour": {
		vi: "ảnh JPEG này vẫn in màu, vì chuyển sang thang xám sẽ phải nén lại: {picture}",
		en: "this JPEG picture stays in colour, since to make it gray it would have to be compressed anew: {picture}",
		hint: {
			vi: "lưu sẵn một bản thang xám của ảnh và đặt thay vào bài, nếu bản in phải hoàn toàn không có màu",
			en: "put a gray copy of the picture into the article where the print must have no colour at all",
		},
	},
	"build/link-missing": {
		vi: "PDF thiếu liên kết mà bài có: `{href}`",
		en: "the PDF lacks a link of the article: `{href}`",
	},
	"build/link-differs": {
		vi: "liên kết tới `{href}` không nằm ở những chữ mà bài đặt nó: `{expected}`",
		en: "the link to `{href}` is not at the words where the article has it: `{expected}`",
	},
	"build/link-unexpected": {
		vi: "PDF có liên kết mà bài không có, tới `{href}`, ở chữ `{found}`",
		en: "the PDF has a link that the article has not, to `{href}`, at the words `{found}`",
	},
	"build/level-differs": {
		vi: "đề mục ở đơn vị {number} phải là `{expected}`, trong PDF là `{found}`",
		en: "the heading that is unit {number} should be `{expected}`, in the PDF it is `{found}`",
	},
	"build/cell-differs": {
		vi: "ô bảng ở đơn vị {number} phải là `{expected}`, trong PDF là `{found}`",
		en: "the table cell of unit {number} should be `{expected}`, in the PDF it is `{found}`",
	},
	"build/artifact-unexpected": {
		vi: "trang {page} có chữ ngoài bài mà không phải số trang hay tiêu đề trang: `{found}`",
		en: "page {page} has text beside the article that is neither folio nor running head: `{found}`",
	},
	"build/flavour-unknown": {
		vi: "`record.json` nêu một chuẩn PDF không có trong chương trình: `{flavour}`",
		en: "`record.json` names a PDF flavour that there is none of: `{flavour}`",
	},
	"build/attachment-missing": {
		vi: "PDF thiếu tệp đính kèm `{name}`",
		en: "the PDF lacks the attachment `{name}`",
	},
	"build/attachment-unexpected": {
		vi: "PDF mang một tệp đính kèm không thuộc hồ sơ: `{name}`",
		en: "the PDF carries an attachment that is no file of the record: `{name}`",
	},
	"build/attachment-differs": {
		vi: "tệp đính kèm `{name}` không giống `{path}` của hồ sơ: mã băm phải là {expected}, thấy {found}",
		en: "the attachment `{name}` is not the record's `{path}`: its digest should be {expected}, found {found}",
	},
	"build/attachment-stated": {
		vi: "PDF nói sai về tệp đính kèm `{name}`: `{field}` phải là `{expected}`, thấy `{found}`",
		en: "the PDF says a wrong thing of the attachment `{name}`: `{field}` should be `{expected}`, found `{found}`",
	},
	"build/volume-empty": {
		vi: "không có bài nào dùng được nên không lập tập",
		en: "no article could be used, so no volume was made",
	},
	"build/volume-repeated": {
		vi: "bài mang mã định danh `{identifier}` đã có trong tập nên bị bỏ qua; lần đầu ở: `{other}`",
		en: "an article of the identifier `{identifier}` is in the volume already and was left out; first seen in: `{other}`",
	},
	"build/volume-text-differs": {
		vi: "văn bản của bài thứ {number} đọc lại từ tập không khớp với nguồn: `{title}`",
		en: "the text of article {number}, read back from the volume, is not that of its source: `{title}`",
		hint: {
			vi: "đây là lỗi của chương trình: xin gửi bài đó cho người phát triển",
			en: "this is a fault of the program: please send the article to its developers",
		},
	},
	"build/volume-pages-differ": {
		vi: "số trang đọc lại từ tập không khớp: cần {expected}, thấy {found}",
		en: "the count of pages read back from the volume differs: expected {expected}, found {found}",
	},
	"build/volume-contents-differ": {
		vi: "dòng {number} của mục lục không khớp với trang bài: cần `{expected}`, thấy `{found}`",
		en: "entry {number} of the table of contents does not fit the article's page: expected `{expected}`, found `{found}`",
	},
	"build/object-missing": {
		vi: "PREMIS không mô tả tệp `{path}`",
		en: "PREMIS does not describe the file `{path}`",
	},
};
