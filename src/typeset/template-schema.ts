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
		/** `inner` and `outer` in place of `left` and `right`: mirrored, the inner margin at the left of odd pages. */
		margin: z.strictObject({
			top: distance,
			bottom: distance,
			right: distance.optional(),
			left: distance.optional(),
			inner: distance.optional(),
			outer: distance.optional(),
		}),
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
		/** Notes, wherever they stand. */
		note: variation.optional(),
		/** What the program says of the record on a page of its own. */
		colophon: variation.optional(),
	}),
	/** Whether notes stand at the foot of their page, or all at the end of the article. */
	notes: z.enum(["page", "end"]).default("end"),
	/** Whether points and quotation marks hang a little out of the edges of the text. */
	hangingPunctuation: z.boolean().default(false),
	/** Whether a page about the record closes the document. */
	colophon: z.boolean().default(false),
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
			align: z.enum(["left", "center", "right", "inner", "outer"]),
			baseline: positive,
			gray: z.number().min(0).max(1),
			/** Whether it stands on the first page of a document of one page. */
			onSinglePage: z.boolean(),
			onFirstPage: z.boolean().default(true),
			edge: z.enum(["top", "bottom"]).default("bottom"),
		})
		.optional(),
	/**
	 * Running head, from the second page on: `even` and `odd` pages. `{title}` and `{publisher}` are filled in and cut to the measure;
	 * `baseline` counts from the upper edge of the page.
	 */
	runningHead: z
		.strictObject({
			even: z.string().min(1),
			odd: z.string().min(1),
			face: z.enum(faces),
			size: positive,
			align: z.enum(["left", "center", "right", "inner", "outer"]),
			baseline: positive,
			gray: z.number().min(0).max(1),
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
export type Align = NonNullable<Settings["folio"]>["align"];

/** Of an odd page; an even one has left and right the other way round where they are mirrored. */
export interface Margin {
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly left: number;
}

/** A page template with every style complete; lengths in points. */
export interface Template extends Omit<Settings, "styles" | "$schema" | "page" | "spacing" | "hangingPunctuation"> {
	readonly page: {
		readonly width: number;
		readonly height: number;
		readonly margin: Margin;
		readonly mirrored: boolean;
	};
	readonly styles: Readonly<Record<StyleName, TextStyle>>;
	readonly spacing: Settings["spacing"] & { readonly hanging: boolean };
}

/** What is wrong with margins that are neither left and right nor inner and outer. */
export function marginFault({
	page,
}: Settings): { readonly kind: "missing" | "unknown"; readonly key: string } | undefined {
	const { margin } = page;
	const mirrored = margin.inner !== undefined || margin.outer !== undefined;
	const [wanted, others] = mirrored
		? ([
				["inner", "outer"],
				["left", "right"],
			] as const)
		: ([["left", "right"], []] as const);
	const missing = wanted.find((key) => margin[key] === undefined);
	if (missing) return { kind: "missing", key: missing };
	const unknown = others.find((key) => margin[key] !== undefined);
	return unknown ? { kind: "unknown", key: unknown } : undefined;
}

/** The template with every style complete. */
export function completeTemplate(settings: Settings): Template {
	const { styles, $schema: _, page, spacing, hangingPunctuation, ...rest } = settings;
	const { width, height, margin } = page;
	const { top, bottom, left = margin.inner ?? 0, right = margin.outer ?? 0 } = margin;
	const { base, ...variations } = styles;
	const entries = Object.entries({ ...smallStyles(base), ...variations }).map(([key, style]) => [
		key,
		{ ...base, ...style },
	]);
	return {
		...rest,
		page: { width, height, margin: { top, right, bottom, left }, mirrored: margin.inner !== undefined },
		spacing: { ...spacing, hanging: hangingPunctuation },
		styles: Object.fromEntries(entries) as Record<StyleName, TextStyle>,
	};
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
		colophon: { ...small, align: "left", after: 6 },
	};
}
