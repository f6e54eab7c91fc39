import { join } from "node:path";
import { type Language, type UiKey, ui } from "../../locale/index.ts";
import {
	askedEncodings,
	diagnostic,
	failure,
	memberName,
	type Outcome,
	type Print,
	success,
	type WrittenFormat,
	writtenFormats,
} from "../../model/index.ts";
import { pdfaLevels } from "../../model/level.ts";
import {
	addCollectionOptions,
	type CollectionWords,
	memberExit,
	readCollectionOptions,
	settledWords,
} from "../collection.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, type Command, choiceOption, Option, settingOption } from "../program.ts";
import { startBar } from "../render/progress.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { parseBuildTime, readSettings, type SettingOptions } from "../settings.ts";
import { packageSayer, readPackageOptions } from "./package.ts";

interface Options extends GlobalOptions, SettingOptions, CollectionWords, PrintWords {
	readonly metadata?: string;
	readonly set?: readonly string[];
	readonly authority?: readonly string[];
	readonly buildTime?: string;
	readonly update?: boolean;
	readonly dryRun?: boolean;
	readonly crosswalk?: string;
	readonly package?: string;
	readonly packageOutput?: string;
	readonly packageOption?: readonly string[];
	readonly serialize?: "none" | "zip" | "tar";
}

/** What `addPrintOptions` adds. */
export interface PrintWords {
	readonly paper?: string;
	readonly mirrored?: boolean;
	readonly gray?: boolean;
	readonly colophon?: boolean;
	readonly hanging?: boolean;
	readonly notes?: "page" | "end";
	readonly fast?: boolean;
	readonly compact?: boolean;
}

/** Adds what `build` and `describe` both take: the metadata that the caller gives. */
export function addMetadataOptions(command: Command, say: (key: UiKey) => string): Command {
	return command
		.option("-m, --metadata <file>", say("help.metadata"))
		.option("--authority <file>", say("help.authority"), (value: string, all: readonly string[] = []) => [
			...all,
			value,
		])
		.option("--set <element=value>", say("help.set"), (value: string, all: readonly string[] = []) => [...all, value])
		.addOption(settingOption("--namespace <uuid>", say("help.namespace"), "namespace"));
}

/** Adds what says how the bytes of an article are to be read. */
export function addEncodingOption(command: Command, say: (key: UiKey) => string): Command {
	const option = settingOption("--encoding <name>", say("help.encoding"), "encoding");
	return command.addOption(option.choices(askedEncodings));
}

/** Adds what says how the pages are to be printed, beyond their template. */
function addPrintOptions(command: Command, say: (key: UiKey) => string): Command {
	return command
		.option("--paper <size>", say("help.paper"))
		.option("--mirrored", say("help.mirrored"))
		.option("--gray", say("help.gray"))
		.option("--colophon", say("help.colophon"))
		.option("--no-colophon", say("help.no-colophon"))
		.option("--hanging", say("help.hanging"))
		.option("--no-hanging", say("help.no-hanging"))
		.addOption(choiceOption("--notes <place>", say("help.notes"), ["page", "end"]))
		.addOption(new Option("--fast", say("help.fast")).conflicts("compact"))
		.addOption(new Option("--compact", say("help.compact")).conflicts("fast"));
}

/** What was asked of the page; keys that were not given are absent, since the rest is a part of the recipe. */
export function printOf({ paper, mirrored, gray, colophon, hanging, notes, fast, compact }: PrintWords): Print {
	return {
		...(paper !== undefined && { paper }),
		...(mirrored && { mirrored }),
		...(gray && { gray }),
		...(colophon !== undefined && { colophon }),
		...(hanging !== undefined && { hanging }),
		...(notes && { notes }),
		...(fast && { effort: "fast" }),
		...(compact && { effort: "compact" }),
	};
}

/** Adds what says what records are to be made: description, template, claims, pages, formats, time. */
export function addRecordOptions(command: Command, say: (key: UiKey) => string): Command {
	addMetadataOptions(command, say)
		.addOption(settingOption("-t, --template <name>", say("help.template"), "template"))
		.addOption(settingOption("--pdfa <level>", say("help.pdfa"), "pdfa").choices(pdfaLevels))
		.option("--ua", say("help.ua"))
		.option("--no-ua", say("help.no-ua"));
	return addPrintOptions(command, say)
		.option("--crosswalk <formats>", say("help.crosswalk"))
		.option("--build-time <time>", say("help.build-time"))
		.option("--update", say("help.update"))
		.option("--dry-run", say("help.dry-run"));
}

