import { dublinCorePair } from "../metadata/crosswalk/registry.ts";
import { toPeriod } from "../metadata/dates.ts";
import { type ReadElement, readXml } from "../metadata/read-xml.ts";
import { carriedClaim, elementRow, propertyOf } from "../metadata/schema.ts";
import { type Claim, type Diagnostic, diagnostic, type Metadata, type Outcome } from "../model/index.ts";

/** The element of a claim in a crosswalk's file, in the form `{namespace}name`; undefined where the format has none. */
type NameOf = (claim: Claim) => string | undefined;

const simple = "http://purl.org/dc/elements/1.1/";
const terms = "http://purl.org/dc/terms/";

/** How the proof expects each format to name an element, straight from the schema table. */
const names: Readonly<Record<string, NameOf>> = {
	oai_dc: ({ element }) => {
		const name = elementRow(element)?.simple;
		return name && `{${simple}}${name}`;
	},
	dcterms: ({ element }) => {
		const row = elementRow(element);
		const name = row && propertyOf(row);
		return name && `{${terms}}${name}`;
	},
};

/**
 * Each Dublin Core file, read back strictly: every element is in the schema table, every claim of the description stands there with its value,
 * and nothing else does.
 */
export async function proveDescription(
	metadata: Metadata,
	read: (path: string) => Promise<Outcome<Uint8Array>>,
): Promise<readonly Diagnostic[]> {
	const found: Diagnostic[] = [];
	for (const { key, fileName } of dublinCorePair) {
		const path = `data/metadata/${fileName}`;
		const bytes = await read(path);
		found.push(...bytes.diagnostics);
		if (bytes.value === undefined) continue;
		const root = readXml(new TextDecoder().decode(bytes.value), path);
		found.push(...root.diagnostics);
		if (root.value) found.push(...compareElements(root.value.children, metadata.claims, names[key] as NameOf, path));
	}
	return found;
}

function compareElements(
	elements: readonly ReadElement[],
	claims: readonly Claim[],
	nameOf: NameOf,
	file: string,
): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	const place = { file };
	const known = new Set(claims.map(nameOf));
	const accounted = new Set<ReadElement>();
	for (const claim of claims) {
		const name = nameOf(claim);
		if (name === undefined) continue;
		const forms = formsOf(claim);
		const matches = elements.filter((e) => e.name === name && forms.includes(e.text));
		for (const match of matches) accounted.add(match);
		if (matches.length === 0) {
			found.push(diagnostic("build/element-missing", { params: { element: local(name), value: claim.value }, place }));
		}
	}
	for (const element of elements) {
		if (accounted.has(element)) continue;
		const params = { element: local(element.name), value: element.text };
		found.push(
			known.has(element.name)
				? diagnostic("build/element-unexpected", { params, place })
				: diagnostic("build/element-unknown", { params: { element: local(element.name) }, place }),
		);
	}
	return found;
}

/** A value as it may stand in XML: line ends folded (XML 1.0 2.11), times with seconds (W3CDTF as DCMI's schema has it), intervals as periods. */
function formsOf(claim: Claim): readonly string[] {
	const row = elementRow(claim.element);
	const { value, scheme } = row ? carriedClaim(row, claim) : claim;
	const text = value.replace(/\r\n?/g, "\n");
	if (scheme === "W3CDTF") return [text, text.replace(/T(\d\d:\d\d)(?=Z|[+-])/, "T$1:00")];
	return scheme === "Period" ? [text, toPeriod(text)] : [text];
}

function local(name: string): string {
	return name.slice(name.indexOf("}") + 1);
}
