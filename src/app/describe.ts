import { prepareRecord } from "../build/prepare.ts";
import type { Language } from "../locale/index.ts";
import { labels } from "../locale/labels.ts";
import { authorities } from "../metadata/authority/lookup.ts";
import { descriptionForm } from "../metadata/form.ts";
import { suggestions } from "../metadata/suggest.ts";
import { checkFor } from "../metadata/targets/check.ts";
import { targetOf } from "../metadata/targets/registry.ts";
import type { TargetKey } from "../metadata/targets/row.ts";
import type { Claim, Diagnostic, Metadata, Within } from "../model/index.ts";
import type { Collection } from "../read/collection.ts";
import { writeNewFile } from "../store/text-file.ts";
import { type GivenMetadata, type LoadedInput, loadFile } from "./input.ts";
import { type CollectionOptions, loadMembers } from "./members.ts";
import { gatherNotes } from "./notes.ts";

export interface DescribeRequest extends GivenMetadata {
	readonly file: string;
	readonly namespace?: string | undefined;
	readonly suggest?: boolean;
}

export interface DescribeResult {
	/** What somebody might want to say besides, where that is asked for. */
	readonly suggestions?: readonly Claim[];
	readonly metadata?: Metadata;
	readonly diagnostics: readonly Diagnostic[];
	readonly texts: ReadonlyMap<string, string>;
}

/** Describes an article file: no fonts, no pages. */
export async function describeFile(request: DescribeRequest): Promise<DescribeResult> {
	return describeInput(await loadFile(request.file, request), request);
}

/** A member of a collection, described; without `within`, findings about the collection as a whole. */
export interface DescribedMember extends DescribeResult {
	readonly within?: Within;
}

/** Describes the members of a collection one by one; the notices that they share come last. */
export async function* describeMembers(
	request: DescribeRequest,
	collection: Collection,
	options: CollectionOptions,
): AsyncIterable<DescribedMember> {
	const notes = gatherNotes();
	for await (const member of loadMembers(request.file, collection, request, options)) {
		const { within } = member;
		const result = describeInput(member, request);
		yield { ...result, ...(within && { within }), diagnostics: notes.take(result.diagnostics) };
	}
	yield { diagnostics: notes.all(), texts: new Map() };
}

function describeInput({ outcome, texts }: LoadedInput, request: DescribeRequest): DescribeResult {
	if (outcome.value === undefined) return { diagnostics: outcome.diagnostics, texts };
	const prepared = prepareRecord(outcome.value, {
		buildTime: "",
		templateText: "",
		fontsDigest: "",
		flavour: "",
		...(request.namespace !== undefined && { namespace: request.namespace }),
	});
	if (prepared.value === undefined) return { diagnostics: prepared.diagnostics, texts };
	const { metadata } = prepared.value.record;
	const found = request.suggest
		? suggestions(outcome.value.article, metadata, authorities(outcome.value.authorities))
		: undefined;
	return { metadata, ...(found && { suggestions: found }), diagnostics: prepared.diagnostics, texts };
}

/** YAML to complete and feed back. */
export function formOf(
	{ metadata, suggestions: found = [] }: { readonly metadata: Metadata; readonly suggestions?: readonly Claim[] },
	language: Language,
	targets: readonly TargetKey[],
): string {
	return descriptionForm(metadata, language, labels, { targets, suggestions: found });
}

/** One row for each article, to complete in a spreadsheet and feed back with `--metadata`. */
export async function sheetOf(
	articles: readonly { readonly file: string; readonly metadata: Metadata }[],
	targets: readonly TargetKey[],
): Promise<string> {
	const { writeSheet } = await import("../metadata/csv.ts");
	const wanted = targets.flatMap((key) => targetOf(key).requirements.map((requirement) => requirement.elements[0]));
	return writeSheet(articles, wanted);
}

/** What each target would refuse of a description, or miss. */
export function gapsOf(metadata: Metadata, targets: readonly TargetKey[], file: string): readonly Diagnostic[] {
	return targets.flatMap((key) =>
		checkFor(metadata, targetOf(key)).map((finding) => (finding.place ? finding : { ...finding, place: { file } })),
	);
}

/** Writes the form to a file that is not there yet: somebody's completed description is never replaced. */
export async function writeForm(path: string, form: string): Promise<readonly Diagnostic[]> {
	return (await writeNewFile(path, form)).diagnostics;
}
