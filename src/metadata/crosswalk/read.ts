import { diagnostic, failure, type Outcome, success } from "../../model/index.ts";
import { type ReadElement, readForeignXml } from "../read-xml.ts";
import type { ReadDescription } from "./read-claim.ts";
import { type Crosswalk, crosswalks } from "./registry.ts";

/** A format that can be read, too. */
export type ReadableCrosswalk = Crosswalk & Required<Pick<Crosswalk, "read" | "recognises">>;

export function isReadable(row: Crosswalk): row is ReadableCrosswalk {
	return row.read !== undefined;
}

export interface ReadDocument {
	readonly format: string;
	readonly descriptions: readonly ReadDescription[];
}

/**
 * Reads the descriptions in an XML document whose format its root element tells, or `from` names. Given claims, each with the line and
 * column of its element. Never reads anything but this text.
 */
export function readDescriptions(text: string, file: string, from?: string): Outcome<ReadDocument> {
	const { value: root, diagnostics } = readForeignXml(text, file);
	if (root === undefined) return failure(...diagnostics);
	const readable = crosswalks.filter(isReadable);
	const named = readable.find(({ key }) => key === from);
	const place = { file, line: root.line, column: root.column };
	if (named && isImpossible(named, root)) {
		return failure(diagnostic("metadata/format-mismatch", { params: { format: named.key, root: root.name }, place }));
	}
	const format = named ?? readable.find((row) => row.recognises(root));
	if (format === undefined)
		return failure(diagnostic("metadata/format-unknown", { params: { root: root.name }, place }));
	return success({ format: format.key, descriptions: format.read(root, file) });
}

/** A named format reads any container, but not a root that another format has for its own. */
function isImpossible(named: ReadableCrosswalk, root: ReadElement): boolean {
	if (named.recognises(root)) return false;
	const owner = crosswalks.filter(isReadable).find((row) => row.recognises(root));
	return (owner !== undefined && owner.read !== named.read) || named.key === "mods";
}
