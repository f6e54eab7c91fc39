import type { Artifact } from "../../model/artifact.ts";
import type { Outcome } from "../../model/diagnostic.ts";
import type { Agent } from "../../model/event.ts";
import {
	type AdministrativeSection,
	type FileGroup,
	type MetadataSection,
	type Mets,
	type MetsAgent,
	type MetsFile,
	metsNamespaces,
} from "../mets/model.ts";
import { hrefOf, located } from "../mets/reference.ts";
import { metsXml } from "../mets/write.ts";
import type { Ids } from "./names.ts";
import type { Settings } from "./settings.ts";

export interface MetsInput {
	readonly settings: Settings;
	readonly agent: Agent;
	readonly objId: string;
	readonly title: string;
	readonly ids: Ids;
}

/** A file of the package, with its path from the root. */
type File = Pick<Artifact, "path" | "mediaType" | "content" | "digests">;

export interface RootParts extends MetsInput {
	readonly ead: File;
	readonly premis?: File;
	readonly schemas: readonly File[];
	readonly documentation: readonly File[];
	readonly rep: File;
}

export interface RepParts extends MetsInput {
	readonly premis?: File;
	/** Each descriptive file with the file that it describes; `linked` ones lie in another package. */
	readonly documents: readonly { readonly ead: File; readonly data: File; readonly linked: boolean }[];
}

const csipProfile = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml";
const profiles = {
	SIP: csipProfile,
	AIP: "http://www.ra.ee/METS/v01/IP.xml",
	DIP: "https://earkdip.dilcis.eu/profile/E-ARK-DIP.xml",
} as const;
export const repFolder = "representations/rep1/";

/** Name of the METS schema in `schemas/`. */
export function metsXsdName({ reading }: Settings): string {
	return reading.switches.xsdNames === "lower" ? "mets1_12.xsd" : "METS.xsd";
}

/** METS of the package. */
export function rootMets(parts: RootParts): Outcome<string> {
	const { settings, ids, objId, title, ead, premis, schemas, documentation, rep } = parts;
	const dmd = section(parts, "dmd", ead, ead.path, "root");
	const digiprov = premis && preservation(parts, premis, premis.path);
	const group = (name: string, use: string, files: readonly File[]): FileGroup => ({
		id: ids.uuid("group", name),
		use,
		files: files.map((file) => fileOf(parts, file, file.path)),
	});
	const groups = {
		schemas: group("schemas", "Schemas", schemas),
		documentation: group("documentation", "Documentation", documentation),
		rep: group("rep1", "Representations/rep1", [rep]),
	};
	const hasDocumentation = documentation.length > 0;
	const mets: Mets = {
		...head(parts, "root"),
		objId,
		label: title,
		profile: profiles[settings.kind],
		descriptive: [dmd],
		administrative: administrative(parts, "root", digiprov),
		files: {
			id: ids.uuid("fileSec", "root"),
			groups: [groups.schemas, ...(hasDocumentation ? [groups.documentation] : []), groups.rep],
		},
		structures: [
			{
				id: ids.uuid("structMap", "root"),
				type: "PHYSICAL",
				label: "CSIP",
				division: {
					id: ids.uuid("div", "root"),
					label: objId,
					divisions: [
						{
							id: ids.uuid("div", "metadata"),
							label: "Metadata",
							descriptive: [dmd.id],
							...(digiprov && { administrative: [digiprov.id] }),
						},
						{ id: ids.uuid("div", "schemas"), label: "Schemas", files: [groups.schemas.id] },
						...(hasDocumentation
							? [{ id: ids.uuid("div", "documentation"), label: "Documentation", files: [groups.documentation.id] }]
							: []),
						{
							id: ids.uuid("div", "rep1"),
							label: "Representations/rep1",
							pointers: [{ href: hrefOf(rep.path), title: groups.rep.id }],
						},
					],
				},
			},
		],
	};
	return metsXml(mets);
}

/** METS of the one representation. */
export function repMets(parts: RepParts): Outcome<string> {
	const { settings, ids, title, premis, documents } = parts;
	const below = ({ path }: File): string => path.slice(repFolder.length);
	const sections = documents.map(({ ead }) => section(parts, below(ead), ead, below(ead), "rep"));
	const digiprov = premis && preservation(parts, premis, below(premis));
	const adm = digiprov ? { administrative: [digiprov.id] } : {};
	const filesOf = (linked: boolean): readonly MetsFile[] =>
		documents.filter((each) => each.linked === linked).map(({ data }) => fileOf(parts, data, below(data)));
	const data: FileGroup = { id: ids.uuid("group", "data"), use: "Data", files: filesOf(false) };
	const holey: FileGroup = { id: ids.uuid("group", "holey"), use: "Holeyfile", files: filesOf(true) };
	const link = ({ ead, data: file, linked }: RepParts["documents"][number], i: number) => ({
		id: ids.uuid("div", "link", below(ead)),
		label: linked ? "MetadataLink/Holey" : "MetadataLink/File",
		descriptive: [(sections[i] as MetadataSection).id],
		...adm,
		files: [ids.file(file.path)],
	});
	const isNormalized = settings.kind === "AIP";
	const mets: Mets = {
		...head(parts, "rep"),
		objId: settings.reading.switches.repId === "rep1" ? "rep1" : ids.uuid("rep1"),
		label: settings.kind === "SIP" ? "" : title,
		profile: csipProfile,
		descriptive: sections,
		administrative: administrative(parts, "rep", digiprov),
		files: {
			id: ids.uuid("fileSec", "rep"),
			groups: [...(data.files.length > 0 ? [data] : []), ...(holey.files.length > 0 ? [holey] : [])],
		},
		structures: [
			{
				id: ids.uuid("structMap", "rep"),
				type: "PHYSICAL",
				label: "CSIP",
				division: {
					id: ids.uuid("div", "rep"),
					label: "rep1",
					type: isNormalized ? "NORMALIZED" : "ORIGINAL",
					divisions: [
						{ id: ids.uuid("div", "links"), label: "MetadataLink", divisions: documents.map(link) },
						...(data.files.length > 0 ? [{ id: ids.uuid("div", "data"), label: "Data", files: [data.id] }] : []),
					],
				},
			},
		],
	};
	return metsXml(mets);
}

