import { commands } from "../../src/cli/commands.ts";
import type { Io } from "../../src/cli/io.ts";
import { type Command, createProgram } from "../../src/cli/program.ts";
import type { Language } from "../../src/locale/index.ts";
import { settingRows } from "../../src/model/settings.ts";

const io: Io = {
	stdout: () => {},
	stderr: () => {},
	env: {},
	terminal: false,
	columns: 80,
	cwd: "/",
	platform: "linux",
	nodeVersion: "v20.19.0",
	now: () => 0,
	signal: new AbortController().signal,
};

/** The command tree, as the program makes it. */
export function commandTree(language: Language): Command {
	const program = createProgram(language, io, "0");
	for (const add of commands) add(program, { io, language, exit: () => {} });
	return program;
}

/** An option in both languages. */
export interface DocumentedOption {
	readonly flags: string;
	readonly en: string;
	readonly vi: string;
	readonly fallback?: string;
	/** The environment variable that says the same. */
	readonly variable?: string;
}

export interface DocumentedCommand {
	readonly name: string;
	readonly usage: string;
	readonly en: string;
	readonly vi: string;
	readonly arguments: readonly { readonly name: string; readonly en: string; readonly vi: string }[];
	readonly own: readonly DocumentedOption[];
}

/** Options that every command takes. */
const everywhere = ["--json", "--quiet", "--verbose", "--lang", "--color", "--no-color", "--help"];

function optionsOf(language: Language, index: number) {
	const command = commandTree(language).commands[index] as Command;
	return command.createHelp().visibleOptions(command);
}

function documented(index: number, wanted: (long: string) => boolean): readonly DocumentedOption[] {
	const vi = optionsOf("vi", index);
	// What `init` writes down is what it is told, not what holds at the moment.
	const name = commandTree("en").commands[index]?.name() ?? "";
	const settles = name !== "init";
	return optionsOf("en", index)
		.map((option, at) => {
			const variable = settles
				? settingRows.find((row) => row.option === option.long && (row.commands?.includes(name) ?? true))?.variable
				: undefined;
			const fallback =
				option.defaultValueDescription ?? (typeof option.defaultValue === "string" ? option.defaultValue : undefined);
			return {
				long: option.long as string,
				flags: option.flags,
				en: option.description,
				vi: vi[at]?.description ?? "",
				...(fallback !== undefined && { fallback }),
				...(variable !== undefined && { variable }),
			};
		})
		.filter(({ long }) => wanted(long));
}

/** Every command with its own options. */
export function documentedCommands(): readonly DocumentedCommand[] {
	const vi = commandTree("vi").commands;
	return commandTree("en").commands.map((command, index) => {
		const words = command.registeredArguments.map((argument) => {
			const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
			return argument.required ? `<${name}>` : `[${name}]`;
		});
		return {
			name: command.name(),
			usage: ["banluu", command.name(), "[options]", ...words].join(" "),
			en: command.description(),
			vi: vi[index]?.description() ?? "",
			arguments: command.registeredArguments.map((argument, at) => ({
				name: words[at] as string,
				en: argument.description,
				vi: vi[index]?.registeredArguments[at]?.description ?? "",
			})),
			own: documented(index, (long) => !everywhere.includes(long)),
		};
	});
}

export function globalOptions(): readonly DocumentedOption[] {
	return documented(0, (long) => everywhere.includes(long));
}
