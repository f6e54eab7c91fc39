import { type UiKey, ui } from "../../locale/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { readSettings, type SettingOptions } from "../settings.ts";
import { addEncodingOption, addMetadataOptions } from "./build.ts";

interface Options extends GlobalOptions, SettingOptions {
	readonly metadata?: string;
	readonly set?: readonly string[];
}

export const addDescribe: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("describe")
		.description(say("help.describe"))
		.argument("<file>", say("help.one-file"));
	command.option("-o, --output <file>", say("help.form-file"));
	addEncodingOption(addMetadataOptions(command, say), say);
	addGlobalOptions(command, context.language).action((file: string, options: Options) =>
		describe(file, options, context),
	);
};

async function describe(file: string, options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return context.exit(report.finish());

	const { describeFile, writeForm } = await import("../../app/describe.ts");
	const result = await describeFile({
		file,
		metadata: options.metadata,
		set: options.set ?? [],
		defaults: settings.defaults.map(({ claim }) => claim),
		namespace: settings.namespace,
		encoding: settings.encoding,
		language,
	});
	report.findings(result.diagnostics, (name) => result.texts.get(name));
	if (result.form !== undefined) {
		if (options.output === undefined) report.data(result.form);
		else report.findings(await writeForm(options.output, result.form));
	}
	if (result.metadata !== undefined) report.object({ type: "description", ...result.metadata });
	context.exit(report.finish());
}
