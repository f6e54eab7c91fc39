import { isCalendarDay } from "./calendar.ts";
import { isVietnameseDate, readVietnamese } from "./vietnamese-dates.ts";

export { isCalendarDay, toW3cdtf } from "./calendar.ts";

/**
 * Dates of descriptions: W3CDTF at the precision that was stated, EDTF of level 1 for the years 0001 to 9999 (intervals, doubts,
 * seasons, digits left open; ISO 8601-2), and the Vietnamese way of writing them. This much costs microseconds; a grammar of all EDTF
 * a hundred times that, and 28 ms to load.
 */

/**
 * `date`: W3CDTF without a time. `datetime`: with a time and its zone. `local`: with a time but no zone, which W3CDTF does not know.
 * `interval`: two dates with a slash (ISO 8601-2, 4.4). `uncertain`: `2023?`, `2023-03~`, `202X` (ISO 8601-2, 8.2).
 */
export type DateForm = "date" | "datetime" | "local" | "interval" | "uncertain";

export interface ParsedDate {
	readonly form: DateForm;
	/** The date in W3CDTF or EDTF; never more precise than what was written. */
	readonly value: string;
	/** True where the text was in the Vietnamese order (day, month, year). */
	readonly rewritten: boolean;
}

const w3cdtf = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-](\d\d):(\d\d))?)?)?)?$/;
function parseW3cdtf(text: string): ParsedDate | undefined {
	const match = w3cdtf.exec(text);
	if (!match) return undefined;
	const [, y, m, d, hour, minute, second, zone, zoneHour, zoneMinute] = match;
	if (!isCalendarDay(Number(y), Number(m ?? 1), Number(d ?? 1))) return undefined;
	if (hour === undefined) return { form: "date", value: text, rewritten: false };
	if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
	if (zoneHour !== undefined && Number(zoneHour) * 60 + Number(zoneMinute) > 14 * 60) return undefined;
	if (zoneMinute !== undefined && Number(zoneMinute) > 59) return undefined;
	return { form: zone ? "datetime" : "local", value: text, rewritten: false };
}

/** A point in time that is in doubt (`2023~`), left open (`202X`, `2023-XX-XX`) or a season (`2023-21`, spring to `-24`, winter). */
function parseUncertain(text: string): ParsedDate | undefined {
	const certain = text.replace(/[?~%]$/u, "");
	const isSeason = /^\d{4}-2[1-4]$/.test(certain);
	const isOpen = /^\d{2}(?:\dX|XX)$|^\d{4}-(?:XX|XX-XX|\d\d-XX)$/.test(certain);
	const plain = isSeason ? certain.slice(0, 4) : isOpen ? certain.replace(/-XX/g, "").replaceAll("X", "1") : certain;
	if (plain === text || parseW3cdtf(plain)?.form !== "date") return undefined;
	return { form: "uncertain", value: text, rewritten: false };
}

/** Ends of an interval may be open (`..`); where one is unknown (nothing) or in doubt, the interval as a whole is. */
function parseInterval(text: string): ParsedDate | undefined {
	const parts = text.split("/");
	const [start, end] = parts;
	if (parts.length !== 2 || start === undefined || end === undefined) return undefined;
	const isOpen = (part: string) => part === ".." || part === "";
	if (isOpen(start) && isOpen(end)) return undefined;
	const points = parts.map((part) => (isOpen(part) ? undefined : (parseW3cdtf(part) ?? parseUncertain(part))));
	if (points.some((point, i) => !isOpen(parts[i] as string) && point?.form !== "date" && point?.form !== "uncertain"))
		return undefined;
	const [from, to] = parts.map((part) => part.replace(/[?~%]$/u, "")) as [string, string];
	const common = Math.min(from.length, to.length);
	const isComparable = /^\d{4}(?:-[01]\d(?:-\d\d)?)?$/;
	if (isComparable.test(from) && isComparable.test(to) && from.slice(0, common) > to.slice(0, common)) return undefined;
	const isDoubtful = start === "" || end === "" || points.some((point) => point?.form === "uncertain");
	return { form: isDoubtful ? "uncertain" : "interval", value: text, rewritten: false };
}

function parseVietnamese(text: string): ParsedDate | undefined {
	const read = readVietnamese(text);
	const date = read === undefined ? undefined : (parseW3cdtf(read) ?? parseInterval(read) ?? parseUncertain(read));
	return date && { ...date, rewritten: true };
}

/** Reads a date; undefined where it is no date of a known form, or not one of the calendar. */
export function parseDate(text: string): ParsedDate | undefined {
	const clean = text.trim().normalize("NFC");
	return parseW3cdtf(clean) ?? parseVietnamese(clean) ?? parseInterval(clean) ?? parseUncertain(clean);
}

/** True where a text means to be a date: only digits and what stands between them, or a Vietnamese form with any numbers. */
export function looksLikeDate(text: string): boolean {
	const clean = text.trim().normalize("NFC");
	return (/\d/.test(clean) && /^[\d\s/.:~?%+TZX-]+$/.test(clean)) || isVietnameseDate(clean);
}

/** An interval as a value of the DCMI Period encoding scheme; an open end is left out. */
export function toPeriod(interval: string): string {
	const [start = "..", end = ".."] = interval.split("/");
	const parts = [start !== ".." && `start=${start}`, end !== ".." && `end=${end}`, "scheme=W3C-DTF"];
	return `${parts.filter(Boolean).join("; ")};`;
}

/** The interval of a value that `toPeriod` wrote; undefined for any other. */
export function fromPeriod(period: string): string | undefined {
	const part = (name: string) => new RegExp(`(?:^|; )${name}=([\\d-]+);`).exec(period)?.[1] ?? "..";
	const interval = `${part("start")}/${part("end")}`;
	return parseInterval(interval) && toPeriod(interval) === period ? interval : undefined;
}
