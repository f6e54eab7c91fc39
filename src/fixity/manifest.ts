import { type Diagnostic, diagnostic, type Outcome, type Severity, success } from "../model/diagnostic.ts";
import { decodeFilepath, encodeFilepath, hasStrayPercent, isUnsafePath } from "./filepath.ts";

/** One line of a manifest: a file and its digest in hexadecimal. */
export interface ManifestEntry {
	/** As the file is called, percent-encoding undone. */
	readonly path: string;
	/** Lower case. */
	readonly digest: string;
}

export interface PlacedEntry extends ManifestEntry {
	/** From 1. */
	readonly line: number;
}

/** What the versions of BagIt see differently; the defaults are those of 1.0. */
export interface ManifestRules {
	/** Whether LF, CR and `%` in paths are percent-encoded. */
	readonly percentEncoding?: boolean;
	/** How grave it is that a path stands twice with the same digest. */
	readonly repetition?: Severity;
	/** Length of a digest in hexadecimal digits, where the algorithm is known. */
	readonly digestLength?: number;
}

/** The lines of a manifest, sorted by path in code units; `sha256sum -c` reads them too. */
export function formatManifest(entries: readonly ManifestEntry[]): string {
	const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
	return sorted.map((entry) => `${entry.digest}  ${encodeFilepath(entry.path)}\n`).join("");
}

const clause = (number: string) => ({ standard: "RFC 8493", clause: number });

/** Digest, separator with the binary marker of `md5sum` (RFC 8493 6.1.3), path. */
const linePattern = /^([0-9A-Fa-f]+)([ \t]+\*|[ \t]+)(.+)$/s;

/**
 * Reads a manifest. What cannot be read, or could lead out of the bag, is left out of the value and reported with its
 * line; the rest is kept.
 * @param name how findings call the file
 */
export function parseManifest(text: string, name: string, rules: ManifestRules = {}): Outcome<readonly PlacedEntry[]> {
	const { percentEncoding = true, repetition = "error", digestLength } = rules;
	const diagnostics: Diagnostic[] = [];
	const entries: PlacedEntry[] = [];
	const first = new Map<string, PlacedEntry>();
	let style: LineStyle | undefined;
	let alike = true;

	eachLine(text, (begin, end, ending, line) => {
		if (begin === end) return;
		const plain = isPlain(text, begin, end, digestLength);
		const content = plain ? "" : text.slice(begin, end);
		const parts = plain ? undefined : linePattern.exec(content);
		if (!parts && !plain) {
			const place = { file: name, line };
			const params = { text: content };
			diagnostics.push(diagnostic("package/manifest-line-malformed", { params, place, clause: clause("2.1.3") }));
			return;
		}
		const at = begin + (digestLength ?? 0);
		const [, digest, separator, written] = (parts ?? [
			"",
			text.slice(begin, at),
			"  ",
			text.slice(at + 2, end),
		]) as LineParts;
		const lower = plain ? digest : digest.toLowerCase();
		style ??= { line, digest, separator, ending };
		alike &&= separator === style.separator && (ending === style.ending || ending === "") && digest === lower;
		if (digestLength !== undefined && digest.length !== digestLength) {
			const place = { file: name, line };
			const params = { digest };
			diagnostics.push(diagnostic("package/manifest-digest-malformed", { params, place, clause: clause("2.1.3") }));
			return;
		}
		const relative = written.startsWith(".") ? written.replace(/^(?:\.\/+)+/, "") : written;
		if (relative !== written) {
			const place = { file: name, line };
			const params = { path: written };
			diagnostics.push(diagnostic("package/manifest-dot-slash", { params, place, clause: clause("2.1.3") }));
		}
		const percent = percentEncoding && relative.includes("%");
		const path = percent ? decodeFilepath(relative) : relative;
		if (isUnsafePath(path)) {
			const place = { file: name, line };
			const params = { path: written };
			diagnostics.push(diagnostic("package/path-unsafe", { params, place, clause: clause("5.1") }));
			return;
		}
		if (percent && hasStrayPercent(relative)) {
			const place = { file: name, line };
			const params = { path: relative };
			diagnostics.push(diagnostic("package/manifest-percent", { params, place, clause: clause("2.1.3") }));
		}
		const entry = { path, digest: lower, line };
		const earlier = first.get(path);
		if (earlier === undefined) {
			first.set(path, entry);
			entries.push(entry);
			return;
		}
		const same = earlier.digest === entry.digest;
		diagnostics.push(
			diagnostic(same ? "package/manifest-repeats-path" : "package/manifest-contradicts-itself", {
				params: { path, line: earlier.line },
				place: { file: name, line },
				clause: clause("2.1.3"),
				...(same && { severity: repetition }),
			}),
		);
	});
	// Nearly every manifest has lines of one form only; those of another are looked for where there are any.
	const regular = style === undefined || (alike && !style.separator.endsWith("*"));
	return success(entries, regular ? diagnostics : [...diagnostics, ...styleFindings(stylesOf(linesOf(text)), name)]);
}

