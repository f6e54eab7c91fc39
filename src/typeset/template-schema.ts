import * as z from "zod";

const POINTS = { pt: 1, mm: 72 / 25.4, cm: 72 / 2.54, in: 72 } as const;

/** Points as a number, or a number with `pt`, `mm`, `cm` or `in`; in points after parsing. */
const length = z.union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?(?:pt|mm|cm|in)$/)]).transform((value) => {
	if (typeof value === "number") return value;
	return Number.parseFloat(value) * POINTS[value.slice(-2) as keyof typeof POINTS];
});
const positive = length.refine((points) => points > 0, { params: { limit: "> 0" } });
const distance = length.refine((points) => points >= 0, { params: { limit: "≥ 0" } });

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
	/** Width as a part of the measure, and where in it. */
	part: z.number().gt(0).max(1),
	align: z.enum(["left", "center", "right"]).default("left"),
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
		/** Below a figure and above a table. */
		caption: variation.optional(),
		/** Text of the cells of a table, and of its header cells. */
		cell: variation.optional(),
		headerCell: variation.optional(),
		/** Notes at the end of the article. */
		note: variation.optional(),
	}),
	/** The rule below the title. */
	titleRule: rule.optional(),
	/** A thematic break of the article. */
	rule,
	list: z.strictObject({ bullet: z.string().min(1), indent: positive }),
	/** Indentation of each level of quotation. */
	quote: z.strictObject({ left: distance, right: distance }),
	figure: z
		.strictObject({
			/** Greatest height of a picture as a part of the frame's. */
			height: z.number().gt(0).max(0.75).default(0.6),
			before: distance.default(8),
			/** Between the picture and its caption. */
			gap: distance.default(4),
			after: distance.default(10),
		})
		.prefault({}),
	table: z
		.strictObject({
			/** As wide as its text, or as the frame. */
			width: z.enum(["natural", "full"]).default("natural"),
			/** Rules between rows only, or between columns too. */
			rules: z.enum(["rows", "grid"]).default("rows"),
			thickness: positive.default(0.4),
			gray: z.number().min(0).max(1).default(0),
			/** Left and right of the text of a cell, and above and below it. */
			padding: z.strictObject({ x: distance.default(4), y: distance.default(3) }).prefault({}),
			/** Size down to which the text of a too wide table shrinks. */
			smallest: positive.default(7),
			before: distance.default(8),
			after: distance.default(10),
		})
		.prefault({}),
	link: z
		.strictObject({
			/** A rule below the words of a link. */
			underline: z.strictObject({ thickness: positive, gray: z.number().min(0).max(1) }).optional(),
			/** Whether the address is printed in angle brackets behind the words. */
			address: z.boolean().default(false),
		})
		.prefault({}),
	/** The rule above the notes. */
	noteRule: rule.optional(),
	/** Page number; `{page}` and `{pages}` are filled in. `baseline` counts from the edge of the page that it stands near. */
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
			onFirstPage: z.boolean().default(true),
			edge: z.enum(["top", "bottom"]).default("bottom"),
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
export type RuleLook = z.infer<typeof rule>;
export type TableLook = Settings["table"];

/** A page template with every style complete; lengths in points. */
export interface Template extends Omit<Settings, "styles" | "$schema"> {
	readonly styles: Readonly<Record<StyleName, TextStyle>>;
}

/** The template with every style complete. */
export function completeTemplate({ styles, $schema: _, ...rest }: Settings): Template {
	const { base, ...variations } = styles;
	const entries = Object.entries({ ...smallStyles(base), ...variations }).map(([key, style]) => [
		key,
		{ ...base, ...style },
	]);
	return { ...rest, styles: Object.fromEntries(entries) as Record<StyleName, TextStyle> };
}

/** The styles that a template may leave out. */
function smallStyles(base: TextStyle): Partial<Record<StyleName, Partial<TextStyle>>> {
	const small = { size: 0.87 * base.size, leading: 0.87 * base.leading, indent: 0, before: 0, after: 0 } as const;
	const cell = { ...small, align: "left", after: 3 } as const;
	return {
		caption: { ...small, face: "italic", align: "center", before: 4, after: 4 },
		cell,
		headerCell: { ...cell, face: "bold" },
		note: { ...small, after: 3 },
	};
}
