import type { Language } from "../locale/index.ts";
import { type Diagnostic, diagnostic } from "../model/index.ts";
import { exitOf, exits, graver } from "./exit.ts";
import type { Io } from "./io.ts";
import { palette, wantsColour } from "./render/colour.ts";
import { renderDiagnostic } from "./render/diagnostic.ts";

export interface GlobalOptions {
	readonly json?: boolean;
	readonly quiet?: boolean;
	readonly color?: boolean;
}

/** Where a command says things: findings and remarks to stderr, data to stdout; with `--json`, JSON lines on stdout, the last one the result. */
export interface Reporter {
	readonly language: Language;
	readonly json: boolean;
	readonly paint: ReturnType<typeof palette>;
	/** A line of data; not used with `--json`. */
	readonly data: (text: string) => void;
	/** A remark for people; left out with `--quiet` and `--json`. */
	readonly remark: (text: string) => void;
	/** One JSON line; not used without `--json`. */
	readonly object: (value: object) => void;
	/** `exitFor` says what the list means for the exit code; by default what its codes say. */
	readonly findings: (
		list: readonly Diagnostic[],
		textOf?: (file: string) => string | undefined,
		exitFor?: (list: readonly Diagnostic[]) => number,
	) => void;
	/** Closes the report: the last JSON line, and the exit code. */
	readonly finish: (summary?: object) => number;
}

export function reporter(io: Io, language: Language, options: GlobalOptions): Reporter {
	const json = options.json === true;
	const paint = palette(wantsColour(options.color, io.env, io.terminal));
	let exit: number = exits.done;
	const findings: Reporter["findings"] = (list, textOf = () => undefined, exitFor = exitOf) => {
		exit = graver(exit, exitFor(list));
		for (const finding of list) {
			if (json) io.stdout(`${JSON.stringify({ type: "finding", ...finding })}\n`);
			else if (finding.severity === "error" || !options.quiet)
				io.stderr(renderDiagnostic(finding, { language, palette: paint, textOf }));
		}
	};
	return {
		language,
		json,
		paint,
		data: (text) => {
			if (!json) io.stdout(text);
		},
		remark: (text) => {
			if (!json && !options.quiet) io.stderr(text);
		},
		object: (value) => {
			if (json) io.stdout(`${JSON.stringify(value)}\n`);
		},
		findings,
		finish: (summary = {}) => {
			if (io.signal.aborted) findings([diagnostic("cli/interrupted")]);
			const code = io.signal.aborted ? exits.interrupted : exit;
			if (json) io.stdout(`${JSON.stringify({ type: "result", ok: code === exits.done, exit: code, ...summary })}\n`);
			return code;
		},
	};
}
