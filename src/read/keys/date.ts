/** A date of a member in W3CDTF, and what was done to it. */
export interface KeyDate {
	readonly value: string;
	/** A time of day without a zone was taken for Vietnam's, UTC+07:00. */
	readonly zoneAssumed?: true;
}

const iso =
	/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?\s*(?:(Z|UTC|GMT)|(?:GMT|UTC)?\s*([+-]\d\d):?(\d\d)?)?$/iu;
const clock = /(?:^|[\s,|-])(\d{1,2})[:h](\d\d)(?::(\d\d))?(?=$|[\s,|(-])/u;
const day = /(?:^|[\s,|-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?=$|[\s,|(-])/u;
const zone = /\(?(?:GMT|UTC)\s*([+-])(\d{1,2})(?::?(\d\d))?\)?/iu;
const weekday = /^(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|ngày|lúc)\s*,?\s*)+/iu;

const two = (text: string | number) => String(text).padStart(2, "0");

/**
 * A date as exports have it: ISO 8601 with or without a zone, seconds or milliseconds since 1970, or a Vietnamese date with a time of day
 * (`Thứ hai, 20/3/2023, 10:15 (GMT+7)`). Undefined where the text is none of these; a date without a time stays as it is.
 */
export function readDate(text: string): KeyDate | undefined {
	const clean = text.trim().normalize("NFC");
	if (/^-?\d{10}$|^-?\d{12,13}$/.test(clean)) return fromEpoch(clean);
	const match = iso.exec(clean);
	if (match) {
		const [, date, time, second = "", fraction = "", utc, hours, minutes = "00"] = match;
		const stated = utc ? "Z" : hours && `${hours}:${minutes}`;
		// W3CDTF has fractions of seconds only behind seconds.
		const value = `${date}T${time}${second}${second === "" ? "" : fraction}${stated || "+07:00"}`;
		return stated ? { value } : { value, zoneAssumed: true };
	}
	return vietnamese(clean);
}

function fromEpoch(digits: string): KeyDate | undefined {
	const number = Number(digits);
	const date = new Date(digits.replace("-", "").length <= 10 ? number * 1000 : number);
	if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return undefined;
	return { value: date.toISOString().replace(/\.000Z$/, "Z") };
}

function vietnamese(text: string): KeyDate | undefined {
	const found = zone.exec(text);
	const bare = (found ? text.replace(zone, " ") : text).replace(weekday, "").trim();
	const date = day.exec(bare);
	const time = clock.exec(bare);
	if (!date || !time) return undefined;
	// Nothing else may stand there: what is not understood is not left out.
	const rest = bare.replace(date[0], " ").replace(time[0], " ");
	if (/[^\s,|-]/u.test(rest)) return undefined;
	const [, d = "", m = "", y = ""] = date;
	const [, hour = "", minute = "", second] = time;
	const stated = found && `${found[1]}${two(found[2] as string)}:${found[3] ?? "00"}`;
	const value = `${y}-${two(m)}-${two(d)}T${two(hour)}:${minute}${second ? `:${second}` : ""}${stated ?? "+07:00"}`;
	return stated ? { value } : { value, zoneAssumed: true };
}
