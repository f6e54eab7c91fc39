/** A kind of administrative document: its abbreviation in numbers, its name, and its code in Thông tư 05/2025/TT-BNV. */
export interface DocumentKind {
	readonly abbreviation?: string;
	readonly name: string;
	readonly tt05: string;
}

/** The 29 kinds of Nghị định 30/2020/NĐ-CP (article 7; abbreviations: phụ lục III), and the maps and drawings of the circular. */
export const documentKinds: readonly DocumentKind[] = [
	{ abbreviation: "NQ", name: "Nghị quyết", tt05: "01" },
	{ abbreviation: "QĐ", name: "Quyết định", tt05: "02" },
	{ abbreviation: "CT", name: "Chỉ thị", tt05: "03" },
	{ abbreviation: "QC", name: "Quy chế", tt05: "04" },
	{ abbreviation: "QyĐ", name: "Quy định", tt05: "05" },
	{ abbreviation: "TC", name: "Thông cáo", tt05: "06" },
	{ abbreviation: "TB", name: "Thông báo", tt05: "07" },
	{ abbreviation: "HD", name: "Hướng dẫn", tt05: "08" },
	{ abbreviation: "CTr", name: "Chương trình", tt05: "09" },
	{ abbreviation: "KH", name: "Kế hoạch", tt05: "10" },
	{ abbreviation: "PA", name: "Phương án", tt05: "11" },
	{ abbreviation: "ĐA", name: "Đề án", tt05: "12" },
	{ abbreviation: "DA", name: "Dự án", tt05: "13" },
	{ abbreviation: "BC", name: "Báo cáo", tt05: "14" },
	{ abbreviation: "TTr", name: "Tờ trình", tt05: "15" },
	{ abbreviation: "GUQ", name: "Giấy ủy quyền", tt05: "16" },
	{ abbreviation: "PG", name: "Phiếu gửi", tt05: "17" },
	{ abbreviation: "PC", name: "Phiếu chuyển", tt05: "18" },
	{ abbreviation: "PB", name: "Phiếu báo", tt05: "19" },
	{ abbreviation: "BB", name: "Biên bản", tt05: "20" },
	{ abbreviation: "HĐ", name: "Hợp đồng", tt05: "21" },
	{ name: "Công văn", tt05: "22" },
	{ abbreviation: "CĐ", name: "Công điện", tt05: "23" },
	{ abbreviation: "BGN", name: "Bản ghi nhớ", tt05: "24" },
	{ abbreviation: "BTT", name: "Bản thỏa thuận", tt05: "25" },
	{ abbreviation: "GM", name: "Giấy mời", tt05: "26" },
	{ abbreviation: "GGT", name: "Giấy giới thiệu", tt05: "27" },
	{ abbreviation: "GNP", name: "Giấy nghỉ phép", tt05: "28" },
	{ name: "Thư công", tt05: "29" },
	{ name: "Bản đồ", tt05: "30" },
	{ name: "Bản vẽ kỹ thuật", tt05: "31" },
];
