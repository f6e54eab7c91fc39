// Real servers for deposits, in processes of their own: a versitygw over a folder, and a Fedora with a home of its own.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const account = { user: "banluu", password: "banluu-secret" };
const authorization = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString("base64")}`;

export async function startVersitygw(program) {
	const root = mkdtempSync(join(tmpdir(), "banluu-soak-s3-"));
	const bucket = "luu-tru";
	mkdirSync(join(root, "data", bucket), { recursive: true });
	const address = `127.0.0.1:${await freePort()}`;
	const server = await restartable(
		root,
		program,
		["--quiet", "--keep-alive", "--port", address, "posix", join(root, "data")],
		{
			env: { ROOT_ACCESS_KEY: account.user, ROOT_SECRET_KEY: account.password },
			ready: async () => (await fetch(`http://${address}`)).status < 500,
		},
	);
	return { ...server, endpoint: `http://${address}`, bucket, files: join(root, "data", bucket) };
}

export async function startFedora(folder) {
	const root = mkdtempSync(join(tmpdir(), "banluu-soak-fedora-"));
	const port = String(await freePort());
	const url = `http://127.0.0.1:${port}/rest`;
	const realm = join(root, "realm.properties");
	writeFileSync(realm, `${account.user}: ${account.password},fedoraAdmin\n`);
	writeFileSync(
		join(root, "jetty.xml"),
		`<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "http://www.eclipse.org/jetty/configure_9_3.dtd">
<Configure id="Server" class="org.eclipse.jetty.server.Server"><Call name="addBean"><Arg><New class="org.eclipse.jetty.security.HashLoginService"><Set name="name">fcrepo</Set><Set name="config">${realm}</Set></New></Arg></Call></Configure>\n`,
	);
	const options = [
		"-XX:+UseSerialGC",
		"-Xmx768m",
		`-Dfcrepo.home=${join(root, "home")}`,
		"-Dfcrepo.log=WARN",
		"-Dfcrepo.jms.enabled=false",
	];
	const logging = [
		"-Dorg.eclipse.jetty.util.log.class=org.eclipse.jetty.util.log.StdErrLog",
		"-Dorg.eclipse.jetty.LEVEL=WARN",
	];
	const place = ["--config", join(root, "jetty.xml"), "--host", "127.0.0.1", "--port", port, "--path", "/"];
	const runner = join(folder, "jetty-runner.jar");
	const server = await restartable(
		root,
		"java",
		[...options, ...logging, "-jar", runner, ...place, join(folder, "webapp")],
		{
			ready: async () => (await fetch(`${url}/`, { method: "HEAD", headers: { authorization } })).status === 200,
		},
	);
	return { ...server, url, files: join(root, "home", "data", "ocfl-root") };
}

async function restartable(root, command, args, { env = {}, ready }) {
	const log = join(root, "log");
	let child;
	const end = () => child?.kill("SIGKILL");
	process.once("exit", end);
	async function start() {
		const file = openSync(log, "a");
		child = spawn(command, args, { stdio: ["ignore", file, file], env: { ...process.env, ...env } });
		for (const until = Date.now() + 240_000; Date.now() < until && child.exitCode === null; await sleep(100)) {
			if (await ready().catch(() => false)) return;
		}
		throw new Error(`${command} did not come up: ${readFileSync(log, "utf8").slice(-1000)}`);
	}
	async function kill() {
		const gone = new Promise((resolve) => child.once("close", resolve));
		child.kill("SIGKILL");
		await gone;
	}
	await start();
	return {
		async restart() {
			await kill();
			await start();
		},
		async close() {
			await kill();
			process.off("exit", end);
			rmSync(root, { recursive: true, force: true });
		},
	};
}

function freePort() {
	return new Promise((resolve) => {
		const server = createServer();
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
