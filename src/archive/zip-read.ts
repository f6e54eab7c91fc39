import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { isUnsafePath } from "../fixity/filepath.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../model/diagnostic.ts";
import { type Archive, ArchiveError, type ArchiveMember, type RandomAccess } from "./archive.ts";
import { defaultLimits, type Limits } from "./limits.ts";

interface ZipMember extends ArchiveMember {
	readonly method: number;
	readonly crc: number;
	readonly compressed: number;
	readonly name: Buffer;
}

const standard = "APPNOTE 6.3.10";
const clause = (number: string) => ({ standard, clause: number });

const endSize = 22;
const longestComment = 0xffff;
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
	const end = await endOfDirectory(file, name);
	if (end.value === undefined) return failure(...end.diagnostics);
	const { count, size, start, before } = end.value;
	if (count > limits.members) {
		return failure(diagnostic("archive/too-many", { params: { count, limit: limits.members }, place: { file: name } }));
	}
	const directory = Buffer.from(await file.read(start + before, size));
	const found: Diagnostic[] = [];
	const members: ZipMember[] = [];
	let at = 0;
	for (let number = 0; number < count; number++) {
		if (at + 46 > directory.byteLength || directory.readUInt32LE(at) !== 0x02014b50) {
			const params = { count, found: number };
			const place = { file: name, offset: start + before + at };
			return failure(diagnostic("archive/directory-damaged", { params, place, clause: clause("4.3.12") }));
		}
		const member = memberAt(directory, at, before, name);
		at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
		found.push(...member.diagnostics);
		if (member.value) members.push(member.value);
	}
	found.push(...judge(members, start + before, limits, name));
	const opened: Archive<ZipMember> = { members, open: (member) => contentOf(file, member) };
	return hasErrors(found) ? { value: opened as Archive, diagnostics: found } : success(opened as Archive, found);
}

interface Directory {
	readonly count: number;
	readonly size: number;
	readonly start: number;
	/** Bytes in front of the archive that its offsets do not count (a self-extracting program). */
	readonly before: number;
}

async function endOfDirectory(file: RandomAccess, name: string): Promise<Outcome<Directory>> {
	const place = { file: name };
	const length = Math.min(file.size, endSize + longestComment);
	const tail = Buffer.from(await file.read(file.size - length, length));
	let at = tail.byteLength - endSize;
	while (
		at >= 0 &&
		!(tail.readUInt32LE(at) === 0x06054b50 && tail.readUInt16LE(at + 20) <= tail.byteLength - at - endSize)
	)
		at--;
	if (at < 0) {
		const head = Buffer.from(await file.read(0, 4));
		const begun = head.byteLength === 4 && head.readUInt32LE(0) === 0x04034b50;
		return failure(
			diagnostic(begun ? "archive/truncated" : "archive/not-a-zip", {
				params: { name },
				place,
				clause: clause("4.3.16"),
			}),
		);
	}
	const here = file.size - length + at;
	let count = tail.readUInt16LE(at + 10);
	let size = tail.readUInt32LE(at + 12);
	let start = tail.readUInt32LE(at + 16);
	let end = here;
	const disks = tail.readUInt16LE(at + 4) + tail.readUInt16LE(at + 6);
	if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
		const locator = Buffer.from(await file.read(here - 20, 20));
		if (here >= 20 && locator.byteLength === 20 && locator.readUInt32LE(0) === 0x07064b50) {
			const where = Number(locator.readBigUInt64LE(8));
			const record = Buffer.from(await file.read(where, 56));
			if (record.byteLength < 56 || record.readUInt32LE(0) !== 0x06064b50) {
				return failure(
					diagnostic("archive/directory-damaged", {
						params: { count, found: 0 },
						place: { ...place, offset: where },
						clause: clause("4.3.14"),
					}),
				);
			}
			count = Number(record.readBigUInt64LE(32));
			size = Number(record.readBigUInt64LE(40));
			start = Number(record.readBigUInt64LE(48));
			end = where;
		}
	}
	if (disks !== 0 && disks !== 0x1fffe)
		return failure(diagnostic("archive/several-disks", { place, clause: clause("4.4.19") }));
	const before = end - size - start;
	if (before < 0 || start < 0 || size < 0 || !Number.isSafeInteger(start + size + count)) {
		return failure(diagnostic("archive/truncated", { params: { name }, place, clause: clause("4.3.16") }));
	}
	return success({ count, size, start, before });
}

