import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initProject, projectFileText } from "../../src/app/init.ts";
import { parseSettingsFile } from "../../src/app/settings-file.ts";
import { folderWith } from "./folder.ts";

const plain = { output: "output", template: "newspaper", language: "vi" } as const;
const namespace = "c83e39f7-8246-47fe-8daf-a4f4e9adeeb9";

describe("the project file", () => {
	it.each(["vi", "en"] as const)("in %s says what was asked for, and nothing that nobody said", (language) => {
		const { value, diagnostics } = parseSettingsFile(projectFileText({ ...plain, language, namespace }), "banluu.yml");
		expect(diagnostics).toEqual([]);
		const said = Object.entries(value?.values ?? {}).map(([key, { value: text }]) => [key, text]);
		expect(Object.fromEntries(said)).toEqual({
			...plain,
			language,
			namespace,
			pdfa: "2a",
			strict: "false",
			encoding: "auto",
		});
		expect(value?.defaults).toEqual([]);
	});

	it("its commented examples are right: without the marks they are read too", () => {
		const text = projectFileText({ ...plain, namespace }).replace(/^# ?(?=metadata:| {2}\w)/gm, "");
		const { value, diagnostics } = parseSettingsFile(text, "banluu.yml");
		expect(diagnostics).toEqual([]);
		expect(value?.defaults.map((claim) => claim.element)).toEqual(["publisher", "isPartOf", "rights", "rightsHolder"]);
	});

	it("keeps any name and any folder as it is", () => {
		const letters = fc.string({
			unit: fc.constantFrom(..."aĂ ế đ:#\"'\\-{}[]&*!|>%@`,yno1~"),
			minLength: 1,
			maxLength: 12,
		});
		const text = letters.filter((name) => name.trim() === name);
		fc.assert(
			fc.property(text, text, (publisher, output) => {
				const { value } = parseSettingsFile(projectFileText({ ...plain, output, publisher, namespace }), "banluu.yml");
				expect(value?.values.output?.value).toBe(output);
				expect(value?.defaults[0]?.value).toBe(publisher);
			}),
		);
	});
});

describe("init", () => {
	it("makes the folder and a namespace of its own, and never writes over a file", async () => {
		const folder = join(folderWith({}), "dự án", "mới");
		const made = await initProject({ ...plain, folder });
		expect(made.value?.path).toBe(join(folder, "banluu.yml"));
		const first = readFileSync(join(folder, "banluu.yml"), "utf8");
		expect(first).toContain(made.value?.namespace);
		const again = await initProject({ ...plain, folder });
		expect(again.diagnostics).toMatchObject([{ code: "cli/project-exists" }]);
		expect(readFileSync(join(folder, "banluu.yml"), "utf8")).toBe(first);
		const other = await initProject({ ...plain, folder: folderWith({}) });
		expect(other.value?.namespace).not.toBe(made.value?.namespace);
	});

	it("says so where it cannot write", async () => {
		const folder = folderWith({ tep: "x" });
		expect((await initProject({ ...plain, folder: join(folder, "tep") })).diagnostics).toMatchObject([
			{ severity: "error", code: expect.stringMatching(/^store\//) },
		]);
		mkdirSync(join(folder, "banluu.yml"));
		expect((await initProject({ ...plain, folder })).diagnostics).toMatchObject([{ severity: "error" }]);
	});
});
