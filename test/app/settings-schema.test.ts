import { describe, expect, it } from "vitest";
import { projectFileText } from "../../src/app/init.ts";
import { parseSettingsFile, settingsSchema } from "../../src/app/settings-file.ts";
import { settingsJsonSchema } from "../../src/app/settings-schema.ts";

const namespace = "c83e39f7-8246-47fe-8daf-a4f4e9adeeb9";

describe("schemas/settings.schema.json", () => {
	// Written by `npx vitest run test/app/settings-schema -u`.
	it("is what the code says", async () => {
		await expect(`${JSON.stringify(settingsJsonSchema(), null, "\t")}\n`).toMatchFileSnapshot(
			"../../schemas/settings.schema.json",
		);
	});

	it("has every key, and no other", () => {
		const { properties, additionalProperties } = settingsJsonSchema() as {
			properties: object;
			additionalProperties: boolean;
		};
		expect(Object.keys(properties)).toEqual(Object.keys(settingsSchema.shape));
		expect(additionalProperties).toBe(false);
	});
});

describe("the settings of a project", () => {
	it("stand in the project file as examples that can be read once their mark is gone", () => {
		const text = projectFileText({ output: "kho", template: "newspaper", namespace, language: "vi" }).replace(
			/^# (?=(?:packages|to|jobs|database|preset|map):)/gm,
			"",
		);
		const { value, diagnostics } = parseSettingsFile(text, "banluu.yml");
		expect(diagnostics).toEqual([]);
		expect(value?.values.packages?.value).toBe("bagit");
		expect(value?.values.to?.value).toBe("bags");
		expect(value?.values.jobs?.value).toBe("2");
		expect(value?.values.map?.value).toBe("title=tieu_de,creator=tac_gia");
	});

	it.each([
		["to: kho", "to"],
		["jobs: 0", "jobs"],
		["jobs: nhiều", "jobs"],
		["packages: []", "packages"],
		["database: { a: b }", "database"],
	])("refuse %s with the place", (line, key) => {
		const { value, diagnostics } = parseSettingsFile(`output: kho\n${line}\n`, "banluu.yml");
		expect(value).toBeUndefined();
		expect(diagnostics).toMatchObject([{ code: "cli/settings-value", params: { key }, place: { line: 2 } }]);
	});
});
