import { prepareRecord } from "../build/prepare.ts";
import type { Language } from "../locale/index.ts";
import { labels } from "../locale/labels.ts";
import { descriptionForm } from "../metadata/form.ts";
import type { Diagnostic, Metadata } from "../model/index.ts";
import { writeNewFile } from "../store/text-file.ts";
import { type GivenMetadata, loadFile } from "./input.ts";

export interface DescribeRequest extends GivenMetadata {
	readonly file: string;
	readonly namespace?: string | undefined;
	/** Language of the form's comments. */
	readonly language: Language;
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
	const { outcome, texts } = await loadFile(request.file, request);
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
		form: descriptionForm(metadata, request.language, labels),
		diagnostics: prepared.diagnostics,
		texts,
	};
}

/** Writes the form to a file that is not there yet: somebody's completed description is never replaced. */
export async function writeForm(path: string, form: string): Promise<readonly Diagnostic[]> {
	return (await writeNewFile(path, form)).diagnostics;
}
