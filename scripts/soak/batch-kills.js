// Ends `banluu batch` by SIGKILL at random moments and goes on with `--resume` each time, until the collection is done. Then every article has exactly one
// record, none is half, double or missing, all verify, and the journal says what is there.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderTree, verify } from "../../dist/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = join(root, "bin", "banluu.js");

/** Articles that differ in number and words. */
function collection(path, count) {
	const line = (n) => ({
		id: `bai-${n}`,
		title: `Tin số ${n} của tòa soạn`,
		published: `2023-${String((n % 12) + 1).padStart(2, "0")}-11`,
		body: `Sáng ${(n % 28) + 1}/3, tại Hà Nội, hội nghị thứ ${n} khai mạc.\n\nĐại biểu thứ ${n * 7} phát biểu về ${n % 13} nội dung.`,
	});
	writeFileSync(path, Array.from({ length: count }, (_, n) => `${JSON.stringify(line(n))}\n`).join(""));
}

function run(folder, killAfter, more) {
	return new Promise((resolve) => {
		const words = [
			"batch",
			join(folder, "tin.jsonl"),
			"-o",
			join(folder, "kho"),
			"--jobs",
			"2",
			"-q",
			"--lang",
			"en",
			...more,
		];
		const child = spawn(process.execPath, [command, ...words], { stdio: ["ignore", "ignore", "pipe"] });
		let said = "";
		child.stderr.on("data", (chunk) => {
			said += chunk;
		});
		const started = performance.now();
		const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
		child.on("exit", (code, by) => {
			clearTimeout(timer);
			resolve({ code, by, said, milliseconds: performance.now() - started });
		});
	});
}

function hasJournal(folder) {
	try {
		return readFileSync(join(folder, "kho.batch", "journal.jsonl"), "utf8").includes('"type":"batch"');
	} catch {
		return false;
	}
}

async function audit(folder, count, figures) {
	const output = join(folder, "kho");
	const names = readdirSync(output);
	figures.leftovers += names.filter((name) => name.startsWith(".")).length;
	const identifiers = new Set();
	for (const name of names.filter((one) => !one.startsWith("."))) {
		if (!(await verify(folderTree(join(output, name)))).valid) figures.half++;
		const { identifier } = JSON.parse(readFileSync(join(output, name, "data", "metadata", "record.json"), "utf8"));
		if (identifiers.has(identifier)) figures.double++;
		identifiers.add(identifier);
	}
	figures.missing += count - identifiers.size;
	const lines = readFileSync(join(folder, "kho.batch", "journal.jsonl"), "utf8").split("\n");
	const said = new Map(
		lines.flatMap((line) => {
			try {
				const row = JSON.parse(line);
				return row.type === "article" ? [[row.sha256, row]] : [];
			} catch {
				// Torn by a kill.
				return [];
			}
		}),
	);
	for (const row of said.values())
		if (!identifiers.has(row.identifier) || !names.includes(row.package?.path)) figures.untrue++;
	figures.unsaid += Math.max(0, count - said.size);
}

export async function batchKills(count, { next }) {
	const folder = mkdtempSync(join(tmpdir(), "banluu-batch-kills-"));
	const figures = {
		kills: 0,
		runs: 0,
		rounds: 0,
		half: 0,
		double: 0,
		missing: 0,
		untrue: 0,
		unsaid: 0,
		leftovers: 0,
		failed: 0,
	};
	const articles = count > 20 ? 400 : 120;
	try {
		collection(join(folder, "tin.jsonl"), articles);
		const { milliseconds: whole } = await run(folder, undefined, []);
		while (figures.kills < count) {
			rmSync(join(folder, "kho"), { recursive: true, force: true });
			rmSync(join(folder, "kho.batch"), { recursive: true, force: true });
			figures.rounds++;
			for (let ended = false; !ended; ) {
				const killAfter = figures.kills < count ? (0.1 + next()) * whole : undefined;
				const { by, code, said } = await run(folder, killAfter, hasJournal(folder) ? ["--resume"] : []);
				figures.runs++;
				if (by) figures.kills++;
				else {
					ended = true;
					if (code !== 0) {
						figures.failed++;
						process.stderr.write(said);
					}
				}
			}
			await audit(folder, articles, figures);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const { half, double, missing, untrue, unsaid, leftovers, failed } = figures;
	return {
		figures: { articles, ...figures },
		ok: half + double + missing + untrue + unsaid + leftovers + failed === 0,
	};
}
