import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bagInfoValues, formatBagInfo, parseBagInfo } from "../../../src/packaging/bagit/info.ts";
import { bagVersions, currentVersion } from "../../../src/packaging/bagit/version.ts";
import { word } from "../../support/vietnamese.ts";

const parse = (text: string, rules = currentVersion) => parseBagInfo(text, "bag-info.txt", rules);

describe("formatBagInfo", () => {
	it("keeps order and repetition", () => {
		const elements = [
			["External-Identifier", "b"],
			["Contact-Name", "Nguyễn Thị Ánh"],
			["External-Identifier", "a"],
		] as const;
		expect(formatBagInfo(elements).value).toBe(
			"External-Identifier: b\nContact-Name: Nguyễn Thị Ánh\nExternal-Identifier: a\n",
		);
	});

	it("folds at 79 characters between words, never inside one", () => {
		const long = "x".repeat(90);
		const text = formatBagInfo([["External-Description", `${"mười một ".repeat(20)}${long} hết`]]).value ?? "";
		const lines = text.trimEnd().split("\n");
		expect(lines.length).toBeGreaterThan(3);
		for (const line of lines) if (!line.includes(long)) expect([...line].length).toBeLessThanOrEqual(79);
		expect(lines.slice(1).every((line) => /^ \S/.test(line))).toBe(true);
	});

	it("is read back as it was given", () => {
		const value = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(" ").trim());
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom("Contact-Name", "Ghi chú", "A b c"), value)), (elements) => {
				const { value: text, diagnostics } = formatBagInfo(elements);
				expect(diagnostics).toEqual([]);
				const back = parse(text ?? "");
				expect(back.diagnostics).toEqual([]);
				expect(back.value?.map((element) => [element.label, element.value])).toEqual(elements);
			}),
		);
	});

	it("keeps double spaces", () => {
		const value = `${"a  b ".repeat(40)}c`;
		expect(parse(formatBagInfo([["X", value]]).value ?? "").value?.[0]?.value).toBe(value);
	});

	it.each([
		["Contact-Name", "a\nb", "package/bag-info-value"],
		["Contact-Name", "a\rb", "package/bag-info-value"],
		["Contact-Name", "a\u2028b", "package/bag-info-value"],
		["Contact-Name", "", "package/bag-info-value"],
		["Contact-Name", " a", "package/bag-info-value"],
		["Contact:Name", "a", "package/bag-info-label"],
		[" Contact", "a", "package/bag-info-label"],
		["", "a", "package/bag-info-label"],
		["A\nB", "a", "package/bag-info-label"],
		["Bagging-Date", "01/03/2023", "package/bagging-date-malformed"],
	])("refuses %j: %j", (label, value, code) => {
		const { value: text, diagnostics } = formatBagInfo([[label, value]]);
		expect(text).toBeUndefined();
		expect(diagnostics.map((found) => found.code)).toEqual([code]);
	});

	it("refuses a second Payload-Oxum and warns of a second Bagging-Date", () => {
		expect(
			formatBagInfo([
				["Payload-Oxum", "1.1"],
				["payload-oxum", "1.1"],
			]).value,
		).toBeUndefined();
		const dates = formatBagInfo([
			["Bagging-Date", "2023-03-01"],
			["Bagging-Date", "2023-03-01"],
		]);
		expect(dates.value).toBeDefined();
		expect(dates.diagnostics.map((found) => found.severity)).toEqual(["warning"]);
	});
});

describe("parseBagInfo", () => {
	it("unfolds with spaces or tabs, any line end", () => {
		const text = "External-Description: một\r\n   hai\n\tba\rContact-Name: An";
		expect(parse(text).value).toEqual([
			{ label: "External-Description", value: "một hai ba", line: 1 },
			{ label: "Contact-Name", value: "An", line: 4 },
		]);
	});

	it("keeps colons in values and finds reserved labels in any case", () => {
		const elements = parse("external-IDENTIFIER: urn:uuid:1\n").value ?? [];
		expect(bagInfoValues(elements, "External-Identifier")[0]?.value).toBe("urn:uuid:1");
	});

	it("takes white space round the colon before 1.0", () => {
		const early = bagVersions.get("0.97");
		expect(parse("Test-Tag  :   5\n", early).value).toEqual([{ label: "Test-Tag", value: "5", line: 1 }]);
		expect(parse("Test-Tag  :   5\n", early).diagnostics).toEqual([]);
	});
});
