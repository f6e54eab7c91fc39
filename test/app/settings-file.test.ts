import { describe, expect, it } from "vitest";
import { parseSettingsFile } from "../../src/app/settings-file.ts";

const faults = (text: string) =>
	parseSettingsFile(text, "banluu.yml").diagnostics.map(({ code, place }) => [code, place?.line, place?.column]);

describe("a settings file", () => {
	it("gives values with places", () => {
		const { value, diagnostics } = parseSettingsFile("# thử\noutput: kho lưu\nstrict: true\n", "banluu.yml");
		expect(diagnostics).toEqual([]);
		expect(value?.values).toEqual({
			output: { value: "kho lưu", place: { file: "banluu.yml", line: 2, column: 9, length: 7, path: "output" } },
			strict: { value: "true", place: { file: "banluu.yml", line: 3, column: 9, length: 4, path: "strict" } },
		});
	});

	it.each([
		["", []],
		["# chỉ có chú thích\n", []],
		["output:\n", []],
		["metadata:\n", []],
		["outputs: x\n", [["cli/settings-misspelt-key", 1, 1]]],
		["màu: đỏ\n", [["cli/settings-unknown-key", 1, 1]]],
		["language: fr\n", [["cli/settings-value", 1, 11]]],
		["strict: có\n", [["cli/settings-value", 1, 9]]],
		["namespace: báo\n", [["cli/settings-value", 1, 12]]],
		["output: [a, b]\n", [["cli/settings-value", 1, 9]]],
		["metadata: Báo\n", [["cli/settings-value", 1, 11]]],
		["output: a\noutput: b\n", [["metadata/duplicate-key", 2, 1]]],
		["- output\n", [["metadata/not-a-mapping", 1, 1]]],
		["output: {\n", [["metadata/yaml-indent", 2, 1]]],
		["metadata:\n  publicher: Báo\n", [["metadata/misspelt-key", 2, 3]]],
		["metadata:\n  issued: 31/02/2023\n", [["metadata/invalid-date", 2, 11]]],
		["metadata:\n  title: Tít\n", [["cli/settings-not-shared", 2, 3]]],
		[
			"metadata:\n  identifier: x\n  title: y\n",
			[
				["cli/settings-not-shared", 2, 3],
				["cli/settings-not-shared", 3, 3],
			],
		],
	])("%j: %j", (text, expected) => {
		expect(faults(text)).toEqual(expected);
	});

	it("takes line endings of Windows and a byte order mark", () => {
		const { value } = parseSettingsFile("\uFEFFoutput: kho\r\nlanguage: vi\r\n", "banluu.yml");
		expect([value?.values.output?.value, value?.values.language?.value]).toEqual(["kho", "vi"]);
		expect(value?.values.language?.place).toMatchObject({ line: 2, column: 11 });
	});

	it("has no value where anything is wrong", () => {
		expect(parseSettingsFile("output: kho\nlanguage: fr\n", "banluu.yml").value).toBeUndefined();
	});
});
