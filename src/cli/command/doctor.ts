import { type DoctorKey, doctorTexts } from "../../locale/doctor.ts";
import { fill, type Language, type UiKey, ui } from "../../locale/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { exits } from "../exit.ts";
import { addGlobalOptions, settingOption } from "../program.ts";
import type { Palette } from "../render/colour.ts";
import { type GlobalOptions, reporter } from "../report.ts";
import { readSettings, type SettingOptions } from "../settings.ts";

export const addDoctor: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("doctor")
		.description(say("help.doctor"))
		.addOption(settingOption("-o, --output <folder>", say("help.output"), "output"))
		.addOption(settingOption("-t, --template <name>", say("help.template"), "template"));
	addGlobalOptions(command, context.language).action((options: GlobalOptions & SettingOptions) =>
		doctor(options, context),
	);
};

type Check = import("../../app/doctor.ts").Check;

async function doctor(options: GlobalOptions & SettingOptions, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	if (settings === undefined) return context.exit(report.finish());
	const { examine } = await import("../../app/doctor.ts");
	const counts = { ok: 0, warning: 0, missing: 0, failed: 0 };
	const { resourcesWith } = await import("../../app/resources.ts");
	const { output, template } = settings;
	const resources = resourcesWith(settings.fonts, io.cwd);
	for await (const check of examine({
		output,
		template,
		resources,
		env: io.env,
		platform: io.platform,
		node: io.nodeVersion,
	})) {
		counts[check.state]++;
		const { findings = [], ...rest } = check;
		report.object({ type: "check", ...rest });
		if (!options.quiet || check.state === "failed") report.data(`${checkLine(check, language, report.paint)}\n`);
		report.findings(findings, undefined, () => exits.done);
	}
	// What is wrong with the machine is what the command is for; no single finding stands for it.
	report.findings([], undefined, () => (counts.failed > 0 ? exits.findings : exits.done));
	const { ok: passed, ...others } = counts;
	context.exit(report.finish({ passed, ...others }));
}

const stateWidth = 8;

/** `ok        fonts: 9 files, every digest right`. */
export function checkLine(check: Check, language: Language, paint: Palette): string {
	const { name, state, variant, params } = check;
	const word = doctorTexts[`state.${state}`][language].padEnd(stateWidth);
	const tint = { ok: paint.good, warning: paint.warning, missing: paint.dim, failed: paint.error }[state];
	const key = `${name}.${variant ?? state}` as DoctorKey;
	return `${tint(word)}  ${fill(doctorTexts[key][language], params)}`;
}
