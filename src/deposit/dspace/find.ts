import { failure, type Outcome, success } from "../../model/index.ts";
import { statusFault } from "./faults.ts";
import { hasKey, type RemoteBitstream, type RemoteDraft, type RemoteItem } from "./remote.ts";
import type { Session } from "./session.ts";

/** Reads of the repository; undefined stands for what is not there. */
export interface Reader {
	readonly session: Session;
	readonly target: string;
}

async function read<T>({ session, target }: Reader, path: string, step: string): Promise<Outcome<T | undefined>> {
	const answer = await session.call({ method: "GET", path, step });
	if (answer.value === undefined) return failure(...answer.diagnostics);
	if (answer.value.status === 404) return success(undefined);
	if (answer.value.status === 204) return success({} as T);
	if (answer.value.status !== 200 || !answer.value.json) return failure(statusFault(answer.value, target, step));
	return success(answer.value.json as T);
}

export function readItem(reader: Reader, uuid: string): Promise<Outcome<RemoteItem | undefined>> {
	return read(reader, `/api/core/items/${uuid}`, "read-item");
}

export function readDraft(reader: Reader, id: string): Promise<Outcome<RemoteDraft | undefined>> {
	return read(reader, `/api/submission/workspaceitems/${id}`, "read-draft");
}

/** The item that a draft is going to be; after the submission nothing names it any more. */
export async function itemOfDraft(reader: Reader, id: string): Promise<Outcome<string | undefined>> {
	const item = await read<RemoteItem>(reader, `/api/submission/workspaceitems/${id}/item`, "read-draft");
	return item.diagnostics.length > 0 ? failure(...item.diagnostics) : success(item.value?.uuid);
}

interface Page {
	readonly _embedded?: Readonly<Record<string, readonly unknown[]>>;
	readonly page?: { readonly totalPages?: number };
}

async function readAll<T>(reader: Reader, path: string, name: string, step: string): Promise<Outcome<readonly T[]>> {
	const all: T[] = [];
	for (let number = 0; ; number++) {
		const page = await read<Page>(reader, `${path}${path.includes("?") ? "&" : "?"}size=100&page=${number}`, step);
		if (page.diagnostics.length > 0) return failure(...page.diagnostics);
		all.push(...((page.value?._embedded?.[name] ?? []) as readonly T[]));
		if (number + 1 >= (page.value?.page?.totalPages ?? 0)) return success(all);
	}
}

/** Files of the bundle `ORIGINAL`: what was deposited. */
export async function readFiles(reader: Reader, item: string): Promise<Outcome<readonly RemoteBitstream[]>> {
	const path = `/api/core/items/${item}/bundles`;
	const bundles = await readAll<{ uuid: string; name: string }>(reader, path, "bundles", "read-files");
	const original = bundles.value?.find(({ name }) => name === "ORIGINAL");
	if (bundles.value === undefined) return failure(...bundles.diagnostics);
	if (!original) return success([]);
	return readAll(reader, `/api/core/bundles/${original.uuid}/bitstreams`, "bitstreams", "read-files");
}

/** An archived item that bears the key. The index may not know it yet. */
export async function findItem(reader: Reader, key: string): Promise<Outcome<RemoteItem | undefined>> {
	const query = encodeURIComponent(`dc.identifier.other:"${key}"`);
	const found = await read<{
		_embedded?: {
			searchResult?: { _embedded?: { objects?: readonly { _embedded?: { indexableObject?: RemoteItem } }[] } };
		};
	}>(reader, `/api/discover/search/objects?dsoType=item&size=20&query=${query}`, "search");
	if (found.diagnostics.length > 0) return failure(...found.diagnostics);
	const objects = found.value?._embedded?.searchResult?._embedded?.objects ?? [];
	const items = objects.flatMap(({ _embedded }) => _embedded?.indexableObject ?? []);
	return success(items.find(({ metadata }) => hasKey(metadata, key)));
}

export function ownDrafts(reader: Reader): Promise<Outcome<readonly RemoteDraft[]>> {
	const path = `/api/submission/workspaceitems/search/findBySubmitter?uuid=${reader.session.person}`;
	return readAll(reader, path, "workspaceitems", "list-drafts");
}
