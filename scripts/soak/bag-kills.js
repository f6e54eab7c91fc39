// Kills `package`, `bag` and `bag --update` at random moments. Afterwards what is there is old or new, and the next run cleans up.
import { spawn } from "node:child_process";
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
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

export async function bagKills(count, { next }) {
	const work = mkdtempSync(join(tmpdir(), "banluu-bag-kills-"));
	const figures = { kills: 0, ended: 0, old: 0, new: 0, between: 0, half: 0, unclean: 0 };
	try {
		await run(["build", article, "-o", join(work, "records")]);
		const record = join(work, "records", readdirSync(join(work, "records"))[0]);
		const plain = plainFolder(join(work, "plain"));
		cpSync(plain, join(work, "made", "kho"), { recursive: true });
		await run(["bag", join(work, "made", "kho")]);
		const kinds = [
			{ args: (at) => ["bag", join(at, "kho")], start: (at) => cpSync(plain, join(at, "kho"), { recursive: true }) },
			{
				args: (at) => ["bag", "--update", join(at, "kho")],
				start: (at) => {
					cpSync(join(work, "made", "kho"), join(at, "kho"), { recursive: true });
					appendFileSync(join(at, "kho", "data", "0.txt"), "thêm\n");
				},
			},
			{ args: (at) => ["package", record, "-o", at, "--serialize", "none"], start: () => {} },
			{ args: (at) => ["package", record, "-o", at, "--serialize", "zip"], start: () => {} },
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
			const at = join(work, `kill-${n}`);
			mkdirSync(at);
			kinds[index].start(at);
			// Most of a short run is the loading of the program: the moments are taken from its second half.
			const { by } = await run(kinds[index].args(at), usual[index] * (0.4 + next() * 0.65));
			if (by) figures.kills++;
			else figures.ended++;
			const names = readdirSync(at).filter((name) => !name.startsWith("."));
			if (index < 2 && names.length === 0) figures.between++;
			else if (index < 2) {
				const folder = join(at, "kho");
				const files = readdirSync(folder, { recursive: true }).length;
				const isOld = index === 0 ? files === 61 && !existsSync(join(folder, "bagit.txt")) : !(await bagged(folder));
				if (await bagged(folder)) figures.new++;
				else if (isOld) figures.old++;
				// Its payload stands in the new shell: the next run puts that in its place.
				else if (!existsSync(join(folder, "data"))) figures.between++;
				else figures.half++;
			} else if (names.length === 0) figures.old++;
			else figures.new++;
			const again = await run(kinds[index].args(at));
			const whole = index < 2 ? await bagged(join(at, "kho")) : readdirSync(at).length === 1;
			const refusedAsBag = index === 0 && again.code === 2;
			if (!whole || (again.code !== 0 && !refusedAsBag)) figures.half++;
			if (inner(at).length > 0) figures.unclean++;
			rmSync(at, { recursive: true });
		}
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
	return { figures, ok: figures.half === 0 && figures.unclean === 0 && figures.kills > 0 };
}
