import type { PageItem, SetDocument, Shaper, StructureType } from "../../model/page.ts";
import { flowRule } from "../flow.ts";
import { collectText } from "../paragraph/collect.ts";
import { setParagraph } from "../paragraph/paragraph.ts";
import { growStructure } from "../structure.ts";
import type { Template, TextStyle } from "../template.ts";

/** What the first page says, in the volume's language. */
export interface TitlePage {
	readonly title: string;
	/** Who published the articles. */
	readonly publishers: readonly string[];
	/** When they were published, and how many they are: one line each. */
	readonly subtitles: readonly string[];
	/** At the foot. */
	readonly imprint: readonly string[];
}

/** Sets the title page: Sect > P, H1, P. Nothing of it is numbered. */
export function setTitlePage(text: TitlePage, language: string, template: Template, shaper: Shaper): SetDocument {
	const { page, styles } = template;
	const structure = growStructure();
	const section = structure.add("Sect");
	const items: PageItem[] = [];
	const measure = page.width - page.margin.left - page.margin.right;
	const frame = { left: page.margin.left + 0.06 * measure, width: 0.88 * measure };
	const centred = (face: TextStyle["face"], size: number, leading: number, gray = 0): TextStyle => ({
		...styles.body,
		face,
		size,
		leading,
		gray,
		align: "center",
		indent: 0,
		left: 0,
		right: 0,
	});
	const put = (words: string, style: TextStyle, type: StructureType, top: number): number => {
		const owner = structure.add(type, section);
		const materials = collectText(words, {
			style: style.face,
			size: style.size,
			...(style.gray > 0 && { gray: style.gray }),
		});
		const { lines } = setParagraph(materials, style, frame, owner, shaper, template.spacing);
		let y = top;
		for (const line of lines) {
			y -= style.leading;
			for (const { x, gap, segments } of line) items.push({ kind: "text", x, y, gap, segments, owner });
		}
		return y;
	};
	const small = centred(styles.body.face, 1.05 * styles.body.size, 1.5 * styles.body.size);
	const rule = (y: number, part: number) => {
		const { x, width, thickness } = flowRule(
			{ thickness: 0.8, gray: 0, before: 0, after: 0, part, align: "center" },
			frame,
			false,
		);
		items.push({ kind: "rule", x, y, width, height: thickness, gray: 0, owner: "layout" });
	};
	let y = page.height - Math.max(page.margin.top, 0.12 * page.height);
	for (const publisher of text.publishers) y = put(publisher, centred("bold", small.size, small.leading), "P", y);
	y = Math.min(y - 2 * small.leading, page.height * 0.68);
	rule(y, 0.18);
	y -= 0.6 * small.leading;
	const size = Math.min(30, 1.5 * styles.title.size);
	const h1 = structure.elements.length;
	const top = y;
	y = put(text.title, centred(styles.title.face, size, 1.3 * size), "H1", y);
	y -= 1.4 * small.leading;
	rule(y, 0.18);
	y -= 0.8 * small.leading;
	for (const line of text.subtitles) y = put(line, small, "P", y);
	const foot = centred(styles.body.face, 0.82 * styles.body.size, 1.15 * styles.body.size, 0.35);
	y = page.margin.bottom + text.imprint.length * foot.leading;
	for (const line of text.imprint) y = put(line, foot, "P", y);
	return {
		language,
		pages: [{ index: 0, width: page.width, height: page.height, items }],
		structure: structure.elements,
		outline: [{ title: text.title, level: 1, page: 0, y: top, element: h1 }],
	};
}
