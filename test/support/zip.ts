import { crc32, deflateRawSync } from "node:zlib";

export interface ZipFile {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** Packed with DEFLATE; stored where it is not asked for. */
	readonly deflate?: boolean;
}

/** A ZIP file (APPNOTE 6.3.10), the same bytes for the same files. */
export function zipOf(files: readonly ZipFile[]): Uint8Array {
	const body: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, bytes, deflate } of files) {
		const path = Buffer.from(name);
		const packed = deflate ? deflateRawSync(bytes) : Buffer.from(bytes);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(0x800, 2);
		common.writeUInt16LE(deflate ? 8 : 0, 4);
		common.writeUInt32LE(0x00210000, 6);
		common.writeUInt32LE(crc32(bytes), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(bytes.length, 18);
		common.writeUInt16LE(path.length, 22);
		const central = Buffer.alloc(14);
		central.writeUInt32LE(offset, 10);
		directory.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), common, central, path);
		const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, path, packed]);
		body.push(local);
		offset += local.length;
	}
	const central = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write("PK\x05\x06", "latin1");
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(offset, 16);
	return new Uint8Array(Buffer.concat([...body, central, end]));
}
