import type { ReadElement } from "../../metadata/read-xml.ts";
import { type Clause, type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import { metsNamespaces } from "./model.ts";
import { elementsOf, type MetsDocument, metsName } from "./read.ts";
import { type AttributeRow, foreignContent, metsElements } from "./schema.ts";

const clause: Clause = { standard: "METS", clause: "1.12" };

/** xsd:ID, an NCName (Namespaces in XML 1.0, 4). */
const ncName = /^[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*$/u;
/** xsd:dateTime, with years of four digits. */
const dateTime =
	/^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

/** Terms that the schemas of the extensions list, by the attribute. */
const extensionTerms: Readonly<Record<string, readonly string[]>> = {
	[`{${metsNamespaces.csip}}OAISPACKAGETYPE`]: ["SIP", "AIP", "DIP", "AIU", "AIC"],
	[`{${metsNamespaces.csip}}NOTETYPE`]: ["SOFTWARE VERSION", "IDENTIFICATIONCODE"],
};

/** What the METS schema says of a document, and whether each identifier that is pointed at is there. */
export function checkMets({ root, file }: MetsDocument): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	checkElement(root, file, found);
	checkIdentifiers(root, file, found);
	return found;
}

function checkElement(element: ReadElement, file: string, found: Diagnostic[]): void {
	const name = metsName(element);
	const row = metsElements[name];
	if (foreignContent.has(name)) return;
	const place = { file, line: element.line, column: element.column };
	if (!row) {
		found.push(diagnostic("mets/content-model", { params: { element: name, found: name }, place, clause }));
		return;
	}
	const children = element.children.map(metsName);
	if (row.content && !row.content.test(children.map((child) => `${child} `).join(""))) {
		const shown = children.length > 8 ? `${children.slice(0, 8).join(" ")} …` : children.join(" ") || "-";
		found.push(diagnostic("mets/content-model", { params: { element: name, found: shown }, place, clause }));
	}
	for (const [attribute, value] of Object.entries(element.attributes)) {
		const params = { element: name, attribute };
		if (attribute.startsWith("{")) {
			const terms = extensionTerms[attribute];
			if (terms && !terms.includes(value)) {
				const known = terms.join(", ");
				found.push(diagnostic("mets/attribute-value", { params: { ...params, value, known }, place, clause }));
			}
			const allowed = row.open || (row.link && attribute.startsWith(`{${metsNamespaces.xlink}}`));
			const ofInstance = attribute.startsWith(`{${metsNamespaces.xsi}}`);
			if (!allowed && !ofInstance) found.push(diagnostic("mets/attribute-unknown", { params, place, clause }));
			continue;
		}
		const rule = Object.hasOwn(row.attributes, attribute) ? row.attributes[attribute] : undefined;
		if (!rule) found.push(diagnostic("mets/attribute-unknown", { params, place, clause }));
		else {
			const known = wrong(value, rule);
			if (known !== undefined) {
				found.push(diagnostic("mets/attribute-value", { params: { ...params, value, known }, place, clause }));
			}
		}
	}
	for (const [attribute, { required }] of Object.entries(row.attributes)) {
		if (required && element.attributes[attribute] === undefined) {
			found.push(diagnostic("mets/attribute-missing", { params: { element: name, attribute }, place, clause }));
		}
	}
	for (const child of element.children) checkElement(child, file, found);
}

/** What a value should have been, where it is wrong. */
function wrong(value: string, { type }: AttributeRow): string | undefined {
	if (typeof type !== "string") return type.includes(value) ? undefined : type.join(", ");
	const forms: Readonly<Record<string, readonly [RegExp, string]>> = {
		id: [ncName, "xsd:ID"],
		idref: [ncName, "xsd:IDREF"],
		dateTime: [dateTime, "xsd:dateTime"],
		long: [/^[+-]?\d{1,19}$/, "xsd:long"],
		integer: [/^[+-]?\d+$/, "xsd:integer"],
	};
	const form = forms[type];
	return form && !form[0].test(value.trim()) ? form[1] : undefined;
}

function checkIdentifiers(root: ReadElement, file: string, found: Diagnostic[]): void {
	const lines = new Map<string, number>();
	for (const element of elementsOf(root)) {
		const id = element.attributes.ID?.trim();
		if (id === undefined) continue;
		const line = lines.get(id);
		if (line === undefined) lines.set(id, element.line);
		else {
			const place = { file, line: element.line };
			found.push(diagnostic("mets/id-repeated", { params: { id, line }, place, clause }));
		}
	}
	for (const element of elementsOf(root)) {
		for (const attribute of ["FILEID", "ADMID", "DMDID", "STRUCTID"]) {
			for (const id of element.attributes[attribute]?.split(/\s+/).filter((each) => each !== "") ?? []) {
				if (lines.has(id)) continue;
				const place = { file, line: element.line };
				found.push(diagnostic("mets/id-dangling", { params: { attribute, id }, place, clause }));
			}
		}
	}
}
