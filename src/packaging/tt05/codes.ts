/** A code of the circular and what it stands for. */
export type Code = readonly [code: string, meaning: string];

/** Code lists of Thông tư 05/2025/TT-BNV, after secondary sources. Meanings are data of the circular, so they stand in Vietnamese. */
export const codeLists = {
	maintenance: [
		["01", "Vĩnh viễn"],
		["02", "70 năm"],
		["03", "50 năm"],
		["04", "30 năm"],
		["05", "20 năm"],
		["06", "10 năm"],
		["07", "Khác"],
	],
	mode: [
		["01", "Công khai"],
		["02", "Sử dụng có điều kiện"],
		["03", "Mật"],
	],
	language: [
		["01", "Tiếng Việt"],
		["02", "Tiếng Anh"],
		["03", "Tiếng Pháp"],
		["04", "Tiếng Nga"],
		["05", "Tiếng Trung"],
		["06", "Tiếng Việt, tiếng Anh"],
		["07", "Tiếng Việt, tiếng Nga"],
		["08", "Tiếng Việt, tiếng Pháp"],
		["09", "Hán Nôm"],
		["10", "Tiếng Việt, tiếng Trung"],
		["11", "Khác"],
	],
	typeName: [
		["01", "Nghị quyết"],
		["02", "Quyết định"],
		["03", "Chỉ thị"],
		["04", "Quy chế"],
		["05", "Quy định"],
		["06", "Thông cáo"],
		["07", "Thông báo"],
		["08", "Hướng dẫn"],
		["09", "Chương trình"],
		["10", "Kế hoạch"],
		["11", "Phương án"],
		["12", "Đề án"],
		["13", "Dự án"],
		["14", "Báo cáo"],
		["15", "Tờ trình"],
		["16", "Giấy ủy quyền"],
		["17", "Phiếu gửi"],
		["18", "Phiếu chuyển"],
		["19", "Phiếu báo"],
		["20", "Biên bản"],
		["21", "Hợp đồng"],
		["22", "Công văn"],
		["23", "Công điện"],
		["24", "Bản ghi nhớ"],
		["25", "Bản thỏa thuận"],
		["26", "Giấy mời"],
		["27", "Giấy giới thiệu"],
		["28", "Giấy nghỉ phép"],
		["29", "Thư công"],
		["30", "Bản đồ"],
		["31", "Bản vẽ kỹ thuật"],
		["32", "Khác"],
	],
	confidenceLevel: [
		["01", "Gốc điện tử"],
		["02", "Số hóa"],
		["03", "Hỗn hợp"],
	],
	format: [
		["01", "Tốt"],
		["02", "Bình thường"],
		["03", "Hỏng"],
	],
	flag: [
		["0", "Không"],
		["1", "Có"],
	],
	source: [
		["0", "Tài liệu đi"],
		["1", "Tài liệu đến"],
	],
	riskRecoveryStatus: [
		["01", "Đã dự phòng"],
		["02", "Chưa dự phòng"],
	],
	typePic: [
		["01", "Âm bản"],
		["02", "Ảnh"],
	],
	typeMedia: [
		["01", "Âm thanh"],
		["02", "Hình ảnh động"],
	],
	colour: [
		["01", "Màu"],
		["02", "Đen trắng"],
	],
	purpose: [
		["01", "Cá nhân"],
		["02", "Công vụ"],
		["03", "Công vụ đặc biệt"],
	],
	feeObjectType: [
		["01", "Học sinh, sinh viên, nhà nghiên cứu"],
		["02", "Thân nhân liệt sĩ"],
		["03", "Thương binh"],
		["04", "Người hoạt động kháng chiến"],
		["05", "Người có công giúp đỡ cách mạng"],
		["06", "Người thờ cúng liệt sĩ"],
		["07", "Người hưởng chế độ hưu trí"],
		["08", "Người khuyết tật"],
		["09", "Người mắc bệnh nghề nghiệp"],
		["10", "Đối tượng khác"],
	],
} as const satisfies Readonly<Record<string, readonly Code[]>>;

export type CodeList = keyof typeof codeLists;

export function isCode(list: CodeList, value: string): boolean {
	return codeLists[list].some(([code]) => code === value);
}
