import {
	type Claim,
	type Diagnostic,
	diagnostic,
	type EncodingScheme,
	failure,
	hasErrors,
	type Outcome,
	success,
} from "../model/index.ts";
import { withoutGroups } from "./groups.ts";
import { findingsOf, type Locate, pathText } from "./issues.ts";
import { withKeys } from "./keys.ts";
import { type DescriptionInput, descriptionSchema, elements, valueFaults } from "./schema.ts";
import { givenClaim, withdrawal } from "./values.ts";
import { parseYaml } from "./yaml.ts";

type Path = readonly PropertyKey[];

/**
 * Reads a description in YAML 1.2 or JSON. Scalars stay text as written (`2023-03`, `01`, `no`): nothing is typed implicitly. Keys
 * without a value are left out with a notice; `[]` withdraws what was found automatically. Any error leaves no value at all.
 */
export function parseDescription(text: string, file: string): Outcome<readonly Claim[]> {
	const { value, diagnostics: tags } = parseYaml(text, file);
	if (value === undefined) return failure(...tags);
	const claims = toClaims(value.plain, value.locate);
	return { ...claims, diagnostics: [...claims.diagnostics, ...value.remarks, ...tags].sort(byPlace) };
}

/** Claims of `--set key=value` options; a key that is set twice gets both values, an empty value withdraws. */
export function parseSettings(settings: readonly string[]): Outcome<readonly Claim[]> {
	const file = "--set";
	const input = new Map<string, string[]>();
	for (const setting of settings) {
		const [, key, value] = /^\s*([^=\s]+)\s*=(.*)$/su.exec(setting) ?? [];
		if (key === undefined || value === undefined) {
			return failure(diagnostic("metadata/set-syntax", { params: { text: setting }, place: { file } }));
		}
		const values = input.get(key) ?? [];
		input.set(key, value.trim() === "" ? values : [...values, value.trim()]);
	}
	return toClaims(Object.fromEntries(input), (path) => ({ file, path: pathText(path) }));
}

/** Claims of a description that was read already; findings stand where `locate` says. */
export function toClaims(given: Readonly<Record<string, unknown>>, locateGiven: Locate): Outcome<readonly Claim[]> {
	const flat = withoutGroups(given, locateGiven);
	const { input, locate, diagnostics: aliases } = withKeys(flat.input, flat.locate);
	const parsed = descriptionSchema.safeParse(input, { reportInput: true });
	const faults = valueFaults(input).map(({ code, params, path }) =>
		diagnostic(code, { params, place: locate(path, "value") }),
	);
	const found = [...(parsed.success ? [] : findingsOf(parsed.error.issues, locate)), ...faults, ...aliases];
	if (!parsed.success || hasErrors(found)) return failure(...found.sort(byPlace));
	const claims: Claim[] = [];
	const diagnostics: Diagnostic[] = [...aliases];
	const description = parsed.data as DescriptionInput;
	for (const row of elements) {
		const entry = description[row.key];
		if (entry === undefined) continue;
		const list = Array.isArray(entry) ? (entry as readonly (typeof entry)[]) : [entry];
		if (list.length === 0) claims.push(withdrawal(row.key, locate([row.key], "key")));
		list.forEach((item, index) => {
			const path: Path = Array.isArray(entry) ? [row.key, index] : [row.key];
			const { value, lang, scheme, note } = typeof item === "string" ? { value: item } : (item as FullEntry);
			if (value.trim() === "") {
				diagnostics.push(
					diagnostic("metadata/empty-value", { params: { key: pathText(path) }, place: locate(path, "key") }),
				);
				return;
			}
			const given = {
				value,
				...(lang && { language: lang }),
				...(scheme && { scheme: scheme as EncodingScheme }),
				...(note && { note }),
			};
			const made = givenClaim(row, given, locate(typeof item === "string" ? path : [...path, "value"], "value"));
			claims.push(made.claim);
			diagnostics.push(...made.diagnostics);
		});
	}
	return success(claims, diagnostics);
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
	return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

interface FullEntry {
	readonly value: string;
	readonly lang?: string;
	readonly scheme?: string;
	readonly note?: string;
}
