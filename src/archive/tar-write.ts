import type { ArchiveEntry } from "./archive.ts";

const block = 512;

/**
 * A TAR file in pieces (POSIX.1-2001, `ustar` with `pax` headers): owner 0, one time for all entries, entries in the order given. A name
 * that does not fit into the old header, or is not ASCII, and a size above 8 GiB stand in a pax header.
 */
export async function* writeTar(
	entries: Iterable<ArchiveEntry> | AsyncIterable<ArchiveEntry>,
	options: { /** ISO 8601. */ readonly time: string },
): AsyncGenerator<Uint8Array> {
	const seconds = Math.max(0, Math.floor(Date.parse(options.time) / 1000));
	if (Number.isNaN(seconds)) throw new Error(`no time: ${options.time}`);
	for await (const { path, content } of entries) {
		const size = content instanceof Uint8Array ? content.byteLength : content.size;
		const split = splitName(path);
		const records: string[] = [];
		if (!split) records.push(paxRecord("path", path));
		if (size > 0o77777777777) records.push(paxRecord("size", String(size)));
		if (records.length > 0) {
			const body = Buffer.from(records.join(""), "utf8");
			yield header({ name: "PaxHeader/entry", prefix: "" }, body.byteLength, seconds, "x");
			yield padded(body);
		}
		const short = split ?? { name: asciiName(path), prefix: "" };
		yield header(short, Math.min(size, 0o77777777777), seconds, "0");
		if (content instanceof Uint8Array) {
			yield content;
		} else {
			let read = 0;
			for await (const piece of content.open()) {
				read += piece.byteLength;
				yield piece;
			}
			if (read !== size) throw new Error(`${path} was to have ${size} bytes and has ${read}`);
		}
		const rest = size % block;
		if (rest > 0) yield new Uint8Array(block - rest);
	}
	yield new Uint8Array(2 * block);
}

interface ShortName {
	readonly name: string;
	readonly prefix: string;
}

/** A path in the 100 and 155 bytes of the header, split at a slash; undefined where it does not fit or is not ASCII. */
function splitName(path: string): ShortName | undefined {
	if (!/^[\x20-\x7e]*$/.test(path)) return undefined;
	if (path.length <= 100) return { name: path, prefix: "" };
	for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
		if (at > 155) continue;
		return path.length - at - 1 <= 100 ? { name: path.slice(at + 1), prefix: path.slice(0, at) } : undefined;
	}
	return undefined;
}

/** For readers that do not know pax headers. */
function asciiName(path: string): string {
	return path.slice(-100).replace(/[^\x20-\x7e]/g, "_");
}

/** `length key=value\n`, where the length counts itself (POSIX.1-2001 pax). */
function paxRecord(key: string, value: string): string {
	const rest = Buffer.byteLength(` ${key}=${value}\n`);
	let length = rest + String(rest).length;
	if (rest + String(length).length !== length) length = rest + String(length).length;
	return `${length} ${key}=${value}\n`;
}

function padded(body: Buffer): Uint8Array {
	const bytes = new Uint8Array(Math.ceil(body.byteLength / block) * block);
	bytes.set(body);
	return bytes;
}

function header({ name, prefix }: ShortName, size: number, seconds: number, type: string): Uint8Array {
	const bytes = Buffer.alloc(block);
	const octal = (value: number, at: number, length: number) =>
		bytes.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, length, "latin1");
	bytes.write(name, 0, 100, "latin1");
	octal(0o644, 100, 8);
	octal(0, 108, 8);
	octal(0, 116, 8);
	octal(size, 124, 12);
	octal(seconds, 136, 12);
	bytes.fill(0x20, 148, 156);
	bytes.write(type, 156, 1, "latin1");
	bytes.write("ustar\0" + "00", 257, 8, "latin1");
	octal(0, 329, 8);
	octal(0, 337, 8);
	bytes.write(prefix, 345, 155, "latin1");
	const sum = bytes.reduce((total, byte) => total + byte, 0);
	bytes.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, 8, "latin1");
	return bytes;
}
