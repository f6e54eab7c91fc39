import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { exitOf } from "../../src/cli/exit.ts";
import { languageOf } from "../../src/cli/language.ts";
import { palette, wantsColour } from "../../src/cli/render/colour.ts";
import { renderDiagnostic } from "../../src/cli/render/diagnostic.ts";
import { width } from "../../src/cli/render/width.ts";
import { parseBuildTime, parseNamespace } from "../../src/cli/settings.ts";
import { type Diagnostic, diagnostic } from "../../src/model/index.ts";

const source = `Dòng một\n… đồng chí 𠀋 Văn An, Phó Bí thư ${"rất dài ".repeat(20)}\n`;
const missing = diagnostic("font/missing-glyph", {
	params: { char: "𠀋", code: "U+2000B", font: "Tinos-Regular" },
	place: { file: "bai-viet.txt", line: 2, column: 12 },
	clause: { standard: "ISO 19005-2", clause: "6.2.11.8" },
});

function render(
	finding: Diagnostic,
	language: "vi" | "en" = "vi",
	text: string | undefined = source,
): readonly string[] {
	return renderDiagnostic(finding, { language, palette: palette(false), textOf: () => text }).split("\n");
}

describe("a finding", () => {
	it("shows sentence, place, line, caret, clause and hint", () => {
		const lines = render(missing);
		expect(lines[0]).toMatch(/^cảnh báo\[font\/missing-glyph\]: .*𠀋/);
		expect(lines[1]).toBe("  --> bai-viet.txt:2:12");
		expect(lines[3]).toMatch(/^ 2 \| … đồng chí 𠀋 Văn An/);
		expect(lines[3]?.endsWith("…")).toBe(true);
		const caret = lines[4] as string;
		expect(width(caret.slice(0, caret.indexOf("^")))).toBe(width((lines[3] as string).split("𠀋")[0] as string));
		expect(lines[5]).toBe("   = điều khoản: ISO 19005-2, 6.2.11.8");
		expect(lines[6]).toMatch(/^gợi ý: /);
	});

	it("does without the line where the text is not to be had, or shorter than the place says", () => {
		const short = renderDiagnostic(missing, { language: "en", palette: palette(false), textOf: () => undefined });
		expect(short).not.toContain("^");
		expect(render(missing, "en", "one line")).not.toContain("^");
	});

	it("shows controls by stand-ins, so that a text cannot drive the terminal", () => {
		const lines = render({ ...missing, place: { file: "a", line: 1, column: 2 } }, "en", "a\u001b[31mb\u200b\u202e");
		expect(lines.join("")).not.toMatch(/[\u001b\u200b\u202e]/);
		expect(lines[3]).toContain("a␛[31mb◌◌");
	});

	it("colours by severity only when asked", () => {
		const red = renderDiagnostic(diagnostic("cli/argument-unexpected"), {
			language: "en",
			palette: palette(true),
			textOf: () => undefined,
		});
		expect(red).toContain("\u001b[31m");
	});
});

describe("colour", () => {
	it.each([
		[undefined, {}, true, true],
		[undefined, {}, false, false],
		[undefined, { NO_COLOR: "1" }, true, false],
		[undefined, { FORCE_COLOR: "1" }, false, true],
		[undefined, { TERM: "dumb" }, true, false],
		[true, { NO_COLOR: "1" }, false, true],
		[false, {}, true, false],
	] as const)("option %s, environment %j, terminal %s: %s", (option, env, terminal, expected) => {
		expect(wantsColour(option, env, terminal)).toBe(expected);
	});
});

describe("the language", () => {
	it.each([
		[["--lang", "vi"], { LANG: "en_US.UTF-8" }, "vi"],
		[["--lang=en"], { LANG: "vi_VN.UTF-8" }, "en"],
		[[], { LANG: "vi_VN.UTF-8" }, "vi"],
		[[], { LANG: "en_US.UTF-8", LC_ALL: "vi_VN" }, "vi"],
		[[], { LANG: "C" }, "en"],
		[[], { BANLUU_LANG: "vi", LANG: "C" }, "vi"],
		[["--", "--lang", "vi"], { LANG: "C" }, "en"],
	] as const)("of %j in %j is %s", async (argv, env, expected) => {
		expect(await languageOf(argv, { env, cwd: tmpdir(), platform: "linux" })).toBe(expected);
	});
});

describe("the exit code", () => {
	it("is the gravest among the errors; warnings do not count", () => {
		expect(exitOf([])).toBe(0);
		expect(exitOf([missing])).toBe(0);
		expect(exitOf([{ ...missing, severity: "error" }])).toBe(1);
		expect(exitOf([diagnostic("build/different-record"), diagnostic("store/no-space")])).toBe(8);
		expect(exitOf([diagnostic("build/proof-failed"), diagnostic("build/text-differs")])).toBe(70);
	});
});

describe("settings", () => {
	const clock = () => Date.UTC(2026, 0, 2, 3, 4, 5, 678);

	it("take the time from the option, then SOURCE_DATE_EPOCH, then the clock, always as UTC with seconds", () => {
		expect(parseBuildTime("2026-01-02T10:04:05+07:00", { SOURCE_DATE_EPOCH: "0" }, clock).value).toBe(
			"2026-01-02T03:04:05Z",
		);
		expect(parseBuildTime(undefined, { SOURCE_DATE_EPOCH: "1700000000" }, clock).value).toBe("2023-11-14T22:13:20Z");
		expect(parseBuildTime(undefined, {}, clock).value).toBe("2026-01-02T03:04:05Z");
	});

	it.each(["2026-01-02", "2026-01-02T03:04:05", "2026-13-02T03:04:05Z", "now"])("refuse the time %s", (time) => {
		expect(parseBuildTime(time, {}, clock)).toMatchObject({ diagnostics: [{ code: "cli/build-time" }] });
	});

	it("refuse an epoch that is not a number, and a namespace that is not a UUID", () => {
		expect(parseBuildTime(undefined, { SOURCE_DATE_EPOCH: "1e9" }, clock).diagnostics[0]?.code).toBe(
			"cli/source-date-epoch",
		);
		expect(parseNamespace("x").diagnostics[0]?.code).toBe("cli/namespace");
		expect(parseNamespace("C83E39F7-8246-47FE-8DAF-A4F4E9ADEEB9").value).toBe("c83e39f7-8246-47fe-8daf-a4f4e9adeeb9");
	});
});
