import type { BuiltRecord } from "../build/build.ts";
import { paths } from "../build/layout.ts";
import { openRecord } from "../build/open-record.ts";
import { rereadSource } from "../build/prove.ts";
import { sha256 } from "../fixity/digest.ts";
import type { RecordContext } from "../metadata/record-json.ts";
import {
	type Artifact,
	type Block,
	type CataloguePackage,
	type CatalogueRecord,
	type Diagnostic,
	diagnostic,
	type Event,
	failure,
	type Outcome,
	sizeOf,
	success,
	type Tree,
	textUnits,
} from "../model/index.ts";
import { canonical } from "../text/canonical.ts";

/** What a catalogue cannot know from a record's files. */
export interface CataloguePlace {
	/** From 1. */
	readonly version: number;
	readonly packages: readonly CataloguePackage[];
}

/**
 * Describes a record that stands in memory, as it was built.
 * @param blocks of the article, where they are at hand: the source need not be read again
 */
export async function catalogueBuilt(
	{ package: pack, pages }: BuiltRecord,
	place: CataloguePlace,
	blocks?: readonly Block[],
): Promise<Outcome<CatalogueRecord>> {
	const files = pack.entries
		.filter(({ path }) => path.startsWith("data/"))
		.map((entry) => ({ ...entry, path: belowData(entry.path) }));
	const description = files.find(({ role }) => role === "description")?.content;
	if (!(description instanceof Uint8Array)) throw new Error("a built record without its description");
	const events = pack.events.map((event) => ({ ...event, artifacts: event.artifacts.map(belowData) }));
	const text = new TextDecoder().decode(description);
	const read = async (path: string): Promise<Outcome<Uint8Array>> => {
		const content = pack.entries.find((entry) => entry.path === path)?.content;
		if (content instanceof Uint8Array) return success(content);
		return failure(diagnostic("build/record-file-missing", { params: { path }, place: { file: path } }));
	};
	return describeRecord({ ...place, label: pack.label, description: text, files, events, pages }, read, blocks);
}

/** Describes a record that is opened from wherever it is kept; `label` is the name of its folder. */
export async function catalogueOpened(
	tree: Tree,
	label: string,
	place: CataloguePlace,
): Promise<Outcome<CatalogueRecord>> {
	const opened = await openRecord(tree, label);
	if (opened.value === undefined) return failure(...opened.diagnostics);
	const { files, events, pages } = opened.value;
	const description = await tree.read(paths.recordJson);
	if (description.value === undefined) return failure(...description.diagnostics);
	const text = new TextDecoder().decode(description.value);
	const entry = { ...place, label, description: text, files, events, ...(pages !== undefined && { pages }) };
	return describeRecord(entry, tree.read);
}

/** A record's files, and what it says of itself. */
interface Entry extends CataloguePlace {
	readonly label: string;
	/** The text of `record.json`. */
	readonly description: string;
	/** By their paths below the payload. */
	readonly files: readonly Artifact[];
	readonly events: readonly Event[];
	readonly pages?: number;
}

/** Of `record.json`, which was checked when it was opened, or was written a moment ago. */
interface Description extends Pick<RecordContext, "source" | "findings"> {
	readonly identifier: string;
	readonly language: string;
	readonly title: { readonly text: string; readonly supplied: boolean };
	readonly metadata: Readonly<Record<string, readonly { readonly value: string }[]>>;
	readonly recipe: { readonly digest?: string; readonly flavour?: string };
}

async function describeRecord(
	entry: Entry,
	read: (path: string) => Promise<Outcome<Uint8Array>>,
	blocks?: readonly Block[],
): Promise<Outcome<CatalogueRecord>> {
	const said = JSON.parse(entry.description) as Description;
	const article = blocks === undefined ? await rereadSource(said, read) : undefined;
	const found: readonly Diagnostic[] = article?.diagnostics.filter(({ severity }) => severity === "error") ?? [];
	const texts = textUnits(blocks ?? article?.value?.blocks ?? []).map((unit) => canonical(unit.text));
	if (found.length > 0) return failure(...found);
	const text = texts.filter((each) => each !== "").join("\n");
	const values = (element: string) => (said.metadata[element] ?? []).map(({ value }) => value);
	const publisher = ["publisher", "isPartOf", "source"]
		.flatMap(values)
		.find((value) => !/^[a-z][a-z+.-]*:\S/i.test(value));
	const issued = values("issued")[0] ?? values("date")[0];
	const { flavour, digest = "" } = said.recipe;
	return success({
		identifier: said.identifier,
		version: entry.version,
		label: entry.label,
		language: said.language,
		title: said.title.text,
		titleSupplied: said.title.supplied,
		creators: values("creator"),
		...(publisher !== undefined && { publisher }),
		...(issued !== undefined && { issued }),
		subjects: values("subject"),
		sourceDigest: said.source.sha256,
		textDigest: sha256(text),
		recipeDigest: digest,
		sourceName: said.source.name,
		builtAt: entry.events[0]?.at ?? "",
		description: entry.description,
		text,
		...(entry.pages !== undefined && { pages: entry.pages }),
		...(flavour !== undefined && { flavour }),
		artifacts: entry.files
			.map((file) => ({
				path: file.path,
				role: file.role,
				mediaType: file.mediaType,
				size: sizeOf(file),
				digests: { sha256: file.digests.sha256 ?? "", sha512: file.digests.sha512 ?? "" },
			}))
			.sort((a, b) => (a.path < b.path ? -1 : 1)),
		events: entry.events,
		findings: said.findings,
		packages: entry.packages,
	});
}

function belowData(path: string): string {
	return path.startsWith("data/") ? path.slice("data/".length) : path;
}
