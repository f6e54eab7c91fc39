// Ends `banluu batch` by SIGKILL at random moments and goes on with `--resume` each time, until the collection is done. Then every article has exactly one
// record, none is half, double or missing, all verify, the journal says what is there, and the catalogue is that of the packages. Loose bags and a storage
// root take turns.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dumpCatalogue, openCatalogue } from "../../dist/app/catalog.js";
import { recordsIn } from "../../dist/app/catalog-find.js";
import { rebuildCatalogue } from "../../dist/app/catalog-rebuild.js";
import { verifyPath } from "../../dist/app/verify.js";

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

function run(folder, kind, killAfter, more) {
	return new Promise((resolve) => {
		const words = [
			"batch",
			join(folder, "tin.jsonl"),
			"-o",
			join(folder, "kho"),
			"--to",
			kind,
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

/** What the journal says of each source, the last line of each. */
function journalOf(folder) {
	const lines = readFileSync(join(folder, "kho.batch", "journal.jsonl"), "utf8").split("\n");
	return new Map(
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
}

async function dump(database) {
	const { value } = await openCatalogue(database);
	if (value === undefined) return "";
	try {
		return [...dumpCatalogue(value)].join("");
	} finally {
		value.close();
	}
}

async function audit(folder, kind, count, figures) {
	const output = join(folder, "kho");
	const names = readdirSync(output);
	figures.leftovers += names.filter((name) => name.startsWith(".") && !name.startsWith(".banluu.db-")).length;
	if (kind === "ocfl" && (await verifyPath(output)).diagnostics.some(({ severity }) => severity === "error"))
		figures.half++;
	const kept = new Map();
	for await (const { record } of recordsIn(output)) {
		if (record === undefined) {
			figures.half++;
			continue;
		}
		const { value } = await record.tree.read("data/metadata/record.json");
		const { identifier } = JSON.parse(Buffer.from(value).toString("utf8"));
		if (kept.has(identifier)) figures.double++;
		kept.set(identifier, record.package.path);
		if (kind !== "bags") continue;
		const { diagnostics } = await verifyPath(join(output, record.package.path));
		if (diagnostics.some(({ severity }) => severity === "error")) figures.half++;
	}
	figures.missing += count - kept.size;
	const said = journalOf(folder);
	for (const row of said.values()) if (kept.get(row.identifier) !== row.package?.path) figures.untrue++;
	figures.unsaid += Math.max(0, count - said.size);
	const anew = join(folder, "anew.db");
	await rebuildCatalogue({ database: anew, stores: [output], at: "2026-01-01T00:00:00Z" });
	if ((await dump(anew)) !== (await dump(join(output, "banluu.db")))) figures.drifted++;
	for (const end of ["", "-wal", "-shm"]) rmSync(anew + end, { force: true });
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
		drifted: 0,
		failed: 0,
	};
	const articles = count > 20 ? 200 : 40;
	const kinds = ["bags", "ocfl"];
	try {
		collection(join(folder, "tin.jsonl"), articles);
		const { milliseconds: whole } = await run(folder, "bags", undefined, []);
		while (figures.kills < count) {
			rmSync(join(folder, "kho"), { recursive: true, force: true });
			rmSync(join(folder, "kho.batch"), { recursive: true, force: true });
			const kind = kinds[figures.rounds++ % kinds.length];
			// Each kind of store has its kills, in the short form too.
			const most = Math.min(count, figures.kills + Math.ceil(count / kinds.length));
			for (let ended = false; !ended; ) {
				const killAfter = figures.kills < most ? (0.1 + 0.6 * next()) * whole : undefined;
				const { by, code, said } = await run(folder, kind, killAfter, hasJournal(folder) ? ["--resume"] : []);
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
			await audit(folder, kind, articles, figures);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const { half, double, missing, untrue, unsaid, leftovers, drifted, failed } = figures;
	return {
		figures: { articles, ...figures },
		ok: half + double + missing + untrue + unsaid + leftovers + drifted + failed === 0,
	};
}
