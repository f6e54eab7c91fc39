/** A part of a MIME message (RFC 2045), its content decoded. */
export interface MimePart {
	/** By lower-case name; of several the last. */
	readonly headers: ReadonlyMap<string, string>;
	/** Lower case, `text/plain` where none is given. */
	readonly mediaType: string;
	/** Undoes the transfer encoding. */
	bytes(): Uint8Array;
}

/** Parts inside each other, and all of them. */
const DEPTH = 5;
const PARTS = 20_000;
/** Signs of the header of a part. */
const HEADER = 64 << 10;

/** The leaves of a message in their order; a message that is not of several parts is its own only part. */
export function mimeParts(bytes: Uint8Array): { readonly root: MimePart; readonly leaves: readonly MimePart[] } {
	// One character a byte: offsets are those of the bytes.
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
	const leaves: MimePart[] = [];
	const root = partIn(text, 0, text.length);
	collect(text, root, 0, leaves);
	return { root, leaves };
}

interface Ranged extends MimePart {
	readonly from: number;
	readonly to: number;
}

function collect(text: string, part: Ranged, depth: number, leaves: MimePart[]): void {
	const boundary = part.mediaType.startsWith("multipart/") ? parameter(part, "content-type", "boundary") : undefined;
	if (boundary === undefined || boundary === "" || depth >= DEPTH) {
		leaves.push(part);
		return;
	}
	const mark = `--${boundary}`;
	let begin: number | undefined;
	for (
		let at = lineWith(text, mark, part.from, part.to);
		at >= 0;
		at = lineWith(text, mark, at + mark.length, part.to)
	) {
		const end = text[at - 1] === "\n" ? (text[at - 2] === "\r" ? at - 2 : at - 1) : at;
		if (begin !== undefined && leaves.length < PARTS) collect(text, partIn(text, begin, end), depth + 1, leaves);
		begin = undefined;
		if (text.startsWith("--", at + mark.length)) return;
		const next = text.indexOf("\n", at);
		if (next < 0) return;
		begin = next + 1;
	}
	// A file that was cut off: what is there is kept.
	if (begin !== undefined) collect(text, partIn(text, begin, part.to), depth + 1, leaves);
}

/** Where a line begins with a mark and ends with it, `--` or blanks (RFC 2046 5.1.1). */
function lineWith(text: string, mark: string, from: number, to: number): number {
	for (let at = text.indexOf(mark, from); at >= 0 && at < to; at = text.indexOf(mark, at + 1)) {
		const starts = at === 0 || text[at - 1] === "\n";
		if (starts && /^(?:--)?[ \t]*(?:\r?\n|$)/.test(text.slice(at + mark.length, at + mark.length + 80))) return at;
	}
	return -1;
}

function partIn(text: string, from: number, to: number): Ranged {
	const head = text.slice(from, Math.min(to, from + HEADER));
	const blank = /^(?:\r?\n)|\r?\n\r?\n/.exec(head);
	const body = blank ? from + blank.index + blank[0].length : to;
	const headers = new Map<string, string>();
	const lines = head.slice(0, blank?.index ?? head.length).replace(/\r?\n[ \t]+/g, " ");
	for (const line of lines.split(/\r?\n/)) {
		const colon = line.indexOf(":");
		if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
	}
	const mediaType = /^[^\s;]+/.exec(headers.get("content-type") ?? "")?.[0].toLowerCase() ?? "text/plain";
	return {
		headers,
		mediaType,
		from: body,
		to,
		bytes: () => decoded(text.slice(body, to), headers.get("content-transfer-encoding")),
	};
}

function decoded(body: string, encoding: string | undefined): Uint8Array {
	switch (encoding?.toLowerCase()) {
		case "base64":
			return Buffer.from(body, "base64");
		case "quoted-printable":
			return Buffer.from(
				body
					.replace(/[ \t]+(?=\r?\n|$)/g, "")
					.replace(/=\r?\n/g, "")
					.replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
				"latin1",
			);
		default:
			return Buffer.from(body, "latin1");
	}
}

/** A parameter of a header field, `boundary` of `multipart/related; boundary="x"`. */
export function parameter({ headers }: MimePart, field: string, name: string): string | undefined {
	const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, "i").exec(
		headers.get(field) ?? "",
	);
	return match?.[1]?.replace(/\\(.)/g, "$1") ?? match?.[2];
}
