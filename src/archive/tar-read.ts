import { isUnsafePath } from "../fixity/filepath.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import { type Archive, ArchiveError, type ArchiveMember, type RandomAccess } from "./archive.ts";
import { defaultLimits, type Limits } from "./limits.ts";

interface TarMember extends ArchiveMember {
	readonly start: number;
}

const block = 512;
const clause = { standard: "POSIX.1-2001", clause: "pax" };
/** A pax header or a long name has no business being larger. */
const longestHeader = 1 << 20;

/** Opens a TAR file (v7, ustar, pax, GNU long names) by walking over its headers; content is not read. */
export async function openTar(
	file: RandomAccess,
	name: string,
	limits: Limits = defaultLimits,
): Promise<Outcome<Archive>> {
	const found: Diagnostic[] = [];
	const members: TarMember[] = [];
	const seen = new Set<string>();
	const window = windowOf(file);
	let pax: Readonly<Record<string, string>> = {};
	let longName: string | undefined;
	let at = 0;
	let ended = false;
	let total = 0;
	while (at + block <= file.size) {
		const head = await window(at, block);
		if (head.every((byte) => byte === 0)) {
			ended = true;
			break;
		}
		const place = { file: name, offset: at };
		if (!checksumFits(head)) {
			const code = at === 0 ? "archive/not-a-tar" : "archive/header-damaged";
			return failure(...found, diagnostic(code, { params: { name }, place, clause }));
		}
		const type = String.fromCharCode(head[156] as number);
		const size = pax.size !== undefined && type !== "x" ? Number(pax.size) : number(head, 124, 12);
		const start = at + block;
		const next = start + Math.ceil(size / block) * block;
		if (!Number.isSafeInteger(size) || size < 0 || start + size > file.size) {
			return failure(...found, diagnostic("archive/truncated", { params: { name }, place, clause }));
		}
		if (type === "x" || type === "g" || type === "L" || type === "K") {
			if (size > longestHeader) {
				return failure(...found, diagnostic("archive/header-damaged", { params: { name }, place, clause }));
			}
			const body = await file.read(start, size);
			if (type === "x") pax = paxOf(body);
			if (type === "L") longName = text(Buffer.from(body), 0, size);
			at = next;
			continue;
		}
		const prefix = text(head, 257, 5) === "ustar" ? text(head, 345, 155) : "";
		const short = text(head, 0, 100);
		const written = pax.path ?? longName ?? (prefix === "" ? short : `${prefix}/${short}`);
		pax = {};
		longName = undefined;
		at = next;
		const path = written.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "");
		if ((path === "" || path === ".") && type === "5") continue;
		if (isUnsafePath(path) || path.split("/").some((step) => step === "" || step === ".")) {
			found.push(
				diagnostic("archive/path-unsafe", { params: { path: written }, place: { ...place, path: written }, clause }),
			);
			continue;
		}
		if (seen.has(path) && type !== "5") {
			found.push(diagnostic("archive/duplicate", { params: { path }, place: { ...place, path } }));
			continue;
		}
		seen.add(path);
		const kind = kindOf(type);
		total += size;
		if (members.length >= limits.members) {
			return failure(
				diagnostic("archive/too-many", { params: { count: members.length + 1, limit: limits.members }, place }),
			);
		}
		if (total > limits.bytes) {
			return failure(diagnostic("archive/too-large", { params: { path, limit: limits.bytes }, place }));
		}
		members.push({ path, kind, size: kind === "file" ? size : 0, offset: place.offset, start });
	}
	if (members.length === 0 && !ended)
		return failure(...found, diagnostic("archive/not-a-tar", { params: { name }, place: { file: name }, clause }));
	if (!ended) found.push(diagnostic("archive/no-end", { params: { name }, place: { file: name }, clause }));
	return success({ members, open: (member) => contentOf(file, member as TarMember) }, found);
}

function kindOf(type: string): ArchiveMember["kind"] {
	if (type === "0" || type === "\0" || type === "7") return "file";
	if (type === "5") return "folder";
	return type === "1" || type === "2" ? "link" : "other";
}

function text(bytes: Uint8Array, at: number, length: number): string {
	const field = Buffer.from(bytes.subarray(at, at + length));
	const end = field.indexOf(0);
	return (end < 0 ? field : field.subarray(0, end)).toString("utf8");
}

/** Octal, or binary with the high bit set (GNU). */
function number(bytes: Uint8Array, at: number, length: number): number {
	if (((bytes[at] as number) & 0x80) !== 0) {
		let value = (bytes[at] as number) & 0x7f;
		for (let i = 1; i < length; i++) value = value * 256 + (bytes[at + i] as number);
		return value;
	}
	const digits = text(bytes, at, length).trim();
	return digits === "" ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

function checksumFits(head: Uint8Array): boolean {
	let sum = 0;
	for (let i = 0; i < block; i++) sum += i >= 148 && i < 156 ? 0x20 : (head[i] as number);
	return number(head, 148, 8) === sum;
}

function paxOf(body: Uint8Array): Readonly<Record<string, string>> {
	const records: Record<string, string> = {};
	const bytes = Buffer.from(body);
	for (let at = 0; at < bytes.byteLength; ) {
		const space = bytes.indexOf(0x20, at);
		const length = Number(bytes.subarray(at, space).toString("latin1"));
		if (space < 0 || !Number.isInteger(length) || length < 5) break;
		const record = bytes.subarray(space + 1, at + length - 1).toString("utf8");
		const equals = record.indexOf("=");
		if (equals > 0) records[record.slice(0, equals)] = record.slice(equals + 1);
		at += length;
	}
	return records;
}

/** Reads ahead: headers of small files lie close together. */
function windowOf(file: RandomAccess): (offset: number, length: number) => Promise<Uint8Array> {
	const ahead = 1 << 16;
	let bytes: Uint8Array = new Uint8Array(0);
	let start = 0;
	return async (offset, length) => {
		if (offset < start || offset + length > start + bytes.byteLength) {
			bytes = await file.read(offset, Math.max(ahead, length));
			start = offset;
		}
		return bytes.subarray(offset - start, offset - start + length);
	};
}

async function* contentOf(file: RandomAccess, { start, size, path }: TarMember): AsyncIterable<Uint8Array> {
	for (let at = 0; at < size; ) {
		const piece = await file.read(start + at, Math.min(1 << 20, size - at));
		if (piece.byteLength === 0) throw new ArchiveError(`the archive ends in the middle: ${path}`);
		at += piece.byteLength;
		yield piece;
	}
}
