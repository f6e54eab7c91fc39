// Kills `bag`, `bag --update`, `package` (folder, ZIP, a further version in OCFL) and `verify` with its log at random moments. Afterwards what is there is old or new, and the next run cleans up.
import { spawn } from "node:child_process";
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderTree, verify } from "../../dist/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = join(root, "bin", "banluu.js");
const article = join(root, "examples", "000_84c6c67dbe676760.txt");

const time = ["--build-time", "2026-01-02T03:04:05Z"];

function run(args, killAfter) {
	return new Promise((resolve) => {
		const started = performance.now();
		const child = spawn(process.execPath, [command, ...args, "-q"], { stdio: "ignore" });
		const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
		child.on("exit", (code, by) => {
			clearTimeout(timer);
			resolve({ code, by, milliseconds: performance.now() - started });
		});
	});
}

const inner = (folder) => readdirSync(folder).filter((name) => name.startsWith("."));
const bagged = async (folder) => existsSync(join(folder, "bagit.txt")) && (await verify(folderTree(folder))).valid;

function plainFolder(folder) {
	mkdirSync(join(folder, "a"), { recursive: true });
	for (let n = 0; n < 60; n++) writeFileSync(join(folder, n % 2 ? "a" : ".", `${n}.txt`), `bài ${n}\n`.repeat(4000));
	return folder;
}

/** What stands of a bag in place: `old`, `new`, `between` (the next run finishes it) or `half`. */
async function bagState(folder, isOld) {
	if (!existsSync(folder)) return "between";
	if (await bagged(folder)) return "new";
	if (await isOld(folder)) return "old";
	return existsSync(join(folder, "data")) ? "half" : "between";
}

const untouched = (folder) =>
	readdirSync(folder, { recursive: true }).length === 61 && !existsSync(join(folder, "bagit.txt"));
const packaged = (at) => readdirSync(at).filter((name) => !name.startsWith("."));

/** Lines of a fixity log that are whole, each package once in each run. */
function logged(file) {
	if (!existsSync(file)) return { packages: [], completed: 0 };
	const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
	const rows = lines.map((line) => JSON.parse(line));
	return {
		packages: rows.filter(({ path }) => path).map(({ path }) => path),
		completed: rows.filter((row) => row.completed).length,
	};
}

export async function bagKills(count, { next }) {
	const work = mkdtempSync(join(tmpdir(), "banluu-bag-kills-"));
	const figures = { kills: 0, ended: 0, old: 0, new: 0, between: 0, half: 0, unclean: 0 };
	try {
		await run(["build", article, "-o", join(work, "records")]);
		const record = join(work, "records", readdirSync(join(work, "records"))[0]);
		await run(["build", article, "-o", join(work, "later"), "--set", "title=Tiêu đề khác"]);
		const later = join(work, "later", readdirSync(join(work, "later"))[0]);
		await run(["package", record, "-f", "ocfl", "-o", join(work, "ocfl")]);
		for (let n = 0; n < 30; n++) cpSync(record, join(work, "many", `goi-${n}`), { recursive: true });
		const plain = plainFolder(join(work, "plain"));
		cpSync(plain, join(work, "made", "kho"), { recursive: true });
		await run(["bag", join(work, "made", "kho")]);
		const valid = async (path) => (await run(["verify", path])).code === 0;
		const whole = (at) => readdirSync(at).length === 1;
		const kinds = [
			{
				args: (at) => ["bag", join(at, "kho")],
				start: (at) => cpSync(plain, join(at, "kho"), { recursive: true }),
				state: (at) => bagState(join(at, "kho"), untouched),
				// What was a bag already is refused as such.
				after: async (at, code) => (code === 0 || code === 2) && (await bagged(join(at, "kho"))),
			},
			{
				args: (at) => ["bag", "--update", join(at, "kho")],
				start: (at) => {
					cpSync(join(work, "made", "kho"), join(at, "kho"), { recursive: true });
					appendFileSync(join(at, "kho", "data", "0.txt"), "thêm\n");
				},
				state: (at) => bagState(join(at, "kho"), async (folder) => existsSync(join(folder, "data", "0.txt"))),
				after: async (at, code) => code === 0 && (await bagged(join(at, "kho"))),
			},
			...["none", "zip"].map((serialisation) => ({
				args: (at) => ["package", record, "-o", at, "--serialize", serialisation, ...time],
				start: () => {},
				state: async (at) =>
					packaged(at).length === 0 ? "old" : (await valid(join(at, packaged(at)[0]))) ? "new" : "half",
				after: async (at, code) => code === 0 && whole(at),
			})),
			{
				args: (at) => ["package", later, "-f", "ocfl", "-o", join(at, "root"), ...time],
				start: (at) => cpSync(join(work, "ocfl"), join(at, "root"), { recursive: true }),
				state: async (at) => {
					const versions = readdirSync(join(at, "root"), { recursive: true }).filter((name) => /\/v2$/.test(name));
					// A draft beside the objects is cleared away by the next run, and is no part of the root.
					const inPlace = versions.some((name) => !name.startsWith("extensions"));
					return (await valid(join(at, "root"))) ? (inPlace ? "new" : "old") : "half";
				},
				after: async (at, code) => code === 0 && (await valid(join(at, "root"))),
			},
			{
				args: (at) => ["verify", join(work, "many"), "--log", join(at, "log.jsonl"), "--resume"],
				start: () => {},
				state: (at) => {
					const { packages, completed } = logged(join(at, "log.jsonl"));
					return completed > 0 ? "new" : packages.length === 0 ? "old" : "between";
				},
				after: (at, code) => {
					const { packages, completed } = logged(join(at, "log.jsonl"));
					// A run that had ended before the kill was checked again as a whole.
					const times = packages.length / new Set(packages).size;
					return code === 0 && new Set(packages).size === 30 && times === completed;
				},
			},
		];
		const usual = [];
		for (const [index, kind] of kinds.entries()) {
			const at = join(work, `usual-${index}`);
			mkdirSync(at);
			kind.start(at);
			usual.push((await run(kind.args(at))).milliseconds);
		}
		for (let n = 0; n < count; n++) {
			const index = n % kinds.length;
			const { args, start, state, after } = kinds[index];
			const at = join(work, `kill-${n}`);
			mkdirSync(at);
			start(at);
			// Most of a short run is the loading of the program: the moments are taken from its second half.
			const { by } = await run(args(at), usual[index] * (0.35 + next() * 0.6));
			if (by) figures.kills++;
			else figures.ended++;
			const now = await state(at);
			figures[now]++;
			const { code } = await run(args(at));
			const mended = await after(at, code);
			if (!mended) figures.half++;
			if (now === "half" || !mended) process.stderr.write(`${args(at).join(" ")}: ${now}, then exit ${code}\n`);
			if (inner(at).length > 0) {
				figures.unclean++;
				process.stderr.write(`${args(at).join(" ")}: ${now}, then left ${inner(at).join(", ")}\n`);
			}
			rmSync(at, { recursive: true });
		}
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
	return { figures, ok: figures.half === 0 && figures.unclean === 0 && figures.kills > 0 };
}
