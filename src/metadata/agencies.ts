/**
 * Tags in datelines of Vietnamese news and what they stand for. The names are those under which the papers and agencies sign
 * (mastheads and imprint lines), as of the years when the tags were in use: later mergers do not change what a text says.
 */
export const agencies: Readonly<Record<string, string>> = {
	ANTĐ: "Báo An ninh Thủ đô",
	BBK: "Báo Bắc Kạn",
	CAND: "Báo Công an nhân dân",
	"Chinhphu.vn": "Báo điện tử Chính phủ",
	"Dân trí": "Báo Dân trí",
	ĐCSVN: "Báo điện tử Đảng Cộng sản Việt Nam",
	"GD&TĐ": "Báo Giáo dục và Thời đại",
	HNM: "Báo Hànộimới",
	HNMO: "Báo Hànộimới điện tử",
	KTĐT: "Báo Kinh tế và Đô thị",
	LĐO: "Báo Lao Động điện tử",
	NLĐ: "Báo Người Lao Động",
	NLĐO: "Báo Người Lao Động",
	PLO: "Báo Pháp luật Thành phố Hồ Chí Minh",
	QĐND: "Báo Quân đội nhân dân",
	SGGP: "Báo Sài Gòn Giải Phóng",
	SGGPO: "Báo Sài Gòn Giải Phóng điện tử",
	TNO: "Thanh Niên Online",
	TPO: "Tiền Phong Online",
	TTO: "Tuổi Trẻ Online",
	TTXVN: "Thông tấn xã Việt Nam",
	"Vietnam+": "Báo điện tử VietnamPlus",
	VietNamNet: "Báo VietNamNet",
	VnExpress: "Báo VnExpress",
	VOH: "Đài Tiếng nói nhân dân Thành phố Hồ Chí Minh",
	VOV: "Đài Tiếng nói Việt Nam",
	VTV: "Đài Truyền hình Việt Nam",
};

/** Capitals, spaces and brackets do not tell tags apart: `( Dân trí)` is `Dân Trí`. */
function fold(tag: string): string {
	return tag
		.normalize("NFC")
		.replace(/[\s()[\]]/g, "")
		.toLocaleUpperCase("vi");
}

/** The table with the caller's additions, looked up by tag. */
export interface AgencyLookup {
	/** The tag as the table writes it, and the name; undefined for an unknown tag. */
	find(tag: string): { readonly tag: string; readonly name: string } | undefined;
	/** True where a text is the tag or the name of an agency. */
	isAgency(text: string): boolean;
}

/** The built-in table, together with the caller's own where there are any. */
export function agencyLookup(additions?: Readonly<Record<string, string>>): AgencyLookup {
	return additions === undefined ? builtIn : lookupIn({ ...agencies, ...additions });
}

function lookupIn(table: Readonly<Record<string, string>>): AgencyLookup {
	const byTag = new Map(Object.entries(table).map(([tag, name]) => [fold(tag), { tag, name }] as const));
	const names = new Set(
		Object.values(table).flatMap((name) => [fold(name), fold(name.replace(/^Báo( điện tử)? /u, ""))]),
	);
	return {
		find: (tag) => byTag.get(fold(tag)),
		isAgency: (text) => byTag.has(fold(text)) || names.has(fold(text)),
	};
}

const builtIn = lookupIn(agencies);
