import { type Language, type UiKey, ui } from "../../locale/index.ts";
import { hasErrors } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { exitOf, exits } from "../exit.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";

export const addVerify: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program.command("verify").description(say("help.verify")).argument("<path...>", say("help.path"));
	addGlobalOptions(command.option("--strict", say("help.strict")), context.language).action(
		(paths: readonly string[], options: GlobalOptions & { strict?: boolean }) => verify(paths, options, context),
	);
};

async function verify(
	paths: readonly string[],
	options: GlobalOptions & { strict?: boolean },
	context: CommandContext,
): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const { verifyPaths } = await import("../../app/verify.ts");
	const counts = { valid: 0, invalid: 0 };
	for await (const result of verifyPaths({ paths, strict: options.strict === true, signal: io.signal })) {
		const valid = !hasErrors(result.diagnostics);
		// What is wrong inside a bag is what the command is for; only a path that cannot be opened is an unreadable input.
		const readable = result.version !== undefined;
		report.findings(
			result.diagnostics,
			(file) => result.texts.get(file),
			readable ? () => (valid ? exits.done : exits.findings) : exitOf,
		);
		counts[valid ? "valid" : "invalid"]++;
		const { diagnostics, texts, ...rest } = result;
		report.object({ type: "package", valid, ...rest });
		say(report, result, valid, language);
	}
	context.exit(report.finish(counts));
}

type Result = import("../../app/verify.ts").VerifyResult;

function say(report: Reporter, result: Result, valid: boolean, language: Language): void {
	const { paint } = report;
	const verdict = valid ? paint.good(ui["verify.valid"][language]) : paint.error(ui["verify.invalid"][language]);
	const about = [
		result.version && `${ui["verify.bag"][language]} ${result.version}`,
		result.files !== undefined && `${result.files} ${ui["verify.files"][language]}`,
		valid && result.record && ui["verify.record"][language],
	].filter((part) => typeof part === "string");
	report.data(`${result.path}: ${verdict}${about.length > 0 ? ` (${about.join(", ")})` : ""}\n`);
}
