import type { EncodingScheme } from "../../model/index.ts";
import type { ReadElement } from "../read-xml.ts";
import { type ElementRow, elementRow } from "../schema.ts";
import { collector, localName, type ReadDescription, xmlLang } from "./read-claim.ts";

const simple = "{http://purl.org/dc/elements/1.1/}";
const terms = "{http://purl.org/dc/terms/}";
const type = "{http://www.w3.org/2001/XMLSchema-instance}type";

/** Root elements of simple Dublin Core. */
export const oaiDcRoot = "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc";

/** Whether a document is a container of DCMI properties: the official one, or any other whose children are properties. */
export function isQualified({ name, children }: ReadElement): boolean {
	if (name === oaiDcRoot) return false;
	return name === "qualifieddc" || children.some((child) => child.name.startsWith(terms));
}

/**
 * Dublin Core, simple or qualified: each child is a property under its own name. A scheme is what `xsi:type` names; where none is named, the
 * form of the value tells. A language stands at the property, or at the root for all literals.
 */
export function readDublinCore(root: ReadElement, file: string): readonly ReadDescription[] {
	const into = collector(file);
	for (const child of root.children) {
		const local = localName(child);
		const known = child.name.startsWith(simple) || child.name.startsWith(terms);
		const row: ElementRow | undefined = known ? elementRow(local) : undefined;
		if (row === undefined || row.refines !== undefined || row.group !== undefined) {
			into.ignore(local, child);
			continue;
		}
		const scheme = child.attributes[type]?.replace(/^.*:/, "");
		const language = child.attributes[xmlLang] ?? (scheme === undefined ? root.attributes[xmlLang] : undefined);
		if (scheme !== undefined && !(row.schemes as readonly string[]).includes(scheme)) {
			into.ignore(`xsi:type`, child, scheme);
		}
		into.take(row.key, child, { language, scheme: scheme as EncodingScheme | undefined });
	}
	return [into.finish()];
}
