import { join } from "node:path";
import { type Diagnostic, diagnostic, failure, type Outcome, version as own, success } from "../model/index.ts";
import { planBag } from "../packaging/bagit/plan.ts";
import { publishFolder } from "../store/atomic.ts";
import { folderDirectory } from "../store/ocfl/directory.ts";
import { type ListedObject, listObjects, purgeObject, versionFiles } from "../store/ocfl/objects.ts";
import { openRoot } from "../store/ocfl/root.ts";

export type { ListedObject } from "../store/ocfl/objects.ts";

/** The objects of a storage root, whatever its layout. */
export async function* listRoot(path: string): AsyncIterable<Outcome<ListedObject>> {
	const top = await folderDirectory(path).children("");
	if (top.value === undefined) yield failure(...top.diagnostics);
	else if (!top.value.some(({ name }) => /^0=ocfl_\d/.test(name))) {
		yield failure(diagnostic("ocfl/not-a-root", { params: { path } }));
	} else yield* listObjects(path);
}

export interface ExportRequest {
	readonly root: string;
	readonly identifier: string;
	/** The newest where it is not given. */
	readonly version?: string;
	/** The folder to make. */
	readonly output: string;
	/** As a BagIt bag rather than as the files alone. */
	readonly bag: boolean;
	/** ISO 8601 in UTC with seconds. */
	readonly time: string;
	readonly signal?: AbortSignal;
}

/** Writes the files of one version of an object as a new folder or bag, after checking each against the inventory. */
export async function exportVersion(
	request: ExportRequest,
): Promise<Outcome<{ readonly path: string; readonly version: string; readonly files: number }>> {
	const root = await openRoot(request.root);
	if (root.value === undefined) return failure(...root.diagnostics);
	const found = await versionFiles(root.value, request.identifier, request.version);
	if (found.value === undefined) return failure(...found.diagnostics);
	const { version, files } = found.value;
	const diagnostics: Diagnostic[] = [...found.diagnostics];
	let entries = files;
	if (request.bag) {
		const below = files.map((file) => ({ ...file, path: `data/${file.path}` }));
		const pack = { format: "bagit", kind: "DIP", label: version, entries: below, events: [] } as const;
		const bag = planBag(
			{ ...pack, identifier: request.identifier },
			{
				algorithms: ["sha256", "sha512"],
				bagInfo: [
					["Bag-Software-Agent", `banluu ${own}`],
					["Bagging-Date", request.time.slice(0, 10)],
					["External-Identifier", request.identifier],
					["Internal-Sender-Description", `OCFL version ${version}`],
				],
			},
		);
		diagnostics.push(...bag.diagnostics);
		if (bag.value === undefined) return failure(...diagnostics);
		entries = bag.value;
	}
	const published = await publishFolder(request.output, entries, request.signal ? { signal: request.signal } : {});
	diagnostics.push(...published.diagnostics);
	if (published.value === undefined) return failure(...diagnostics);
	return success({ path: request.output, version, files: files.length }, diagnostics);
}

/** Removes an object for good. Without a confirmation nothing is done, and the finding says what would be. */
export async function purge(
	path: string,
	identifier: string,
	{ confirmed, time }: { readonly confirmed: boolean; readonly time: string },
): Promise<Outcome<string>> {
	const root = await openRoot(path);
	if (root.value === undefined) return failure(...root.diagnostics);
	if (!confirmed) return failure(diagnostic("ocfl/purge-unconfirmed", { params: { id: identifier, path } }));
	const removed = await purgeObject(root.value, identifier, time);
	if (removed.value === undefined) return failure(...removed.diagnostics);
	return success(join(path, removed.value), removed.diagnostics);
}
