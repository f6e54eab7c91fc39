import { sha256 } from "../fixity/digest.ts";
import type { AuthorityRow } from "../metadata/authority/row.ts";
import { describe, recordIdentifier } from "../metadata/describe.ts";
import { parseFrontMatter } from "../metadata/front-matter.ts";
import {
	type ArchivalRecord,
	type Article,
	type Claim,
	claimsOf,
	type Diagnostic,
	type Encoding,
	failure,
	hasErrors,
	type Metadata,
	type Outcome,
	type Print,
	strict,
	success,
	textUnits,
	type WrittenFormat,
} from "../model/index.ts";
import { textFindings } from "../text/findings.ts";
import { recordLabel } from "./label.ts";
import { type ArticlePictures, keepPictures, withParts } from "./pictures.ts";
import { portableClaim } from "./portable.ts";
import { type Recipe, recipeOf } from "./recipe.ts";

/** A source that was read, and what somebody stated about it in rising order (sidecar, metadata file, settings). */
export interface BuildInput {
	readonly source: SourceFile;
	readonly article: Article;
	readonly given: readonly (readonly Claim[])[];
	/** Of the project, for what neither the article nor anybody else says. */
	readonly defaults?: readonly Claim[];
	/** Names that the project has settled. */
	readonly authorities?: readonly AuthorityRow[];
	/** What was found at the references of its figures. */
	readonly pictures?: ReadonlyMap<string, Uint8Array>;
	/** Findings of reading the source and the metadata. */
	readonly findings: readonly Diagnostic[];
}

export interface SourceFile {
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
}

/** What a record depends on besides the article. */
export interface BuildSettings {
	/** ISO 8601 in UTC with seconds. */
	readonly buildTime: string;
	readonly templateText: string;
	readonly fontsDigest: string;
	/** Of the font packs that the texts need; undefined where they need none. */
	readonly packsDigest?: (texts: readonly string[]) => string | undefined;
	readonly flavour: string;
	/** What is asked of the page beyond the template. */
	readonly print?: Print;
	readonly namespace?: string;
	/** Formats of the description beyond the Dublin Core pair. */
	readonly crosswalks?: readonly WrittenFormat[];
	/** Warnings become errors. */
	readonly strict?: boolean;
}

/** A record before its files are made: enough to tell whether it is already there. */
export interface PreparedRecord {
	readonly record: ArchivalRecord;
	readonly source: SourceFile & { readonly sha256: string; readonly encoding?: Encoding };
	readonly pictures: ArticlePictures;
	readonly recipe: Recipe;
	readonly label: string;
	/** Findings about the source and its description. */
	readonly findings: readonly Diagnostic[];
}

/** Describes an article and settles its identity. Cheap: no fonts, no pages. */
export function prepareRecord(input: BuildInput, settings: BuildSettings): Outcome<PreparedRecord> {
	const { source, article } = input;
	const digest = sha256(source.bytes);
	const own = frontMatterClaims(article);
	const before = [...input.findings, ...own.diagnostics, ...textFindings(article.blocks)];
	// What would be said of a title that nobody could read is of no use.
	if (own.value === undefined) return failure(...(settings.strict ? strict(before) : before));
	const described = describe(article, [unsaid(article, input.defaults), own.value, ...input.given], {
		sourceName: source.name,
		sourceDigestSha256: digest,
		...(input.authorities && { authorities: input.authorities }),
		...(settings.namespace !== undefined && { namespace: settings.namespace }),
	});
	const pictures = keepPictures(article.blocks, input.pictures ?? new Map());
	const found = [...before, ...described.diagnostics, ...pictures.diagnostics];
	const findings = settings.strict ? strict(found) : found;
	const kept = pictures.value;
	if (described.value === undefined || kept === undefined || hasErrors(findings)) return failure(...findings);
	const identifier = recordIdentifier(described.value);
	if (identifier === undefined) throw new Error("a description without an identifier");
	const metadata = withParts(described.value, identifier, kept.files);
	const texts = [titleOf(metadata).value, ...textUnits(article.blocks).map((unit) => unit.text)];
	const packs = settings.packsDigest?.(texts);
	const recipe = recipeOf({
		sourceDigest: digest,
		...(article.encoding && { encoding: article.encoding }),
		...(article.keys !== undefined && { keys: article.keys }),
		claims: [...metadata.claims, ...metadata.superseded].map(portableClaim),
		templateText: settings.templateText,
		fontsDigest: settings.fontsDigest,
		...(packs !== undefined && { packsDigest: packs }),
		flavour: settings.flavour,
		pictures: kept.references,
		...(settings.print && { print: settings.print }),
		...(settings.crosswalks && { crosswalks: settings.crosswalks }),
	});
	return success(
		{
			record: { identifier, metadata, document: documentOf(article, metadata, kept) },
			source: { ...source, sha256: digest, ...(article.encoding && { encoding: article.encoding }) },
			pictures: kept,
			recipe,
			label: recordLabel(metadata, identifier),
			findings,
		},
		findings,
	);
}

/** Defaults for what an article does not say of itself. */
function unsaid(article: Article, defaults: readonly Claim[] = []): readonly Claim[] {
	const said = new Set(article.claims.map((claim) => claim.element));
	return defaults.filter((claim) => !said.has(claim.element));
}

/** What an article's front matter states; the sidecar and all else that is given outranks it. */
function frontMatterClaims({ frontMatter }: Article): Outcome<readonly Claim[]> {
	if (frontMatter === undefined) return success([]);
	const { value, diagnostics } = parseFrontMatter(frontMatter);
	return value === undefined ? failure(...diagnostics) : success([...value.claims, ...value.foreign], diagnostics);
}

function titleOf(metadata: Metadata): Claim {
	const title = claimsOf(metadata, "title")[0];
	if (title === undefined) throw new Error("a description without a title");
	return title;
}

function documentOf(article: Article, metadata: Metadata, { shown }: ArticlePictures): ArchivalRecord["document"] {
	const title = titleOf(metadata);
	const stated = claimsOf(metadata, "language").find((c) => c.origin === "given" && c.scheme === "RFC4646");
	return {
		language: stated?.value ?? article.language,
		title: { text: title.value, supplied: title.origin === "supplied" },
		blocks: article.blocks,
		...(shown.size > 0 && { pictures: shown }),
	};
}
