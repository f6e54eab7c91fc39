import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sinkKinds } from "../../src/batch/sinks.ts";
import { storeKinds } from "../../src/model/settings.ts";
import { banluu, workFolder } from "./terminal.ts";

let folder: string;
let remove: () => void;
beforeEach(() => {
	({ path: folder, remove } = workFolder());
});
afterEach(() => remove());

const article = (n: number) => JSON.stringify({ id: `bai-${n}`, title: `Tin số ${n}`, body: `Nội dung bài số ${n}.` });

it("makes records, a journal and a report, and has nothing to do when it goes on", async () => {
	const [input, output] = [join(folder, "tin.jsonl"), join(folder, "kho")];
	writeFileSync(input, [article(1), "{", article(2), article(1)].join("\n"));
	const words = ["batch", input, "-o", output, "--jobs", "1"];
	const first = await banluu(words);
	expect(first.exit).toBe(1);
	expect(first.stderr).toContain("records made: 2 · duplicates: 1 · failed: 1");
	const records = () => readdirSync(output).filter((name) => !name.includes("banluu.db"));
	const labels = records();
	expect(labels).toHaveLength(2);
	expect(existsSync(join(`${output}.batch`, "report.html"))).toBe(true);
	const again = await banluu([...words, "--resume", "--json"]);
	expect(JSON.parse(again.stdout.trim().split("\n").at(-1) as string)).toMatchObject({
		built: 2,
		failed: 1,
		unfinished: 0,
	});
	expect(records()).toEqual(labels);
	expect((await banluu(["catalog", "list", "-o", output])).stdout).toContain("Tin số 2");
	const lines = readFileSync(join(`${output}.batch`, "journal.jsonl"), "utf8")
		.trim()
		.split("\n");
	expect(lines.filter((line) => line.includes('"state":"built"'))).toHaveLength(2);
});

it("refuses what it cannot understand before it writes anything", async () => {
	const { exit, stderr } = await banluu([
		"batch",
		join(folder, "bai.txt"),
		"-o",
		join(folder, "kho"),
		"--jobs",
		"0",
		"--since",
		"hôm qua",
	]);
	expect(exit).toBe(2);
	expect(stderr).toContain("batch/number");
	expect(stderr).toContain("batch/since");
	expect(existsSync(join(folder, "kho"))).toBe(false);
});

it("names the kinds of stores that there are", () => {
	expect([...storeKinds].sort()).toEqual(Object.keys(sinkKinds).sort());
});
