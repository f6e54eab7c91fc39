import { fill, type Language, type UiKey, ui } from "../../locale/index.ts";
import { diagnostic, failure } from "../../model/index.ts";
import type { BagProfile } from "../../packaging/bagit/profile.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { exitOf, exits } from "../exit.ts";
import { addGlobalOptions, choiceOption } from "../program.ts";
import { checkLine } from "../render/check-progress.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { readSettings, type SettingOptions } from "../settings.ts";
import { addStrictOptions } from "./build.ts";
import { readVerifyOptions, usualDepth, type VerifyFlags } from "./verify-options.ts";

type Options = GlobalOptions & SettingOptions & VerifyFlags & { readonly profile?: string };
type Result = import("../../app/audit.ts").AuditResult;

export const addVerify: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("verify")
		.description(say("help.verify"))
		.argument("<path...>", say("help.path"))
		.option("-f, --format <name>", say("help.verify-format"))
		.option("--profile <file|tt05>", say("help.profile"))
		.option("--depth <n>", say("help.depth"), String(usualDepth))
		.option("--jobs <n>", say("help.jobs"))
		.option("--log <file>", say("help.log"))
		.option("--since <when>", say("help.since"))
		.option("--sample <size>", say("help.sample"))
		.option("--seed <text>", say("help.seed"))
		.option("--resume", say("help.resume"))
		.option("--summary <file>", say("help.summary"))
		.option("--events <folder>", say("help.events"))
		.option("--contents", say("help.contents"))
		.option("--schemas <folder>", say("help.schemas"))
		.addOption(choiceOption("--with <judge>", say("help.with"), ["verapdf"]));
	addGlobalOptions(
		addStrictOptions(command, say).option("--no-progress", say("help.no-progress")),
		context.language,
	).action((paths: readonly string[], options: Options) => verify(paths, options, context));
};

async function verify(paths: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const { signal, now } = io;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return context.exit(report.finish());
	const asked = await readVerifyOptions(options, io);
	report.findings(asked.diagnostics);
	if (asked.value === undefined) return context.exit(report.finish());
	const { depth, jobs, since, sample, contents } = asked.value;
	let profile: BagProfile | undefined;
	// A set of rules that the program knows by name, or a BagIt Profile.
	const isTt05 = options.profile === "tt05";
	if (options.profile !== undefined && !isTt05) {
		const { loadBagProfile } = await import("../../app/bag-profile.ts");
		const loaded = loadBagProfile(options.profile);
		report.findings(loaded.diagnostics);
		if (loaded.value === undefined) return context.exit(report.finish());
		profile = loaded.value;
	}
	if (options.summary !== undefined) {
		// Before the work of hours, not after it.
		const { summaryFindings } = await import("../../app/audit-summary.ts");
		const found = summaryFindings(options.summary);
		report.findings(found);
		if (found.length > 0) return context.exit(report.finish());
	}
	const { planAudit } = await import("../../app/audit-plan.ts");
	const { runAudit } = await import("../../app/audit.ts");
	const { log, resume } = options;
	const format = isTt05 ? "tt05-sip" : options.format;
	const started = now();
	const line = startLine(options, context, started);
	const plan = await planAudit({ paths, depth, format, log, since, sample, resume, signal }).catch((error: unknown) => {
		if (signal.aborted) return undefined;
		throw error;
	});
	if (plan === undefined) return context.exit(report.finish());
	line.clear();
	report.findings(plan.diagnostics);
	remarkOnPlan(plan, sample, report, language);
	line.plan(plan.due.length);
	let judged: import("../../app/audit.ts").AuditRequest["judged"];
	if (options.with === "verapdf") {
		const { judgePdfs } = await import("../../app/verapdf.ts");
		line.show("verify.phase-verapdf");
		const places = plan.due.filter(({ kind }) => kind === "package").map(({ path }) => path);
		const outcome = await judgePdfs(places, { env: io.env, signal }).catch((error: unknown) => {
			if (signal.aborted) return failure();
			throw error;
		});
		line.clear();
		report.findings(outcome.diagnostics);
		judged = outcome.value;
		if (judged === undefined) return context.exit(report.finish());
	}
	const counts = { valid: 0, invalid: 0, unrecognised: 0 };
	const results: Pick<Result, "path" | "state" | "entry">[] = [];
	const run = runAudit(plan, {
		format,
		strict: settings.strict,
		jobs,
		contents,
		judged,
		profile,
		log,
		now,
		signal,
		// The sizes of all files beforehand are for the time left on the line: elsewhere they are not asked for.
		...(line.on && { onListed: line.listed }),
		onBytes: line.read,
	});
	line.show("verify.phase-check");
	for await (const result of run) {
		line.clear();
		const { entry, diagnostics, state, ...about } = result;
		const valid = state === "valid";
		// A log that cannot be written is graver than a damaged package. What is wrong inside a package is what the command is for; only a path that cannot be opened is an unreadable input.
		const readable = result.format !== undefined;
		report.findings(
			diagnostics,
			undefined,
			readable
				? (list) => (valid ? exits.done : exitOf(list) === exits.notWritable ? exits.notWritable : exits.findings)
				: exitOf,
		);
		// A log that cannot be written is no verdict about a package.
		if (entry === undefined && state === "unreadable" && result.path === log) break;
		counts[valid ? "valid" : state === "unrecognised" ? "unrecognised" : "invalid"]++;
		if (entry) results.push({ path: result.path, state, entry: slimEntry(entry, options.summary !== undefined) });
		else results.push({ path: result.path, state });
		if (entry && options.events !== undefined) {
			const { writeEvent } = await import("../../app/audit-events.ts");
			report.findings(writeEvent(options.events, entry));
		}
		const known = { started: entry?.started, ended: entry?.ended, findings: entry?.findings };
		report.object({ type: "package", valid, state, ...about, ...known });
		if (readable || state === "invalid") say(report, result, language);
		line.done(valid || state === "unrecognised");
	}
	line.clear();
	const complete = !signal.aborted;
	if (plan.due.length > 1) {
		report.remark(`${fill(ui["verify.summary"][language], { valid: counts.valid, invalid: counts.invalid })}\n`);
	}
	if (options.summary !== undefined) {
		const { auditSummary, writeSummary } = await import("../../app/audit-summary.ts");
		const written = sample && { size: sample.written, seed: sample.seed };
		const summary = auditSummary({
			plan,
			results,
			paths,
			started: iso(started),
			ended: iso(now()),
			complete,
			since: options.since,
			sample: written,
		});
		report.findings(writeSummary(options.summary, summary, language));
	}
	context.exit(report.finish({ ...counts, found: plan.packages.length, skipped: plan.skipped, bytes: line.bytes() }));
}

