import type { Claim, Metadata, Origin } from "../model/index.ts";
import { type Bilingual, type ElementLabels, type ElementRow, elements, schemeOf } from "./schema.ts";
import { isMissing } from "./targets/check.ts";
import { targetOf, targets } from "./targets/registry.ts";
import type { Target, TargetKey } from "./targets/row.ts";
import { isWithdrawal } from "./values.ts";

/** The texts that a form needs. */
export interface FormLabels {
	readonly elements: ElementLabels;
	readonly origins: Readonly<Record<Origin, Bilingual>>;
	/** By the names of rules; a rule without a text is called by its name. */
	readonly rules: Readonly<Record<string, Bilingual>>;
	readonly targets: Readonly<Record<string, string>>;
	readonly form: Readonly<Record<"heading" | "required" | "repeatable" | "missing" | "more" | "suggestion", Bilingual>>;
}

export interface FormOptions {
	/** The form offers what these targets want; without any, it says what the usual ones lack. */
	readonly targets?: readonly TargetKey[];
	/** Offered for confirmation. */
	readonly suggestions?: readonly Claim[];
}

/**
 * A description to complete, in YAML. Only what somebody stated is live; what the program found or made stands commented out with its
 * origin, so that feeding the form back states nothing that nobody stated, and finds the rest again. Taking away a `#` confirms a value.
 */
export function descriptionForm(
	metadata: Metadata,
	language: "vi" | "en",
	labels: FormLabels,
	options: FormOptions = {},
): string {
	const { targets: wanted = [], suggestions = [] } = options;
	const offered = new Set<string>([
		...wanted.flatMap((key) => targetOf(key).requirements.map((r) => r.elements[0])),
		...suggestions.map((claim) => claim.element),
	]);
	const shown = elements.filter((row) => !isRare(row) || offered.has(row.key) || isStated(row, metadata));
	const judged = wanted.length > 0 ? wanted.map(targetOf) : targets.filter((target) => target.key !== "tt05");
	const rare = elements.filter((row) => isRare(row) && !shown.includes(row)).map((row) => row.key);
	const parts = shown.map((row) =>
		elementPart(
			row,
			metadata,
			language,
			labels,
			judged,
			suggestions.filter((c) => c.element === row.key),
		),
	);
	const more = rare.length > 0 ? [`# ${labels.form.more[language]}: ${rare.join(", ")}\n`] : [];
	return [`# ${labels.form.heading[language]}\n`, ...parts, ...more].join("\n");
}

/** Elements that most articles have nothing to say for. */
function isRare(row: ElementRow): boolean {
	return row.rare === true || row.group !== undefined;
}

function isStated({ key }: ElementRow, { claims, superseded }: Metadata): boolean {
	return claims.some((c) => c.element === key) || superseded.some((c) => c.element === key && isWithdrawal(c));
}

function elementPart(
	row: ElementRow,
	metadata: Metadata,
	language: "vi" | "en",
	labels: FormLabels,
	judged: readonly Target[],
	suggested: readonly Claim[],
): string {
	const own = metadata.claims.filter((c) => c.element === row.key);
	const given = own.filter((c) => c.origin === "given");
	const found = own.filter((c) => c.origin !== "given");
	const lines = [`# ${caption(row, language, labels)}`, ...lacking(row, metadata, language, labels, judged)];
	if (given.length > 0) lines.push(...entryLines(row, given));
	else if (metadata.superseded.some((c) => c.element === row.key && isWithdrawal(c))) lines.push(`${row.key}: []`);
	const groups = byOrigin(found);
	const origin = (group: readonly Claim[]) => originText(group[0] as Claim, language, labels);
	const [only] = groups;
	if (only && groups.length === 1) {
		lines.push(`# ${origin(only)}:`, ...entryLines(row, only).map((line) => `# ${line}`));
	} else if (only) {
		// One list, so that a key does not stand twice when all of it is confirmed.
		lines.push(`# ${row.key}:`);
		for (const group of groups) {
			lines.push(`#   # ${origin(group)}:`, ...group.map((claim) => `#   - ${entry(row, claim)}`));
		}
	}
	if (given.length === 0 && found.length === 0 && !lines.some((line) => line === `${row.key}: []`))
		lines.push(`# ${row.key}:`);
	for (const claim of suggested) lines.push(suggestionLine(row, claim, language, labels));
	return `${lines.join("\n")}\n`;
}

