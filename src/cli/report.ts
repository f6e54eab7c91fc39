import { fill, type Language, ui } from "../locale/index.ts";
import { type Diagnostic, diagnostic } from "../model/index.ts";
import { exitOf, exits, graver } from "./exit.ts";
import type { Io } from "./io.ts";
import { palette, wantsColour } from "./render/colour.ts";
import { renderDiagnostic } from "./render/diagnostic.ts";

/** Findings of one code that are shown to people for one article or package; the rest is counted. `--json` gives all. */
const alike = 5;

export interface GlobalOptions {
	readonly json?: boolean;
	readonly quiet?: boolean;
	readonly verbose?: boolean;
	/** False for `--no-progress`. */
	readonly progress?: boolean;
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
	/** What is done just now; only with `--verbose`. With `--json` it is a line of type `step`. */
	readonly step: (text: string, value: object) => void;
	/** One JSON line; not used without `--json`. */
	readonly object: (value: object) => void;
	/** Waits until stdout takes more; for commands that say something of each of many. */
	readonly drained: () => Promise<void>;
	/** `exitFor` says what the list means for the exit code; by default what its codes say. */
	readonly findings: (
		list: readonly Diagnostic[],
		textOf?: (file: string) => string | undefined,
		exitFor?: (list: readonly Diagnostic[]) => number,
	) => void;
	/** Findings of many members, told as they come up: alike ones a few times, their number when the function that is handed back is called. */
	readonly gathering: () => { readonly findings: Reporter["findings"]; readonly close: () => void };
	/** Closes the report: the last JSON line, and the exit code. */
	readonly finish: (summary?: object) => number;
}

export function reporter(io: Io, language: Language, options: GlobalOptions): Reporter {
	const json = options.json === true;
	const paint = palette(wantsColour(options.color, io.env, io.terminal));
	let exit: number = exits.done;
	const findings: Reporter["findings"] = (list, textOf, exitFor) => {
		const { findings: tell, close } = gathering();
		tell(list, textOf, exitFor);
		close();
	};
	function gathering(): ReturnType<Reporter["gathering"]> {
		const shown = new Map<string, number>();
		return { findings: tellInto(shown), close: () => countRest(shown) };
	}
	const tellInto =
		(shown: Map<string, number>): Reporter["findings"] =>
		(list, textOf = () => undefined, exitFor = exitOf) => {
			exit = graver(exit, exitFor(list));
			for (const finding of list) {
				if (json) {
					io.stdout(`${JSON.stringify({ type: "finding", ...finding })}\n`);
					continue;
				}
				if (finding.severity !== "error" && options.quiet) continue;
				const count = (shown.get(finding.code) ?? 0) + 1;
				shown.set(finding.code, count);
				if (count <= alike) io.stderr(renderDiagnostic(finding, { language, palette: paint, textOf }));
			}
		};
	const countRest = (shown: ReadonlyMap<string, number>) => {
		for (const [code, count] of shown) {
			if (count > alike) io.stderr(`${fill(ui["frame.more"][language], { code, count: count - alike })}\n`);
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
		step: (text, value) => {
			if (!options.verbose) return;
			if (json) io.stdout(`${JSON.stringify({ type: "step", ...value })}\n`);
			else if (!options.quiet) io.stderr(`${paint.dim(text)}\n`);
		},
		object: (value) => {
			if (json) io.stdout(`${JSON.stringify(value)}\n`);
		},
		drained: async () => io.drained?.(),
		findings,
		gathering,
		finish: (summary = {}) => {
			if (io.signal.aborted) findings([diagnostic("cli/interrupted")]);
			const code = io.signal.aborted ? exits.interrupted : exit;
			if (json) io.stdout(`${JSON.stringify({ type: "result", ok: code === exits.done, exit: code, ...summary })}\n`);
			return code;
		},
	};
}
