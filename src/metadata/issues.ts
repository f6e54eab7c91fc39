import type * as z from "zod";
import { type Diagnostic, diagnostic, type Place } from "../model/index.ts";
import { foldMarks } from "../text/slug.ts";
import { nearest } from "./nearest.ts";
import { vietnameseNames } from "./schema/aliases.ts";
import { elements } from "./schema.ts";

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** Where a path of the input stands in the file. */
export type Locate = (path: Path, of: "key" | "value") => Place;

/** `creator[0].value` for ["creator", 0, "value"]. */
export function pathText(path: Path): string {
	return path.reduce<string>(
		(text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step)),
		"",
	);
}

/** A union reports one list of issues per branch: the branch that was meant is the one that accepts the value's own type. */
function meant(issue: Extract<Issue, { code: "invalid_union" }>): readonly Issue[] | undefined {
	return issue.errors.find((branch) => !branch.some((i) => i.path.length === 0 && isTypeIssue(i)));
}

function isTypeIssue(issue: Issue): boolean {
	if (issue.code === "invalid_type") return true;
	return issue.code === "invalid_union" && meant(issue) === undefined;
}

/** Turns what the schema found into findings with places. */
export function findingsOf(issues: readonly Issue[], locate: Locate, base: Path = []): readonly Diagnostic[] {
	return issues.flatMap((issue) => {
		const path = [...base, ...issue.path];
		const key = pathText(path);
		switch (issue.code) {
			case "unrecognized_keys":
				return issue.keys.map((name) => unknownKey(name, path, locate));
			case "invalid_union": {
				const branch = meant(issue);
				return branch ? findingsOf(branch, locate, path) : [wrongType(key, path, locate)];
			}
			case "too_big": {
				const count = Array.isArray(issue.input) ? issue.input.length : Number(issue.maximum) + 1;
				return [diagnostic("metadata/too-many-values", { params: { key, count }, place: locate(path, "value") })];
			}
			default:
				return [wrongType(key, path, locate)];
		}
	});
}

function wrongType(key: string, path: Path, locate: Locate): Diagnostic {
	return diagnostic("metadata/wrong-type", { params: { key }, place: locate(path, "value") });
}

const entryKeys = ["value", "lang", "scheme", "note"] as const;

function unknownKey(name: string, path: Path, locate: Locate): Diagnostic {
	const close =
		path.length === 0
			? (nearest(
					name,
					elements.map((row) => row.key),
				) ?? nearest(foldMarks(name), vietnameseNames.map(foldMarks)))
			: nearest(name, entryKeys);
	const place = locate([...path, name], "key");
	const key = pathText([...path, name]);
	return close
		? diagnostic("metadata/misspelt-key", { params: { key, nearest: close }, place })
		: diagnostic("metadata/unknown-key", { params: { key }, place });
}
