import { describe } from "vitest";
import { repositoryContract } from "../contract/repositories.ts";
import { startVersitygw } from "../servers/s3-versitygw.ts";
import { s3World } from "../servers/s3-world.ts";
import { versitygw } from "./judges.ts";

const program = versitygw();

describe.runIf(program !== undefined)("versitygw", () => {
	repositoryContract("s3", async () => {
		const server = await startVersitygw(program as string);
		return s3World("versitygw 1.8.0", server, { close: () => server.close() });
	});
});
