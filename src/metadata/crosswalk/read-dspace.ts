import type { ReadElement } from "../read-xml.ts";
import { elementRow } from "../schema.ts";
import { fields } from "./dspace.ts";
import { collector, localName, type ReadDescription } from "./read-claim.ts";

/** `dc.title.alternative` to our element, from the exact rows of the table that the writer uses. */
const exact: ReadonlyMap<string, string> = new Map([
	...Object.entries(fields)
		.filter(([, field]) => field.broader === undefined)
		.map(([key, { schema, element, qualifier }]) => [nameOf(schema, element, qualifier), key] as const),
	["dc.identifier.uri", "identifier"],
	["dc.identifier", "identifier"],
	["dc.rights.uri", "rights"],
	["dc.creator", "creator"],
	["dc.source", "source"],
	["dc.source.uri", "source"],
	["dc.language", "language"],
	["dc.format", "format"],
	["dc.provenance", "provenance"],
	["dc.description.provenance", "provenance"],
	["dc.date.available", "available"],
	["dc.relation.references", "references"],
]);

/** What a repository says of its own handling, not of the article. */
const own: ReadonlySet<string> = new Set(["dc.date.accessioned", "dc.description.version"]);

function nameOf(schema: string, element: string, qualifier?: string): string {
	return [schema, element, qualifier].filter(Boolean).join(".");
}

/**
 * `dublin_core.xml` and `metadata_dcterms.xml` of DSpace's Simple Archive Format. Without a schema it is `dc`; qualifiers `none`, empty and
 * absent are one. A qualifier that we have no element for leaves the value with the element, which is said.
 */
export function readDspace(root: ReadElement, file: string): readonly ReadDescription[] {
	const into = collector(file);
	const schema = root.attributes.schema || "dc";
	for (const child of root.children) {
		const { element = "", qualifier = "", language } = child.attributes;
		const name = nameOf(schema, element, qualifier === "none" ? "" : qualifier);
		const key = exact.get(name) ?? (schema === "dcterms" && isProperty(element) ? element : undefined);
		if (localName(child) !== "dcvalue" || own.has(name)) into.ignore(name || localName(child), child);
		else if (key !== undefined) into.take(key, child, { language });
		else if ((schema === "dc" || schema === "dcterms") && isProperty(element))
			into.take(element, child, { language, broader: name });
		else into.ignore(name, child);
	}
	return [into.finish()];
}

function isProperty(name: string): boolean {
	const row = elementRow(name);
	return row !== undefined && row.refines === undefined && row.group === undefined;
}
