import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, visit } from "yaml";
import {
	type Diagnostic,
	type DiagnosticCode,
	diagnostic,
	failure,
	type Outcome,
	type Place,
	type Severity,
	success,
} from "../model/index.ts";
import { codePoints } from "../text/place.ts";
import { type Locate, pathText } from "./issues.ts";

/** How many nodes the aliases of a file may expand to. */
const aliasLimit = 100;

type Document = ReturnType<typeof parseDocument>;

/** A file of keys and values, and where each of them stands. */
export interface YamlMapping {
	readonly plain: Readonly<Record<string, unknown>>;
	readonly locate: Locate;
	/** Comments behind values: a finding each, for files whose comments people may take for part of what they state. */
	readonly remarks: readonly Diagnostic[];
}

/**
 * Reads a mapping in YAML 1.2 or JSON. Scalars stay text as written (`2023-03`, `01`, `no`): nothing is typed implicitly. A file
 * without content is an empty mapping. Any error leaves no value at all.
 */
export function parseYaml(text: string, file: string): Outcome<YamlMapping> {
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
	const tags = document.warnings.map((w) => fault(w.code, place(w.pos), "warning"));
	const locate = locator(document, place);
	if (document.contents === null || isBlank(document.contents))
		return success({ plain: {}, locate, remarks: [] }, tags);
	if (!isMap(document.contents)) {
		return failure(diagnostic("metadata/not-a-mapping", { place: place(document.contents.range) }), ...tags);
	}
	const plain = toPlain(document, place);
	if (plain.value === undefined) return failure(...plain.diagnostics, ...tags);
	return success({ plain: plain.value, locate, remarks: remarks(document, clean, place) }, tags);
}

/** Comments behind a value, on its line: somebody's remark on it. Those on lines of their own are a form's. */
function remarks(document: Document, text: string, place: Placer): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	visit(document, {
		Node(_, node) {
			if (isAlias(node) || !node.comment || !node.range) return;
			const [, end, behind] = node.range;
			const rest = /^[^\r\n]*/.exec(text.slice(end, behind))?.[0] ?? "";
			const hash = rest.indexOf("#");
			if (hash < 0) return;
			const start = end + hash;
			const remark = rest.slice(hash + 1).trim();
			if (remark === "") return;
			found.push(
				diagnostic("metadata/comment-dropped", { params: { text: remark }, place: place([start, end + rest.length]) }),
			);
		},
	});
	return found;
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
	return fault(code, place([pos[0], pos[0] + 1]));
}

/** The parser's own codes in the users' words; the rare ones keep the parser's. */
const faults: Readonly<Record<string, DiagnosticCode>> = {
	MISSING_CHAR: "metadata/yaml-quote",
	BLOCK_AS_IMPLICIT_KEY: "metadata/yaml-colon",
	MULTILINE_IMPLICIT_KEY: "metadata/yaml-colon",
	MULTIPLE_DOCS: "metadata/yaml-documents",
	TAG_RESOLVE_FAILED: "metadata/yaml-tag",
	BAD_INDENT: "metadata/yaml-indent",
	TAB_AS_INDENT: "metadata/yaml-indent",
};

function fault(code: string, place: Place, severity?: Severity): Diagnostic {
	const own = faults[code];
	const more = { place, ...(severity && { severity }) };
	return own ? diagnostic(own, more) : diagnostic("metadata/syntax", { params: { detail: code }, ...more });
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
