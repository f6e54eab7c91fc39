import { isCalendarDay } from "../../metadata/calendar.ts";
import { codePoints } from "../../text/place.ts";
import { codeLists, isCode } from "./codes.ts";
import type { Field } from "./fields.ts";

/** What is wrong with the value of a field. */
export type Fault =
	| { readonly kind: "missing" }
	| { readonly kind: "too-long"; readonly length: number; readonly limit: number }
	| { readonly kind: "code"; readonly known: string }
	| { readonly kind: "form"; readonly form: string };

const fault = (form: string): Fault => ({ kind: "form", form });

/** The first thing wrong with a value; `values` are those of the whole file, for conditions between fields. */
export function faultOf(field: Field, value: string, values: ReadonlyMap<string, string>): Fault | undefined {
	if (value === "") return isNeeded(field, values) ? { kind: "missing" } : undefined;
	const length = codePoints(value);
	if (field.limit !== undefined && length > field.limit) return { kind: "too-long", length, limit: field.limit };
	if (field.codes && !isCode(field.codes, value)) {
		const codes = codeLists[field.codes].map(([code]) => code);
		return { kind: "code", known: codes.length > 4 ? `${codes[0]}–${codes.at(-1)}` : codes.join(", ") };
	}
	if (field.type === "N" && !/^\d+$/.test(value)) return fault("0, 1, 2 …");
	if (field.type === "D" && !isDay(value, field.form === "month")) {
		return fault(field.form === "month" ? "DD/MM/YYYY, MM/YYYY, YYYY" : "DD/MM/YYYY");
	}
	if (field.form === "clock" && !/^\d\d:[0-5]\d:[0-5]\d$/.test(value)) return fault("hh:mm:ss");
	return undefined;
}

export function isNeeded({ need, when }: Field, values: ReadonlyMap<string, string>): boolean {
	if (need === "required") return true;
	return need === "conditional" && when !== undefined && when.values.includes(values.get(when.field) ?? "");
}

/** DD/MM/YYYY; with `month` also MM/YYYY and YYYY. */
export function isDay(value: string, month = false): boolean {
	const [, day, monthOfYear, year] = /^(?:(?:(\d\d)\/)?(\d\d)\/)?(\d{4})$/.exec(value) ?? [];
	if (year === undefined || (!month && day === undefined)) return false;
	return isCalendarDay(Number(year), Number(monthOfYear ?? 1), Number(day ?? 1));
}

/** DD/MM/YYYY of a date that begins with YYYY-MM-DD or is in that form already; undefined where no full day is known. */
export function toDay(value: string): string | undefined {
	const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/.exec(value) ?? [];
	const written = year === undefined ? value : `${day}/${month}/${year}`;
	return isDay(written) ? written : undefined;
}

/** Sortable form of DD/MM/YYYY. */
export function sortable(day: string): string {
	return day.split("/").reverse().join("-");
}
