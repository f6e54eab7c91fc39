import { codes, type DiagnosticCode } from "./codes/index.ts";

/** How grave a finding is: an `error` stops the record, a `warning` does not unless the run is strict, a `notice` only informs. */
export type Severity = "error" | "warning" | "notice";

/** Where in an input (or in a package) a finding stands. Lines and columns count from 1; columns count Unicode code points. */
export interface Place {
	/** The name by which the user knows the file; relative where it was given so. */
	readonly file: string;
	readonly line?: number;
	readonly column?: number;
	/** Length in code points; 1 where it is not given. */
	readonly length?: number;
	/** Byte offset from the start of the file, for inputs that are not text. */
	readonly offset?: number;
	/** Path inside structured data, for example `creator[0]` or `metadata.title`. */
	readonly path?: string;
}

/** The clause of a standard that a finding or a rule rests on, for example `ISO 19005-2` and `6.2.11.8`. */
export interface Clause {
	readonly standard: string;
	readonly clause: string;
}

export type Params = Readonly<Record<string, string | number>>;

/** A finding: code and data only. Its sentence in a language is made by `locale/`. */
export interface Diagnostic {
	readonly code: DiagnosticCode;
	readonly severity: Severity;
	readonly params?: Params;
	readonly place?: Place;
	readonly clause?: Clause;
}

/** What every core function returns: the value, when there is one, and all that was noticed on the way. */
export interface Outcome<T> {
	readonly value?: T;
	readonly diagnostics: readonly Diagnostic[];
}

/** Makes a finding with the severity that `codes` gives its code. */
export function diagnostic(
	code: DiagnosticCode,
	detail: { params?: Params; place?: Place; clause?: Clause; severity?: Severity } = {},
): Diagnostic {
	const { params, place, clause, severity } = detail;
	return {
		code,
		severity: severity ?? codes[code].severity,
		...(params && { params }),
		...(place && { place }),
		...(clause && { clause }),
	};
}

/** An outcome that has a value; the findings are warnings and notices, or errors the caller may choose to live with. */
export function success<T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> {
	return { value, diagnostics };
}

/** An outcome without a value. */
export function failure(...diagnostics: readonly Diagnostic[]): Outcome<never> {
	return { diagnostics };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
	return diagnostics.some((d) => d.severity === "error");
}

/** Strict mode: every warning becomes an error; notices stay. */
export function strict(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
	return diagnostics.map((d) => (d.severity === "warning" ? { ...d, severity: "error" } : d));
}
