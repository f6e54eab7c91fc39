import { type UiKey, ui } from "../../locale/index.ts";
import { hasErrors, type Metadata, memberName } from "../../model/index.ts";
import {
	addCollectionOptions,
	type CollectionWords,
	memberExit,
	readCollectionOptions,
	settledWords,
} from "../collection.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { readSettings, type SettingOptions } from "../settings.ts";
import { addEncodingOption, addMetadataOptions } from "./build.ts";

type TargetKey = import("../../metadata/targets/row.ts").TargetKey;

/** The registry of targets is not loaded for help; a test keeps the two alike. */
export const targetChoices: readonly TargetKey[] = ["tt05", "dspace", "eark", "zenodo"];

interface Options extends GlobalOptions, SettingOptions, CollectionWords {
	readonly metadata?: string;
	readonly set?: readonly string[];
	readonly authority?: readonly string[];
	readonly output?: string;
	readonly for?: readonly TargetKey[];
	readonly check?: boolean;
	readonly suggest?: boolean;
	readonly format?: "yaml" | "csv";
}

export const addDescribe: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program.command("describe").description(say("help.describe")).argument("<file...>", say("help.file"));
	const target = command.createOption("--for <target>", say("help.for")).choices(targetChoices);
	// Its own check of the choice, for each of several.
	const judge = target.parseArg;
	target.argParser(
		(value, all: readonly string[] = []) => [...all, judge?.(value, value) ?? value] as readonly string[],
	);
	command
		.option("-o, --output <file>", say("help.form-file"))
		.addOption(command.createOption("-f, --format <name>", say("help.form-format")).choices(["yaml", "csv"]))
		.addOption(target)
		.option("--check", say("help.check-for"))
		.option("--suggest", say("help.suggest"));
	addEncodingOption(addMetadataOptions(command, say), say);
	addCollectionOptions(command, context);
	addGlobalOptions(command, context.language).action((files: readonly string[], options: Options) =>
		describe(files, options, context),
	);
};

async function describe(inputs: readonly string[], options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	const wanted = await readCollectionOptions(settledWords(options, settings), report);
	if (settings === undefined || wanted === undefined) return context.exit(report.finish());

	const app = await import("../../app/describe.ts");
	const { expandInputs } = await import("../../app/expand.ts");
	const { collectionOf } = await import("../../app/members.ts");
	const { files, diagnostics } = expandInputs(inputs);
	report.findings(diagnostics);
	const targets = options.for ?? [];
	const rows: { file: string; metadata: Metadata }[] = [];
	const forms: string[] = [];
	const shown = !report.json || options.output !== undefined;
	const take = (name: string, { metadata, suggestions, texts }: Described, about: object, head = "") => {
		if (metadata === undefined) return;
		if (options.check) {
			// One by one: of gaps of one code, none is left out.
			for (const gap of app.gapsOf(metadata, targets.length > 0 ? targets : targetChoices, name))
				report.findings([gap], (file) => texts.get(file));
		} else if (options.format === "csv") rows.push({ file: name, metadata });
		else if (shown) forms.push(head + app.formOf({ metadata, ...(suggestions && { suggestions }) }, language, targets));
		report.object({ type: "description", ...about, ...metadata, ...(suggestions && { suggestions }) });
	};
	const counts = { described: 0, failed: 0 };
	let collections = 0;
	for (const file of files) {
		if (io.signal.aborted) break;
		const request = {
			file,
			metadata: options.metadata,
			set: options.set ?? [],
			authorities: [...settings.authorities, ...(options.authority ?? [])],
			defaults: settings.defaults.map(({ claim }) => claim),
			namespace: settings.namespace,
			encoding: settings.encoding,
			suggest: options.suggest === true,
		};
		const collection = collectionOf(file, wanted);
		if (collection === undefined) {
			const result = await app.describeFile(request);
			report.findings(result.diagnostics, (name) => result.texts.get(name));
			take(file, result, files.length > 1 ? { file } : {});
			counts[result.metadata === undefined ? "failed" : "described"]++;
			await report.drained();
			continue;
		}
		collections++;
		// People see the members that they ask for, else the first one; sheets, checks and JSON lines have all.
		const all =
			!shown || options.check || options.format === "csv" || wanted.limit !== undefined || wanted.only !== undefined;
		const gathered = report.gathering();
		for await (const member of app.describeMembers(request, collection, all ? wanted : { ...wanted, limit: 1 })) {
			if (io.signal.aborted) break;
			const { within, metadata, texts } = member;
			gathered.findings(member.diagnostics, (name) => texts.get(name), within ? memberExit : undefined);
			if (metadata !== undefined) counts.described++;
			else if (hasErrors(member.diagnostics)) counts.failed++;
			const name = memberName(file, within);
			take(name, member, { ...(files.length > 1 && { file }), member: within }, `# ${name}\n`);
			await report.drained();
		}
		gathered.close();
		if (!all) report.remark(`${ui["describe.more"][language]}\n`);
		else report.remark(`${ui["describe.count"][language]}: ${counts.described}\n`);
	}
	if (rows.length > 0) await write(await app.sheetOf(rows, targets), options, report, app.writeForm);
	if (forms.length > 0) await write(forms.join("---\n"), options, report, app.writeForm);
	context.exit(report.finish(collections > 0 ? counts : undefined));
}

type Described = import("../../app/describe.ts").DescribeResult;

async function write(
	text: string,
	{ output }: Options,
	report: Reporter,
	writeForm: typeof import("../../app/describe.ts").writeForm,
): Promise<void> {
	if (output === undefined) report.data(text);
	else report.findings(await writeForm(output, text));
}
