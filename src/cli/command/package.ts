import { fill, type Language, type UiKey, ui } from "../../locale/index.ts";
import { diagnostic } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, Option, settingOption } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { parseBuildTime, readSettings } from "../settings.ts";

interface Options extends GlobalOptions {
	readonly format?: string | undefined;
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
		.addOption(settingOption("-f, --format <names>", say("help.format"), "packages"))
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

/** The `name=value` of an option that is given several times; undefined after a finding. */
export function readPackageOptions(
	option: string,
	given: readonly string[],
	report: Reporter,
): ReadonlyMap<string, string> | undefined {
	const wrong = given.filter((each) => each.indexOf("=") < 1);
	report.findings(wrong.map((value) => diagnostic("cli/option-form", { params: { option, value } })));
	if (wrong.length > 0) return undefined;
	return new Map(given.map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)] as const));
}

/** Tells of packages as they are made. */
export function packageSayer(report: Reporter, language: Language): (result: PackageResult) => void {
	return (result) => {
		report.findings(result.diagnostics);
		const { diagnostics: _, ...about } = result;
		report.object({ type: "package", ...about });
		const state = ui[`package.${result.state}`][language];
		if (result.state === "failed") {
			report.remark(`${report.paint.error(state)}: ${result.format} · ${result.sources.join(", ")}\n`);
			return;
		}
		const files = fill("{files} {unit}", { files: result.files ?? 0, unit: ui["verify.files"][language] });
		const packaging = result.packaging === undefined ? "" : ` · ${result.packaging}`;
		report.remark(`${report.paint.good(state)}: ${result.format} · ${result.identifier} · ${files}${packaging}\n`);
		report.data(`${result.path}\n`);
	};
}

type PackageResult = import("../../app/write-package.ts").PackageResult;

async function makePackages(paths: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	report.findings(time.diagnostics);
	const settings = readPackageOptions("--option", options.option ?? [], report);
	const settled = await readSettings(options.format === undefined ? {} : { format: options.format }, io, report);
	if (time.value === undefined || settings === undefined || settled === undefined) return context.exit(report.finish());
	const { packageRecords } = await import("../../app/package.ts");
	const say = packageSayer(report, language);
	const counts = { written: 0, identical: 0, failed: 0, "would-write": 0 };
	const results = packageRecords({
		paths,
		formats: (settled.values.packages.value ?? "bagit").split(",").map((name) => name.trim()),
		output: options.output,
		serialisation: options.serialize,
		options: settings,
		time: time.value,
		dryRun: options.dryRun === true,
		signal: io.signal,
	});
	for await (const result of results) {
		counts[result.state]++;
		say(result);
	}
	const { "would-write": wouldWrite, ...made } = counts;
	context.exit(report.finish(options.dryRun ? { ...made, wouldWrite } : made));
}
