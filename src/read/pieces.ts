import { joinBytes } from "../model/bytes.ts";
import { diagnostic, type Outcome } from "../model/diagnostic.ts";
import { wideStart } from "./member.ts";

/** Pieces of a collection: bytes, or what went wrong on the way to them. */
export type Pieces = AsyncIterable<Outcome<Uint8Array>>;

const bom = [0xef, 0xbb, 0xbf];

/** Without a byte order mark at the start; a collection in UTF-16 ends here with a finding. The first piece is at least four bytes long, where there are as many. */
export async function* textPieces(pieces: Pieces, file: string): Pieces {
	let head: Uint8Array | undefined = new Uint8Array(0);
	for await (const piece of pieces) {
		if (piece.value === undefined || head === undefined) {
			yield piece;
			continue;
		}
		head = joinBytes([head, piece.value]);
		if (head.length < 4) continue;
		const start = begun(head, file);
		head = undefined;
		yield start;
		if (start.value === undefined) return;
	}
	if (head?.length) yield begun(head, file);
}

function begun(head: Uint8Array, file: string): Outcome<Uint8Array> {
	const encoding = wideStart(head);
	if (encoding) return { diagnostics: [diagnostic("read/collection-wide", { params: { encoding }, place: { file } })] };
	const marked = bom.every((byte, i) => head[i] === byte);
	return { value: marked ? head.subarray(3) : head, diagnostics: [] };
}

/** Bytes that grow piece by piece, up to a limit; what goes beyond is counted, not kept. */
export function growing(limit: number) {
	let parts: Uint8Array[] = [];
	let size = 0;
	return {
		add(part: Uint8Array): void {
			size += part.length;
			if (size <= limit) parts.push(part);
			else parts = [];
		},
		/** The bytes, or undefined where they were too many; begins anew. */
		take(): Uint8Array | undefined {
			const whole = size <= limit ? joinBytes(parts) : undefined;
			parts = [];
			size = 0;
			return whole;
		},
		get size() {
			return size;
		},
	};
}
