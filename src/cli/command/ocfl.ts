import { type UiKey, ui } from "../../locale/index.ts";
import { diagnostic } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { parseBuildTime } from "../settings.ts";

interface Options extends GlobalOptions {
	readonly id?: string;
	readonly objectVersion?: string;
	readonly output?: string;
	readonly bag?: boolean;
	readonly yes?: boolean;
	readonly buildTime?: string;
}

const actions = ["list", "export", "purge"] as const;
type Action = (typeof actions)[number];

export const addOcfl: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program.command("ocfl").description(say("help.ocfl"));
	command
		.addArgument(command.createArgument("<action>", say("help.ocfl-action")).choices(actions))
		.argument("<root>", say("help.ocfl-root"))
		.option("--id <identifier>", say("help.ocfl-id"))
		.option("--object-version <vN>", say("help.ocfl-version"))
		.option("-o, --output <folder>", say("help.ocfl-output"))
		.option("--bag", say("help.ocfl-bag"))
		.option("--yes", say("help.ocfl-yes"))
		.option("--build-time <time>", say("help.build-time"));
	addGlobalOptions(command, context.language).action((action: Action, root: string, options: Options) =>
		ocfl(action, root, options, context),
	);
};

async function ocfl(action: Action, root: string, options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const say = (key: UiKey) => ui[key][language];
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	report.findings(time.diagnostics);
	if (time.value === undefined) return context.exit(report.finish());
	const { exportVersion, listRoot, purge } = await import("../../app/ocfl.ts");
	if (action === "list") {
		let objects = 0;
		for await (const { value, diagnostics } of listRoot(root)) {
			if (io.signal.aborted) break;
			report.findings(diagnostics);
			if (value === undefined) continue;
			objects++;
			report.object({ type: "ocfl-object", ...value });
			report.data(`${value.identifier}\t${value.head}\t${value.files}\t${value.path}\n`);
		}
		return context.exit(report.finish({ objects }));
	}
	const { id } = options;
	const lacking =
		id === undefined ? "--id" : action === "export" && options.output === undefined ? "--output" : undefined;
	if (id === undefined || lacking !== undefined) {
		report.findings([diagnostic("ocfl/option-needed", { params: { action, option: lacking ?? "--id" } })]);
		return context.exit(report.finish());
	}
	if (action === "purge") {
		const removed = await purge(root, id, { confirmed: options.yes === true, time: time.value });
		report.findings(removed.diagnostics);
		if (removed.value !== undefined) {
			report.object({ type: "ocfl-purged", identifier: id, path: removed.value });
			report.remark(`${report.paint.good(say("ocfl.purged"))}: ${id}\n`);
		}
		return context.exit(report.finish());
	}
	const exported = await exportVersion({
		root,
		identifier: id,
		output: options.output as string,
		bag: options.bag === true,
		time: time.value,
		signal: io.signal,
		...(options.objectVersion !== undefined && { version: options.objectVersion }),
	});
	report.findings(exported.diagnostics);
	if (exported.value) {
		report.object({ type: "ocfl-export", identifier: id, ...exported.value });
		report.remark(`${report.paint.good(say("ocfl.exported"))}: ${id} ${exported.value.version}\n`);
		report.data(`${exported.value.path}\n`);
	}
	context.exit(report.finish());
}
