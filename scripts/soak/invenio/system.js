import { execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { join } from "node:path";

const here = import.meta.dirname;
const ports = { database: 14901, redis: 14902, search: 14920, web: 14940 };
const version = "14.0.5";

/** Vocabularies that need not be whole: the list of languages alone has 7,900 entries. */
const small = {
	languages: {
		pid: "lng",
		rows: '- {id: vie, title: {en: Vietnamese, vi: "Tiếng Việt"}, props: {alpha_2: vi}, tags: [individual, living]}\n- {id: eng, title: {en: English}, props: {alpha_2: en}, tags: [individual, living]}\n',
	},
	names: { pid: "names", rows: "[]\n" },
	affiliations: { pid: "aff", rows: "[]\n" },
	funders: { pid: "fun", rows: "[]\n" },
	awards: { pid: "awa", rows: "[]\n" },
};

/** Programs and libraries, from the registries; kept in `work`, so that a second run starts at once. */
export function install(work, told) {
	mkdirSync(work, { recursive: true });
	const python = join(work, "v", "bin", "python");
	if (!existsSync(join(work, "v", "bin", "gunicorn"))) {
		told("installing InvenioRDM (some 730 MB)");
		run("python3", ["-m", "venv", join(work, "v")]);
		run(join(work, "v", "bin", "pip"), ["install", "--quiet", "uv"]);
		const wanted = [`invenio-app-rdm[opensearch2]==${version}`, "gunicorn"];
		run(join(work, "v", "bin", "uv"), ["pip", "install", "--quiet", "--python", python, ...wanted]);
	}
	const lib = join(work, "lib");
	if (!existsSync(lib) || readdirSync(lib).length < 50) {
		told("fetching OpenSearch");
		const pom = join(here, "pom.xml");
		run("mvn", ["-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${lib}`]);
	}
}

function run(command, args, options = {}) {
	return execFileSync(command, args, { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", ...options });
}

/** A new InvenioRDM with a user and a token: PostgreSQL, Redis, OpenSearch and the server, all below `work/run` and on the loopback address. */
export async function start(work, told) {
	const home = join(work, "run");
	rmSync(home, { recursive: true, force: true });
	for (const name of ["instance", "files", "vocabularies", "search", "database"]) {
		mkdirSync(join(home, name), { recursive: true });
	}
	const children = new Map();
	const launch = (name, command, args, options = {}) => {
		const log = openSync(join(home, `${name}.log`), "a");
		const child = spawn(command, args, { stdio: ["ignore", log, log], ...options });
		children.set(name, child);
		return child;
	};
	const stop = async (name, signal = "SIGTERM") => {
		const child = children.get(name);
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((resolve) => child.once("exit", resolve));
		child.kill(signal);
		await ended;
	};
	const stopAll = async () => {
		for (const name of ["web", "search", "redis", "database"]) {
			await stop(name, name === "database" ? "SIGINT" : "SIGTERM");
		}
	};
	const search = () =>
		launch("search", "java", [
			"-Xms512m",
			"-Xmx1g",
			"-cp",
			join(work, "lib", "*"),
			join(here, "Search.java"),
			join(home, "search"),
			String(ports.search),
		]);
	try {
		told("starting PostgreSQL, Redis and OpenSearch");
		search();
		launch("redis", "redis-server", [
			"--port",
			String(ports.redis),
			"--bind",
			"127.0.0.1",
			"--save",
			"",
			"--dir",
			home,
		]);
		await database(home, launch);
		await answers(ports.redis, 60);
		const environment = {
			...process.env,
			INVENIO_INSTANCE_PATH: join(home, "instance"),
			SOAK_DATABASE: String(ports.database),
			SOAK_REDIS: String(ports.redis),
			SOAK_SEARCH: String(ports.search),
			SOAK_WEB: String(ports.web),
			SOAK_FILES: join(home, "files"),
			SOAK_VOCABULARIES: join(home, "vocabularies"),
		};
		cpSync(join(here, "invenio.cfg.py"), join(home, "instance", "invenio.cfg"));
		vocabularies(join(home, "vocabularies"));
		await ready(`http://127.0.0.1:${ports.search}/`, 180);
		told("making tables, indices, a user and the vocabularies (some minutes)");
		const python = join(work, "v", "bin", "python");
		const said = run(python, [join(here, "prepare.py")], {
			env: environment,
			stdio: ["ignore", "pipe", openSync(join(home, "prepare.log"), "a")],
		});
		const token = said.trim().split("\n").at(-1);
		told("starting the server");
		launch(
			"web",
			join(work, "v", "bin", "gunicorn"),
			["-w", "1", "--threads", "4", "--timeout", "300", "-b", `127.0.0.1:${ports.web}`, "invenio_app.wsgi:application"],
			{ env: environment },
		);
		const address = `http://127.0.0.1:${ports.web}/api`;
		await ready(`${address}/records?size=1`, 300);
		return {
			address,
			token,
			home,
			stopSearch: () => stop("search", "SIGKILL"),
			startSearch: async () => {
				search();
				await ready(`http://127.0.0.1:${ports.search}/_cluster/health?wait_for_status=yellow&timeout=120s`, 240);
			},
			counts: (...options) => {
				const env = environment;
				const line = run(python, [join(here, "counts.py"), ...options], {
					env,
					stdio: ["ignore", "pipe", openSync(join(home, "counts.log"), "a")],
				});
				return JSON.parse(line.trim().split("\n").at(-1));
			},
			stop: stopAll,
		};
	} catch (error) {
		await stopAll();
		throw error;
	}
}

/** PostgreSQL does not run as root: there it runs as the user that its package made. */
async function database(home, launch) {
	const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort() : [];
	const programs = versions.length > 0 ? `/usr/lib/postgresql/${versions.at(-1)}/bin` : "";
	const folder = join(home, "database");
	const identity = {};
	if (process.getuid?.() === 0) {
		identity.uid = Number(run("id", ["-u", "postgres"]));
		identity.gid = Number(run("id", ["-g", "postgres"]));
		chownSync(folder, identity.uid, identity.gid);
	}
	run(join(programs, "initdb"), ["-D", folder, "-U", "invenio", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], {
		...identity,
		cwd: folder,
	});
	const settings = ["-p", String(ports.database), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
	launch("database", join(programs, "postgres"), ["-D", folder, ...settings], { ...identity, cwd: folder });
	await answers(ports.database, 60);
	for (let tries = 0; ; tries++) {
		try {
			run(join(programs, "createdb"), ["-h", "127.0.0.1", "-p", String(ports.database), "-U", "invenio", "invenio"], {
				stdio: "pipe",
			});
			return;
		} catch (error) {
			if (tries === 30) throw error;
			await pause(1000);
		}
	}
}

function vocabularies(folder) {
	const list = Object.entries(small).map(([name, { pid, rows }]) => {
		writeFileSync(join(folder, `${name}.yaml`), rows);
		return `${name}:\n  pid-type: ${pid}\n  data-file: ${name}.yaml\n`;
	});
	writeFileSync(join(folder, "vocabularies.yaml"), list.join(""));
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function answers(port, seconds) {
	for (let left = seconds; left > 0; left--) {
		const open = await new Promise((resolve) => {
			const socket = createConnection({ host: "127.0.0.1", port }, () => resolve(true));
			socket.once("error", () => resolve(false));
			socket.once("close", () => resolve(false));
			setTimeout(() => socket.destroy(), 500);
		});
		if (open) return;
		await pause(1000);
	}
	throw new Error(`nothing listens on port ${port}`);
}

async function ready(address, seconds) {
	for (let left = seconds; left > 0; left--) {
		const status = await fetch(address).then(
			(answer) => answer.status,
			() => 0,
		);
		if (status === 200) return;
		await pause(1000);
	}
	throw new Error(`no answer from ${address}`);
}
