import { describe, expect, it } from "vitest";
import { parseDescription, parseSettings } from "../../src/metadata/sidecar.ts";

const parse = (text: string) => parseDescription(text, "bai.yml");

describe("the group tt05", () => {
	it("is a group of its own, or keys with a dot", () => {
		const grouped = parse("title: Tít\ntt05:\n  fileCode: H03.99.2023.03.TIN\n  maintenance: '01'\n");
		const dotted = parse("title: Tít\ntt05.fileCode: H03.99.2023.03.TIN\ntt05.maintenance: 01\n");
		const plain = (outcome: ReturnType<typeof parse>) => outcome.value?.map((c) => [c.element, c.value]);
		expect(grouped.diagnostics).toEqual([]);
		expect(plain(grouped)).toEqual([
			["title", "Tít"],
			["tt05.fileCode", "H03.99.2023.03.TIN"],
			["tt05.maintenance", "01"],
		]);
		expect(plain(dotted)).toEqual(plain(grouped));
		expect(grouped.value?.[1]?.place).toMatchObject({ line: 3, column: 13 });
	});

	it.each([
		["tt05:\n  maintenance: 09", "metadata/invalid-code", 2],
		["tt05:\n  docId: H03.99.2023.03.TIN.0000001", "metadata/too-long", 2],
		["tt05:\n  numberOfPaper: mười", "metadata/invalid-number", 2],
		["tt05:\n  maintenence: 01", "metadata/misspelt-key", 2],
		["title: T\ntt05: 01", "metadata/unknown-key", 2],
		["tt05:\n  - mode: 01", "metadata/unknown-key", 1],
	])("refuses %j as %s", (text, code, line) => {
		const { value, diagnostics } = parse(text);
		expect(value).toBeUndefined();
		expect(diagnostics).toMatchObject([{ code, place: { line } }]);
	});

	it("takes settings", () => {
		expect(parseSettings(["tt05.mode=02"]).value).toMatchObject([{ element: "tt05.mode", value: "02" }]);
	});
});
