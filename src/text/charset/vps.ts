/** VPS of the Vietnamese Professionals Society, bytes 80 to FF. Sources differ in the capitals: some fonts show small letters for those that others
 * have in places of control characters; both are read. U+FFFD: not defined. */
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

/** Capitals in places of control characters. */
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
