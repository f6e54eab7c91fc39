import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { banluu, seedPath, workFolder } from "./terminal.ts";

const { path: folder, remove } = workFolder();
afterAll(remove);
const at = (name: string) => join(folder, name);
const put = (name: string, content: string | Uint8Array) => {
	writeFileSync(at(name), content);
	return at(name);
};
const objects = (stdout: string) =>
	stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

const seed = readFileSync(seedPath, "utf8").replace(/^\s*date \S+ /, "");
const rows = [
	JSON.stringify({ id: 1, link: "https://bao.vn/1", publish: { $date: "2023-03-20T03:00:00Z" }, text: seed }),
	'{"id": 2, "text": "hỏng',
	JSON.stringify({
		id: 3,
		link: "https://bao.vn/3",
		publish: { $date: 1_562_284_800_000 },
		text: "Tin thứ ba.",
		luot_xem: 5,
	}),
];
const corpus = put("kho.jsonl", `${rows.join("\n")}\n`);

describe("build", () => {
	it("makes a record of each member, with its own bytes as source; a bad one is a failed part", async () => {
		const { exit, stdout } = await banluu(["build", corpus, "-o", at("ra"), "--json"]);
		expect(exit).toBe(1);
		const all = objects(stdout);
		const records = all.filter(({ type }) => type === "record");
		expect(records.map(({ state, within }) => [state, within])).toEqual([
			["built", { file: corpus, number: 1, line: 1 }],
			["failed", { file: corpus, number: 2, line: 2 }],
			["built", { file: corpus, number: 3, line: 3 }],
		]);
		for (const [record, row] of [
			[records[0], rows[0]],
			[records[2], rows[2]],
		] as const) {
			const source = join(String(record?.path), "data/source");
			const [name] = readdirSync(source);
			expect(readFileSync(join(source, String(name)), "utf8")).toBe(row);
		}
		const told = all.filter(({ type }) => type === "finding");
		expect(told.filter(({ code }) => code === "read/keys-chosen")).toMatchObject([
			{ params: { preset: "bkai", members: 1 } },
			{ params: { preset: "common", members: 1 } },
		]);
		expect(told.find(({ code }) => code === "read/json-cut-off")).toMatchObject({ place: { file: corpus, line: 2 } });
		const kept = readFileSync(join(String(records[2]?.path), "data/metadata/record.json"), "utf8");
		expect(kept).toContain("read/keys-unmapped");
		expect(kept).toContain("luot_xem");

		const verified = await banluu(["verify", at("ra")]);
		expect(verified.exit).toBe(0);
		const again = await banluu(["build", corpus, "-o", at("ra"), "--json"]);
		expect(objects(again.stdout).filter(({ state }) => state === "identical")).toHaveLength(2);
	});

	it("another map is another record of the same source", async () => {
		const file = put("hai.jsonl", '{"a": "Văn bản a.", "b": "Văn bản b."}\n');
		expect((await banluu(["build", file, "--map", "body=a", "-o", at("hai")])).exit).toBe(0);
		expect((await banluu(["build", file, "--map", "body=b", "-o", at("hai")])).exit).toBe(9);
		expect((await banluu(["build", file, "--map", "body=b", "-o", at("hai"), "--update"])).exit).toBe(0);
	});

	it("people read which line it was", async () => {
		const { stderr } = await banluu(["build", corpus, "--dry-run", "-o", at("ra-2")]);
		expect(stderr).toContain(`no record made: ${corpus}:2`);
		expect(stderr).toContain(`a record would be made: ${corpus}:3`);
		expect(stderr).toMatch(
			/a record would be made: 2 · no record made: 1|no record made: 1 · a record would be made: 2/,
		);
	});

	it("stops at the first bad member where that is asked for", async () => {
		const { exit, stdout } = await banluu([
			"build",
			corpus,
			"--dry-run",
			"--bad-members",
			"stop",
			"--json",
			"-o",
			at("ra-3"),
		]);
		expect(exit).toBe(1);
		expect(objects(stdout).filter(({ type }) => type === "record")).toHaveLength(2);
	});

	it("takes collections from a folder, but no JSON that may be a description", async () => {
		const { stdout } = await banluu(["build", folder, "--dry-run", "--json", "-o", at("ra-4")]);
		const sources = new Set(
			objects(stdout)
				.filter(({ type }) => type === "record")
				.map(({ source }) => source),
		);
		expect(sources).toContain(corpus);
		put("danh-sach.json", "[]");
		const told = objects((await banluu(["build", folder, "--dry-run", "--json", "-o", at("ra-4")])).stdout);
		expect(told.filter(({ code }) => code === "cli/folder-json-skipped")).toMatchObject([
			{ params: { path: at("danh-sach.json") } },
		]);
	});

	it("a title cannot be given to all; a publisher can, also beside the collection", async () => {
		const title = await banluu(["build", corpus, "--set", "title=Tít", "--dry-run", "-o", at("ra-5")]);
		expect([title.exit, title.stderr]).toEqual([2, expect.stringContaining("cli/not-shared")]);
		const file = put("bao.jsonl", `${rows[2]}\n`);
		put("bao.yml", "publisher: Báo Bắc Kạn\n");
		const { stdout } = await banluu(["describe", file, "--json"]);
		const [described] = objects(stdout).filter(({ type }) => type === "description");
		expect(JSON.stringify(described)).toContain("Báo Bắc Kạn");
	});
});

