import { type Language, type UiKey, ui } from "../../locale/index.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, reporter } from "../report.ts";

export const addTemplates: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("templates")
		.description(say("help.templates"))
		.argument("[name]", say("help.template-name"));
	addGlobalOptions(command, context.language).action((name: string | undefined, options: GlobalOptions) =>
		templates(name, options, context),
	);
};

async function templates(name: string | undefined, options: GlobalOptions, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const { listTemplates, templateText } = await import("../../app/catalogue.ts");
	if (name !== undefined) {
		const text = templateText(name);
		report.findings(text.diagnostics);
		if (text.value !== undefined) {
			report.object({ type: "template", name, text: text.value });
			report.data(text.value.endsWith("\n") ? text.value : `${text.value}\n`);
		}
		return context.exit(report.finish());
	}
	const list = listTemplates();
	report.findings(list.diagnostics);
	for (const row of list.value ?? []) {
		report.object({ type: "template", ...row });
		report.data(`${rowText(row, language)}\n`);
	}
	context.exit(report.finish());
}

type TemplateRow = import("../../app/catalogue.ts").TemplateRow;

function rowText({ name, width, height, margin, size, leading }: TemplateRow, language: Language): string {
	const decimal = (value: number) => (language === "vi" ? String(value).replace(".", ",") : String(value));
	const margins = [margin.top, margin.right, margin.bottom, margin.left].map(decimal).join(", ");
	return [
		`${name}: ${decimal(width)} × ${decimal(height)} mm`,
		`${ui["list.margins"][language]}: ${margins} mm`,
		`${ui["list.text"][language]}: ${decimal(size)}/${decimal(leading)} pt`,
	].join(" · ");
}
