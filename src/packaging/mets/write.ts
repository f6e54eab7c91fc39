import { element, toXml, type XmlElement } from "../../metadata/xml.ts";
import type { Outcome } from "../../model/diagnostic.ts";
import {
	type AdministrativeSection,
	type Division,
	type FileGroup,
	type Located,
	type MetadataReference,
	type MetadataSection,
	type Mets,
	type MetsAgent,
	type MetsFile,
	type MetsHeader,
	metsNamespaces,
	type Structure,
} from "./model.ts";

/** Writes a METS 1.12 document: the default namespace, parts in the order of the schema, pointers as simple links of LOCTYPE URL. */
export function metsXml(mets: Mets): Outcome<string> {
	const { mets: namespace, ...others } = metsNamespaces;
	const declared = Object.entries(others).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);
	const locations = mets.schemaLocations?.flat().join(" ");
	return toXml(
		element(
			"mets",
			{
				xmlns: namespace,
				...Object.fromEntries(declared),
				OBJID: mets.objId,
				LABEL: mets.label,
				TYPE: mets.type,
				...mets.attributes,
				PROFILE: mets.profile,
				"xsi:schemaLocation": locations,
			},
			[
				headerElement(mets.header),
				...mets.descriptive.map((section) => sectionElement("dmdSec", section)),
				...mets.administrative.map(administrativeElement),
				...(mets.files ? [element("fileSec", { ID: mets.files.id }, mets.files.groups.map(groupElement))] : []),
				...mets.structures.map(structureElement),
			],
		),
	);
}

function headerElement({ created, modified, status, attributes, agents, alternatives }: MetsHeader): XmlElement {
	return element("metsHdr", { CREATEDATE: created, LASTMODDATE: modified, RECORDSTATUS: status, ...attributes }, [
		...agents.map(agentElement),
		...(alternatives ?? []).map(({ type, value }) => element("altRecordID", { TYPE: type }, value)),
	]);
}

function agentElement({ role, otherRole, type, otherType, name, notes }: MetsAgent): XmlElement {
	return element("agent", { ROLE: role, OTHERROLE: otherRole, TYPE: type, OTHERTYPE: otherType }, [
		element("name", {}, name),
		...(notes ?? []).map((note) => element("note", { "csip:NOTETYPE": note.type }, note.text)),
	]);
}

function sectionElement(name: string, { id, created, status, reference }: MetadataSection): XmlElement {
	return element(name, { ID: id, CREATED: created, STATUS: status }, [referenceElement(reference)]);
}

function referenceElement(reference: MetadataReference): XmlElement {
	return element("mdRef", {
		ID: reference.id,
		LOCTYPE: "URL",
		MDTYPE: reference.type,
		OTHERMDTYPE: reference.otherType,
		MDTYPEVERSION: reference.version,
		LABEL: reference.label,
		"xlink:type": "simple",
		"xlink:href": reference.href,
		...stated(reference),
	});
}

function stated({ mediaType, size, created, checksum, checksumType }: Located): Record<string, string> {
	return {
		MIMETYPE: mediaType,
		SIZE: String(size),
		CREATED: created,
		CHECKSUM: checksum,
		CHECKSUMTYPE: checksumType,
	};
}

function administrativeElement({ id, digiprov, rights }: AdministrativeSection): XmlElement {
	return element("amdSec", { ID: id }, [
		...(rights ?? []).map((section) => sectionElement("rightsMD", section)),
		...digiprov.map((section) => sectionElement("digiprovMD", section)),
	]);
}

function groupElement({ id, use, administrative, attributes, files }: FileGroup): XmlElement {
	return element("fileGrp", { ID: id, USE: use, ADMID: list(administrative), ...attributes }, files.map(fileElement));
}

function fileElement(file: MetsFile): XmlElement {
	return element(
		"file",
		{
			ID: file.id,
			...stated(file),
			OWNERID: file.owner,
			ADMID: list(file.administrative),
			DMDID: list(file.descriptive),
			...file.attributes,
		},
		[element("FLocat", { "xlink:type": "simple", "xlink:href": file.href, LOCTYPE: "URL" })],
	);
}

function structureElement({ id, type, label, division }: Structure): XmlElement {
	return element("structMap", { ID: id, TYPE: type, LABEL: label }, [divisionElement(division)]);
}

function divisionElement({ id, type, label, descriptive, administrative, ...below }: Division): XmlElement {
	return element("div", { ID: id, TYPE: type, LABEL: label, DMDID: list(descriptive), ADMID: list(administrative) }, [
		...(below.pointers ?? []).map(({ href, title }) =>
			element("mptr", { "xlink:type": "simple", "xlink:href": href, "xlink:title": title, LOCTYPE: "URL" }),
		),
		...(below.files ?? []).map((id) => element("fptr", { FILEID: id })),
		...(below.divisions ?? []).map(divisionElement),
	]);
}

function list(ids: readonly string[] | undefined): string | undefined {
	return ids === undefined || ids.length === 0 ? undefined : ids.join(" ");
}
