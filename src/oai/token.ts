import { createHmac, timingSafeEqual } from "node:crypto";
import { isInstant } from "./datestamp.ts";

/** Where a list of records goes on. It says all that the server has to know, so that a restart loses nothing. */
export interface ListPosition {
	readonly verb: "ListRecords" | "ListIdentifiers";
	readonly prefix: string;
	/** setSpec. */
	readonly set?: string;
	readonly from?: string;
	/** Always fixed by the first request: what changes later is not in this list. */
	readonly until: string;
	/** Whether the request left `until` open. */
	readonly open: boolean;
	/** The last record that was given. */
	readonly after: { readonly changedAt: string; readonly identifier: string };
	/** Records given so far. */
	readonly cursor: number;
	/** Records of the whole list at the first request, where that can be counted. */
	readonly size?: number;
}

/** Where a list of sets goes on. */
export interface SetPosition {
	readonly verb: "ListSets";
	/** Sets given so far. */
	readonly cursor: number;
	/** setSpec of the last set that was given. */
	readonly after: string;
}

export type Position = ListPosition | SetPosition;

/** How positions become tokens, and are found again. */
export interface Tokens {
	write(position: Position): string;
	/** Undefined for a token that this repository has not given, or that was damaged on its way. */
	read(token: string): Position | undefined;
}

/** Tokens that say all by themselves, signed with a key. */
export function signedTokens(key: string): Tokens {
	return { write: (position) => writeToken(position, key), read: (token) => readToken(token, key) };
}

/** Bytes of the authentication code that a token carries. */
const codeLength = 16;

function codeOf(body: string, key: string): Buffer {
	return createHmac("sha256", key).update(body).digest().subarray(0, codeLength);
}

/** A resumption token of unreserved characters, so that nobody who copies it into an address has to encode it. */
function writeToken(position: Position, key: string): string {
	const fields =
		position.verb === "ListSets"
			? [2, position.cursor, position.after]
			: [
					position.verb === "ListRecords" ? 0 : 1,
					position.cursor,
					position.size ?? null,
					position.prefix,
					position.set ?? null,
					position.from ?? null,
					position.until,
					position.open ? 1 : 0,
					position.after.changedAt,
					position.after.identifier,
				];
	const body = Buffer.from(JSON.stringify(fields), "utf8").toString("base64url");
	return `${body}.${codeOf(body, key).toString("base64url")}`;
}

function readToken(token: string, key: string): Position | undefined {
	const [body = "", code = "", ...rest] = token.split(".");
	const given = Buffer.from(code, "base64url");
	if (rest.length > 0 || given.length !== codeLength || given.toString("base64url") !== code) return undefined;
	if (!timingSafeEqual(given, codeOf(body, key))) return undefined;
	try {
		return positionOf(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
	} catch {
		return undefined;
	}
}

/** The code says who wrote it, not that this version did: what does not fit is no position. */
function positionOf(fields: unknown): Position | undefined {
	if (!Array.isArray(fields)) return undefined;
	const [kind, cursor, ...more] = fields as readonly unknown[];
	if (!isCount(cursor)) return undefined;
	if (kind === 2) {
		const [after] = more;
		return typeof after === "string" && more.length === 1 ? { verb: "ListSets", cursor, after } : undefined;
	}
	const [size, prefix, set, from, until, open, changedAt, identifier] = more;
	const fits =
		(kind === 0 || kind === 1) &&
		more.length === 8 &&
		(open === 0 || open === 1) &&
		(size === null || isCount(size)) &&
		(set === null || typeof set === "string") &&
		(from === null || isTime(from));
	if (!fits || typeof prefix !== "string" || !isTime(until) || !isTime(changedAt)) return undefined;
	if (typeof identifier !== "string") return undefined;
	return {
		verb: kind === 0 ? "ListRecords" : "ListIdentifiers",
		prefix,
		...(set !== null && { set }),
		...(from !== null && { from }),
		until,
		open: open === 1,
		after: { changedAt, identifier },
		cursor,
		...(size !== null && { size }),
	};
}

function isCount(value: unknown): value is number {
	return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

function isTime(value: unknown): value is string {
	return typeof value === "string" && isInstant(value);
}
