import { type Language, type UiKey, ui } from "../../locale/index.ts";
import type { Place } from "../../model/index.ts";
import { pdfaLevels } from "../../model/level.ts";
import { storeKinds } from "../../model/settings.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { localeLanguage } from "../language.ts";
import { addGlobalOptions, settingOption } from "../program.ts";
import { where } from "../render/diagnostic.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { readSettings, type SettingOptions } from "../settings.ts";
import { addEncodingOption, addFontOptions, addStrictOptions } from "./build.ts";

export const addConfig: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("config")
		.description(say("help.config"))
		.addOption(settingOption("-o, --output <folder>", say("help.output"), "output"))
		.addOption(settingOption("-t, --template <name>", say("help.template"), "template"))
		.addOption(settingOption("--namespace <uuid>", say("help.namespace"), "namespace"))
		.addOption(settingOption("--pdfa <level>", say("help.pdfa"), "pdfa").choices(pdfaLevels))
		.option("--ua", say("help.ua"))
		.option("--no-ua", say("help.no-ua"));
	addEncodingOption(command, say);
	command
		.addOption(settingOption("--to <kind>", say("help.config-to"), "to").choices(storeKinds))
		.addOption(settingOption("--jobs <number>", say("help.config-jobs"), "jobs"))
		.addOption(settingOption("--database <file>", say("help.config-database"), "database"));
	addFontOptions(command, say);
	addGlobalOptions(addStrictOptions(command, say), context.language).action((options: GlobalOptions & SettingOptions) =>
		config(options, context),
	);
};

async function config(options: GlobalOptions & SettingOptions, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return context.exit(report.finish());
	for (const { path, kind } of settings.files) {
		report.object({ type: "settings-file", kind, path });
		report.remark(`${ui[`origin.${kind}`][language]}: ${path}\n`);
	}
	for (const setting of Object.values(settings.values)) {
		// Where nobody says which language, the machine does.
		const isLocale = setting.key === "language" && setting.origin === "default";
		const value = isLocale ? localeLanguage(io.env) : setting.value;
		report.object({ type: "setting", ...setting, ...(value !== undefined && { value }) });
		const origin = isLocale ? ui["origin.locale"][language] : originText(setting, language);
		report.data(`${setting.key}: ${value?.replaceAll("\n", ", ") ?? ui["config.none"][language]}  (${origin})\n`);
	}
	for (const { origin, claim } of settings.defaults) {
		const { element, value, place } = claim;
		report.object({ type: "setting", key: `metadata.${element}`, value, origin, place });
		report.data(
			`metadata.${element}: ${value || ui["config.none"][language]}  (${originText({ origin, place }, language)})\n`,
		);
	}
	context.exit(report.finish());
}

interface Origin {
	readonly origin: "flag" | "environment" | "project" | "user" | "default";
	readonly name?: string | undefined;
	readonly place?: Place | undefined;
}

function originText({ origin, name, place }: Origin, language: Language): string {
	const text = ui[`origin.${origin}`][language];
	if (name !== undefined) return `${text} ${name}`;
	return place ? `${text} ${where({ ...place, path: "" })}` : text;
}
