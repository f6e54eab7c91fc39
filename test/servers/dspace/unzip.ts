import { inflateRawSync } from "node:zlib";

/** Files of an archive with their names as written, `../` and all: the servers look at none of it. Throws where it is none. */
export function unzip(bytes: Uint8Array): readonly (readonly [name: string, content: Uint8Array])[] {
	const all = Buffer.from(bytes);
	const end = all.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
	if (end < 0) throw new Error("zip END header not found");
	const found: [string, Uint8Array][] = [];
	let at = all.readUInt32LE(end + 16);
	for (let count = all.readUInt16LE(end + 10); count > 0; count--) {
		const [method, packed, nameLength] = [
			all.readUInt16LE(at + 10),
			all.readUInt32LE(at + 20),
			all.readUInt16LE(at + 28),
		];
		const local = all.readUInt32LE(at + 42);
		const name = all.toString("utf8", at + 46, at + 46 + nameLength);
		const start = local + 30 + all.readUInt16LE(local + 26) + all.readUInt16LE(local + 28);
		const content = all.subarray(start, start + packed);
		if (!name.endsWith("/")) found.push([name, Uint8Array.from(method === 8 ? inflateRawSync(content) : content)]);
		at += 46 + nameLength + all.readUInt16LE(at + 30) + all.readUInt16LE(at + 32);
	}
	return found;
}
