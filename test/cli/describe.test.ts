import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { banluu, workFolder } from "./terminal.ts";

let folder: string;
let remove: () => void;
beforeEach(() => {
	({ path: folder, remove } = workFolder());
});
afterEach(() => remove());

const at = (name: string) => join(folder, name);
const lines = (text: string) =>
	text
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));

describe("describe --check", () => {
	it("names every gap, none counted away, and ends with 1", async () => {
		const { exit, stdout, stderr } = await banluu(["describe", at("bai.txt"), "--check", "--for", "tt05"]);
		expect(exit).toBe(1);
		expect(stdout).toBe("");
		for (const field of ["IDENTIFICATIONCODE", "fileCode", "title", "maintenance", "mode", "issuedDate", "organName"])
			expect(stderr).toContain(`\`${field}\``);
		expect(stderr).toContain("allowed: 01, 02, 03, 04, 05, 06, 07");
		expect(stderr).not.toContain("more findings of the code [metadata/target");
	});

	it("ends with 0 where nothing mandatory is missing, after all targets", async () => {
		const set = ["title=Tít", "creator=Nông Vui", "publisher=Báo Bắc Kạn", "issued=2023-03-21"];
		const args = set.flatMap((one) => ["--set", one]);
		const { exit } = await banluu([
			"describe",
			at("bai.txt"),
			"--check",
			"--for",
			"dspace",
			"--for",
			"zenodo",
			...args,
		]);
		expect(exit).toBe(0);
		const every = await banluu(["describe", at("bai.txt"), "--check", "--json", ...args]);
		expect(every.exit).toBe(1);
		const targets = lines(every.stdout).flatMap(({ params, severity }) =>
			severity === "error" ? [params.target] : [],
		);
		expect(new Set(targets)).toEqual(new Set(["tt05"]));
	});

	it("refuses a target that it does not know", async () => {
		expect(await banluu(["describe", at("bai.txt"), "--check", "--for", "nope"])).toMatchObject({ exit: 2 });
	});
});

describe("sheets", () => {
	it("go out, are completed, and describe each article by its own row", async () => {
		writeFileSync(at("tin.txt"), readFileSync(at("bai.txt")));
		const out = await banluu(["describe", at("bai.txt"), at("tin.txt"), "-f", "csv", "-o", at("bang.csv")]);
		expect(out).toMatchObject({ exit: 0, stdout: "" });
		const sheet = readFileSync(at("bang.csv"), "utf8");
		const titles = ["Tít một", "Tít hai"];
		const filled = sheet.replace(/"\? \[Sáng[^"]*"/g, () => `"${titles.shift()}"`);
		expect(titles).toEqual([]);
		writeFileSync(at("bang.csv"), filled);
		for (const [file, title] of [
			["bai.txt", "Tít một"],
			["tin.txt", "Tít hai"],
		] as const) {
			const { exit, stdout } = await banluu(["describe", at(file), "--metadata", at("bang.csv"), "--json"]);
			expect(exit).toBe(0);
			const { claims } = lines(stdout).find(({ type }) => type === "description");
			expect(claims.filter((c: { origin: string }) => c.origin === "given")).toMatchObject([
				{ element: "title", value: title },
			]);
		}
	});

	it("that say nothing of an article, or wrong things, are findings with their line", async () => {
		writeFileSync(at("bang.csv"), "file;issued\nkhac.txt;2023\n");
		expect((await banluu(["describe", at("bai.txt"), "-m", at("bang.csv")])).stderr).toContain("metadata/sheet-no-row");
		writeFileSync(at("bang.csv"), "file;issued\nbai.txt;31/02/2023\n");
		const { exit, stderr } = await banluu(["describe", at("bai.txt"), "-m", at("bang.csv")]);
		expect(exit).toBe(1);
		expect(stderr).toContain("bang.csv:2");
	});
});

describe("describe --suggest", () => {
	it("offers people as comments, and as their own list in JSON", async () => {
		const { stdout } = await banluu(["describe", at("bai.txt"), "--suggest"]);
		expect(stdout).toContain(
			"# suggestion (person called by name, 1:54): subject: { value: Tô Lâm, note: Ủy viên Bộ Chính trị }",
		);
		expect((await banluu(["describe", at("bai.txt")])).stdout).not.toContain("Trương Thị Mai");
		const json = await banluu(["describe", at("bai.txt"), "--suggest", "--json"]);
		const { suggestions, claims } = lines(json.stdout).find(({ type }) => type === "description");
		expect(suggestions.length).toBeGreaterThan(5);
		expect(claims.some((c: { element: string }) => c.element === "subject")).toBe(false);
	});
});

describe("authority files", () => {
	it("of the project and of an option speak of names that did not hold", async () => {
		writeFileSync(at("ten.yml"), "agencies:\n  - { name: Báo Cũ, to: 2020-12-31, successor: Báo Mới }\n");
		const args = ["describe", at("bai.txt"), "--set", "publisher=Báo Cũ"];
		expect((await banluu(args)).stderr).not.toContain("name-not-valid");
		expect((await banluu([...args, "--authority", at("ten.yml")])).stderr).toContain("successor: Báo Mới");
		writeFileSync(at("banluu.yml"), "authorities: ten.yml\n");
		const env = { LANG: "en_GB.UTF-8" };
		const own = await banluu(args, env, new AbortController().signal, folder);
		expect(own.stderr).toContain("successor: Báo Mới");
	});
});
