import type { TreeEntry } from "../../model/store.ts";
import type { Shape } from "./fields.ts";
import type { PackageKind } from "./readings.ts";

export const eadPath = "metadata/descriptive/EAD.xml";
export const premisPath = "metadata/preservation/PREMIS.xml";

/** What the names of a tree's files say: `EAD.xml` beside one representation `rep1` is the circular's alone. */
export function kindByNames(entries: readonly TreeEntry[]): PackageKind | undefined {
	const paths = new Set(entries.map(({ path }) => path));
	if (!paths.has("METS.xml") || !paths.has("representations/rep1/METS.xml")) return undefined;
	const isOurs = paths.has(eadPath) || [...paths].some((path) => eadDocument.test(path));
	if (!isOurs) return undefined;
	if (paths.has(premisPath)) return "AIP";
	return paths.has("schemas/DILCISExtensionSIPMETS.xsd") ? "SIP" : "DIP";
}

export const eadDocument = /^representations\/rep1\/metadata\/descriptive\/EAD_(doc|pic|media)_(.+)\.xml$/i;

/** The shape that a package has by what its METS and its `EAD.xml` say; `sure` where both agree. */
export function shapeOf(
	kind: PackageKind,
	type: string | undefined,
	fields: ReadonlySet<string>,
): { readonly shape: Shape; readonly sure: boolean } {
	if (kind === "DIP") return { shape: "DIP", sure: true };
	const byFields = fields.size === 0 ? undefined : fields.has("startDate") || fields.has("maintenance");
	const byType = type === "Mixed" ? true : type === "Collection" ? false : undefined;
	const isDossier = byFields ?? byType ?? false;
	const sure =
		(byFields ?? byType) !== undefined && (byType === undefined || byFields === undefined || byFields === byType);
	return { shape: `${kind}_${isDossier ? "hoso" : "tailieu"}`, sure };
}
