import { messages, type Texts, type UiKey, ui } from "../../locale/index.ts";
import { clauses } from "../../model/codes/clauses.ts";
import { codes, type DiagnosticCode, diagnostic } from "../../model/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { exits } from "../exit.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";

const all = Object.keys(codes).sort() as readonly DiagnosticCode[];
const languages = ["vi", "en"] as const;

export const addExplain: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program.command("explain").description(say("help.explain")).argument("[code]", say("help.code"));
	addGlobalOptions(command, context.language).action((code: string | undefined, options: GlobalOptions) =>
		explain(code, options, context),
	);
};

async function explain(word: string | undefined, options: GlobalOptions, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	if (word === undefined) {
		for (const code of all) {
			report.object(facts(code));
			const severity = ui[`severity.${codes[code].severity}`][language];
			report.data(`${report.paint.strong(code)}  ${severity}: ${messages[code][language]}\n`);
		}
		return context.exit(report.finish());
	}
	// As findings show it, brackets and severity may come along: `lỗi[font/missing-glyph]:`.
	const wanted = /\[([^\]]+)\]/.exec(word)?.[1] ?? word;
	const code = all.find((known) => known === wanted.toLowerCase());
	if (code === undefined) {
		const { nearest } = await import("../../metadata/nearest.ts");
		const similar = all.find((known) => known.endsWith(`/${wanted}`)) ?? nearest(wanted, all);
		report.findings([
			similar
				? diagnostic("cli/unknown-code-similar", { params: { word: wanted, similar } })
				: diagnostic("cli/unknown-code", { params: { word: wanted } }),
		]);
		return context.exit(report.finish());
	}
	report.object(facts(code));
	tell(code, report);
	context.exit(report.finish());
}

function facts(code: DiagnosticCode): object {
	const { severity, exit, params } = codes[code];
	const { vi, en, hint } = messages[code];
	return {
		type: "code",
		code,
		severity,
		exit: exit ?? exits.findings,
		message: { vi, en },
		...(hint && { hint }),
		...(params && { params }),
		...(clauses[code] && { clauses: clauses[code] }),
	};
}

/** The reader's own language first. */
function tell(code: DiagnosticCode, { language, paint, data }: Reporter): void {
	const order = [language, ...languages.filter((other) => other !== language)] as const;
	const both = (texts: Texts) => order.map((each) => texts[each]).join(" / ");
	const { severity, exit, params } = codes[code];
	const message = messages[code];
	const tint = paint[severity];
	data(`${tint(paint.strong(code))} (${both(ui[`severity.${severity}`])})\n`);
	for (const each of order) {
		data(`\n${each}: ${message[each]}\n`);
		if (message.hint) data(`    ${ui["frame.hint"][each]}: ${message.hint[each]}\n`);
	}
	data(`\n${both(ui["explain.exit"])}: ${exit ?? exits.findings}\n`);
	if (params) data(`${both(ui["explain.params"])}: ${params.join(", ")}\n`);
	const rests = clauses[code]?.map(({ standard, clause }) => `${standard}, ${clause}`);
	if (rests) data(`${both(ui["frame.clause"])}: ${rests.join("; ")}\n`);
}
