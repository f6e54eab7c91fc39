import type { Block, Figure, Heading, Span } from "../../model/article.ts";
import { spansText } from "../../model/article.ts";
import { diagnostic, type Place } from "../../model/diagnostic.ts";
import { append } from "../append.ts";
import { captionOf, isCredit, looksLikeCaption } from "./caption.ts";
import { type Context, tally } from "./context.ts";
import { type Item, listsOf } from "./list.ts";
import type { Marker } from "./numbering.ts";
import { type Own, type Par, trimmed } from "./par.ts";
import type { StyleRole } from "./styles.ts";

/** Puts together what Word keeps apart: items of lists, lines of a quotation or of code, pictures and their captions. */
export function assemble(pars: readonly Par[], context: Context): readonly Block[] {
	const blocks: Block[] = [];
	for (let i = 0; i < pars.length; ) {
		const par = pars[i] as Par;
		if (par.kind === "blocks") {
			append(blocks, par.blocks);
			i++;
			continue;
		}
		const items = par.marker && isItem(par) ? run(pars, i, isItem) : [];
		if (items.length > 0) {
			const read = items.map((own): Item => ({ marker: own.marker as Marker, blocks: plain(own, context) }));
			append(blocks, listsOf(read.filter((item) => item.blocks.length > 0)));
			i += items.length;
			continue;
		}
		if (par.role?.kind === "quote" || par.role?.kind === "code") {
			const { kind } = par.role;
			const own = run(pars, i, (next) => next.role?.kind === kind);
			append(blocks, kind === "quote" ? quote(own, context) : code(own, context));
			i += own.length;
			continue;
		}
		const figure = pictured(pars, i);
		if (figure) {
			append(blocks, figure.blocks);
			i += figure.length;
			continue;
		}
		const next = pars[i + 1];
		if (par.role?.kind === "caption" && next?.kind === "blocks" && next.blocks[0]?.kind === "table") {
			const [table, ...rest] = next.blocks;
			const content = trimmed(par.inline.spans);
			blocks.push({ ...table, ...(content.length > 0 && { caption: content }) }, ...rest, ...around(par));
			i += 2;
			continue;
		}
		append(blocks, plain(par, context));
		i++;
	}
	return blocks;
}

function run(pars: readonly Par[], from: number, belongs: (par: Own) => boolean): readonly Own[] {
	const own: Own[] = [];
	for (let i = from; i < pars.length; i++) {
		const par = pars[i] as Par;
		if (par.kind !== "par" || !belongs(par)) break;
		own.push(par);
	}
	return own;
}

function isItem({ marker, role }: Own): boolean {
	return (marker?.kind === "bullet" || marker?.kind === "number") && role?.kind !== "heading" && role?.kind !== "title";
}

/** A paragraph by its role; the pictures and boxes anchored in it stand behind it. */
function plain(par: Own, context: Context): readonly Block[] {
	const { inline, place, role } = par;
	const content = trimmed(isItem(par) ? inline.spans : labelled(par, context));
	if (content.length === 0) return around(par);
	for (const { href } of inline.inLine ? inline.figures : [])
		context.found.push(diagnostic("read/image-moved", { params: { href }, place }));
	return [blockOf(content, place, role), ...around(par)];
}

function blockOf(content: readonly Span[], place: Place, role: StyleRole | undefined): Block {
	switch (role?.kind) {
		case "title":
			return { kind: "heading", level: 1, content: unbold(content), place };
		case "heading":
			return { kind: "heading", level: Math.min(role.level, 6) as Heading["level"], content: unbold(content), place };
		case "paragraph":
			return { kind: "paragraph", role: role.role, content, place };
		default:
			return { kind: "paragraph", content, place };
	}
}

/** A heading is bold as a whole by its look, and that is the template's business. */
function unbold(content: readonly Span[]): readonly Span[] {
	if (!content.every(({ marks, text }) => marks?.includes("bold") || text.trim() === "")) return content;
	return content.map(({ marks = [], ...span }) => {
		const others = marks.filter((mark) => mark !== "bold");
		return { ...span, ...(others.length > 0 && { marks: others }) };
	});
}

function around({ inline }: Own): readonly Block[] {
	return [...inline.figures, ...inline.boxes];
}

/** The text with its number in front, where the number is none that a list of the page prints. */
function labelled({ inline, marker, place, role }: Own, context: Context): readonly Span[] {
	if (marker === undefined || marker.kind === "bullet" || inline.spans.length === 0) return inline.spans;
	const label = marker.kind === "label" ? marker.label.trim() : `${marker.number}.`;
	if (role?.kind !== "heading") tally(context, "docx/numbers-as-text", place);
	return [{ text: `${label} `, place, exact: false }, ...inline.spans];
}

function quote(pars: readonly Own[], context: Context): readonly Block[] {
	const inner = pars.flatMap((par) => plain(par, context));
	return inner.length === 0 ? [] : [{ kind: "quote", blocks: inner, ...(pars[0] && { place: pars[0].place }) }];
}

function code(pars: readonly Own[], context: Context): readonly Block[] {
	const text = pars.map(({ inline }) => spansText(inline.spans)).join("\n");
	const rest = pars.flatMap((par) => around(par));
	if (text.trim() === "" || pars.some(({ inline }) => inline.spans.some((span) => span.note)))
		return pars.flatMap((par) => plain(par, context));
	return [{ kind: "code", text, ...(pars[0] && { place: pars[0].place }) }, ...rest];
}

/** A paragraph of pictures and nothing else, and the lines about it below or, where there are none, above. */
function pictured(
	pars: readonly Par[],
	at: number,
): { readonly blocks: readonly Block[]; readonly length: number } | undefined {
	const above = pars[at] as Own;
	const caption = above.role?.kind === "caption" ? above : undefined;
	const start = caption ? at + 1 : at;
	const par = pars[start];
	if (par?.kind !== "par" || !isPicture(par)) return undefined;
	const figures = par.inline.figures;
	const last = figures.at(-1) as Figure;
	const below = pars[start + 1];
	const isBelow = below?.kind === "par" && !isPicture(below) && !caption && looksLikeCaption(below);
	const told = caption ?? (isBelow ? below : undefined);
	let length = start - at + 1 + (isBelow ? 1 : 0);
	let about: Pick<Figure, "caption" | "credit"> = told ? captionOf(trimmed(told.inline.spans)) : {};
	const more = pars[at + length];
	if (told && about.credit === undefined && more?.kind === "par" && isCredit(more)) {
		about = { ...about, credit: trimmed(more.inline.spans) };
		length++;
	}
	return {
		blocks: [...figures.slice(0, -1), { ...last, ...about }, ...par.inline.boxes, ...(told ? around(told) : [])],
		length,
	};
}

function isPicture({ inline, marker, role }: Own): boolean {
	const free = marker === undefined && role?.kind !== "heading" && role?.kind !== "title";
	return free && inline.figures.length > 0 && trimmed(inline.spans).length === 0;
}
