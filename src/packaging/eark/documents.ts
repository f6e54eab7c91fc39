import { formatOf } from "../../metadata/premis-format.ts";
import type { Artifact } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import type { Outcome } from "../../model/diagnostic.ts";
import type { Agent } from "../../model/event.ts";
import {
	type AdministrativeSection,
	type Division,
	type FileGroup,
	type MetadataSection,
	type Mets,
	type MetsAgent,
	type MetsFile,
	metsNamespaces,
} from "../mets/model.ts";
import { hrefOf, located, metsId } from "../mets/reference.ts";
import { metsXml } from "../mets/write.ts";
import { folders, type Representation } from "./arrange.ts";
import { xmlFile } from "./preservation.ts";
import { type CsipVersion, type EarkKind, profileUris, schemasOf } from "./profile.ts";

/** What all METS documents of a package have in common. */
export interface Frame {
	readonly record: RecordContent;
	readonly kind: EarkKind;
	readonly version: CsipVersion;
	/** OBJID of the package and name of its folder. */
	readonly objId: string;
	/** Time of packaging. */
	readonly time: string;
	readonly agent: Agent;
	/** Who gives the package to the archive (SIP15). */
	readonly submitter?: { readonly name: string; readonly code?: string };
	/** Term of the vocabulary of content categories (CSIP2). */
	readonly category: string;
}

const category = "csip:CONTENTINFORMATIONTYPE";

/** The METS document of the whole package; `parts` are all other files that it lists itself. */
export function rootMets(
	frame: Frame,
	parts: {
		readonly descriptions: readonly Artifact[];
		readonly premis: Artifact;
		readonly schemas: readonly Artifact[];
		readonly documentation: readonly Artifact[];
		/** METS documents of the representations, by name. */
		readonly representations: readonly { readonly name: string; readonly mets: Artifact }[];
	},
): Outcome<Artifact> {
	const { objId, record } = frame;
	const id = (...names: readonly string[]) => metsId(objId, "METS.xml", ...names);
	const descriptive = parts.descriptions.map((file) => descriptionSection(file, frame, id));
	const administrative = premisSection(parts.premis, parts.premis.path, frame, id);
	const documentation = group("Documentation", parts.documentation, "", frame, id);
	const schemas = group("Schemas", parts.schemas, "", frame, id);
	const groups = parts.representations.map(({ name, mets }) => ({
		...group(useOf(name), [mets], "", frame, id),
		attributes: { [category]: "MIXED" },
	}));
	const divisions: readonly Division[] = [
		{
			id: id("div", "Metadata"),
			label: "Metadata",
			descriptive: descriptive.map((section) => section.id),
			administrative: administrative.digiprov.map((section) => section.id),
		},
		{ id: id("div", "Documentation"), label: "Documentation", files: [documentation.id] },
		{ id: id("div", "Schemas"), label: "Schemas", files: [schemas.id] },
		...parts.representations.map(({ name, mets }, i): Division => {
			const own = groups[i] as FileGroup;
			return {
				id: id("div", useOf(name)),
				label: useOf(name),
				pointers: [{ href: hrefOf(mets.path), title: own.id }],
				// AIP3 of E-ARK AIP: the pointer goes with the entry of the file section.
				...(frame.kind === "AIP" && { files: own.files.map((file) => file.id) }),
			};
		}),
	];
	return document("METS.xml", {
		...common(frame, objId, ""),
		label: record.title.text,
		header: header(frame),
		descriptive,
		administrative: [administrative],
		files: { id: id("fileSec"), groups: [documentation, schemas, ...groups] },
		structures: [
			{
				id: id("structMap"),
				type: "PHYSICAL",
				label: "CSIP",
				division: { id: id("div"), label: objId, divisions },
			},
		],
	});
}

/** The METS document of a representation; its PREMIS file is listed with it. */
export function representationMets(frame: Frame, { name, files }: Representation, premis: Artifact): Outcome<Artifact> {
	const { objId } = frame;
	const folder = `${folders.representations}${name}/`;
	const id = (...names: readonly string[]) => metsId(objId, `${folder}METS.xml`, ...names);
	const administrative = premisSection(premis, premis.path.slice(folder.length), frame, id);
	const sections = administrative.digiprov.map((section) => section.id);
	const data = group("Data", files, folder, frame, id);
	const described: FileGroup = {
		...data,
		attributes: { [category]: "MIXED" },
		files: data.files.map((file) => ({ ...file, administrative: sections })),
	};
	const divisions: readonly Division[] = [
		{ id: id("div", "Metadata"), label: "Metadata", administrative: sections },
		{ id: id("div", "Data"), label: "Data", files: [described.id] },
	];
	return document(`${folder}METS.xml`, {
		...common(frame, name, "../../"),
		header: header(frame),
		descriptive: [],
		administrative: [administrative],
		files: { id: id("fileSec"), groups: [described] },
		structures: [
			{ id: id("structMap"), type: "PHYSICAL", label: "CSIP", division: { id: id("div"), label: name, divisions } },
		],
	});
}

