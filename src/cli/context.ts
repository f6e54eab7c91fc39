import type { Language } from "../locale/index.ts";
import type { Io } from "./io.ts";
import type { Command } from "./program.ts";

/** What a command's file gets beside the program: the world outside, the language, and where to leave the exit code. */
export interface CommandContext {
	readonly io: Io;
	readonly language: Language;
	readonly exit: (code: number) => void;
}

/** Adds a command to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void;
