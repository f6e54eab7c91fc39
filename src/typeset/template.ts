import {
	findNodeAtLocation,
	getNodeValue,
	type Node,
	type ParseError,
	parseTree,
	printParseErrorCode,
} from "jsonc-parser";
import * as z from "zod";
import { type Diagnostic, diagnostic, failure, type Outcome, type Place, success } from "../model/diagnostic.ts";

const POINTS = { pt: 1, mm: 72 / 25.4, cm: 72 / 2.54, in: 72 } as const;

/** Points as a number, or a number with `pt`, `mm`, `cm` or `in`; in points after parsing. */
const length = z.union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?(?:pt|mm|cm|in)$/)]).transform((value) => {
	if (typeof value === "number") return value;
	return Number.parseFloat(value) * POINTS[value.slice(-2) as keyof typeof POINTS];
});
const positive = length.refine((points) => points > 0);
const distance = length.refine((points) => points >= 0);

const faces = ["regular", "italic", "bold", "bold-italic", "heading", "mono"] as const;

const textStyle = z.strictObject({
	face: z.enum(faces),
	size: positive,
	/** From baseline to baseline. */
	leading: positive,
	align: z.enum(["justify", "left", "center", "right"]),
	/** Of the first line; may be negative down to `left`. */
	indent: length,
	/** What the block stands in from the frame. */
	left: distance,
	right: distance,
	/** Between two blocks stands the larger of the upper one's `after` and the lower one's `before`. */
	before: distance,
	after: distance,
	keepWithNext: z.boolean(),
	/** DeviceGray: 0 black, 1 white. */
	gray: z.number().min(0).max(1),
});

const variation = textStyle.partial();
const rule = z.strictObject({
	thickness: positive,
	gray: z.number().min(0).max(1),
	before: distance,
	after: distance,
	/** Width as a part of the measure, from the left. */
	part: z.number().gt(0).max(1),
});

/** The settings of a page template; every style but `base` says only where it differs from `base`. */
export const templateSchema = z.strictObject({
	$schema: z.string().optional(),
	name: z.string().regex(/^[a-z0-9-]+$/),
	page: z.strictObject({
		width: positive,
		height: positive,
		margin: z.strictObject({ top: distance, right: distance, bottom: distance, left: distance }),
	}),
	styles: z.strictObject({
		base: textStyle,
		title: variation,
		h2: variation,
		h3: variation,
		h4: variation,
		h5: variation,
		h6: variation,
		body: variation,
		lead: variation,
		byline: variation,
		dateline: variation,
		credit: variation,
		pullquote: variation,
		quote: variation,
		item: variation,
		code: variation,
	}),
	/** The rule below the title. */
	titleRule: rule.optional(),
	/** A thematic break of the article. */
	rule,
	list: z.strictObject({ bullet: z.string().min(1), indent: positive }),
	/** Indentation of each level of quotation. */
	quote: z.strictObject({ left: distance, right: distance }),
	/** Page number; `{page}` and `{pages}` are filled in. `baseline` counts from the bottom edge of the page. */
	folio: z
		.strictObject({
			text: z.string().min(1),
			face: z.enum(faces),
			size: positive,
			align: z.enum(["left", "center", "right"]),
			baseline: positive,
			gray: z.number().min(0).max(1),
			/** Whether it stands on the first page of a document of one page. */
			onSinglePage: z.boolean(),
		})
		.optional(),
	/** What one word space of justified text may give and take, in em, and the widest one that needs no finding. */
	spacing: z.strictObject({
		shrink: z.number().gt(0).max(0.2),
		stretch: z.number().gt(0).max(1),
		limit: z.number().gt(0).max(2),
	}),
	/** Fewest lines of a paragraph at the foot (orphans) and at the head (widows) of a page. */
	lines: z.strictObject({ orphans: z.int().min(1).max(9), widows: z.int().min(1).max(9) }),
});

export type TextStyle = z.infer<typeof textStyle>;
type Settings = z.infer<typeof templateSchema>;
export type StyleName = Exclude<keyof Settings["styles"], "base">;

/** A page template with every style complete; lengths in points. */
export interface Template extends Omit<Settings, "styles" | "$schema"> {
	readonly styles: Readonly<Record<StyleName, TextStyle>>;
}

/** Reads a page template (JSON; comments allowed). Each thing wrong with it is a finding with line and column. */
export function parseTemplate(text: string, name: string): Outcome<Template> {
	const errors: ParseError[] = [];
	const tree = parseTree(text, errors, { allowTrailingComma: true });
	if (errors.length > 0 || !tree) {
		const { error, offset } = errors[0] ?? { error: 4, offset: 0 };
		const params = { problem: printParseErrorCode(error) };
		return failure(diagnostic("typeset/template-syntax", { params, place: placeAt(text, offset, name) }));
	}
	const parsed = templateSchema.safeParse(getNodeValue(tree));
	if (!parsed.success)
		return failure(...parsed.error.issues.flatMap((issue) => issueFindings(issue, tree, text, name)));
	const template = complete(parsed.data);
	const misfit = geometry(template);
	if (misfit) return failure(valueFinding(misfit, "frame-too-small", tree, text, name));
	return success(template);
}

function complete({ styles, $schema: _, ...rest }: Settings): Template {
	const { base, ...variations } = styles;
	const entries = Object.entries(variations).map(([key, style]) => [key, { ...base, ...style }]);
	return { ...rest, styles: Object.fromEntries(entries) as Record<StyleName, TextStyle> };
}

/** The path of what leaves no room: a frame must hold four lines and ten em of every style. */
function geometry(template: Template): readonly string[] | undefined {
	const { width, height, margin } = template.page;
	for (const [key, style] of Object.entries(template.styles)) {
		if (height - margin.top - margin.bottom < 4 * style.leading) return ["page", "margin"];
		const measure = width - margin.left - margin.right - style.left - style.right;
		if (measure < 10 * style.size || measure - style.indent < 10 * style.size) return ["styles", key];
	}
	return undefined;
}

function issueFindings(issue: z.core.$ZodIssue, tree: Node, text: string, name: string): readonly Diagnostic[] {
	if (issue.code !== "unrecognized_keys") {
		const problem = issue.code === "invalid_type" ? `${issue.code} (${issue.expected})` : issue.code;
		return [valueFinding(issue.path, problem, tree, text, name)];
	}
	return issue.keys.map((key) => {
		const value = findNodeAtLocation(tree, [...issue.path, key] as (string | number)[]);
		const place = placeAt(text, value?.parent?.offset ?? 0, name);
		return diagnostic("typeset/template-unknown-key", { params: { path: pathName(issue.path), key }, place });
	});
}

function valueFinding(
	path: readonly PropertyKey[],
	problem: string,
	tree: Node,
	text: string,
	name: string,
): Diagnostic {
	let node: Node | undefined;
	// A missing key has no node: the object that lacks it has one.
	for (let end = path.length; end >= 0 && !node; end--) {
		node = findNodeAtLocation(tree, path.slice(0, end) as (string | number)[]);
	}
	const place = placeAt(text, node?.offset ?? 0, name);
	return diagnostic("typeset/template-value", { params: { path: pathName(path), problem }, place });
}

function pathName(path: readonly PropertyKey[]): string {
	return path.length === 0 ? "/" : path.map(String).join(".");
}

function placeAt(text: string, offset: number, file: string): Place {
	const before = text.slice(0, offset).split(/\r\n|[\n\r]/u);
	return { file, line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
}
