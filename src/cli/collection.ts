import type { CollectionWords } from "../app/collection-options.ts";
import type { CollectionOptions } from "../app/members.ts";
import { type UiKey, ui } from "../locale/index.ts";
import { type Diagnostic, hasErrors } from "../model/index.ts";
import type { CommandContext } from "./context.ts";
import { exitOf, exits } from "./exit.ts";
import { type Command, Option } from "./program.ts";
import type { Reporter } from "./report.ts";
import type { RunSettings } from "./settings.ts";

export type { CollectionWords };

/** Adds what `build` and `describe` take for files that hold many articles. */
export function addCollectionOptions(command: Command, { language }: CommandContext): Command {
	const say = (key: UiKey) => ui[key][language];
	return command
		.option("--map <element=key,…>", say("help.map"), (value: string, all: readonly string[] = []) => [...all, value])
		.option("--preset <name>", say("help.preset"))
		.option("--input-format <format>", say("help.input-format"))
		.option("--skip <number>", say("help.skip"))
		.option("--limit <number>", say("help.limit"))
		.option("--only <numbers>", say("help.only"))
		.addOption(
			new Option("--bad-members <skip|stop>", say("help.bad-members"))
				.choices(["skip", "stop"])
				.default(undefined, "skip"),
		);
}

/** What is asked of collections, with what settings files and the environment say where no option does. */
export function settledWords<Words extends CollectionWords>(
	words: Words,
	settings: Pick<RunSettings, "values"> | undefined,
): Words {
	const { preset, map } = settings?.values ?? {};
	return {
		...words,
		...(preset?.value !== undefined && { preset: preset.value }),
		...(map?.value !== undefined && { map: words.map ?? [map.value] }),
	};
}

/** The checked options; undefined where they are wrong, which the report then says. */
export async function readCollectionOptions(
	words: CollectionWords,
	report: Pick<Reporter, "findings">,
): Promise<CollectionOptions | undefined> {
	const { parseCollectionOptions } = await import("../app/collection-options.ts");
	const { value, diagnostics } = parseCollectionOptions(words);
	report.findings(diagnostics);
	return value;
}

/** What findings about one member mean for the run: a part failed, whatever they would mean for a file of its own. */
export function memberExit(list: readonly Diagnostic[]): number {
	const exit = exitOf(list);
	return exit === exits.unreadable && hasErrors(list) ? exits.findings : exit;
}
