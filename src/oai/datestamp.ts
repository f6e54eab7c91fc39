/** Granularity of a datestamp (OAI-PMH 2.0, 3.3.1). */
export type Granularity = "day" | "second";

export interface Datestamp {
	/** ISO 8601 in UTC with seconds. */
	readonly at: string;
	readonly granularity: Granularity;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const second = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** A datestamp as an argument may have it, no other form of ISO 8601. A day as `until` lasts to its last second. */
export function parseDatestamp(text: string, bound: "from" | "until"): Datestamp | undefined {
	const granularity = day.test(text) ? "day" : second.test(text) ? "second" : undefined;
	if (granularity === undefined) return undefined;
	const at = granularity === "second" ? text : `${text}T${bound === "from" ? "00:00:00" : "23:59:59"}Z`;
	return isInstant(at) ? { at, granularity } : undefined;
}

/** Whether a time in the one form of this program is one of the calendar: there is no 30 February, and no year 0 in XML Schema 1.0. */
export function isInstant(at: string): boolean {
	if (!second.test(at) || at.startsWith("0000")) return false;
	const time = Date.parse(at);
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === at.slice(0, 19);
}
