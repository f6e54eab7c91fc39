import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.ts";
import { encodeBytes } from "../text/charset/encode.ts";
import { banluu, workFolder } from "./terminal.ts";

let folder: string;
let remove: () => void;
beforeEach(() => {
	({ path: folder, remove } = workFolder());
});
afterEach(() => remove());

const at = (...names: string[]) => join(folder, ...names);
const stay = new AbortController().signal;
/** In the folder, with its project file. */
const here = (args: readonly string[], env: Readonly<Record<string, string>> = { LANG: "en_GB.UTF-8" }) =>
	banluu(args, env, stay, folder);
const lines = (text: string) =>
	text
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));

describe("the flavour", () => {
	const built = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
		const { exit, stdout, stderr } = await here(["build", at("bai.txt"), "-o", at(`kho${++count}`), ...args], {
			LANG: "en_GB.UTF-8",
			...env,
		});
		if (exit !== 0) return `${exit} ${/\[([\w/-]+)\]/.exec(stderr)?.[1]}`;
		return JSON.parse(readFileSync(join(stdout.trim(), "data/metadata/record.json"), "utf8")).recipe.flavour;
	};
	let count = 0;

	it("comes from the option, else the variable, else the file, else it is 2a with PDF/UA-1", async () => {
		expect(await built([])).toBe("PDF/A-2a, PDF/UA-1");
		writeFileSync(at("banluu.yml"), "pdfa: 3a\nua: false\n");
		expect(await built([])).toBe("PDF/A-3a");
		expect(await built(["--ua"])).toBe("PDF/A-3a, PDF/UA-1");
		expect(await built([], { BANLUU_PDFA: "1a", BANLUU_UA: "1" })).toBe("PDF/A-1a, PDF/UA-1");
		expect(await built(["--pdfa", "2u"], { BANLUU_PDFA: "1a" })).toBe("PDF/A-2u");
	});

	it("that there is none of is a wrong call", async () => {
		expect(await built(["--pdfa", "5"])).toBe("2 cli/option-value");
		expect(await built([], { BANLUU_PDFA: "5" })).toBe("2 cli/variable-value");
		expect(await built(["--pdfa", "2b", "--ua"])).toBe("2 cli/pdfa-without-ua");
	});
});

