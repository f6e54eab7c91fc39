import { createHash } from "node:crypto";
import { defaultNamespace, uuidV5 } from "../../metadata/identifier.ts";
import { type Artifact, sizeOf } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { InformationPackage } from "../../model/package.ts";
import type { PackageSettings } from "../format.ts";
import { planItem } from "./item.ts";
import { safSettings } from "./settings.ts";

/** DSpace takes items in the order of their folders' names, and puts the names into its mapfile, which splits at spaces. */
export function itemFolder(index: number, of: number): string {
	return `item_${String(index + 1).padStart(Math.max(4, String(of).length), "0")}`;
}

/** A batch of items for `dspace import`, one of each record in the order given. */
export function planSaf(records: readonly RecordContent[], settings: PackageSettings): Outcome<InformationPackage> {
	const asked = safSettings(settings);
	if (asked.value === undefined) return failure(...asked.diagnostics);
	const found: Diagnostic[] = [...asked.diagnostics];
	const entries: Artifact[] = [];
	for (const [index, record] of records.entries()) {
		const item = planItem(record, itemFolder(index, records.length), asked.value);
		found.push(...item.diagnostics);
		entries.push(...(item.value ?? []));
	}
	if (hasErrors(found)) return failure(...found);
	return success(
		{ ...nameOf(records, settings), format: "saf", kind: "SIP", entries, events: eventsOf(records) },
		found,
	);
}

/** A package of one record is called as the record; several have a name that follows from their identifiers. */
function nameOf(records: readonly RecordContent[], { batch }: PackageSettings) {
	const [first] = records;
	if (first === undefined) throw new Error("a package of no record");
	if (records.length === 1 && batch === undefined) return { identifier: first.identifier, label: first.label };
	const all = ["saf", ...records.map(({ identifier }) => identifier)].join("\n");
	const number = batch && `${String(batch.number).padStart(Math.max(2, String(batch.of).length), "0")}-`;
	const digest = createHash("sha256").update(all, "utf8").digest("hex").slice(0, 8);
	return { identifier: `urn:uuid:${uuidV5(defaultNamespace, all)}`, label: `saf-${number ?? ""}${digest}` };
}

function eventsOf(records: readonly RecordContent[]) {
	return records.length === 1 ? (records[0] as RecordContent).events : [];
}

/**
 * Records in groups whose ZIP files stay below `max-bytes`, in the order given. What a file becomes there is at most its own size: what
 * does not get smaller is stored; deflating a stream adds 5 bytes to 16 KiB (RFC 1951 3.2.4).
 */
export function safBatches(
	records: readonly RecordContent[],
	settings: PackageSettings,
): Outcome<readonly (readonly RecordContent[])[]> {
	const asked = safSettings(settings);
	if (asked.value === undefined) return failure(...asked.diagnostics);
	const { maxBytes = Number.POSITIVE_INFINITY, maxItems = Number.POSITIVE_INFINITY } = asked.value;
	if (maxBytes === Number.POSITIVE_INFINITY && records.length <= maxItems) return success([records]);
	const found: Diagnostic[] = [];
	const groups: RecordContent[][] = [[]];
	let size = endOfZip;
	for (const record of records) {
		// The longest name that the item may come to have.
		const item = planItem(record, itemFolder(records.length, records.length), asked.value);
		found.push(...item.diagnostics.filter(({ severity }) => severity === "error"));
		const own = (item.value ?? []).reduce((sum, entry) => sum + sizeInZip(entry), 0);
		if (own + endOfZip > maxBytes) {
			const params = { path: record.label, size: own + endOfZip, limit: maxBytes };
			found.push(diagnostic("saf/item-too-large", { params }));
		}
		const group = groups.at(-1) as RecordContent[];
		if (group.length > 0 && (size + own > maxBytes || group.length >= maxItems)) {
			groups.push([record]);
			size = endOfZip + own;
		} else {
			group.push(record);
			size += own;
		}
	}
	return hasErrors(found) ? failure(...found) : success(groups, found);
}

/** The end of the directory, with ZIP64's (APPNOTE 4.3.14 to 4.3.16). */
const endOfZip = 22 + 56 + 20;

/** Headers here and in the directory with ZIP64's fields, a descriptor, the name twice (APPNOTE 4.3). */
function sizeInZip(entry: Artifact): number {
	const size = sizeOf(entry);
	return size + 5 * (Math.ceil(size / 16_384) + 1) + 30 + 20 + 24 + 46 + 28 + 2 * Buffer.byteLength(entry.path);
}
