import type { Colophon } from "../model/print.ts";
import { canonical } from "../text/canonical.ts";
import { nothing } from "./drawing.ts";
import { putLines } from "./lines.ts";
import { plainLook } from "./look.ts";
import type { Look, Material } from "./paragraph/collect.ts";
import { collectText } from "./paragraph/collect.ts";
import { setParagraph } from "./paragraph/paragraph.ts";
import { type Context, frameFor, type Setting, styleIn } from "./setting.ts";
import { setHeadingLine } from "./text.ts";

/** Side of the code in points: 28 mm, which a telephone reads at arm's length. */
const SIDE = (28 * 72) / 25.4;
/** Modules left blank around a code (ISO/IEC 18004 6.3.8). */
const QUIET = 4;
/** Characters of a digest that stay together. */
const GROUP = 8;

/** Sect > H2, P, Figure, P on a page of its own behind the article: what the program says of the record. */
export function setColophon(colophon: Colophon, context: Context, setting: Setting): void {
	const { template, structure, items } = setting;
	const parent = structure.add("Sect", context.parent);
	const inside: Context = { ...context, parent, paragraph: "colophon" };
	const first = items.length;
	setHeadingLine([{ text: colophon.heading }], 2, undefined, inside, setting);
	const heading = items[first];
	if (heading?.kind === "text") items[first] = { ...heading, pageBreak: true };
	const style = styleIn(inside, "colophon", template);
	const plain = plainLook(style);
	const label: Look = { ...plain, style: "bold" };
	const put = (materials: readonly Material[], language?: string): void => {
		const foreign = language === undefined || language === setting.language ? {} : { language };
		const owner = structure.add("P", parent, foreign);
		const set = setParagraph(materials, style, frameFor(style, inside), owner, setting.shaper, template.spacing);
		putLines(set, style, [], undefined, setting);
	};
	for (const entry of colophon.entries) {
		const value = entry.kind === "digest" ? [digest(entry.value, plain)] : collectText(entry.value, plain);
		put([...collectText(entry.label, label), ...value]);
	}
	setCode(colophon.code, inside, setting);
	for (const { text, language } of colophon.advice) put(collectText(text, plain), language);
}

/** What is set of a colophon, in order: its heading, then paragraph by paragraph. */
export function colophonTexts({ heading, entries, advice }: Colophon): readonly string[] {
	const texts = [heading, ...entries.map(({ label, value }) => `${label} ${value}`), ...advice.map(({ text }) => text)];
	return texts.map(canonical);
}

/** A digest is one word whose groups may begin a line. */
function digest(text: string, look: Look): Material {
	const pieces = text.match(new RegExp(`.{1,${GROUP}}`, "gu")) ?? [];
	const cuts = new Set(pieces.keys());
	cuts.delete(0);
	return { pieces, looks: pieces.map(() => look), joined: pieces.map((_, n) => n > 0), cuts };
}

function setCode({ text, modules }: Colophon["code"], { frame, parent }: Context, setting: Setting): void {
	const element = setting.structure.add("Figure", parent, { alt: text });
	const quiet = (SIDE * QUIET) / modules.length;
	const box = { x: frame.left, y: -SIDE, width: SIDE, height: SIDE };
	setting.items.push({
		kind: "drawing",
		before: quiet,
		after: quiet,
		keepWithNext: false,
		drawing: {
			...nothing,
			height: SIDE,
			items: [{ kind: "mosaic", ...box, modules, owner: element }],
			boxes: [{ element, box }],
		},
	});
}