describe("a project file", () => {
	it("settles folder, namespace, language and defaults of a build; the record says where the defaults come from", async () => {
		expect((await here(["init", folder, "--publisher", "Báo Bắc Kạn", "-o", "kho", "--lang", "vi"])).exit).toBe(0);
		const { exit, stdout, stderr } = await here(["build", at("bai.txt")]);
		expect(exit).toBe(0);
		expect(stdout.startsWith(at("kho"))).toBe(true);
		expect(stderr).toContain("đã tạo hồ sơ");
		const json = JSON.parse(readFileSync(join(stdout.trim(), "data/metadata/record.json"), "utf8"));
		expect(json.metadata.publisher).toMatchObject([
			{ value: "Báo Bắc Kạn", origin: "given", place: { file: "banluu.yml", path: "metadata.publisher" } },
		]);
		expect(JSON.stringify(json)).not.toContain(folder);
		expect((await here(["verify", at("kho")])).exit).toBe(0);
	});

	it("is outranked by what is said of the article itself", async () => {
		writeFileSync(at("banluu.yml"), "metadata:\n  publisher: Chung\n  creator: Chung\n");
		writeFileSync(at("bai.yml"), "publisher: Riêng\n");
		const { stdout } = await here(["describe", at("bai.txt"), "--json", "--set", "creator=Nông Vui"]);
		const { claims } = lines(stdout).find((line) => line.type === "description");
		const values = (element: string) =>
			claims.filter((claim: { element: string }) => claim.element === element).map((c: { value: string }) => c.value);
		expect([values("publisher"), values("creator")]).toEqual([["Riêng"], ["Nông Vui"]]);
	});

	it("gives an article another identifier in another namespace, and the same one in the same", async () => {
		const identifier = async (...args: readonly string[]) =>
			lines((await here(["build", at("bai.txt"), "--dry-run", "--json", ...args])).stdout).find(
				(line) => line.type === "record",
			).identifier;
		const before = await identifier();
		await here(["init", folder]);
		const inside = await identifier();
		expect(inside).not.toBe(before);
		expect(await identifier()).toBe(inside);
		expect(await identifier("--namespace", "c83e39f7-8246-47fe-8daf-a4f4e9adeeb9")).not.toBe(inside);
	});

	it("that is wrong stops every command that needs it, with usage as the exit code", async () => {
		writeFileSync(at("banluu.yml"), "output: {\n");
		for (const args of [
			["build", at("bai.txt")],
			["describe", at("bai.txt")],
			["verify", folder],
			["config"],
			["doctor"],
		]) {
			const { exit, stdout, stderr } = await here(args);
			expect([args[0], exit, stdout]).toEqual([args[0], 2, ""]);
			expect(stderr).toContain("metadata/yaml-indent");
		}
		expect(existsSync(at("output"))).toBe(false);
	});

	it("may state the encoding of all articles; option and variable outrank it", async () => {
		writeFileSync(at("cu.txt"), encodeBytes("Bá, cá và lúa\n", "viscii").bytes);
		const read = async (args: readonly string[], env?: Readonly<Record<string, string>>) => {
			const found = lines((await here(["build", "--dry-run", "--json", at("cu.txt"), ...args], env)).stdout);
			return found.find((line) => line.code?.startsWith("read/encoding"));
		};
		expect((await read([])).code).toBe("read/encoding-uncertain");
		writeFileSync(at("banluu.yml"), "encoding: viscii\n");
		expect((await read([])).params.encoding).toBe("viscii");
		expect((await read([], { BANLUU_ENCODING: "vps" })).params.encoding).toBe("vps");
		expect((await read(["--encoding", "vni"], { BANLUU_ENCODING: "vps" })).params.encoding).toBe("vni");
		expect((await here(["build", at("cu.txt")], { BANLUU_ENCODING: "latin1" })).exit).toBe(2);
		writeFileSync(at("banluu.yml"), "encoding: latin1\n");
		expect((await here(["build", at("cu.txt")])).exit).toBe(2);
	});

	it("with strict can be overruled by --no-strict and by the variable", async () => {
		writeFileSync(at("banluu.yml"), "strict: true\n");
		writeFileSync(at("la.txt"), "Đồng chí \u{10ffff} Văn An.\n");
		const build = (args: readonly string[], env = {}) => here(["build", at("la.txt"), "-o", at("kho"), ...args], env);
		expect((await build([])).exit).toBe(1);
		expect((await build(["--no-strict"])).exit).toBe(0);
		expect((await build([], { BANLUU_STRICT: "0" })).exit).toBe(0);
		expect((await build([], { BANLUU_STRICT: "maybe" })).exit).toBe(2);
	});
});

describe("doctor", () => {
	it("ends with 1 only where something required fails, and says so as JSON too", async () => {
		const good = await here(["doctor", "-o", at("kho"), "--json"], { LANG: "C" });
		expect(lines(good.stdout).at(-1)).toMatchObject({ type: "result", ok: true, exit: 0, failed: 0, warning: 1 });
		const bad = await here(["doctor", "-o", at("bai.txt"), "--json"]);
		expect(lines(bad.stdout).find((line) => line.name === "folder")).toMatchObject({ type: "check", state: "failed" });
		expect([bad.exit, lines(bad.stdout).at(-1)]).toEqual([
			1,
			expect.objectContaining({ ok: false, exit: 1, failed: 1 }),
		]);
	});
});

describe("the environment", () => {
	it("is that of the call: BANLUU_OUTPUT, BANLUU_NAMESPACE", async () => {
		const { stdout } = await here(["build", at("bai.txt"), "--dry-run"], { BANLUU_OUTPUT: at("bien") });
		expect(stdout.startsWith(at("bien"))).toBe(true);
		const bad = await here(["build", at("bai.txt")], { BANLUU_NAMESPACE: "báo", BANLUU_LANG: "en" });
		expect([bad.exit, bad.stderr]).toEqual([2, expect.stringContaining("`BANLUU_NAMESPACE` is not a UUID")]);
	});
});

