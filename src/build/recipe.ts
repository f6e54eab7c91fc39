import { sha256 } from "../fixity/digest.ts";
import { type Claim, type Encoding, type Print, version } from "../model/index.ts";

/**
 * All that a record's bytes depend on but its build time: two builds of one recipe differ in times only. Kept in `record.json`;
 * its digest decides whether a record that is already there is identical.
 */
export interface Recipe {
	readonly tool: string;
	/** SHA-256 of the source's bytes. */
	readonly source: string;
	/** SHA-256 of the description's claims. */
	readonly description: string;
	/** SHA-256 of the template's text. */
	readonly template: string;
	/** SHA-256 over the names and digests of the fonts. */
	readonly fonts: string;
	/** SHA-256 over the names and digests of the installed font packs that the text needs; absent where it needs none. */
	readonly packs?: string;
	/** The PDF flavour, for example `PDF/A-2a, PDF/UA-1`. */
	readonly flavour: string;
	/** SHA-256 over the references and digests of the pictures, and what decoded ones are shown as; absent where there are none. */
	readonly pictures?: string;
	/** How the source was read, where that was not as UTF-8. */
	readonly encoding?: Encoding;
	/** What was asked of the page beyond the template; absent where nothing was. */
	readonly print?: Print;
	/** Which key of structured data was read as what. */
	readonly keys?: string;
	/** Formats of the description beyond the Dublin Core pair, sorted; absent where there are none. */
	readonly crosswalks?: readonly string[];
	readonly digest: string;
}

export interface Ingredients {
	readonly sourceDigest: string;
	readonly encoding?: Encoding;
	readonly keys?: string;
	readonly claims: readonly Claim[];
	readonly templateText: string;
	readonly fontsDigest: string;
	readonly packsDigest?: string;
	readonly flavour: string;
	readonly pictures: readonly { readonly href: string; readonly sha256: string; readonly shownAs?: string }[];
	readonly print?: Print;
	readonly crosswalks?: readonly string[];
}

export function recipeOf(ingredients: Ingredients): Recipe {
	const pictures = ingredients.pictures.map(({ href, sha256, shownAs }) =>
		shownAs === undefined ? [href, sha256] : [href, sha256, shownAs],
	);
	const parts = {
		tool: `banluu ${version}`,
		source: ingredients.sourceDigest,
		description: sha256(JSON.stringify(ingredients.claims)),
		template: sha256(ingredients.templateText),
		fonts: ingredients.fontsDigest,
		...(ingredients.packsDigest !== undefined && { packs: ingredients.packsDigest }),
		flavour: ingredients.flavour,
		...(pictures.length > 0 && { pictures: sha256(JSON.stringify(pictures)) }),
		...(ingredients.encoding && { encoding: ingredients.encoding }),
		...(ingredients.print && Object.keys(ingredients.print).length > 0 && { print: ingredients.print }),
		...(ingredients.keys !== undefined && { keys: ingredients.keys }),
		...(ingredients.crosswalks?.length && { crosswalks: [...new Set(ingredients.crosswalks)].sort() }),
	};
	return { ...parts, digest: sha256(JSON.stringify(parts)) };
}
