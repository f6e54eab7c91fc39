import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import type { Shape } from "./fields.ts";
import type { ReadMets } from "./mets-read.ts";

const uuid = "[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}";
const csipProfile = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml";
const objIds = {
	SIP: new RegExp(`^uuid-${uuid}$`, "i"),
	AIP: new RegExp(`^urn:(?:[^:]+:)?uuid[:-]${uuid}$`, "i"),
	DIP: new RegExp(`^uuid[:-]${uuid}$`, "i"),
} as const;
const profiles = {
	SIP: csipProfile,
	AIP: "http://www.ra.ee/METS/v01/IP.xml",
	DIP: "https://earkdip.dilcis.eu/profile/E-ARK-DIP.xml",
} as const;

/** What of a METS document departs from the annexes, whose table of attributes we know second-hand. */
export function metsFindings(mets: ReadMets, which: "root" | "rep", shape: Shape, file: string): readonly Diagnostic[] {
	const kind = shape.slice(0, 3) as "SIP" | "AIP" | "DIP";
	const types = kind === "DIP" ? ["MIXED", "Mixed"] : [shape.endsWith("_hoso") ? "Mixed" : "Collection"];
	const found: Diagnostic[] = [];
	const attribute = (
		element: string,
		name: string,
		value: string | undefined,
		fits: boolean,
		expected: string,
	): void => {
		if (fits) return;
		const params = { element, attribute: name, value: value ?? "", expected };
		found.push(diagnostic("tt05/mets-attribute", { params, place: { file } }));
	};
	const profile = which === "root" ? profiles[kind] : csipProfile;
	const objIdForm = { SIP: "uuid-{UUID}", AIP: "urn:{fonds}:uuid:{UUID}", DIP: "uuid-{UUID}" }[kind];
	if (which === "root") attribute("mets", "OBJID", mets.objId, objIds[kind].test(mets.objId ?? ""), objIdForm);
	attribute("mets", "TYPE", mets.type, types.includes(mets.type ?? ""), types[0] as string);
	attribute("mets", "PROFILE", mets.profile, mets.profile === profile, profile);
	attribute("metsHdr", "csip:OAISPACKAGETYPE", mets.packageType, mets.packageType === kind, kind);
	const map = mets.structure?.attributes;
	attribute("structMap", "LABEL", map?.LABEL, map?.LABEL === "CSIP", "CSIP");
	attribute("structMap", "TYPE", map?.TYPE, map?.TYPE === "PHYSICAL", "PHYSICAL");
	const uses = which === "root" ? ["Schemas", "Representations/rep1"] : ["Data"];
	const labels = which === "root" ? ["Metadata", "Schemas", "Representations/rep1"] : ["MetadataLink", "Data"];
	const isHoley = which === "rep" && mets.uses.includes("Holeyfile");
	for (const use of uses) {
		if (!mets.uses.includes(use) && !isHoley) part(`fileGrp[@USE="${use}"]`);
	}
	for (const label of labels) {
		if (!mets.labels.includes(label) && !isHoley) part(`div[@LABEL="${label}"]`);
	}
	if (!mets.agents.some(({ role }) => role === "CREATOR")) part('agent[@ROLE="CREATOR"]');
	if (mets.descriptive.length === 0) part("dmdSec");
	if (kind === "AIP" && mets.preservation.length === 0) part("digiprovMD");
	if (which === "root" && mets.pointers.length === 0) part("mptr");
	return found;

	function part(name: string): void {
		found.push(diagnostic("tt05/mets-part", { params: { part: name }, place: { file } }));
	}
}

/** Each descriptive file and each data file is linked exactly once, and linked ones bear the same name. */
export function linkFindings(rep: ReadMets, file: string): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	const times = new Map<string, number>();
	for (const { dmd, files } of rep.links) for (const id of [...dmd, ...files]) times.set(id, (times.get(id) ?? 0) + 1);
	const contents = rep.files.filter(({ use }) => use === "Data" || use === "Holeyfile");
	for (const { id, href } of [...rep.descriptive, ...contents]) {
		const count = times.get(id ?? "") ?? 0;
		if (count !== 1) found.push(diagnostic("tt05/link-count", { params: { path: href, count }, place: { file } }));
	}
	const hrefs = new Map([...rep.descriptive, ...contents].map(({ id, href }) => [id ?? "", href]));
	for (const { dmd, files } of rep.links) {
		const [path, other] = [hrefs.get(dmd[0] ?? ""), hrefs.get(files[0] ?? "")];
		if (path === undefined || other === undefined || stemOf(path) === stemOf(other)) continue;
		found.push(diagnostic("tt05/stems-differ", { params: { path, other }, place: { file } }));
	}
	return found;
}

function stemOf(href: string): string {
	const name = href.slice(href.lastIndexOf("/") + 1);
	return name
		.replace(/^EAD_(?:doc|pic|media)_(.*)\.xml$/i, "$1")
		.replace(/\.fetch\.txt$/i, "")
		.replace(
			/\.(?:pdf|txt|rtf|docx?|odt|csv|xlsx?|ods|html?|pptx?|odp|jpe?g|gif|tiff?|png|mp[34]|mpe?g|avi|wm[av]|mov|aac)$/i,
			"",
		)
		.toLowerCase();
}
