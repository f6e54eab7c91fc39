import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/app/catalog.ts";
import { sinkKinds } from "../../src/batch/sinks.ts";
import { storeKinds } from "../../src/model/settings.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { banluu, workFolder } from "./terminal.ts";

let folder: string;
let remove: () => void;
beforeEach(() => {
	({ path: folder, remove } = workFolder());
});
afterEach(() => remove());

const article = (n: number) => JSON.stringify({ id: `bai-${n}`, title: `Tin số ${n}`, body: `Nội dung bài số ${n}.` });

it("is refused before anything is made where an input is not there", async () => {
	const input = join(folder, "tin.jsonl");
	writeFileSync(input, article(1));
	const output = join(folder, "kho");
	const { exit, stderr } = await banluu(["batch", input, join(folder, "khong-co.jsonl"), "-o", output]);
	expect(exit).toBe(3);
	expect(stderr.match(/store\/not-found/g)).toHaveLength(1);
	expect(readdirSync(folder).filter((name) => name.startsWith("kho"))).toEqual([]);
});

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

describe("what is asked of a run", () => {
	const dated = (n: number, more: object = {}) =>
		JSON.stringify({
			id: `bai-${n}`,
			title: `Tin số ${n}`,
			published: `2023-0${n}-11`,
			body: `Nội dung bài số ${n}.`,
			...more,
		});
	const summary = async (words: readonly string[]) => {
		const { exit, stdout } = await banluu(["batch", ...words, "--jobs", "1", "--json"]);
		return { exit, ...(JSON.parse(stdout.trim().split("\n").at(-1) as string) as Record<string, unknown>) };
	};
	const files = (lines: readonly string[]) => {
		const [input, output] = [join(folder, "tin.jsonl"), join(folder, "kho")];
		writeFileSync(input, lines.join("\n"));
		return [input, "-o", output] as const;
	};
	const records = () => readdirSync(join(folder, "kho")).filter((name) => /-[0-9a-f]{8}$/.test(name));

	it("is told by `status`, with what failed by code, and `--only-failed` tries that alone", async () => {
		const words = files([dated(1), dated(2, { body: "" }), dated(3), dated(4)]);
		const first = await summary(words);
		expect(first).toMatchObject({ exit: 1, built: 3, failed: 1, outcome: "done" });
		const told = await banluu(["status", "-o", join(folder, "kho")]);
		expect(told.stdout).toMatch(/Articles done\s+3\nArticles failed\s+1\n\s+[a-z]+\/[a-z-]+: 1\nArticles left\s+0\n/);
		expect(told.stdout).toMatch(/Outcome\s+done\n/);
		const { batch } = JSON.parse(
			(await banluu(["status", "-o", join(folder, "kho"), "--json"])).stdout.split("\n")[0] as string,
		);
		expect(batch).toMatchObject({ done: 3, failed: 1, remaining: 0, outcome: "done" });
		const again = await summary([...words, "--only-failed"]);
		expect(again).toMatchObject({ exit: 1, built: 0, failed: 1 });
	});

	it("stops at the first failure, and `status` says what remains", async () => {
		const words = files([dated(1), dated(2, { body: "" }), dated(3), dated(4)]);
		expect(await summary([...words, "--fail-fast"])).toMatchObject({
			exit: 1,
			outcome: "stopped",
			built: 1,
			failed: 1,
		});
		const told = await banluu(["status", "-o", join(folder, "kho")]);
		expect(told.stdout).toMatch(/Outcome\s+stopped; `--resume` goes on/);
		expect(await summary([...words, "--resume"])).toMatchObject({ built: 3, failed: 1, outcome: "done" });
	});

	it("takes so many, and none that is older", async () => {
		const words = files([dated(1), dated(2), dated(3), dated(4)]);
		expect(await summary([...words, "--limit", "3", "--since", "2023-02-11"])).toMatchObject({
			exit: 0,
			built: 2,
			skipped: 1,
		});
		expect(records()).toHaveLength(2);
	});

	it("only describes in a dry run, and names what the target lacks", async () => {
		const words = files([dated(1), dated(2)]);
		const { exit, stdout, stderr } = await banluu(["batch", ...words, "--dry-run", "--for", "tt05", "--jobs", "1"]);
		expect([exit, stdout]).toEqual([1, ""]);
		expect(stderr).toContain("would be made: 2");
		expect(stderr).toMatch(/error\[describe\/|error\[tt05\/|error\[metadata\//);
		expect(existsSync(join(folder, "kho"))).toBe(false);
		expect(existsSync(join(folder, "kho.batch"))).toBe(false);
	});

	it("reports the same bytes and the same text, and keeps both of the latter", async () => {
		const words = files([dated(1), dated(1), dated(2, { title: "Tin số 1", body: "Nội dung bài số 1." })]);
		const { exit, stderr } = await banluu(["batch", ...words, "--jobs", "1"]);
		expect(exit).toBe(0);
		expect(stderr).toContain("batch/duplicate");
		expect(stderr).toContain("batch/near-duplicate");
		expect(records()).toHaveLength(2);
	});

	it.each(["bags", "zip-per-1000", "ocfl"])("verifies what is there: %s", async (kind) => {
		const words = [...files([dated(1), dated(2)]), "--to", kind];
		expect((await summary(words)).exit).toBe(0);
		expect(await summary([...words, "--check"])).toMatchObject({ exit: 2 });
		expect(await summary([...words, "--resume", "--check"])).toMatchObject({ exit: 0, built: 2 });
		const all = readdirSync(join(folder, "kho"), { recursive: true, withFileTypes: true });
		const victim = all.find(({ name }) => name.endsWith(kind === "zip-per-1000" ? ".zip" : ".pdf"));
		const path = join(victim?.parentPath as string, victim?.name as string);
		const bytes = readFileSync(path);
		bytes[500] = (bytes[500] as number) ^ 1;
		writeFileSync(path, bytes);
		const { exit, stderr } = await banluu(["batch", ...words, "--resume", "--check", "--jobs", "1"]);
		expect(exit).not.toBe(0);
		expect(stderr).toContain("batch/record-damaged");
		expect((await summary([...words, "--resume"])).exit).toBe(0);
	});

	it("leaves an output and a catalogue that another has", async () => {
		const words = files([dated(1)]);
		const lock = await acquireLock(join(folder, "kho.batch"));
		expect(lock.value).toBeUndefined();
		mkdirSync(join(folder, "kho.batch"));
		const held = await acquireLock(join(folder, "kho.batch"));
		expect(await summary(words)).toMatchObject({ exit: 7 });
		await held.value?.release();
		mkdirSync(join(folder, "kho"));
		const writer = await openCatalogue(join(folder, "kho", "banluu.db"), { write: true });
		const { exit, stderr } = await banluu(["batch", ...words, "--jobs", "1"]);
		expect([exit, stderr]).toEqual([7, expect.stringContaining("catalog/locked")]);
		writer.value?.close();
		expect((await banluu(["batch", ...words, "--jobs", "1", "--no-database"])).exit).toBe(0);
		const told = await banluu(["status", "-o", join(folder, "kho")]);
		expect(told.stdout).toContain("Articles done");
	});

	it("takes the store, the threads and the catalogue from the settings of a project", async () => {
		const [input] = files([dated(1)]);
		const settings = "to: ocfl\njobs: 1\ndatabase: danh-muc.db\noutput: luu\n";
		writeFileSync(join(folder, "banluu.yml"), settings);
		const { exit } = await banluu(["batch", input], undefined, undefined, folder);
		expect(exit).toBe(0);
		expect(readdirSync(join(folder, "luu"))).toContain("0=ocfl_1.1");
		expect(existsSync(join(folder, "danh-muc.db"))).toBe(true);
		const { stdout } = await banluu(["catalog", "list"], undefined, undefined, folder);
		expect(stdout).toContain("Tin số 1");
		expect((await banluu(["status"], undefined, undefined, folder)).stdout).toContain("Articles done");
	});
});
