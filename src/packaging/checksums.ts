import { digestLength } from "../fixity/digest.ts";
import { isUnsafePath } from "../fixity/filepath.ts";
import { linesOf } from "../fixity/manifest.ts";
import type { DigestAlgorithm } from "../model/artifact.ts";
import { type Diagnostic, diagnostic, type Outcome, success } from "../model/diagnostic.ts";

export interface ChecksumLine {
	/** From the package's root. */
	readonly path: string;
	readonly digest: string;
	/** From 1. */
	readonly line: number;
}

/**
 * Lines of the tools of the GNU coreutils whose names are relative to a folder of the package, and may climb out of that folder but not out
 * of the package. `folder` is that folder.
 */
export function parseChecksums(
	text: string,
	file: string,
	algorithm: DigestAlgorithm,
	folder: string,
): Outcome<readonly ChecksumLine[]> {
	const found: Diagnostic[] = [];
	const lines: ChecksumLine[] = [];
	const seen = new Map<string, number>();
	for (const { content, ending, number: line } of linesOf(text)) {
		const place = { file, line };
		const [, digest, name] = /^([0-9a-fA-F]+) [ *](.+)$/.exec(content) ?? [];
		if (digest === undefined || name === undefined || ending.includes("\r")) {
			found.push(diagnostic("package/manifest-line-malformed", { params: { text: content }, place }));
			continue;
		}
		if (digest.length !== digestLength(algorithm)) {
			found.push(diagnostic("package/manifest-digest-malformed", { params: { digest }, place }));
			continue;
		}
		const path = isUnsafePath(name.replace(/^(?:\.\.\/)+/, "")) ? undefined : climbed(folder, name);
		if (path === undefined) {
			found.push(diagnostic("package/path-unsafe", { params: { path: name }, place }));
			continue;
		}
		const earlier = seen.get(path);
		if (earlier !== undefined) {
			found.push(diagnostic("package/manifest-repeats-path", { params: { path, line: earlier }, place }));
			continue;
		}
		seen.set(path, line);
		lines.push({ path, digest: digest.toLowerCase(), line });
	}
	return success(lines, found);
}

/** `metadata` and `../objects/a` are `objects/a`; nothing is above the root. */
function climbed(folder: string, name: string): string | undefined {
	const steps = folder.split("/").filter((step) => step !== "");
	for (const step of name.split("/")) {
		if (step === "." || step === "") continue;
		if (step !== "..") steps.push(step);
		else if (steps.pop() === undefined) return undefined;
	}
	return steps.join("/");
}
