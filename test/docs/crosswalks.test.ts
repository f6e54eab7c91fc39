import { describe, expect, it } from "vitest";
import { elementLabels } from "../../src/locale/element-labels.ts";
import { ui } from "../../src/locale/ui.ts";
import { type Crosswalk, crosswalk, crosswalks } from "../../src/metadata/crosswalk/registry.ts";
import { type ElementKey, elements } from "../../src/metadata/schema.ts";
import { readFormats, type WrittenFormat } from "../../src/model/index.ts";

/** Columns of the page; several files of one standard share one. */
const columns: readonly (readonly [head: string, keys: readonly WrittenFormat[]])[] = [
	["oai_dc", ["oai_dc"]],
	["dcterms", ["dcterms"]],
	["DSpace", ["dspace", "dspace_dcterms"]],
	["MODS 3.7", ["mods"]],
	["DataCite 4.5", ["datacite"]],
	["schema.org", ["schema_org"]],
	["TT 05 SIP", ["tt05_sip_doc", "tt05_sip"]],
	["TT 05 AIP", ["tt05_aip_doc", "tt05_aip"]],
];

function cell(keys: readonly WrittenFormat[], element: ElementKey): string {
	const found = keys.flatMap((key) => {
		const how = (crosswalk(key) as Crosswalk).table?.[element];
		return how === undefined ? [] : [keys.length > 1 && key.endsWith("ip") ? `EAD ${how}` : how];
	});
	return found.length > 0 ? found.join("; ").replaceAll("|", "\\|") : "–";
}

function page(): string {
	const formats = crosswalks.map(
		({ key, name, fileName, namespace }) =>
			`| \`${key}\` | ${name} | \`${fileName}\` | ${(readFormats as readonly string[]).includes(key) ? "in and out" : "out"} | ${namespace} |`,
	);
	const rows = elements.map(({ key }) => {
		const { en, vi } = elementLabels[key];
		return `| \`${key}\` | ${en} / ${vi} | ${columns.map(([, keys]) => cell(keys, key)).join(" | ")} |`;
	});
	const reasons = Object.entries(ui)
		.filter(([key]) => key.startsWith("loss."))
		.map(([key, { en, vi }]) => `| \`${key.slice("loss.".length)}\` | ${en} | ${vi} |`);
	return `# Crosswalks

How each element of a description is written in each format. Generated from the tables that the program converts by
(\`npx vitest run test/docs -u\`); a test keeps it true. How to use them: [the guide](../guides/convert.md).

## Formats

| format | | file in a record, below \`metadata/\` | direction | namespace |
| --- | --- | --- | --- | --- |
${formats.join("\n")}

\`record\` (\`record.json\`) and \`yaml\` are read, too.

## Elements

"broader": the place says less than the element does. "one": one value is taken. A dash: the format has no place for it, and \`--loss\` says so.
\`EAD\`: in \`EAD.xml\`, else in \`EAD_doc.xml\`.

| element | | ${columns.map(([head]) => head).join(" | ")} |
| --- | --- | ${columns.map(() => "---").join(" | ")} |
${rows.join("\n")}

## What is lost, and why

| reason | | |
| --- | --- | --- |
${reasons.join("\n")}
`;
}

describe("docs/reference/crosswalks.md", () => {
	it("is made from the tables", async () => {
		await expect(page()).toMatchFileSnapshot("../../docs/reference/crosswalks.md");
	});

	it("has every crosswalk in a column, but the one that is our own", () => {
		const shown = columns.flatMap(([, keys]) => keys);
		expect([...shown, "yaml"].sort()).toEqual(crosswalks.map(({ key }) => key).sort());
	});
});
