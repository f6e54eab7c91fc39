import { fill, type UiKey, ui } from "../../locale/index.ts";
import { diagnostic } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { parseBuildTime } from "../settings.ts";

interface Options extends GlobalOptions {
	readonly update?: boolean;
	readonly algorithms?: string;
	readonly info?: readonly string[];
	readonly buildTime?: string;
	readonly dryRun?: boolean;
}

export const addBag: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("bag")
		.description(say("help.bag"))
		.argument("<folder...>", say("help.bag-folder"))
		.option("--update", say("help.bag-update"))
		.option("--algorithms <names>", say("help.bag-algorithms"))
		.option("--info <label=value>", say("help.bag-info"), (value: string, all: readonly string[] = []) => [
			...all,
			value,
		])
		.option("--build-time <time>", say("help.build-time"))
		.option("--dry-run", say("help.bag-dry-run"));
	addGlobalOptions(command, context.language).action((folders: readonly string[], options: Options) =>
		bag(folders, options, context),
	);
};

async function bag(folders: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	report.findings(time.diagnostics);
	const info: (readonly [string, string])[] = [];
	for (const given of options.info ?? []) {
		const at = given.indexOf("=");
		if (at > 0) info.push([given.slice(0, at), given.slice(at + 1)]);
		else report.findings([diagnostic("cli/option-form", { params: { option: "--info", value: given } })]);
	}
	if (time.value === undefined || info.length !== (options.info?.length ?? 0)) return context.exit(report.finish());
	const { bagFolders } = await import("../../app/bag.ts");
	const counts = { made: 0, updated: 0, unchanged: 0, finished: 0, failed: 0, "would-change": 0 };
	const results = bagFolders({
		folders,
		update: options.update === true,
		algorithms: (options.algorithms ?? "")
			.split(",")
			.map((name) => name.trim().toLowerCase())
			.filter((name) => name !== ""),
		info,
		time: time.value,
		dryRun: options.dryRun === true,
		signal: io.signal,
	});
	for await (const { diagnostics, ...result } of results) {
		counts[result.state]++;
		report.findings(diagnostics);
		report.object({ type: "bag", ...result });
		const state = ui[`bag.${result.state}`][language];
		if (result.state === "failed") {
			report.remark(`${report.paint.error(state)}: ${result.path}\n`);
			continue;
		}
		const files = fill("{files} {unit}", { files: result.files ?? 0, unit: ui["verify.files"][language] });
		report.remark(`${report.paint.good(state)}${result.files === undefined ? "" : ` · ${files}`}\n`);
		report.data(`${result.path}\n`);
	}
	const { "would-change": wouldChange, ...made } = counts;
	context.exit(report.finish(options.dryRun ? { ...made, wouldChange } : made));
}
