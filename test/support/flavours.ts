import { type PdfaLevel, pdfaLevels } from "../../src/model/level.ts";
import { accessibleLevels, type Flavour, flavour } from "../../src/pdf/flavour.ts";
import { pictures } from "./pictures.ts";

/** A flavour as the options name it. */
export interface AskedFlavour {
	readonly pdfa: PdfaLevel;
	readonly ua: boolean;
	/** `4f-ua`, for names of files. */
	readonly key: string;
	readonly flavour: Flavour;
	/** The verdicts of a sound file: one for each claim, and no others. */
	readonly verdicts: Readonly<Record<string, "PASS">>;
}

const withUa = (level: PdfaLevel) => (level.startsWith("4") ? ["ua2", "wt1a", "wt1r"] : ["ua1"]);

/** Everything that can be asked for, each level with PDF/UA where it has it, and without. */
export const askedFlavours: readonly AskedFlavour[] = pdfaLevels.flatMap((pdfa) =>
	(accessibleLevels.includes(pdfa) ? [true, false] : [false]).map((ua) => ({
		pdfa,
		ua,
		key: `${pdfa}${ua ? "-ua" : ""}`,
		flavour: flavour(pdfa, ua) as Flavour,
		verdicts: Object.fromEntries([pdfa, ...(ua ? withUa(pdfa) : [])].map((claim) => [claim, "PASS"])),
	})),
);

/** A picture that every flavour can show. */
const plain = pictures["rgb8.png"] as Uint8Array;

/** Picture files by href; where the flavour forbids some of what they have, a plain one stands in for each. */
export function filesFor(
	files: Readonly<Record<string, Uint8Array>>,
	{ allowsTransparency }: Flavour,
): Readonly<Record<string, Uint8Array>> {
	return allowsTransparency ? files : Object.fromEntries(Object.keys(files).map((href) => [href, plain]));
}
