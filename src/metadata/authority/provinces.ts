import type { AuthorityRow } from "./row.ts";

/** The last day of the 63 provinces and cities, and the first of the 34 (Nghị quyết 202/2025/QH15). */
const lastDay = "2025-06-30";
const firstDay = "2025-07-01";

/** Each province or city of today whose area changed, and those that went into it; `*` marks a city under central rule. */
const mergers: Readonly<Record<string, readonly string[]>> = {
	"Tuyên Quang": ["Tuyên Quang", "Hà Giang"],
	"Lào Cai": ["Lào Cai", "Yên Bái"],
	"Thái Nguyên": ["Thái Nguyên", "Bắc Kạn"],
	"Phú Thọ": ["Phú Thọ", "Vĩnh Phúc", "Hòa Bình"],
	"Bắc Ninh": ["Bắc Ninh", "Bắc Giang"],
	"Hưng Yên": ["Hưng Yên", "Thái Bình"],
	"Hải Phòng*": ["Hải Phòng*", "Hải Dương"],
	"Ninh Bình": ["Ninh Bình", "Hà Nam", "Nam Định"],
	"Quảng Trị": ["Quảng Trị", "Quảng Bình"],
	"Đà Nẵng*": ["Đà Nẵng*", "Quảng Nam"],
	"Quảng Ngãi": ["Quảng Ngãi", "Kon Tum"],
	"Gia Lai": ["Gia Lai", "Bình Định"],
	"Khánh Hòa": ["Khánh Hòa", "Ninh Thuận"],
	"Lâm Đồng": ["Lâm Đồng", "Đắk Nông", "Bình Thuận"],
	"Đắk Lắk": ["Đắk Lắk", "Phú Yên"],
	"Hồ Chí Minh*": ["Hồ Chí Minh*", "Bình Dương", "Bà Rịa - Vũng Tàu"],
	"Đồng Nai": ["Đồng Nai", "Bình Phước"],
	"Tây Ninh": ["Tây Ninh", "Long An"],
	"Cần Thơ*": ["Cần Thơ*", "Sóc Trăng", "Hậu Giang"],
	"Vĩnh Long": ["Vĩnh Long", "Bến Tre", "Trà Vinh"],
	"Đồng Tháp": ["Đồng Tháp", "Tiền Giang"],
	"Cà Mau": ["Cà Mau", "Bạc Liêu"],
	"An Giang": ["An Giang", "Kiên Giang"],
};

/** Provinces and cities that no merger of 2025 touched. */
const unchanged = [
	..."Cao Bằng,Điện Biên,Hà Tĩnh,Lai Châu,Lạng Sơn,Nghệ An,Quảng Ninh,Sơn La,Thanh Hóa,Hà Nội*".split(","),
];

function row(marked: string, more: Partial<AuthorityRow> = {}): AuthorityRow {
	const isCity = marked.endsWith("*");
	return { kind: "place", name: marked.replace("*", ""), type: isCity ? "thành phố" : "tỉnh", ...more };
}

/** When provinces began that were made after 1975 by a division that ended on the day before. */
const beginnings: Readonly<Record<string, string>> = { "Bắc Kạn": "1997-01-01" };

/**
 * Provinces and cities under central rule, the 63 up to 2025-06-30 and the 34 since. A name that went on for a larger area stands
 * twice. Beginnings are given only where they are certain.
 */
export const provinces: readonly AuthorityRow[] = [
	...unchanged.map((name) => row(name)),
	row("Thừa Thiên Huế", { to: "2024-12-31", successor: "Huế" }),
	row("Huế*", { from: "2025-01-01" }),
	...Object.entries(mergers).flatMap(([today, parts]) => [
		...parts.map((part) => {
			const from = beginnings[part];
			return row(part, { ...(from !== undefined && { from }), to: lastDay, successor: today.replace("*", "") });
		}),
		row(today, { from: firstDay }),
	]),
];
