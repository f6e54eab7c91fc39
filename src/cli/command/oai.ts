import { join } from "node:path";
import { fill, type UiKey, ui } from "../../locale/index.ts";
import { diagnostic, hasErrors } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, Option, settingOption } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { parseBuildTime, readSettings, type SettingOptions } from "../settings.ts";

interface Options extends GlobalOptions, SettingOptions {
	readonly port?: string;
	readonly host: string;
	readonly database?: string;
	readonly pageSize?: string;
	readonly buildTime?: string;
}

/** Records in an answer: enough for a harvester's patience, few enough for a small machine. Files are read faster than they are asked for. */
const pageSizes = { serve: 100, export: 500 } as const;

export const addOai: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program.command("oai").description(say("help.oai"));
	command
		.addArgument(command.createArgument("[action]", say("help.oai-action")).choices(["export"]))
		.argument("[folder]", say("help.oai-folder"))
		.option("--port <number>", say("help.oai-port"))
		.addOption(new Option("--host <address>", say("help.oai-host")).default("127.0.0.1", "127.0.0.1"))
		.option("--database <file>", say("help.oai-database"))
		.addOption(settingOption("--admin-email <address>", say("help.oai-admin-email"), "oai.adminEmail"))
		.addOption(settingOption("--repository-name <name>", say("help.oai-repository-name"), "oai.repositoryName"))
		.addOption(settingOption("--base-url <address>", say("help.oai-base-url"), "oai.baseUrl"))
		.addOption(settingOption("--domain <name>", say("help.oai-domain"), "oai.domain"))
		.addOption(new Option("--page-size <number>", say("help.oai-page-size")).default(undefined, "100; export: 500"))
		.option("--build-time <time>", say("help.build-time"));
	addGlobalOptions(command, context.language).action(
		(action: "export" | undefined, folder: string | undefined, options: Options) =>
			oai(action, folder, options, context),
	);
};

async function oai(
	action: "export" | undefined,
	folder: string | undefined,
	options: Options,
	context: CommandContext,
): Promise<void> {
	const { io, language } = context;
	// A server's work ends by an interruption: nothing was cut short.
	const ending = action === undefined ? { ...io, signal: new AbortController().signal } : io;
	const report = reporter(ending, language, options);
	const done = () => context.exit(report.finish());
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return done();
	const port = wholeNumber("--port", options.port, 0, 65_535, report);
	const pageSize = wholeNumber("--page-size", options.pageSize, 1, 1000, report);
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	const baseUrl = settings.values["oai.baseUrl"].value;
	const lacking =
		action === undefined
			? options.port === undefined && [diagnostic("oai/port-missing")]
			: folder === undefined
				? [diagnostic("oai/folder-missing")]
				: baseUrl === undefined && [diagnostic("cli/option-missing", { params: { option: "--base-url" } })];
	const { configure, exportPages, serve } = await import("../../oai/index.ts");
	const configured = configure({
		adminEmail: settings.values["oai.adminEmail"].value,
		repositoryName: settings.values["oai.repositoryName"].value as string,
		baseUrl,
		domain: settings.values["oai.domain"].value,
		pageSize: pageSize ?? pageSizes[action ?? "serve"],
		setNames: {
			publisher: ui["oai.set-publisher"][language],
			subject: ui["oai.set-subject"][language],
			year: ui["oai.set-year"][language],
		},
	});
	const found = [...(lacking || []), ...time.diagnostics, ...configured.diagnostics];
	report.findings(found);
	if (hasErrors(found) || !configured.value || port === null || pageSize === null) return done();
	const { openCatalogue } = await import("../../catalog/open.ts");
	const opened = await openCatalogue(settings.values.database.value ?? join(settings.output, "banluu.db"));
	report.findings(opened.diagnostics);
	const reader = opened.value;
	if (reader === undefined) return done();
	try {
		if (action === undefined) await serveUntilStopped(port as number);
		else await write(folder as string, time.value as string);
	} finally {
		reader.close();
	}
	done();

	async function write(target: string, at: string): Promise<void> {
		// The time of the answers and the address are what files of the same catalogue depend on; no port is opened.
		const provider = configured.value?.({ host: "", port: 0 });
		if (!provider || !reader) return;
		const written = await exportPages({ reader, provider, folder: target, at, signal: io.signal });
		report.findings(written.diagnostics);
		if (written.value === undefined) return;
		const { path, files, records } = written.value;
		report.object({ type: "oai-export", path, files, records });
		report.remark(`${fill(ui["oai.exported"][language], { files, records })}\n`);
		report.data(`${path}\n`);
	}

	async function serveUntilStopped(at: number): Promise<void> {
		if (!reader || !configured.value) return;
		let count = 0;
		const started = await serve({
			reader,
			provider: configured.value,
			host: options.host,
			port: at,
			now: io.now,
			log: (entry) => {
				count++;
				report.findings(entry.findings);
				report.step(lineOf(entry, report), { ...entry, name: "request" });
			},
		});
		report.findings(started.diagnostics);
		const server = started.value;
		if (server === undefined) return;
		const { host, port: own, provider } = server;
		if (reader.earliestChange() === undefined) report.findings([diagnostic("oai/no-records")]);
		report.object({ type: "oai-server", baseUrl: provider.baseUrl, host, port: own });
		report.data(`${provider.baseUrl}\n`);
		report.remark(`${fill(ui["oai.serving"][language], { host, port: own })}\n`);
		await new Promise<void>((resolve) => {
			if (io.signal.aborted) resolve();
			io.signal.addEventListener("abort", () => resolve(), { once: true });
		});
		await server.close();
		report.remark(`${fill(ui["oai.ended"][language], { count })}\n`);
	}
}

type Entry = import("../../oai/index.ts").RequestEntry;

function lineOf({ method, target, status, errors = [], count, milliseconds, cut }: Entry, report: Reporter): string {
	const outcome = cut ? ui["oai.cut"][report.language] : errors.length > 0 ? [...new Set(errors)].join(", ") : count;
	// A query may hold anything; a terminal must not take it for its own signs.
	const shown = target.replace(/[^\x20-\x7e]/g, "?").slice(0, 300);
	return [method, shown, status, outcome || "-", `${Math.round(milliseconds)} ms`].join(" ");
}

/** Undefined where the option was not given, null where it is wrong. */
function wholeNumber(
	option: string,
	value: string | undefined,
	from: number,
	to: number,
	report: Reporter,
): number | undefined | null {
	if (value === undefined) return undefined;
	const number = Number(value);
	if (/^\d{1,9}$/.test(value) && number >= from && number <= to) return number;
	report.findings([diagnostic("oai/number", { params: { option, value, from, to } })]);
	return null;
}
