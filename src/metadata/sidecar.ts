import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, visit } from "yaml";
import {
	type Claim,
	type Diagnostic,
	diagnostic,
	type EncodingScheme,
	failure,
	type Outcome,
	type Place,
	success,
} from "../model/index.ts";
import { codePoints } from "../text/place.ts";
import { findingsOf, type Locate, pathText } from "./issues.ts";
import { type DescriptionInput, descriptionSchema, elements } from "./schema.ts";
import { givenClaim, withdrawal } from "./values.ts";

/** How many nodes the aliases of a description may expand to. */
const aliasLimit = 100;

type Path = readonly PropertyKey[];
type Document = ReturnType<typeof parseDocument>;

/**
 * Reads a description in YAML 1.2 or JSON. Scalars stay text as written (`2023-03`, `01`, `no`): nothing is typed implicitly. Keys
 * without a value are left out with a notice; `[]` withdraws what was found automatically. Any error leaves no value at all.
 */
export function parseDescription(text: string, file: string): Outcome<readonly Claim[]> {
	const clean = text.startsWith("\uFEFF") ? text.slice(1) : text;
	const lines = new LineCounter();
	const document = parseDocument(clean, {
		schema: "failsafe",
		resolveKnownTags: false,
		lineCounter: lines,
		prettyErrors: false,
		stringKeys: true,
		logLevel: "error",
	});
	const place = placer(clean, file, lines);
	if (document.errors.length > 0)
		return failure(...document.errors.map((e) => syntaxFault(clean, e.code, e.pos, place)));
	const tags = document.warnings.map((w) =>
		diagnostic("metadata/syntax", { params: { detail: w.code }, place: place(w.pos), severity: "warning" }),
	);
	if (document.contents === null || isBlank(document.contents)) return success([], tags);
	if (!isMap(document.contents)) {
		return failure(diagnostic("metadata/not-a-mapping", { place: place(document.contents.range) }), ...tags);
	}
	const plain = toPlain(document, place);
	if (plain.value === undefined) return failure(...plain.diagnostics, ...tags);
	const claims = toClaims(plain.value, locator(document, place));
	return { ...claims, diagnostics: [...claims.diagnostics, ...tags].sort(byPlace) };
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
		input.set(key, value.trim() === "" ? values : [...values, value]);
	}
	return toClaims(Object.fromEntries(input), (path) => ({ file, path: pathText(path) }));
}

function toClaims(input: Readonly<Record<string, unknown>>, locate: Locate): Outcome<readonly Claim[]> {
	const parsed = descriptionSchema.safeParse(input, { reportInput: true });
	if (!parsed.success) return failure(...findingsOf(parsed.error.issues, locate));
	const claims: Claim[] = [];
	const diagnostics: Diagnostic[] = [];
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

type Placer = (range: readonly number[] | null | undefined, path?: string) => Place;

function placer(text: string, file: string, lines: LineCounter): Placer {
	return (range, path) => {
		const start = range?.[0];
		if (start === undefined) return { file, ...(path && { path }) };
		const { line, col } = lines.linePos(start);
		const piece = text.slice(start, range?.[1] ?? start).replace(/[\r\n].*$/su, "");
		return {
			file,
			line: Math.max(1, line),
			column: 1 + codePoints(text.slice(start - Math.max(0, col - 1), start)),
			...(piece && { length: codePoints(piece) }),
			...(path && { path }),
		};
	};
}

function syntaxFault(text: string, code: string, pos: readonly [number, number], place: Placer): Diagnostic {
	if (code === "DUPLICATE_KEY") {
		const key = /^["']?([^"':\s]+)/u.exec(text.slice(pos[0]))?.[1] ?? "";
		return diagnostic("metadata/duplicate-key", { params: { key }, place: place([pos[0], pos[0] + key.length]) });
	}
	return diagnostic("metadata/syntax", { params: { detail: code }, place: place([pos[0], pos[0] + 1]) });
}

/** An empty value, or one of YAML's words for it, unquoted. */
function isBlank(node: unknown): boolean {
	return isScalar(node) && node.type === "PLAIN" && ["", "~", "null"].includes(String(node.value ?? ""));
}

/** The document as plain data, aliases expanded up to the limit. */
function toPlain(document: Document, place: Placer): Outcome<Readonly<Record<string, unknown>>> {
	let alias: Node | undefined;
	visit(document, {
		Scalar(key, node) {
			if (key !== "key" && isBlank(node)) node.value = "";
		},
		Alias(_, node) {
			alias ??= node;
		},
	});
	try {
		return success(document.toJS({ maxAliasCount: aliasLimit }) as Readonly<Record<string, unknown>>);
	} catch (error) {
		// The library throws a ReferenceError for both; an alias without its anchor says so in its own name.
		const where = place(alias?.range);
		if (error instanceof ReferenceError && /excessive/i.test(error.message)) {
			return failure(diagnostic("metadata/too-many-aliases", { params: { limit: aliasLimit }, place: where }));
		}
		return failure(diagnostic("metadata/syntax", { params: { detail: "BAD_ALIAS" }, place: where }));
	}
}

/** Finds the node of a path; below an alias, the alias itself. */
function locator(document: Document, place: Placer): Locate {
	return (path, of) => {
		let node: unknown = document.contents;
		let key: unknown = node;
		for (const step of path) {
			if (isAlias(node)) break;
			if (isMap(node)) {
				const pair = node.items.find((p) => isScalar(p.key) && p.key.value === step);
				if (!pair) break;
				key = pair.key;
				node = pair.value ?? pair.key;
			} else if (isSeq(node) && typeof step === "number" && node.items[step]) {
				node = node.items[step];
				key = node;
			} else break;
		}
		const chosen = (of === "key" ? key : node) as ParsedNode | null;
		return place(chosen?.range, pathText(path));
	};
}
