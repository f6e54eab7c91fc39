import { explain, ui } from "../locale/index.ts";
import { exits } from "./exit.ts";

/** What a command may touch of the world outside: streams, environment, interruption. Tests give their own. */
export interface Io {
	readonly stdout: (text: string) => void;
	readonly stderr: (text: string) => void;
	/** Waits while whoever reads stdout from a pipe is behind; absent where nothing is held back. What has been written is kept in memory until then. */
	readonly drained?: () => Promise<void>;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Whether stderr is a terminal. */
	readonly terminal: boolean;
	/** Columns of the terminal. */
	readonly columns: number;
	readonly cwd: string;
	readonly platform: NodeJS.Platform;
	/** `v22.1.0`. */
	readonly nodeVersion: string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Aborts on Ctrl-C. */
	readonly signal: AbortSignal;
}

/** Milliseconds that an orderly stop may take; what blocks longer (a pipe that nobody writes to) is ended, and cleaned up by the next run. */
const grace = 5000;

/** The process's own streams. Ctrl-C and SIGTERM ask for an orderly stop; a second one, or too long a wait, ends at once. */
export function processIo(): Io {
	const interruption = new AbortController();
	const stop = () => {
		if (interruption.signal.aborted) process.exit(exits.interrupted);
		interruption.abort();
		setTimeout(() => process.exit(exits.interrupted), grace).unref();
	};
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	// A reader that closes early (`| head`) loses the rest of the output; the work and its exit code stay what they are.
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") return;
		for (const language of ["vi", "en"] as const) {
			const { text } = explain("cli/output-stream", language, { reason: error.code ?? error.message });
			process.stderr.write(`${ui["severity.error"][language]}[cli/output-stream]: ${text}\n`);
		}
		process.exit(exits.notWritable);
	});
	process.stderr.on("error", () => {});
	return {
		stdout: (text) => void process.stdout.write(text),
		stderr: (text) => void process.stderr.write(text),
		drained: () => drained(process.stdout),
		env: process.env,
		terminal: process.stderr.isTTY === true,
		columns: process.stderr.columns || 80,
		cwd: process.cwd(),
		platform: process.platform,
		nodeVersion: process.version,
		now: Date.now,
		signal: interruption.signal,
	};
}

/** A stream that was closed takes nothing any more, and so nobody has to wait for it. */
async function drained(stream: NodeJS.WriteStream): Promise<void> {
	if (!stream.writableNeedDrain || stream.destroyed) return;
	await new Promise<void>((resolve) => {
		const go = () => {
			for (const event of ["drain", "close", "error"]) stream.off(event, go);
			resolve();
		};
		for (const event of ["drain", "close", "error"]) stream.on(event, go);
	});
}
