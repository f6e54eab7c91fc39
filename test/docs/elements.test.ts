import { describe, expect, it } from "vitest";
import { targetNames } from "../../src/locale/index.ts";
import { labels } from "../../src/locale/labels.ts";
import { vietnameseKeys } from "../../src/metadata/schema/aliases.ts";
import { type ElementKey, type ElementRow, elements, propertyOf } from "../../src/metadata/schema.ts";
import { targets } from "../../src/metadata/targets/registry.ts";

const rows: readonly ElementRow[] = elements;

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
	return [line(head), line(head.map(() => "---")), ...lines.map(line)].join("\n");
}

function formOf({ value, codes, maxLength, schemes }: ElementRow): string {
	const parts = [
		codes ? `code ${codes[0]}–${codes.at(-1)}` : value,
		...(schemes.length > 0 ? [schemes.join(", ")] : []),
		...(maxLength === undefined ? [] : [`≤ ${maxLength}`]),
	];
	return parts.join("; ");
}

function namesOf(key: string): string {
	const { vi, en } = labels.elements[key as ElementKey];
	return `${vi} / ${en}`;
}

/** The Dublin Core that carries an element: its property, and the element of simple Dublin Core that it is dumbed down to. */
function carriedBy(row: ElementRow): readonly string[] {
	const property = propertyOf(row);
	const written =
		property === undefined
			? "–"
			: row.prefix
				? `${property} as ${row.prefix}…`
				: `${property}${row.refines ? " (refined)" : ""}`;
	return [written, row.simple ?? "–"];
}

function wantedBy(key: string): string {
	return targets
		.flatMap((target) => {
			const own = target.requirements.filter((r) => r.elements[0] === key);
			return own.map(({ field, level, when, maxLength }) => {
				const limit = maxLength === undefined ? "" : ` ≤ ${maxLength}`;
				const mark = { mandatory: when ? " (conditional)" : " (mandatory)", recommended: "", optional: " (optional)" }[
					level
				];
				return `${targetNames[target.key]}: \`${field}\`${limit}${mark}`;
			});
		})
		.join("; ");
}

function reference(): string {
	const described = rows.filter((row) => row.group === undefined);
	const circular = rows.filter((row) => row.group === "tt05");
	return `# Elements of a description

Generated from the element table by test/docs/elements.test.ts (\`npx vitest run test/docs -u\`).

Each element is a property of DCMI Metadata Terms, or refines one ("refined": qualified Dublin Core keeps the value under the broader property,
and \`loss\` says so). "–": that Dublin Core has no place for it, and \`loss\` says so. Vietnamese names may be written with or without marks.

${table(
	[
		"element",
		"name",
		"repeatable",
		"value",
		"qualified Dublin Core",
		"simple Dublin Core",
		"Vietnamese names",
		"wanted by",
	],
	described.map((row) => [
		`\`${row.key}\``,
		namesOf(row.key),
		row.cardinality === "0..n" ? "yes" : "no",
		formOf(row),
		...carriedBy(row),
		(vietnameseKeys[row.key as ElementKey] ?? []).join(", "),
		wantedBy(row.key),
	]),
)}

## Fields of Thông tư 05/2025/TT-BNV

After secondary sources. They stand in the group \`tt05:\`, or as \`tt05.fileCode: …\`; no Dublin Core carries them.

${table(
	["field", "name", "value", "what belongs into it", "wanted by"],
	circular.map((row) => [
		`\`${row.key}\``,
		namesOf(row.key),
		formOf(row),
		labels.elements[row.key as ElementKey].help.en,
		wantedBy(row.key),
	]),
)}
`;
}

describe("docs/reference/elements.md", () => {
	it("is the element table", async () => {
		await expect(reference()).toMatchFileSnapshot("../../docs/reference/elements.md");
	});

	it("has a line for each element, with what each target wants", () => {
		const text = reference();
		for (const { key } of rows) expect(text).toContain(`| \`${key}\` |`);
		for (const { requirements } of targets)
			for (const { field } of requirements) expect(text).toContain(`\`${field}\``);
	});
});
