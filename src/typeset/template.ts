import {
	findNodeAtLocation,
	getNodeValue,
	type Node,
	type ParseError,
	parseTree,
	printParseErrorCode,
} from "jsonc-parser";
import type * as z from "zod";
import { type Diagnostic, diagnostic, failure, type Outcome, type Place, success } from "../model/diagnostic.ts";
import { completeTemplate, marginFault, type Template, templateSchema } from "./template-schema.ts";

export {
	type Align,
	type RuleLook,
	type StyleName,
	type TableLook,
	type Template,
	type TextStyle,
	templateSchema,
} from "./template-schema.ts";

/** Reads a page template (JSON; comments allowed). Each thing wrong with it is a finding with line and column. */
export function parseTemplate(text: string, name: string): Outcome<Template> {
	const errors: ParseError[] = [];
	const tree = parseTree(text, errors, { allowTrailingComma: true });
	if (errors.length > 0 || !tree) {
		const [error] = errors;
		return failure(syntaxFinding(printParseErrorCode(error?.error ?? VALUE_EXPECTED), text, error?.offset ?? 0, name));
	}
	const parsed = templateSchema.safeParse(getNodeValue(tree));
	if (!parsed.success)
		return failure(...parsed.error.issues.flatMap((issue) => issueFindings(issue, { tree, text, name })));
	const fault = marginFault(parsed.data);
	if (fault) return failure(marginFinding(fault, { tree, text, name }));
	const template = completeTemplate(parsed.data);
	const misfit = geometry(template);
	if (!misfit) return success(template);
	const params = { path: pathName(misfit) };
	return failure(diagnostic("typeset/template-no-room", { params, place: placeOf(misfit, { tree, text, name }) }));
}

function marginFinding({ kind, key }: NonNullable<ReturnType<typeof marginFault>>, parsed: Parsed): Diagnostic {
	const path = ["page", "margin"];
	const place = placeOf(kind === "missing" ? path : [...path, key], parsed);
	if (kind === "missing")
		return diagnostic("typeset/template-missing-key", { params: { path: `page.margin.${key}` }, place });
	return diagnostic("typeset/template-unknown-key", { params: { path: "page.margin", key }, place });
}

/** What jsonc-parser says of an empty text. */
const VALUE_EXPECTED = 4;
/** What stands where something else was expected. */
const MARKS: Readonly<Record<string, string>> = {
	CommaExpected: ",",
	ColonExpected: ":",
	CloseBraceExpected: "}",
	CloseBracketExpected: "]",
};

function syntaxFinding(problem: string, text: string, offset: number, name: string): Diagnostic {
	const place = placeAt(text, offset, name);
	const expected = MARKS[problem];
	if (expected) return diagnostic("typeset/template-mark-expected", { params: { expected }, place });
	return diagnostic("typeset/template-syntax", { params: { problem }, place });
}

/** The path of what leaves no room: a frame must hold four lines and ten em of every style, and cells more than their padding. */
export function geometry(template: Template): readonly string[] | undefined {
	const { width, height, margin } = template.page;
	for (const [key, style] of Object.entries(template.styles)) {
		if (height - margin.top - margin.bottom < 4 * style.leading) return ["page", "margin"];
		const measure = width - margin.left - margin.right - style.left - style.right;
		if (measure < 10 * style.size || measure - style.indent < 10 * style.size) return ["styles", key];
	}
	if (width - margin.left - margin.right < 20 * template.table.padding.x) return ["table", "padding", "x"];
	if (height - margin.top - margin.bottom < 20 * template.table.padding.y) return ["table", "padding", "y"];
	return undefined;
}

interface Parsed {
	readonly tree: Node;
	readonly text: string;
	readonly name: string;
}

function issueFindings(issue: z.core.$ZodIssue, parsed: Parsed): readonly Diagnostic[] {
	const path = pathName(issue.path);
	if (issue.code === "unrecognized_keys") {
		return issue.keys.map((key) => {
			const value = findNodeAtLocation(parsed.tree, [...issue.path, key] as (string | number)[]);
			const place = placeAt(parsed.text, value?.parent?.offset ?? 0, parsed.name);
			return diagnostic("typeset/template-unknown-key", { params: { path, key }, place });
		});
	}
	const node = findNodeAtLocation(parsed.tree, issue.path as (string | number)[]);
	const place = placeOf(issue.path, parsed);
	if (!node) return [diagnostic("typeset/template-missing-key", { params: { path }, place })];
	const value = parsed.text.slice(node.offset, node.offset + node.length).split("\n")[0] as string;
	const at = (code: Parameters<typeof diagnostic>[0], more: Readonly<Record<string, string>>) => [
		diagnostic(code, { params: { path, value, ...more }, place }),
	];
	switch (issue.code) {
		case "invalid_type":
			return at("typeset/template-type", { expected: issue.expected === "int" ? "integer" : issue.expected });
		case "invalid_value":
			return at("typeset/template-choice", { choices: issue.values.map((each) => `"${String(each)}"`).join(", ") });
		case "too_big":
			return at("typeset/template-range", { limit: `${issue.inclusive === false ? "<" : "≤"} ${issue.maximum}` });
		case "too_small":
			return at("typeset/template-range", { limit: `${issue.inclusive === false ? ">" : "≥"} ${issue.minimum}` });
		case "custom":
			return at("typeset/template-range", { limit: String(issue.params?.limit) });
		default:
			// What else can be wrong is the form of a name or of a length.
			if (path === "name") return at("typeset/template-name", {});
			return at("typeset/template-length", {});
	}
}

/** A missing key has no place of its own: the object that lacks it has one. */
function placeOf(path: readonly PropertyKey[], { tree, text, name }: Parsed): Place {
	let node: Node | undefined;
	for (let end = path.length; end >= 0 && !node; end--) {
		node = findNodeAtLocation(tree, path.slice(0, end) as (string | number)[]);
	}
	return placeAt(text, node?.offset ?? 0, name);
}

function pathName(path: readonly PropertyKey[]): string {
	return path.length === 0 ? "/" : path.map(String).join(".");
}

function placeAt(text: string, offset: number, file: string): Place {
	const before = text.slice(0, offset).split(/\r\n|[\n\r]/u);
	return { file, line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
}
