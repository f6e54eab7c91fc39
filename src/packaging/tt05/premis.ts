import {
	agentElement,
	agentId,
	fixityElement,
	formatElement,
	pair,
	premisDocument,
	relationship,
	term,
} from "../../metadata/premis.ts";
import { formatOf } from "../../metadata/premis-format.ts";
import { element, type XmlElement } from "../../metadata/xml.ts";
import { type Artifact, sizeOf } from "../../model/artifact.ts";
import type { Outcome } from "../../model/diagnostic.ts";
import type { Agent } from "../../model/event.ts";
import type { Item } from "./items.ts";
import type { Ids } from "./names.ts";

export interface PremisParts {
	readonly ids: Ids;
	readonly objId: string;
	readonly time: string;
	readonly agent: Agent;
	/** Identifiers of the records that the package was made of. */
	readonly sources: readonly string[];
	readonly items: readonly { readonly item: Item; readonly data: Artifact }[];
}

/** Preservation metadata of the package: what it is, and how it came to be. PREMIS 3 in the form that its schema accepts. */
export function rootPremis(parts: PremisParts): Outcome<string> {
	const { ids, objId } = parts;
	const event = ids.uuid("event", "package");
	return premisDocument([
		element("object", { "xsi:type": "intellectualEntity", xmlID: ids.uuid("object", "package") }, [
			pair("objectIdentifier", "UUID", objId),
			pair("linkingEventIdentifier", "UUID", event),
		]),
		creation(parts, event),
		agentElement(parts.agent),
	]);
}

/** Preservation metadata of the representation: its files with their digests under the identifiers that METS gives them. */
export function repPremis(parts: PremisParts): Outcome<string> {
	const { ids, items, time, agent } = parts;
	const rep = ids.uuid("object", "rep1");
	const digests = ids.uuid("event", "digests");
	const creating = ids.uuid("event", "package");
	return premisDocument([
		element("object", { "xsi:type": "representation", xmlID: rep }, [
			pair("objectIdentifier", "UUID", rep),
			...items.map(({ data }) => relationship("structural", "has part", ids.file(data.path), "File")),
			pair("linkingEventIdentifier", "UUID", creating),
		]),
		...items.map(({ item, data }) => fileObject(item, data, parts, digests)),
		creation(parts, creating),
		element("event", {}, [
			pair("eventIdentifier", "UUID", digests),
			term("eventType", "eventType", "message digest calculation"),
			element("eventDateTime", {}, time),
			element("eventDetailInformation", {}, [element("eventDetail", {}, "SHA-256 of every file in data/")]),
			element("eventOutcomeInformation", {}, [term("eventOutcome", "eventOutcome", "success")]),
			executing(agent),
			...items.map(({ data }) => pair("linkingObjectIdentifier", "File", ids.file(data.path))),
		]),
		agentElement(agent),
	]);
}

function executing(agent: Agent): XmlElement {
	return pair("linkingAgentIdentifier", "local", agentId(agent), [
		term("linkingAgentRole", "eventRelatedAgentRole", "executing program"),
	]);
}

/** What the circular fixes as the type of the event that makes a package (annex I). */
function creation({ time, agent, sources, objId }: PremisParts, id: string): XmlElement {
	const role = (value: string) => term("linkingObjectRole", "eventRelatedObjectRole", value);
	return element("event", {}, [
		pair("eventIdentifier", "UUID", id),
		term("eventType", "eventType", "information package creation"),
		element("eventDateTime", {}, time),
		element("eventOutcomeInformation", {}, [term("eventOutcome", "eventOutcome", "success")]),
		executing(agent),
		...sources.map((source) =>
			pair("linkingObjectIdentifier", source.startsWith("urn:uuid:") ? "UUID" : "local", source, [role("source")]),
		),
		pair("linkingObjectIdentifier", "UUID", objId, [role("outcome")]),
	]);
}

function fileObject({ record, kind }: Item, data: Artifact, { ids }: PremisParts, event: string): XmlElement {
	const id = ids.file(data.path);
	const flavour = kind === "doc" ? record.flavour : undefined;
	return element("object", { "xsi:type": "file", xmlID: id }, [
		pair("objectIdentifier", "File", id),
		element("objectCharacteristics", {}, [
			element("compositionLevel", {}, "0"),
			fixityElement("SHA-256", data.digests.sha256 as string),
			element("size", {}, String(sizeOf(data))),
			formatElement({ ...formatOf(data.mediaType, flavour), ...data.format }),
		]),
		element("originalName", {}, data.originalName ?? data.path.slice(data.path.lastIndexOf("/") + 1)),
		pair("linkingEventIdentifier", "UUID", event),
	]);
}
