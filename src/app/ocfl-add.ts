import { type Diagnostic, failure, type Outcome, type RecordContent, success } from "../model/index.ts";
import type { PackageSettings } from "../packaging/format.ts";
import { ocflOptions } from "../packaging/ocfl/format.ts";
import { type AddedObject, addObject, mendRoot } from "../store/ocfl/add.ts";
import { type OpenRoot, openOrMakeRoot } from "../store/ocfl/root.ts";
import { cleanWork, unfinished } from "../store/ocfl/work.ts";

/** Adds records to a storage root. */
export type AddRecord = (record: RecordContent, signal?: AbortSignal) => Promise<Outcome<AddedObject>>;

/** A storage root that receives records: it is opened or made, and what killed runs left in it is finished, with the first of them. */
export function ocflRoot(output: string, settings: PackageSettings): AddRecord {
	const { layout, algorithm } = ocflOptions(settings.options);
	let opened: Promise<Outcome<OpenRoot>> | undefined;
	return async (record, signal) => {
		const first = opened === undefined;
		opened ??= openedRoot();
		const root = await opened;
		if (root.value === undefined) return failure(...root.diagnostics);
		const notes: readonly Diagnostic[] = first ? root.diagnostics : [];
		const { time, agent } = settings;
		const asked = settings.options.has("digest") ? { algorithm } : {};
		const added = await addObject(root.value, record.identifier, record.files, { time, agent, ...asked }, signal);
		return { ...added, diagnostics: [...notes, ...added.diagnostics] };
	};

	async function openedRoot(): Promise<Outcome<OpenRoot>> {
		const root = await openOrMakeRoot(output, layout, settings.options.has("layout"));
		if (root.value === undefined) return root;
		const left = unfinished(root.value);
		const mended = await mendRoot(root.value, left);
		const cleaned = await cleanWork(root.value);
		return success(root.value, [...root.diagnostics, ...mended, ...cleaned]);
	}
}
