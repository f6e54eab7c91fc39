import { accessSync, constants, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { CheckEntry } from "../fixity/log.ts";
import { auditTexts } from "../locale/audit.ts";
import { fill, type Language } from "../locale/index.ts";
import { type Diagnostic, version } from "../model/index.ts";
import { writeFinding } from "../store/failure.ts";
import type { AuditResult } from "./audit.ts";
import type { AuditPlan } from "./audit-plan.ts";

/** A run in numbers, as an audit asks for them. Times are ISO 8601 in UTC. */
export interface AuditSummary {
	readonly tool: string;
	readonly started: string;
	readonly ended: string;
	/** False where the run was broken off. */
	readonly complete: boolean;
	readonly paths: readonly string[];
	readonly since?: string;
	readonly sample?: { readonly size: string; readonly seed: string };
	readonly found: number;
	readonly checked: number;
	readonly valid: number;
	readonly files: number;
	readonly bytes: number;
	/** Packages left out of this run, by reason. */
	readonly notChecked: { readonly recent: number; readonly sample: number; readonly interrupted: number };
	readonly failures: readonly {
		readonly path: string;
		readonly verdict: "invalid" | "unreadable";
		readonly identifier?: string;
		readonly findings: Readonly<Record<string, number>>;
	}[];
	/** Files and folders between packages that are none. */
	readonly unrecognised: readonly string[];
	/** Packages of the log that are not there any more. */
	readonly gone: readonly string[];
	/** Of all packages found, the one whose last good check is oldest; absent where one was never found good. */
	readonly oldest?: { readonly path: string; readonly checked: string };
	/** Packages found that were never checked with nothing wrong. */
	readonly neverValid: number;
}

export interface SummaryInput {
	readonly plan: AuditPlan;
	/** What the run yielded, without its findings. */
	readonly results: readonly Pick<AuditResult, "path" | "state" | "entry">[];
	readonly paths: readonly string[];
	readonly started: string;
	readonly ended: string;
	readonly complete: boolean;
	readonly since?: string | undefined;
	readonly sample?: { readonly size: string; readonly seed: string } | undefined;
}

export function auditSummary(input: SummaryInput): AuditSummary {
	const { plan, results, paths, started, ended, complete, since, sample } = input;
	const own = results.flatMap(({ entry }) => (entry ? [entry] : []));
	const entries: readonly CheckEntry[] = [...plan.earlier, ...own];
	const sum = (of: (entry: CheckEntry) => number) => entries.reduce((total, entry) => total + of(entry), 0);
	const lastGood = new Map(
		plan.packages.map((path) => [path, plan.history.get(path)?.lastValid?.ended] as [string, string | undefined]),
	);
	for (const { path, verdict, ended: at } of own) if (verdict === "valid") lastGood.set(path, at);
	const dated = [...lastGood].flatMap(([path, checked]) => (checked === undefined ? [] : [{ path, checked }]));
	const [oldest] = dated.sort((a, b) => (a.checked < b.checked ? -1 : a.checked > b.checked ? 1 : 0));
	const interrupted = plan.packages.length - entries.length - plan.skipped.recent - plan.skipped.sample;
	return {
		tool: `banluu ${version}`,
		started: plan.run ?? started,
		ended,
		complete,
		paths,
		...(since !== undefined && { since }),
		...(sample && { sample }),
		found: plan.packages.length,
		checked: entries.length,
		valid: entries.filter(({ verdict }) => verdict === "valid").length,
		files: sum(({ files }) => files),
		bytes: sum(({ bytes }) => bytes),
		notChecked: { recent: plan.skipped.recent, sample: plan.skipped.sample, interrupted: Math.max(0, interrupted) },
		failures: entries.flatMap(({ path, verdict, identifier, findings }) =>
			verdict === "valid" ? [] : [{ path, verdict, ...(identifier !== undefined && { identifier }), findings }],
		),
		unrecognised: results.filter(({ state }) => state === "unrecognised").map(({ path }) => path),
		gone: plan.diagnostics.flatMap(({ code, params }) =>
			code === "verify/package-gone" ? [String(params?.path)] : [],
		),
		...(oldest && { oldest }),
		neverValid: plan.packages.length - dated.length,
	};
}

/** The summary for people. */
export function summaryMarkdown(summary: AuditSummary, language: Language): string {
	const say = (key: keyof typeof auditTexts, params: Readonly<Record<string, string | number>> = {}) =>
		fill(auditTexts[key][language], params);
	const rows: readonly (readonly [string, string | number])[] = [
		[say("paths"), summary.paths.map((path) => `\`${path}\``).join(", ")],
		[say("started"), summary.started],
		[say("ended"), summary.ended],
		[say("tool"), summary.tool],
		...(summary.sample ? ([[say("sample"), `${summary.sample.size}, ${summary.sample.seed}`]] as const) : []),
		...(summary.since ? ([[say("since"), summary.since]] as const) : []),
		[say("found"), summary.found],
		[say("checked"), summary.checked],
		[say("valid"), summary.valid],
		[say("failed"), summary.failures.length],
		[say("recent"), summary.notChecked.recent],
		[say("not-sampled"), summary.notChecked.sample],
		[say("interrupted"), summary.notChecked.interrupted],
		[say("files"), summary.files],
		[say("bytes"), summary.bytes],
		[say("oldest"), summary.oldest ? `${summary.oldest.checked} (\`${summary.oldest.path}\`)` : "-"],
		[say("never"), summary.neverValid],
	];
	const list = (title: string, items: readonly string[]) =>
		items.length === 0 ? "" : `\n## ${title}\n\n${items.map((item) => `- ${item}\n`).join("")}`;
	const failures = summary.failures.map(({ path, identifier, findings }) => {
		const counted = Object.entries(findings).map(([code, count]) => `${code} × ${count}`);
		return `\`${path}\`${identifier === undefined ? "" : ` (${identifier})`}: ${counted.join(", ")}`;
	});
	return [
		`# ${say("title")}\n\n`,
		summary.complete ? "" : `**${say("incomplete")}**\n\n`,
		`| | |\n| --- | --- |\n`,
		...rows.map(([label, value]) => `| ${label} | ${String(value).replaceAll("|", "\\|")} |\n`),
		list(say("failures"), failures),
		list(
			say("gone"),
			summary.gone.map((path) => `\`${path}\``),
		),
		list(
			say("unrecognised"),
			summary.unrecognised.map((path) => `\`${path}\``),
		),
	].join("");
}

/** Whether a summary could be written there, asked before the work of hours. */
export function summaryFindings(path: string): readonly Diagnostic[] {
	try {
		accessSync(dirname(resolve(path)), constants.W_OK);
		return [];
	} catch (error) {
		return [writeFinding(error, path)];
	}
}

/** Writes the summary: Markdown where the name ends so, else JSON. An older one is replaced. */
export function writeSummary(path: string, summary: AuditSummary, language: Language): readonly Diagnostic[] {
	const text = /\.(?:md|markdown)$/i.test(path)
		? summaryMarkdown(summary, language)
		: `${JSON.stringify(summary, undefined, "\t")}\n`;
	try {
		writeFileSync(path, text);
		return [];
	} catch (error) {
		return [writeFinding(error, path)];
	}
}