/** Two comments deep: taking away the `#` of the others by a search does not make it a statement. */
function suggestionLine(row: ElementRow, claim: Claim, language: "vi" | "en", labels: FormLabels): string {
	const { place, rule = "" } = claim;
	const at = place?.line === undefined ? "" : `, ${place.line}:${place.column ?? 1}`;
	const how = labels.rules[rule]?.[language] ?? rule;
	return `# ${labels.form.suggestion[language]} (${how}${at}): ${row.key}: ${entry(row, claim)}`;
}

/** Which targets cannot do without an element that has no value, and the codes and the length that they take. */
function lacking(
	{ key, codes, maxLength }: ElementRow,
	metadata: Metadata,
	language: "vi" | "en",
	labels: FormLabels,
	judged: readonly Target[],
): readonly string[] {
	const names = judged
		.filter(({ requirements }) => requirements.some((r) => r.elements[0] === key && isMissing(metadata, r)))
		.map((target) => labels.targets[target.key] ?? target.key);
	if (names.length === 0) return [];
	const takes = codes ? ` [${codes.join(", ")}]` : maxLength === undefined ? "" : ` [≤ ${maxLength}]`;
	return [`# ${labels.form.missing[language]}: ${names.join(", ")}${takes}`];
}

function caption(row: ElementRow, language: "vi" | "en", labels: FormLabels): string {
	const label = labels.elements[row.key];
	const facts = [
		...(row.cardinality === "1" ? [labels.form.required[language]] : []),
		...(row.cardinality === "0..n" ? [labels.form.repeatable[language]] : []),
	];
	const name = label ? `${label[language]}: ${label.help[language]}` : row.key;
	return facts.length > 0 ? `${name} (${facts.join(", ")})` : name;
}

function originText({ origin, rule }: Claim, language: "vi" | "en", labels: FormLabels): string {
	const key = /^key:(.*)$/s.exec(rule ?? "")?.[1];
	const named = key === undefined ? undefined : `${labels.rules.key?.[language] ?? "key"} ${JSON.stringify(key)}`;
	const how = rule === undefined ? undefined : (named ?? labels.rules[rule]?.[language] ?? rule);
	const text = labels.origins[origin][language];
	return how === undefined ? text : `${text}, ${how}`;
}

/** Neighbours of the same origin and rule together. */
function byOrigin(claims: readonly Claim[]): readonly (readonly Claim[])[] {
	const groups = new Map<string, Claim[]>();
	for (const claim of claims) {
		const key = `${claim.origin} ${claim.rule ?? ""}`;
		groups.set(key, [...(groups.get(key) ?? []), claim]);
	}
	return [...groups.values()];
}

/** `key: value`, or a list, as YAML of a description file. */
export function entryLines(row: ElementRow, claims: readonly Claim[]): readonly string[] {
	const [only, ...others] = claims;
	if (only && others.length === 0) return [`${row.key}: ${entry(row, only)}`];
	return [`${row.key}:`, ...claims.map((claim) => `  - ${entry(row, claim)}`)];
}

function entry(row: ElementRow, { value, language, scheme, note }: Claim): string {
	const named = scheme === schemeOf(row, value) ? undefined : scheme;
	const extra = Object.entries({ lang: language, scheme: named, note }).filter(([, v]) => v !== undefined);
	if (extra.length === 0) return scalar(value);
	const pairs = [["value", value], ...extra] as readonly (readonly [string, string])[];
	return `{ ${pairs.map(([key, text]) => `${key}: ${scalar(text, true)}`).join(", ")} }`;
}

const words = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** A YAML scalar: plain where every parser takes it for text, else in double quotes, whose escapes are those of JSON. */
function scalar(text: string, inFlow = false): string {
	const safe = inFlow ? /^\p{L}[\p{L}\p{M}\p{N} ./()-]*$/u : /^\p{L}[\p{L}\p{M}\p{N} ,./()“”-]*$/u;
	if (safe.test(text) && !text.endsWith(" ") && !words.test(text)) return text;
	const escaped = JSON.stringify(text).replace(
		/[\u007f-\u009f\u2028\u2029\ufeff]/g,
		(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
	return escaped;
}
