import { linesOf } from "../../fixity/manifest.ts";
import { type Diagnostic, diagnostic, type Outcome, success } from "../../model/diagnostic.ts";
import { rfc8493 } from "./clause.ts";
import { type BagRules, bagVersions, currentVersion } from "./version.ts";

/** What `bagit.txt` says (RFC 8493 2.1.1). */
export interface Declaration {
	readonly version: string;
	readonly encoding: string;
	readonly rules: BagRules;
}

const file = "bagit.txt";
const clause = rfc8493("2.1.1");

export function formatDeclaration(version: string): string {
	return `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`;
}

/** Reads `bagit.txt`. There is always a value: what could not be read is taken to be 1.0 and UTF-8. */
export function parseDeclaration(bytes: Uint8Array): Outcome<Declaration> {
	const diagnostics: Diagnostic[] = [];
	let text = "";
	try {
		text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		const params = { file, encoding: "UTF-8" };
		diagnostics.push(diagnostic("package/tag-file-undecodable", { params, place: { file }, clause }));
	}
	if (text.startsWith("\ufeff")) {
		diagnostics.push(diagnostic("package/declaration-bom", { place: { file, line: 1 }, clause }));
		text = text.slice(1);
	}
	const lines = linesOf(text);
	const version = lineValue(lines[0]?.content ?? "", "BagIt-Version", /^\d+\.\d+$/, 1, diagnostics);
	const encoding = lineValue(lines[1]?.content ?? "", "Tag-File-Character-Encoding", /^[!-~]+$/, 2, diagnostics);
	const rules = version === undefined ? currentVersion : bagVersions.get(version);
	if (version !== undefined && rules === undefined) {
		const place = { file, line: 1 };
		diagnostics.push(diagnostic("package/version-unknown", { params: { version }, place, clause }));
	}
	const extra = lines[2];
	if (extra) {
		const blank = extra.content.trim() === "" && lines.length === 3;
		diagnostics.push(
			diagnostic("package/declaration-malformed", {
				params: { line: extra.content },
				place: { file, line: 3 },
				clause,
				severity: blank ? (rules ?? currentVersion).breach : "error",
			}),
		);
	}
	if (encoding !== undefined && encoding.toUpperCase() !== "UTF-8") {
		const place = { file, line: 2 };
		diagnostics.push(diagnostic("package/encoding-not-utf8", { params: { encoding }, place, clause }));
	}
	return success(
		{ version: version ?? currentVersion.version, encoding: encoding ?? "UTF-8", rules: rules ?? currentVersion },
		diagnostics.map((found) =>
			found.code === "package/declaration-space" ? { ...found, severity: (rules ?? currentVersion).breach } : found,
		),
	);
}

function lineValue(
	content: string,
	label: string,
	form: RegExp,
	line: number,
	diagnostics: Diagnostic[],
): string | undefined {
	const place = { file, line };
	const match = /^[ \t]*([^:]*?)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(content);
	const [, name = "", value = ""] = match ?? [];
	if (name.toLowerCase() !== label.toLowerCase() || !form.test(value)) {
		diagnostics.push(diagnostic("package/declaration-malformed", { params: { line: content }, place, clause }));
		return undefined;
	}
	if (name !== label) diagnostics.push(diagnostic("package/declaration-case", { place, clause }));
	if (content !== `${name}: ${value}`) {
		diagnostics.push(diagnostic("package/declaration-space", { place, clause }));
	}
	return value;
}
