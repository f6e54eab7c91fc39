import { fill, type UiKey, ui } from "../../locale/index.ts";
import { type CatalogueQuery, type Diagnostic, diagnostic, hasErrors } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { rowTable, showRecord, statsText } from "../render/catalog.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { parseBuildTime, readSettings } from "../settings.ts";

type App = typeof import("../../app/catalog.ts");
type Reader = NonNullable<Awaited<ReturnType<App["openCatalogue"]>>["value"]>;

interface Options extends GlobalOptions {
	readonly database?: string;
	readonly output?: string;
	readonly fold?: boolean;
	readonly from?: string;
	readonly until?: string;
	readonly publisher?: string;
	readonly subject?: string;
	readonly state?: "kept" | "withdrawn";
	readonly finding?: string;
	readonly order?: NonNullable<CatalogueQuery["order"]>;
	readonly limit?: string;
	readonly offset?: string;
	readonly format?: "csv" | "jsonl";
	readonly digests?: boolean;
	readonly buildTime?: string;
}

const actions = ["list", "show", "search", "export", "stats", "vacuum", "check", "rebuild"] as const;
type Action = (typeof actions)[number];

export const addCatalog: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program.command("catalog").description(say("help.catalog"));
	command
		.addArgument(command.createArgument("<action>", say("help.catalog-action")).choices(actions))
		.argument("[words...]", say("help.catalog-words"))
		.option("--database <file>", say("help.catalog-database"))
		.option("-o, --output <folder>", say("help.catalog-output"))
		.option("--fold", say("help.catalog-fold"))
		.option("--from <date>", say("help.catalog-from"))
		.option("--until <date>", say("help.catalog-until"))
		.option("--publisher <name>", say("help.catalog-publisher"))
		.option("--subject <subject>", say("help.catalog-subject"))
		.addOption(command.createOption("--state <state>", say("help.catalog-state")).choices(["kept", "withdrawn"]))
		.option("--finding <code>", say("help.catalog-finding"))
		.addOption(
			command
				.createOption("--order <order>", say("help.catalog-order"))
				.choices(["relevance", "title", "issued", "changed"]),
		)
		.option("--limit <n>", say("help.catalog-limit"))
		.option("--offset <n>", say("help.catalog-offset"))
		.addOption(command.createOption("--format <format>", say("help.catalog-format")).choices(["csv", "jsonl"]))
		.option("--digests", say("help.catalog-digests"))
		.option("--build-time <time>", say("help.build-time"));
	addGlobalOptions(command, context.language).action((action: Action, words: readonly string[], options: Options) =>
		catalog(action, words, options, context),
	);
};

async function catalog(
	action: Action,
	words: readonly string[],
	options: Options,
	context: CommandContext,
): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const end = (summary?: object) => context.exit(report.finish(summary));
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return end();
	const app = await import("../../app/catalog.ts");
	const path = settings.values.database.value ?? app.databaseIn(settings.output);
	const asked = queryOf(action, words, options, { parseWords: app.parseWords, isDate: app.isDate });
	report.findings(asked.diagnostics);
	if (hasErrors(asked.diagnostics)) return end();
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	report.findings(time.diagnostics);
	if (time.value === undefined) return end();
	if (action === "rebuild") return rebuild(path, words, time.value, report, context);
	const opened =
		action === "vacuum" ? await app.openCatalogue(path, { write: true, make: false }) : await app.openCatalogue(path);
	report.findings(opened.diagnostics);
	const reader = opened.value as Reader | undefined;
	if (reader === undefined) return end();
	try {
		end(
			await answer(action, words, {
				app,
				reader,
				path,
				report,
				context,
				options,
				query: asked.query,
				output: settings.output,
			}),
		);
	} catch (error) {
		if (!(error instanceof app.CatalogueError)) throw error;
		report.findings([error.finding]);
		end();
	} finally {
		reader.close();
	}
}

interface Asked {
	readonly app: App;
	readonly reader: Reader;
	readonly path: string;
	readonly report: Reporter;
	readonly context: CommandContext;
	readonly options: Options;
	readonly query: CatalogueQuery;
	readonly output: string;
}

