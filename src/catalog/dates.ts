/** The first and the last day, `YYYY-MM-DD`, that an EDTF date may mean; an open end is the first or last of all days. */
export interface DayRange {
	readonly from: string;
	readonly until: string;
}

const first = "0000-01-01";
const last = "9999-12-31";

/** Undefined where it is no date of EDTF level 1 with a year of four digits. */
export function dayRange(text: string): DayRange | undefined {
	const [start = "", end, more] = text.trim().split("/");
	if (more !== undefined) return undefined;
	if (end === undefined) return pointRange(start);
	const from = start === "" || start === ".." ? first : pointRange(start)?.from;
	const until = end === "" || end === ".." ? last : pointRange(end)?.until;
	return from === undefined || until === undefined || from > until ? undefined : { from, until };
}

const point = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX)(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)?)?[?~%]?$/;

function pointRange(text: string): DayRange | undefined {
	const match = point.exec(text);
	if (!match) return undefined;
	const [, year = "", month = "XX", day = "XX"] = match;
	const [early, late] = [year.replaceAll("X", "0"), year.replaceAll("X", "9")];
	const season = seasons[month];
	// Winter goes into the next year.
	if (season) return { from: `${early}-${season[0]}`, until: `${month === "24" ? nextYear(late) : late}-${season[1]}` };
	if (month === "XX") return { from: `${early}-01-01`, until: `${late}-12-31` };
	const length = lengthOf(Number(late), Number(month));
	if (length === undefined) return undefined;
	if (day === "XX") return { from: `${early}-${month}-01`, until: `${late}-${month}-${length}` };
	if (day === "00" || Number(day) > length) return undefined;
	return { from: `${early}-${month}-${day}`, until: `${late}-${month}-${day}` };
}

/** ISO 8601-2 4.8.1, by the months of meteorology. */
const seasons: Readonly<Record<string, readonly [string, string]>> = {
	"21": ["03-01", "05-31"],
	"22": ["06-01", "08-31"],
	"23": ["09-01", "11-30"],
	"24": ["12-01", "02-29"],
};

function nextYear(year: string): string {
	return String(Math.min(9999, Number(year) + 1)).padStart(4, "0");
}

function lengthOf(year: number, month: number): number | undefined {
	if (month < 1 || month > 12) return undefined;
	const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
