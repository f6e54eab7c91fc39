import type { Page, PageArtifact, Shaper, TextLine } from "../../model/page.ts";
import { canonical } from "../../text/canonical.ts";
import { frameOf } from "../setting.ts";
import type { Template } from "../template.ts";
import { type Face, setWords, widthOf } from "./words.ts";

/** What stands at the head of a page: the volume on the left, the article or section on the right. */
export interface RunningHead {
	readonly volume: string;
	readonly section: string;
}

/** Number of a page as it is printed. */
export type PageLabel = (index: number) => string;

const headSize = 9;
const headGray = 0.35;

/** Gives the pages of a part their numbers and, but for the first one, which has its heading, their running heads. */
export function withFurniture(
	pages: readonly Page[],
	label: PageLabel,
	head: RunningHead | undefined,
	template: Template,
	shaper: Shaper,
): readonly Page[] {
	return pages.map((page) => {
		const items = [...page.items];
		if (head && page.index > 0) items.push(...headItems(head, page, template, shaper));
		items.push(folioLine(label(page.index), page, template, shaper));
		return { ...page, items };
	});
}

function folioLine(text: string, page: Page, { folio, page: { margin } }: Template, shaper: Shaper): TextLine {
	const { face = "regular", size = 10, align = "center", gray = 0, edge = "bottom" } = folio ?? {};
	const fromEdge = folio?.baseline ?? margin.bottom / 2;
	const look: Face = { face, size, gray };
	const width = widthOf(text, look, shaper);
	const slack = page.width - margin.left - margin.right - width;
	const x = margin.left + (align === "right" ? slack : align === "center" ? slack / 2 : 0);
	const y = edge === "top" ? page.height - fromEdge : fromEdge;
	return setWords(text, look, x, y, edge === "top" ? "header" : "footer", shaper);
}

function headItems(
	{ volume, section }: RunningHead,
	page: Page,
	{ folio, page: upright }: Template,
	shaper: Shaper,
): Page["items"] {
	const { left, right, top } = upright.margin;
	const look: Face = { face: "italic", size: headSize, gray: headGray };
	const measure = page.width - left - right;
	const atTop = folio?.edge === "top";
	// Below a folio at the head; otherwise in the middle of the margin.
	const y = page.height - (atTop ? (folio.baseline + top) / 2 + 2 : 0.62 * top);
	const gap = 18;
	// The same words on a turned page.
	const room = Math.min(measure, frameOf(upright).width);
	const volumeText = fitting(volume, 0.4 * room, look, shaper);
	const sectionText = fitting(section, room - gap - widthOf(volumeText, look, shaper), look, shaper);
	const owner: PageArtifact = "header";
	const x = page.width - right - widthOf(sectionText, look, shaper);
	return [
		setWords(volumeText, look, left, y, owner, shaper),
		setWords(sectionText, look, x, y, owner, shaper),
		{ kind: "rule", x: left, y: y - 5, width: measure, height: 0.4, gray: 0.6, owner },
	];
}

/** The words of a text that fit, with an ellipsis where some do not. */
export function fitting(text: string, width: number, look: Face, shaper: Shaper): string {
	const whole = canonical(text);
	if (widthOf(whole, look, shaper) <= width) return whole;
	const words = whole.split(" ");
	// Every shorter text would be shaped with its ellipsis; those whose words before the last one are too wide already need not be.
	const ends = widthsOf(words, look, shaper);
	while (words.length > 1) {
		words.pop();
		if (ends[words.length - 2]! > width && !/^[\s,;:.–-]+$/u.test(words.at(-1)!)) continue;
		const shorter = `${words.join(" ").replace(/[\s,;:.–-]+$/u, "")}…`;
		if (widthOf(shorter, look, shaper) <= width) return shorter;
	}
	let piece = words[0] ?? "";
	while (piece.length > 1 && widthOf(`${piece}…`, look, shaper) > width) piece = [...piece].slice(0, -1).join("");
	return `${piece}…`;
}

/** Of the first word, the first two, and so on. */
function widthsOf(words: readonly string[], { face, size }: Face, shaper: Shaper): readonly number[] {
	const space = shaper.space(face);
	let units = 0;
	return words.map((word, i) => {
		units += word === "" ? 0 : shaper.shape(face, word).width;
		return ((units + i * space) * size) / 1000;
	});
}
