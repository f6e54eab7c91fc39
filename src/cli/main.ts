import { existsSync } from "node:fs";
import { type Diagnostic, diagnostic, version } from "../model/index.ts";
import { commands } from "./commands.ts";
import type { CommandContext } from "./context.ts";
import { exits } from "./exit.ts";
import { type Io, processIo } from "./io.ts";
import { languageOf } from "./language.ts";
import { type Command, CommanderError, createProgram, usageFinding } from "./program.ts";
import { reporter } from "./report.ts";

/**
 * Runs the command line on the words after the program's name and returns the exit code (docs/reference/exit-codes.md).
 * Never throws: a fault of our own is exit 70 with one line, and its trace only under BANLUU_DEBUG.
 */
export async function run(words: readonly string[], io: Io = processIo()): Promise<number> {
	const argv = commandFirst(words);
	const language = await languageOf(argv, io);
	const options = { json: argv.includes("--json"), color: argv.includes("--no-color") ? false : undefined };
	const report = reporter(io, language, {
		json: options.json,
		...(options.color !== undefined && { color: options.color }),
	});
	let code: number = exits.done;
	const context: CommandContext = {
		io,
		language,
		exit: (value) => {
			code = value;
		},
	};
	const program = createProgram(language, io, version);
	for (const add of commands) add(program, context);
	try {
		if (argv.length === 0) {
			io.stdout(program.helpInformation());
			return exits.usage;
		}
		const misspelt = await misspeltCommand(argv, program);
		if (misspelt) {
			report.findings([misspelt]);
			return report.finish();
		}
		await program.parseAsync(argv, { from: "user" });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) {
			const finding = usageFinding(error);
			if (!finding) return exits.done;
			report.findings([finding]);
			return report.finish();
		}
		const fault = error instanceof Error ? error : new Error(String(error));
		report.findings([diagnostic("cli/internal", { params: { message: fault.message.split("\n")[0] as string } })]);
		if (io.env.BANLUU_DEBUG) io.stderr(`${fault.stack ?? ""}\n`);
		return report.finish();
	}
}

/** Where the first word is no command, looks like a misspelt one, and is no file either: `banluu biuld bai.txt`, `banluu help biuld`. */
async function misspeltCommand(argv: readonly string[], program: Command): Promise<Diagnostic | undefined> {
	const helping = argv[0] === "help";
	const word = helping ? argv[1] : argv[0];
	const names = [...program.commands.map((command) => command.name()), "help"];
	if (word === undefined || !/^[\p{L}\p{M}]+$/u.test(word) || names.includes(word)) return undefined;
	if (!helping && existsSync(word)) return undefined;
	const { nearest } = await import("../metadata/nearest.ts");
	const similar = nearest(word, names);
	if (similar)
		return diagnostic("cli/command-similar", { params: { word, similar: helping ? `help ${similar}` : similar } });
	return helping ? diagnostic("cli/unknown-command", { params: { word } }) : undefined;
}

/** `banluu --lang vi deposit …`: options that every command takes may stand before its name too. */
function commandFirst(argv: readonly string[]): readonly string[] {
	let at = 0;
	while (/^(?:--json|-q|--quiet|-v|--verbose|--lang(?:=.*)?|--color|--no-color)$/.test(argv[at] ?? "")) {
		at += argv[at] === "--lang" ? 2 : 1;
	}
	const name = argv[at];
	// Any other first word is for `build`, which takes them where they are.
	if (at === 0 || name === undefined || !/^[\p{L}\p{M}]+$/u.test(name)) return argv;
	return [name, ...argv.slice(0, at), ...argv.slice(at + 1)];
}
