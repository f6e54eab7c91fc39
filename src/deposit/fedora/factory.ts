import {
	type Deposit,
	diagnostic,
	type Outcome,
	type Repository,
	success,
	type TargetReport,
} from "../../model/index.ts";
import type { OpenOptions, RepositoryFactory } from "../factory.ts";
import { act, begin, nextStep } from "./act.ts";
import { addressOf } from "./address.ts";
import { descriptionLosses } from "./description.ts";
import { observe, timeOf } from "./observe.ts";
import { openServer, type Server } from "./server.ts";
import { type FedoraSettings, fedoraSettings } from "./settings.ts";
import { withdraw } from "./withdraw.ts";

/** Fedora 6 by its API (LDP, Memento, transactions): a record is a container, its package the files in it. */
export const fedora: RepositoryFactory<FedoraSettings> = {
	kind: "fedora",
	settings: fedoraSettings,
	secrets: { password: "optional" },
	collection: ({ collection }) => collection,
	open: openFedora,
};

export function openFedora({ name, settings, secrets, transport }: OpenOptions<FedoraSettings>): Repository {
	return repository(openServer(name, settings, secrets.password, transport));
}

function repository(server: Server): Repository {
	return {
		name: server.name,
		kind: "fedora",
		digest: "sha256",
		test: () => test(server),
		losses: async (deposit) => success(descriptionLosses(deposit)),
		observe: (deposit, known) => observe(server, deposit, known),
		next: nextStep,
		act: (deposit, seen, step) => act(server, deposit, seen, step),
		async fetch(deposit: Deposit, seen, path) {
			const { transaction, asOf } = timeOf(seen.names);
			const url = addressOf(server.container(deposit.identifier), path);
			const headers = asOf === undefined ? {} : { "accept-datetime": asOf };
			const response = await server.send({ method: "GET", url, headers }, transaction);
			return response.status === 200 ? success(response.stream()) : server.refused(response, "fetch");
		},
		withdraw: (deposit, _, reason) => withdraw(server, deposit, reason),
		close: async () => undefined,
	};
}

/** Reads the root, and writes within a transaction that is given up again: readers may open one as well. */
async function test(server: Server): Promise<Outcome<TargetReport>> {
	const url = server.settings.url;
	const response = await server.send({ method: "HEAD", url, headers: {} });
	const facts = { url };
	if (response.status !== 200) {
		const authenticated = response.status === 401 ? false : undefined;
		const { diagnostics } = await server.refused(response, "test");
		const report = { reachable: true, ...(authenticated !== undefined && { authenticated }), facts };
		return { value: report, diagnostics };
	}
	await response.bytes(0);
	const isFedora = response.headers.some(
		([name, value]) => name === "link" && value.includes("fedora.info/definitions"),
	);
	if (!isFedora) {
		const params = { target: server.name, step: "test", status: response.status };
		return { value: { reachable: true, facts }, diagnostics: [diagnostic("deposit/answer-unreadable", { params })] };
	}
	const begun = await begin(server);
	const { transaction } = begun.value ?? {};
	const may = transaction === undefined ? begun : await tryToWrite(server, transaction);
	return {
		value: { reachable: true, authenticated: true, mayDeposit: may.value !== undefined, facts },
		diagnostics: may.diagnostics,
	};
}

/** A container that nobody sees, and that is gone with its transaction. */
async function tryToWrite(server: Server, transaction: string): Promise<Outcome<unknown>> {
	const url = server.container(`banluu-test-${transaction.split("/").at(-1)}`);
	const response = await server.send({ method: "PUT", url, headers: { "if-none-match": "*" } }, transaction);
	const outcome = response.status === 201 ? success({}) : await server.refused(response, "test");
	await response.bytes(0).catch(() => undefined);
	await (await server.send({ method: "DELETE", url: transaction, headers: {} })).bytes(0);
	return outcome;
}
