import type { Target, TargetKey } from "./row.ts";
import { tt05Target } from "./tt05.ts";

/** The submission form that DSpace 7 and later come with: title, date of issue and type are required there. */
const dspace: Target = {
	key: "dspace",
	requirements: [
		{ field: "dc.title", elements: ["title"], level: "mandatory" },
		{ field: "dc.date.issued", elements: ["issued"], level: "mandatory", form: "date" },
		{ field: "dc.type", elements: ["type"], level: "mandatory" },
		{ field: "dc.contributor.author", elements: ["creator"], level: "recommended" },
		{ field: "dc.publisher", elements: ["publisher"], level: "recommended" },
		{ field: "dc.language.iso", elements: ["language"], level: "recommended" },
		{ field: "dc.subject", elements: ["subject", "section"], level: "recommended" },
		{ field: "dc.description.abstract", elements: ["abstract"], level: "recommended" },
		{ field: "dc.identifier.uri", elements: ["originalUrl", "identifier"], level: "recommended" },
		{ field: "dc.rights", elements: ["rights", "license", "accessRights"], level: "recommended" },
	],
};

/** E-ARK leaves the description to its content: an identifier, a name, who made it, and from when it is (CSIP, SIP metsHdr and LABEL). */
const eark: Target = {
	key: "eark",
	requirements: [
		{ field: "mets/@OBJID", elements: ["identifier"], level: "mandatory" },
		{ field: "mets/@LABEL", elements: ["title"], level: "mandatory" },
		{ field: "agent[@ROLE='CREATOR']", elements: ["publisher", "creator"], level: "mandatory" },
		{ field: "dc:date", elements: ["issued", "date", "created"], level: "recommended" },
		{ field: "dc:language", elements: ["language"], level: "recommended" },
		{ field: "dc:rights", elements: ["accessRights", "rights", "license"], level: "recommended" },
		{ field: "dc:provenance", elements: ["provenance"], level: "recommended" },
	],
};

/** Zenodo's fields of a deposit: a resource type, title, creators, day of publication and, for open records, a licence. */
const zenodo: Target = {
	key: "zenodo",
	requirements: [
		{ field: "title", elements: ["title"], level: "mandatory" },
		{ field: "creators", elements: ["creator"], level: "mandatory" },
		{ field: "publication_date", elements: ["issued"], level: "mandatory", form: "date" },
		{ field: "resource_type", elements: ["type"], level: "mandatory" },
		{ field: "description", elements: ["abstract", "description"], level: "recommended" },
		{ field: "publisher", elements: ["publisher"], level: "recommended" },
		{ field: "rights", elements: ["license", "rights"], level: "recommended" },
		{ field: "languages", elements: ["language"], level: "recommended" },
		{ field: "subjects", elements: ["subject"], level: "recommended" },
	],
};

/** The only list of targets that descriptions are judged for. */
export const targets: readonly Target[] = [tt05Target, dspace, eark, zenodo];

export const targetKeys: readonly TargetKey[] = targets.map((target) => target.key);

export function targetOf(key: TargetKey): Target {
	return targets.find((target) => target.key === key) as Target;
}
