import { describe, recordIdentifier } from "../metadata/describe.ts";
import {
	type ArchivalRecord,
	type Article,
	type Claim,
	claimsOf,
	type Diagnostic,
	failure,
	hasErrors,
	type Metadata,
	type Outcome,
	strict,
	success,
} from "../model/index.ts";
import { textFindings } from "../text/findings.ts";
import { recordLabel } from "./label.ts";
import { portableClaim } from "./portable.ts";
import { type Recipe, recipeOf, sha256 } from "./recipe.ts";

/** A source that was read, and what somebody stated about it in rising order (sidecar, metadata file, settings). */
export interface BuildInput {
	readonly source: SourceFile;
	readonly article: Article;
	readonly given: readonly (readonly Claim[])[];
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
	readonly flavour: string;
	readonly namespace?: string;
	/** Warnings become errors. */
	readonly strict?: boolean;
}

/** A record before its files are made: enough to tell whether it is already there. */
export interface PreparedRecord {
	readonly record: ArchivalRecord;
	readonly source: SourceFile & { readonly sha256: string };
	readonly recipe: Recipe;
	readonly label: string;
	/** Findings about the source and its description. */
	readonly findings: readonly Diagnostic[];
}

/** Describes an article and settles its identity. Cheap: no fonts, no pages. */
export function prepareRecord(input: BuildInput, settings: BuildSettings): Outcome<PreparedRecord> {
	const { source, article, given } = input;
	const digest = sha256(source.bytes);
	const described = describe(article, given, {
		sourceName: source.name,
		sourceDigestSha256: digest,
		...(settings.namespace !== undefined && { namespace: settings.namespace }),
	});
	const found = [...input.findings, ...textFindings(article.blocks), ...described.diagnostics];
	const findings = settings.strict ? strict(found) : found;
	if (described.value === undefined || hasErrors(findings)) return failure(...findings);
	const metadata = described.value;
	const identifier = recordIdentifier(metadata);
	if (identifier === undefined) throw new Error("a description without an identifier");
	const recipe = recipeOf({
		sourceDigest: digest,
		claims: [...metadata.claims, ...metadata.superseded].map(portableClaim),
		templateText: settings.templateText,
		fontsDigest: settings.fontsDigest,
		flavour: settings.flavour,
	});
	return success(
		{
			record: { identifier, metadata, document: documentOf(article, metadata) },
			source: { ...source, sha256: digest },
			recipe,
			label: recordLabel(metadata, identifier),
			findings,
		},
		findings,
	);
}

function documentOf(article: Article, metadata: Metadata): ArchivalRecord["document"] {
	const title = claimsOf(metadata, "title")[0];
	if (title === undefined) throw new Error("a description without a title");
	return {
		language: article.language,
		title: { text: title.value, supplied: title.origin === "supplied" },
		blocks: article.blocks,
	};
}
