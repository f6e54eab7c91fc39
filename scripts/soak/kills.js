// Ends `banluu build` by SIGKILL or SIGINT at random moments. Afterwards every record that is there verifies, and the next run cleans up and succeeds.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderTree, verify } from "../../dist/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = join(root, "bin", "banluu.js");
const article = join(root, "examples", "000_84c6c67dbe676760.txt");

function run(output, killAfter, signal) {
	return new Promise((resolve) => {
		const started = performance.now();
		const child = spawn(process.execPath, [command, "build", "-q", article, "-o", output], { stdio: "ignore" });
		const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill(signal), killAfter);
		child.on("exit", (code, by) => {
			clearTimeout(timer);
			resolve({ code, by, milliseconds: performance.now() - started });
		});
	});
}

/** Records, and what is no record: parts of killed runs, locks. */
function look(output) {
	let names = [];
	try {
		names = readdirSync(output);
	} catch {
		// The run ended before it made the folder.
	}
	return { records: names.filter((name) => !name.startsWith(".")), rest: names.filter((name) => name.startsWith(".")) };
}

async function broken(output) {
	for (const name of look(output).records) {
		if (!(await verify(folderTree(join(output, name)))).valid) return name;
	}
	return undefined;
}

export async function kills(count, { next, pick }) {
	const folder = mkdtempSync(join(tmpdir(), "banluu-kills-"));
	const figures = { kills: 0, ended: 0, published: 0, parts: 0, half: 0, unclean: 0, failedAfter: 0 };
	try {
		const whole = (await run(join(folder, "whole"))).milliseconds;
		for (let n = 0; n < count; n++) {
			const output = join(folder, String(n));
			const { by, code } = await run(output, next() * whole * 1.1, pick(["SIGKILL", "SIGKILL", "SIGINT"]));
			if (by || code === 130) figures.kills++;
			else figures.ended++;
			const { records, rest } = look(output);
			figures.published += records.length;
			if (rest.length > 0) figures.parts++;
			if (await broken(output)) figures.half++;
			const again = await run(output);
			if (again.code !== 0 || (await broken(output))) figures.failedAfter++;
			const after = look(output);
			if (after.rest.length > 0 || after.records.length !== 1) figures.unclean++;
			rmSync(output, { recursive: true, force: true });
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	return { figures, ok: figures.half === 0 && figures.unclean === 0 && figures.failedAfter === 0 };
}
