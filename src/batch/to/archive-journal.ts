import type { ZipMember } from "../../archive/zip-write.ts";

/** A record in an archive. */
export interface ArchivedRecord {
	readonly sequence: number;
	readonly identifier: string;
	readonly version: number;
	readonly recipeDigest: string;
	/** Its folder in the archive. */
	readonly folder: string;
}

/** A record in an archive that is being written. */
export interface WrittenRecord extends ArchivedRecord {
	/** Bytes of the archive up to the end of this record. */
	readonly end: number;
	readonly members: readonly ZipMember[];
}

type Row = readonly [
	name: string,
	flags: number,
	method: number,
	crc: number,
	packed: number,
	size: number,
	at: number,
];

/** The first line of the journal of an archive: what its bytes depend on beside its records. */
export function formatStart(time: string): string {
	return `${JSON.stringify({ time })}\n`;
}

export function formatWritten({ members, ...record }: WrittenRecord): string {
	const rows = members.map(({ name, flags, method, crc, compressed, size, offset }): Row => {
		return [new TextDecoder().decode(name), flags, method, crc, compressed, size, offset];
	});
	return `${JSON.stringify({ ...record, members: rows })}\n`;
}

/** The journal of an archive up to its last whole line; a run may have died while it wrote one. */
export function parseJournal(
	text: string,
): { readonly time: string; readonly records: readonly WrittenRecord[] } | undefined {
	const [first, ...lines] = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
	const start = parsed<{ time?: unknown }>(first ?? "");
	if (typeof start?.time !== "string") return undefined;
	const records: WrittenRecord[] = [];
	for (const line of lines) {
		if (line === "") continue;
		const read = parsed<Omit<WrittenRecord, "members"> & { members: readonly Row[] }>(line);
		if (read === undefined || !Number.isSafeInteger(read.end) || !Array.isArray(read.members)) break;
		const members = read.members.map(([name, flags, method, crc, compressed, size, offset]) => {
			return { name: new TextEncoder().encode(name), flags, method, crc, compressed, size, offset };
		});
		records.push({ ...read, members });
	}
	return { time: start.time, records };
}

/** A line of the index of finished archives. */
export interface IndexRow extends ArchivedRecord {
	readonly archive: string;
}

export function formatIndex(row: IndexRow): string {
	const { archive, folder, identifier, version, recipeDigest, sequence } = row;
	return `${JSON.stringify({ archive, folder, identifier, version, recipeDigest, sequence })}\n`;
}

export function parseIndex(line: string): IndexRow | undefined {
	const row = parsed<IndexRow>(line);
	const { archive, folder, identifier, version, recipeDigest } = row ?? {};
	const isRow = [archive, folder, identifier, recipeDigest].every((each) => typeof each === "string");
	return isRow && Number.isSafeInteger(version) ? row : undefined;
}

function parsed<T>(line: string): T | undefined {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === "object" && value !== null ? (value as T) : undefined;
	} catch {
		return undefined;
	}
}
