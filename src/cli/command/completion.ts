import { type UiKey, ui } from "../../locale/index.ts";
import { codes } from "../../model/index.ts";
import { completionScript, type Shell, shells } from "../completion/script.ts";
import { commandTable } from "../completion/table.ts";
import type { AddCommand } from "../context.ts";
import { Argument, addGlobalOptions } from "../program.ts";
import { type GlobalOptions, reporter } from "../report.ts";

export const addCompletion: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("completion")
		.description(say("help.completion"))
		.addArgument(new Argument("<shell>", say("help.shell")).choices(shells));
	addGlobalOptions(command, context.language).action((shell: Shell, options: GlobalOptions) => {
		const report = reporter(context.io, context.language, options);
		const table = commandTable(program, { explain: Object.keys(codes).sort() });
		const text = completionScript(shell, table);
		report.object({ type: "completion", shell, text });
		report.data(text);
		context.exit(report.finish());
	});
};
