import { statSync } from "node:fs";
import { type UiKey, ui } from "../../locale/index.ts";
import { diagnostic } from "../../model/index.ts";
import { pdfaLevels } from "../../model/level.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, settingOption } from "../program.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { parseBuildTime, readSettings, type SettingOptions } from "../settings.ts";
import { addEncodingOption, addFontOptions, addStrictOptions } from "./build.ts";

interface Options extends GlobalOptions, SettingOptions {
	readonly buildTime?: string;
}

export const addWatch: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("watch")
		.description(say("help.watch"))
		.argument("<folder>", say("help.watch-folder"))
		.addOption(settingOption("-o, --output <folder>", say("help.output"), "output"))
		.addOption(settingOption("-t, --template <name>", say("help.template"), "template"))
		.addOption(settingOption("--namespace <uuid>", say("help.namespace"), "namespace"))
		.addOption(settingOption("--pdfa <level>", say("help.pdfa"), "pdfa").choices(pdfaLevels))
		.option("--ua", say("help.ua"))
		.option("--no-ua", say("help.no-ua"))
		.option("--build-time <time>", say("help.build-time"));
	addEncodingOption(command, say);
	addFontOptions(command, say);
	addGlobalOptions(addStrictOptions(command, say), context.language).action((folder: string, options: Options) =>
		watch(folder, options, context),
	);
};

async function watch(input: string, options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	report.findings(time.diagnostics);
	const settings = await readSettings(options, io, report);
	const folder = statSync(input, { throwIfNoEntry: false });
	if (!folder?.isDirectory()) {
		const code = folder === undefined ? "store/not-found" : "store/not-a-folder";
		report.findings([diagnostic(code, { params: { path: input } })]);
	}
	if (time.value === undefined || settings === undefined || !folder?.isDirectory()) {
		return context.exit(report.finish());
	}
	const { watchInput } = await import("../../app/watch.ts");
	report.remark(`${ui["watch.started"][language]}: ${input}\n`);
	const results = watchInput({
		input,
		output: settings.output,
		set: [],
		authorities: settings.authorities,
		defaults: settings.defaults.map(({ claim }) => claim),
		template: settings.template,
		namespace: settings.namespace,
		encoding: settings.encoding,
		flavour: settings.flavour,
		fonts: settings.fonts,
		folder: io.cwd,
		time: () => parseBuildTime(options.buildTime, io.env, io.now).value ?? (time.value as string),
		strict: settings.strict,
		signal: io.signal,
	});
	for await (const result of results) {
		const { diagnostics, texts, ...told } = result;
		report.findings(diagnostics, (file) => texts.get(file));
		report.object({ type: "record", ...told });
		const state = result.state === "failed" ? report.paint.error : report.paint.good;
		if (result.state === "failed") report.remark(`${state(ui["build.failed"][language])}: ${result.source}\n`);
		else if (result.state === "built" || result.state === "updated" || result.state === "identical") {
			report.remark(`${state(ui[`build.${result.state}`][language])}: ${result.identifier}\n`);
			report.data(`${result.path}\n`);
		}
	}
	context.exit(report.finish());
}
