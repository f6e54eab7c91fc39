import { type Language, type UiKey, ui } from "../../locale/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { fieldTable, statsText } from "../render/catalog.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { readSettings } from "../settings.ts";

interface Options extends GlobalOptions {
	readonly database?: string;
	readonly output?: string;
	readonly state?: string;
}

export const addStatus: AddCommand = (program, context) => {
	const { language } = context;
	const command = program
		.command("status")
		.description(ui["help.status"][language])
		.option("--database <file>", ui["help.catalog-database"][language])
		.option("-o, --output <folder>", ui["help.catalog-output"][language])
		.option("--state <folder>", ui["help.batch-state"][language]);
	addGlobalOptions(command, language).action((options: Options) => status(options, context));
};

async function status(options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return context.exit(report.finish());
	const { batchStatus, stateFolder } = await import("../../batch/status.ts");
	const batch = await batchStatus(options.state ?? stateFolder(settings.output));
	report.findings(batch.diagnostics);
	const { CatalogueError, catalogueStats, databaseIn, openCatalogue } = await import("../../app/catalog.ts");
	const asked = settings.values.database.value;
	const opened = await openCatalogue(asked ?? databaseIn(settings.output));
	// A batch may have kept none.
	const none =
		asked === undefined && batch.value && opened.diagnostics.some(({ code }) => code === "catalog/not-found");
	if (!none) report.findings(opened.diagnostics);
	try {
		const stats = opened.value && catalogueStats(opened.value.database);
		if (stats || batch.value) report.object({ type: "status", ...stats, ...(batch.value && { batch: batch.value }) });
		if (stats) report.data(statsText(stats, language, "status"));
		if (batch.value) report.data(`${stats ? "\n" : ""}${batchText(batch.value, language)}`);
	} catch (error) {
		if (!(error instanceof CatalogueError)) throw error;
		report.findings([error.finding]);
	} finally {
		opened.value?.close();
	}
	context.exit(report.finish());
}

function batchText(status: import("../../batch/status.ts").BatchStatus, language: Language): string {
	const say = (key: UiKey) => ui[key][language];
	const { inputs, kind, output, outcome, done, failed, remaining, readAll, codes } = status;
	const left =
		remaining === undefined ? say("status.unknown") : `${remaining}${readAll ? "" : ` ${say("status.and-unread")}`}`;
	const fields: readonly (readonly [UiKey, readonly string[]])[] = [
		["status.batch", [`${inputs.join(", ")} → ${output} (${kind})`]],
		["status.outcome", [say(`status.${outcome}`)]],
		["status.articles-done", [String(done)]],
		["status.articles-failed", [String(failed), ...codes.map(({ code, articles }) => `${code}: ${articles}`)]],
		["status.articles-left", [left]],
	];
	return fieldTable(fields.map(([key, values]) => [say(key), values]));
}
