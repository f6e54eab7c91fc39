import type { Claim } from "../model/claim.ts";
import { type Diagnostic, diagnostic, type Place } from "../model/diagnostic.ts";

/** The header line of the corpus: ` date 2023-03 BBK - …`. */
export interface Header {
	readonly claims: readonly Claim[];
	/** Code units of the line that the header takes, with the blanks around it. */
	readonly length: number;
	readonly diagnostics: readonly Diagnostic[];
}

const SHAPE = /^([ \t]*date[ \t]+)(\d{4}(?:-\d+)*)(?:[ \t]+|$)/u;
const W3CDTF = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;
const NONE: Header = { claims: [], length: 0, diagnostics: [] };

/** Reads the header of a first line. A date that does not exist is a warning and stays in the text. */
export function readHeader(line: string, file: string): Header {
	const match = SHAPE.exec(line);
	if (!match) return NONE;
	const [whole, before = "", value = ""] = match;
	const place: Place = { file, line: 1, column: before.length + 1, length: value.length };
	if (!isDate(value))
		return { ...NONE, diagnostics: [diagnostic("read/header-date-invalid", { params: { value }, place })] };
	const claim: Claim = { element: "date", value, origin: "extracted", place, rule: "header-date", scheme: "W3CDTF" };
	return { claims: [claim], length: whole.length, diagnostics: [] };
}

/** A year, month or day of the calendar, written as W3CDTF has it; nothing is added to what is given. */
function isDate(value: string): boolean {
	const parts = W3CDTF.exec(value);
	if (!parts) return false;
	const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
	if (!year) return false;
	if (month === undefined) return true;
	if (month < 1 || month > 12) return false;
	return day === undefined || (day >= 1 && day <= daysOf(year, month));
}

function daysOf(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
