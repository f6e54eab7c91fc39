import { nearest } from "../metadata/nearest.ts";
import { elements } from "../metadata/schema.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { collections } from "../read/collections.ts";
import { type KeyMap, parseKeyMap, presetMap, presetNames, textTargets } from "../read/keys/map.ts";
import type { CollectionOptions } from "./members.ts";

/** The options of a command about collections, as they were typed. */
export interface CollectionWords {
	readonly inputFormat?: string;
	readonly map?: readonly string[];
	readonly preset?: string;
	readonly skip?: string;
	readonly limit?: string;
	readonly only?: string;
	readonly badMembers?: string;
}

/** Checks the options; a map stands above the preset that is asked for beside it. */
export function parseCollectionOptions(words: CollectionWords): Outcome<CollectionOptions> {
	const found: Diagnostic[] = [];
	const keys = new Map<string, string>(words.preset === undefined ? [] : presetOf(words.preset, found));
	for (const text of words.map ?? []) for (const [target, path] of mapOf(text, found)) keys.set(target, path);
	const formats = collections.map(({ format }) => format);
	if (words.inputFormat !== undefined && !formats.includes(words.inputFormat)) {
		found.push(wrongChoice("--input-format", words.inputFormat, formats));
	}
	if (words.badMembers !== undefined && !["skip", "stop"].includes(words.badMembers)) {
		found.push(wrongChoice("--bad-members", words.badMembers, ["skip", "stop"]));
	}
	const skip = count("--skip", words.skip, found);
	const limit = count("--limit", words.limit, found);
	const only = words.only === undefined ? undefined : numbers(words.only);
	if (only === undefined && words.only !== undefined) {
		found.push(diagnostic("cli/member-numbers", { params: { option: "--only", value: words.only } }));
	}
	if (found.length > 0) return failure(...found);
	return success({
		...(words.inputFormat !== undefined && { format: words.inputFormat }),
		...(keys.size > 0 && { keys }),
		...(skip !== undefined && { skip }),
		...(limit !== undefined && { limit }),
		...(only && { only }),
		...(words.badMembers === "stop" && { stopAtBad: true }),
	});
}

function wrongChoice(option: string, value: string, choices: readonly string[]): Diagnostic {
	return diagnostic("cli/option-value", { params: { option, value, choices: choices.join(", ") } });
}

function presetOf(name: string, found: Diagnostic[]): KeyMap {
	const map = presetMap(name);
	if (!map) found.push(wrongChoice("--preset", name, presetNames));
	return map ?? new Map();
}

function mapOf(text: string, found: Diagnostic[]): KeyMap {
	const map = parseKeyMap(text);
	if (!map) found.push(diagnostic("cli/map", { params: { value: text } }));
	const known: readonly string[] = [...textTargets, ...elements.map(({ key }) => key)];
	for (const target of map?.keys() ?? []) {
		if (known.includes(target)) continue;
		const similar = nearest(target, known);
		found.push(
			similar
				? diagnostic("cli/map-target-similar", { params: { target, similar } })
				: diagnostic("cli/map-target", { params: { target, known: known.join(", ") } }),
		);
	}
	return map ?? new Map();
}

function count(option: string, value: string | undefined, found: Diagnostic[]): number | undefined {
	if (value === undefined) return undefined;
	if (/^\d{1,15}$/.test(value)) return Number(value);
	found.push(diagnostic("cli/member-numbers", { params: { option, value } }));
	return undefined;
}

/** Numbers that one run may name. */
const most = 1_000_000;

/** `5,17,20-30`. */
function numbers(text: string): ReadonlySet<number> | undefined {
	const all = new Set<number>();
	for (const part of text.split(",")) {
		const range = /^\s*(\d{1,15})(?:-(\d{1,15}))?\s*$/.exec(part);
		const first = Number(range?.[1]);
		const last = Number(range?.[2] ?? range?.[1]);
		if (!range || first < 1 || last < first || last - first + all.size >= most) return undefined;
		for (let number = first; number <= last; number++) all.add(number);
	}
	return all;
}
