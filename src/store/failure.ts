import { type Diagnostic, diagnostic, type Severity } from "../model/diagnostic.ts";
import type { DiagnosticCode } from "../model/index.ts";

/** The `code` of a system error (`ENOSPC`), or undefined. */
export function errorCode(error: unknown): string | undefined {
	const code = error instanceof Error && "code" in error ? error.code : undefined;
	return typeof code === "string" ? code : undefined;
}

function reasonOf(error: unknown): string {
	return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}

const readCodes: Readonly<Record<string, DiagnosticCode>> = {
	ENOENT: "store/not-found",
	ENOTDIR: "store/not-found",
	EISDIR: "store/is-a-folder",
};

/** A finding from an error that the operating system gave while reading. */
export function readFinding(error: unknown, path: string): Diagnostic {
	const code = readCodes[errorCode(error) ?? ""];
	if (code) return diagnostic(code, { params: { path } });
	return diagnostic("store/not-readable", { params: { path, reason: reasonOf(error) } });
}

const writeCodes: Readonly<Record<string, DiagnosticCode>> = {
	ENOSPC: "store/no-space",
	EDQUOT: "store/no-space",
	EFBIG: "store/no-space",
	EACCES: "store/not-writable",
	EPERM: "store/not-writable",
	EROFS: "store/read-only",
	ENOTDIR: "store/not-a-folder",
	ENAMETOOLONG: "store/name-too-long",
	EILSEQ: "store/name-refused",
	EMFILE: "store/too-many-open-files",
	ENFILE: "store/too-many-open-files",
};

/** A finding from an error that the operating system gave while writing. */
export function writeFinding(error: unknown, path: string, severity?: Severity): Diagnostic {
	const code = writeCodes[errorCode(error) ?? ""];
	const detail = severity ? { severity } : {};
	if (code) return diagnostic(code, { params: { path }, ...detail });
	return diagnostic("store/write-failed", { params: { path, reason: reasonOf(error) }, ...detail });
}

/** A finding from an error while the finished folder was moved into its place. */
export function renameFinding(error: unknown, path: string): Diagnostic {
	const code = errorCode(error);
	if (code === "ENOTEMPTY" || code === "EEXIST") return diagnostic("store/exists", { params: { path } });
	if (code === "EXDEV" || code === "EBUSY") {
		return diagnostic("store/cannot-rename", { params: { path, reason: code } });
	}
	return writeFinding(error, path);
}

/** Carries findings out of the depth of an operation; caught where an `Outcome` is made. */
export class FindingError extends Error {
	readonly finding: Diagnostic;
	constructor(finding: Diagnostic) {
		super(finding.code);
		this.finding = finding;
	}
}
