import { elementRow, propertyOf } from "../../metadata/schema.ts";
import { element, toXml, type XmlElement } from "../../metadata/xml.ts";
import type { Deposit, DepositLoss, Outcome } from "../../model/index.ts";

/** Terms that DSpace's table of simple Dublin Core has; others vanish there without a word. */
const kept = new Set([
	"abstract",
	"alternative",
	"bibliographicCitation",
	"contributor",
	"creator",
	"dateAccepted",
	"dateSubmitted",
	"description",
	"extent",
	"format",
	"identifier",
	"isPartOf",
	"isReferencedBy",
	"isReplacedBy",
	"isRequiredBy",
	"issued",
	"language",
	"medium",
	"modified",
	"publisher",
	"references",
	"relation",
	"replaces",
	"requires",
	"rights",
	"rightsHolder",
	"source",
	"spatial",
	"subject",
	"temporal",
	"title",
	"type",
]);

interface Term {
	readonly name: string;
	readonly value: string;
}

/** What goes into the entry, and what does not. Languages of values are dropped there, whatever the entry says. */
function sort({ metadata }: Pick<Deposit, "metadata">): { terms: readonly Term[]; losses: readonly DepositLoss[] } {
	const terms: Term[] = [];
	const losses: DepositLoss[] = [];
	for (const claim of metadata.claims) {
		const row = elementRow(claim.element);
		const name = row && propertyOf(row);
		const { element: own, value } = claim;
		if (name !== undefined && kept.has(name)) terms.push({ name, value });
		else
			losses.push({ element: own, value, ...(name !== undefined && { field: `dcterms:${name}` }), reason: "no-field" });
	}
	return { terms, losses };
}

export function entryLosses(deposit: Pick<Deposit, "metadata">): readonly DepositLoss[] {
	return sort(deposit).losses;
}

/** `banluu:sha256:…`, the last identifier of the entry: of several values a receipt shows the last. */
export function keyOf(deposit: Pick<Deposit, "key">): string {
	return `banluu:sha256:${deposit.key}`;
}

/** The Atom entry that begins a deposit (SWORD 2.0 Profile 6.3.3). */
export function entryOf(deposit: Pick<Deposit, "key" | "metadata" | "title" | "madeAt">): Outcome<string> {
	const { terms } = sort(deposit);
	const children: XmlElement[] = [
		element("title", {}, deposit.title.text),
		element("id", {}, `urn:banluu:${deposit.key}`),
		element("updated", {}, deposit.madeAt),
		...terms.map(({ name, value }) => element(`dcterms:${name}`, {}, value)),
		element("dcterms:identifier", {}, keyOf(deposit)),
	];
	return toXml(
		element("entry", { xmlns: "http://www.w3.org/2005/Atom", "xmlns:dcterms": "http://purl.org/dc/terms/" }, children),
	);
}
