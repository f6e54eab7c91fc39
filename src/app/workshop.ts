import type { Workshop } from "../build/build.ts";
import type { BuildSettings } from "../build/prepare.ts";
import { sha256 } from "../fixity/digest.ts";
import { fontsDigest, loadFonts, packsDigest } from "../font/library.ts";
import { colophonLabels } from "../locale/colophon.ts";
import { crosswalk } from "../metadata/crosswalk/registry.ts";
import {
	type Diagnostic,
	failure,
	hasErrors,
	type Outcome,
	type Print,
	type Resources,
	success,
	type WrittenFormat,
} from "../model/index.ts";
import { defaultFlavour, type Flavour } from "../pdf/flavour.ts";
import { printed } from "../typeset/paper.ts";
import { parseTemplate } from "../typeset/template.ts";

export interface WorkshopOptions {
	readonly resources: Resources;
	/** Name of a template, or its path. */
	readonly template: string;
	/** ISO 8601 in UTC with seconds. */
	readonly buildTime: string;
	readonly namespace?: string | undefined;
	/** What the document claims to be; PDF/A-2a with PDF/UA-1 where it is not given. */
	readonly flavour?: Flavour | undefined;
	/** Formats of the description beyond the Dublin Core pair. */
	readonly crosswalks?: readonly WrittenFormat[] | undefined;
	readonly strict?: boolean | undefined;
	/** What is asked of the page beyond the template. */
	readonly print?: Print | undefined;
	/** Most shaped words to keep. */
	readonly words?: number;
}

/** Fonts, template and settings, made ready once for all records of a run. */
export interface OpenWorkshop {
	readonly workshop: Workshop;
	readonly settings: BuildSettings;
	/** The template's text by its name, for findings that point into it. */
	readonly texts: ReadonlyMap<string, string>;
}

export function openWorkshop(options: WorkshopOptions): Outcome<OpenWorkshop> {
	const found: Diagnostic[] = [];
	const take = <T>(outcome: Outcome<T>): T | undefined => {
		found.push(...outcome.diagnostics);
		return outcome.value;
	};
	const text = take(options.resources.template(options.template));
	const parsed = text === undefined ? undefined : take(parseTemplate(text, options.template));
	const { print = {} } = options;
	const template = parsed && take(printed(parsed, print));
	const fonts = take(loadFonts(options.resources, options.words));
	if (text === undefined || template === undefined || fonts === undefined || hasErrors(found)) return failure(...found);
	const { flavour = defaultFlavour } = options;
	const strict = options.strict === true;
	const own = [...new Set(options.crosswalks)].filter((key) => crosswalk(key)?.always === undefined).sort();
	const crosswalks = own.length > 0 ? { crosswalks: own } : {};
	return success(
		{
			workshop: {
				buildTime: options.buildTime,
				template,
				fonts,
				flavour,
				strict,
				labels: colophonLabels,
				gray: print.gray === true,
				...crosswalks,
				effort: print.effort ?? "balanced",
			},
			settings: {
				buildTime: options.buildTime,
				templateText: text,
				fontsDigest: sha256(JSON.stringify(fontsDigest(fonts))),
				packsDigest: (texts) => {
					const needed = packsDigest(fonts, texts);
					return needed.length > 0 ? sha256(JSON.stringify(needed)) : undefined;
				},
				flavour: flavour.name,
				strict,
				// However the sheet is written, the recipe is one.
				print: print.paper === undefined ? print : { ...print, paper: print.paper.replace(/\s/g, "").toLowerCase() },
				...crosswalks,
				...(options.namespace !== undefined && { namespace: options.namespace }),
			},
			texts: new Map([[options.template, text]]),
		},
		found,
	);
}
