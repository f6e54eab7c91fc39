import type { TreeEntry } from "../model/index.ts";
import { looksLikeTransfer } from "../packaging/archivematica/recognise.ts";
import { packageFormats } from "../packaging/registry.ts";

/** Every format but plain bags needs libraries that take longer to load than a small bag to check. */
const all = () => import("../packaging/formats.ts");

/** Keys of the formats that can be checked. */
export async function knownFormats(): Promise<string> {
	const { formats } = await all();
	return formats.map(({ key }) => key).join(", ");
}

/** Key of the first format of the list that recognises a package's files; undefined where none does. */
export async function formatOf(entries: readonly TreeEntry[]): Promise<string | undefined> {
	// The one format before plain bags in the list is that of bags with a transfer in them.
	if (packageFormats.bagit.recognises(entries) && !looksLikeTransfer(entries, "data/")) return "bagit";
	const { formats } = await all();
	return formats.find((each) => each.recognises(entries))?.key;
}

/** Whether a listing is of the format with this key, or of any format where none is named. */
export async function isOfFormat(entries: readonly TreeEntry[], format: string | undefined): Promise<boolean> {
	if (format === undefined) return (await formatOf(entries)) !== undefined;
	const { formats } = await all();
	return formats.some((each) => each.key === format && each.recognises(entries));
}
