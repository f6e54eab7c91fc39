import { isUnsafePath } from "../fixity/filepath.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import { ArchiveError, type ArchiveMember } from "./archive.ts";
import type { Limits } from "./limits.ts";

/** A member as the directory states it. */
export interface ZipMember extends ArchiveMember {
	readonly method: number;
	readonly crc: number;
	readonly compressed: number;
	readonly name: Buffer;
}

const standard = "APPNOTE 6.3.10";
const clause = (number: string) => ({ standard, clause: number });

const endSize = 22;
/** Bytes at the end of a file among which the records of its end are: with the longest comment, and those of ZIP64 in front. */
export const tailLength = 56 + 20 + endSize + 0xffff;
/** Where the directory of a file stands. */
export interface Directory {
	readonly count: number;
	/** Bytes, and where they begin. */
	readonly length: number;
	readonly start: number;
	/** Bytes in front of the archive that its offsets do not count (a self-extracting program). */
	readonly before: number;
}

/** Finds the directory; `tail` are the last `tailLength` bytes of a file of `size`. */
export function directoryIn(tail: Buffer, size: number, name: string): Outcome<Directory> {
	const place = { file: name };
	const first = size - tail.byteLength;
	let at = tail.byteLength - endSize;
	while (
		at >= 0 &&
		!(tail.readUInt32LE(at) === 0x06054b50 && tail.readUInt16LE(at + 20) <= tail.byteLength - at - endSize)
	)
		at--;
	if (at < 0) {
		return failure(diagnostic("archive/not-a-zip", { params: { name }, place, clause: clause("4.3.16") }));
	}
	const here = first + at;
	let count = tail.readUInt16LE(at + 10);
	let length = tail.readUInt32LE(at + 12);
	let start = tail.readUInt32LE(at + 16);
	let end = here;
	const disks = tail.readUInt16LE(at + 4) + tail.readUInt16LE(at + 6);
	if (count === 0xffff || length === 0xffffffff || start === 0xffffffff) {
		const locator = at >= 20 ? tail.subarray(at - 20, at) : undefined;
		if (locator?.readUInt32LE(0) === 0x07064b50) {
			const where = Number(locator.readBigUInt64LE(8));
			// It stands right in front of its locator, and so within the tail.
			const record = where < first ? Buffer.alloc(0) : tail.subarray(where - first, where - first + 56);
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
			length = Number(record.readBigUInt64LE(40));
			start = Number(record.readBigUInt64LE(48));
			end = where;
		}
	}
	if (disks !== 0 && disks !== 0x1fffe)
		return failure(diagnostic("archive/several-disks", { place, clause: clause("4.4.19") }));
	const before = end - length - start;
	if (before < 0 || start < 0 || length < 0 || !Number.isSafeInteger(start + length + count)) {
		return failure(diagnostic("archive/truncated", { params: { name }, place, clause: clause("4.3.16") }));
	}
	return success({ count, length, start: start + before, before });
}

/** The members that a directory states; what is refused is left out and told. `bytes` are those of the directory. */
export function membersIn(
	bytes: Buffer,
	{ count, start, before }: Directory,
	limits: Limits,
	name: string,
): Outcome<readonly ZipMember[]> {
	const found: Diagnostic[] = [];
	const members: ZipMember[] = [];
	let at = 0;
	if (count > limits.members) {
		return failure(diagnostic("archive/too-many", { params: { count, limit: limits.members }, place: { file: name } }));
	}
	for (let number = 0; number < count; number++) {
		if (at + 46 > bytes.byteLength || bytes.readUInt32LE(at) !== 0x02014b50) {
			const params = { count, found: number };
			const place = { file: name, offset: start + at };
			return failure(diagnostic("archive/directory-damaged", { params, place, clause: clause("4.3.12") }));
		}
		const member = memberAt(bytes, at, before, name);
		at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
		found.push(...member.diagnostics);
		if (member.value) members.push(member.value);
	}
	found.push(...judge(members, start, limits, name));
	return { value: members, diagnostics: found };
}

/** Bytes of a local header in front of its name. */
export const localHeader = 30;

/** Length of the name in a local header, by its first 30 bytes. */
export function nameLength(header: Buffer, { path }: ZipMember): number {
	if (header.byteLength < localHeader || header.readUInt32LE(0) !== 0x04034b50)
		throw new ArchiveError(`no local header: ${path}`);
	return header.readUInt16LE(26);
}

/** Where the content begins. Some readers go by the name in the local header and others by the directory's: they have to be one. */
export function contentStart(header: Buffer, name: Buffer, member: ZipMember): number {
	if (!name.equals(member.name)) throw new ArchiveError(`the local header has another name: ${member.path}`);
	return member.offset + localHeader + name.byteLength + header.readUInt16LE(28);
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
