import type { Block } from "../../model/article.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, type Place, success } from "../../model/diagnostic.ts";
import { type Places, placesOf } from "../markdown/places.ts";
import { blocksOf } from "./blocks.ts";
import { type Context, tallied } from "./context.ts";
import { startDropped } from "./dropped.ts";
import { guard } from "./guard.ts";
import { parseFragment, type Tree } from "./parse.ts";

/** What a piece of HTML says as an article does. */
export interface HtmlFragment {
	readonly blocks: readonly Block[];
	/** Pictures that stand inside the HTML (`data:`), by the `href` of their figures. */
	readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** What readers of other formats know about a piece of HTML. */
export interface FragmentOptions {
	/** Address of the page that it is from, for relative links. */
	readonly base?: string;
}

/**
 * Reads the HTML of an article's body, as exports and collections have it: no metadata, no search for the article. What is no text of an
 * article (scripts, "read more" blocks, advertisements) is left out and listed. With `place` the HTML stands inside something else, and all
 * places are that one; without it lines and columns are those of `html`.
 */
export function readHtmlFragment(
	html: string,
	file: string,
	place?: Place,
	{ base }: FragmentOptions = {},
): Outcome<HtmlFragment> {
	const places = placesOf(html, file);
	const fault = guard(html, places);
	if (fault) return failure(place ? { ...fault, place } : fault);
	const tree = parseFragment(html);
	const context: Context = {
		source: html,
		places,
		...(place && { only: place }),
		...(base !== undefined && { base }),
		dropped: startDropped(places, place),
		tallies: new Map(),
		captions: new WeakSet(),
		pictures: new Map(),
		roles: new Map(),
		nesting: 0,
	};
	const blocks = blocksOf(tree.root.childNodes, context);
	return success({ blocks, pictures: context.pictures }, [...flattened(tree, places, place), ...listed(context)]);
}

/** All that was noticed while blocks were made. */
export function listed(context: Context): readonly Diagnostic[] {
	return [...context.dropped.findings(), ...tallied(context)];
}

/** Elements that nest too deeply for anybody to tell them apart. */
export function flattened({ flattened: found }: Tree, places: Places, place?: Place): readonly Diagnostic[] {
	if (!found) return [];
	const params = { count: found.count };
	return [diagnostic("read/html-depth-flattened", { params, place: place ?? places.at(found.offset) })];
}
