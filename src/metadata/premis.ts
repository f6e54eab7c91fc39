import type { Agent, Artifact, DigestAlgorithm, Event, Outcome } from "../model/index.ts";
import { sizeOf } from "../model/index.ts";
import { type FormatDesignation, formatOf } from "./premis-format.ts";
import { isUri } from "./schema.ts";
import { element, toXml, type XmlElement } from "./xml.ts";

export interface PremisInput {
	/** The record's identifier. */
	readonly identifier: string;
	/** Every file of the record but this one, which cannot hold its own digest. */
	readonly artifacts: readonly Artifact[];
	readonly events: readonly Event[];
	/** What the document claims to be, for example `PDF/A-2a`. */
	readonly flavour?: string;
	/** Path of a folder that holds one representation of the record: then that is what is described, not the record as a whole. */
	readonly representation?: string;
}

/** Names of the Library of Congress vocabulary cryptographicHashFunctions. */
const algorithms: Readonly<Record<DigestAlgorithm, string>> = {
	sha256: "SHA-256",
	sha512: "SHA-512",
	sha1: "SHA-1",
	md5: "MD5",
	blake2b512: "BLAKE2b-512",
};

const vocabulary = "http://id.loc.gov/vocabulary/preservation";

/**
 * Preservation metadata in PREMIS 3: the record as an intellectual entity, each artifact as a file, what happened, and who did it.
 * Identifiers of files are the record's with the path as a fragment, those of events count from 1 in the order given, so that the
 * same input gives the same bytes.
 */
export function premis({ identifier, artifacts, events, flavour, representation }: PremisInput): Outcome<string> {
	const whole = representation === undefined ? identifier : fileId(identifier, representation);
	const source = artifacts.find((a) => a.role === "source");
	const told = numbered(events, identifier, representation === undefined ? undefined : artifacts);
	const agents = [...new Map(told.map(({ event }) => [agentId(event.agent), event.agent])).values()];
	const eventsOf = (path?: string) =>
		told
			.filter(({ event }) => (path === undefined ? event.artifacts.length === 0 : event.artifacts.includes(path)))
			.map(({ id }) => id);
	return premisDocument([
		element("object", { "xsi:type": representation === undefined ? "intellectualEntity" : "representation" }, [
			pair("objectIdentifier", identifierType(whole), whole),
			...(representation === undefined ? [] : [relationship("structural", "represents", identifier)]),
			...eventsOf().map(linkingEvent),
		]),
		...artifacts.map((artifact) =>
			file(artifact, identifier, whole, artifact === source ? undefined : source, eventsOf(artifact.path), flavour),
		),
		...told.map(({ event, id }) => eventElement(event, id, identifier, whole)),
		...agents.map((agent) => agentElement(agent)),
	]);
}

/** A PREMIS 3 document of objects, events and agents. */
export function premisDocument(children: readonly XmlElement[]): Outcome<string> {
	return toXml(
		element(
			"premis",
			{
				xmlns: "http://www.loc.gov/premis/v3",
				"xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
				"xsi:schemaLocation": "http://www.loc.gov/premis/v3 http://www.loc.gov/standards/premis/premis.xsd",
				version: "3.0",
			},
			children,
		),
	);
}

/** Events with their identifiers; of some files only, an event keeps the identifier that it has in the record. */
function numbered(
	events: readonly Event[],
	identifier: string,
	only: readonly Artifact[] | undefined,
): readonly { readonly event: Event; readonly id: string }[] {
	const all = events.map((event, i) => ({ event, id: `${identifier}#event-${i + 1}` }));
	if (only === undefined) return all;
	const paths = new Set(only.map(({ path }) => path));
	return all.flatMap(({ event, id }) => {
		const artifacts = event.artifacts.filter((path) => paths.has(path));
		return event.artifacts.length > 0 && artifacts.length === 0 ? [] : [{ event: { ...event, artifacts }, id }];
	});
}

function identifierType(identifier: string): string {
	return isUri(identifier) ? "URI" : "local";
}

function fileId(identifier: string, path: string): string {
	return `${identifier}#${path}`;
}

export function agentId({ name, version }: Agent): string {
	return version === undefined ? name : `${name} ${version}`;
}

