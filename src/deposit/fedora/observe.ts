import {
	type Deposit,
	diagnostic,
	failure,
	type HttpResponse,
	headerOf,
	type Observation,
	type Outcome,
	type RemoteFile,
	type RemoteNames,
	success,
} from "../../model/index.ts";
import { addressOf } from "./address.ts";
import { dcterms, keyPrefix } from "./description.ts";
import { type Properties, readTriples } from "./rdf.ts";
import type { Server } from "./server.ts";

const contains = "http://www.w3.org/ns/ldp#contains";
/** Requests at a time. */
const abreast = 4;

/** Where files are read: as they are now, within a transaction, or as they were. */
export interface Time {
	readonly transaction?: string;
	/** `Accept-Datetime` (RFC 7089). */
	readonly asOf?: string;
}

export function timeOf(names: RemoteNames): Time {
	const { transaction, asOf } = names;
	return { ...(transaction !== undefined && { transaction }), ...(asOf !== undefined && { asOf }) };
}

/**
 * Looks at the record's container, which others see; then into the transaction that an earlier step opened, where it still lives: what is in
 * there is nobody's until it is committed, and gone when the transaction is.
 */
export async function observe(server: Server, deposit: Deposit, known: RemoteNames): Promise<Outcome<Observation>> {
	const url = server.container(deposit.identifier);
	const public_ = await describedAt(server, url);
	if (!public_.value) return public_ as Outcome<never>;
	const { properties } = public_.value;
	if (properties && keyOf(properties) === deposit.key) return finished(server, deposit, url, properties, {});
	if (properties) {
		const earlier = await earlierVersion(server, deposit, url);
		if (!earlier.value) return earlier as Outcome<never>;
		if (earlier.value.asOf !== undefined) {
			return finished(server, deposit, url, earlier.value.properties, { asOf: earlier.value.asOf });
		}
	}
	const absent: Observation = { state: "absent", names: {}, files: [], links: {} };
	const { transaction } = known;
	if (transaction === undefined) return success(absent);
	const alive = await server.send({ method: "GET", url: transaction, headers: {} });
	if (alive.status !== 204) {
		if (alive.status !== 404 && alive.status !== 410 && alive.status !== 409)
			return server.refused(alive, "transaction");
		await alive.bytes(0);
		return success(absent);
	}
	await alive.bytes(0);
	const inside = await describedAt(server, url, transaction);
	if (!inside.value) return inside as Outcome<never>;
	const names = { transaction, ...(properties && { before: "1" }) };
	const part: Observation = { ...absent, state: "part", names };
	if (!inside.value.properties) return success(part);
	// A container that was there before has files of another version: only their digests tell what was sent.
	const files = await filesAt(server, deposit, url, inside.value.properties, { transaction }, properties !== undefined);
	if (!files.value) return files as Outcome<never>;
	const description = keyOf(inside.value.properties);
	return success({ ...part, files: files.value, ...(description !== undefined && { description }) });
}

async function finished(
	server: Server,
	deposit: Deposit,
	url: string,
	properties: Properties,
	time: Time,
): Promise<Outcome<Observation>> {
	const files = await filesAt(server, deposit, url, properties, time, true);
	if (!files.value) return files as Outcome<never>;
	const names = { container: url, ...time };
	return success({
		state: "published",
		names,
		files: files.value,
		description: deposit.key,
		links: { container: url },
	});
}

/** The description of a container; without properties where there is none. */
async function describedAt(
	server: Server,
	url: string,
	transaction?: string,
): Promise<Outcome<{ readonly properties?: Properties; readonly response: HttpResponse }>> {
	const headers = { accept: "application/n-triples" };
	const response = await server.send({ method: "GET", url, headers }, transaction);
	if (response.status === 404) {
		await response.bytes(0);
		return success({ response });
	}
	if (response.status !== 200) return server.refused(response, "observe");
	const properties = readTriples(new TextDecoder().decode(await response.bytes()));
	if (properties) return success({ properties, response });
	const params = { target: server.name, step: "observe", status: response.status };
	return failure(diagnostic("deposit/answer-unreadable", { params }));
}

export function keyOf(properties: Properties): string | undefined {
	const mark = properties.get(`${dcterms}identifier`)?.find((value) => value.startsWith(keyPrefix));
	return mark?.slice(keyPrefix.length);
}

interface Earlier {
	readonly properties: Properties;
	readonly asOf?: string;
}

/** A version that a later one has followed stays readable as it was. */
async function earlierVersion(server: Server, deposit: Deposit, url: string): Promise<Outcome<Earlier>> {
	const none: Earlier = { properties: new Map() };
	const listed = await describedAt(server, `${url}/fcr:versions`);
	if (!listed.value) return listed as Outcome<never>;
	const mementos = [...(listed.value.properties?.get(contains) ?? [])].sort();
	for (const memento of mementos.slice(0, -1)) {
		const then = await describedAt(server, memento);
		if (!then.value) return then as Outcome<never>;
		const { properties, response } = then.value;
		const asOf = headerOf(response, "memento-datetime");
		if (properties && asOf !== undefined && keyOf(properties) === deposit.key) return success({ properties, asOf });
	}
	return success(none);
}

/** The files of the deposit that are there; their digests where all are, or where it is asked for. */
async function filesAt(
	server: Server,
	deposit: Deposit,
	url: string,
	properties: Properties,
	time: Time,
	always: boolean,
): Promise<Outcome<readonly RemoteFile[]>> {
	const held = new Set((properties.get(contains) ?? []).map((address) => pathOf(address)));
	const there = deposit.files.filter(({ path }) => held.has(pathOf(addressOf(url, path))));
	if (!always && there.length < deposit.files.length) {
		return success(there.map(({ path, size }) => ({ path, size, digests: {}, state: "whole" })));
	}
	const files: RemoteFile[] = [];
	for (let at = 0; at < there.length; at += abreast) {
		const batch = there.slice(at, at + abreast);
		const heads = await Promise.all(batch.map(({ path }) => fileAt(server, url, path, time)));
		for (const head of heads) {
			if (!head.value) return head as Outcome<never>;
			files.push(...head.value);
		}
	}
	return success(files);
}

async function fileAt(server: Server, url: string, path: string, time: Time): Promise<Outcome<readonly RemoteFile[]>> {
	const headers = { "want-digest": "sha-256", ...(time.asOf !== undefined && { "accept-datetime": time.asOf }) };
	const response = await server.send({ method: "HEAD", url: addressOf(url, path), headers }, time.transaction);
	if (response.status === 404 || response.status === 410) {
		await response.bytes(0);
		return success([]);
	}
	if (response.status !== 200) return server.refused(response, "head");
	await response.bytes(0);
	const sha256 = /(?:^|,)\s*sha-256=([0-9a-f]{64})/i.exec(headerOf(response, "digest") ?? "")?.[1]?.toLowerCase();
	const size = Number(headerOf(response, "content-length") ?? Number.NaN);
	const digests = sha256 === undefined ? {} : { sha256 };
	return success([{ path, digests, state: "whole", ...(Number.isSafeInteger(size) && { size }) }]);
}

/** Host and port as the server calls itself may differ from those by which it is reached. */
function pathOf(address: string): string {
	return URL.canParse(address) ? new URL(address).pathname : address;
}
