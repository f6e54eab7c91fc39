import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { digestStream, sha256 } from "../fixity/digest.ts";
import { parseManifest } from "../fixity/manifest.ts";
import { readPremis } from "../metadata/premis-read.ts";
import { parseRecordJson } from "../metadata/record-json.ts";
import {
	type ArtifactRole,
	type Deposit,
	type DepositFile,
	type Diagnostic,
	type Digests,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
	type Tree,
	type TreeEntry,
} from "../model/index.ts";
import { formats } from "../packaging/formats.ts";
import { depositName } from "../packaging/sword/names.ts";
import { archiveTree } from "../store/archive-tree.ts";
import { folderTree } from "../store/folder-tree.ts";
import { verifyPath } from "./verify.ts";

const endings: Readonly<Record<string, string>> = {
	pdf: "application/pdf",
	xml: "application/xml",
	json: "application/json",
	txt: "text/plain",
	jpg: "image/jpeg",
	jpeg: "image/jpeg",
	png: "image/png",
	html: "text/html",
	csv: "text/csv",
	zip: "application/zip",
	tar: "application/x-tar",
};

/**
 * A package as what is sent of it, after it was checked: a folder with its files, an archive as the one file that it is. The key depends on the
 * package's bytes, the target and its collection only.
 */
export async function depositOf(
	path: string,
	{
		target,
		collection,
		signal,
	}: { readonly target: string; readonly collection: string; readonly signal?: AbortSignal },
): Promise<Outcome<Deposit>> {
	const checked = await verifyPath(path, { signal });
	const found: Diagnostic[] = [...checked.diagnostics];
	if (checked.format === undefined || hasErrors(found)) return failure(...found);
	const single = statSync(path).isFile();
	const opened: Outcome<Tree & { close?(): void }> = single
		? await archiveTree(path)
		: success(folderTree(path, { signal }));
	const tree = opened.value;
	if (tree === undefined) return failure(...found, ...opened.diagnostics);
	try {
		const listed = (await tree.list()).value ?? [];
		const entries = listed.filter(({ kind }) => kind === "file");
		const record = await recordOf(tree, entries);
		if (record.value === undefined) {
			return failure(...found, ...record.diagnostics, diagnostic("deposit/not-a-package", { params: { path } }));
		}
		const { description, madeAt, mediaTypes } = record.value;
		const label = depositName(basename(path));
		const files = single ? [await archiveFile(path, label)] : await folderFiles(tree, entries, mediaTypes);
		const lines = files.map((file) => `${file.digests.sha256}  ${file.path}\n`).join("");
		const digest = sha256(lines);
		const { packaging } = formats.find(({ recognises }) => recognises(listed)) ?? {};
		const iri = packaging ?? (checked.format === "bagit" ? "http://purl.org/net/sword/package/BagIt" : undefined);
		return success(
			{
				key: sha256(`${digest}\n${target}\n${collection}\n`),
				identifier: description.identifier,
				label,
				language: description.language,
				title: description.title,
				metadata: description.metadata,
				digest,
				files,
				...(single && iri !== undefined && { packaging: iri }),
				madeAt,
			},
			found.filter(({ severity }) => severity !== "notice"),
		);
	} finally {
		tree.close?.();
	}
}

/** The description of the one record in a package. */
async function recordOf(tree: Tree, entries: readonly TreeEntry[]) {
	// Formats that know no folders have it at the root.
	const places = entries.filter(({ path }) => /^(?:.*\/metadata\/|metadata\/)?record\.json$/.test(path));
	const [place] = places;
	if (!place || places.length > 1) return failure();
	const text = await textOf(tree, place.path);
	const json = parseRecordJson(text ?? "", place.path);
	if (json.value === undefined) return failure(...json.diagnostics);
	const description = json.value;
	const root = place.path.replace(/(?:metadata\/)?record\.json$/, "");
	const beside = place.path.replace(/record\.json$/, "premis.xml");
	const preservation = await textOf(tree, beside);
	const premis = readPremis(preservation ?? "", description.identifier, beside).value;
	const made = premis?.events.findLast(({ type }) => type === "creation") ?? premis?.events.at(-1);
	const mediaTypes = new Map([...(premis?.files ?? [])].map(([path, file]) => [root + path, file.mediaType]));
	mediaTypes.set(root + description.source.path, description.source.mediaType);
	return success({ description, madeAt: utc(made?.at), mediaTypes });
}

/** A time that a package states, in UTC; the earliest that ZIP files know where it states none. */
function utc(time: string | undefined): string {
	const milliseconds = Date.parse(time ?? "");
	const known = Number.isNaN(milliseconds) ? Date.UTC(1980, 0, 1) : milliseconds;
	return new Date(known).toISOString().replace(/\.\d{3}Z$/, "Z");
}

async function textOf(tree: Tree, path: string): Promise<string | undefined> {
	const { value } = await tree.read(path);
	return value && new TextDecoder().decode(value);
}

async function archiveFile(path: string, label: string): Promise<DepositFile> {
	const open = () => createReadStream(path, { highWaterMark: 1 << 18 });
	const { digests, size } = await digestStream(open(), ["sha256", "md5"]);
	return { path: label, role: "document", mediaType: mediaTypeOf(label), size, digests, open };
}

/** Digests of manifests were compared a moment ago; what no manifest has is read. */
async function folderFiles(
	tree: Tree,
	entries: readonly TreeEntry[],
	mediaTypes: ReadonlyMap<string, string>,
): Promise<readonly DepositFile[]> {
	const stated = await manifestDigests(tree, entries);
	const files: DepositFile[] = [];
	for (const { path, size } of entries) {
		const known = stated.get(path) ?? {};
		const digests = known.sha256 === undefined ? (await digestStream(tree.open(path), ["sha256"])).digests : {};
		files.push({
			path,
			role: roleOf(path),
			mediaType: mediaTypes.get(path) ?? mediaTypeOf(path),
			size,
			digests: { ...known, ...digests },
			open: () => tree.open(path),
		});
	}
	return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function manifestDigests(tree: Tree, entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, Digests>> {
	const digests = new Map<string, Digests>();
	if (!entries.some(({ path }) => path === "bagit.txt")) return digests;
	for (const { path } of entries) {
		const [, algorithm] = /^(?:tag)?manifest-(sha256|sha512|md5)\.txt$/.exec(path) ?? [];
		const text = algorithm === undefined ? undefined : await textOf(tree, path);
		for (const line of parseManifest(text ?? "", path).value ?? []) {
			digests.set(line.path, { ...digests.get(line.path), [algorithm ?? ""]: line.digest.toLowerCase() });
		}
	}
	return digests;
}

function mediaTypeOf(path: string): string {
	return endings[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";
}

/** By the layout of a record, wherever a format puts it. */
function roleOf(path: string): ArtifactRole {
	if (/(?:^|\/)source\//.test(path)) return "source";
	if (/(?:^|\/)images\//.test(path)) return "image";
	if (/(?:^|\/)record\.json$/.test(path)) return "description";
	if (/(?:^|\/)(?:metadata\/)?premis\.xml$/.test(path)) return "preservation-metadata";
	if (/(?:^|\/)metadata\/[^/]+$|^(?:dublin_core|metadata_\w+)\.xml$/.test(path)) return "descriptive-metadata";
	return /\.pdf$/i.test(path) ? "document" : "tag";
}
