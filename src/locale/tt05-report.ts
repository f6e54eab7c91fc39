/** What the report beside a package of Thông tư 05/2025/TT-BNV says: a document for Vietnamese archives, so in their language only. */
export const tt05ReportTexts = {
	heading: "Báo cáo lập gói {shape} theo Thông tư 05/2025/TT-BNV",
	secondHand:
		"Lưu ý: hiểu biết của Bản Lưu về Thông tư 05/2025/TT-BNV là **theo nguồn thứ cấp** (ghi chép của người khác về thông tư, về một gói SIP có thật và về các phần mềm đóng gói khác). Nhóm làm Bản Lưu chưa đọc toàn văn các phụ lục; chưa thấy gói AIP, DIP nào có thật. Khi cơ quan lưu trữ yêu cầu khác, hãy theo yêu cầu đó và chọn lại bằng `--option`.",
	package: "Gói",
	shape: "Loại gói",
	objId: "OBJID",
	folder: "Thư mục",
	zip: "Tên tệp ZIP",
	fileCode: "Mã hồ sơ",
	agency: "Mã cơ quan",
	fonds: "Mã phông",
	archive: "Mã cơ quan lưu trữ",
	documents: "Số tài liệu",
	time: "Thời điểm lập",
	tool: "Phần mềm",
	readings: "Cách đọc đã dùng ở từng điểm",
	readingsHelp:
		"Thông tư tự mâu thuẫn, hoặc gói có thật khác với thông tư, ở các điểm sau. `circular`: theo lời văn và bảng của phụ lục; `sample`: theo gói SIP có thật; `default`: chọn cách an toàn hơn ở từng điểm. Cột cuối cho biết ai chọn.",
	number: "Số",
	point: "Điểm",
	option: "Tùy chọn",
	used: "Đã dùng",
	circular: "Theo thông tư",
	sample: "Theo gói mẫu",
	chosenBy: "Chọn bởi",
	byOption: "tùy chọn riêng",
	byReading: "cách đọc `{reading}`",
	assumed: "Giá trị mặc định do Bản Lưu điền",
	assumedNone: "Không có giá trị nào do Bản Lưu tự điền.",
	field: "Trường",
	value: "Giá trị",
	notes: "Điều cần biết",
	noteXsd:
		"Bốn lược đồ của tệp EAD trong `schemas/` do Bản Lưu dựng lại từ bảng trường, không phải tệp do cơ quan nhà nước ban hành.",
	noteMets:
		"Lược đồ METS trong `schemas/` là bản của Thư viện Quốc hội Hoa Kỳ, chỉ sửa một chỗ: lệnh nhập lược đồ XLink trỏ vào `xlink.xsd` đi kèm thay vì địa chỉ mạng.",
	noteOrder:
		"Mỗi tệp EAD viết đủ mọi trường theo thứ tự của phụ lục, trường không có giá trị để trống, nên hợp lệ với cả hai kiểu lược đồ.",
	notePremis:
		"PREMIS luôn theo đúng lược đồ phiên bản 3. Dạng `objectCategory` in trong thông tư không hợp lệ với lược đồ đó nên không được dùng.",
	noteExtras:
		"Nguồn của từng bài, tệp `record.json` và PREMIS của bản ghi nằm trong `documentation/`, để gói giữ đủ những gì bản ghi có.",
	noteNoExtras: "Theo `extras=none`, nguồn của bài, `record.json` và PREMIS của bản ghi không nằm trong gói này.",
	noteLinked:
		"Các tài liệu số {ordinals} được thay bằng tệp liên kết `.fetch.txt`; kiểu MIME của tệp này chưa nguồn nào cho biết.",
	noteAccount:
		"Không có `--option account=…` nên METS của rep1 ghi cơ quan (ORGANIZATION) thay cho tài khoản người đóng gói.",
	noteDip:
		"Tệp xác thực (Điều 42) không do Bản Lưu lập; vị trí của tệp trong gói DIP chưa nguồn nào cho biết, nên để trong `documentation/`.",
} as const;

/** The switches, as the report names them. */
export const tt05SwitchTexts = {
	amdSec: "amdSec trong SIP",
	agentNote: "ghi chú của tác nhân phần mềm trong METS gốc",
	repAgent: "tác nhân trong METS của rep1",
	altRecordID: "altRecordID",
	repId: "OBJID của rep1",
	mdType: "MDTYPE, phiên bản và kiểu MIME của tệp mô tả",
	xsdNames: "tên các tệp lược đồ",
	documentNames: "tên tệp mô tả tài liệu",
	zipName: "tên tệp ZIP",
	fileFields: "số trường của EAD.xml trong SIP_hoso",
	docFields: "số trường của EAD_doc trong SIP",
	xsdModel: "kiểu lược đồ EAD",
	objid: "OBJID của AIP",
	premis: "PREMIS",
} as const;
