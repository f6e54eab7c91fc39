import { type UiKey, ui } from "../../locale/index.ts";
import { hasErrors } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { parseNamespace } from "../settings.ts";

interface Options extends GlobalOptions {
	readonly output: string;
	readonly template: string;
	readonly namespace?: string;
	readonly publisher?: string;
}

export const addInit: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("init")
		.description(say("help.init"))
		.argument("[folder]", say("help.init-folder"), ".")
		.option("-o, --output <folder>", say("help.output"), "output")
		.option("-t, --template <name>", say("help.template"), "newspaper")
		.option("--namespace <uuid>", say("help.init-namespace"))
		.option("--publisher <name>", say("help.publisher"));
	addGlobalOptions(command, context.language).action((folder: string, options: Options) =>
		init(folder, options, context),
	);
};

async function init(folder: string, options: Options, { io, language, exit }: CommandContext): Promise<void> {
	const report = reporter(io, language, options);
	const namespace = parseNamespace(options.namespace);
	report.findings(namespace.diagnostics);
	if (hasErrors(namespace.diagnostics)) return exit(report.finish());
	const { initProject } = await import("../../app/init.ts");
	const { output, template, publisher } = options;
	const made = await initProject({ folder, output, template, publisher, language, namespace: namespace.value });
	report.findings(made.diagnostics);
	if (made.value) {
		report.object({ type: "project", ...made.value });
		report.remark(`${report.paint.good(ui["init.written"][language])}: ${ui["init.next"][language]}\n`);
		report.data(`${made.value.path}\n`);
	}
	exit(report.finish());
}