function memberAt(directory: Buffer, at: number, before: number, archive: string): Outcome<ZipMember> {
	const flags = directory.readUInt16LE(at + 8);
	const method = directory.readUInt16LE(at + 10);
	const crc = directory.readUInt32LE(at + 16);
	const nameLength = directory.readUInt16LE(at + 28);
	const extraLength = directory.readUInt16LE(at + 30);
	const name = directory.subarray(at + 46, at + 46 + nameLength);
	const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
	const unix = directory.readUInt16LE(at + 4) >> 8 === 3;
	const mode = directory.readUInt32LE(at + 38) >>> 16;
	const wide = zip64(extra);
	const pick = (value: number) => (value === 0xffffffff ? (wide.shift() ?? value) : value);
	const size = pick(directory.readUInt32LE(at + 24));
	const compressed = pick(directory.readUInt32LE(at + 20));
	const offset = pick(directory.readUInt32LE(at + 42)) + before;

	const decoded = nameOf(name, (flags & 0x0800) !== 0);
	const path = decoded.path.replace(/\/+$/, "");
	const place = { file: archive, path: decoded.path, offset };
	const found: Diagnostic[] = [];
	if (decoded.guessed)
		found.push(diagnostic("archive/name-encoding", { params: { path }, place, clause: clause("4.4.4") }));
	if (isUnsafePath(path) || path.includes("\\") || path.split("/").some((step) => step === "" || step === ".")) {
		return failure(
			...found,
			diagnostic("archive/path-unsafe", { params: { path: decoded.path }, place, clause: clause("4.4.17") }),
		);
	}
	if ((flags & 1) !== 0)
		return failure(...found, diagnostic("archive/encrypted", { params: { path }, place, clause: clause("4.4.4") }));
	if (method !== 0 && method !== 8) {
		return failure(
			...found,
			diagnostic("archive/method", { params: { path, method }, place, clause: clause("4.4.5") }),
		);
	}
	const kind = decoded.path.endsWith("/") ? "folder" : kindOf(unix ? mode : 0);
	return success({ path, kind, size, offset, method, crc, compressed, name: Buffer.from(name) }, found);
}

/** Type bits of a Unix mode; none are a file. */
function kindOf(mode: number): ArchiveMember["kind"] {
	const type = mode & 0o170000;
	if (type === 0 || type === 0o100000) return "file";
	if (type === 0o040000) return "folder";
	return type === 0o120000 ? "link" : "other";
}

/** The values of a ZIP64 extra field in their order (APPNOTE 4.5.3). */
function zip64(extra: Buffer): number[] {
	for (let at = 0; at + 4 <= extra.byteLength; ) {
		const length = extra.readUInt16LE(at + 2);
		if (extra.readUInt16LE(at) === 1) {
			const values: number[] = [];
			for (let i = at + 4; i + 8 <= Math.min(at + 4 + length, extra.byteLength); i += 8)
				values.push(Number(extra.readBigUInt64LE(i)));
			return values;
		}
		at += 4 + length;
	}
	return [];
}

/** Without the flag a name is to be CP437; what is UTF-8 nevertheless is taken so, and said. */
function nameOf(name: Buffer, utf8: boolean): { readonly path: string; readonly guessed: boolean } {
	const path = name.toString("utf8");
	if (name.every((byte) => byte < 0x80)) return { path, guessed: false };
	return { path: path.includes("\ufffd") ? name.toString("latin1") : path, guessed: !utf8 || path.includes("\ufffd") };
}

function judge(members: ZipMember[], directory: number, limits: Limits, archive: string): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	const seen = new Set<string>();
	let total = 0;
	const drop = new Set<ZipMember>();
	const refuse = (member: ZipMember, finding: Diagnostic) => {
		drop.add(member);
		found.push(finding);
	};
	for (const member of members) {
		const { path, offset, size, compressed } = member;
		const place = { file: archive, path, offset };
		if (seen.has(path)) {
			refuse(member, diagnostic("archive/duplicate", { params: { path }, place }));
			continue;
		}
		seen.add(path);
		total += size;
		if (size > limits.bytes || total > limits.bytes) {
			refuse(member, diagnostic("archive/too-large", { params: { path, limit: limits.bytes }, place }));
		} else if (size > limits.harmless && size > compressed * limits.ratio) {
			refuse(member, diagnostic("archive/ratio", { params: { path, size, compressed }, place }));
		} else if (offset + 30 + compressed > directory) {
			refuse(member, diagnostic("archive/overlap", { params: { path }, place, clause: clause("4.3.1") }));
		}
	}
	// Members one inside the other make little bytes into many (and say different things to different readers).
	const ordered = members.filter((member) => !drop.has(member)).sort((a, b) => a.offset - b.offset);
	ordered.forEach((member, index) => {
		const next = ordered[index + 1];
		if (next && member.offset + 30 + member.name.byteLength + member.compressed > next.offset) {
			const place = { file: archive, path: next.path, offset: next.offset };
			refuse(next, diagnostic("archive/overlap", { params: { path: next.path }, place, clause: clause("4.3.1") }));
		}
	});
	if (drop.size > 0) members.splice(0, members.length, ...members.filter((member) => !drop.has(member)));
	return found;
}

async function* contentOf(file: RandomAccess, any: ArchiveMember): AsyncIterable<Uint8Array> {
	const member = any as ZipMember;
	const header = Buffer.from(await file.read(member.offset, 30));
	if (header.byteLength < 30 || header.readUInt32LE(0) !== 0x04034b50)
		throw new ArchiveError(`no local header: ${member.path}`);
	const nameLength = header.readUInt16LE(26);
	const name = Buffer.from(await file.read(member.offset + 30, nameLength));
	// Some readers go by this name and others by the directory's.
	if (!name.equals(member.name)) throw new ArchiveError(`the local header has another name: ${member.path}`);
	const start = member.offset + 30 + nameLength + header.readUInt16LE(28);
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
