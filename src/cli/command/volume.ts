import { type UiKey, ui } from "../../locale/index.ts";
import { pdfaLevels } from "../../model/level.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, Option, settingOption } from "../program.ts";
import { startBar } from "../render/progress.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { parseBuildTime, readSettings, type SettingOptions } from "../settings.ts";
import { addEncodingOption, addMetadataOptions, addStrictOptions } from "./build.ts";

interface Options extends GlobalOptions, Omit<SettingOptions, "output"> {
	readonly output: string;
	readonly title?: string;
	readonly order: "date" | "title" | "given";
	readonly metadata?: string;
	readonly set?: readonly string[];
	readonly buildTime?: string;
}

export const addVolume: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("volume")
		.description(say("help.volume"))
		.argument("<path...>", say("help.volume-path"))
		.requiredOption("-o, --output <file>", say("help.volume-output"))
		.option("--title <text>", say("help.volume-title"))
		.addOption(
			new Option("--order <order>", say("help.volume-order")).choices(["date", "title", "given"]).default("date"),
		);
	addMetadataOptions(command, say)
		.addOption(settingOption("-t, --template <name>", say("help.template"), "template"))
		.addOption(settingOption("--pdfa <level>", say("help.pdfa"), "pdfa").choices(pdfaLevels))
		.option("--ua", say("help.ua"))
		.option("--no-ua", say("help.no-ua"))
		.option("--build-time <time>", say("help.build-time"));
	addEncodingOption(command, say);
	addStrictOptions(command, say).option("--no-progress", say("help.no-progress"));
	addGlobalOptions(command, context.language).action((paths: readonly string[], options: Options) =>
		volume(paths, options, context),
	);
};

async function volume(paths: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	report.findings(time.diagnostics);
	const { output, ...rest } = options;
	const settings = await readSettings(rest, io, report);
	if (time.value === undefined || settings === undefined) return context.exit(report.finish());

	const { frugalHeap } = await import("../../store/heap.ts");
	frugalHeap();
	const { makeVolume } = await import("../../app/volume.ts");
	const { volumeInputs } = await import("../../app/volume-input.ts");
	const { inputs, diagnostics } = volumeInputs(paths);
	report.findings(diagnostics);
	if (inputs.length === 0) return context.exit(report.finish());

	const say = (key: UiKey) => ui[key][language];
	const counts = { surveyed: 0, articles: 0, leftOut: 0, pages: 0 };
	let started = io.now();
	const bar = startBar(inputs.length, options, context);
	const show = (phase: UiKey, done: number, total: number, pages?: number) => {
		const elapsed = io.now() - started;
		const label = pages === undefined ? say(phase) : `${say(phase)} · ${say("build.pages")} ${pages}`;
		bar.show({ done, total, errors: counts.leftOut, elapsed, label });
	};
	let phase = "";
	const enter = (next: string) => {
		if (next !== phase) started = io.now();
		phase = next;
	};
	let result: object = {};
	for await (const event of makeVolume({
		inputs,
		output,
		title: options.title,
		order: options.order,
		metadata: options.metadata,
		set: options.set ?? [],
		defaults: settings.defaults.map(({ claim }) => claim),
		template: settings.template,
		namespace: settings.namespace,
		encoding: settings.encoding,
		flavour: settings.flavour,
		buildTime: time.value,
		strict: settings.strict,
		signal: io.signal,
	})) {
		enter(event.type);
		if (event.type === "proof") {
			show("volume.proving", event.done, event.total);
			continue;
		}
		const { texts, diagnostics: found, ...told } = event;
		if (found.length > 0) bar.clear();
		report.findings(found, (file) => texts.get(file));
		if (event.type === "volume") {
			bar.clear();
			const { type: _, ...rest } = told;
			result = rest;
			report.object(told);
			if (event.state === "failed") report.remark(`${report.paint.error(say("volume.failed"))}: ${output}\n`);
			else {
				const parts = [
					`${say("volume.articles")}: ${event.articles}`,
					`${say("build.pages")}: ${event.pages}`,
					...(counts.leftOut > 0 ? [`${say("volume.left-out")}: ${counts.leftOut}`] : []),
				];
				report.remark(`${report.paint.good(say("build.built"))}: ${event.identifier} · ${parts.join(" · ")}\n`);
				report.data(`${event.path}\n`);
			}
			continue;
		}
		if (event.state === "left-out") {
			counts.leftOut++;
			report.remark(`${report.paint.warning(say("volume.left-out"))}: ${event.input}\n`);
			report.object(told);
		} else if (event.type === "surveyed") counts.surveyed++;
		else {
			counts.articles++;
			counts.pages += event.pages ?? 0;
			report.object(told);
		}
		if (event.type === "surveyed") show("volume.reading", counts.surveyed, inputs.length);
		else show("volume.setting", counts.articles, counts.surveyed, counts.pages);
	}
	bar.clear();
	context.exit(report.finish({ ...result, leftOut: counts.leftOut }));
}
