import type { Article, Block } from "../../model/article.ts";
import { spansText } from "../../model/article.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { AskedEncoding } from "../../model/encoding.ts";
import { decodeText } from "../../text/charset/decode.ts";
import { placeIn } from "../../text/place.ts";
import { findDateline } from "../dateline.ts";
import { detectLanguage, languageClaims } from "../language.ts";
import { blocksOf } from "./blocks.ts";
import type { Context } from "./context.ts";
import { partFrontMatter } from "./front-matter.ts";
import { guard, nestedTooDeeply } from "./guard.ts";
import { parseMarkdown, type Root } from "./parse.ts";
import { type Places, placesOf } from "./places.ts";
import { definitionFindings, firstDefinitions, survey } from "./survey.ts";

/**
 * Reads Markdown: CommonMark with tables, strikethrough and footnotes, behind optional YAML front matter, which is handed on unparsed. Raw HTML stays
 * text, but for `<br>` and comments. What the page cannot have (titles of links, comments, unused definitions) is a finding each.
 */
export function readMarkdown(bytes: Uint8Array, name: string, asked?: AskedEncoding): Outcome<Article> {
	const decoded = decodeText(bytes, name, asked);
	if (!decoded.value) return failure(...decoded.diagnostics);
	const { text: source, encoding } = decoded.value;
	const places = placesOf(source, name);
	const parted = partFrontMatter(source, places);
	if (!parted.value) return failure(...parted.diagnostics);
	const { frontMatter, start: base } = parted.value;
	const tree = treeOf(source.slice(base), base, places);
	if (!tree.value) return failure(...tree.diagnostics);
	const { definitions, footnotes, fault } = survey(tree.value, base, places);
	if (fault) return failure(fault);
	const context: Context = {
		source,
		base,
		places,
		definitions: firstDefinitions(definitions),
		used: new Set(),
		footnotes: { called: footnotes, numbers: new Map(), blocksOf },
		found: [],
		html: new Map(),
	};
	const blocks = blocksOf(tree.value.children, context);
	const found = [
		...decoded.diagnostics,
		...tree.diagnostics,
		...context.found,
		...definitionFindings(definitions, context.used, base, places),
		...htmlFindings(context),
	].sort(byPlace);
	if (blocks.length === 0) found.push(diagnostic("read/empty", { place: { file: name } }));
	if (hasErrors(found)) return failure(...found);
	const language = detectLanguage(source.slice(base));
	return success(
		{
			language,
			...(encoding !== "utf-8" && { encoding }),
			...dateline(blocks),
			blocks,
			claims: languageClaims(language),
			...(frontMatter && { frontMatter }),
		},
		found,
	);
}

function treeOf(text: string, base: number, places: Places): Outcome<Root> {
	const fault = guard(text, base, places);
	if (fault) return failure(fault);
	// The parser drops a byte order mark, even behind the one of the file, and all columns would move.
	const marked = text.startsWith("\uFEFF");
	const params = { character: "U+FEFF", name: "ZERO WIDTH NO-BREAK SPACE", count: 1 };
	const dropped = marked ? [diagnostic("text/invisible-dropped", { params, place: places.at(base) })] : [];
	try {
		return success(parseMarkdown(marked ? ` ${text.slice(1)}` : text), dropped);
	} catch (error) {
		// Brackets inside brackets: the library asks for the text of each label by recursion.
		if (error instanceof RangeError) return failure(nestedTooDeeply(places, base));
		throw error;
	}
}

function htmlFindings({ html, places }: Context): readonly Diagnostic[] {
	return [...html].map(([tag, { count, at }]) =>
		diagnostic("read/html-in-markdown", { params: { tag, count }, place: places.at(at, at + tag.length + 1) }),
	);
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
	return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

/** The dateline of the first paragraph, in whichever spans it stands. */
function dateline(blocks: readonly Block[]): Pick<Article, "dateline"> {
	const first = blocks.find((block) => block.kind === "paragraph");
	if (first?.kind !== "paragraph") return {};
	const found = findDateline(spansText(first.content));
	if (!found) return {};
	let start = 0;
	for (const span of first.content) {
		const index = found.start - start;
		if (index < span.text.length) {
			const place = placeIn(span, index, [...found.text].length);
			return { dateline: { text: found.text, ...(place && { place }) } };
		}
		start += span.text.length;
	}
	return {};
}
