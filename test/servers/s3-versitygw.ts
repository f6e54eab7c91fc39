import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./ports.ts";
import { type ServerProcess, startProcess } from "./process.ts";

/** A versitygw over a folder of its own, with one bucket. */
export interface Versitygw {
	readonly endpoint: string;
	readonly bucket: string;
	readonly accessKey: string;
	readonly secretKey: string;
	/** `kill -9`, and up again on the same port. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

export async function startVersitygw(program: string): Promise<Versitygw> {
	const root = mkdtempSync(join(tmpdir(), "banluu-s3-"));
	const bucket = "luu-tru";
	mkdirSync(join(root, "data", bucket), { recursive: true });
	const port = await freePort();
	const endpoint = `http://127.0.0.1:${port}`;
	const [accessKey, secretKey] = ["banluu", "banluu-secret"];
	const start = (): Promise<ServerProcess> =>
		startProcess({
			command: program,
			args: [
				"--quiet",
				"--keep-alive",
				"--port",
				`127.0.0.1:${port}`,
				"--region",
				"us-east-1",
				"posix",
				join(root, "data"),
			],
			env: { ROOT_ACCESS_KEY: accessKey, ROOT_SECRET_KEY: secretKey },
			log: join(root, "log"),
			ready: async () => (await fetch(endpoint)).status < 500,
			limit: 30_000,
		});
	let server = await start();
	return {
		endpoint,
		bucket,
		accessKey,
		secretKey,
		async restart() {
			await server.kill();
			server = await start();
		},
		async close() {
			await server.kill();
			rmSync(root, { recursive: true, force: true });
		},
	};
}
