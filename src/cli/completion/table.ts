import type { Command } from "../program.ts";

/** A command as a shell needs to know it. */
export interface CompletedCommand {
	readonly name: string;
	readonly description: string;
	readonly options: readonly CompletedOption[];
	/** Words that its argument can be; empty where it takes files or nothing. */
	readonly words: readonly string[];
	readonly takesFiles: boolean;
}

export interface CompletedOption {
	/** `--output`, and `-o` where there is a short form. */
	readonly long: string;
	readonly short?: string;
	readonly description: string;
	readonly takesValue: boolean;
	/** Values it can have; empty where the value is a path or free text. */
	readonly values: readonly string[];
}

/** The command tree; `words` gives the values of arguments that the tree does not know. */
export function commandTable(
	program: Command,
	words: Readonly<Record<string, readonly string[]>> = {},
): readonly CompletedCommand[] {
	return program.commands.map((command) => {
		const argument = command.registeredArguments[0];
		const known = words[command.name()] ?? argument?.argChoices ?? [];
		return {
			name: command.name(),
			description: command.description(),
			options: [...command.options, command.createHelp().visibleOptions(command).at(-1)]
				.filter((option) => option !== undefined)
				.filter((option, index, all) => all.findIndex((other) => other.long === option.long) === index)
				.map((option) => ({
					long: option.long as string,
					...(option.short && { short: option.short }),
					description: option.description,
					takesValue: option.required || option.optional,
					values: option.argChoices ?? [],
				})),
			words: known,
			takesFiles: argument !== undefined && known.length === 0,
		};
	});
}
