import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { CheckEntry } from "../fixity/log.ts";
import { premis } from "../metadata/premis.ts";
import { type Diagnostic, version } from "../model/index.ts";
import { writeFinding } from "../store/failure.ts";
import { slug } from "../text/slug.ts";

/**
 * Writes the check of a package as a PREMIS 3 document with one event "fixity check" (2.2), into a folder outside the package: a check changes
 * nothing that it checks. The name tells the package and the time.
 */
export function writeEvent(folder: string, entry: CheckEntry): readonly Diagnostic[] {
	const { path, identifier = path, verdict, ended, algorithms, files, bytes, findings, manifest } = entry;
	const detail = [
		`${verdict}; ${files} files, ${bytes} bytes; ${algorithms.join(", ") || "no digests"}`,
		...(manifest ? [`against ${manifest.path} sha256 ${manifest.sha256}`] : []),
		...Object.entries(findings).map(([code, count]) => `${code} ${count}`),
	];
	const document = premis({
		identifier,
		artifacts: [],
		events: [
			{
				type: "fixity check",
				at: ended,
				agent: { name: "banluu", type: "software", version },
				outcome: verdict !== "valid" ? "fail" : Object.keys(findings).length > 0 ? "warning" : "success",
				detail: detail.join("\n"),
				artifacts: [],
			},
		],
	});
	if (document.value === undefined) return document.diagnostics;
	const tag = createHash("sha256").update(path).digest("hex").slice(0, 8);
	// The record's own PREMIS counts its events from 1; checks come again and are named by their time.
	const stamp = ended.replace(/[:-]/g, "");
	const text = document.value.replaceAll("#event-1<", `#fixity-check-${stamp}<`);
	const name = `${slug(basename(path), 60, "package")}-${tag}-${stamp}.premis.xml`;
	try {
		// Not recursively: where a system refuses a folder, Node may try for ever.
		if (!existsSync(folder)) mkdirSync(folder);
		writeFileSync(join(folder, name), text);
		return [];
	} catch (error) {
		return [writeFinding(error, join(folder, name))];
	}
}
