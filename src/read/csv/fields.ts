/** Delimiter-separated values (RFC 4180), with the delimiters that spreadsheets use. */
export const separators = [",", ";", "\t", "|"] as const;

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d];

/** The sign that stands most often in a header outside quotes; the comma where there is none. */
export function separatorOf(header: string): string {
	const bare = header.replace(/"[^"]*"/gu, "");
	const count = (sign: string) => bare.split(sign).length;
	return separators.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

export interface RecordEnd {
	/** Behind the line end. */
	readonly next: number;
	/** Where the record's last field ends. */
	readonly end: number;
	/** Line feeds in it. */
	readonly lines: number;
	/** Offset at which a quote is wrong: something other than a separator or an end follows a closing quote. */
	readonly fault?: number;
}

/**
 * The end of the record that begins at an offset; undefined where more bytes are needed. A wrong quote ends the record at the end of the
 * line that it stands on. Quotes inside of an unquoted field are text, as spreadsheets have it.
 */
export function recordEnd(bytes: Uint8Array, from: number, separator: number, final: boolean): RecordEnd | undefined {
	let lines = 0;
	let fault: number | undefined;
	for (let i = from, atStart = true; i < bytes.length; i++) {
		let byte = bytes[i] as number;
		if (atStart && byte === quote && fault === undefined) {
			const close = closing(bytes, i + 1);
			if (close === undefined) return undefined;
			lines += close.lines;
			i = close.at + 1;
			if (i >= bytes.length && !final) return undefined;
			if (i >= bytes.length) break;
			byte = bytes[i] as number;
			const ends = byte === separator || byte === lineFeed || byte === carriageReturn;
			if (!ends) fault = i;
		}
		atStart = byte === separator;
		if (byte === lineFeed) {
			const end = bytes[i - 1] === carriageReturn && i > from ? i - 1 : i;
			return { next: i + 1, end, lines: lines + 1, ...(fault !== undefined && { fault }) };
		}
	}
	if (!final) return undefined;
	return { next: bytes.length, end: bytes.length, lines, ...(fault !== undefined && { fault }) };
}

/** The quote that closes a field; doubled ones are text. */
function closing(bytes: Uint8Array, from: number): { readonly at: number; readonly lines: number } | undefined {
	let lines = 0;
	for (let i = from; i < bytes.length; i++) {
		if (bytes[i] === lineFeed) lines++;
		if (bytes[i] !== quote) continue;
		if (bytes[i + 1] !== quote) return { at: i, lines };
		i++;
	}
	return undefined;
}

/** The fields of a text that is one record, or several; well-formed as `recordEnd` has found it. */
export function parseRecords(text: string, separator: string): readonly (readonly string[])[] {
	const records: string[][] = [];
	let fields: string[] = [];
	let at = 0;
	while (at <= text.length) {
		let field = "";
		if (text[at] === '"') {
			let end = text.indexOf('"', at + 1);
			while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
			if (end < 0) end = text.length;
			field = text.slice(at + 1, end).replaceAll('""', '"');
			at = Math.min(end + 1, text.length);
		} else {
			const end = fieldEnd(text, at, separator);
			field = text.slice(at, end);
			at = end;
		}
		fields.push(field);
		if (text[at] === separator) {
			at++;
			continue;
		}
		records.push(fields);
		fields = [];
		if (at >= text.length) break;
		at += text.startsWith("\r\n", at) ? 2 : 1;
		if (at >= text.length) break;
	}
	return records;
}

function fieldEnd(text: string, from: number, separator: string): number {
	for (let i = from; i < text.length; i++) {
		const sign = text[i];
		if (sign === separator || sign === "\n" || (sign === "\r" && (text[i + 1] === "\n" || i + 1 === text.length)))
			return i;
	}
	return text.length;
}
