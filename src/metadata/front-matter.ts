import {
	type Article,
	type Claim,
	type Diagnostic,
	diagnostic,
	failure,
	type Outcome,
	success,
} from "../model/index.ts";
import { type Locate, pathText } from "./issues.ts";
import { nearest } from "./nearest.ts";
import { dcmiTypes, elementRow, elements } from "./schema.ts";
import { toClaims } from "./sidecar.ts";
import { parseYaml } from "./yaml.ts";

type Path = readonly PropertyKey[];

/** What generators of web sites (Hugo, Jekyll, Pandoc) call our elements. */
const aliases: ReadonlyMap<string, string> = new Map([
	["author", "creator"],
	["authors", "creator"],
	["tags", "subject"],
	["keywords", "subject"],
	["categories", "subject"],
	["category", "subject"],
	["summary", "abstract"],
	["excerpt", "abstract"],
	["subtitle", "alternative"],
	["lang", "language"],
	["lastmod", "modified"],
	["updated", "modified"],
]);

/** Keys that steer a site and say nothing of the article: nobody misspelt an element there. */
const site: ReadonlySet<string> = new Set(
	"aliases comments cover draft featured id image images layout math menu permalink published slug template thumbnail toc url weight".split(
		" ",
	),
);

/** `2023-03-20 08:00:00 +0700`, as Jekyll writes dates. */
const spaced = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)\s*(?:(Z)|([+-]\d\d):?(\d\d))?$/;

export interface FrontMatter {
	readonly claims: readonly Claim[];
	/** Keys that are no element, with their values; they are kept beside the description. */
	readonly foreign: readonly Claim[];
}

/**
 * Claims of the YAML at the head of an article. It is a description (`parseDescription`) with two differences: the common keys of site
 * generators stand for elements (rule `front-matter-alias`), and a key that is no element is a warning, not an error.
 */
export function parseFrontMatter({ text, place }: NonNullable<Article["frontMatter"]>): Outcome<FrontMatter> {
	// Blank lines in place of what stands before it, so that findings count the lines of the file.
	const read = parseYaml("\n".repeat((place.line ?? 1) - 1) + text, place.file);
	if (read.value === undefined) return failure(...read.diagnostics);
	const { plain, locate } = read.value;
	const found: Diagnostic[] = [...read.diagnostics, ...read.value.remarks];
	const foreign: Claim[] = [];
	const entries = new Map<string, Entries>();
	for (const [key, value] of Object.entries(plain)) {
		if (key === "$schema") continue;
		const element = elementOf(key, value);
		if (element === undefined) {
			const kept = foreignClaim(key, value, locate);
			foreign.push(kept.claim);
			found.push(kept.finding);
			continue;
		}
		const own = entries.get(element) ?? { key, list: [], single: !Array.isArray(value) };
		own.list.push(...entriesOf(value, [key], element, locate, found));
		entries.set(element, own);
	}
	const input = Object.fromEntries([...entries].map(([element, own]) => [element, inputOf(own)]));
	const claims = toClaims(input, (path, of) => locate(originalPath(path, entries), of));
	const diagnostics = [...found, ...claims.diagnostics];
	if (claims.value === undefined) return failure(...diagnostics);
	return success({ claims: claims.value.map(withRule), foreign }, diagnostics);
}

interface Entry {
	readonly value: unknown;
	readonly path: Path;
}

/** All values of an element, from however many keys. */
interface Entries {
	/** The first key that stands for it. */
	readonly key: string;
	readonly list: Entry[];
	readonly single: boolean;
}

function inputOf({ list, single }: Entries): unknown {
	return single && list.length === 1 ? list[0]?.value : list.map((entry) => entry.value);
}

function elementOf(key: string, value: unknown): string | undefined {
	// Sites name their page layouts `type`.
	if (key === "type" && !(dcmiTypes as readonly unknown[]).includes(value)) return undefined;
	return elementRow(key) ? key : aliases.get(key);
}

/** The values of a key one by one. A writer may be a group with a name; what else it has becomes the note. */
function entriesOf(value: unknown, path: Path, element: string, locate: Locate, found: Diagnostic[]): readonly Entry[] {
	if (Array.isArray(value))
		return value.flatMap((item, i) =>
			Array.isArray(item)
				? [{ value: item, path: [...path, i] }]
				: entriesOf(item, [...path, i], element, locate, found),
		);
	if (element === "creator" && isGroup(value) && typeof value.name === "string" && !("value" in value)) {
		const { name, ...rest } = value;
		const note = Object.entries(rest).map(([key, more]) => `${key}: ${textOf(more)}`);
		return [{ value: note.length > 0 ? { value: name, note: note.join("; ") } : name, path: [...path, "name"] }];
	}
	const row = elementRow(element);
	const match = row?.value === "date" && typeof value === "string" ? spaced.exec(value.trim()) : null;
	if (!match) return [{ value, path }];
	const [whole, day, time, utc, hours, minutes] = match;
	const date = `${day}T${time}${utc ?? (hours === undefined ? "" : `${hours}:${minutes}`)}`;
	if (date !== whole)
		found.push(diagnostic("metadata/time-rewritten", { params: { value: whole, date }, place: locate(path, "value") }));
	return [{ value: date, path }];
}

function textOf(value: unknown): string {
	return typeof value === "string" ? value : JSON.stringify(value);
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The path in the file of a path in the description that was made of it. */
function originalPath(path: Path, entries: ReadonlyMap<string, Entries>): Path {
	const [element, ...rest] = path;
	const own = entries.get(String(element));
	if (!own) return path;
	if (own.single && own.list.length === 1) return [...(own.list[0] as Entry).path, ...rest];
	const [index, ...inner] = rest;
	const entry = typeof index === "number" ? own.list[index] : undefined;
	return entry ? [...entry.path, ...inner] : [own.key];
}

function foreignClaim(
	key: string,
	value: unknown,
	locate: Locate,
): { readonly claim: Claim; readonly finding: Diagnostic } {
	const place = locate([key], "value");
	const claim: Claim = {
		element: key,
		value: textOf(value).normalize("NFC"),
		origin: "given",
		rule: "front-matter-key",
		place,
	};
	const meant =
		site.has(key) || elementRow(key) ? undefined : nearest(key, [...elements.map((row) => row.key), ...aliases.keys()]);
	const params = { key: pathText([key]), ...(meant && { nearest: meant }) };
	const at = { params, place: locate([key], "key") };
	return { claim, finding: diagnostic(meant ? "metadata/front-matter-misspelt" : "metadata/unknown-element", at) };
}

function withRule(claim: Claim): Claim {
	const [key = ""] = claim.place?.path?.split(/[.[]/u) ?? [];
	return aliases.has(key) ? { ...claim, rule: "front-matter-alias" } : claim;
}
