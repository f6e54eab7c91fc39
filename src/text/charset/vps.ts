/**
 * VPS of the Vietnamese Professionals Society (`x-viet-vps`), bytes 80 to FF, as Mozilla's `intl/uconv/ucvlatin/vps.ut` has them; the five bytes that
 * it leaves at their signs of Latin-1 are no letters of Vietnamese and not defined here (U+FFFD).
 */
export const vps: readonly string[] = [
	"ÀẢÃẤẦẨọỗĂếềểệẮẰẲ",
	"Ế‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ",
	"\u00a0ắằẳẵặỠớÙờởỡŨỨợỪ",
	"ổỬỲỸÍÌộỈĨÓửữÒỎÕự",
	"ầÁÂấẩẫậđẻÉÊẹỉễịỹ",
	"ƯỦồốÔỏơÈừứÚũưÝẺ\ufffd",
	"àáâãảạă\ufffdèéêẽìí\ufffdĩ",
	"ẴĐòóôõ\ufffdƠụùúủ\ufffdỶẼỳ",
];

/**
 * Capitals in places of control characters: the fourteen of `vps.ut`, which the code chart of VPSKeys has in the same places. Some fonts show small
 * letters there, so that a capital is not certain (`read/case-uncertain`).
 */
export const vpsControls: Readonly<Record<number, string>> = {
	2: "Ạ",
	3: "Ậ",
	4: "Ặ",
	5: "Ẹ",
	6: "Ệ",
	16: "Ị",
	17: "Ọ",
	18: "Ộ",
	19: "Ợ",
	20: "Ụ",
	21: "Ự",
	25: "Ỵ",
	28: "Ẫ",
	29: "Ữ",
};
