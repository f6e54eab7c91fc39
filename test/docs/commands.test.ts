import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exits } from "../../src/cli/exit.ts";
import { exitTexts } from "../../src/locale/exits.ts";
import { codes } from "../../src/model/index.ts";
import { settingRows } from "../../src/model/settings.ts";
import { commandTree, type DocumentedOption, documentedCommands, globalOptions } from "./tree.ts";

const all = documentedCommands();
const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

function optionTable(options: readonly DocumentedOption[]): string {
	const rows = options.map(({ flags, en, vi, fallback, variable }) => {
		const also = [fallback !== undefined && `\`${fallback}\``, variable && `\`${variable}\``]
			.filter(Boolean)
			.join(", ");
		return `| \`${flags.replaceAll("|", "\\|")}\` | ${cell(en)} | ${cell(vi)} | ${also} |`;
	});
	return ["| option | | | default, variable |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function commandsPage(): string {
	const sections = all.map(({ name, usage, en, vi, arguments: words, own }) => {
		const about = words.map((word) => `- \`${word.name}\`: ${word.en} / ${word.vi}`);
		return [
			`## ${name}`,
			`${en}\n\n${vi}`,
			`\`\`\`\n${usage}\n\`\`\``,
			...(about.length > 0 ? [about.join("\n")] : []),
			...(own.length > 0 ? [optionTable(own)] : []),
		].join("\n\n");
	});
	const head = `# Commands

Every command and option, in English and Vietnamese. Generated from the command table (\`npx vitest run test/docs -u\`); a test keeps it
true. What the output looks like: [command-line.md](command-line.md).`;
	return `${[head, ...sections, "## Options of every command", optionTable(globalOptions())].join("\n\n")}\n`;
}

function exitPage(): string {
	const rows = Object.entries(exitTexts).map(([code, { en, vi }]) => `| ${code} | ${en} | ${vi} |`);
	return `# Exit codes

Generated from the tables of the program. Where several apply, the gravest is given: 70, 8, 7, 2, 3, 9, 1. Codes may be added; take an
unknown one as a failure.

| code | meaning | nghĩa |
| --- | --- | --- |
${rows.join("\n")}
`;
}

/** Text for roff: a leading dot or apostrophe would be a command, a hyphen would become a typographic one. */
function roff(text: string): string {
	return text
		.replaceAll("\\", "\\e")
		.replaceAll("-", "\\-")
		.replaceAll("`", "")
		.replace(/^([.'])/gm, "\\&$1");
}

function roffOptions(options: readonly DocumentedOption[]): string {
	return options
		.map(({ flags, en, fallback, variable }) => {
			const also = [fallback && `default: ${fallback}`, variable && `environment: ${variable}`]
				.filter(Boolean)
				.join("; ");
			return `.TP\n.B ${roff(flags)}\n${roff(en)}${also ? ` (${roff(also)})` : ""}`;
		})
		.join("\n");
}

function manPage(): string {
	const sections = all.map(
		({ name, usage, en, arguments: words, own }) =>
			`.SS ${name}\n.B ${roff(usage)}\n.PP\n${roff(en)}\n${words
				.map((word) => `.TP\n.I ${roff(word.name)}\n${roff(word.en)}\n`)
				.join("")}${own.length > 0 ? `${roffOptions(own)}\n` : ""}`,
	);
	const variables = settingRows.map(({ variable, option }) => `.TP\n.B ${variable}\nas ${roff(option)}`);
	return `.\\" Generated from the command table (test/docs/commands.test.ts).
.TH BANLUU 1 "" "Bản Lưu" "User commands"
.SH NAME
banluu \\- archival records from news articles
.SH SYNOPSIS
.B banluu
.RI [ command ]
.RI [ options ]
.RI [ file ...]
.SH DESCRIPTION
${roff(commandTree("en").description())}.
.PP
Without a command, build is meant. Data goes to standard output, everything else to standard error.
.SH COMMANDS
${sections.join("")}.SH OPTIONS OF EVERY COMMAND
${roffOptions(globalOptions())}
.SH EXIT STATUS
${Object.entries(exitTexts)
	.map(([code, { en }]) => `.TP\n.B ${code}\n${roff(en)}`)
	.join("\n")}
.SH ENVIRONMENT
${variables.join("\n")}
.TP
.B SOURCE_DATE_EPOCH
seconds since 1970; the time that records state
.TP
.B NO_COLOR, FORCE_COLOR
never, always colour
.TP
.B BANLUU_DEBUG
adds the trace to a report of a fault of the program
.SH FILES
.TP
.I banluu.yml
settings of a project: the nearest one in the current folder or above it
.TP
.I $XDG_CONFIG_HOME/banluu/config.yml
the user's own settings (%APPDATA%\\ebanluu\\econfig.yml on Windows)
.SH SEE ALSO
.BR sha256sum (1),
.BR pdftotext (1),
.BR qpdf (1)
`;
}

describe("secrets", () => {
	it("are taken by no option and no word, so that none stands in the list of processes", () => {
		const secret = /passw|secret|token|credential|api-?key|access-?key|private-?key|mật khẩu/i;
		const taken = all.flatMap(({ name, own, arguments: words }) => [
			...own.map(({ flags }) => `${name} ${flags}`),
			...words.map((each) => `${name} ${each.name}`),
		]);
		expect(taken.length).toBeGreaterThan(50);
		expect([...taken, ...globalOptions().map(({ flags }) => flags)].filter((each) => secret.test(each))).toEqual([]);
		expect(secret.test("deposit --password <text>")).toBe(true);
	});
});

describe("generated pages", () => {
	it("docs/reference/commands.md lists every command and option", async () => {
		await expect(commandsPage()).toMatchFileSnapshot("../../docs/reference/commands.md");
	});

	it("docs/reference/exit-codes.md lists every exit code", async () => {
		await expect(exitPage()).toMatchFileSnapshot("../../docs/reference/exit-codes.md");
	});

	it("man/banluu.1 lists every command and option", async () => {
		await expect(manPage()).toMatchFileSnapshot("../../man/banluu.1");
	});
});

describe("the command table", () => {
	it.each(all)(
		"$name and its options and arguments have a text in both languages",
		({ en, vi, own, arguments: words }) => {
			for (const texts of [{ en, vi }, ...own, ...words]) {
				expect(texts.en).toMatch(/\w{3}/);
				expect(texts.vi).toMatch(/[\p{L}]{2}/u);
				expect(texts.vi).not.toBe(texts.en);
				expect(texts.vi).toBe(texts.vi.normalize("NFC"));
			}
		},
	);

	it("exit codes that findings ask for, and those of the program, are the documented ones", () => {
		const known = Object.keys(exitTexts).map(Number);
		expect(Object.values(exits).sort((a, b) => a - b)).toEqual(known);
		for (const { exit } of Object.values(codes)) if (exit !== undefined) expect(known).toContain(exit);
	});

	it("docs/reference/command-line.md names every command, and what is settled in files and the environment", () => {
		const page = readFileSync(join(import.meta.dirname, "../../docs/reference/command-line.md"), "utf8");
		for (const { name } of all) expect(page).toContain(`| \`${name}`);
		for (const { key, variable, option } of settingRows) {
			expect(page).toMatch(new RegExp(`\\| \`${key}\` \\| \`${option}[^\`]*\` \\| \`${variable}\``));
		}
	});
});
