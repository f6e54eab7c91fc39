import type { Block } from "../model/article.ts";
import type { Shaper } from "../model/page.ts";
import type { Document } from "../model/record.ts";
import type { FlowItem, Frame } from "./flow.ts";
import type { Notes } from "./notes.ts";
import type { Levels, Structure } from "./structure.ts";
import type { StyleName, Template, TextStyle } from "./template.ts";

/** What setting a document needs and fills. */
export interface Setting {
	readonly template: Template;
	/** The page that notes are set for, whatever page the text stands on: they may go on at the foot of the next. */
	readonly notePage: Template["page"];
	readonly shaper: Shaper;
	readonly structure: Structure;
	readonly items: FlowItem[];
	/** Notes of the text, which stand at the end of the article. */
	readonly endnotes: FlowItem[];
	readonly notes: Notes;
	readonly levels: Levels;
	/** Added to heading levels, so that they begin below the title's. */
	readonly shift: number;
	readonly language: string;
	readonly pictures: NonNullable<Document["pictures"]>;
	/** Sets what stands inside another block. */
	readonly setBlocks: (blocks: readonly Block[], context: Context, setting: Setting) => void;
}

/** Where blocks go: into which element, between which edges. */
export interface Context {
	readonly parent: number;
	readonly frame: Frame;
	/** Style of paragraphs without a role. */
	readonly paragraph: StyleName;
	/** What the place makes of every style (the cells of a table). */
	readonly restyle?: (style: TextStyle) => TextStyle;
}

export function styleIn(context: Context, name: StyleName, template: Template): TextStyle {
	const style = template.styles[name];
	return context.restyle ? context.restyle(style) : style;
}

/** Deep nesting leaves at least ten em to set text in, where there are as many. */
export function frameFor(style: TextStyle, { frame }: Context): Frame {
	const least = Math.min(10 * style.size, frame.width);
	const left = Math.min(style.left, Math.max(0, frame.width - least));
	return { left: frame.left + left, width: Math.max(least, frame.width - left - style.right) };
}

/** The same frame where nesting leaves no ten em. */
export function inset(frame: Frame, left: number, right: number, { template }: Setting): Frame {
	const least = 10 * template.styles.body.size;
	const width = frame.width - left - right;
	return width < least ? frame : { left: frame.left + left, width };
}

/** A page with its sides exchanged; the margins stay at their edges. */
export function turnedPage(page: Template["page"]): Template["page"] {
	return { ...page, width: page.height, height: page.width };
}

/** What stands between the margins of a page. */
export function frameOf({ width, margin }: Template["page"]): Frame {
	return { left: margin.left, width: width - margin.left - margin.right };
}

/** Height of the text area of a page in points. */
export function frameHeight({ page }: Pick<Template, "page">): number {
	return page.height - page.margin.top - page.margin.bottom;
}
