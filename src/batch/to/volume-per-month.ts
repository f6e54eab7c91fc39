import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeVolume, type VolumeRequest } from "../../app/volume.ts";
import { shortId } from "../../build/label.ts";
import {
	type CataloguePackage,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
} from "../../model/index.ts";
import { defaultFlavour } from "../../pdf/flavour.ts";
import { FindingError, writeFinding } from "../../store/failure.ts";
import { openFolderGroup } from "../../store/folder-group.ts";
import { staging } from "../../store/staged.ts";
import type { FinishedRecord, RecordSink } from "../sink.ts";
import { locked } from "./locked.ts";
import type { SinkOptions } from "./options.ts";
import { identityOf } from "./record.ts";

export interface MonthOptions extends SinkOptions {
	/** How the volumes are made, where it is not as usual. */
	readonly volume?: Partial<
		Pick<VolumeRequest, "template" | "flavour" | "namespace" | "strict" | "metadata" | "set" | "defaults" | "encoding">
	>;
	/** Told how far the volumes are. */
	readonly onVolume?: (month: string, done: number, of: number) => void;
}

/** The folder of records that state no month. */
const undated = "undated";
const monthFolder = /^(?:\d{4}-\d{2}|\d{4}|undated)$/;
const labelEnd = /-([0-9a-f]{8})(?:-v([1-9]\d*))?$/;

/** `2023-03` of what was issued in March 2023, `2023` where no month is stated. */
export function monthOf({ issued }: Pick<FinishedRecord, "issued">): string {
	return /^(\d{4}(?:-(?:0[1-9]|1[0-2]))?)(?=$|[-T?~%/])/.exec(issued ?? "")?.[1] ?? undated;
}

/**
 * Records as bags in a folder for each month, and beside it one PDF volume of the newest versions of all that stands there. A month that has
 * got records is marked before they appear, and its volume is made anew at the end; so a run that dies leaves no volume that looks finished.
 */
export function monthSink(request: MonthOptions): Promise<Outcome<RecordSink>> {
	return locked(request, () => openMonths(request));
}

async function openMonths(request: MonthOptions): Promise<Outcome<RecordSink>> {
	const { output, signal } = request;
	const root = resolve(output);
	const tools = staging(request.staging);
	const opened = await openFolderGroup(root, { ...tools, signal });
	if (opened.value === undefined) return failure(...opened.diagnostics);
	const group = opened.value;
	const marker = (month: string) => join(root, `.${month}.changed`);
	/** Paths of records by the eight digits of their labels. */
	const places = new Map<string, string[]>();
	const learn = (path: string) => {
		const digits = labelEnd.exec(path)?.[1];
		if (digits === undefined) return;
		const known = places.get(digits);
		if (known) known.push(path);
		else places.set(digits, [path]);
	};
	for (const month of monthsIn(root)) for (const label of labelsIn(root, month)) learn(`${month}/${label}`);
	let packages = new Map<number, CataloguePackage>();
	let months = new Set<string>();

	const commit = async (): Promise<Outcome<ReadonlyMap<number, CataloguePackage>>> => {
		const done = packages;
		packages = new Map();
		try {
			const marks = [...months].map(marker);
			for (const mark of marks) writeFileSync(mark, "");
			if (marks.length > 0) await tools.barrier(root, [...marks, root]);
			months = new Set();
		} catch (error) {
			return failure(writeFinding(error, output));
		}
		const moved = await group.commit();
		if (moved.value === undefined) return failure(...moved.diagnostics);
		for (const path of moved.value) learn(path);
		return success(done);
	};
	const finish = async (): Promise<Outcome<ReadonlyMap<number, CataloguePackage>>> => {
		const done = await commit();
		if (done.value === undefined) return done;
		const found: Diagnostic[] = [];
		const stale = monthsIn(root).filter(
			(month) => existsSync(marker(month)) || !existsSync(join(root, `${month}.pdf`)),
		);
		for (const [index, month] of stale.entries()) {
			if (signal?.aborted) break;
			request.onVolume?.(month, index, stale.length);
			found.push(...(await writeVolume(root, month, request)));
			if (hasErrors(found)) return failure(...found);
			rmSync(marker(month), { force: true });
		}
		return success(done.value, found);
	};
	return success(
		{
			kind: "volume-per-month",
			holds: async (identifier) => newestOf(root, places.get(shortId(identifier)) ?? [], identifier),
			put: async (record) => {
				const month = monthOf(record);
				const { label, entries } = record.built.package;
				const path = `${month}/${label}`;
				const added = await group.add(path, entries);
				if (hasErrors(added.diagnostics)) return added;
				months.add(month);
				packages.set(record.sequence, { format: "bagit", path });
				return added;
			},
			commit,
			finish,
			close: async () => group.discard(),
		},
		opened.diagnostics,
	);
}

