import type { Resources } from "../model/index.ts";
import { fontFile, installedPacks } from "../store/more-fonts.ts";
import { packageResources } from "../store/resources.ts";

/** Fonts that are asked for by their files. */
export interface AskedFonts {
	/** For characters that the style's own font lacks. */
	readonly fonts: readonly string[];
	/** For the text; each file serves the style that it names itself. */
	readonly bodyFonts: readonly string[];
	readonly headingFont?: string | undefined;
}

export const noFonts: AskedFonts = { fonts: [], bodyFonts: [] };

/** The package's resources with the fonts that are asked for and the packs that are installed for `folder`. */
export function resourcesWith({ fonts, bodyFonts, headingFont }: AskedFonts, folder: string): Resources {
	return {
		...packageResources(),
		more: [
			...bodyFonts.map((path) => fontFile(path, "body")),
			...(headingFont === undefined ? [] : [fontFile(headingFont, "heading")]),
			...fonts.map((path) => fontFile(path, "fallback")),
			...installedPacks(folder).map(({ font }) => font),
		],
	};
}
