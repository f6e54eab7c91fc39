import { existsSync } from "node:fs";
import { fill, type UiKey, ui } from "../../locale/index.ts";
import { diagnostic } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions, settingOption } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { type RunSettings, readSettings, type SettingOptions } from "../settings.ts";
import { parseSince } from "./verify-options.ts";

interface Options extends GlobalOptions, SettingOptions {
	readonly to?: string;
	readonly dryRun?: boolean;
	readonly wait?: string | true;
	readonly resume?: boolean;
	readonly since?: string;
	readonly concurrency?: string;
	readonly rate?: string;
	readonly reason?: string;
	readonly sample?: string;
	readonly database?: string;
}

/** Milliseconds that `--wait` without a number waits. */
const usualWait = 10 * 60 * 1000;

export const addDeposit: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("deposit")
		.description(say("help.deposit"))
		.argument("<what...>", say("help.deposit-what"))
		.option("--to <name>", say("help.deposit-to"))
		.option("--dry-run", say("help.deposit-dry-run"))
		.option("--wait [seconds]", say("help.deposit-wait"))
		.option("--resume", say("help.deposit-resume"))
		.option("--since <when>", say("help.deposit-since"))
		.option("--concurrency <n>", say("help.deposit-concurrency"))
		.option("--rate <n>", say("help.deposit-rate"))
		.option("--reason <text>", say("help.deposit-reason"))
		.option("--sample <package>", say("help.deposit-sample"))
		.option("--database <file>", say("help.deposit-database"))
		.addOption(settingOption("-o, --output <folder>", say("help.deposit-output"), "output"));
	addGlobalOptions(command, context.language).action((what: readonly string[], options: Options) =>
		deposit(what, options, context),
	);
};

interface Job {
	readonly options: Options;
	readonly context: CommandContext;
	readonly report: Reporter;
	readonly settings: RunSettings;
}

async function deposit(what: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return context.exit(report.finish());
	const job = { options, context, report, settings };
	const [first = "", ...rest] = what;
	// A package of such a name is given as `./test`.
	if (first === "status") return status(rest[0] ?? options.to, job);
	if (first === "test") return test(rest[0] ?? options.to ?? "", job);
	if (first === "withdraw") return withdraw(rest[0], job);
	if (first === "check-mapfile") return mapfiles(rest, job);
	if (first === "adopt") {
		const { adopt } = await import("./deposit-adopt.ts");
		return adopt({ paths: rest, dryRun: options.dryRun, context, report, settings });
	}
	return packages(what, job);
}

/** The catalogue that is told, where there is one; one that was asked for has to be there. Undefined: it is not. */
async function databaseOf({ options, settings, report }: Job): Promise<string | "none" | undefined> {
	const { databaseIn } = await import("../../app/catalog-rebuild.ts");
	const path = settings.values.database.value ?? databaseIn(settings.output);
	if (existsSync(path)) return path;
	if (options.database === undefined) return "none";
	report.findings([diagnostic("catalog/not-found", { params: { path } })]);
	return undefined;
}

async function surroundingsOf({ io }: CommandContext) {
	const { realSurroundings } = await import("../../app/deposit-open.ts");
	return realSurroundings(io.now, io.signal);
}

async function targetOf(name: string, { context, settings, report }: Job) {
	const { readTarget } = await import("../../app/deposit-targets.ts");
	const { readLine } = await import("../../app/deposit-stdin.ts");
	const read = await readTarget(name, settings.targets, { env: context.io.env, stdin: readLine });
	// Without the text of the file: the line that is wrong may hold a secret.
	report.findings(read.diagnostics);
	return read.value;
}

async function mapfiles(paths: readonly string[], job: Job): Promise<void> {
	const { checkMapfiles } = await import("./deposit-mapfile.ts");
	const { context, report, options } = job;
	return checkMapfiles({
		paths,
		to: options.to,
		context,
		report,
		targetOf: (name) => targetOf(name, job),
		surroundings: await surroundingsOf(context),
	});
}

async function packages(paths: readonly string[], job: Job): Promise<void> {
	const { options, context, report, settings } = job;
	const { io, language } = context;
	const say = (key: UiKey) => ui[key][language];
	const asked = readNumbers(options, io.now());
	report.findings(asked.diagnostics);
	if (options.to === undefined) {
		report.findings([diagnostic("cli/option-missing", { params: { option: "--to" } })]);
	}
	if (asked.value === undefined || options.to === undefined) return context.exit(report.finish());
	const target = await targetOf(options.to, job);
	const database = await databaseOf(job);
	if (!target || database === undefined) return context.exit(report.finish());
	const { receiptCatalogue } = await import("../../app/deposit-catalogue.ts");
	const surroundings = await surroundingsOf(context);
	const catalogue = database === "none" || options.dryRun ? undefined : receiptCatalogue(database, surroundings);
	const { runDeposits } = await import("../../app/deposit.ts");
	const counts = { deposited: 0, already: 0, leftOut: 0, failed: 0, shown: 0 };
	const note = (text: string): void => {
		report.object({ type: "request", text });
		report.data(`${text}\n\n`);
	};
	const run = runDeposits({
		paths,
		target,
		output: settings.output,
		surroundings,
		signal: io.signal,
		keep: catalogue?.keep,
		...asked.value,
		resume: options.resume,
		note: options.dryRun ? note : undefined,
		onStep: (path, step) => report.step(`${path}: ${step.name} ${step.path ?? ""}`, { path, step }),
	});
	const gathering = report.gathering();
	for await (const { outcome, diagnostics, ...about } of run) {
		gathering.findings(diagnostics);
		if (about.path === "") continue;
		counts[outcome === "left-out" ? "leftOut" : outcome]++;
		report.object({ type: "deposit", target: target.name, outcome, ...about });
		const label = outcome === "failed" ? report.paint.error(say("deposit.failed")) : say(`deposit.${outcome}`);
		const state = about.state === undefined ? "" : ` (${say(`deposit.state-${about.state}`)})`;
		const links = Object.values(about.links ?? {}).map((link) => `\t${link}`);
		if (outcome !== "shown") report.data(`${about.path}: ${label}${state}${links.join("")}\n`);
	}
	gathering.findings((await catalogue?.close()) ?? []);
	gathering.close();
	if (counts.deposited + counts.already + counts.failed > 1) {
		report.remark(`${fill(ui["deposit.summary"][language], counts)}\n`);
	}
	context.exit(report.finish(counts));
}

