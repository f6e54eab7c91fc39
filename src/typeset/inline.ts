import { type Span, spansText } from "../model/article.ts";
import { diagnostic, type Place } from "../model/diagnostic.ts";
import { canonical, dropInvisibles } from "../text/canonical.ts";
import { WHITE_SPACE } from "../text/space.ts";
import { lookMaker, plainLook } from "./look.ts";
import { collectSpans, collectText, type Material } from "./paragraph/collect.ts";
import type { Setting } from "./setting.ts";
import type { TextStyle } from "./template.ts";

const SPACE_FIRST = new RegExp(`^[${WHITE_SPACE}]`, "u");
const SPACE_LAST = new RegExp(`[${WHITE_SPACE}]$`, "u");

/** What is to be seen or clicked at the words of an element. */
export interface Inline {
	readonly link?: { readonly element: number; readonly href: string };
	readonly strike: boolean;
}

export interface Collected {
	readonly materials: readonly Material[];
	/** By element; absent where there is none. */
	readonly inlines?: ReadonlyMap<number, Inline>;
	/** Elements of the marks of notes, in order; absent where there is none. */
	readonly references?: readonly number[];
}

/** The words of spans; a paragraph of plain spans, by far the most, is taken as one text. */
export function collect(
	content: readonly Span[],
	style: TextStyle,
	owner: number,
	place: Place | undefined,
	setting: Setting,
): Collected {
	const plain = (span: Span) =>
		!span.marks?.length && !span.href && !span.note && (!span.language || span.language === setting.language);
	if (content.every(plain)) return { materials: collectText(spansText(content), plainLook(style)) };
	const inlines = new Map<number, Inline>();
	const elements = new Map<Span, number>();
	const runs = runsOf(content);
	const spans = runs.flatMap((run, r) => {
		const [first] = run as [Span];
		const shows = canonical(spansText(run)) !== "";
		const href = first.href === undefined || !shows ? undefined : absolute(first.href);
		const at = first.place ?? place;
		if (first.href !== undefined && href === undefined) {
			const params = { href: first.href };
			setting.notes.found.push(diagnostic("typeset/link-not-active", { params, ...(at && { place: at }) }));
		}
		const added = href === undefined ? run : [...run, ...addressOf(run, href, setting)];
		const text = added.length > run.length ? { actualText: statedText(run, runs.slice(r + 1).flat()) } : {};
		const link = href === undefined ? undefined : { element: setting.structure.add("Link", owner, text), href };
		if (link) inlines.set(link.element, { link, strike: false });
		addElements(added, link, owner, setting, elements, inlines);
		return added;
	});
	const materials = collectSpans(
		spans,
		lookMaker(style, (span) => elements.get(span), setting.notes),
	);
	const references = runs.flat().flatMap((span) => (span.note ? [elements.get(span) as number] : []));
	return { materials, ...(inlines.size > 0 && { inlines }), ...(references.length > 0 && { references }) };
}

/** Spans of one link are one run; so is each stretch without a link. Copies, since a span is known by its identity from here on. */
function runsOf(content: readonly Span[]): readonly (readonly Span[])[] {
	const runs: Span[][] = [];
	for (const span of content) {
		const run = runs.at(-1);
		if (run && run[0]?.href === span.href) run.push({ ...span });
		else runs.push([{ ...span }]);
	}
	return runs;
}

/** Gives the spans of a run their elements: neighbours of one language and decoration share a Span. */
function addElements(
	run: readonly Span[],
	link: Inline["link"],
	owner: number,
	{ structure, language }: Setting,
	elements: Map<Span, number>,
	inlines: Map<number, Inline>,
): void {
	const parent = link?.element ?? owner;
	let open: { readonly key: string; readonly element: number } | undefined;
	for (const span of run) {
		const foreign = span.language === language ? undefined : span.language;
		const strike = span.marks?.includes("strike") === true;
		if (span.note) {
			open = undefined;
			elements.set(span, structure.add("Reference", parent));
		} else if (foreign !== undefined || strike) {
			const key = `${foreign ?? ""} ${strike}`;
			const element =
				open?.key === key ? open.element : structure.add("Span", parent, { ...(foreign && { language: foreign }) });
			open = { key, element };
			elements.set(span, element);
			if (strike || link) inlines.set(element, { strike, ...(link && { link }) });
		} else {
			open = undefined;
			if (link) elements.set(span, link.element);
		}
	}
}

/**
 * The URI that an annotation can carry (ISO 32000-1 12.6.4.7: 7-bit ASCII); none for what leads nowhere from a printed or moved page, nor for
 * schemes that run something.
 */
export function absolute(href: string): string | undefined {
	if (!/^(?:https?:\/\/[^/?#\s]|mailto:[^\s@]+@)/i.test(href) || /\p{Surrogate}/u.test(href)) return undefined;
	return href.trim().replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/** The address in angle brackets behind the words of a link that do not say it themselves. */
function addressOf(run: readonly Span[], href: string, { template }: Setting): readonly Span[] {
	if (!template.link.address) return [];
	const shown = canonical(spansText(run));
	const bare = (text: string) => text.replace(/^(?:https?:\/\/|mailto:)/i, "").replace(/\/$/, "");
	// A mark that composes with the letter before the link leaves the words of the link uncertain.
	if (shown === "" || /^\p{M}/u.test(shown) || bare(shown) === bare(href) || bare(shown) === bare(run[0]?.href ?? ""))
		return [];
	const given = canonical(run[0]?.href ?? "");
	const ends = SPACE_LAST.test(dropInvisibles(spansText(run)));
	return [{ text: `${ends ? "" : " "}<${given.includes(" ") ? href : given}>${ends ? " " : ""}`, href }];
}

/** What the words of a link say without the address, with the space behind them, which stands in the same element. */
function statedText(run: readonly Span[], rest: readonly Span[]): string {
	const own = spansText(run);
	const spaced = SPACE_LAST.test(dropInvisibles(own)) || SPACE_FIRST.test(dropInvisibles(spansText(rest)));
	return canonical(own) + (spaced ? " " : "");
}
