import type { Agent, DigestAlgorithm, Digests, Event, EventType, Outcome } from "../model/index.ts";
import { success } from "../model/index.ts";
import { type ReadElement, readXml } from "./read-xml.ts";

/** A file as PREMIS describes it. */
export interface PremisFile {
	/** The format's name, which is the media type in files of ours. */
	readonly mediaType: string;
	readonly digests: Digests;
	/** Bytes. */
	readonly size?: number;
	readonly format?: { readonly version?: string; readonly pronom?: string };
	readonly originalName?: string;
}

/** What a PREMIS file of ours says. */
export interface PremisContent {
	/** By path below the payload. */
	readonly files: ReadonlyMap<string, PremisFile>;
	readonly events: readonly Event[];
}

const algorithms: Readonly<Record<string, DigestAlgorithm>> = {
	"SHA-256": "sha256",
	"SHA-512": "sha512",
	"SHA-1": "sha1",
	MD5: "md5",
	"BLAKE2b-512": "blake2b512",
};

/** Reads what `premis` has written, for a record of this identifier; what it does not know it leaves out. */
export function readPremis(text: string, identifier: string, file: string): Outcome<PremisContent> {
	const root = readXml(text, file);
	if (root.value === undefined) return { diagnostics: root.diagnostics };
	const named = (name: string) => root.value?.children.filter((child) => local(child) === name) ?? [];
	const agents = new Map(
		named("agent").map((agent) => [say(agent, "agentIdentifier", "agentIdentifierValue"), agentOf(agent)]),
	);
	const pathOf = (id: string) => (id.startsWith(`${identifier}#`) ? id.slice(identifier.length + 1) : undefined);
	const files = new Map<string, PremisFile>();
	for (const object of named("object")) {
		const path = pathOf(say(object, "objectIdentifier", "objectIdentifierValue"));
		if (path !== undefined) files.set(path, fileOf(object));
	}
	const events = named("event").map((event): Event => {
		const objects = all(event, "linkingObjectIdentifier").map((id) => say(id, "linkingObjectIdentifierValue"));
		return {
			type: say(event, "eventType") as EventType,
			at: say(event, "eventDateTime"),
			agent: agents.get(say(event, "linkingAgentIdentifier", "linkingAgentIdentifierValue")) ?? {
				name: "?",
				type: "software",
			},
			outcome: outcomeOf(say(event, "eventOutcomeInformation", "eventOutcome")),
			detail: say(event, "eventDetailInformation", "eventDetail"),
			artifacts: objects.flatMap((id) => pathOf(id) ?? []),
		};
	});
	return success({ files, events }, root.diagnostics);
}

function fileOf(object: ReadElement): PremisFile {
	const about = first(object, "objectCharacteristics");
	const digests: Partial<Record<DigestAlgorithm, string>> = {};
	for (const fixity of all(about, "fixity")) {
		const algorithm = algorithms[say(fixity, "messageDigestAlgorithm")];
		if (algorithm) digests[algorithm] = say(fixity, "messageDigest");
	}
	const format = first(about, "format");
	const version = say(format, "formatDesignation", "formatVersion");
	const pronom = say(format, "formatRegistry", "formatRegistryKey");
	const originalName = say(object, "originalName");
	const size = Number(say(about, "size") || Number.NaN);
	return {
		mediaType: say(format, "formatDesignation", "formatName"),
		digests,
		...(Number.isSafeInteger(size) && { size }),
		...((version || pronom) && { format: { ...(version && { version }), ...(pronom && { pronom }) } }),
		...(originalName && { originalName }),
	};
}

function agentOf(agent: ReadElement): Agent {
	const version = say(agent, "agentVersion");
	const type = say(agent, "agentType");
	return {
		name: say(agent, "agentName"),
		type: type === "person" || type === "organization" ? type : "software",
		...(version && { version }),
	};
}

function outcomeOf(text: string): Event["outcome"] {
	return text === "warning" || text === "fail" ? text : "success";
}

function local(element: ReadElement): string {
	return element.name.slice(element.name.indexOf("}") + 1);
}

function all(element: ReadElement | undefined, name: string): readonly ReadElement[] {
	return element?.children.filter((child) => local(child) === name) ?? [];
}

function first(element: ReadElement | undefined, name: string): ReadElement | undefined {
	return all(element, name)[0];
}

/** The text at the end of a path of first children; empty where there is none. */
function say(element: ReadElement | undefined, ...names: readonly string[]): string {
	let at = element;
	for (const name of names) at = first(at, name);
	return at?.text ?? "";
}