async function test(name: string, job: Job): Promise<void> {
	const { options, context, report } = job;
	const { io, language } = context;
	const say = (key: UiKey) => ui[key][language];
	const target = await targetOf(name, job);
	if (!target) return context.exit(report.finish());
	const { testTarget } = await import("../../app/deposit.ts");
	const surroundings = await surroundingsOf(context);
	const tested = await testTarget(target, { surroundings, signal: io.signal, sample: options.sample });
	report.findings(tested.diagnostics);
	const { value } = tested;
	if (value) {
		report.object({ type: "target", target: name, kind: target.factory.kind, ...value });
		const mark = (good: boolean | undefined) => (good === undefined ? "?" : say(good ? "deposit.yes" : "deposit.no"));
		const rows = [
			[say("deposit.reachable"), mark(value.reachable)],
			[say("deposit.authenticated"), mark(value.authenticated)],
			[say("deposit.may-deposit"), mark(value.mayDeposit)],
			...Object.entries(value.facts),
		];
		for (const [label, text] of rows) report.data(`${label}: ${text}\n`);
	}
	context.exit(report.finish());
}

async function status(name: string | undefined, { context, report, settings }: Job): Promise<void> {
	const say = (key: UiKey) => ui[key][context.language];
	const { depositStatus } = await import("../../app/deposit-journals.ts");
	const counts: Record<string, number> = {};
	for (const { value, diagnostics } of depositStatus(settings.output, name)) {
		report.findings(diagnostics);
		if (!value) continue;
		counts[value.state] = (counts[value.state] ?? 0) + 1;
		report.object({ type: "deposit-status", ...value });
		const doubt = value.doubt === undefined ? "" : `\t${say("deposit.doubt")}: ${value.doubt}`;
		report.data(
			`${value.target}\t${say(`deposit.state-${value.state}`)}\t${value.at}\t${value.identifier}\t${value.label}${doubt}\n`,
		);
	}
	context.exit(report.finish({ counts }));
}

async function withdraw(identifier: string | undefined, job: Job): Promise<void> {
	const { options, context, report, settings } = job;
	const { to, reason } = options;
	const end = () => context.exit(report.finish());
	if (identifier === undefined || reason === undefined) {
		const option = identifier === undefined ? "<id>" : "--reason";
		report.findings([diagnostic("cli/option-missing", { params: { option } })]);
		return end();
	}
	const target = to === undefined ? undefined : await targetOf(to, job);
	const database = await databaseOf(job);
	if ((to !== undefined && !target) || database === undefined) return end();
	const { withdrawDeposit, withdrawRecord } = await import("../../app/deposit-withdraw.ts");
	const request = {
		identifier,
		reason,
		output: settings.output,
		database: database === "none" ? undefined : database,
		surroundings: await surroundingsOf(context),
		signal: context.io.signal,
	};
	const word = ui["deposit.state-withdrawn"][context.language];
	if (!target) {
		const done = await withdrawRecord(request);
		report.findings(done.diagnostics);
		if (done.value) {
			const { tombstones, shown } = done.value;
			report.object({ type: "record-withdrawn", ...done.value, reason });
			report.data(`${done.value.identifier}\t${word}\t${tombstones.join("\t")}\n`);
			for (const name of shown) {
				report.remark(`${fill(ui["deposit.still-shown"][context.language], { target: name })}\n`);
			}
		}
		return end();
	}
	const done = await withdrawDeposit({ ...request, target });
	report.findings(done.diagnostics);
	for (const each of done.value ?? []) {
		report.object({ type: "deposit-withdrawn", ...each, reason });
		report.data(`${each.target}\t${each.identifier}\t${word}\n`);
	}
	end();
}

/** Numbers and times among the options. */
function readNumbers(options: Options, now: number) {
	const found: ReturnType<typeof diagnostic>[] = [];
	const number = (option: string, text: string | undefined, least: number, most: number) => {
		if (text === undefined) return undefined;
		const value = Number(text);
		if (text.trim() !== "" && value >= least && value <= most) return value;
		found.push(diagnostic("cli/option-form", { params: { option, value: text } }));
		return undefined;
	};
	const rate = number("--rate", options.rate, 0.01, 1000);
	const concurrency = number("--concurrency", options.concurrency, 1, 64);
	const seconds = typeof options.wait === "string" ? number("--wait", options.wait, 0, 7 * 86_400) : undefined;
	const since = options.since === undefined ? undefined : parseSince(options.since, now);
	if (options.since !== undefined && since === undefined) {
		found.push(diagnostic("verify/since", { params: { value: options.since } }));
	}
	const wait = options.wait === true ? usualWait : seconds === undefined ? undefined : seconds * 1000;
	if (found.length > 0) return { diagnostics: found };
	const value = { rate, concurrency: concurrency && Math.floor(concurrency), wait, since };
	return { value, diagnostics: found };
}
