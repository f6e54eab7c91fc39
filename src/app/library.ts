import { type BuiltRecord, buildRecord } from "../build/build.ts";
import { type BuildInput, prepareRecord } from "../build/prepare.ts";
import { artifactTree } from "../build/tree.ts";
import { parseDescription } from "../metadata/sidecar.ts";
import {
	type AskedEncoding,
	type Diagnostic,
	failure,
	hasErrors,
	type InformationPackage,
	type Metadata,
	type MoreFont,
	type Outcome,
	type Print,
	type Resources,
	type Source,
	success,
	type Tree,
} from "../model/index.ts";
import type { PdfaLevel } from "../model/level.ts";
import { flavour } from "../pdf/flavour.ts";
import { collectionFor } from "../read/collections.ts";
import { memoryTree } from "../store/memory.ts";
import { packageResources } from "../store/resources.ts";
import { readArticle } from "./input.ts";
import { type VerifyResult, verifyTree } from "./verify.ts";
import { openWorkshop } from "./workshop.ts";

/** An article in memory. Its name decides the reader where no media type is given. */
export interface SourceBytes {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly mediaType?: string;
}

export interface DescribeOptions {
	/** How the bytes of the source are to be read; `auto`, the default, finds it out. Outranks what the source says. */
	readonly encoding?: AskedEncoding;
	/** A description as an object (`{ title: "…", creator: ["…"] }`) or as YAML or JSON text; outranks what the text says. */
	readonly metadata?: object | string;
	/** UUID of the collection's namespace. */
	readonly namespace?: string;
	/** Warnings become errors. */
	readonly strict?: boolean;
}

export interface BuildOptions extends DescribeOptions {
	/** ISO 8601 with zone: the time that the record states. There is no default, so that the same input gives the same bytes. */
	readonly buildTime: string;
	/** Level of PDF/A; `2a` where it is not given. */
	readonly pdfa?: PdfaLevel;
	/** Whether the document claims PDF/UA as well; where it is not given it does when the level has it (an a-level, 4 or 4f). */
	readonly ua?: boolean;
	/** Name or path of a page template; `newspaper` where it is not given. */
	readonly template?: string;
	/** What the page is to be beyond the template: paper, mirrored margins, gray, a page about the record. */
	readonly print?: Print;
	/** Fonts of the caller's own: see `MoreFont.use`. Installed packs are used where `installedPacks` are among them. */
	readonly fonts?: readonly MoreFont[];
	/** Fonts and templates; those of this package where it is not given. */
	readonly resources?: Resources;
}

/**
 * Makes an archival record of an article: a BagIt bag with PDF/A, Dublin Core, record.json, PREMIS and the source, every file in memory and proven
 * by reading it back. Writes nothing. Without a value the findings say why.
 */
export async function build(source: Source | SourceBytes, options: BuildOptions): Promise<Outcome<BuiltRecord>> {
	const made = builder(options);
	const { metadata } = options;
	return made.value === undefined
		? failure(...made.diagnostics)
		: made.value(source, metadata === undefined ? {} : { metadata });
}

/** Builds records one after another with fonts and template that are read once. */
export type Builder = (
	source: Source | SourceBytes,
	description?: Pick<DescribeOptions, "metadata">,
) => Promise<Outcome<BuiltRecord>>;

