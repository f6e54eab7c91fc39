import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, it } from "vitest";

const program = join(import.meta.dirname, "../../bin/banluu.js");
const folder = mkdtempSync(join(tmpdir(), "banluu-collections-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const lines = 100_000;
const broken = 70_000;

/** Different articles, one of them cut off. */
async function corpus(): Promise<string> {
	const file = join(folder, "tin.jsonl");
	const out = createWriteStream(file);
	for (let n = 1; n <= lines; n++) {
		const text = `Sáng 20/3/2023, hội nghị số ${n} khai mạc ở Bắc Kạn theo Quyết định số ${n}/QĐ-UBND.\n\n${"Bà con các bản vùng cao phấn khởi dự hội. ".repeat(1 + (n % 20))}`;
		const line = JSON.stringify({ id: n, title: `Hội nghị số ${n}`, publish: { $date: "2023-03-20T01:00:00Z" }, text });
		if (!out.write(`${n === broken ? line.slice(0, 40) : line}\n`)) await once(out, "drain");
	}
	out.end();
	await once(out, "close");
	return file;
}

it("a hundred thousand lines go through describe --json in 200 MB, the broken one told by its line", {
	timeout: 600_000,
}, async () => {
	// Of the program's own memory: what `getrusage` says of a process counts the one that started it as well.
	const own = '/VmHWM:\\s*(\\d+)/.exec(require("node:fs").readFileSync("/proc/self/status","latin1"))[1]';
	const atExit = `import{createRequire}from"node:module";const require=createRequire("/");process.on("exit",()=>process.stderr.write("\\nmost "+${own}+"\\n"))`;
	const child = spawn(
		process.execPath,
		["--import", `data:text/javascript,${encodeURIComponent(atExit)}`, program, "describe", await corpus(), "--json"],
		{ stdio: ["ignore", "pipe", "pipe"] },
	);
	let said = "";
	child.stderr.on("data", (chunk) => {
		said += chunk;
	});
	const members = new Set<string>();
	const findings: string[] = [];
	let last: unknown;
	for await (const line of createInterface({ input: child.stdout })) {
		last = JSON.parse(line);
		const event = last as { type: string; code?: string; place?: { line?: number } };
		if (event.type === "description") members.add(line);
		else if (event.code?.startsWith("read/json")) findings.push(`${event.code} ${event.place?.line}`);
	}
	expect(last).toMatchObject({ described: lines - 1, failed: 1 });
	expect(members.size).toBe(lines - 1);
	expect(findings).toEqual([`read/json-cut-off ${broken}`]);
	const most = Number(/most (\d+)/.exec(said)?.[1]) / 1024;
	if (process.env.BANLUU_FIGURES) console.log(`most memory: ${most.toFixed(0)} MB`);
	expect(most).toBeLessThanOrEqual(200);
});
