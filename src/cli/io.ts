/** What a command may touch of the world outside: streams, environment, interruption. Tests give their own. */
export interface Io {
	readonly stdout: (text: string) => void;
	readonly stderr: (text: string) => void;
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

/** The process's own streams. Ctrl-C asks for an orderly stop; a second one ends at once. */
export function processIo(): Io {
	const interruption = new AbortController();
	process.on("SIGINT", () => {
		if (interruption.signal.aborted) process.exit(130);
		interruption.abort();
	});
	process.on("SIGTERM", () => interruption.abort());
	// A reader that closes early (`| head`) is no fault.
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code === "EPIPE") process.exit(0);
		throw error;
	});
	return {
		stdout: (text) => void process.stdout.write(text),
		stderr: (text) => void process.stderr.write(text),
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
