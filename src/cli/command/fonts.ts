import { type Language, type UiKey, ui } from "../../locale/index.ts";
import { diagnostic } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, Option } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { readSettings, type SettingOptions } from "../settings.ts";
import { addFontOptions } from "./build.ts";

interface Options extends GlobalOptions, SettingOptions {
	readonly check?: string;
	readonly checkFile?: string;
}

export const addFonts: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("fonts")
		.description(say("help.fonts"))
		.option("--check <text>", say("help.check"))
		.addOption(new Option("--check-file <file>", say("help.check-file")).conflicts("check"));
	addFontOptions(command, say);
	addGlobalOptions(command, context.language).action((options: Options) => fonts(options, context));
};

type FontFile = import("../../app/fonts.ts").FontFile;
type CheckedCharacter = import("../../app/fonts.ts").CheckedCharacter;

async function fonts(options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const { checkText, listFonts, textOfFile } = await import("../../app/fonts.ts");
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return context.exit(report.finish());
	const { resourcesWith } = await import("../../app/resources.ts");
	const resources = resourcesWith(settings.fonts, io.cwd);
	if (options.check === undefined && options.checkFile === undefined) {
		const list = listFonts(resources);
		report.findings(list.diagnostics);
		for (const font of list.value ?? []) {
			report.object({ type: "font", ...font });
			report.data(fontText(font, language));
		}
		return context.exit(report.finish());
	}
	const text = options.checkFile === undefined ? undefined : await textOfFile(options.checkFile);
	report.findings(text?.diagnostics ?? []);
	const content = options.check ?? text?.value;
	if (content === undefined) return context.exit(report.finish());
	const checked = checkText(resources, content);
	report.findings(checked.diagnostics);
	if (checked.value) tell(checked.value, report);
	const missing = checked.value?.filter((row) => row.font === undefined).length ?? 0;
	if (missing > 0) report.findings([diagnostic("cli/no-glyph", { params: { count: missing } })]);
	context.exit(report.finish({ characters: checked.value?.length ?? 0, missing }));
}

function fontText(font: FontFile, language: Language): string {
	const say = (key: UiKey) => ui[key][language];
	const words: Readonly<Record<string, UiKey>> = { fallback: "list.fallback", pack: "list.pack" };
	const serves = font.serves.map((style) => (words[style] ? say(words[style]) : style)).join(", ");
	const facts = [
		...(font.licence ? [`${say("list.licence")}: ${font.licence}`] : []),
		`${say("list.characters")}: ${font.characters}`,
		...(font.vietnamese ? [say("list.vietnamese")] : []),
	];
	return `${font.name} ${font.version} (${serves})\n  ${font.file} · ${facts.join(" · ")}\n`;
}

/** Only what is not in the main font is worth a line. */
function tell(rows: readonly CheckedCharacter[], report: Reporter): void {
	const { language, paint } = report;
	const say = (key: UiKey) => ui[key][language];
	for (const row of rows) report.object({ type: "character", ...row });
	const odd = rows.filter((row) => row.font === undefined || row.fallback);
	report.data(`${say(odd.length === 0 ? "check.covered" : "check.distinct")}: ${rows.length}\n`);
	for (const { character, code, count, line, font } of odd) {
		const where = `${say("check.line")} ${line}${count > 1 ? `, ×${count}` : ""}`;
		report.data(`${character}  ${code}  ${font ?? paint.error(say("check.none"))}  (${where})\n`);
	}
}
