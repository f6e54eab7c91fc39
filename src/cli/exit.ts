import { codes, type Diagnostic } from "../model/index.ts";

/** Exit codes, as docs/reference/exit-codes.md lists them. */
export const exits = {
	done: 0,
	findings: 1,
	usage: 2,
	unreadable: 3,
	notAuthenticated: 4,
	refused: 5,
	unreachable: 6,
	locked: 7,
	notWritable: 8,
	exists: 9,
	fault: 70,
	interrupted: 130,
} as const;

/** Graver first: our own fault, then what stopped the whole run, then what stopped one record. */
const gravity: readonly number[] = [
	exits.fault,
	exits.notWritable,
	exits.locked,
	exits.usage,
	exits.notAuthenticated,
	exits.refused,
	exits.unreachable,
	exits.unreadable,
	exits.exists,
	exits.findings,
];

/** The exit code of a run: the gravest among the codes of its errors; 0 without errors. */
export function exitOf(diagnostics: readonly Diagnostic[]): number {
	const seen = new Set(
		diagnostics.filter((d) => d.severity === "error").map((d) => codes[d.code].exit ?? exits.findings),
	);
	return gravity.find((code) => seen.has(code as 1)) ?? exits.done;
}

/** The graver one of two exit codes. */
export function graver(a: number, b: number): number {
	return gravity.find((code) => code === a || code === b) ?? exits.done;
}
