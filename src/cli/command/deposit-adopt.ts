import { fill, ui } from "../../locale/index.ts";
import { diagnostic } from "../../model/index.ts";
import type { CommandContext } from "../context.ts";
import type { Reporter } from "../report.ts";
import { parseBuildTime, type RunSettings } from "../settings.ts";

export interface AdoptCommand {
	readonly paths: readonly string[];
	readonly dryRun: boolean | undefined;
	readonly context: CommandContext;
	readonly report: Reporter;
	readonly settings: RunSettings;
}

/** `deposit adopt RECORD…`: a line for each name that a repository gave, and the new version that has it. */
export async function adopt({ paths, dryRun, context, report, settings }: AdoptCommand): Promise<void> {
	const { io, language } = context;
	const time = parseBuildTime(undefined, io.env, io.now);
	report.findings(time.diagnostics);
	if (paths.length === 0) {
		report.findings([diagnostic("cli/option-missing", { params: { option: "<package>" } })]);
	}
	if (time.value === undefined || paths.length === 0) return context.exit(report.finish());
	const { adoptIdentifiers } = await import("../../app/deposit-adopt.ts");
	const counts = { adopted: 0, nothing: 0, failed: 0 };
	const { template, namespace, fonts } = settings;
	const run = adoptIdentifiers({
		paths,
		template,
		namespace,
		fonts,
		folder: io.cwd,
		buildTime: time.value,
		dryRun,
		signal: io.signal,
	});
	for await (const { diagnostics, ...done } of run) {
		report.findings(diagnostics);
		const { outcome, added, version } = done;
		counts[outcome === "failed" ? "failed" : outcome === "nothing-new" ? "nothing" : "adopted"]++;
		report.object({ type: "adopted", ...done });
		if (version) report.data(`${version.path}\t${added.map(({ value }) => value).join("\t")}\n`);
	}
	report.remark(`${fill(ui["deposit.adopted"][language], counts)}\n`);
	context.exit(report.finish(counts));
}
