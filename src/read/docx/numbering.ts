import { roman } from "../../text/roman.ts";
import type { Style } from "./styles.ts";
import { childOf, elementsOf, type Node, valueIn } from "./xml.ts";

/** How a paragraph is counted. */
export type Marker =
	| { readonly kind: "bullet"; readonly level: number; readonly list: string }
	/** A number as a list of the page prints it: `3.` */
	| { readonly kind: "number"; readonly level: number; readonly list: string; readonly number: number }
	/** Any other: `Điều 3.`, `b)`, `1.2`. */
	| { readonly kind: "label"; readonly level: number; readonly list: string; readonly label: string };

export interface Numbering {
	/** The marker of the next paragraph; to be asked once for each, in document order. */
	next(paragraph: Node | undefined, style: Style | undefined): Marker | undefined;
}

interface Level {
	readonly format: string;
	readonly text: string;
	readonly start: number;
	readonly restart: number | undefined;
}

const LEVELS = 9;
const PLAIN = /^%[1-9][.)]?$/u;

/** Counts paragraphs as the numbering part has it (ISO/IEC 29500-1 17.9). */
export function numberingOf(tree: Node | undefined): Numbering {
	const nodes = elementsOf(tree);
	const abstracts = new Map(
		nodes.filter((n) => n.name === "w:abstractNum").map((n) => [n.attributes["w:abstractNumId"] ?? "", n]),
	);
	const lists = new Map(nodes.filter((n) => n.name === "w:num").map((n) => [n.attributes["w:numId"] ?? "", n]));
	const counters = new Map<string, number[]>();
	const started = new Set<string>();
	return {
		next(paragraph, style) {
			const properties = [paragraph, ...(style?.chain ?? []).map((node) => childOf(node, "w:pPr"))]
				.map((node) => childOf(node, "w:numPr"))
				.filter((node) => node !== undefined);
			const id = properties.map((node) => valueIn(node, "w:numId")).find((value) => value !== undefined);
			const list = id === undefined || id === "0" ? undefined : lists.get(id);
			if (id === undefined || list === undefined) return undefined;
			const asked = Number(properties.map((node) => valueIn(node, "w:ilvl")).find((value) => value !== undefined) ?? 0);
			const level = Math.min(Math.max(0, Math.trunc(asked) || 0), LEVELS - 1);
			const abstractId = valueIn(list, "w:abstractNumId") ?? "";
			const abstract = abstracts.get(abstractId);
			const levels = Array.from({ length: LEVELS }, (_, n) => levelOf(abstract, list, n));
			const own = levels[level] as Level;
			const counts = counters.get(abstractId) ?? [];
			counters.set(abstractId, counts);
			for (let n = 0; n < LEVELS; n++) {
				const key = `${id}/${n}`;
				if (started.has(key) || overrideOf(list, n) === undefined) continue;
				// A second list on the same pattern begins anew where it says so.
				if (n === level) {
					started.add(key);
					delete counts[n];
				}
			}
			counts[level] = (counts[level] ?? own.start - 1) + 1;
			for (let n = level + 1; n < LEVELS; n++) {
				const { restart } = levels[n] as Level;
				if (restart === undefined || (restart > 0 && level < restart)) delete counts[n];
			}
			if (own.format === "bullet") return { kind: "bullet", level, list: id };
			if (own.format === "none" && !own.text.includes("%")) {
				return own.text.trim() === "" ? undefined : { kind: "label", level, list: id, label: own.text };
			}
			const number = counts[level] as number;
			if (own.format === "decimal" && PLAIN.test(own.text)) return { kind: "number", level, list: id, number };
			const label = own.text.replace(/%([1-9])/gu, (_, digit: string) => {
				const n = Number(digit) - 1;
				const { format, start } = levels[n] as Level;
				return written(counts[n] ?? start, format);
			});
			return label.trim() === "" ? undefined : { kind: "label", level, list: id, label };
		},
	};
}

function overrideOf(list: Node, level: number): string | undefined {
	const override = elementsOf(list).find(
		(node) => node.name === "w:lvlOverride" && node.attributes["w:ilvl"] === String(level),
	);
	return valueIn(override, "w:startOverride");
}

function levelOf(abstract: Node | undefined, list: Node, level: number): Level {
	const at = (node: Node) => node.attributes["w:ilvl"] === String(level);
	const override = elementsOf(list).find((node) => node.name === "w:lvlOverride" && at(node));
	const own =
		childOf(override, "w:lvl") ?? elementsOf(abstract).find((node) => node.name === "w:lvl" && at(node)) ?? undefined;
	const restart = valueIn(own, "w:lvlRestart");
	return {
		format: valueIn(own, "w:numFmt") ?? "decimal",
		text: valueIn(own, "w:lvlText") ?? `%${level + 1}.`,
		start: Number(overrideOf(list, level) ?? valueIn(own, "w:start") ?? 1) || 0,
		restart: restart === undefined ? undefined : Number(restart),
	};
}

/** A number in one of the formats that Vietnamese documents use (ISO/IEC 29500-1 17.18.59); any other in digits. */
function written(number: number, format: string): string {
	switch (format) {
		case "lowerLetter":
			return letters(number);
		case "upperLetter":
			return letters(number).toUpperCase();
		case "lowerRoman":
			return romanOrDigits(number);
		case "upperRoman":
			return romanOrDigits(number).toUpperCase();
		case "decimalZero":
			return String(number).padStart(2, "0");
		default:
			return String(number);
	}
}

/** a … z, aa, bb: the letter repeats. */
function letters(number: number): string {
	if (number < 1 || number > 26 * 20) return String(number);
	return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

function romanOrDigits(number: number): string {
	return number < 1 || number > 3999 ? String(number) : roman(number);
}