/** Makes ready what all records of a run share. `metadata` of the options is not for all: it is given with each source. */
export function builder(options: Omit<BuildOptions, "metadata">): Outcome<Builder> {
	const time = Date.parse(options.buildTime);
	if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(options.buildTime) || Number.isNaN(time)) {
		throw new RangeError(`buildTime is not ISO 8601 with a zone: ${options.buildTime}`);
	}
	const asked = flavour(options.pdfa, options.ua);
	if (!asked) throw new RangeError(`no such flavour: pdfa ${options.pdfa}, ua ${options.ua}`);
	const resources = options.resources ?? packageResources();
	const opened = openWorkshop({
		resources: { ...resources, ...(options.fonts && { more: [...(resources.more ?? []), ...options.fonts] }) },
		template: options.template ?? "newspaper",
		buildTime: new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z"),
		namespace: options.namespace,
		flavour: asked,
		strict: options.strict,
		print: options.print,
	});
	const { value, diagnostics } = opened;
	if (value === undefined) return failure(...diagnostics);
	return success(async (source, description = {}) => {
		const input = await inputOf(source, { ...options, ...description });
		if (input.value === undefined) return failure(...diagnostics, ...input.diagnostics);
		const prepared = prepareRecord(input.value, value.settings);
		if (prepared.value === undefined) return failure(...diagnostics, ...prepared.diagnostics);
		const built = await buildRecord(prepared.value, value.workshop);
		return { ...built, diagnostics: [...diagnostics, ...prepared.diagnostics, ...built.diagnostics] };
	});
}

/** Describes an article: every value with its origin, place and rule. */
export async function describe(
	source: Source | SourceBytes,
	options: DescribeOptions = {},
): Promise<Outcome<Metadata>> {
	const input = await inputOf(source, options);
	if (input.value === undefined) return failure(...input.diagnostics);
	const { namespace, strict } = options;
	const prepared = prepareRecord(input.value, {
		buildTime: "",
		templateText: "",
		fontsDigest: "",
		flavour: "",
		...(namespace !== undefined && { namespace }),
		...(strict !== undefined && { strict }),
	});
	if (prepared.value === undefined) return failure(...prepared.diagnostics);
	return success(prepared.value.record.metadata, prepared.diagnostics);
}

/** How a collection is taken apart. */
export interface MembersOptions {
	/** `jsonl`, `json` or `csv`; the source's name decides where it is not given. */
	readonly format?: string;
	/** An element of the description, `body` or `lead` to the path of a key (`publish.$date`); without it the keys of each member decide. */
	readonly keys?: ReadonlyMap<string, string>;
}

/** The articles of a collection, one by one, each as a source for `build` or `describe`; a member that cannot be taken out has no value. */
export function members(source: Source, options: MembersOptions = {}): AsyncIterable<Outcome<Source>> {
	const collection = collectionFor(source.name, options.format);
	if (!collection) throw new RangeError(`no format of collections: ${options.format ?? source.name}`);
	return collection.split(source, { ...(options.keys && { map: options.keys }) });
}

function treeOf(files: Tree | ReadonlyMap<string, Uint8Array>): Tree {
	return files instanceof Map ? memoryTree(files) : (files as Tree);
}

/** What the check of a package found. */
export type Verification = Omit<VerifyResult, "path" | "texts"> & { readonly valid: boolean };

/** Checks a BagIt bag in a tree, in memory (content by path) or as `build` hands it back, and the proof of a record where it is one of ours. */
export async function verify(
	files: Tree | ReadonlyMap<string, Uint8Array> | InformationPackage,
): Promise<Verification> {
	const tree = "entries" in files && "label" in files ? artifactTree(files.label, files.entries) : treeOf(files);
	const result = await verifyTree(tree);
	return { ...result, valid: !hasErrors(result.diagnostics) };
}

async function inputOf(source: Source | SourceBytes, options: DescribeOptions): Promise<Outcome<BuildInput>> {
	const { metadata } = options;
	const text = typeof metadata === "object" ? JSON.stringify(metadata) : metadata;
	const claims = text === undefined ? undefined : parseDescription(text, "metadata");
	const findings: readonly Diagnostic[] = claims?.diagnostics ?? [];
	const open = "open" in source ? source : asSource(source);
	const stated = options.encoding ? { ...open, encoding: options.encoding } : open;
	return readArticle(stated, claims?.value ? [claims.value] : [], findings);
}

function asSource({ name, bytes, mediaType }: SourceBytes): Source {
	return {
		name,
		...(mediaType !== undefined && { mediaType }),
		async *open() {
			yield bytes;
		},
		resolve: async () => ({ diagnostics: [] }),
	};
}
