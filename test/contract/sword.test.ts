import { undiciTransport } from "../../src/deposit/http/undici.ts";
import { openSword } from "../../src/deposit/sword/repository.ts";
import { swordSettings } from "../../src/deposit/sword/settings.ts";
import { depositFile, sampleDeposit } from "../deposit/support/deposits.ts";
import { startDspace } from "../servers/dspace/server.ts";
import { DspaceState } from "../servers/dspace/state.ts";
import { zipOf } from "../support/zip.ts";
import { quickSurroundings, repositoryContract } from "./repositories.ts";

for (const cure of ["shipped", "cured"] as const) {
	repositoryContract(`sword-${cure}`, async () => {
		const state = new DspaceState();
		const person = state.person("nop@dspace.example", "mật khẩu", ["Nộp", "Bài"]);
		const collection = state.collection("Tin bài", [person]);
		const server = await startDspace({ state, sword: cure });
		const network = undiciTransport();
		const settings = swordSettings.parse({
			url: `${server.base}/swordv2`,
			collection: collection.handle,
			user: person.email,
		});
		return {
			server: `protocol server after DSpace 8.1, SWORD 2.0 ${cure === "shipped" ? "as shipped" : "put right"}`,
			transport: true,
			deposit(number) {
				const zip = zipOf([{ name: `bai-${number}.pdf`, bytes: new TextEncoder().encode(`%PDF-1.4 ${number}`) }]);
				const files = [depositFile(`bai-${number}.zip`, zip)];
				return { ...sampleDeposit(number, { files }), packaging: "http://purl.org/net/sword/package/SimpleZip" };
			},
			open: (wrap) =>
				openSword({
					name: "kho",
					settings,
					secrets: { password: "mật khẩu" },
					transport: wrap(network.send),
					surroundings: quickSurroundings(),
					hide: () => undefined,
				}),
			async held(deposit) {
				const own = [...state.items.values()].filter(({ metadata }) =>
					metadata.get("dc.identifier")?.some(({ value }) => value.includes(deposit.key)),
				);
				return own.map(({ bundles }) => {
					const kept = bundles.find(({ name }) => name === "SWORD")?.bitstreams ?? [];
					return new Map(kept.map(({ metadata, content }) => [metadata.get("dc.title")?.[0]?.value ?? "", content]));
				});
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
}
