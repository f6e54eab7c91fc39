import { isCalendarDay, toW3cdtf } from "./calendar.ts";

/** What may stand before a date and says no more than it: `Thứ Hai,`, `Chủ nhật`, `Sáng`, `chiều ngày`. */
const before =
	"(?:(?:(?:thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\\s+nhật)\\s*,?\\s*)?(?:(?:sáng|trưa|chiều|tối|đêm)\\s*,?\\s*)?(?:(?:vào\\s+)?ngày\\s+)?)";
const day = "(?<d>\\d{1,2})";
const month = "(?<m>\\d{1,2})";
const year = "(?<y>\\d{4})";
const clock = "(?<hour>\\d{1,2})(?::|h|\\s*giờ\\s*)(?<minute>\\d{2})?(?:\\s*phút)?";
const zone = "(?:\\s*\\(?(?:GMT|UTC)\\s?(?<zone>[+-]\\d{1,2})(?::?00)?\\)?)?";

const form = (pattern: string) => new RegExp(`^${pattern}$`, "iu");

/** A day, perhaps with a time; a month; a year. */
const points = [
	form(`${before}${day}\\s?[/.-]\\s?${month}\\s?[/.-]\\s?${year}(?:\\s*(?:,|-|\\||lúc)?\\s*${clock}${zone})?`),
	form(`${clock}${zone}\\s*,?\\s*(?:-\\s*)?${before}${day}\\s?[/.-]\\s?${month}\\s?[/.-]\\s?${year}`),
	form(`${before}${day}\\s+tháng\\s+${month}\\s*,?\\s*năm\\s+${year}`),
	form(`(?:tháng\\s+)?${month}\\s?[/-]\\s?${year}`),
	form(`tháng\\s+${month}\\s+năm\\s+${year}`),
	form(`năm\\s+${year}`),
] as const;

const quarter = form(`quý\\s+(?<q>I{1,3}|IV|[1-4])\\s*(?:/|-|năm|,\\s*năm)\\s*${year}`);
const about = /^(?:khoảng|vào khoảng|chừng)\s+(?:năm\s+)?(?<y>\d{4})$/iu;
const decade = /^(?:những năm|thập niên|thập kỷ)\s+(?<y>\d{3})0$/iu;
const fromTo = /^(?:từ\s+)?(?<from>.+?)\s+(?:đến|tới)\s+(?:hết\s+)?(?<to>.+)$/iu;
/** `01-05/3/2023`, `từ 1 đến 5/3/2023`: two days of one month. */
const days = form(
	`(?:từ\\s+)?(?:ngày\\s+)?(?<d1>\\d{1,2})\\s*(?:-|–|đến|tới)\\s*(?:ngày\\s+)?(?<d2>\\d{1,2})\\s?[/.]\\s?${month}\\s?[/.]\\s?${year}`,
);
/** `tháng 1 đến tháng 3/2023`, `tháng 1-3/2023`. */
const months = form(
	`(?:từ\\s+)?tháng\\s+(?<m1>\\d{1,2})\\s*(?:-|–|đến|tới)\\s*(?:tháng\\s+)?(?<m2>\\d{1,2})(?:\\s?/\\s?|\\s+năm\\s+)${year}`,
);

type Groups = Readonly<Record<string, string | undefined>>;

function numeric(value: string | undefined): number | undefined {
	return value === undefined ? undefined : Number(value);
}

function readPoint(text: string): string | undefined {
	for (const pattern of points) {
		const groups: Groups | undefined = pattern.exec(text)?.groups;
		if (!groups) continue;
		const [y, m, d] = [numeric(groups.y) as number, numeric(groups.m), numeric(groups.d)];
		if (!isCalendarDay(y, m, d)) return undefined;
		const date = toW3cdtf(y, m, d);
		return groups.hour === undefined ? date : date + timeOf(groups);
	}
	return undefined;
}

/** A time that no clock shows makes a date that no parser takes. */
function timeOf({ hour = "", minute = "00", zone: shift }: Groups): string {
	const offset = shift === undefined ? "" : `${shift.charAt(0)}${shift.slice(1).padStart(2, "0")}:00`;
	return `T${hour.padStart(2, "0")}:${minute}${offset}`;
}

function quarterNumber(text: string): number {
	const roman = ["I", "II", "III", "IV"].indexOf(text.toUpperCase());
	return roman >= 0 ? roman + 1 : Number(text);
}

/** A date as Vietnamese write it, in W3CDTF or EDTF, never more precise; undefined for none, or one of no calendar. The text is NFC. */
export function readVietnamese(text: string): string | undefined {
	const point = readPoint(text);
	if (point !== undefined) return point;
	const q = quarter.exec(text)?.groups as Groups | undefined;
	if (q?.q && q.y) {
		const first = (quarterNumber(q.q) - 1) * 3 + 1;
		return `${toW3cdtf(Number(q.y), first)}/${toW3cdtf(Number(q.y), first + 2)}`;
	}
	const circa = about.exec(text)?.groups?.y;
	if (circa !== undefined) return `${circa}~`;
	const tens = decade.exec(text)?.groups?.y;
	if (tens !== undefined) return `${tens}X`;
	const two = days.exec(text)?.groups as Groups | undefined;
	if (two) return between(two, [two.m, two.d1], [two.m, two.d2]);
	const span = months.exec(text)?.groups as Groups | undefined;
	if (span) return between(span, [span.m1], [span.m2]);
	const { from, to } = fromTo.exec(text)?.groups ?? {};
	const [start, end] = [from, to].map((part) => (part === undefined ? undefined : readPoint(part)));
	return start !== undefined && end !== undefined ? `${start}/${end}` : undefined;
}

function between({ y }: Groups, ...ends: readonly (readonly (string | undefined)[])[]): string | undefined {
	const dates = ends.map(([m, d]) => {
		const [month, day] = [numeric(m), numeric(d)];
		return isCalendarDay(Number(y), month, day) ? toW3cdtf(Number(y), month, day) : undefined;
	});
	return dates.some((date) => date === undefined) ? undefined : dates.join("/");
}

/** True where a text has the form of a Vietnamese date, whether or not there is such a day. */
export function isVietnameseDate(text: string): boolean {
	if ([...points, quarter, about, decade, days, months].some((pattern) => pattern.test(text))) return true;
	const { from, to } = fromTo.exec(text)?.groups ?? {};
	return [from, to].every((part) => part !== undefined && points.some((pattern) => pattern.test(part)));
}