/** What the summary needs of an entry; nothing where there is no summary, so that a large store does not fill the memory. */
function slimEntry(entry: NonNullable<Result["entry"]>, wanted: boolean): NonNullable<Result["entry"]> {
	return wanted ? entry : { ...entry, findings: {}, algorithms: [] };
}

function iso(time: number): string {
	return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}

type Plan = import("../../app/audit-plan.ts").AuditPlan;
type Sample = import("./verify-options.ts").VerifyAsked["sample"];

function remarkOnPlan(plan: Plan, sample: Sample, report: Reporter, language: Language): void {
	const { skipped, packages, due } = plan;
	if (sample) {
		const params = {
			size: sample.written,
			seed: sample.seed,
			count: packages.length - skipped.sample,
			found: packages.length,
		};
		report.remark(`${fill(ui["verify.sample"][language], params)}\n`);
	}
	if (skipped.recent + skipped.resumed > 0) report.remark(`${fill(ui["verify.skipped"][language], skipped)}\n`);
	if (due.length === 0) report.findings([diagnostic("verify/nothing-due", { params: { found: packages.length } })]);
}

/** The line of progress: drawn on a terminal a few times a second, and nothing where nobody wants it. */
function startLine(options: GlobalOptions, { io, language }: CommandContext, started: number) {
	const on = io.terminal && options.quiet !== true && options.json !== true && options.progress !== false;
	const state = { packages: 0, totalPackages: 0, bytes: 0, listedBytes: 0, listed: 0, errors: 0 };
	let phase: UiKey = "verify.phase-search";
	let drawn = 0;
	let shown = false;
	const draw = () => {
		drawn = io.now();
		shown = true;
		const whole = { ...state, elapsed: drawn - started, phase: ui[phase][language] };
		io.stderr(`\r${checkLine(whole, language, io.columns)}\u001b[K`);
	};
	const soon = () => {
		if (on && io.now() - drawn >= 200) draw();
	};
	return {
		on,
		plan: (total: number) => {
			state.totalPackages = total;
		},
		show: (next: UiKey) => {
			phase = next;
			if (on) draw();
		},
		listed: (_: string, __: number, bytes: number) => {
			state.listed++;
			state.listedBytes += bytes;
		},
		read: (bytes: number) => {
			state.bytes += bytes;
			soon();
		},
		done: (good: boolean) => {
			state.packages++;
			if (!good) state.errors++;
			soon();
		},
		clear: () => {
			if (shown) io.stderr("\r\u001b[K");
			shown = false;
			drawn = 0;
		},
		bytes: () => state.bytes,
	};
}

function say(report: Reporter, result: Result, language: Language): void {
	const { paint } = report;
	const valid = result.state === "valid";
	const verdict = valid ? paint.good(ui["verify.valid"][language]) : paint.error(ui["verify.invalid"][language]);
	const about = [
		result.format && formatName(result, language),
		result.files !== undefined && `${result.files} ${ui["verify.files"][language]}`,
		valid && result.record && ui["verify.record"][language],
	].filter((part) => typeof part === "string");
	report.data(`${result.path}: ${verdict}${about.length > 0 ? ` (${about.join(", ")})` : ""}\n`);
}

function formatName({ format, version }: Result, language: Language): string {
	const name = format === "bagit" ? ui["verify.bag"][language] : (format ?? "");
	return version === undefined ? name : `${name} ${version}`;
}
