import { ui } from "../../locale/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { statsText } from "../render/catalog.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { readSettings } from "../settings.ts";

interface Options extends GlobalOptions {
	readonly database?: string;
	readonly output?: string;
}

export const addStatus: AddCommand = (program, context) => {
	const { language } = context;
	const command = program
		.command("status")
		.description(ui["help.status"][language])
		.option("--database <file>", ui["help.catalog-database"][language])
		.option("-o, --output <folder>", ui["help.catalog-output"][language]);
	addGlobalOptions(command, language).action((options: Options) => status(options, context));
};

async function status(options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return context.exit(report.finish());
	const { CatalogueError, catalogueStats, databaseIn, openCatalogue } = await import("../../app/catalog.ts");
	const opened = await openCatalogue(settings.values.database.value ?? databaseIn(settings.output));
	report.findings(opened.diagnostics);
	if (opened.value === undefined) return context.exit(report.finish());
	try {
		const stats = catalogueStats(opened.value.database);
		report.object({ type: "status", ...stats });
		report.data(statsText(stats, language, "status"));
	} catch (error) {
		if (!(error instanceof CatalogueError)) throw error;
		report.findings([error.finding]);
	} finally {
		opened.value.close();
	}
	context.exit(report.finish());
}
