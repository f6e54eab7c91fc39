/** VISCII 1.1 (RFC 1456), bytes 80 to FF. U+FFFD: not defined. */
export const viscii: readonly string[] = [
	"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
	"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
	"Õắằặấầẩậẽẹếềểễệố",
	"ồổỗỠƠộờởịỰỨỪỬơớƯ",
	"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
	"ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
	"àáâãảăữẫèéêẻìíĩỉ",
	"đựòóôõỏọụùúũủýợỮ",
];

/** Capitals in places of control characters. */
export const visciiControls: Readonly<Record<number, string>> = {
	2: "Ẳ",
	5: "Ẵ",
	6: "Ẫ",
	20: "Ỷ",
	25: "Ỹ",
	30: "Ỵ",
};
