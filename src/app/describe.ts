import { prepareRecord } from "../build/prepare.ts";
import type { Language } from "../locale/index.ts";
import { labels } from "../locale/labels.ts";
import { descriptionForm } from "../metadata/form.ts";
import type { Diagnostic, Metadata, Within } from "../model/index.ts";
import type { Collection } from "../read/collection.ts";
import { writeNewFile } from "../store/text-file.ts";
import { type GivenMetadata, type LoadedInput, loadFile } from "./input.ts";
import { type CollectionOptions, loadMembers } from "./members.ts";
import { gatherNotes } from "./notes.ts";

export interface DescribeRequest extends GivenMetadata {
	readonly file: string;
	readonly namespace?: string | undefined;
	/** Language of the form's comments. */
	readonly language: Language;
	/** False where nobody will see the form. */
	readonly withForm?: boolean;
}

export interface DescribeResult {
	readonly metadata?: Metadata;
	/** YAML to complete and feed back. */
	readonly form?: string;
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
	return {
		metadata,
		...(request.withForm !== false && { form: descriptionForm(metadata, request.language, labels) }),
		diagnostics: prepared.diagnostics,
		texts,
	};
}

/** Writes the form to a file that is not there yet: somebody's completed description is never replaced. */
export async function writeForm(path: string, form: string): Promise<readonly Diagnostic[]> {
	return (await writeNewFile(path, form)).diagnostics;
}
