import { describe } from "vitest";
import { repositoryContract } from "../contract/repositories.ts";
import { startFedora } from "../servers/fedora-real.ts";
import { fedoraWorld } from "../servers/fedora-world.ts";
import { fedoraPrograms } from "./judges.ts";

const programs = fedoraPrograms();

describe.runIf(programs !== undefined)("Fedora", () => {
	repositoryContract("fedora", async () => {
		const server = await startFedora(programs!);
		return fedoraWorld("Fedora 6.0.0", server, { close: () => server.close() });
	});
});