/** Adds what makes packages of the records as they are built. */
function addPackagingOptions(command: Command, say: (key: UiKey) => string): Command {
	const collect = (value: string, all: readonly string[] = []) => [...all, value];
	return command
		.option("--package <names>", say("help.build-package"))
		.option("--package-output <folder>", say("help.build-package-output"))
		.option("--package-option <name=value>", say("help.package-option"), collect)
		.addOption(choiceOption("--serialize <kind>", say("help.serialise"), ["none", "zip", "tar"]));
}

/** What packages are asked for; undefined where there is a fault in what was asked, `none` where nothing was. */
async function packagerOf(options: Options, output: string, time: string, report: Reporter, signal: AbortSignal) {
	if (options.package === undefined) return "none";
	const settings = readPackageOptions("--package-option", options.packageOption ?? [], report);
	if (settings === undefined) return undefined;
	const { openPackager } = await import("../../app/package.ts");
	const opened = openPackager({
		formats: options.package.split(",").map((name) => name.trim()),
		output: options.packageOutput ?? join(output, "packages"),
		serialisation: options.serialize ?? "none",
		options: settings,
		time,
		signal,
	});
	report.findings(opened.diagnostics);
	return opened.value;
}

/** Adds `--strict`, and its contrary for where a settings file has switched it on. */
export function addStrictOptions(command: Command, say: (key: UiKey) => string): Command {
	return command.option("--strict", say("help.strict")).option("--no-strict", say("help.no-strict"));
}

/** Adds the fonts that are used beside the program's own. */
export function addFontOptions(command: Command, say: (key: UiKey) => string): Command {
	const collect = (value: string, all: readonly string[] = []) => [...all, value];
	return command
		.addOption(settingOption("--font <file>", say("help.font"), "fonts").argParser(collect))
		.addOption(settingOption("--body-font <file>", say("help.body-font"), "bodyFonts").argParser(collect))
		.addOption(settingOption("--heading-font <file>", say("help.heading-font"), "headingFont"));
}

export const addBuild: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("build", { isDefault: true })
		.description(say("help.build"))
		.argument("<file...>", say("help.file"))
		.addOption(settingOption("-o, --output <folder>", say("help.output"), "output"));
	addRecordOptions(command, say);
	addEncodingOption(command, say);
	addCollectionOptions(command, context);
	addFontOptions(command, say);
	addPackagingOptions(command, say);
	addStrictOptions(command, say).option("--no-progress", say("help.no-progress"));
	addGlobalOptions(command, context.language).action((files: readonly string[], options: Options) =>
		build(files, options, context),
	);
};

