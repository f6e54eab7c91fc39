import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CataloguePackage, failure, hasErrors, type Outcome, success, version } from "../../model/index.ts";
import { ocflOptions } from "../../packaging/ocfl/format.ts";
import { type Inventory, versionNumber } from "../../packaging/ocfl/inventory.ts";
import type { VersionSettings } from "../../packaging/ocfl/plan.ts";
import { mendRoot } from "../../store/ocfl/add.ts";
import { objectGroup } from "../../store/ocfl/group.ts";
import { type OpenRoot, openOrMakeRoot } from "../../store/ocfl/root.ts";
import { cleanWork, unfinished } from "../../store/ocfl/work.ts";
import { staging } from "../../store/staged.ts";
import type { RecordSink } from "../sink.ts";
import { locked } from "./locked.ts";
import type { SinkOptions } from "./options.ts";
import { identityOf, payloadOf } from "./record.ts";

const agent = { name: "banluu", type: "software", version } as const;

/** A storage root of OCFL 1.1: each record an object, each version of it one of the object's. Its place is computed, so no index is needed. */
export async function ocflSink(request: SinkOptions): Promise<Outcome<RecordSink>> {
	const { output, options = new Map() } = request;
	const { layout, algorithm } = ocflOptions(options);
	// An empty folder becomes a root in one step, so the lock comes second.
	const opened = await openOrMakeRoot(output, layout, options.has("layout"));
	if (opened.value === undefined) return failure(...opened.diagnostics);
	const root = opened.value;
	const sink = await locked(request, () => sinkOf(root, request, options.has("digest") ? { algorithm } : {}));
	return { ...sink, diagnostics: [...opened.diagnostics, ...sink.diagnostics] };
}

async function sinkOf(
	root: OpenRoot,
	request: SinkOptions,
	asked: Pick<VersionSettings, "algorithm">,
): Promise<Outcome<RecordSink>> {
	const { time, signal } = request;
	const tools = staging(request.staging);
	const mended = await mendRoot(root, unfinished(root, tools.machine));
	const cleaned = await cleanWork(root, tools.machine);
	const group = objectGroup(root, { ...tools, signal });
	let packages = new Map<number, CataloguePackage>();
	const settings = { time, agent, ...asked };
	const commit: RecordSink["commit"] = async () => {
		const done = packages;
		packages = new Map();
		const committed = await group.commit();
		return hasErrors(committed.diagnostics) ? failure(...committed.diagnostics) : success(done);
	};
	return success(
		{
			kind: "ocfl",
			holds: async (identifier) => held(root, identifier),
			put: async (record) => {
				const added = await group.add(record.identifier, payloadOf(record), settings);
				if (added.value === undefined) return failure(...added.diagnostics);
				const { path, version: head } = added.value;
				packages.set(record.sequence, { format: "ocfl", path, version: head });
				return success(undefined, added.diagnostics);
			},
			commit,
			finish: commit,
			close: async () => group.discard(),
		},
		[...mended, ...cleaned],
	);
}

/** The newest version of a record's object, by its inventory. */
function held(root: OpenRoot, identifier: string): Awaited<ReturnType<RecordSink["holds"]>> {
	const path = root.layout.path(identifier);
	const folder = join(root.path, path);
	if (!existsSync(join(folder, "inventory.json"))) return undefined;
	try {
		const inventory = JSON.parse(readFileSync(join(folder, "inventory.json"), "utf8")) as Inventory;
		const { head, manifest, versions } = inventory;
		const state = Object.entries(versions[head]?.state ?? {});
		const digest = state.find(([, paths]) => paths.includes("metadata/record.json"))?.[0];
		const content = digest === undefined ? undefined : manifest[digest]?.[0];
		if (inventory.id !== identifier || content === undefined) return undefined;
		const known = identityOf(readFileSync(join(folder, content)));
		if (known?.identifier !== identifier) return undefined;
		const { recipeDigest } = known;
		return { version: versionNumber(head), recipeDigest, package: { format: "ocfl", path, version: head } };
	} catch {
		// What is damaged is not there; adding to it says what is wrong.
		return undefined;
	}
}
