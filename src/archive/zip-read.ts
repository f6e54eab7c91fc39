import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { diagnostic, failure, type Outcome } from "../model/diagnostic.ts";
import { type Archive, ArchiveError, type ArchiveMember, type RandomAccess } from "./archive.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import {
	contentStart,
	directoryIn,
	localHeader,
	membersIn,
	nameLength,
	tailLength,
	type ZipMember,
} from "./zip-directory.ts";

/** Members up to this size are read and inflated in one piece. */
const whole = 1 << 20;

/**
 * Opens a ZIP file (APPNOTE 6.3.10) by its central directory. What could lead out of the archive, names a thing twice, is encrypted, hides
 * bytes in overlapping members or would swell beyond the limits is an error, with the member's name and offset; such members are left out.
 */
export async function openZip(
	file: RandomAccess,
	name: string,
	limits: Limits = defaultLimits,
): Promise<Outcome<Archive>> {
	const length = Math.min(file.size, tailLength);
	const where = directoryIn(Buffer.from(await file.read(file.size - length, length)), file.size, name);
	if (where.value === undefined) {
		const head = Buffer.from(await file.read(0, 4));
		const begun = head.byteLength === 4 && head.readUInt32LE(0) === 0x04034b50;
		const [first] = where.diagnostics;
		if (!begun || first?.code !== "archive/not-a-zip") return failure(...where.diagnostics);
		return failure(
			diagnostic("archive/truncated", {
				params: { name },
				place: { file: name },
				...(first.clause && { clause: first.clause }),
			}),
		);
	}
	const directory = Buffer.from(await file.read(where.value.start, where.value.length));
	const { value: members, diagnostics } = membersIn(directory, where.value, limits, name);
	if (members === undefined) return failure(...diagnostics);
	return { value: { members, open: (member) => contentOf(file, member) }, diagnostics };
}

async function* contentOf(file: RandomAccess, any: ArchiveMember): AsyncIterable<Uint8Array> {
	const member = any as ZipMember;
	const header = Buffer.from(await file.read(member.offset, localHeader));
	const name = Buffer.from(await file.read(member.offset + localHeader, nameLength(header, member)));
	const start = contentStart(header, name, member);
	let size = 0;
	let crc = 0;
	for await (const piece of inflated(file, member, start)) {
		size += piece.byteLength;
		if (size > member.size) throw new ArchiveError(`more bytes than stated: ${member.path}`);
		crc = crc32(piece, crc);
		yield piece;
	}
	if (size !== member.size) throw new ArchiveError(`${size} bytes instead of ${member.size}: ${member.path}`);
	if (crc !== member.crc) throw new ArchiveError(`the checksum of the archive does not fit: ${member.path}`);
}

async function* inflated(file: RandomAccess, member: ZipMember, start: number): AsyncIterable<Uint8Array> {
	const { compressed, size, method, path } = member;
	if (method === 0) {
		yield* pieces(file, start, compressed);
		return;
	}
	try {
		if (compressed <= whole && size <= whole) {
			yield inflateRawSync(await file.read(start, compressed), { maxOutputLength: size + 1 });
			return;
		}
		const stream = createInflateRaw({ chunkSize: 1 << 18 });
		const feeding = (async () => {
			try {
				for await (const piece of pieces(file, start, compressed)) {
					if (!stream.write(piece)) await new Promise<void>((resume) => stream.once("drain", resume));
				}
				stream.end();
			} catch (error) {
				stream.destroy(error as Error);
			}
		})();
		yield* stream;
		await feeding;
	} catch {
		throw new ArchiveError(`cannot be inflated: ${path}`);
	}
}

async function* pieces(file: RandomAccess, start: number, length: number): AsyncIterable<Uint8Array> {
	for (let at = 0; at < length; ) {
		const piece = await file.read(start + at, Math.min(whole, length - at));
		if (piece.byteLength === 0) throw new ArchiveError("the archive ends in the middle");
		at += piece.byteLength;
		yield piece;
	}
}
