import { inflateSync } from "node:zlib";

/** The root of the page tree says how many pages there are (ISO 32000-1 7.7.3.2); it is the only node without a parent. */
const node = /<<(?:[^<>]|<<[^<>]*>>)*\/Type\s*\/Pages\b(?:[^<>]|<<[^<>]*>>)*>>/g;
/** What an object stream may inflate to. */
const maxOutputLength = 1 << 26;

/**
 * Number of pages of a PDF, read without a parser: the page tree's root in the file or in its object streams, the last one where a later
 * revision has another. Undefined where none is found: encrypted or damaged files.
 */
export function pageCount(bytes: Uint8Array): number | undefined {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let count = lastRoot(buffer.toString("latin1"));
	for (let at = buffer.indexOf("/ObjStm"); at >= 0; at = buffer.indexOf("/ObjStm", at + 1)) {
		const start = buffer.indexOf("stream", at);
		if (start < 0) break;
		const data = start + "stream".length + (buffer[start + 6] === 13 ? 2 : 1);
		try {
			count = lastRoot(inflateSync(buffer.subarray(data), { maxOutputLength }).toString("latin1")) ?? count;
		} catch {
			// Not deflated, or not a stream after all.
		}
	}
	return count;
}

function lastRoot(text: string): number | undefined {
	const roots = [...text.matchAll(node)].map(([found]) => found).filter((found) => !found.includes("/Parent"));
	const count = /\/Count\s+(\d+)/.exec(roots.at(-1) ?? "")?.[1];
	return count === undefined ? undefined : Number(count);
}
