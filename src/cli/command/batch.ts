import { type Language, type UiKey, ui } from "../../locale/index.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../../model/index.ts";
import { storeKinds } from "../../model/settings.ts";
import {
	addCollectionOptions,
	type CollectionWords,
	memberExit,
	readCollectionOptions,
	settledWords,
} from "../collection.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, choiceOption, settingOption } from "../program.ts";
import { batchProgress } from "../render/batch-progress.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { parseBuildTime, readSettings, type SettingOptions } from "../settings.ts";
import {
	addEncodingOption,
	addFontOptions,
	addRecordOptions,
	addStrictOptions,
	type PrintWords,
	parseFormats,
	printOf,
} from "./build.ts";
import { targetChoices } from "./describe.ts";

type TargetKey = import("../../metadata/targets/row.ts").TargetKey;
type BatchEvent = import("../../batch/events.ts").BatchEvent;
type BatchCounts = import("../../batch/events.ts").BatchCounts;

interface Options
	extends GlobalOptions,
		Omit<SettingOptions, "database" | "map" | "preset">,
		CollectionWords,
		PrintWords {
	readonly metadata?: string;
	readonly set?: readonly string[];
	readonly authority?: readonly string[];
	readonly buildTime?: string;
	readonly crosswalk?: string;
	readonly update?: boolean;
	readonly dryRun?: boolean;
	readonly state?: string;
	/** False: no catalogue. */
	readonly database?: string | false;
	readonly timeout?: string;
	readonly since?: string;
	readonly for?: TargetKey;
	readonly resume?: boolean;
	readonly check?: boolean;
	readonly onlyFailed?: boolean;
	readonly failFast?: boolean;
}

/** Seconds for an article of usual length. */
const usualTimeout = 120;

export const addBatch: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("batch")
		.description(say("help.batch"))
		.argument("<file...>", say("help.file"))
		.addOption(settingOption("-o, --output <folder>", say("help.output"), "output"))
		.addOption(settingOption("--to <kind>", say("help.batch-to"), "to").choices(storeKinds))
		.option("--state <folder>", say("help.batch-state"))
		.addOption(settingOption("--database <file>", say("help.catalog-database"), "database"))
		.option("--no-database", say("help.no-database"))
		.addOption(settingOption("-j, --jobs <number>", say("help.batch-jobs"), "jobs"))
		.option("--resume", say("help.batch-resume"))
		.option("--check", say("help.batch-check"))
		.option("--only-failed", say("help.only-failed"))
		.option("--fail-fast", say("help.fail-fast"))
		.option("--since <date>", say("help.batch-since"))
		.option("--timeout <seconds>", say("help.batch-timeout"));
	addRecordOptions(command, say).addOption(choiceOption("--for <target>", say("help.batch-for"), targetChoices));
	addEncodingOption(command, say);
	addCollectionOptions(command, context);
	addFontOptions(command, say);
	addStrictOptions(command, say).option("--no-progress", say("help.no-progress"));
	addGlobalOptions(command, context.language).action((files: readonly string[], options: Options) =>
		batch(files, options, context),
	);
};

/** A positive whole number; undefined, and said, where it is none. */
function positive(option: string, value: string | undefined, usual: number, found: Diagnostic[]): number {
	if (value === undefined) return usual;
	if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
	found.push(diagnostic("batch/number", { params: { option, value } }));
	return usual;
}

