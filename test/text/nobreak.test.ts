import { describe, expect, it } from "vitest";
import { unbreakable } from "../../src/text/nobreak.ts";

/** The text with `~` where no line may end. */
function tied(text: string): string {
	const words = text.split(" ");
	const glued = unbreakable(words);
	return words.map((word, i) => (i + 1 < words.length ? word + (glued[i] ? "~" : " ") : word)).join("");
}

describe("unbreakable", () => {
	it.each([
		["BBK - Sáng 20/3", "BBK~- Sáng 20/3"],
		["phát triển kinh tế - xã hội", "phát triển kinh tế~- xã hội"],
		["Hà Nội – Huế", "Hà Nội~– Huế"],
		["Thành ủy TP. Hồ Chí Minh", "Thành ủy TP.~Hồ Chí Minh"],
		["(TP. Hồ Chí Minh)", "(TP.~Hồ Chí Minh)"],
		["GS.TS. Nguyễn Văn A", "GS.TS.~Nguyễn Văn A"],
		["PGS. TS. Trần Bình", "PGS.~TS.~Trần Bình"],
		["Th.S Lê Hoa, BS. Mai", "Th.S~Lê Hoa, BS.~Mai"],
		["ThS Lê Hoa", "ThS~Lê Hoa"],
		["Đ/c Nguyễn Văn Bình", "Đ/c~Nguyễn Văn Bình"],
		["ông N. V. An", "ông N.~V.~An"],
		["Q. Ba Đình, P. Kim Mã, tr. 12", "Q.~Ba Đình, P.~Kim Mã, tr.~12"],
		["Quyết định số 90-QĐ/TW ngày 06/12/2022", "Quyết định số~90-QĐ/TW ngày 06/12/2022"],
		["Nghị quyết số 12 - NQ/TW của", "Nghị quyết số~12~-~NQ/TW của"],
		["khoản 2 Điều 5 Chương III", "khoản~2 Điều~5 Chương III"],
		["kết quả 01 năm thực hiện", "kết quả 01~năm thực hiện"],
		["ngày 20 tháng 3 năm 2023 tại", "ngày~20 tháng~3 năm~2023 tại"],
		["tăng 5 % so với", "tăng 5~% so với"],
		["3,5 tỷ đồng và 20 km đường", "3,5~tỷ~đồng và 20~km đường"],
		["50 tỉnh, thành ủy", "50 tỉnh, thành ủy"],
		["tỷ đồng", "tỷ đồng"],
		["1 000 000 người", "1~000~000 người"],
		["xong ! “ a ” ( b )", "xong~! “~a~” (~b~)"],
		["đề án được giao ./.", "đề án được giao~./."],
		["Bộ Công an. Để thực hiện", "Bộ Công an. Để thực hiện"],
		["một hai ba", "một hai ba"],
	])("%s", (text, expected) => {
		expect(tied(text)).toBe(expected);
	});

	it("has one answer per word and none for nothing", () => {
		expect(unbreakable([])).toEqual([]);
		expect(unbreakable(["TP."])).toEqual([false]);
	});
});