describe("a dry run", () => {
	it("says where the record would go, what it would be and what is missing, and writes nothing", async () => {
		const dry = await here(["build", at("bai.txt"), "-o", at("kho"), "--dry-run", "--json"]);
		const record = lines(dry.stdout).find((line) => line.type === "record");
		expect(record).toMatchObject({ state: "would-build", missing: ["title", "creator", "publisher", "issued"] });
		expect(lines(dry.stdout).at(-1)).toMatchObject({ ok: true, built: 0, wouldBuild: 1 });
		expect(existsSync(at("kho"))).toBe(false);
		const built = await here(["build", at("bai.txt"), "-o", at("kho")]);
		expect(built.stdout.trim()).toBe(record.path);
		const before = readdirSync(at("kho"));
		const stateOf = async (...args: readonly string[]) =>
			lines((await here(["build", at("bai.txt"), "-o", at("kho"), "--dry-run", "--json", ...args])).stdout).find(
				(line) => line.type === "record",
			).state;
		expect(await stateOf()).toBe("identical");
		expect(await stateOf("--set", "title=Tít")).toBe("failed");
		expect(await stateOf("--set", "title=Tít", "--update")).toBe("would-update");
		expect(readdirSync(at("kho"))).toEqual(before);
	});
});

describe("how much is said", () => {
	it("-v names what is read and each phase; with --json as steps", async () => {
		writeFileSync(at("bai.yml"), "title: Tít\n");
		const { stderr } = await here(["build", at("bai.txt"), "-o", at("a"), "-v"]);
		expect(stderr).toContain(`read: ${at("bai.yml")}, ${at("bai.txt")}`);
		const { stdout } = await here(["build", at("bai.txt"), "-o", at("b"), "-v", "--json"]);
		const steps = lines(stdout).filter((line) => line.type === "step");
		expect(steps.map((step) => step.phase)).toEqual(["resources", "read", "describe", "compare", "make", "publish"]);
	});

	it("a folder is built with a summary; the progress line stands on a terminal only and is cleared", async () => {
		mkdirSync(at("bai"));
		for (const name of ["a", "b", "c"]) writeFileSync(at("bai", `${name}.txt`), `Bài ${name}.\n`);
		const run3 = async (terminal: boolean, ...more: readonly string[]) => {
			let stderr = "";
			const exit = await run(["build", at("bai"), "-o", at("kho"), "--no-color", ...more], {
				stdout: () => {},
				stderr: (text) => {
					stderr += text;
				},
				env: { BANLUU_LANG: "en" },
				terminal,
				columns: 80,
				cwd: folder,
				platform: "linux",
				nodeVersion: process.version,
				now: Date.now,
				signal: stay,
			});
			expect(exit).toBe(0);
			return stderr;
		};
		const drawn = await run3(true);
		expect(drawn).toContain("\r0/3 ░");
		expect(drawn).toContain("\r3/3 █");
		expect(drawn.endsWith("\r\u001b[Krecord made: 3\n")).toBe(true);
		for (const silent of [await run3(false), await run3(true, "--no-progress"), await run3(true, "-q")]) {
			expect(silent).not.toContain("\r");
		}
	});
});

describe("options of every command", () => {
	it("may stand before its name", async () => {
		const plain = await here(["templates", "--lang", "vi", "--json"]);
		expect(plain.exit).toBe(0);
		expect(await here(["--lang", "vi", "--json", "templates"])).toEqual(plain);
		expect(await here(["--json", "--lang=vi", "templates"])).toEqual(plain);
		const misspelt = await here(["--lang", "vi", "tempaltes"]);
		expect([misspelt.exit, misspelt.stderr]).toEqual([2, expect.stringContaining("templates")]);
		const output = at("luu");
		const { exit, stderr } = await here(["-q", "--lang", "vi", at("bai.txt"), "-o", output]);
		expect([exit, stderr]).toEqual([0, ""]);
		expect(readdirSync(output)).toHaveLength(1);
	});
});
