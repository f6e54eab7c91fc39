import { join } from "node:path";
import { expect, it } from "vitest";
import { codeLists } from "../../src/packaging/tt05/codes.ts";
import { type Field, fieldsOf, shapes } from "../../src/packaging/tt05/fields.ts";
import { switches, switchNames } from "../../src/packaging/tt05/readings.ts";
import { optionsOf } from "../../src/packaging/tt05/settings.ts";

const kinds = [
	["package", "EAD.xml"],
	["doc", "EAD_doc_….xml"],
	["pic", "EAD_pic_….xml"],
	["media", "EAD_media_….xml"],
] as const;

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
	const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
	return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

function typeOf({ type, limit }: Field): string {
	return limit === undefined ? type : `${type}${limit}`;
}

function needOf({ need, when }: Field): string {
	if (need !== "conditional" || !when) return need;
	return `when \`${when.field}\` is ${when.values.join(" or ")}`;
}

/** The reference of all fields, codes, switches and options, in Markdown. */
function page(): string {
	const files = shapes.flatMap((shape) =>
		kinds.flatMap(([kind, file]) => [
			`### ${shape}: \`${file}\``,
			"",
			...table(
				["#", "Field", "Name", "Type", "Need", "Values"],
				fieldsOf[shape][kind].map((field, i) => [
					String(i + 1),
					`\`${field.name}\``,
					field.label,
					typeOf(field),
					needOf(field),
					field.codes
						? `[${field.codes}](#${field.codes.toLowerCase()})`
						: field.type === "D"
							? `DD/MM/YYYY${field.form === "month" ? ", MM/YYYY, YYYY" : ""}`
							: field.form === "clock"
								? "hh:mm:ss"
								: "",
				]),
			),
			"",
		]),
	);
	const codes = Object.entries(codeLists).flatMap(([name, list]) => [
		`### ${name}`,
		"",
		...table(
			["Code", "Meaning"],
			list.map(([code, meaning]) => [`\`${code}\``, meaning]),
		),
		"",
	]);
	const options = (["SIP", "AIP", "DIP"] as const).flatMap((kind) => [
		`### tt05-${kind.toLowerCase()}`,
		"",
		...table(
			["Option", "Values", "Default"],
			optionsOf(kind).map(({ name, values, default: value }) => [
				`\`${name}\``,
				values?.map((each) => `\`${each}\``).join(" ") ?? "",
				value === undefined ? "" : `\`${value}\``,
			]),
		),
		"",
	]);
	return [
		"# Packages of Circular 05/2025/TT-BNV",
		"",
		"Generated from the tables in `src/packaging/tt05`; `npx vitest run test/docs -u` writes it anew. What it says of the circular is",
		"**second-hand (theo nguồn thứ cấp)**: notes of others on its annexes, on one real SIP and on other packers. Types: S text, N number,",
		"B flag, D date, with the longest value in characters. `unknown`: no source says whether the field is mandatory.",
		"",
		"## Fields",
		"",
		...files,
		"## Codes",
		"",
		...codes,
		"## Readings",
		"",
		"Points where the circular contradicts itself or a real package departs from it. The default of a SIP stands first, that of AIP and DIP",
		"second; without `--option registration=` the default writes the dossier's code, without `--option account=` the agency.",
		"",
		...table(
			["#", "Option", "Values", "circular", "sample", "default SIP", "default AIP, DIP", "Packages"],
			switchNames.map((name) => {
				const { number, values, circular, sample, default: usual, kinds: where } = switches[name];
				return [
					String(number),
					`\`${name}\``,
					values.map((value) => `\`${value}\``).join(" "),
					`\`${circular}\``,
					`\`${sample}\``,
					...usual.map((value) => `\`${value}\``),
					where.join(", "),
				];
			}),
		),
		"",
		"## Options",
		"",
		...options,
	]
		.join("\n")
		.replace(/\n+$/, "\n");
}

it("docs/reference/tt05.md says what the tables say", async () => {
	const text = page();
	expect(text).toContain("| 1 | `fileCode` | Mã hồ sơ | S100 | required |");
	await expect(text).toMatchFileSnapshot(join(import.meta.dirname, "../../docs/reference/tt05.md"));
});
