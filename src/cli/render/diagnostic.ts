import { explain, type Language, ui } from "../../locale/index.ts";
import type { Diagnostic, Params, Place } from "../../model/index.ts";
import type { Palette } from "./colour.ts";
import { width } from "./width.ts";

export interface RenderOptions {
	readonly language: Language;
	readonly palette: Palette;
	/** Text of a file that findings point into, for the code frame; undefined where it is not to be had. */
	readonly textOf: (file: string) => string | undefined;
}

/** Code points shown before and after the marked one. */
const before = 38;
const after = 34;
/** Code points of a value that stands in a sentence. */
const longestValue = 200;

/** A finding as people read it: sentence, place, the line with a caret, clause and hint. Ends with a line feed. */
export function renderDiagnostic(finding: Diagnostic, options: RenderOptions): string {
	const { language, palette } = options;
	const { text, hint } = explain(finding.code, language, shortened(finding.params));
	const tint = palette[finding.severity];
	const label = `${ui[`severity.${finding.severity}`][language]}[${finding.code}]`;
	const lines = [`${tint(palette.strong(label))}${palette.strong(`: ${text}`)}`];
	const { place, clause } = finding;
	const frame = place ? codeFrame(place, options.textOf(place.file)) : undefined;
	const indent = " ".repeat(frame?.gutter ?? 1);
	if (place) lines.push(`${indent}${palette.dim("-->")} ${where(place)}`);
	if (frame) {
		lines.push(`${indent} ${palette.dim("|")}`);
		lines.push(`${palette.dim(`${frame.number.padStart(frame.gutter)} |`)} ${frame.line}`);
		lines.push(`${indent} ${palette.dim("|")} ${" ".repeat(frame.caretAt)}${tint("^".repeat(frame.carets))}`);
	}
	if (clause)
		lines.push(`${indent} ${palette.dim("=")} ${ui["frame.clause"][language]}: ${clause.standard}, ${clause.clause}`);
	if (hint) lines.push(`${palette.notice(ui["frame.hint"][language])}: ${hint}`);
	return `${lines.join("\n")}\n`;
}

/** What steers a terminal or turns the direction of writing. */
const steering = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Values for a sentence: a word of a thousand letters is quoted by its beginning, controls are shown by stand-ins. */
function shortened(params: Params = {}): Params {
	const entries = Object.entries(params).map(([name, given]) => {
		const value = typeof given === "string" ? given.replace(steering, visible) : given;
		const points = typeof value === "string" && value.length > longestValue ? [...value] : undefined;
		return [
			name,
			points && points.length > longestValue ? `${points.slice(0, longestValue).join("")}…` : value,
		] as const;
	});
	return Object.fromEntries(entries);
}

/** `file:line:column`, and the path inside structured data where there is one. */
export function where(place: Place): string {
	const position = [place.line, place.line === undefined ? undefined : place.column].filter((n) => n !== undefined);
	const spot = [place.file, ...position].join(":");
	const offset = place.offset !== undefined && place.line === undefined ? ` +${place.offset}` : "";
	return place.path ? `${spot}${offset} (${place.path})` : `${spot}${offset}`;
}

interface Frame {
	readonly number: string;
	readonly gutter: number;
	readonly line: string;
	readonly caretAt: number;
	readonly carets: number;
}

function codeFrame(place: Place, text: string | undefined): Frame | undefined {
	if (text === undefined || place.line === undefined || place.column === undefined) return undefined;
	const source = lineOf(text, place.line);
	if (source === undefined) return undefined;
	const points = [...source].map(visible);
	const at = Math.min(place.column - 1, points.length);
	const from = at <= before + 1 ? 0 : at - before;
	const to = points.length - at <= after + 1 ? points.length : at + after;
	const head = `${from > 0 ? "…" : ""}${points.slice(from, at).join("")}`;
	const marked = points.slice(at, Math.min(at + (place.length ?? 1), to)).join("");
	const tail = `${points.slice(Math.min(at + (place.length ?? 1), to), to).join("")}${to < points.length ? "…" : ""}`;
	const number = String(place.line);
	return {
		number,
		gutter: Math.max(2, number.length + 1),
		line: `${head}${marked}${tail}`.trimEnd(),
		caretAt: width(head),
		carets: Math.max(1, width(marked)),
	};
}

function lineOf(text: string, line: number): string | undefined {
	let start = 0;
	for (let n = 1; n < line; n++) {
		const end = text.indexOf("\n", start);
		if (end < 0) return undefined;
		start = end + 1;
	}
	const end = text.indexOf("\n", start);
	return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
}

/** Controls and invisibles are shown by a stand-in, so that the terminal is safe and the caret stands right. */
function visible(char: string): string {
	if (char === "\t") return " ";
	const code = char.codePointAt(0) as number;
	if (code < 0x20) return String.fromCodePoint(0x2400 + code);
	if (code === 0x7f) return "\u2421";
	if (code === 0xad || /[\p{Cf}\p{Cc}\u2028\u2029]/u.test(char) || (code >= 0xd800 && code <= 0xdfff)) return "\u25cc";
	return char;
}
