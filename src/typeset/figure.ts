import { type Figure, spansText, withoutNotes } from "../model/article.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { PageItem } from "../model/page.ts";
import type { Picture } from "../model/record.ts";
import { canonical } from "../text/canonical.ts";
import { asArtifact, type Drawing, drawLine, nothing } from "./drawing.ts";
import { plainLook } from "./look.ts";
import { collectText } from "./paragraph/collect.ts";
import { setParagraph } from "./paragraph/paragraph.ts";
import { type Context, frameHeight, type Setting, styleIn } from "./setting.ts";
import { setText } from "./text.ts";

/** Pixels of a picture per inch of paper, at least: one with few pixels is printed small. */
const RESOLUTION = 150;
/** A caption that is not longer than this part of the frame's height stands whole below its picture. */
const WHOLE_CAPTION = 0.2;

/** Figure > the picture, Caption > P for caption and credit (ISO 32000-1 14.8.4.5: the Caption is the last child). */
export function setFigure(figure: Figure, context: Context, setting: Setting): void {
	const { template, structure, pictures, notes, items } = setting;
	const { href, place, caption = [], credit = [] } = figure;
	const picture = pictures.get(href);
	const at = place && { place };
	const alt = alternative(figure);
	if (!picture) notes.found.push(diagnostic("typeset/picture-missing", { params: { href }, ...at }));
	if (alt === undefined) notes.found.push(diagnostic("typeset/picture-without-alt", { params: { href }, ...at }));
	const element = structure.add("Figure", context.parent, { alt: alt ?? nameOf(href) });
	const drawing = picture
		? pictureDrawing(picture, href, element, context, setting)
		: missingDrawing(alt ?? nameOf(href), element, context, setting);
	const texts = [
		["caption", caption],
		["credit", credit],
	] as const;
	const shown = texts.filter(([, spans]) => canonical(spansText(spans)) !== "");
	const { before, gap, after } = template.figure;
	items.push({
		kind: "drawing",
		drawing,
		before,
		after: shown.length > 0 ? gap : after,
		keepWithNext: shown.length > 0,
	});
	if (shown.length === 0) return;
	const parent = structure.add("Caption", element);
	const inside = captionContext({ ...context, parent }, setting);
	const first = items.length;
	for (const [name, spans] of shown) setText(spans, name, "P", place, inside, setting);
	const last = items.length - 1;
	for (let i = first; i <= last; i++) {
		const text = items[i];
		if (text?.kind !== "text") continue;
		const whole = text.lines.length * text.leading <= WHOLE_CAPTION * frameHeight(template);
		items[i] = {
			...text,
			keepWithNext: i < last,
			...(i === first && { before: gap }),
			...(i === last && { after: Math.max(text.after, after) }),
			...(whole && { whole }),
		};
	}
}

/** Captions and credits below a picture are set alike, at the place of the caption. */
function captionContext(context: Context, { template }: Setting): Context {
	const { align } = template.styles.caption;
	const restyle = context.restyle;
	return { ...context, restyle: (style) => ({ ...(restyle ? restyle(style) : style), align, indent: 0 }) };
}

/** What stands for the picture where it is not seen (ISO 14289-1 7.3). */
function alternative({ alt, caption }: Figure): string | undefined {
	const text = canonical(alt ?? "") || canonical(spansText(withoutNotes(caption ?? [])));
	return text === "" ? undefined : text;
}

function nameOf(href: string): string {
	return canonical(href.replace(/[?#].*$/, "").replace(/^.*[\\/]/, "")) || canonical(href) || "?";
}

function pictureDrawing(
	picture: Picture,
	key: string,
	element: number,
	{ frame }: Context,
	{ template }: Setting,
): Drawing {
	const natural = { width: (picture.width * 72) / RESOLUTION, height: (picture.height * 72) / RESOLUTION };
	const most = template.figure.height * frameHeight(template);
	const scale = Math.min(1, frame.width / natural.width, most / natural.height);
	const width = natural.width * scale;
	const height = natural.height * scale;
	const box = { x: frame.left + (frame.width - width) / 2, y: -height, width, height };
	return {
		...nothing,
		height,
		items: [{ kind: "picture", ...box, picture: key, owner: element }],
		boxes: [{ element, box }],
	};
}

/** Thickness and grey of the frame for a missing picture, and its inner margin in points. */
const FRAME = { thickness: 0.5, gray: 0.4, padding: 10 } as const;

/** A frame around what the picture would show; an artifact, since these words are no part of the article's text. */
function missingDrawing(text: string, element: number, context: Context, setting: Setting): Drawing {
	const { template, shaper } = setting;
	const style = { ...styleIn(context, "caption", template), align: "center", indent: 0 } as const;
	const { left, width } = context.frame;
	const padding = Math.min(FRAME.padding, width / 8);
	const inner = { left: left + padding, width: width - 2 * padding };
	const most = Math.max(1, Math.floor((template.figure.height * frameHeight(template) - 2 * padding) / style.leading));
	const materials = collectText(text, plainLook(style));
	const lines = setParagraph(materials, style, inner, element, shaper, template.spacing).lines.slice(0, most);
	const items: PageItem[] = [];
	const { ascent, descent } = shaper.metrics(style.face);
	const baseline = style.leading / 2 + ((ascent + descent) * style.size) / 2000;
	for (const [i, line] of lines.entries()) drawLine(line, -padding - i * style.leading - baseline, items, []);
	const height = lines.length * style.leading + 2 * padding;
	const words = asArtifact({ ...nothing, height, items });
	const { thickness, gray } = FRAME;
	const rule = { kind: "rule", gray, owner: "layout" } as const;
	const edges: readonly PageItem[] = [
		{ ...rule, x: left, y: -thickness, width, height: thickness },
		{ ...rule, x: left, y: -height, width, height: thickness },
		{ ...rule, x: left, y: -height, width: thickness, height },
		{ ...rule, x: left + width - thickness, y: -height, width: thickness, height },
	];
	const box = { x: left, y: -height, width, height };
	return { ...nothing, height, items: [...edges, ...words.items], boxes: [{ element, box }] };
}
