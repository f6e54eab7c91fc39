import { crc32, inflateRawSync } from "node:zlib";
import type { Limits } from "../../archive/limits.ts";
import {
	contentStart,
	directoryIn,
	localHeader,
	membersIn,
	nameLength,
	tailLength,
	type ZipMember,
} from "../../archive/zip-directory.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";

/** Parts of a package by name; a name is found in whatever case it is asked for (ISO/IEC 29500-2 6.2.2.3). */
export interface Zip {
	/** In the order of the directory, as they are written there. */
	readonly names: readonly string[];
	has(name: string): boolean;
	/** Bytes of a part; none, and no finding, where there is no such part. */
	read(name: string): Outcome<Uint8Array>;
}

/** Parts that a manuscript may have; a long one with a picture on every page has some hundred. */
const ENTRIES = 10_000;
/** Bytes of one part, unpacked. */
const PART = 256 << 20;
/** Bytes of all parts that are read, unpacked; each reading counts, so that parts that share their bytes gain nothing. */
const ALL = 512 << 20;
/** Sizes are judged when a part is asked for. */
const limits: Limits = {
	members: ENTRIES,
	bytes: Number.POSITIVE_INFINITY,
	ratio: Number.POSITIVE_INFINITY,
	harmless: 0,
};

/** Opens the ZIP file of a package. Nothing is unpacked before it is asked for, and never more than the limits. */
export function openZip(bytes: Uint8Array, file: string): Outcome<Zip> {
	const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const truncated = failure(diagnostic("docx/truncated", { place: { file, offset: bytes.length } }));
	const where = directoryIn(all.subarray(Math.max(0, all.byteLength - tailLength)), all.byteLength, file);
	if (where.value === undefined) return truncated;
	const { start, length, count } = where.value;
	if (count > ENTRIES) return tooLarge("parts", ENTRIES, file);
	const read = membersIn(all.subarray(start, start + length), where.value, limits, file);
	if (read.value === undefined) return truncated;
	const members = new Map(read.value.filter(({ kind }) => kind === "file").map((each) => [keyOf(each.path), each]));
	const refused = new Map(read.diagnostics.flatMap((found) => refusal(found, file)));
	let left = ALL;
	return success({
		names: [...members.values()].map(({ path }) => path),
		has: (name) => members.has(keyOf(name)) || refused.has(keyOf(name)),
		read(name) {
			const reason = refused.get(keyOf(name));
			if (reason) return failure(reason);
			const member = members.get(keyOf(name));
			if (member === undefined) return failure();
			const limit = Math.min(PART, left);
			if (member.size > limit) return tooLarge(member.path, limit, file);
			left -= member.size;
			return unpack(all, member, file);
		},
	});
}

/** What stands against a part that the directory's reader refuses: it is told where the part is needed. */
function refusal({ code, severity, place }: Diagnostic, file: string): readonly (readonly [string, Diagnostic])[] {
	if (severity !== "error" || place?.path === undefined) return [];
	const encrypted = diagnostic("docx/encrypted", { place: { file } });
	const damaged = diagnostic("docx/part-damaged", { params: { part: place.path }, place: { file } });
	return [[keyOf(place.path), code === "archive/encrypted" ? encrypted : damaged]];
}

function unpack(bytes: Buffer, member: ZipMember, file: string): Outcome<Uint8Array> {
	const { path, method, crc, compressed, size, offset } = member;
	try {
		const header = bytes.subarray(offset, offset + localHeader);
		const name = bytes.subarray(offset + localHeader, offset + localHeader + nameLength(header, member));
		const start = contentStart(header, name, member);
		const raw = bytes.subarray(start, start + compressed);
		// One byte more than was said: what unpacks to more is found out without being unpacked.
		const content = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: size + 1 });
		if (content.length === size && crc32(content) === crc)
			return success(new Uint8Array(content.buffer, content.byteOffset, size));
	} catch {
		// Told below, like any other damage.
	}
	return failure(diagnostic("docx/part-damaged", { params: { part: path }, place: { file } }));
}

function tooLarge(part: string, limit: number, file: string): Outcome<never> {
	return failure(diagnostic("docx/too-large", { params: { part, limit }, place: { file } }));
}

function keyOf(name: string): string {
	return name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
}
