import { type Diagnostic, failure, hasErrors, type Outcome, type RecordContent, success } from "../model/index.ts";
import type { PackageSettings } from "../packaging/format.ts";
import { ocflOptions } from "../packaging/ocfl/format.ts";
import type { VersionSettings } from "../packaging/ocfl/plan.ts";
import { type AddedObject, addObject, mendRoot } from "../store/ocfl/add.ts";
import { type ObjectGroup, objectGroup } from "../store/ocfl/group.ts";
import { type OpenRoot, openOrMakeRoot } from "../store/ocfl/root.ts";
import { cleanWork, unfinished } from "../store/ocfl/work.ts";

/** Adds records to a storage root. */
export type AddRecord = (record: RecordContent, signal?: AbortSignal) => Promise<Outcome<AddedObject>>;

/** A storage root that receives records in groups. */
export interface GroupedRoot {
	readonly add: AddRecord;
	/**
	 * Makes all that was added durable and gives it its place. Where that fails as a whole each record is added by itself: the value is then what
	 * became of every record whose `add` succeeded, in order; undefined where `add` said it already.
	 */
	commit(): Promise<readonly Outcome<AddedObject>[] | undefined>;
	/** Removes what was not committed. */
	discard(): void;
}

/** A storage root that receives records: it is opened or made, and what killed runs left in it is finished, with the first of them. */
export function ocflRoot(output: string, settings: PackageSettings): AddRecord {
	const { opened, versions } = opening(output, settings);
	return async (record, signal) => {
		const { root, notes } = await opened();
		if (root === undefined) return failure(...notes);
		return noted(notes, await addObject(root, record.identifier, record.files, versions, signal));
	};
}

/** The same by groups: one flush for many objects, where each by itself waits for the disk a dozen times. */
export function groupedOcflRoot(output: string, settings: PackageSettings, signal?: AbortSignal): GroupedRoot {
	const { opened, versions } = opening(output, settings);
	let group: ObjectGroup | undefined;
	let taken: RecordContent[] = [];
	return {
		add: async (record) => {
			const { root, notes } = await opened();
			if (root === undefined) return failure(...notes);
			group ??= objectGroup(root, { signal });
			const added = await group.add(record.identifier, record.files, versions);
			if (added.value) taken.push(record);
			return noted(notes, added);
		},
		commit: async () => {
			const records = taken;
			taken = [];
			const committed = (await group?.commit()) ?? success(undefined);
			const { root } = await opened();
			if (!hasErrors(committed.diagnostics) || root === undefined) return undefined;
			const outcomes: Outcome<AddedObject>[] = [];
			for (const { identifier, files } of records) outcomes.push(await addObject(root, identifier, files, versions));
			return outcomes;
		},
		discard: () => group?.discard(),
	};
}

function noted(notes: readonly Diagnostic[], added: Outcome<AddedObject>): Outcome<AddedObject> {
	return { ...added, diagnostics: [...notes, ...added.diagnostics] };
}

interface Opened {
	readonly root: OpenRoot | undefined;
	/** For the first who asks, or for everybody where there is no root. */
	readonly notes: readonly Diagnostic[];
}

/** Opens the root when it is asked for first. */
function opening(output: string, { options, time, agent }: PackageSettings) {
	const { layout, algorithm } = ocflOptions(options);
	const versions: VersionSettings = { time, agent, ...(options.has("digest") && { algorithm }) };
	let outcome: Promise<Outcome<OpenRoot>> | undefined;
	const opened = async (): Promise<Opened> => {
		const first = outcome === undefined;
		outcome ??= openedRoot();
		const { value, diagnostics } = await outcome;
		return { root: value, notes: first || value === undefined ? diagnostics : [] };
	};
	return { opened, versions };

	async function openedRoot(): Promise<Outcome<OpenRoot>> {
		const root = await openOrMakeRoot(output, layout, options.has("layout"));
		if (root.value === undefined) return root;
		const left = unfinished(root.value);
		const mended = await mendRoot(root.value, left);
		const cleaned = await cleanWork(root.value);
		return success(root.value, [...root.diagnostics, ...mended, ...cleaned]);
	}
}
