import { fill, type UiKey, ui } from "../../locale/index.ts";
import { diagnostic } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, Option } from "../program.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { parseBuildTime } from "../settings.ts";

interface Options extends GlobalOptions {
	readonly format: string;
	readonly output: string;
	readonly serialize: "none" | "zip" | "tar";
	readonly option?: readonly string[];
	readonly buildTime?: string;
	readonly dryRun?: boolean;
}

export const addPackage: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("package")
		.description(say("help.package"))
		.argument("<record...>", say("help.record"))
		.option("-f, --format <names>", say("help.format"), "bagit")
		.option("-o, --output <folder>", say("help.package-output"), "packages")
		.addOption(new Option("--serialize <kind>", say("help.serialise")).choices(["none", "zip", "tar"]).default("none"))
		.option("--option <name=value>", say("help.package-option"), (value: string, all: readonly string[] = []) => [
			...all,
			value,
		])
		.option("--build-time <time>", say("help.build-time"))
		.option("--dry-run", say("help.dry-run"));
	addGlobalOptions(command, context.language).action((paths: readonly string[], options: Options) =>
		makePackages(paths, options, context),
	);
};

async function makePackages(paths: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	report.findings(time.diagnostics);
	const settings = new Map<string, string>();
	for (const given of options.option ?? []) {
		const at = given.indexOf("=");
		if (at > 0) settings.set(given.slice(0, at), given.slice(at + 1));
		else report.findings([diagnostic("cli/option-form", { params: { option: "--option", value: given } })]);
	}
	if (time.value === undefined || settings.size !== (options.option?.length ?? 0)) return context.exit(report.finish());
	const { packageRecords } = await import("../../app/package.ts");
	const counts = { written: 0, identical: 0, failed: 0, "would-write": 0 };
	const results = packageRecords({
		paths,
		formats: options.format.split(",").map((name) => name.trim()),
		output: options.output,
		serialisation: options.serialize,
		options: settings,
		time: time.value,
		dryRun: options.dryRun === true,
		signal: io.signal,
	});
	for await (const result of results) {
		counts[result.state]++;
		report.findings(result.diagnostics);
		const { diagnostics: _, ...about } = result;
		report.object({ type: "package", ...about });
		const state = ui[`package.${result.state}`][language];
		if (result.state === "failed") {
			report.remark(`${report.paint.error(state)}: ${result.format} · ${result.sources.join(", ")}\n`);
			continue;
		}
		const files = fill("{files} {unit}", { files: result.files ?? 0, unit: ui["verify.files"][language] });
		report.remark(`${report.paint.good(state)}: ${result.format} · ${result.identifier} · ${files}\n`);
		report.data(`${result.path}\n`);
	}
	const { "would-write": wouldWrite, ...made } = counts;
	context.exit(report.finish(options.dryRun ? { ...made, wouldWrite } : made));
}
