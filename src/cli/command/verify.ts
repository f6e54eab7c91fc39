import { fill, type Language, type UiKey, ui } from "../../locale/index.ts";
import { hasErrors } from "../../model/index.ts";
import type { BagProfile } from "../../packaging/bagit/profile.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { exitOf, exits } from "../exit.ts";
import { addGlobalOptions } from "../program.ts";
import { startBar } from "../render/progress.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { readSettings, type SettingOptions } from "../settings.ts";
import { addStrictOptions } from "./build.ts";

interface Options extends GlobalOptions, SettingOptions {
	readonly profile?: string;
}

export const addVerify: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program.command("verify").description(say("help.verify")).argument("<path...>", say("help.path"));
	addGlobalOptions(
		addStrictOptions(command, say)
			.option("--profile <file>", say("help.profile"))
			.option("--no-progress", say("help.no-progress")),
		context.language,
	).action((paths: readonly string[], options: Options) => verify(paths, options, context));
};

async function verify(paths: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return context.exit(report.finish());
	let profile: BagProfile | undefined;
	if (options.profile !== undefined) {
		const { loadBagProfile } = await import("../../app/bag-profile.ts");
		const loaded = loadBagProfile(options.profile);
		report.findings(loaded.diagnostics);
		if (loaded.value === undefined) return context.exit(report.finish());
		profile = loaded.value;
	}
	const { bagFolders, verifyPaths } = await import("../../app/verify.ts");
	const counts = { valid: 0, invalid: 0 };
	const bags = bagFolders(paths);
	const started = io.now();
	const bar = startBar(bags.length, options, context);
	const progress = () => {
		const done = counts.valid + counts.invalid;
		bar.show({ done, total: bags.length, errors: counts.invalid, elapsed: io.now() - started });
	};
	progress();
	for await (const result of verifyPaths({ paths: bags, strict: settings.strict, profile, signal: io.signal })) {
		bar.clear();
		// A check that was broken off is no verdict.
		if (io.signal.aborted) break;
		const valid = !hasErrors(result.diagnostics);
		// What is wrong inside a bag is what the command is for; only a path that cannot be opened is an unreadable input.
		const readable = result.format !== undefined;
		report.findings(
			result.diagnostics,
			(file) => result.texts.get(file),
			readable ? () => (valid ? exits.done : exits.findings) : exitOf,
		);
		counts[valid ? "valid" : "invalid"]++;
		const { diagnostics, texts, ...rest } = result;
		report.object({ type: "package", valid, ...rest });
		if (readable || exitOf(result.diagnostics) === exits.findings) say(report, result, valid, language);
		progress();
	}
	bar.clear();
	if (bags.length > 1) report.remark(`${fill(ui["verify.summary"][language], counts)}\n`);
	context.exit(report.finish(counts));
}

type Result = import("../../app/verify.ts").VerifyResult;

function say(report: Reporter, result: Result, valid: boolean, language: Language): void {
	const { paint } = report;
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
