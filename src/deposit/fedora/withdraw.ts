import { type Deposit, diagnostic, failure, type Outcome, success } from "../../model/index.ts";
import { keyOf } from "./observe.ts";
import { literal, readTriples } from "./rdf.ts";
import type { Server } from "./server.ts";

/**
 * Says why in the description, then deletes: Fedora leaves a tombstone (410) under the address, and the versions stay in its store. A container
 * whose description is of another deposit stays as it is.
 */
export async function withdraw(
	server: Server,
	deposit: Pick<Deposit, "key" | "identifier">,
	reason: string,
): Promise<Outcome<void>> {
	const url = server.container(deposit.identifier);
	const seen = await server.send({ method: "GET", url, headers: { accept: "application/n-triples" } });
	if (seen.status === 410) {
		await seen.bytes(0);
		return success(undefined);
	}
	if (seen.status !== 200) return server.refused(seen, "withdraw");
	const properties = readTriples(new TextDecoder().decode(await seen.bytes()));
	if (!properties || keyOf(properties) !== deposit.key) {
		return failure(diagnostic("deposit/other-content", { params: { target: server.name, path: url } }));
	}
	const update = `INSERT DATA { <> <http://purl.org/dc/terms/provenance> ${literal(reason)} }`;
	const headers = { "content-type": "application/sparql-update" };
	const said = await server.send({ method: "PATCH", url, headers, body: new TextEncoder().encode(update) });
	if (said.status >= 300) return server.refused(said, "withdraw");
	await said.bytes(0);
	const gone = await server.send({ method: "DELETE", url, headers: {} });
	if (gone.status >= 300 && gone.status !== 410) return server.refused(gone, "withdraw");
	await gone.bytes(0);
	return success(undefined);
}
