import { withRetry } from "../../src/deposit/http/retry.ts";
import { undiciTransport } from "../../src/deposit/http/undici.ts";
import { invenio } from "../../src/deposit/invenio/factory.ts";
import { keyUrn } from "../../src/deposit/invenio/key.ts";
import { zenodo } from "../../src/deposit/zenodo/factory.ts";
import type { Deposit } from "../../src/model/index.ts";
import { startInvenio, tokens } from "../servers/invenio/server.ts";
import type { Row } from "../servers/invenio/store.ts";
import { quickSurroundings, type RepositoryWorld, repositoryContract } from "./repositories.ts";

/** Rows that hold a deposit, drafts of records that are open again not counted twice. */
function rowsOf(rows: Iterable<Row>, { key }: Deposit): readonly Row[] {
	return [...rows].filter((row) => JSON.stringify((row.record ?? row.draft)?.metadata ?? {}).includes(keyUrn(key)));
}

async function world(kind: "invenio" | "zenodo"): Promise<RepositoryWorld> {
	const server = await startInvenio({ zenodo: kind === "zenodo" });
	const transport = undiciTransport();
	const factory = kind === "invenio" ? invenio : zenodo;
	return {
		server: kind === "invenio" ? "protocol server of InvenioRDM 14" : "protocol server of Zenodo's deposit API",
		transport: true,
		open: (wrap) => {
			const surroundings = quickSurroundings();
			return (factory as typeof invenio).open({
				name: "kho",
				settings: factory.settings.parse({ url: server.url, publish: true }) as never,
				secrets: { token: tokens.A as string },
				transport: withRetry(wrap(transport.send), { surroundings }),
				surroundings,
				hide: () => {},
			});
		},
		async held(deposit) {
			return rowsOf(server.store.rows.values(), deposit).map((row) => {
				const files = [...((row.record ?? row.draft)?.files.values() ?? [])];
				return new Map(files.map(({ key, content }) => [key, content ?? new Uint8Array()]));
			});
		},
		corrupt: (on) => {
			server.knobs.corrupt = on;
		},
		async close() {
			await transport.close();
			await server.close();
		},
	};
}

repositoryContract("invenio", () => world("invenio"));
repositoryContract("zenodo", () => world("zenodo"));
