import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFile, resolveSettings, type Settings, userFile } from "../../src/app/settings.ts";
import { folderWith } from "./folder.ts";

const namespace = "c83e39f7-8246-47fe-8daf-a4f4e9adeeb9";

const root = folderWith({
	"du-an/banluu.yml": "output: kho\nmetadata:\n  publisher: Báo Bắc Kạn\n  subject: [tin, bài]\n",
	"du-an/bai/2023/a.txt": "Bài.",
	"nha/.config/banluu/config.yml": `output: ~/luu\ntemplate: mau/rieng.json\nlanguage: vi\nmetadata:\n  publisher: Ai đó\n  rightsHolder: Tôi\n`,
});
const project = join(root, "du-an");
const home = join(root, "nha");

async function settle(
	flags: Parameters<typeof resolveSettings>[0]["flags"] = {},
	env: Readonly<Record<string, string>> = { HOME: home },
	cwd = join(project, "bai/2023"),
): Promise<Settings> {
	const { value, diagnostics } = await resolveSettings({ flags, env, cwd, platform: "linux" });
	expect(diagnostics).toEqual([]);
	return value as Settings;
}

describe("settings", () => {
	it("come from the option, else the variable, else the project, else the user, else the default", async () => {
		const env = { HOME: home, BANLUU_OUTPUT: "tu-bien" };
		expect((await settle({ output: "tu-lenh" }, env)).values.output).toMatchObject({
			value: "tu-lenh",
			origin: "flag",
			name: "--output",
		});
		expect((await settle({}, env)).values.output).toMatchObject({
			value: "tu-bien",
			origin: "environment",
			name: "BANLUU_OUTPUT",
		});
		const { values } = await settle();
		expect(values.output).toMatchObject({
			value: join(project, "kho"),
			origin: "project",
			place: { line: 1, column: 9 },
		});
		expect(values.language).toMatchObject({ value: "vi", origin: "user", place: { line: 3 } });
		expect(values.strict).toEqual({ key: "strict", value: "false", origin: "default" });
		expect(values.namespace).toEqual({ key: "namespace", origin: "default" });
	});

	it("count paths from the folder of their file, `~/` from home; a template's plain name stays a name", async () => {
		const { values } = await settle({}, { HOME: home }, home);
		expect(values.output.value).toBe(join(home, "luu"));
		expect(values.template.value).toBe(join(home, ".config/banluu/mau/rieng.json"));
		const named = folderWith({ "banluu.yml": "template: newspaper\n" });
		expect((await settle({}, {}, named)).values.template.value).toBe("newspaper");
	});

	it("an empty variable says nothing", async () => {
		expect((await settle({}, { BANLUU_OUTPUT: "" }, root)).values.output.origin).toBe("default");
	});

	it("the project's elements replace the user's, one by one, and keep their places", async () => {
		const said = (await settle()).defaults.map(({ origin, claim }) => [
			origin,
			claim.element,
			claim.value,
			claim.place?.line,
		]);
		expect(said).toEqual([
			["project", "publisher", "Báo Bắc Kạn", 3],
			["project", "subject", "tin", 4],
			["project", "subject", "bài", 4],
			["user", "rightsHolder", "Tôi", 6],
		]);
	});

	it("without files there is nothing but defaults", async () => {
		const { files, defaults, values } = await settle({}, {}, root);
		expect([files, defaults]).toEqual([[], []]);
		expect(Object.values(values).every((setting) => setting.origin === "default")).toBe(true);
	});

	it("a broken file is a finding, and gives no values", async () => {
		const broken = folderWith({ "banluu.yml": `outptu: x\nnamespace: ${namespace}\n` });
		const { value, diagnostics } = await resolveSettings({ flags: {}, env: {}, cwd: broken, platform: "linux" });
		expect(diagnostics).toMatchObject([
			{
				code: "cli/settings-misspelt-key",
				params: { key: "outptu", nearest: "output" },
				place: { line: 1, column: 1 },
			},
		]);
		expect(value?.values.namespace.value).toBeUndefined();
		expect([...(value?.texts.values() ?? [])]).toHaveLength(1);
	});
});

describe("the settings files", () => {
	it("the project's is the nearest one above", () => {
		expect(projectFile(join(project, "bai/2023"))).toBe(join(project, "banluu.yml"));
		expect(projectFile(root)).toBeUndefined();
	});

	it.each([
		["linux", { HOME: "/home/an" }, "/home/an/.config/banluu/config.yml"],
		["linux", { HOME: "/home/an", XDG_CONFIG_HOME: "/etc/an" }, "/etc/an/banluu/config.yml"],
		["linux", { HOME: "/home/an", XDG_CONFIG_HOME: "tuong/doi" }, "/home/an/.config/banluu/config.yml"],
		["darwin", { HOME: "/Users/an" }, "/Users/an/.config/banluu/config.yml"],
		["win32", { APPDATA: "C:\\Users\\Ân\\AppData\\Roaming" }, "C:\\Users\\Ân\\AppData\\Roaming\\banluu\\config.yml"],
		["win32", { HOME: "/home/an" }, undefined],
		["linux", {}, undefined],
	] as const)("the user's on %s with %j is %s", (platform, env, path) => {
		expect(userFile(env, platform)).toBe(path);
	});
});
