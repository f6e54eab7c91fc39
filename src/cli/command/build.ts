import { type UiKey, ui } from "../../locale/index.ts";
import { hasErrors } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, type Command, Option } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { parseBuildTime, parseNamespace } from "../settings.ts";

interface Options extends GlobalOptions {
	readonly output: string;
	readonly metadata?: string;
	readonly set?: readonly string[];
	readonly template: string;
	readonly namespace?: string;
	readonly buildTime?: string;
	readonly update?: boolean;
	readonly strict?: boolean;
}

/** Adds what `build` and `describe` both take: the metadata that the caller gives. */
export function addMetadataOptions(command: Command, say: (key: UiKey) => string): Command {
	return command
		.option("-m, --metadata <file>", say("help.metadata"))
		.option("--set <element=value>", say("help.set"), (value: string, all: readonly string[] = []) => [...all, value])
		.option("--namespace <uuid>", say("help.namespace"));
}

export const addBuild: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("build", { isDefault: true })
		.description(say("help.build"))
		.argument("<file...>", say("help.file"))
		.addOption(new Option("-o, --output <folder>", say("help.output")).default("output").env("BANLUU_OUTPUT"));
	addMetadataOptions(command, say)
		.addOption(new Option("-t, --template <name>", say("help.template")).default("newspaper").env("BANLUU_TEMPLATE"))
		.option("--build-time <time>", say("help.build-time"))
		.option("--update", say("help.update"))
		.option("--strict", say("help.strict"));
	addGlobalOptions(command, context.language).action((files: readonly string[], options: Options) =>
		build(files, options, context),
	);
};

async function build(files: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	const namespace = parseNamespace(options.namespace);
	report.findings([...time.diagnostics, ...namespace.diagnostics]);
	if (time.value === undefined || hasErrors(namespace.diagnostics)) return context.exit(report.finish());

	// Loaded here, so that `--version` and `--help` do not pay for fonts and PDF.
	const { buildFiles } = await import("../../app/build.ts");
	const counts = { built: 0, updated: 0, identical: 0, failed: 0 };
	const results = buildFiles({
		files,
		output: options.output,
		metadata: options.metadata,
		set: options.set ?? [],
		template: options.template,
		namespace: namespace.value,
		buildTime: time.value,
		update: options.update === true,
		strict: options.strict === true,
		signal: io.signal,
	});
	for await (const result of results) {
		counts[result.state]++;
		report.findings(result.diagnostics, (file) => result.texts.get(file));
		const { texts, diagnostics, ...record } = result;
		report.object({ type: "record", ...record });
		say(report, result, language);
	}
	context.exit(report.finish(counts));
}

type Result = import("../../app/build.ts").BuildResult;

function say(report: Reporter, result: Result, language: CommandContext["language"]): void {
	const { paint } = report;
	const state = ui[`build.${result.state}`][language];
	if (result.state === "failed") {
		report.remark(`${paint.error(state)}: ${result.source}\n`);
		return;
	}
	const pages = result.pages === undefined ? "" : ` · ${ui["build.pages"][language]}: ${result.pages}`;
	report.remark(`${paint.good(state)}: ${result.source} · ${result.identifier}${pages}\n`);
	report.data(`${result.path}\n`);
}