function useOf(representation: string): string {
	return `Representations/${representation}`;
}

function document(path: string, mets: Mets): Outcome<Artifact> {
	const text = metsXml(mets);
	return { value: xmlFile(path, text.value as string), diagnostics: text.diagnostics };
}

function common({ kind, version, category: type }: Frame, objId: string, up: string) {
	return {
		objId,
		type,
		attributes: { [category]: "MIXED" },
		profile: profileUris[kind][version],
		schemaLocations: schemasOf(kind).flatMap(({ file, prefix }) =>
			prefix === undefined ? [] : [[metsNamespaces[prefix], `${up}${folders.schemas}${file}`] as const],
		),
	};
}

function header({ kind, time, agent, submitter, record }: Frame): Mets["header"] {
	const software: MetsAgent = {
		role: "CREATOR",
		type: "OTHER",
		otherType: "SOFTWARE",
		name: agent.name,
		notes: [{ type: "SOFTWARE VERSION", text: agent.version ?? "-" }],
	};
	const submitting: readonly MetsAgent[] =
		kind === "SIP" && submitter
			? [
					{
						role: "CREATOR",
						type: "ORGANIZATION",
						name: submitter.name,
						...(submitter.code && { notes: [{ type: "IDENTIFICATIONCODE", text: submitter.code }] }),
					},
				]
			: [];
	const origin = record.metadata.claims.find(({ element }) => element === "publisher")?.value;
	const creator: readonly MetsAgent[] = origin ? [{ role: "ARCHIVIST", type: "ORGANIZATION", name: origin }] : [];
	return {
		created: time,
		modified: time,
		status: "NEW",
		attributes: { "csip:OAISPACKAGETYPE": kind },
		agents: [software, ...submitting, ...creator],
	};
}

type MakeId = (...names: readonly string[]) => string;

/** METS's name of what a metadata file of ours is (MDTYPE). */
const descriptionTypes: Readonly<Record<string, { readonly type: string; readonly otherType?: string }>> = {
	"dublin-core.xml": { type: "DC" },
	"dcterms.xml": { type: "OTHER", otherType: "DCTERMS" },
	"record.json": { type: "OTHER", otherType: "BANLUU-RECORD" },
};

function descriptionSection(file: Artifact, frame: Frame, id: MakeId): MetadataSection {
	const name = file.path.slice(file.path.lastIndexOf("/") + 1);
	const created = createdOf(frame);
	return {
		id: id("dmdSec", file.path),
		created,
		status: "CURRENT",
		reference: {
			...located(plain(file), hrefOf(file.path), created),
			...(descriptionTypes[name] ?? { type: "OTHER", otherType: "UNKNOWN" }),
		},
	};
}

function premisSection(premis: Artifact, path: string, { time }: Frame, id: MakeId): AdministrativeSection {
	const reference = { ...located(premis, hrefOf(path), time), type: "PREMIS", version: "3.0" };
	return {
		id: id("amdSec"),
		digiprov: [{ id: id("digiprovMD", premis.path), created: time, status: "CURRENT", reference }],
	};
}

/** Files of one use; `folder` is where the document that lists them stands. */
function group(use: string, files: readonly Artifact[], folder: string, frame: Frame, id: MakeId): FileGroup {
	return {
		id: id("fileGrp", use),
		use,
		files: files.map((file): MetsFile => {
			const ofRecord = file.role !== "tag";
			return {
				...located(plain(file), hrefOf(file.path.slice(folder.length)), ofRecord ? createdOf(frame) : frame.time),
				id: id("file", file.path),
				...(file.originalName && { owner: file.originalName }),
				...(ofRecord && { attributes: formatAttributes(file, frame) }),
			};
		}),
	};
}

/** SIP32 to SIP35. */
function formatAttributes(file: Artifact, { kind, record }: Frame) {
	if (kind !== "SIP") return {};
	const known = formatOf(file.mediaType, file.role === "document" ? record.flavour : undefined);
	const { name, version, pronom } = { ...known, ...file.format };
	if (!pronom) return {};
	return {
		"sip:FILEFORMATNAME": name,
		"sip:FILEFORMATVERSION": version,
		"sip:FORMATREGISTRY": "PRONOM",
		"sip:FORMATREGISTRYKEY": pronom,
	};
}

/** The media type without parameters: the list of IANA has none (CSIP26). */
function plain(file: Artifact): Artifact {
	return { ...file, mediaType: (file.mediaType.split(";")[0] as string).trim() };
}

/** When the files of the record were made: the time of its first event. */
function createdOf({ record, time }: Frame): string {
	return record.events[0]?.at ?? time;
}