async function build(inputs: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const time = parseBuildTime(options.buildTime, io.env, io.now);
	report.findings(time.diagnostics);
	const settings = await readSettings(options, io, report);
	const collection = await readCollectionOptions(settledWords(options, settings), report);
	const crosswalks = parseFormats(options.crosswalk);
	report.findings(crosswalks.diagnostics);
	if (
		time.value === undefined ||
		settings === undefined ||
		collection === undefined ||
		crosswalks.value === undefined
	) {
		return context.exit(report.finish());
	}

	const packager = await packagerOf(options, settings.output, time.value, report, io.signal);
	if (packager === undefined) return context.exit(report.finish());
	const sayPackage = packageSayer(report, language);

	// Loaded here, so that `--version` and `--help` do not pay for fonts and PDF.
	const { buildFiles } = await import("../../app/build.ts");
	const { expandInputs } = await import("../../app/expand.ts");
	const { files, diagnostics } = expandInputs(inputs);
	report.findings(diagnostics);
	if (files.length === 0) return context.exit(report.finish());

	const counts: Record<Result["state"], number> = {
		built: 0,
		updated: 0,
		identical: 0,
		failed: 0,
		"would-build": 0,
		"would-update": 0,
	};
	const started = io.now();
	let last = started;
	const { collectionOf } = await import("../../app/members.ts");
	// How many members a collection has is known at its end.
	const total = files.some((file) => collectionOf(file, collection)) ? undefined : files.length;
	const bar = startBar(total, options, context);
	let done = 0;
	const progress = () =>
		bar.show({ done, ...(total !== undefined && { total }), errors: counts.failed, elapsed: io.now() - started });
	progress();
	const gathered = report.gathering();
	const results = buildFiles({
		files,
		output: settings.output,
		metadata: options.metadata,
		set: options.set ?? [],
		authorities: [...settings.authorities, ...(options.authority ?? [])],
		defaults: settings.defaults.map(({ claim }) => claim),
		template: settings.template,
		namespace: settings.namespace,
		encoding: settings.encoding,
		flavour: settings.flavour,
		print: printOf(options),
		fonts: settings.fonts,
		folder: io.cwd,
		onOpened: (findings) => report.findings(findings),
		crosswalks: crosswalks.value,
		buildTime: time.value,
		update: options.update === true,
		strict: settings.strict,
		dryRun: options.dryRun === true,
		signal: io.signal,
		collection,
		onFindings: (list, texts) => {
			bar.clear();
			gathered.findings(list, (file) => texts.get(file));
		},
		onStep: (step) => {
			const [milliseconds, now] = [io.now() - last, io.now()];
			last = now;
			if (options.verbose) bar.clear();
			report.step(stepText(step, milliseconds, language), { ...step, milliseconds });
		},
	});
	for await (const result of results) {
		counts[result.state]++;
		done++;
		bar.clear();
		const textOf = (file: string) => result.texts.get(file);
		if (collectionOf(result.source, collection)) {
			gathered.findings(result.diagnostics, textOf, result.within ? memberExit : undefined);
		} else report.findings(result.diagnostics, textOf);
		const { texts, diagnostics: _, ...record } = result;
		report.object({ type: "record", ...record });
		say(report, result, language);
		if (packager !== "none" && result.path !== undefined && packaged.has(result.state)) {
			for await (const made of packager.add(result.path)) sayPackage(made);
		}
		progress();
	}
	bar.clear();
	if (packager !== "none") for await (const made of packager.finish()) sayPackage(made);
	gathered.close();
	if (done > 1) report.remark(`${summary(counts, language)}\n`);
	const { "would-build": wouldBuild, "would-update": wouldUpdate, ...made } = counts;
	context.exit(report.finish(options.dryRun ? { ...made, wouldBuild, wouldUpdate } : made));
}

/** `mods,datacite`. */
export function parseFormats(text = ""): Outcome<readonly WrittenFormat[]> {
	const words = text.split(",").map((word) => word.trim());
	const formats = words.filter((word) => word !== "");
	const bad = formats.find((word) => !(writtenFormats as readonly string[]).includes(word));
	if (bad === undefined) return success(formats as readonly WrittenFormat[]);
	const params = { option: "--crosswalk", value: bad, choices: writtenFormats.join(", ") };
	return failure(diagnostic("cli/option-value", { params }));
}
/** States in which a record stands on the disk. */
const packaged: ReadonlySet<Result["state"]> = new Set(["built", "updated", "identical"]);

type Result = import("../../app/build.ts").BuildResult;
type Step = import("../../app/build.ts").BuildStep;

function stepText({ phase, source, files }: Step, milliseconds: number, language: Language): string {
	const about = files ?? (source === undefined ? [] : [source]);
	return `  ${ui[`step.${phase}`][language]}: ${about.join(", ")} (${milliseconds} ms)`;
}

function summary(counts: Readonly<Record<Result["state"], number>>, language: Language): string {
	return (Object.keys(counts) as Result["state"][])
		.filter((state) => counts[state] > 0)
		.map((state) => `${ui[`build.${state}`][language]}: ${counts[state]}`)
		.join(" · ");
}

function say(report: Reporter, result: Result, language: Language): void {
	const { paint } = report;
	const state = ui[`build.${result.state}`][language];
	const source = result.within ? memberName(result.source, result.within) : result.source;
	if (result.state === "failed") {
		report.remark(`${paint.error(state)}: ${source}\n`);
		return;
	}
	const pages = result.pages === undefined ? "" : ` · ${ui["build.pages"][language]}: ${result.pages}`;
	report.remark(`${paint.good(state)}: ${source} · ${result.identifier}${pages}\n`);
	if (result.missing && result.missing.length > 0) {
		report.remark(`  ${paint.warning(ui["build.missing"][language])}: ${result.missing.join(", ")}\n`);
	}
	report.data(`${result.path}\n`);
}
