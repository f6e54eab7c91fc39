// Very many small packages by the command line, into a drop-box folder and into the DSpace of the tests, which restarts in the middle, turns requests away
// with Retry-After, asks for patience where nobody has to have it, and lets sessions end after seconds. The memory of the run has to stay flat,
// nothing be missing or doubled, and a second run send nothing.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openCatalogue } from "../../dist/app/catalog.js";

const root = join(import.meta.dirname, "..", "..");
const program = join(root, "bin", "banluu.js");
/** Memory may grow so much from the first fifth of the packages to the end, in MiB. */
const room = 48;

export async function manyDeposits(counts) {
	const figures = {};
	let ok = true;
	const folder = mkdtempSync(join(tmpdir(), "banluu-many-"));
	try {
		for (const [kind, count] of Object.entries(counts)) {
			const { wrong, ...told } = await soaked(kind, count, join(folder, kind));
			for (const [name, value] of Object.entries(told)) figures[`${kind} ${name}`] = value;
			if (wrong.length > 0) ok = false;
			if (wrong.length > 0) figures[`${kind} wrong`] = wrong.join(" and ");
		}
		return { figures, ok };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function soaked(kind, count, folder) {
	mkdirSync(join(folder, "hop"), { recursive: true });
	for (let n = 0; n < count; n++) writePackage(join(folder, "goi"), n);
	const server = kind === "dspace" ? await startServer(folder) : undefined;
	const target = server
		? `kind: dspace\n    url: ${server.url}\n    collection: ${server.collection}\n    user: ${server.user}\n    grant-licence: "true"\n    password: { env: MAT_KHAU }\n    concurrency: 4`
		: "kind: folder\n    path: hop\n    concurrency: 4";
	writeFileSync(join(folder, "banluu.yml"), `targets:\n  kho:\n    ${target}\n`);
	const catalogue = (await openCatalogue(join(folder, "banluu.db"), { write: true })).value;
	catalogue.close();
	const wrong = [];
	try {
		const start = Date.now();
		let [sent, rounds, cpu] = [0, 0, 0];
		let memory;
		let last;
		for (; rounds < 6; rounds++) {
			const halfway = rounds === 0 ? () => server?.restart() : undefined;
			last = await run(folder, server, count, halfway, rounds > 0);
			memory ??= last.memory;
			sent += last.deposited;
			cpu += last.cpu;
			if (last.exit === 0) break;
		}
		const seconds = (Date.now() - start) / 1000;
		if (last.exit !== 0) wrong.push(`exit ${last.exit}: ${last.said}`);
		const again = await run(folder, server, count, undefined, false);
		if (again.deposited > 0 || again.exit !== 0) wrong.push(`sent again ${again.deposited}, exit ${again.exit}`);
		const held = server ? await server.held() : heldIn(join(folder, "hop"));
		if (held.whole !== count || held.part !== 0) wrong.push(`there ${held.whole}, begun ${held.part}`);
		const reader = (await openCatalogue(join(folder, "banluu.db"))).value;
		const receipts = reader.deposits().length;
		reader.close();
		if (receipts !== count) wrong.push(`receipts in the catalogue ${receipts}`);
		const growth = memory.end - memory.early;
		if (growth > room) wrong.push(`memory grew by ${growth} MiB`);
		return {
			packages: count,
			rounds: rounds + 1,
			"packages/s": (count / seconds).toFixed(1),
			"cpu ms/package": ((cpu / sent) * 1000).toFixed(1),
			"MiB early": memory.early,
			"MiB at most later": memory.end,
			...(server && { "turned away": held.refused, logins: held.logins }),
			wrong,
		};
	} finally {
		await server?.close();
	}
}

/** A run of the command line; memory is looked at from outside, at some of the packages. */
async function run(folder, server, count, halfway, resume) {
	const words = ["deposit", "goi", "--to", "kho", "-o", ".", "--json", ...(resume ? ["--resume"] : [])];
	const child = spawn(process.execPath, [program, ...words], {
		cwd: folder,
		env: { ...process.env, MAT_KHAU: server?.password ?? "", LANG: "en" },
		stdio: ["ignore", "pipe", "inherit"],
	});
	const every = Math.min(50, Math.ceil(count / 12));
	let [seen, deposited, early, end, said, cpu] = [0, 0, 0, 0, "", 0];
	let restart;
	for await (const line of createInterface({ input: child.stdout })) {
		const told = JSON.parse(line);
		if (told.type === "finding" && told.severity === "error") said = told.code;
		if (told.type !== "deposit") continue;
		seen++;
		if (told.outcome === "deposited") deposited++;
		if (seen % every === 0) {
			const { memory, seconds } = looked(child.pid);
			cpu = seconds;
			if (seen <= count / 5) early = Math.max(early, memory);
			else end = Math.max(end, memory);
		}
		if (seen === Math.floor(count / 2)) restart = halfway?.();
	}
	const exit = child.exitCode ?? (await new Promise((done) => child.once("close", done)));
	await restart;
	return { exit, deposited, said, cpu, memory: { early, end: Math.max(early, end) } };
}

/** MiB, and seconds of processor time (proc(5): fields 14 and 15 in ticks of 10 ms). */
function looked(pid) {
	try {
		const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
		const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
			.replace(/^.*\) /s, "")
			.split(" ");
		return { memory: Math.round(memory / 1024), seconds: (Number(fields[11]) + Number(fields[12])) / 100 };
	} catch {
		return { memory: 0, seconds: 0 };
	}
}

function heldIn(folder) {
	const names = readdirSync(folder);
	const whole = names.filter((name) => name.endsWith(".complete")).length;
	const part = names.filter((name) => name.startsWith(".")).length + names.length - 2 * whole;
	return { whole, part };
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** A record without its document, in the plainest format: what is measured is the way, not the load. */
function writePackage(root, number) {
	const source = `Bài ${number}: bàn giao dự án cải tạo, nâng cấp Quốc lộ 3B.\n`;
	const digest = sha256(source);
	const identifier = `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
	const given = (value) => [{ value, origin: "given" }];
	const title = `Bài ${number}`;
	const record = {
		$schema: "urn:x-banluu:schema:record:1",
		identifier,
		language: "vi",
		title: { text: title, supplied: false },
		metadata: {
			title: given(title),
			creator: given("Nông Vui"),
			publisher: given("Báo Bắc Kạn"),
			issued: given("2023-03-20"),
			identifier: given(identifier),
			language: given("vi"),
		},
		superseded: [],
		source: {
			path: "bai.txt",
			name: "bai.txt",
			mediaType: "text/plain",
			size: Buffer.byteLength(source),
			sha256: digest,
		},
		recipe: {},
		findings: [],
	};
	const files = { "record.json": `${JSON.stringify(record)}\n`, "bai.txt": source };
	const folder = join(root, `2023-03-20-bai-${identifier.slice(9, 17)}-${number}`);
	mkdirSync(folder, { recursive: true });
	for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
	const sums = Object.entries(files).map(([path, text]) => `${sha256(text)}  ${path}\n`);
	writeFileSync(join(folder, "SHA256SUMS"), sums.join(""));
}

/** The test server of DSpace in a process of its own. Each start forgets the sessions, and none lasts. */
async function startServer(folder) {
	const file = join(folder, "server.mjs");
	const { build } = createRequire(import.meta.url)("esbuild");
	await build({
		stdin: { contents: serverText, resolveDir: join(root, "test", "servers"), loader: "ts" },
		outfile: file,
		bundle: true,
		platform: "node",
		format: "esm",
		logLevel: "error",
	});
	const child = spawn(process.execPath, [file], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
	const ask = (word) =>
		new Promise((done) => {
			child.once("message", done);
			if (word) child.send(word);
		});
	const about = await ask();
	return {
		...about,
		restart: () => ask("restart"),
		held: () => ask("held"),
		close: () =>
			new Promise((done) => {
				child.once("close", done);
				child.kill();
			}),
	};
}

const serverText = `
import { startDspace } from "./dspace/server.ts";
import { nothing } from "./dspace/answer.ts";
import { DspaceState } from "./dspace/state.ts";
const state = new DspaceState();
const person = state.person("nop@example.vn", "mat-khau-nop-luu", ["Nông", "Vui"]);
const collection = state.collection("Báo Bắc Kạn", [person]);
let number = 0, refused = 0, logins = 0, port = 0, server;
async function start() {
	server = await startDspace({
		state, port,
		before(request) {
			server.requests.length = 0;
			number++;
			if (request.path.endsWith("/authn/login")) { logins++; return undefined; }
			const status = number % 211 === 0 ? 429 : number % 307 === 0 ? 503 : undefined;
			if (status === undefined) return undefined;
			refused++;
			return nothing(status, [["Retry-After", "1"]]);
		},
		after(_, said) {
			if (said.status < 300) said.headers = [...(said.headers ?? []), ["Retry-After", "3600"]];
			return undefined;
		},
	});
	server.sessions.life = 4000;
	server.sessions.tolerance = 0;
	port = Number(new URL(server.base).port);
}
process.on("message", async (word) => {
	if (word === "restart") {
		await server.close();
		await new Promise((done) => setTimeout(done, 300));
		await start();
		process.send({});
	} else {
		const archived = [...state.items.values()].filter((item) => item.inArchive);
		process.send({ whole: archived.length, part: state.items.size - archived.length, refused, logins });
	}
});
await start();
process.send({ url: server.base, collection: collection.uuid, user: person.email, password: person.password });
`;
