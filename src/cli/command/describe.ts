import type { CollectionOptions } from "../../app/members.ts";
import { type UiKey, ui } from "../../locale/index.ts";
import { hasErrors, memberName } from "../../model/index.ts";
import type { Collection } from "../../read/collection.ts";
import { addCollectionOptions, type CollectionWords, memberExit, readCollectionOptions } from "../collection.ts";
import type { AddCommand, CommandContext } from "../context.ts";
import { addGlobalOptions } from "../program.ts";
import { type GlobalOptions, type Reporter, reporter } from "../report.ts";
import { readSettings, type SettingOptions } from "../settings.ts";
import { addEncodingOption, addMetadataOptions } from "./build.ts";

interface Options extends GlobalOptions, SettingOptions, CollectionWords {
	readonly metadata?: string;
	readonly set?: readonly string[];
}

export const addDescribe: AddCommand = (program, context) => {
	const say = (key: UiKey) => ui[key][context.language];
	const command = program
		.command("describe")
		.description(say("help.describe"))
		.argument("<file>", say("help.one-file"));
	command.option("-o, --output <file>", say("help.form-file"));
	addEncodingOption(addMetadataOptions(command, say), say);
	addCollectionOptions(command, context);
	addGlobalOptions(command, context.language).action((file: string, options: Options) =>
		describe(file, options, context),
	);
};

async function describe(file: string, options: Options, context: CommandContext): Promise<void> {
	const { io, language } = context;
	const report = reporter(io, language, options);
	const settings = await readSettings(options, io, report);
	const wanted = await readCollectionOptions(options, report);
	if (settings === undefined || wanted === undefined) return context.exit(report.finish());

	const { describeFile, writeForm } = await import("../../app/describe.ts");
	const { collectionOf } = await import("../../app/members.ts");
	const request = {
		file,
		metadata: options.metadata,
		set: options.set ?? [],
		defaults: settings.defaults.map(({ claim }) => claim),
		namespace: settings.namespace,
		encoding: settings.encoding,
		language,
	};
	const collection = collectionOf(file, wanted);
	if (collection) return describeCollection(collection, request, wanted, options, context, report);
	const result = await describeFile(request);
	report.findings(result.diagnostics, (name) => result.texts.get(name));
	if (result.form !== undefined) {
		if (options.output === undefined) report.data(result.form);
		else report.findings(await writeForm(options.output, result.form));
	}
	if (result.metadata !== undefined) report.object({ type: "description", ...result.metadata });
	context.exit(report.finish());
}

/** With `--json` a line for each member; for people the members that they ask for, else the first one. */
async function describeCollection(
	collection: Collection,
	request: import("../../app/describe.ts").DescribeRequest,
	wanted: CollectionOptions,
	options: Options,
	{ io, exit }: CommandContext,
	report: Reporter,
): Promise<void> {
	const { describeMembers, writeForm } = await import("../../app/describe.ts");
	const forPeople = !report.json || options.output !== undefined;
	const first = forPeople && wanted.limit === undefined && wanted.only === undefined;
	const gathered = report.gathering();
	const forms: string[] = [];
	let described = 0;
	let failed = 0;
	const members = describeMembers(
		{ ...request, withForm: forPeople },
		collection,
		first ? { ...wanted, limit: 1 } : wanted,
	);
	for await (const { within, metadata, form, diagnostics, texts } of members) {
		if (io.signal.aborted) break;
		gathered.findings(diagnostics, (name) => texts.get(name), within ? memberExit : undefined);
		if (metadata === undefined) {
			if (hasErrors(diagnostics)) failed++;
			continue;
		}
		described++;
		report.object({ type: "description", member: within, ...metadata });
		if (form === undefined) continue;
		const text = `# ${memberName(request.file, within)}\n${form}`;
		if (options.output !== undefined) forms.push(text);
		else report.data(described > 1 ? `---\n${text}` : text);
	}
	gathered.close();
	if (options.output !== undefined && forms.length > 0) {
		report.findings(await writeForm(options.output, forms.join("---\n")));
	}
	if (first) report.remark(`${ui["describe.more"][report.language]}\n`);
	else report.remark(`${ui["describe.count"][report.language]}: ${described}\n`);
	exit(report.finish({ described, failed }));
}
