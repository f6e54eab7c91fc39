import { type Block, type Claim, type Diagnostic, diagnostic, firstValue, type Metadata } from "../model/index.ts";
import { isCalendarDay, parseDate, toW3cdtf } from "./dates.ts";
import { type Passage, passage } from "./passages.ts";

/** `Sáng 20/3`, `chiều ngày 5-4`, `Tối nay (20/3)`, `Trưa 1.4.2023`: a part of the day, then day and month, perhaps the year. */
const partOfDay =
	/(?<![\p{L}\p{N}])(?:sáng|trưa|chiều|tối|đêm)(?:\s+(?:nay|qua|sớm|muộn))?,?\s+(?:ngày\s+)?\(?(?<d>\d{1,2})\s?[/.-]\s?(?<m>\d{1,2})(?:\s?[/.-]\s?(?<y>\d{4}))?(?![\p{L}\p{N}]|[/.-]\p{N})/iu;
/** `Ngày 20/3` counts only where the paragraph begins with it: inside, it mostly dates a document. */
const dayAtStart =
	/^[\s"“]*ngày\s+(?<d>\d{1,2})\s?[/.-]\s?(?<m>\d{1,2})(?:\s?[/.-]\s?(?<y>\d{4}))?(?![\p{L}\p{N}]|[/.-]\p{N})/iu;

interface Found {
	readonly claims: readonly Claim[];
	readonly diagnostics: readonly Diagnostic[];
}

const nothing: Found = { claims: [], diagnostics: [] };

/** The paragraph that tells what happened: the first one that is the article's own text. */
export function openingParagraph(blocks: readonly Block[]): Passage | undefined {
	for (const block of blocks) {
		if (block.kind !== "paragraph" || block.role === "byline" || block.role === "credit" || block.role === "dateline")
			continue;
		const found = passage(block.content, block.place);
		if (found.text.trim() !== "") return found;
	}
	return undefined;
}

/**
 * The date of the event, from the opening paragraph only. A year that is not printed is taken from the date of the article, by the
 * rule of `yearOf`; where that cannot tell, there is no claim but a finding. `offset` is where the text behind the dateline begins.
 */
export function eventDate(opening: Passage, offset: number, articleDate: string | undefined): Found {
	const text = opening.text.slice(offset);
	const match = dayAtStart.exec(text) ?? partOfDay.exec(text);
	const { d, m, y } = match?.groups ?? {};
	if (!match || d === undefined || m === undefined) return nothing;
	const printed = match[0].trim();
	const place = opening.at(offset + match.index + match[0].indexOf(printed), printed.length);
	const detail = { params: { text: printed }, ...(place && { place }) };
	const [day, month] = [Number(d), Number(m)];
	// A leap year: 29/2 is judged again once the year is known.
	if (!isCalendarDay(2000, month, day))
		return { ...nothing, diagnostics: [diagnostic("metadata/impossible-date", detail)] };
	const year = y === undefined ? yearOf(month, articleDate) : Number(y);
	if (year === undefined) return { ...nothing, diagnostics: [diagnostic("metadata/event-year-unknown", detail)] };
	if (!isCalendarDay(year, month, day))
		return { ...nothing, diagnostics: [diagnostic("metadata/impossible-date", detail)] };
	const claim: Claim = {
		element: "temporal",
		value: toW3cdtf(year, month, day),
		origin: y === undefined ? "inferred" : "extracted",
		rule: y === undefined ? "event-date-year-from-header" : "event-date",
		scheme: "W3CDTF",
		...(place && { place }),
	};
	return { claims: [claim], diagnostics: [] };
}

/**
 * The year of a month in an article of a date: the article's own where the month is not after the article's, the year before for a
 * December told of in January. Any later month may be announced or a year old, and a January told of in December may be the next:
 * undefined. So it is where the article's date has no month.
 */
function yearOf(month: number, articleDate: string | undefined): number | undefined {
	const [, y, m] = /^(\d{4})-(\d\d)/.exec(articleDate ?? "") ?? [];
	if (y === undefined || m === undefined) return undefined;
	const [year, articleMonth] = [Number(y), Number(m)];
	if (month === 12 && articleMonth === 1) return year - 1;
	if (month === 1 && articleMonth === 12) return undefined;
	return month <= articleMonth ? year : undefined;
}

/** The date that tells when the article appeared: `issued`, else `date`, where it has at least a month. */
export function articleDate(metadata: Metadata): string | undefined {
	for (const element of ["issued", "date"]) {
		const value = firstValue(metadata, element);
		const parsed = value === undefined ? undefined : parseDate(value);
		if (parsed && parsed.form !== "interval" && parsed.form !== "uncertain" && /^\d{4}-\d\d/.test(parsed.value)) {
			return parsed.value;
		}
	}
	return undefined;
}
