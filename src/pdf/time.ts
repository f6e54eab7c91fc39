/** A moment as the file states it, in XMP and in the information dictionary. */
export interface Moment {
	/** ISO 8601 with seconds and zone. */
	readonly xmp: string;
	/** `D:20261123080000Z` (ISO 32000-1 7.9.4). */
	readonly info: string;
}

const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** Undefined for what is not ISO 8601 with a zone; fractions of a second are cut, because the information dictionary has none. */
export function moment(iso: string): Moment | undefined {
	const parts = form.exec(iso);
	if (!parts || Number.isNaN(Date.parse(iso))) return undefined;
	const [, year, month, day, hour, minute, second = "00", zone] = parts as unknown as [string, ...string[]];
	return {
		xmp: `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`,
		info: `D:${year}${month}${day}${hour}${minute}${second}${zone === "Z" ? "Z" : `${zone!.replace(":", "'")}'`}`,
	};
}
