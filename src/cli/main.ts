import { diagnostic, version } from "../model/index.ts";
import { addBuild } from "./command/build.ts";
import { addDescribe } from "./command/describe.ts";
import { addVerify } from "./command/verify.ts";
import type { CommandContext } from "./context.ts";
import { exits } from "./exit.ts";
import { type Io, processIo } from "./io.ts";
import { languageOf } from "./language.ts";
import { CommanderError, createProgram, usageFinding } from "./program.ts";
import { reporter } from "./report.ts";

/**
 * Runs the command line on the words after the program's name and returns the exit code (docs/reference/exit-codes.md).
 * Never throws: a fault of our own is exit 70 with one line, and its trace only under BANLUU_DEBUG.
 */
export async function run(argv: readonly string[], io: Io = processIo()): Promise<number> {
	const language = languageOf(argv, io.env);
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
	for (const add of [addBuild, addDescribe, addVerify]) add(program, context);
	try {
		if (argv.length === 0) {
			io.stdout(program.helpInformation());
			return exits.usage;
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
