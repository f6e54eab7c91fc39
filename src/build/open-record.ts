import { digestBytes, digestStream } from "../fixity/digest.ts";
import { readPremis } from "../metadata/premis-read.ts";
import { parseRecordJson } from "../metadata/record-json.ts";
import {
	type Artifact,
	type ArtifactRole,
	type Diagnostic,
	type DigestAlgorithm,
	diagnostic,
	failure,
	type Outcome,
	type RecordContent,
	success,
	type Tree,
	type TreeEntry,
} from "../model/index.ts";
import { pageCount } from "../pdf/page-count.ts";
import { paths } from "./layout.ts";

/** Files up to this size are read whole; larger ones in pieces, since a stream costs more than a small file. */
const wholeFile = 1 << 20;

export interface OpenOptions {
	/** Files up to this size in bytes are held in memory, others are read again when they are written; at most and by default 1 MiB. */
	readonly held?: number;
	/** Digests beside SHA-256 and SHA-512. */
	readonly algorithms?: readonly DigestAlgorithm[];
}

/**
 * Opens a built record, so that packages can be made of it. The tree is a bag that was checked before: digests are computed from the bytes that
 * are there. `label` is the record's folder.
 */
export async function openRecord(
	tree: Tree,
	label: string,
	options: OpenOptions = {},
): Promise<Outcome<RecordContent>> {
	const algorithms = [...new Set<DigestAlgorithm>(["sha256", "sha512", ...(options.algorithms ?? [])])];
	const held = Math.min(options.held ?? wholeFile, wholeFile);
	const listed = await tree.list();
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const description = await textOf(tree, paths.recordJson);
	if (description === undefined) {
		return failure(diagnostic("package/not-a-record", { params: { path: tree.name }, place: { file: tree.name } }));
	}
	const json = parseRecordJson(description, paths.recordJson);
	if (json.value === undefined) return failure(...json.diagnostics);
	const { identifier, language, title, metadata, source, pictures } = json.value;
	const preservation = await textOf(tree, paths.premis);
	const premis = preservation === undefined ? undefined : readPremis(preservation, identifier, paths.premis);
	if (premis?.value === undefined) {
		const missing = diagnostic("build/record-file-missing", {
			params: { path: paths.premis },
			place: { file: paths.premis },
		});
		return failure(...(premis?.diagnostics ?? [missing]));
	}
	const found: Diagnostic[] = [...json.diagnostics];
	const files: Artifact[] = [];
	for (const entry of listed.value) {
		if (entry.kind !== "file" || !entry.path.startsWith("data/")) continue;
		const path = entry.path.slice("data/".length);
		const said = premis.value.files.get(path);
		const content = await contentOf(tree, entry, algorithms, held);
		if (content.value === undefined) return failure(...content.diagnostics);
		const { version, pronom } = said?.format ?? {};
		files.push({
			path,
			role: roleOf(path),
			mediaType: `data/${source.path}` === entry.path ? source.mediaType : (said?.mediaType ?? "application/xml"),
			...content.value,
			...(version && pronom && { format: { version, pronom } }),
			...(said?.originalName && { originalName: said.originalName }),
		});
	}
	const flavour = files.find(({ role }) => role === "document");
	const claim = flavour && premis.value.files.get(flavour.path)?.format?.version;
	const pages = flavour && (await pagesOf(tree, flavour));
	return success(
		{
			identifier,
			label,
			language,
			title,
			metadata,
			files,
			events: premis.value.events,
			...(claim && { flavour: claim }),
			...(pages !== undefined && { pages }),
			...(pictures && {
				pictures: pictures.map(({ path, alt, caption, credit }) => ({
					path,
					...(alt && { alt }),
					...(caption && { caption }),
					...(credit && { credit }),
				})),
			}),
		},
		found,
	);
}

/** Larger documents are not read for the sake of a number. */
const countable = 1 << 28;

async function pagesOf(tree: Tree, { path, content }: Artifact): Promise<number | undefined> {
	if (content instanceof Uint8Array) return pageCount(content);
	const read = content.size <= countable ? await tree.read(`data/${path}`) : undefined;
	return read?.value && pageCount(read.value);
}

async function textOf(tree: Tree, path: string): Promise<string | undefined> {
	const { value } = await tree.read(path);
	return value && new TextDecoder().decode(value);
}

async function contentOf(
	tree: Tree,
	{ path, size }: TreeEntry,
	algorithms: readonly DigestAlgorithm[],
	held: number,
): Promise<Outcome<Pick<Artifact, "content" | "digests">>> {
	if (size > wholeFile) {
		const { digests } = await digestStream(tree.open(path), algorithms);
		return success({ content: { size, open: () => tree.open(path) }, digests });
	}
	const bytes = await tree.read(path);
	if (bytes.value === undefined) return failure(...bytes.diagnostics);
	const digests = digestBytes(bytes.value, algorithms);
	if (size <= held) return success({ content: bytes.value, digests });
	async function* open() {
		const again = await tree.read(path);
		if (again.value === undefined) throw new Error(`cannot be read again: ${path}`);
		yield again.value;
	}
	return success({ content: { size, open }, digests });
}

/** By the layout of a record. */
function roleOf(path: string): ArtifactRole {
	const at = `data/${path}`;
	if (at.startsWith(paths.sourceFolder)) return "source";
	if (at.startsWith(paths.imageFolder)) return "image";
	if (at === paths.recordJson) return "description";
	if (at === paths.premis) return "preservation-metadata";
	return at.startsWith("data/metadata/") ? "descriptive-metadata" : "document";
}
