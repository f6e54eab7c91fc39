import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Check, checkNode, checkTerminal, examine, oldestNode } from "../../src/app/doctor.ts";
import { tools, toolVersion, versionIn } from "../../src/app/tools.ts";
import { checkLine } from "../../src/cli/command/doctor.ts";
import { palette } from "../../src/cli/render/colour.ts";
import type { Resources } from "../../src/model/index.ts";
import { packageResources } from "../../src/store/resources.ts";
import { folderWith } from "./folder.ts";

async function examined(more: Partial<Parameters<typeof examine>[0]> = {}): Promise<readonly Check[]> {
	const output = more.output ?? join(folderWith({}), "chưa", "có");
	const checks: Check[] = [];
	const request = {
		template: "newspaper",
		env: { LANG: "vi_VN.UTF-8" },
		platform: "linux",
		node: "v22.1.0",
		findTool: async () => undefined,
		...more,
		output,
	} as const;
	for await (const check of examine(request)) checks.push(check);
	return checks;
}

const stateOf = (checks: readonly Check[], name: Check["name"]) => checks.find((check) => check.name === name)?.state;

describe("doctor", () => {
	it("finds this package whole, leaves nothing behind, and asks for no tool", async () => {
		const folder = folderWith({});
		const checks = await examined({ output: folder });
		const required = checks.filter((check) => !["tool", "disk", "packs"].includes(check.name));
		expect(required.map(({ state }) => state)).toEqual(required.map(() => "ok"));
		expect(checks.filter((check) => check.name === "tool")).toHaveLength(tools.length);
		expect(checks.filter((check) => check.name === "tool").every((check) => check.state === "missing")).toBe(true);
		expect(readdirSync(folder)).toEqual([]);
	});

	it("sees a font that was changed, one that is not there, and a list that cannot be read", async () => {
		const own = packageResources();
		const changed = (broken: (path: string) => ReturnType<Resources["font"]> | undefined): Resources => ({
			...own,
			font: (path) => broken(path) ?? own.font(path),
		});
		const turned = changed((path) =>
			path.endsWith("Tinos-Bold.ttf") ? { value: new Uint8Array(9), diagnostics: [] } : undefined,
		);
		const checks = await examined({ resources: turned });
		expect(checks.find((check) => check.name === "fonts")).toMatchObject({
			state: "failed",
			params: { bad: "tinos/Tinos-Bold.ttf" },
		});
		const gone = changed((path) => (path.endsWith(".ttf") ? { diagnostics: [] } : undefined));
		expect(stateOf(await examined({ resources: gone }), "fonts")).toBe("failed");
		const nothing = changed(() => ({ value: new TextEncoder().encode("{"), diagnostics: [] }));
		const broken = await examined({ resources: nothing });
		expect([stateOf(broken, "fonts"), stateOf(broken, "letters")]).toEqual(["failed", "failed"]);
	});

	it("sees a template that is wrong, or not there", async () => {
		const folder = folderWith({ "rieng.json": '{ "name": "rieng" }' });
		expect(stateOf(await examined({ template: join(folder, "rieng.json") }), "templates")).toBe("failed");
		expect(stateOf(await examined({ template: "khong-co" }), "templates")).toBe("failed");
	});

	it("sees an output folder whose place is taken by a file", async () => {
		const folder = folderWith({ tep: "x" });
		expect(stateOf(await examined({ output: join(folder, "tep") }), "folder")).toBe("failed");
	});

	it.each([
		["v20.19.0", "ok"],
		["v20.18.9", "failed"],
		["v18.20.0", "failed"],
		["v22.0.0", "ok"],
	])("Node.js %s: %s", (version, state) => {
		expect(checkNode(version).state).toBe(state);
	});

	it("asks for the Node.js that package.json asks for", () => {
		const text = readFileSync(join(import.meta.dirname, "../../package.json"), "utf8");
		expect(JSON.parse(text).engines.node).toBe(`>=${oldestNode}`);
	});

	it.each([
		["linux", { LANG: "vi_VN.UTF-8" }, "ok", undefined],
		["linux", { LANG: "vi_VN.utf8" }, "ok", undefined],
		["linux", { LANG: "vi_VN.UTF-8", LC_ALL: "C" }, "warning", undefined],
		["linux", {}, "warning", undefined],
		["darwin", {}, "ok", undefined],
		["win32", {}, "warning", "code-page"],
		["win32", { WT_SESSION: "x" }, "ok", undefined],
	] as const)("a terminal on %s with %j: %s", (platform, env, state, variant) => {
		const check = checkTerminal(env, platform);
		expect([check.state, check.variant]).toEqual([state, variant]);
	});

	it("says each outcome in both languages, with nothing left to fill in", async () => {
		const folder = folderWith({ tep: "x" });
		const checks = [
			...(await examined()),
			...(await examined({
				output: join(folder, "tep"),
				template: "khong-co",
				node: "v18.0.0",
				platform: "win32",
				env: {},
			})),
			...(await examined({ findTool: async () => "1.2.3", env: {} })),
		];
		for (const check of checks) {
			const [vi, en] = (["vi", "en"] as const).map((language) => checkLine(check, language, palette(false)));
			expect(vi).not.toMatch(/\{\w+\}|undefined/);
			expect(en).not.toMatch(/\{\w+\}|undefined/);
		}
	});
});

describe("outside tools", () => {
	it.each([
		["qpdf version 11.3.0\nRun qpdf --copyright", "11.3.0"],
		['openjdk version "17.0.15" 2025-04-15', "17.0.15"],
		["bagit-python version 1.9.0", "1.9.0"],
		["tool without a number", "tool without a number"],
		["", ""],
	])("%j is version %s", (output, version) => {
		expect(versionIn(output)).toBe(version);
	});

	it("are asked, and are missing where there are none", async () => {
		const tool = { name: "x", use: "", commands: ["banluu-khong-co-lenh-nay"], arguments: [] };
		expect(await toolVersion(tool, process.platform)).toBeUndefined();
		const node = { ...tool, commands: ["banluu-khong-co-lenh-nay", process.execPath], arguments: ["--version"] };
		expect(await toolVersion(node, process.platform)).toBe(process.version.slice(1));
	});
});
