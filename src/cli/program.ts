import { Argument, Command, CommanderError, type Help, Option } from "commander";
import { type Language, type UiKey, ui } from "../locale/index.ts";
import { type Diagnostic, diagnostic } from "../model/index.ts";
import { type SettingKey, settingRows } from "../model/settings.ts";
import type { Io } from "./io.ts";

export { Argument, Command, CommanderError, Option };

/** Makes the command tree in a language. Each command adds itself. */
export function createProgram(language: Language, io: Io, version: string): Command {
	const say = (key: UiKey) => ui[key][language];
	const program = new Command("banluu");
	program
		.description(say("help.program"))
		.version(version, "-V, --version", say("help.version"))
		.helpOption("-h, --help", say("help.help"))
		.helpCommand("help [command]", say("help.help-command"))
		.addHelpText("after", `\n${say("help.after")}`)
		.configureHelp(localHelp(language))
		.configureOutput({ writeOut: io.stdout, writeErr: io.stderr, outputError: () => {} })
		.showSuggestionAfterError(true)
		.exitOverride();
	return program;
}

/** The options that every command takes. */
export function addGlobalOptions(command: Command, language: Language): Command {
	const say = (key: UiKey) => ui[key][language];
	return command
		.option("--json", say("help.json"))
		.option("-q, --quiet", say("help.quiet"))
		.option("-v, --verbose", say("help.verbose"))
		.addOption(new Option("--lang <vi|en>", say("help.lang")).choices(["vi", "en"]))
		.option("--color", say("help.color"))
		.option("--no-color", say("help.no-color"))
		.helpOption("-h, --help", say("help.help"));
}

function localHelp(language: Language): Partial<Help> {
	const say = (key: UiKey) => ui[key][language];
	const titles: Readonly<Record<string, UiKey>> = {
		"Usage:": "help.usage",
		"Arguments:": "help.arguments",
		"Options:": "help.options",
		"Global Options:": "help.global-options",
		"Commands:": "help.commands",
	};
	return {
		styleTitle: (title) => (title in titles ? say(titles[title] as UiKey) : title),
		optionDescription: (option) => describe(option, say("help.default")),
	};
}

/** Default after the text; choices stand in the flags, the environment variable in the reference. */
function describe(option: Option, label: string): string {
	const { description, defaultValueDescription } = option;
	return defaultValueDescription ? `${description} (${label}: ${defaultValueDescription})` : description;
}

/** The option of a setting: it has no value of its own, because files and the environment come between it and the fallback. */
export function settingOption(flags: string, description: string, key: SettingKey): Option {
	const fallback = settingRows.find((row) => row.key === key)?.fallback;
	return new Option(flags, description).default(undefined, fallback);
}

/** An option with a list of what it may be. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
	return new Option(flags, description).choices(choices);
}

/** A wrong call, as a finding. Undefined where nothing is wrong (help or version was shown). */
export function usageFinding(error: CommanderError): Diagnostic | undefined {
	const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] as string);
	const [first = "", second = ""] = quoted;
	const flag = (text: string) => (text.match(/--[\w-]+|-\w/g) ?? [text]).at(-1) as string;
	switch (error.code) {
		case "commander.help":
		case "commander.helpDisplayed":
		case "commander.version":
			return undefined;
		case "commander.unknownOption": {
			const similar = /\(Did you mean (?:one of )?(-[\w-]+)/.exec(error.message)?.[1];
			return similar
				? diagnostic("cli/unknown-option-similar", { params: { option: first, similar } })
				: diagnostic("cli/unknown-option", { params: { option: first } });
		}
		case "commander.optionMissingArgument":
			return diagnostic("cli/option-needs-value", { params: { option: flag(first) } });
		case "commander.invalidArgument": {
			const choices = /Allowed choices are (.*)\.$/.exec(error.message)?.[1] ?? "";
			// commander names an argument after its value, an option before it.
			if (/command-argument/.test(error.message))
				return diagnostic("cli/argument-value", { params: { argument: second, value: first, choices } });
			return diagnostic("cli/option-value", { params: { option: flag(first), value: second, choices } });
		}
		case "commander.conflictingOption":
			return diagnostic("cli/options-conflict", { params: { option: flag(first), other: flag(second) } });
		case "commander.missingArgument":
			return diagnostic("cli/argument-missing", { params: { argument: first } });
		case "commander.unknownCommand":
			return diagnostic("cli/unknown-command", { params: { word: first } });
		case "commander.excessArguments":
			return diagnostic("cli/argument-unexpected");
		default:
			return diagnostic("cli/usage", { params: { message: error.message.replace(/^error: /, "") } });
	}
}
