import { Buffer } from "node:buffer";

export interface Part {
	readonly name: string;
	readonly filename?: string;
	readonly type?: string;
	readonly content: Uint8Array;
}

/** Parts of multipart/form-data, by the boundary of the header; raw UTF-8 and RFC 5987 names are both understood. */
export function parts(contentType: string, body: Uint8Array): readonly Part[] {
	const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
	if (boundary === undefined) return [];
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const line = Buffer.from(`--${boundary}`);
	const found: Part[] = [];
	let at = bytes.indexOf(line);
	while (at >= 0) {
		const start = at + line.length + 2;
		const next = bytes.indexOf(Buffer.from(`\r\n--${boundary}`), start);
		const head = bytes.indexOf("\r\n\r\n", start);
		if (next < 0 || head < 0 || head > next) break;
		const headers = bytes.subarray(start, head).toString("utf8");
		const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? "";
		const extended = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
		const plain = /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]?.replace(/\\(.)/g, "$1");
		const filename = extended === undefined ? plain : decodeURIComponent(extended);
		const type = /^content-type:\s*(.*)$/im.exec(headers)?.[1]?.trim();
		found.push({
			name: /\bname="([^"]*)"/.exec(disposition)?.[1] ?? "",
			...(filename !== undefined && { filename }),
			...(type !== undefined && { type }),
			content: Uint8Array.from(bytes.subarray(head + 4, next)),
		});
		at = next + 2;
	}
	return found;
}
