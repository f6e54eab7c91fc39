import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./ports.ts";
import { type ServerProcess, startProcess } from "./process.ts";

/** Where Fedora's web application is unpacked, and the runner that serves it. */
export interface FedoraPrograms {
	readonly runner: string;
	readonly webapp: string;
}

/** A Fedora with a home of its own. */
export interface Fedora {
	/** Of the repository root. */
	readonly url: string;
	readonly user: string;
	readonly password: string;
	/** Its folder of OCFL objects. */
	readonly ocfl: string;
	/** `kill -9`, and up again on the same port over the same home. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

/** The web application asks its container for users (`web.xml`, realm `fcrepo`); without a realm it answers 503 to everything. */
export async function startFedora({ runner, webapp }: FedoraPrograms): Promise<Fedora> {
	const root = mkdtempSync(join(tmpdir(), "banluu-fedora-"));
	const port = await freePort();
	const url = `http://127.0.0.1:${port}/rest`;
	const [user, password] = ["banluu", "banluu-secret"];
	const realm = join(root, "realm.properties");
	writeFileSync(realm, `${user}: ${password},fedoraAdmin\nreader: reader-secret,fedoraUser\n`);
	const config = join(root, "jetty.xml");
	writeFileSync(config, jetty(realm));
	const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
	const start = (): Promise<ServerProcess> =>
		startProcess({
			command: "java",
			args: [
				"-XX:TieredStopAtLevel=1",
				"-XX:+UseSerialGC",
				"-Xmx512m",
				`-Dfcrepo.home=${join(root, "home")}`,
				"-Dfcrepo.log=WARN",
				// Its message broker listens on fixed ports, and nobody here asks it for anything.
				"-Dfcrepo.jms.enabled=false",
				"-Dorg.eclipse.jetty.util.log.class=org.eclipse.jetty.util.log.StdErrLog",
				"-Dorg.eclipse.jetty.LEVEL=WARN",
				"-jar",
				runner,
				"--config",
				config,
				"--host",
				"127.0.0.1",
				"--port",
				String(port),
				"--path",
				"/",
				webapp,
			],
			log: join(root, "log"),
			// The port opens when the application has started or failed, and 503 is the answer of one that failed.
			ready: async () => {
				const { status } = await fetch(`${url}/`, { method: "HEAD", headers: { authorization } });
				return status === 503 ? "failed" : status === 200;
			},
			limit: 300_000,
		});
	let server = await start();
	return {
		url,
		user,
		password,
		ocfl: join(root, "home", "data", "ocfl-root"),
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

function jetty(realm: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "http://www.eclipse.org/jetty/configure_9_3.dtd">
<Configure id="Server" class="org.eclipse.jetty.server.Server">
	<Call name="addBean"><Arg>
		<New class="org.eclipse.jetty.security.HashLoginService">
			<Set name="name">fcrepo</Set>
			<Set name="config">${realm}</Set>
		</New>
	</Arg></Call>
</Configure>
`;
}
