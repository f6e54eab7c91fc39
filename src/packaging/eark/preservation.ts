import { digestBytes } from "../../fixity/digest.ts";
import { premis } from "../../metadata/premis.ts";
import type { Artifact } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import { type Outcome, success } from "../../model/diagnostic.ts";
import type { Agent, Event } from "../../model/event.ts";
import { type Arranged, folders, type Representation } from "./arrange.ts";

/** The packaging of a record, as its PREMIS files tell it. */
export function packagingEvent(detail: string, time: string, agent: Agent): Event {
	return { type: "packaging", at: time, agent, outcome: "success", detail, artifacts: [] };
}

/** PREMIS of the whole package: every file of the record under its path here, all that has happened, the packaging last. */
export function wholePremis(
	{ identifier, flavour }: RecordContent,
	{ representations, descriptions, events }: Arranged,
	packaging: Event,
): Outcome<Artifact> {
	const artifacts = [...descriptions, ...representations.flatMap(({ files }) => files)];
	const text = premis({ identifier, artifacts, events: [...events, packaging], ...(flavour && { flavour }) });
	return { value: xmlFile(`${folders.preservation}premis.xml`, text.value as string), diagnostics: text.diagnostics };
}

/** PREMIS of one representation, so that it keeps its history where it goes alone. */
export function representationPremis(
	{ identifier, flavour }: RecordContent,
	{ name, files }: Representation,
	{ events }: Arranged,
	packaging: Event,
): Outcome<Artifact> {
	const folder = `${folders.representations}${name}`;
	const text = premis({
		identifier,
		artifacts: files,
		events: [...events, packaging],
		representation: folder,
		...(flavour && { flavour }),
	});
	return success(xmlFile(`${folder}/${folders.preservation}premis.xml`, text.value as string), text.diagnostics);
}

/** An XML file of the package's own. */
export function xmlFile(path: string, text: string): Artifact {
	const content = new TextEncoder().encode(text);
	const digests = digestBytes(content, ["sha256", "sha512"]);
	return { path, role: "tag", mediaType: "application/xml", content, digests };
}
