import { describe, expect, it } from "vitest";
import { messages, type Texts } from "../../src/locale/index.ts";
import { codes, type DiagnosticCode } from "../../src/model/index.ts";

const head = `# Findings

Every code that Bản Lưu can report, in English and Vietnamese. Generated from the code tables (\`npx vitest run test/docs -u\`); a test keeps it true.
\`error\` stops the record, \`warning\` does not unless \`--strict\` is given, \`notice\` only informs. *Exit* is the exit code when the finding is an error.
`;

function cell(texts: Texts | undefined): string {
	return texts ? [texts.en, texts.vi].map((t) => t.replaceAll("|", "\\|")).join("<br>") : "";
}

function table(): string {
	const areas = new Map<string, DiagnosticCode[]>();
	for (const code of Object.keys(codes).sort() as DiagnosticCode[]) {
		const area = code.split("/")[0] as string;
		areas.set(area, [...(areas.get(area) ?? []), code]);
	}
	const sections = [...areas].map(([area, list]) => {
		const rows = list.map((code) => {
			const { severity, exit } = codes[code];
			return `| \`${code}\` | ${severity} | ${exit ?? 1} | ${cell(messages[code])} | ${cell(messages[code].hint)} |`;
		});
		return `## ${area}\n\n| code | severity | exit | message | hint |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`;
	});
	return [head, ...sections].join("\n");
}

describe("docs/reference/findings.md", () => {
	it("lists every code in both languages", async () => {
		await expect(table()).toMatchFileSnapshot("../../docs/reference/findings.md");
	});
});