function monthsIn(root: string): readonly string[] {
	return readdirSync(root)
		.filter((name) => monthFolder.test(name) && lstatSync(join(root, name)).isDirectory())
		.sort();
}

function labelsIn(root: string, month: string): readonly string[] {
	return readdirSync(join(root, month))
		.filter((name) => !name.startsWith(".") && labelEnd.test(name))
		.sort();
}

function newestOf(
	root: string,
	paths: readonly string[],
	identifier: string,
): Awaited<ReturnType<RecordSink["holds"]>> {
	let newest: Awaited<ReturnType<RecordSink["holds"]>>;
	for (const path of paths) {
		const version = Number(labelEnd.exec(path)?.[2] ?? 1);
		if (newest && newest.version > version) continue;
		try {
			const known = identityOf(readFileSync(join(root, path, "data", "metadata", "record.json")));
			if (known?.identifier !== identifier) continue;
			newest = { version, recipeDigest: known.recipeDigest, package: { format: "bagit", path } };
		} catch {
			// A folder that is no record holds none.
		}
	}
	return newest;
}

/** The newest version of each record of a month, by its folder. */
function newestLabels(labels: readonly string[]): readonly string[] {
	const newest = new Map<string, { readonly label: string; readonly version: number }>();
	for (const label of labels) {
		const [tail = "", digits = "", number = "1"] = labelEnd.exec(label) ?? [];
		const key = `${label.slice(0, -tail.length)}-${digits}`;
		const version = Number(number);
		if ((newest.get(key)?.version ?? 0) < version) newest.set(key, { label, version });
	}
	return [...newest.values()].map(({ label }) => label);
}

/** Makes the volume of a month beside the one that is there, and puts it in its place by one rename. */
async function writeVolume(root: string, month: string, request: MonthOptions): Promise<readonly Diagnostic[]> {
	const { volume = {}, time: buildTime, signal } = request;
	const part = join(root, `.${month}.pdf.new`);
	const found: Diagnostic[] = [];
	try {
		rmSync(part, { force: true });
		const inputs = newestLabels(labelsIn(root, month)).map((label) => join(root, month, label));
		if (inputs.length === 0) return [];
		let built = false;
		for await (const event of makeVolume({
			template: "newspaper",
			flavour: defaultFlavour,
			strict: false,
			metadata: undefined,
			set: [],
			defaults: [],
			...volume,
			inputs,
			output: part,
			order: "date",
			buildTime,
			...(signal && { signal }),
		})) {
			if (event.type === "proof") continue;
			const errors = event.diagnostics.filter(({ severity }) => severity === "error");
			if (event.type === "volume") {
				found.push(...event.diagnostics);
				built = event.state === "built";
			} else if (event.state === "left-out") {
				const params = { month, path: event.input, codes: errors.map(({ code }) => code).join(", ") || "-" };
				found.push(diagnostic("sink/volume-left-out", { params }));
			}
		}
		if (!built) return found;
		renameSync(part, join(root, `${month}.pdf`));
		await staging(request.staging).barrier(root, [root]);
		return found;
	} catch (error) {
		return [...found, error instanceof FindingError ? error.finding : writeFinding(error, part)];
	}
}