async function batch(inputs: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	const { database, ...words } = options;
	const settings = await readSettings({ ...words, ...(database && { database }) }, io, report);
	const collection = await readCollectionOptions(settledWords(options, settings), report);
	const crosswalks = parseFormats(options.crosswalk);
	const { busyThreadsCompiler, busyThreadsHeap } = await import("../../store/heap.ts");
	busyThreadsHeap();
	const { usualThreads } = await import("../../batch/threads.ts");
	const faults: Diagnostic[] = [...time.diagnostics, ...crosswalks.diagnostics];
	const jobs = settings?.values.jobs;
	const threads = positive(jobs?.name ?? "--jobs", jobs?.value, usualThreads(), faults);
	busyThreadsCompiler(threads);
	const seconds = positive("--timeout", options.timeout, usualTimeout, faults);
	const { since } = options;
	if (options.check && !options.resume) faults.push(diagnostic("batch/check-needs-resume"));
	if (since !== undefined && !/^\d{4}(?:-\d{2}){0,2}$/.test(since)) {
		faults.push(diagnostic("batch/since", { params: { value: since } }));
	}
	report.findings(faults);
	if (
		time.value === undefined ||
		crosswalks.value === undefined ||
		settings === undefined ||
		collection === undefined ||
		hasErrors(faults)
	) {
		return context.exit(report.finish());
	}
	const { runBatch } = await import("../../batch/run.ts");
	const { expandInputs, unreadableInputs } = await import("../../app/expand.ts");
	const { files, diagnostics } = expandInputs(inputs);
	const unreadable = unreadableInputs(files);
	report.findings([...diagnostics, ...unreadable]);
	if (files.length === 0 || unreadable.length > 0) return context.exit(report.finish());

	const { gatherNotes } = await import("../../app/notes.ts");
	const notes = gatherNotes();
	const bar = batchProgress(options, context);
	const { summariser } = await import("../../batch/report/summary.ts");
	const sums = summariser();
	const gathered = report.gathering();
	const tell = (event: BatchEvent) => {
		sums.take(event);
		bar.take(event);
		if (event.type === "findings") {
			bar.clear();
			gathered.findings(notes.take(event.findings));
		} else if (event.type === "article") {
			const { result } = event;
			bar.clear();
			gathered.findings(notes.take(result.findings), undefined, memberExit);
			report.object({ type: "record", ...result });
			if (result.state === "failed")
				report.remark(`${report.paint.error(ui["build.failed"][language])}: ${result.source}\n`);
		}
	};
	const { stateFolder } = await import("../../batch/status.ts");
	const { limit, ...wanted } = collection;
	const state = options.state ?? stateFolder(settings.output);
	const { catalogueOpener } = await import("../../batch/catalogue.ts");
	const openCatalogue = catalogueOpener({
		database: settings.values.database.value,
		store: settings.output,
		now: io.now,
	});
	const { value: end, diagnostics: found } = await runBatch({
		files,
		kind: settings.values.to.value as string,
		output: settings.output,
		state,
		metadata: options.metadata,
		set: options.set ?? [],
		authorities: [...settings.authorities, ...(options.authority ?? [])],
		defaults: settings.defaults.map(({ claim }) => claim),
		encoding: settings.encoding,
		collection: wanted,
		limit,
		template: settings.template,
		namespace: settings.namespace,
		flavour: settings.flavour,
		print: printOf(options),
		fonts: settings.fonts,
		folder: io.cwd,
		crosswalks: crosswalks.value,
		buildTime: time.value,
		timeGiven: options.buildTime !== undefined,
		strict: settings.strict,
		update: options.update === true,
		dryRun: options.dryRun === true,
		targets: options.for === undefined ? [] : [options.for],
		since,
		resume: options.resume === true,
		check: options.check === true,
		onlyFailed: options.onlyFailed === true,
		failFast: options.failFast === true,
		threads,
		timeout: seconds * 1000,
		signal: io.signal,
		tell,
		...(database !== false && { openCatalogue }),
	});
	bar.clear();
	// Faults of an input were told as they came up.
	gathered.findings(found.filter(({ code }) => end === undefined || code.startsWith("store/")));
	gathered.findings(notes.all());
	gathered.close();
	if (end && end.outcome !== "done") {
		report.findings([diagnostic("batch/remaining", { params: { count: end.unfinished } })]);
	}
	if (end && options.dryRun !== true) {
		const { writeReport } = await import("../../batch/report/write.ts");
		const written = await writeReport(state, sums.summary(), language);
		report.findings(written.diagnostics);
		for (const path of written.value ?? []) report.data(`${path}\n`);
	}
	if (end) say(report, end.counts, language);
	context.exit(report.finish(end && { ...end.counts, outcome: end.outcome, unfinished: end.unfinished }));
}

function say(report: Reporter, counts: BatchCounts, language: Language): void {
	const parts = (Object.keys(counts) as (keyof BatchCounts)[])
		.filter((state) => counts[state] > 0)
		.map((state) => `${ui[`batch.${state}`][language]}: ${counts[state]}`);
	report.remark(`${parts.join(" · ")}\n`);
}
