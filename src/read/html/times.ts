/** A time as a page states it, in W3CDTF as far as it can be. */
export interface PageTime {
	readonly value: string;
	/** It was written in a form that is not W3CDTF. */
	readonly mended: boolean;
}

const ISO =
	/^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[T ]|T )\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|(?:GMT|UTC)?\s*[+-]\s*\d{1,2}(?::?\d{2})?)?)?$/i;
const SPOKEN =
	/(?:^|[\s,(])(?:(\d{1,2})(?::|h|g)(\d{2})(?::\d{2})?\s*(?:phút)?\s*(?:\(?GMT\s*\+\s*7\)?)?\s*[,|-]?\s*(?:ngày\s+)?)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s*[,|–-]?\s*(?:lúc\s+)?(\d{1,2})(?::|h|g)(\d{2})(?::\d{2})?\s*(AM|PM|SA|CH)?)?/iu;
const WRITTEN = /()()(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2}),?(?:\s+năm)?\s+(\d{4})/iu;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*(AM|PM)$/i;
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A time of metadata. Nothing is added: without a zone it stays without one. */
export function machineTime(text: string): PageTime | undefined {
	const clean = text.trim();
	const iso = ISO.exec(clean);
	if (iso) {
		const [, year, month, day, hour, minute, second, zone] = iso as unknown as [
			string,
			string,
			string,
			string,
			...(string | undefined)[],
		];
		if (!isDay(Number(year), Number(month), Number(day))) return undefined;
		const date = `${year}-${two(month)}-${two(day)}`;
		if (hour === undefined || minute === undefined) return { value: date, mended: date !== clean };
		if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
		const offset = zone === undefined ? "" : zoneOf(zone);
		if (offset === undefined) return undefined;
		const value = `${date}T${two(hour)}:${minute}:${second ?? "00"}${offset}`;
		const plain = clean.replace(/\.\d+/, "");
		return { value: second === undefined ? value.replace(/:00(?=$|Z|[+-])/, "") : value, mended: value !== plain };
	}
	const american = AMERICAN.exec(clean);
	// Month or day first: only a day above twelve tells.
	if (american && Number(american[2]) > 12) {
		const [, month, day, year, hour, minute, half] = american as unknown as [
			string,
			string,
			string,
			string,
			string,
			string,
			string,
		];
		if (!isDay(Number(year), Number(month), Number(day))) return undefined;
		const h = (Number(hour) % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
		return { value: `${year}-${two(month)}-${two(day)}T${two(String(h))}:${minute}`, mended: true };
	}
	return undefined;
}

/** Whether a time of metadata may be American: the month first, and nothing in it that tells. */
export function isAmbiguous(text: string): boolean {
	return AMERICAN.test(text.trim());
}

/** A time as it is printed on the page: `Thứ hai, 20/3/2023, 10:15 (GMT+7)`, `10:15 | 20/03/2023`. */
export function printedTime(text: string): PageTime | undefined {
	const match = SPOKEN.exec(text.normalize("NFC")) ?? WRITTEN.exec(text.normalize("NFC"));
	if (!match) return undefined;
	const [, before, minutesBefore, day, month, year, behind, minutesBehind, half] = match as unknown as [
		string,
		...(string | undefined)[],
	];
	if (!isDay(Number(year), Number(month), Number(day))) return undefined;
	const date = `${year}-${two(month as string)}-${two(day as string)}`;
	const hour = before || behind;
	const minute = minutesBefore || minutesBehind;
	if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59)
		return { value: date, mended: false };
	const late = /PM|CH/i.test(half ?? "") && Number(hour) < 12 ? 12 : 0;
	const zone = /GMT\s*\+\s*0?7/i.test(text) ? "+07:00" : "";
	return { value: `${date}T${two(String(Number(hour) + late))}:${minute}${zone}`, mended: false };
}

/** Whether two times can be the same: equal as far as both say. */
export function sameTime(a: string, b: string): boolean {
	const [x, y] = [instant(a), instant(b)];
	if (x !== undefined && y !== undefined) return Math.abs(x - y) < 60_000;
	const length = Math.min(16, local(a).length, local(b).length);
	return local(a).slice(0, length) === local(b).slice(0, length);
}

function local(text: string): string {
	return text.replace(/(?:Z|[+-]\d\d:\d\d)$/, "");
}

function instant(text: string): number | undefined {
	if (!/T.*(?:Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
	const time = Date.parse(text);
	return Number.isNaN(time) ? undefined : time;
}

function zoneOf(zone: string): string | undefined {
	if (/^z$/i.test(zone)) return "Z";
	const match = /([+-])\s*(\d{1,2}):?(\d{2})?$/.exec(zone);
	if (!match) return undefined;
	return `${match[1]}${two(match[2] as string)}:${match[3] ?? "00"}`;
}

function two(text: string): string {
	return text.padStart(2, "0");
}

function isDay(year: number, month: number, day: number): boolean {
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	if (month === 2 && day === 29 && !leap) return false;
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= (LENGTHS[month - 1] as number);
}
