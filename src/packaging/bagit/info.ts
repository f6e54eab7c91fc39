import { linesOf } from "../../fixity/manifest.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import { rfc8493 } from "./clause.ts";
import type { BagRules } from "./version.ts";

/** An element of `bag-info.txt`: order matters, labels may repeat, reserved labels ignore letter case (RFC 8493 2.2.2). */
export interface BagInfoElement {
	readonly label: string;
	readonly value: string;
	/** From 1. */
	readonly line: number;
}

const clause = rfc8493("2.2.2");
/** Characters in a line that RFC 8493 2.2.2 recommends not to exceed. */
const lineWidth = 79;
/** Elements that should not stand twice; `payload-oxum` must not. */
const single = new Set(["payload-oxum", "bagging-date", "bag-size", "bag-group-identifier", "bag-count"]);
/** Line ends of any kind (some readers break lines at all of them) and other control characters. */
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** The values of an element; reserved labels are found whatever their letter case. */
export function bagInfoValues(elements: readonly BagInfoElement[], label: string): readonly BagInfoElement[] {
	const wanted = label.toLowerCase();
	return elements.filter((element) => element.label.toLowerCase() === wanted);
}

/** Writes `bag-info.txt`, long values folded at single spaces. Refuses what could not be read back as it was given. */
export function formatBagInfo(elements: readonly (readonly [label: string, value: string])[]): Outcome<string> {
	const diagnostics: Diagnostic[] = [];
	const place = { file: "bag-info.txt" };
	const seen = new Set<string>();
	for (const [label, value] of elements) {
		const params = { label };
		const name = label.toLowerCase();
		if (label === "" || label !== label.trim() || label.includes(":") || control.test(label)) {
			diagnostics.push(diagnostic("package/bag-info-label", { params, place, clause }));
		}
		if (value === "" || value !== value.trim() || control.test(value)) {
			diagnostics.push(diagnostic("package/bag-info-value", { params, place, clause }));
		}
		if (name === "bagging-date" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
			diagnostics.push(diagnostic("package/bagging-date-malformed", { params: { value }, place, clause }));
		}
		if (single.has(name) && seen.has(name)) diagnostics.push(repeated(label, place));
		seen.add(name);
	}
	if (hasErrors(diagnostics)) return failure(...diagnostics);
	return success(elements.map(([label, value]) => fold(label, value)).join(""), diagnostics);
}

function repeated(label: string, place: { readonly file: string; readonly line?: number }): Diagnostic {
	const severity = label.toLowerCase() === "payload-oxum" ? "error" : "warning";
	return diagnostic("package/bag-info-repeated", { params: { label }, place, clause, severity });
}

/** Breaks a value where a single space stands between words, so that unfolding puts one space back. */
function fold(label: string, value: string): string {
	const [first = "", ...words] = value.split(/(?<=[^ ]) (?=[^ ])/);
	const rows: string[] = [];
	let row = `${label}: ${first}`;
	for (const word of words) {
		const longer = `${row} ${word}`;
		if ([...longer].length <= lineWidth) row = longer;
		else {
			rows.push(row);
			row = ` ${word}`;
		}
	}
	return `${[...rows, row].join("\n")}\n`;
}

/** Reads `bag-info.txt`; lines that are none are left out and reported. */
export function parseBagInfo(text: string, file: string, rules: BagRules): Outcome<readonly BagInfoElement[]> {
	const diagnostics: Diagnostic[] = [];
	const elements: BagInfoElement[] = [];
	const seen = new Set<string>();
	for (const { content, number: line } of linesOf(text)) {
		const place = { file, line };
		if (content.trim() === "") continue;
		const last = elements.at(-1);
		if (/^[ \t]/.test(content) && last) {
			elements[elements.length - 1] = { ...last, value: `${last.value} ${content.trim()}`.trim() };
			continue;
		}
		const match = /^([^:]+):(.*)$/s.exec(content);
		if (!match || match[1]?.trim() === "") {
			const params = { text: content };
			diagnostics.push(diagnostic("package/bag-info-line-malformed", { params, place, clause }));
			continue;
		}
		const [, written = "", rest = ""] = match;
		const label = written.trim();
		if (rules.strictLabels && (written !== label || !/^[ \t]/.test(rest))) {
			diagnostics.push(diagnostic("package/bag-info-space", { params: { label }, place, clause }));
		} else if (rules.strictLabels && /^[ \t]{2}/.test(rest)) {
			const severity = "warning";
			diagnostics.push(diagnostic("package/bag-info-space", { params: { label }, place, clause, severity }));
		}
		const name = label.toLowerCase();
		if (single.has(name) && seen.has(name)) diagnostics.push(repeated(label, place));
		seen.add(name);
		elements.push({ label, value: rest.trim(), line });
	}
	return success(elements, diagnostics);
}

/** `Bag-Size`: an approximate size for people, at most one decimal (RFC 8493 2.2.2). */
export function formatBagSize(bytes: number): string {
	const units = ["B", "KB", "MB", "GB", "TB", "PB"] as const;
	let size = bytes;
	let unit = 0;
	while (size >= 1000 && unit < units.length - 1) {
		size /= 1000;
		unit++;
	}
	return `${unit === 0 ? size : Number(size.toFixed(1))} ${units[unit]}`;
}
