/** A name as these repositories take it. */
export interface NameForm {
	readonly type: "personal" | "organizational";
	/** Of a person: the family name, or the whole name. */
	readonly name: string;
	readonly given?: string;
}

/** First words of the names of Vietnamese bodies: agencies, newspapers, unions, companies. */
const bodyWords =
	/^(?:báo|tạp chí|tuần báo|nhật báo|đài|thông tấn xã|ttxvn|vtv|vov|bbt|ban|bộ|sở|ủy ban|uỷ ban|hội|hiệp hội|liên đoàn|liên hiệp|đảng|đoàn|tỉnh|thành|quốc hội|chính phủ|văn phòng|vụ|cục|tổng cục|viện|trung tâm|trường|đại học|học viện|công ty|tổng công ty|tập đoàn|nhà xuất bản|nxb|thư viện|bảo tàng|phòng|chi cục|ubnd|hđnd|nhóm|tòa soạn|toà soạn|bộ đội|công an|quân khu|mặt trận)(?=\s|$)/iu;
/** The standard values of DataCite for unknown information are no persons. */
const standardValue = /^\(:\w+\)$/;

/**
 * A name is a body's where it equals the publisher or the newspaper, or begins as names of bodies do. Of a person the whole name is the family name:
 * Vietnamese order puts the family name first and calls people by the last word, and `Hường, Nguyễn Thị` would be wrong in citations. A name that
 * was given with a comma is split there.
 */
export function nameForm(name: string, bodies: readonly string[]): NameForm {
	const text = name.normalize("NFC").trim();
	const known = bodies.some((body) => body.normalize("NFC").trim() === text);
	if (known || bodyWords.test(text) || standardValue.test(text)) return { type: "organizational", name: text };
	const [family, given, ...more] = text.split(",").map((part) => part.trim());
	if (family && given && more.length === 0) return { type: "personal", name: family, given };
	return { type: "personal", name: text };
}
