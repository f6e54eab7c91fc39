import { type Clause, type Diagnostic, diagnostic, type Severity } from "../model/diagnostic.ts";

const clause = (number: string): Clause => ({ standard: "RFC 8493", clause: number });

/** Device names of Windows, with or without an extension (RFC 8493 6.1.2). */
const reservedName = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;

/** Left behind by file managers and thumbnail makers. */
const systemFile = /^(?:thumbs\.db|desktop\.ini|\.ds_store|\._.*)$/i;

/** What every path has that the two kinds above have; nearly no path has it, so that one look is enough. */
const suspicious = /[. ](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9]|thumbs\.db|desktop\.ini|\.ds_store|\._)/i;

/** Characters that Windows forbids in a name, and control characters. */
const forbidden = /[<>:"|?*\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** The step of a path that Windows cannot open: a device name, or one ending in a dot or a space. */
export function unopenableStep(path: string): string | undefined {
	return path.split("/").find((step) => reservedName.test(step) || /[. ]$/.test(step));
}

export function isSystemFile(path: string): boolean {
	return systemFile.test(path.slice(path.lastIndexOf("/") + 1));
}

/** Whether every platform and every tool of the trade takes the path: printable ASCII without what Windows forbids. */
export function isPortable(path: string): boolean {
	return /^[\x20-\x7e]*$/.test(path) && !forbidden.test(path);
}

/** The name by which a path is the same on file systems that ignore letter case or normalization. */
export function foldPath(path: string): string {
	// What has no code beyond ASCII has one form only.
	if (!/[^\0-\x7f]/.test(path)) return path.toLowerCase();
	return path.normalize("NFC").toLowerCase().normalize("NFC");
}

/** Paths that differ in normalization or letter case only (RFC 8493 6.1.1.3). */
export function collisions(paths: readonly string[], severity?: Severity): readonly Diagnostic[] {
	const seen = new Map<string, string>();
	const diagnostics: Diagnostic[] = [];
	for (const path of paths) {
		const folded = foldPath(path);
		const other = seen.get(folded);
		if (other === undefined) {
			seen.set(folded, path);
			continue;
		}
		const sameForm = path.normalize("NFC") === other.normalize("NFC");
		diagnostics.push(
			diagnostic(sameForm ? "package/names-differ-in-form" : "package/names-differ-in-case", {
				params: { path, other },
				place: { file: path },
				clause: clause("6.1.1.3"),
				...(severity && { severity }),
			}),
		);
	}
	return diagnostics;
}

/** What makes names hard to carry to another system, as warnings. */
export function portabilityFindings(paths: readonly string[]): readonly Diagnostic[] {
	const diagnostics: Diagnostic[] = [...collisions(paths)];
	for (const path of paths) {
		if (!suspicious.test(path)) continue;
		const place = { file: path };
		const name = unopenableStep(path);
		if (name !== undefined) {
			const params = { path, name };
			diagnostics.push(diagnostic("package/name-reserved", { params, place, clause: clause("6.1.2") }));
		}
		if (isSystemFile(path)) diagnostics.push(diagnostic("package/system-file", { params: { path }, place }));
	}
	return diagnostics;
}
