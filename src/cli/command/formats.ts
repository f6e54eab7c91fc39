import { type UiKey, ui } from "../../locale/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, reporter } from "../report.ts";

export const addFormats: AddCommand = (program, context) => {
	const command = program.command("formats").description(ui["help.formats"][context.language]);
	addGlobalOptions(command, context.language).action((options: GlobalOptions) => formats(options, context));
};

async function formats(options: GlobalOptions, { io, language, exit }: CommandContext): Promise<void> {
	const report = reporter(io, language, options);
	const { listFormats } = await import("../../app/catalogue.ts");
	for (const row of listFormats()) {
		report.object({ type: "format", ...row });
		const kind = ui[`formats.${row.kind}` satisfies UiKey][language];
		const files = row.files.length > 0 ? ` (${row.files.join(", ")})` : "";
		report.data(`${kind}: ${report.paint.strong(row.key)} · ${row.standard}${files}\n`);
	}
	exit(report.finish());
}
