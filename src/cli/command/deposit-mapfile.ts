import type { DepositTarget } from "../../app/deposit-targets.ts";
import type { Surroundings } from "../../deposit/factory.ts";
import { ui } from "../../locale/index.ts";
import { diagnostic } from "../../model/index.ts";
import type { CommandContext } from "../context.ts";
import type { Reporter } from "../report.ts";

export interface MapfileCommand {
	readonly paths: readonly string[];
	readonly to: string | undefined;
	readonly context: CommandContext;
	readonly report: Reporter;
	readonly surroundings: Surroundings;
	targetOf(name: string): Promise<DepositTarget | undefined>;
}

/** `deposit check-mapfile FILE… --to NAME`: a line for each handle, and what to do about those that lead nowhere. */
export async function checkMapfiles({
	paths,
	to,
	context,
	report,
	surroundings,
	targetOf,
}: MapfileCommand): Promise<void> {
	const { io, language } = context;
	const missing = paths.length === 0 ? "<mapfile>" : to === undefined ? "--to" : undefined;
	if (missing !== undefined || to === undefined) {
		report.findings([diagnostic("cli/option-missing", { params: { option: missing ?? "--to" } })]);
		return context.exit(report.finish());
	}
	const target = await targetOf(to);
	if (!target) return context.exit(report.finish());
	const { checkMapfileOf } = await import("../../app/deposit-mapfile.ts");
	const counts = { found: 0, missing: 0 };
	for (const path of paths) {
		const checked = await checkMapfileOf({
			path,
			target,
			surroundings,
			signal: io.signal,
			told: (line) => {
				report.object({ type: "mapfile-line", path, ...line });
				const mark = ui[line.found ? "deposit.yes" : "deposit.no"][language];
				report.data(`${line.handle}\t${line.found ? mark : report.paint.error(mark)}\t${line.item}\n`);
			},
		});
		report.findings(checked.diagnostics);
		counts.found += checked.value?.found ?? 0;
		counts.missing += checked.value?.missing ?? 0;
	}
	context.exit(report.finish(counts));
}