async function answer(action: Action, words: readonly string[], asked: Asked): Promise<object> {
	const { app, reader, path, report, context, options, query } = asked;
	const { language, io } = context;
	const say = (key: UiKey, params: Readonly<Record<string, string | number>> = {}) => fill(ui[key][language], params);
	switch (action) {
		case "list":
		case "search": {
			const rows = reader.search({ limit: action === "list" ? 50 : 20, ...query });
			const count = reader.count(query);
			for (const row of rows) report.object({ type: "catalog-row", ...row });
			report.data(rowTable(rows, language, io.columns));
			const offset = query.offset ?? 0;
			if (rows.length === 0)
				report.remark(`${say(words.length > 0 && !query.fold ? "catalog.none-fold" : "catalog.none")}\n`);
			else if (rows.length === count) report.remark(`${say("catalog.found", { count })}\n`);
			else report.remark(`${say("catalog.shown", { from: offset + 1, until: offset + rows.length, count })}\n`);
			return { count, rows: rows.length };
		}
		case "show": {
			let shown = 0;
			for (const name of words) {
				const identifier = app.resolveRecord(reader, name);
				const record = identifier === undefined ? undefined : reader.record(identifier);
				if (identifier === undefined || record === undefined) {
					report.findings([diagnostic("catalog/no-such-record", { params: { identifier: name } })]);
					continue;
				}
				const state = reader.harvestOne(identifier)?.withdrawn === true ? "withdrawn" : "kept";
				const deposits = reader.deposits({ identifier });
				report.object({ type: "catalog-record", ...record, state, deposits });
				report.data(`${shown > 0 ? "\n" : ""}${showRecord(record, state, deposits, language)}`);
				shown++;
			}
			return { records: shown };
		}
		case "export": {
			let count = 0;
			if (options.format !== "jsonl") report.data(app.csvHead());
			for (const row of app.everyRow(reader, query)) {
				if (io.signal.aborted) break;
				report.object({ type: "catalog-row", ...row });
				report.data(options.format === "jsonl" ? `${JSON.stringify(row)}\n` : app.csvRow(row));
				count++;
				await report.drained();
			}
			report.remark(`${say("catalog.exported", { count })}\n`);
			return { count };
		}
		case "stats": {
			const stats = app.catalogueStats(reader.database);
			report.object({ type: "catalog-stats", ...stats });
			report.data(statsText(stats, language, "all"));
			return {};
		}
		case "vacuum": {
			const sizes = app.vacuumCatalogue(reader, path);
			report.remark(`${say("catalog.vacuumed", { ...sizes })}\n`);
			return sizes;
		}
		default: {
			const { checkCatalogue } = await import("../../app/catalog-check.ts");
			const digests = options.digests === true;
			const { diagnostics, ...result } = await checkCatalogue(reader, {
				path,
				store: asked.output,
				digests,
				signal: io.signal,
			});
			report.findings(diagnostics);
			report.remark(`${say("catalog.checked", result)}\n`);
			return result;
		}
	}
}

async function rebuild(
	path: string,
	stores: readonly string[],
	at: string,
	report: Reporter,
	context: CommandContext,
): Promise<void> {
	const { rebuildCatalogue } = await import("../../app/catalog-rebuild.ts");
	const { value, diagnostics } = await rebuildCatalogue({ database: path, stores, at, signal: context.io.signal });
	report.findings(diagnostics);
	if (value) report.remark(`${fill(ui["catalog.rebuilt"][context.language], { ...value })}\n`);
	context.exit(report.finish(value));
}

/** What is asked for, and what is wrong with it. */
function queryOf(
	action: Action,
	words: readonly string[],
	options: Options,
	{ parseWords, isDate }: Pick<App, "parseWords" | "isDate">,
): { readonly query: CatalogueQuery; readonly diagnostics: readonly Diagnostic[] } {
	const diagnostics: Diagnostic[] = [];
	const { fold, from, until, publisher, subject, state, finding, order } = options;
	const takes = action === "search" || action === "show" || action === "export";
	if (action === "rebuild" && words.length === 0) diagnostics.push(diagnostic("catalog/store-needed"));
	else if ((action === "search" || action === "show") && words.length === 0) {
		diagnostics.push(diagnostic("catalog/words-needed", { params: { action } }));
	} else if (!takes && action !== "rebuild" && words.length > 0) {
		diagnostics.push(diagnostic("catalog/words-unwanted", { params: { action } }));
	}
	// The shell took the quotes of a phrase away.
	const typed = words.map((word) => (/\s/.test(word) && words.length > 1 ? `"${word}"` : word)).join(" ");
	const searches = (action === "search" || action === "export") && words.length > 0;
	if (searches) diagnostics.push(...parseWords(typed).diagnostics);
	for (const value of [from, until]) {
		if (value !== undefined && !isDate(value)) diagnostics.push(diagnostic("catalog/date", { params: { value } }));
	}
	const number = (option: string, value: string | undefined) => {
		if (value === undefined) return undefined;
		if (/^\d{1,9}$/.test(value)) return Number(value);
		diagnostics.push(diagnostic("catalog/number", { params: { option, value } }));
		return undefined;
	};
	const limit = number("--limit", options.limit);
	const offset = number("--offset", options.offset);
	return {
		diagnostics,
		query: {
			...(searches && { words: typed }),
			...(fold && { fold }),
			...(from !== undefined && { from }),
			...(until !== undefined && { until }),
			...(publisher !== undefined && { publisher }),
			...(subject !== undefined && { subject }),
			...(state !== undefined && { state }),
			...(finding !== undefined && { finding }),
			...(order !== undefined && { order }),
			...(limit !== undefined && { limit }),
			...(offset !== undefined && { offset }),
		},
	};
}
