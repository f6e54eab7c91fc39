import type { Block, Heading, Span } from "../model/article.ts";
import { failure, hasErrors, type Outcome, success } from "../model/diagnostic.ts";
import type { SetDocument, Shaper } from "../model/page.ts";
import type { Colophon } from "../model/print.ts";
import type { Document } from "../model/record.ts";
import { canonical } from "../text/canonical.ts";
import { beginsWithTitle } from "../text/own-title.ts";
import { setBlocks } from "./blocks.ts";
import { setColophon } from "./colophon.ts";
import { type FlowItem, flowRule } from "./flow.ts";
import { withFolios } from "./folio.ts";
import { allNotes, emptyNotes } from "./notes.ts";
import { paginate } from "./page.ts";
import { type Context, frameOf, type Setting } from "./setting.ts";
import { growStructure, headingLevels } from "./structure.ts";
import type { Template } from "./template.ts";
import { setHeadingLine } from "./text.ts";

/** What is set beside the article. */
export interface Beside {
	/** For running heads. */
	readonly publisher?: string;
	readonly colophon?: Colophon;
}

/** How a document is set that is one of many in a volume. */
export interface PartOptions {
	/** Type of its outermost element. */
	readonly root?: "Document" | "Art";
	/** Language of what stands around it, where it is not the document's own. */
	readonly around?: string;
	/** Whether its pages get their numbers here. */
	readonly folios?: boolean;
}

/**
 * Sets a document on pages: geometry, structure tree and outline, and no more. The words that belong to an element, in order, are
 * the canonical text of its block.
 */
export function typesetDocument(
	document: Document,
	template: Template,
	shaper: Shaper,
	beside: Beside & PartOptions = {},
): Outcome<SetDocument> {
	const structure = growStructure();
	const { root: type = "Document", around = document.language, folios = true } = beside;
	const foreign = around === document.language ? {} : { language: document.language };
	const root = structure.add(type, undefined, foreign);
	const items: FlowItem[] = [];
	const { page } = template;
	const title = titleOf(document);
	const rest = title.fromBlocks ? document.blocks.slice(1) : document.blocks;
	const setting: Setting = {
		template,
		notePage: page,
		shaper,
		structure,
		items,
		endnotes: [],
		notes: emptyNotes(),
		levels: headingLevels(),
		shift: hasTopHeading(rest) ? 1 : 0,
		language: document.language,
		pictures: document.pictures ?? new Map(),
		setBlocks,
	};
	const frame = frameOf(page);
	const context: Context = { parent: root, frame, paragraph: "body" };
	if (title.content.length > 0) {
		setHeadingLine(title.content, 1, title.place, context, setting);
		const { titleRule } = template;
		if (titleRule) items.push(flowRule(titleRule, frame, true));
	}
	setBlocks(rest, context, setting);
	if (setting.endnotes.length > 0) {
		items.push(flowRule(template.noteRule ?? template.rule, frame, true), ...setting.endnotes);
	}
	if (beside.colophon) setColophon(beside.colophon, context, setting);
	const diagnostics = allNotes(setting.notes);
	if (hasErrors(diagnostics)) return failure(...diagnostics);
	const { pages, outline } = paginate(items, template, structure);
	return success(
		{
			language: document.language,
			pages: folios
				? withFolios(pages, template, shaper, { title: document.title.text, publisher: beside.publisher ?? "" })
				: pages,
			structure: structure.elements,
			outline,
		},
		diagnostics,
	);
}

interface Title {
	readonly content: readonly Span[];
	readonly place?: Heading["place"];
	/** The article's first block is the title. */
	readonly fromBlocks: boolean;
}

/** The title as printed: the article's own first heading where it says the same, a supplied one in square brackets (ISBD A.2.4). */
function titleOf(document: Document): Title {
	const text = canonical(document.title.text);
	const [first] = document.blocks;
	if (first?.kind === "heading" && beginsWithTitle(document.blocks, text))
		return { content: first.content, place: first.place, fromBlocks: true };
	if (text === "") return { content: [], fromBlocks: false };
	const bracketed = text.startsWith("[") && text.endsWith("]");
	return { content: [{ text: document.title.supplied && !bracketed ? `[${text}]` : text }], fromBlocks: false };
}

function hasTopHeading(blocks: readonly Block[]): boolean {
	return blocks.some((block) => {
		if (block.kind === "heading") return block.level === 1;
		if (block.kind === "quote") return hasTopHeading(block.blocks);
		if (block.kind === "table") return block.rows.some((row) => row.some((cell) => hasTopHeading(cell.blocks)));
		return block.kind === "list" && block.items.some(hasTopHeading);
	});
}
