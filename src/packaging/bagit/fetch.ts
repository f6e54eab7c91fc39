import { decodeFilepath, encodeFilepath, isUnsafePath } from "../../fixity/filepath.ts";
import { linesOf } from "../../fixity/manifest.ts";
import { type Artifact, sizeOf } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, type Outcome, success } from "../../model/diagnostic.ts";
import { rfc8493 } from "./clause.ts";
import type { BagRules } from "./version.ts";

/** A line of `fetch.txt`: a payload file that may still have to be fetched. Nothing here ever fetches. */
export interface FetchEntry {
	readonly url: string;
	/** Bytes; absent where the file says `-`. */
	readonly length?: number;
	readonly path: string;
	/** From 1. */
	readonly line: number;
}

export const fetchFile = "fetch.txt";
const clause = rfc8493("2.2.3");

/** Lines for files that are to be fetched from below one address, which is that of the bag's root. */
export function formatFetch(files: readonly Artifact[], prefix: string): string {
	const root = prefix.endsWith("/") ? prefix : `${prefix}/`;
	const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
	return sorted
		.map((file) => {
			const url = `${root}${file.path.split("/").map(encodeURIComponent).join("/")}`;
			return `${url} ${sizeOf(file)} ${encodeFilepath(file.path)}\n`;
		})
		.join("");
}

export function parseFetch(text: string, rules: BagRules): Outcome<readonly FetchEntry[]> {
	const diagnostics: Diagnostic[] = [];
	const entries: FetchEntry[] = [];
	for (const { content, number: line } of linesOf(text)) {
		const place = { file: fetchFile, line };
		if (content === "") continue;
		const match = /^(\S+)[ \t]+(\d+|-)[ \t]+(.+)$/s.exec(content);
		const [, url = "", length = "", written = ""] = match ?? [];
		if (!match || !/^[a-z][a-z0-9+.-]*:./i.test(url)) {
			const params = { text: content };
			diagnostics.push(diagnostic("package/fetch-line-malformed", { params, place, clause }));
			continue;
		}
		const path = rules.percentEncoding ? decodeFilepath(written) : written;
		if (isUnsafePath(path)) {
			const params = { path: written };
			diagnostics.push(diagnostic("package/path-unsafe", { params, place, clause: rfc8493("5.1") }));
			continue;
		}
		if (!path.startsWith("data/")) {
			const params = { path: written };
			diagnostics.push(diagnostic("package/manifest-outside-payload", { params, place, clause }));
			continue;
		}
		entries.push({ url, path, line, ...(length !== "-" && { length: Number(length) }) });
	}
	return success(entries, diagnostics);
}
