import { fill, type UiKey, ui } from "../../locale/index.ts";
import { diagnostic, readFormats, writtenFormats } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, Option } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";

interface Options extends GlobalOptions {
	readonly to?: string;
	readonly from?: string;
	readonly output?: string;
	readonly loss?: boolean;
	readonly list?: boolean;
}

export const addConvert: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("convert")
		.description(say("help.convert"))
		.argument("[description...]", say("help.description"))
		.addOption(new Option("--to <format>", say("help.to")).choices(writtenFormats))
		.addOption(new Option("--from <format>", say("help.from")).choices(readFormats))
		.option("-o, --output <path>", say("help.convert-output"))
		.option("--loss", say("help.loss"))
		.option("--list", say("help.list"));
	addGlobalOptions(command, context.language).action((inputs: readonly string[], options: Options) =>
		convert(inputs, options, context),
	);
};

async function convert(inputs: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const app = await import("../../app/convert.ts");
	if (options.list) {
		for (const row of app.listConversions()) {
			report.object({ type: "format", ...row });
			const how = ui[row.reads ? "convert.reads" : "convert.writes"][language];
			report.data(`${report.paint.strong(row.key)} · ${row.name} · ${row.file} · ${how}\n`);
		}
		return context.exit(report.finish());
	}
	const { to } = options;
	if (to === undefined || inputs.length === 0) {
		report.findings([
			to === undefined
				? diagnostic("cli/option-missing", { params: { option: "--to" } })
				: diagnostic("cli/argument-missing", { params: { argument: "description" } }),
		]);
		return context.exit(report.finish());
	}
	const results = await app.convert({
		inputs,
		to,
		from: options.from,
		output: options.output,
		lossOnly: options.loss,
		signal: io.signal,
	});
	const counts = { converted: 0, failed: 0 };
	for (const result of results) {
		report.findings(result.diagnostics, (file) => result.texts.get(file));
		const { diagnostics, texts, ...rest } = result;
		if (result.losses === undefined) {
			if (diagnostics.some(({ severity }) => severity === "error")) counts.failed++;
			continue;
		}
		counts.converted++;
		const { text, ...told } = rest;
		report.object({
			type: "conversion",
			to,
			...told,
			...(result.path === undefined && text !== undefined && { text }),
		});
		say(result, options, report);
	}
	context.exit(report.finish(counts));
}

type Result = import("../../app/convert.ts").ConvertResult;

function say({ text, path, losses = [] }: Result, { loss }: Options, report: Reporter): void {
	const { language, paint } = report;
	if (loss) {
		for (const { element, value, reason } of losses) {
			report.data(`${paint.strong(element)}: ${value} · ${ui[`loss.${reason}`][language]}\n`);
		}
		if (losses.length === 0) report.remark(`${ui["convert.no-loss"][language]}\n`);
	}
	if (path !== undefined) {
		if (!loss) report.data(`${path}\n`);
	} else if (text !== undefined && !loss) report.data(text);
	if (!loss && losses.length > 0) report.remark(`${fill(ui["convert.losses"][language], { count: losses.length })}\n`);
}