/** `objectIdentifier` and its like: a type and a value under names made of the element's own. */
export function pair(name: string, type: string, value: string, more: readonly XmlElement[] = []): XmlElement {
	return element(name, {}, [element(`${name}Type`, {}, type), element(`${name}Value`, {}, value), ...more]);
}

/** A term of a Library of Congress vocabulary. */
export function term(name: string, authority: string, value: string): XmlElement {
	return element(name, { authority, authorityURI: `${vocabulary}/${authority}` }, value);
}

function linkingEvent(id: string): XmlElement {
	return pair("linkingEventIdentifier", identifierType(id), id);
}

function file(
	artifact: Artifact,
	identifier: string,
	whole: string,
	source: Artifact | undefined,
	eventIds: readonly string[],
	flavour: string | undefined,
): XmlElement {
	const id = fileId(identifier, artifact.path);
	const digests = (Object.keys(algorithms) as DigestAlgorithm[]).flatMap((algorithm) => {
		const digest = artifact.digests[algorithm];
		return digest === undefined ? [] : [fixityElement(algorithms[algorithm], digest)];
	});
	const isDocument = artifact.role === "document";
	return element("object", { "xsi:type": "file" }, [
		pair("objectIdentifier", identifierType(id), id),
		element("objectCharacteristics", {}, [
			element("compositionLevel", {}, "0"),
			...digests,
			element("size", {}, String(sizeOf(artifact))),
			formatElement({ ...formatOf(artifact.mediaType, isDocument ? flavour : undefined), ...artifact.format }),
		]),
		...(artifact.originalName === undefined ? [] : [element("originalName", {}, artifact.originalName)]),
		relationship("structural", "is included in", whole),
		...(isDocument && source ? [relationship("derivation", "has source", fileId(identifier, source.path))] : []),
		...eventIds.map(linkingEvent),
	]);
}

export function fixityElement(algorithm: string, digest: string): XmlElement {
	return element("fixity", {}, [
		term("messageDigestAlgorithm", "cryptographicHashFunctions", algorithm),
		element("messageDigest", {}, digest),
	]);
}

export function formatElement({ name, version, pronom }: FormatDesignation): XmlElement {
	return element("format", {}, [
		element("formatDesignation", {}, [
			element("formatName", {}, name),
			...(version === undefined ? [] : [element("formatVersion", {}, version)]),
		]),
		...(pronom === undefined
			? []
			: [
					element("formatRegistry", {}, [
						element("formatRegistryName", {}, "PRONOM"),
						element("formatRegistryKey", {}, pronom),
						term("formatRegistryRole", "formatRegistryRole", "specification"),
					]),
				]),
	]);
}

export function relationship(type: string, subType: string, id: string, idType = identifierType(id)): XmlElement {
	return element("relationship", {}, [
		term("relationshipType", "relationshipType", type),
		term("relationshipSubType", "relationshipSubType", subType),
		pair("relatedObjectIdentifier", idType, id),
	]);
}

function eventElement(event: Event, id: string, identifier: string, whole: string): XmlElement {
	const objects = event.artifacts.length > 0 ? event.artifacts.map((path) => fileId(identifier, path)) : [whole];
	const role = event.agent.type === "software" ? "executing program" : "implementer";
	return element("event", {}, [
		pair("eventIdentifier", identifierType(id), id),
		term("eventType", "eventType", event.type),
		element("eventDateTime", {}, event.at),
		element("eventDetailInformation", {}, [element("eventDetail", {}, event.detail)]),
		element("eventOutcomeInformation", {}, [term("eventOutcome", "eventOutcome", event.outcome)]),
		pair("linkingAgentIdentifier", "local", agentId(event.agent), [
			term("linkingAgentRole", "eventRelatedAgentRole", role),
		]),
		...objects.map((object) => pair("linkingObjectIdentifier", identifierType(object), object)),
	]);
}

export function agentElement(agent: Agent): XmlElement {
	return element("agent", {}, [
		pair("agentIdentifier", "local", agentId(agent)),
		element("agentName", {}, agent.name),
		term("agentType", "agentType", agent.type),
		...(agent.version === undefined ? [] : [element("agentVersion", {}, agent.version)]),
	]);
}
