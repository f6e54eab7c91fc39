import type { Block, Mark } from "../../model/article.ts";
import type { Place } from "../../model/diagnostic.ts";
import { mixedCase } from "../../text/charset/decode.ts";
import { append } from "../append.ts";
import { type Context, tally } from "./context.ts";
import { decodePieces, type OldFont, oldFont, type Piece } from "./fonts.ts";
import type { Style, Styles } from "./styles.ts";
import { childOf, type Node } from "./xml.ts";

/** Text of one run, not yet joined with its neighbours. */
export interface Fragment {
	readonly text: string;
	readonly marks: readonly Mark[];
	/** Name of the font that its letters above ASCII are shown in. */
	readonly font: string | undefined;
	readonly href?: string;
	readonly note?: readonly Block[];
}

/**
 * The font of a run's letters (ISO/IEC 29500-1 17.3.2.26): its own, of its character style, of the paragraph's style, of the document. A font of
 * the theme is a Unicode font.
 */
export function fontOf(
	properties: Node | undefined,
	character: Style | undefined,
	paragraph: Style | undefined,
	styles: Styles,
): string | undefined {
	const own = paragraph ?? styles.normal;
	const chain = [properties, ...[...(character?.chain ?? []), ...(own?.chain ?? [])].map((n) => childOf(n, "w:rPr"))];
	for (const node of [...chain, styles.defaults]) {
		const fonts = childOf(node, "w:rFonts")?.attributes;
		if (!fonts) continue;
		if (fonts["w:hAnsiTheme"] ?? fonts["w:asciiTheme"]) return undefined;
		const name = fonts["w:hAnsi"] ?? fonts["w:ascii"];
		if (name !== undefined) return name;
	}
	return undefined;
}

/** Decodes what stands in fonts from before Unicode, stretch by stretch, and tells of it by font. */
export function applyFonts(fragments: readonly Fragment[], place: Place, context: Context): readonly Fragment[] {
	const done: Fragment[] = [];
	for (let from = 0; from < fragments.length; ) {
		const font = old(fragments[from]);
		let to = from + 1;
		while (font && to < fragments.length && old(fragments[to])?.encoding === font.encoding) to++;
		const stretch = fragments.slice(from, to);
		append(done, font ? decode(stretch, place, context) : stretch);
		from = to;
	}
	return done;
}

function old(fragment: Fragment | undefined): OldFont | undefined {
	return fragment?.note ? undefined : oldFont(fragment?.font);
}

function decode(stretch: readonly Fragment[], place: Place, context: Context): readonly Fragment[] {
	const pieces = stretch.map((own): Piece => ({ text: own.text, font: old(own) as OldFont }));
	const texts = decodePieces(pieces);
	if (texts === undefined) {
		for (const { font = "" } of stretch) tally(context, "docx/font-not-followed", place, { font });
		return stretch;
	}
	const decoded = stretch.map((own, i) => {
		const text = texts[i] as string;
		const { encoding } = old(own) as OldFont;
		if (text !== own.text) {
			context.encodings.add(encoding);
			tally(context, "docx/font-decoded", place, { font: own.font as string, encoding });
		}
		return { ...own, text };
	});
	const [{ font }] = pieces as [Piece];
	const mixed = mixedCase(texts.join("")).count;
	for (let n = 0; n < mixed && font.encoding !== "viscii"; n++)
		tally(context, "read/case-uncertain", place, { encoding: font.encoding });
	return decoded.filter(({ text }) => text !== "");
}
