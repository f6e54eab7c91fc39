import {
	type Deposit,
	type DepositStep,
	diagnostic,
	failure,
	type HttpResponse,
	headerOf,
	type Observation,
	type Outcome,
	type RemoteNames,
	success,
} from "../../model/index.ts";
import { addressOf } from "./address.ts";
import { describe } from "./description.ts";
import type { Server } from "./server.ts";

/** All within one transaction: nobody sees a record without its files, and a run that dies leaves nothing behind. */
export function nextStep(deposit: Deposit, seen: Observation): DepositStep | undefined {
	if (seen.state === "published") return undefined;
	if (seen.names.transaction === undefined) return { name: "begin" };
	if (seen.description !== deposit.key) return { name: "describe" };
	const held = new Map(seen.files.map((file) => [file.path, file]));
	for (const { path, digests } of deposit.files) {
		const remote = held.get(path);
		const other = remote?.digests.sha256 !== undefined && remote.digests.sha256 !== digests.sha256;
		if (!remote || other) return { name: "upload", path };
	}
	return { name: "commit", publishes: true };
}

export async function act(
	server: Server,
	deposit: Deposit,
	seen: Observation,
	step: DepositStep,
): Promise<Outcome<RemoteNames>> {
	const { transaction } = seen.names;
	if (step.name === "begin" || transaction === undefined) return begin(server);
	if (step.name === "describe") return putDescription(server, deposit, seen, transaction);
	if (step.name === "commit") return commit(server, transaction);
	return upload(server, deposit, seen, transaction, step.path as string);
}

export async function begin(server: Server): Promise<Outcome<RemoteNames>> {
	const response = await server.send({
		method: "POST",
		url: `${server.settings.url.replace(/\/+$/, "")}/fcr:tx`,
		headers: {},
	});
	if (response.status !== 201) return server.refused(response, "begin");
	await response.bytes(0);
	const transaction = headerOf(response, "location");
	if (transaction !== undefined && sameOrigin(transaction, server.settings.url)) return success({ transaction });
	const params = { target: server.name, step: "begin", status: response.status };
	return failure(diagnostic("deposit/answer-unreadable", { params }));
}

/** Credentials go to the address that was given, whatever a server calls itself. */
function sameOrigin(address: string, url: string): boolean {
	return URL.canParse(address) && new URL(address).origin === new URL(url).origin;
}

/** PUT, for POST makes a second container of the same name. */
async function putDescription(
	server: Server,
	deposit: Deposit,
	seen: Observation,
	transaction: string,
): Promise<Outcome<RemoteNames>> {
	const isNew = seen.names.before === undefined;
	const group = '<http://fedora.info/definitions/v4/repository#ArchivalGroup>; rel="type"';
	const response = await server.send(
		{
			method: "PUT",
			url: server.container(deposit.identifier),
			headers: {
				"content-type": "text/turtle",
				...(isNew && { "if-none-match": "*" }),
				...(server.settings.archivalGroup && isNew && { link: group }),
			},
			body: new TextEncoder().encode(describe(deposit)),
		},
		transaction,
	);
	return told(server, response, "describe");
}

/** `Digest` makes Fedora compare before it keeps; replacing is for files of an earlier version, which stays beside it. */
async function upload(
	server: Server,
	deposit: Deposit,
	seen: Observation,
	transaction: string,
	path: string,
): Promise<Outcome<RemoteNames>> {
	const file = deposit.files.find((each) => each.path === path);
	if (!file) throw new Error(`no file ${path} in the deposit`);
	const replaces = seen.files.some((each) => each.path === path);
	const response = await server.send(
		{
			method: "PUT",
			url: addressOf(server.container(deposit.identifier), path),
			headers: {
				"content-type": file.mediaType,
				"content-disposition": `attachment; filename="${path.split("/").at(-1)?.replace(/["\\]/g, "_")}"`,
				digest: `sha-256=${file.digests.sha256}`,
				link: '<http://www.w3.org/ns/ldp#NonRDFSource>; rel="type"',
				...(!replaces && { "if-none-match": "*" }),
			},
			body: { size: file.size, open: () => file.open() },
			note: path,
		},
		transaction,
	);
	return told(server, response, "upload");
}

/** A commit whose answer was lost is answered 410 when it is asked for again; the look afterwards tells. */
async function commit(server: Server, transaction: string): Promise<Outcome<RemoteNames>> {
	return told(server, await server.send({ method: "PUT", url: transaction, headers: {} }), "commit");
}

async function told(server: Server, response: HttpResponse, step: string): Promise<Outcome<RemoteNames>> {
	if (response.status < 200 || response.status >= 300) return server.refused(response, step);
	await response.bytes(0);
	return success({});
}
