import * as z from "zod";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/index.ts";
import { parseDate } from "../dates.ts";
import { pathText } from "../issues.ts";
import { nearest } from "../nearest.ts";
import { isUri } from "../schema.ts";
import { parseYaml } from "../yaml.ts";
import type { AuthorityRow } from "./row.ts";

const text = z.string().trim().min(1);
const day = text.refine((value) => parseDate(value)?.form === "date");

const entry = z.strictObject({
	name: text,
	type: text.optional(),
	tags: z.array(text).optional(),
	from: day.optional(),
	to: day.optional(),
	successor: text.optional(),
	uri: text.refine(isUri).optional(),
});

const groups = { agencies: "agency", places: "place", people: "person" } as const;
const schema = z.strictObject({
	agencies: z.array(entry).optional(),
	places: z.array(entry).optional(),
	people: z.array(entry).optional(),
});

/** Reads a user's authority file (YAML or JSON): `agencies`, `places`, `people`, each a list of names. Any error leaves no value at all. */
export function parseAuthorities(content: string, file: string): Outcome<readonly AuthorityRow[]> {
	const yaml = parseYaml(content, file);
	if (yaml.value === undefined) return failure(...yaml.diagnostics);
	const { plain, locate } = yaml.value;
	const parsed = schema.safeParse(plain);
	if (!parsed.success) {
		return failure(
			...parsed.error.issues.flatMap((issue): readonly Diagnostic[] => {
				if (issue.code !== "unrecognized_keys") {
					const key = pathText(issue.path);
					return [diagnostic("metadata/authority-value", { params: { key }, place: locate(issue.path, "value") })];
				}
				const known = Object.keys(issue.path.length === 0 ? schema.shape : entry.shape);
				return issue.keys.map((name) => {
					const place = locate([...issue.path, name], "key");
					const close = nearest(name, known);
					return close
						? diagnostic("metadata/misspelt-key", { params: { key: name, nearest: close }, place })
						: diagnostic("metadata/unknown-key", { params: { key: name }, place });
				});
			}),
		);
	}
	const found: Diagnostic[] = [...yaml.diagnostics];
	const rows = Object.entries(groups).flatMap(([group, kind]) =>
		(parsed.data[group as keyof typeof groups] ?? []).map((own, i): AuthorityRow => {
			const place = locate([group, i, "name"], "value");
			const [from, to] = [own.from, own.to].map((date) => (date === undefined ? undefined : parseDate(date)?.value));
			if (from !== undefined && to !== undefined && from.slice(0, to.length) > to)
				found.push(
					diagnostic("metadata/authority-dates", {
						params: { name: own.name },
						place: locate([group, i, "to"], "value"),
					}),
				);
			return {
				kind,
				name: own.name.normalize("NFC"),
				...(own.type && { type: own.type }),
				...(own.tags && { tags: own.tags }),
				...(from && { from }),
				...(to && { to }),
				...(own.successor && { successor: own.successor }),
				...(own.uri && { uri: own.uri }),
				place,
			};
		}),
	);
	return found.some((d) => d.severity === "error") ? failure(...found) : success(rows, found);
}