describe("describe", () => {
	it("gives one JSON line for each member, and the numbers at the end", async () => {
		const { exit, stdout } = await banluu(["describe", corpus, "--json"]);
		expect(exit).toBe(1);
		const all = objects(stdout);
		expect(all.filter(({ type }) => type === "description").map(({ member }) => member)).toEqual([
			{ file: corpus, number: 1, line: 1 },
			{ file: corpus, number: 3, line: 3 },
		]);
		expect(all.at(-1)).toMatchObject({ type: "result", exit: 1, described: 2, failed: 1 });
	});

	it("reads the next member only when whoever reads the lines has caught up", async () => {
		let waits = 0;
		const { stdout } = await banluu(["describe", corpus, "--json"], undefined, undefined, undefined, async () => {
			waits++;
		});
		const members = objects(stdout).filter(({ type }) => type === "description").length;
		expect(members).toBe(2);
		expect(waits).toBeGreaterThanOrEqual(members);
	});

	it.each([
		[["--only", "3"], [3]],
		[["--skip", "1"], [3]],
		[["--limit", "1"], [1]],
		[
			["--only", "1-2,3"],
			[1, 3],
		],
		[["--limit", "0"], []],
	])("%j", async (words, numbers) => {
		const { stdout } = await banluu(["describe", corpus, "--json", ...words]);
		const described = objects(stdout).filter(({ type }) => type === "description");
		expect(described.map(({ member }) => (member as { readonly number: number }).number)).toEqual(numbers);
	});

	it("shows people the first member, or those that they name", async () => {
		const first = await banluu(["describe", corpus]);
		expect(first.stdout.match(/^# .*kho\.jsonl:\d+$/gm)).toEqual([`# ${corpus}:1`]);
		expect(first.stderr).toContain("--only");
		const third = await banluu(["describe", corpus, "--only", "3", "-o", at("ba.yml")]);
		expect([third.exit, readFileSync(at("ba.yml"), "utf8").split("\n")[0]]).toEqual([0, `# ${corpus}:3`]);
	});

	it("reads gzip, JSON and CSV by their names, and any name with --input-format", async () => {
		const packed = put("kho.jsonl.gz", gzipSync(`${rows[0]}\n`));
		const json = put("mang.json", `[${rows[0]}]`);
		const csv = put("bang.csv", "title,text\nTít,Bài.\n");
		const odd = put("kho.data", `${rows[0]}\n`);
		for (const words of [[packed], [json], [csv], [odd, "--input-format", "jsonl"]])
			expect((await banluu(["describe", ...words, "--json"])).exit).toBe(0);
	});

	it.each([
		[["--map", "titel=a"], "cli/map-target-similar"],
		[["--map", "xyzzy=a"], "cli/map-target"],
		[["--map", "title"], "cli/map"],
		[["--preset", "khong-co"], "cli/option-value"],
		[["--input-format", "docx"], "cli/option-value"],
		[["--only", "0"], "cli/member-numbers"],
		[["--only", "1-99999999"], "cli/member-numbers"],
		[["--limit", "-1"], "cli/member-numbers"],
	])("%j is refused", async (words, code) => {
		const { exit, stderr } = await banluu(["describe", corpus, ...words]);
		expect([exit, stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
	});

	it("says what is wrong with the file as a whole", async () => {
		expect(await banluu(["describe", at("khong-co.jsonl"), "--json"])).toMatchObject({
			exit: 3,
			stdout: expect.stringContaining("store/not-found"),
		});
		expect((await banluu(["describe", put("rong.jsonl", "\n\n")])).stderr).toContain("read/collection-empty");
		const cut = put("cut.jsonl.gz", gzipSync(`${rows[0]}\n`.repeat(50)).subarray(0, 2000));
		const { exit, stdout } = await banluu(["describe", cut, "--json"]);
		expect(exit).not.toBe(0);
		expect(stdout).toContain("read/packing-truncated");
	});

	it("what a member says cannot steer the terminal", async () => {
		const file = put("dieu-khien.jsonl", '{"text": "Bài \\u001b[31mđỏ\\u0007 và \\u202engược."}\n');
		const { stderr, exit } = await banluu(["describe", file]);
		expect(exit).toBe(1);
		expect(stderr).toContain("␛[31m");
		expect(stderr).not.toMatch(/[\u001b\u0007\u202e]/);
	});

	it("alike findings of many members are counted for people", async () => {
		const many = put("nhieu.jsonl", '{"text": "<b>Tin</b> ngắn."}\n'.repeat(30));
		const { stderr } = await banluu(["describe", many, "--limit", "30"]);
		expect(stderr.match(/\[read\/markup-in-text\]: /g)).toHaveLength(5);
		expect(stderr).toContain("25 more");
	});
});