type LineParts = readonly [line: string, digest: string, separator: string, path: string];

/**
 * Whether a line stands as nearly every tool writes it: a digest of the known length in lower case, two spaces, a path. Its parts are known by
 * their places then; `linePattern` would give the same, takes four times as long, and its groups as much again to be collected.
 */
function isPlain(text: string, begin: number, end: number, length: number | undefined): boolean {
	if (length === undefined || end - begin < length + 3) return false;
	const after = begin + length;
	if (text.charCodeAt(after) !== space || text.charCodeAt(after + 1) !== space) return false;
	const first = text.charCodeAt(after + 2);
	if (first === space || first === tab || first === star) return false;
	for (let at = begin; at < after; at++) {
		const code = text.charCodeAt(at);
		if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false;
	}
	return true;
}

const [tab, space, star] = [0x09, 0x20, 0x2a];

function stylesOf(lines: readonly TextLine[]): readonly LineStyle[] {
	return lines.flatMap(({ content, ending, number: line }) => {
		const match = linePattern.exec(content);
		return match ? [{ line, digest: match[1] ?? "", separator: match[2] ?? "", ending }] : [];
	});
}

interface LineStyle {
	readonly line: number;
	readonly digest: string;
	readonly separator: string;
	readonly ending: string;
}

/**
 * Letter case, white space and line ends carry no meaning, so a byte changed there escapes every digest. A tool writes
 * all its lines alike: the line that does not look like the others is reported.
 */
function styleFindings(styles: readonly LineStyle[], name: string): readonly Diagnostic[] {
	const diagnostics: Diagnostic[] = [];
	if (styles.some((style) => style.separator.endsWith("*"))) {
		const marked = styles.find((style) => style.separator.endsWith("*"))?.line ?? 1;
		const place = { file: name, line: marked };
		diagnostics.push(diagnostic("package/manifest-binary-marker", { place, clause: clause("6.1.3") }));
	}
	const separator = commonest(styles.map((style) => style.separator));
	const ending = commonest(styles.flatMap((style) => (style.ending === "" ? [] : [style.ending])));
	const letters = commonest(styles.flatMap((style) => letterCase(style.digest)));
	for (const style of styles) {
		const regular =
			style.separator === separator &&
			(style.ending === ending || style.ending === "") &&
			letterCase(style.digest).every((each) => each === letters);
		if (regular) continue;
		const place = { file: name, line: style.line };
		diagnostics.push(diagnostic("package/manifest-irregular", { place, clause: clause("2.1.3") }));
	}
	return diagnostics;
}

/** The letter cases that occur in a digest. */
function letterCase(digest: string): readonly string[] {
	const cases: string[] = [];
	if (/[a-f]/.test(digest)) cases.push("lower");
	if (/[A-F]/.test(digest)) cases.push("upper");
	return cases;
}

function commonest(values: readonly string[]): string | undefined {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	let best: string | undefined;
	for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
	return best;
}

/** A line with its end: LF, CR, CRLF, or nothing at the end of the file. */
export interface TextLine {
	readonly content: string;
	readonly ending: string;
	/** From 1. */
	readonly number: number;
}

/** The lines of a text tag file (RFC 8493 2.3). A final line end does not begin another line. */
export function linesOf(text: string): readonly TextLine[] {
	const lines: TextLine[] = [];
	eachLine(text, (begin, end, ending, number) => lines.push({ content: text.slice(begin, end), ending, number }));
	return lines;
}

function eachLine(text: string, take: (begin: number, end: number, ending: string, number: number) => void): void {
	let at = 0;
	let number = 1;
	if (text.includes("\r")) {
		const breaks = /\r\n|\r|\n/g;
		for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
			take(at, found.index, found[0], number++);
			at = breaks.lastIndex;
		}
	} else {
		for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", at)) {
			take(at, end, "\n", number++);
			at = end + 1;
		}
	}
	if (at < text.length) take(at, text.length, "", number);
}
