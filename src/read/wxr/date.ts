const SHAPE = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/u;
const ZONES = 15;

/**
 * A time of WordPress in W3CDTF, with the zone of the site: an export has each time twice, on the site's clock and in UTC, and what lies between is
 * the zone. Without the time in UTC there is no zone; undefined where there is no date at all (`0000-00-00`).
 */
export function zonedTime(local: string, utc: string): string | undefined {
	const here = instant(local);
	const there = instant(utc);
	if (here === undefined) return there === undefined ? undefined : utc.replace(" ", "T").concat("Z");
	const written = local.replace(" ", "T");
	if (there === undefined) return written;
	const minutes = Math.round((here - there) / 60_000 / ZONES) * ZONES;
	// Farther apart than any zone: a post whose time was changed by hand.
	if (Math.abs(minutes) > 14 * 60) return `${utc.replace(" ", "T")}Z`;
	if (minutes === 0) return `${written}Z`;
	const two = (n: number) => String(n).padStart(2, "0");
	const size = Math.abs(minutes);
	return `${written}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Milliseconds of a time as if it were in UTC; undefined for one that is on no calendar. */
function instant(text: string): number | undefined {
	const parts = SHAPE.exec(text)?.slice(1).map(Number);
	if (!parts) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
	const time = Date.UTC(year, month - 1, day, hour, minute, second);
	return new Date(time).toISOString().slice(0, 19) === text.replace(" ", "T") && year > 0 ? time : undefined;
}
