import { createHash } from "node:crypto";
import { openDspace } from "../../src/deposit/dspace/repository.ts";
import { dspaceSettings } from "../../src/deposit/dspace/settings.ts";
import { undiciTransport } from "../../src/deposit/http/undici.ts";
import { startDspace } from "../servers/dspace/server.ts";
import { DspaceState } from "../servers/dspace/state.ts";
import { quickSurroundings, repositoryContract } from "./repositories.ts";

repositoryContract("dspace", async () => {
	const state = new DspaceState();
	const person = state.person("nop@dspace.example", "mật khẩu", ["Nộp", "Bài"]);
	const collection = state.collection("Tin bài", [person]);
	const server = await startDspace({ state });
	const network = undiciTransport();
	const settings = dspaceSettings.parse({
		url: server.base,
		collection: collection.uuid,
		user: person.email,
		"grant-licence": true,
	});
	return {
		server: "protocol server after DSpace 8.1, REST",
		transport: true,
		open: (wrap) =>
			openDspace({
				name: "kho",
				settings,
				secrets: { password: "mật khẩu" },
				transport: wrap(network.send),
				surroundings: quickSurroundings(),
				hide: () => undefined,
			}),
		async held(deposit) {
			// A draft without a key is one of this deposit where its first file is.
			const sums = new Set<string>();
			for (const file of deposit.files) {
				const hash = createHash("md5");
				for await (const chunk of file.open()) hash.update(chunk);
				if (file.role === "document") sums.add(hash.digest("hex"));
			}
			const own = [...state.items.values()].filter(({ metadata, bundles }) => {
				const keys = metadata.get("dc.identifier.other") ?? [];
				if (keys.length > 0) return keys.some(({ value }) => value.includes(deposit.key));
				return bundles.some(({ bitstreams }) => bitstreams.some(({ md5 }) => sums.has(md5)));
			});
			return own.map(
				({ bundles }) =>
					new Map(
						bundles
							.filter(({ name }) => name === "ORIGINAL")
							.flatMap(({ bitstreams }) =>
								bitstreams.map(
									({ metadata, content }) => [metadata.get("dc.source")?.[0]?.value ?? "", content] as const,
								),
							),
					),
			);
		},
		corrupt: (on) => {
			state.corrupt = on;
		},
		close: async () => {
			await network.close();
			await server.close();
		},
	};
});