/** The agents' names, and what both documents have alike. */
function head({ settings, agent }: MetsInput, which: "root" | "rep") {
	const { kind, isDossier, time } = settings;
	const schemas = which === "root" ? "schemas/" : "../../schemas/";
	const type = kind === "DIP" ? "MIXED" : isDossier ? "Mixed" : "Collection";
	const locations: [string, string][] = [
		[metsNamespaces.mets, `${schemas}${metsXsdName(settings)}`],
		[metsNamespaces.xlink, `${schemas}xlink.xsd`],
		[metsNamespaces.csip, `${schemas}DILCISExtensionMETS.xsd`],
	];
	if (kind === "SIP") locations.push([metsNamespaces.sip, `${schemas}DILCISExtensionSIPMETS.xsd`]);
	const alternative = which === "root" && kind === "SIP" ? alternativeId(settings) : "";
	return {
		type,
		attributes: { "csip:CONTENTINFORMATIONTYPE": "MIXED" },
		schemaLocations: locations,
		header: {
			created: time,
			modified: time,
			status: "NEW",
			attributes: { "csip:OAISPACKAGETYPE": kind },
			agents: [which === "root" ? rootAgent(settings, agent) : repAgent(settings)],
			...(alternative !== "" && { alternatives: [{ type: "SUBMISSIONAGREEMENT", value: alternative }] }),
		},
	};
}

function rootAgent({ reading, fonds }: Settings, { name, version }: Agent): MetsAgent {
	const note =
		reading.switches.agentNote === "fonds"
			? { type: "IDENTIFICATIONCODE", text: fonds }
			: { type: "SOFTWARE VERSION", text: version ?? "" };
	return { role: "CREATOR", type: "OTHER", otherType: "SOFTWARE", name, notes: [note] };
}

function repAgent({ reading, fonds, agency, given }: Settings): MetsAgent {
	const notes = [{ type: "IDENTIFICATIONCODE", text: fonds }];
	const account = given.get("account") ?? "";
	if (reading.switches.repAgent === "organization") {
		return { role: "CREATOR", type: "ORGANIZATION", name: agency, notes };
	}
	return { role: "CREATOR", type: "INDIVIDUAL", otherType: "", name: account, notes };
}

/** The code of the transfer's registration, or the dossier's. */
function alternativeId({ reading, given, fileCode }: Settings): string {
	const registration = given.get("registration") ?? "";
	return reading.switches.altRecordID === "fileCode" ? fileCode : registration;
}

/** The sample writes digests in capitals. */
function stated(file: File, href: string, { settings }: MetsInput) {
	const about = located(file, hrefOf(href), settings.time);
	return { ...about, checksum: about.checksum.toUpperCase() };
}

function fileOf(input: MetsInput, file: File, href: string): MetsFile {
	return { id: input.ids.file(file.path), ...stated(file, href, input) };
}

function section(input: MetsInput, name: string, file: File, href: string, which: "root" | "rep"): MetadataSection {
	const { settings, ids } = input;
	const isOther = settings.reading.switches.mdType === "OTHER";
	const type = isOther && which === "root" ? { type: "OTHER", otherType: "EAD" } : { type: "DC" };
	return {
		id: ids.uuid("dmd", which, name),
		created: settings.time,
		status: "CURRENT",
		reference: {
			id: ids.uuid("mdRef", which, name),
			...type,
			version: isOther ? "1.0" : "1.0.0",
			...stated(file, href, input),
			mediaType: isOther ? "text/xml" : "application/xml",
		},
	};
}

function preservation(input: MetsInput, file: File, href: string): MetadataSection {
	const { settings, ids } = input;
	const isOther = settings.reading.switches.mdType === "OTHER";
	return {
		id: ids.uuid("digiprov", href),
		created: settings.time,
		status: "CURRENT",
		reference: {
			id: ids.uuid("premis", href),
			type: "PREMIS",
			version: "3.0",
			...stated(file, href, input),
			mediaType: isOther ? "text/xml" : "application/xml",
		},
	};
}

function administrative(
	{ settings, ids }: MetsInput,
	which: "root" | "rep",
	digiprov: MetadataSection | undefined,
): readonly AdministrativeSection[] {
	if (digiprov) return [{ id: ids.uuid("amd", which), digiprov: [digiprov] }];
	const isEmpty = settings.kind === "SIP" && settings.reading.switches.amdSec === "empty";
	return isEmpty ? [{ id: ids.uuid("amd", which), digiprov: [] }] : [];
}
