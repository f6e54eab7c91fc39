import type { Artifact } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import type { Event } from "../../model/event.ts";

/** Where the parts of a package stand; the names are those of CSIP 4. */
export const folders = {
	descriptive: "metadata/descriptive/",
	preservation: "metadata/preservation/",
	representations: "representations/",
	schemas: "schemas/",
	documentation: "documentation/",
} as const;

/** A representation: one form of the content, complete in itself. */
export interface Representation {
	/** Name of its folder. */
	readonly name: string;
	/** Its data files, by their paths in the package. */
	readonly files: readonly Artifact[];
}

export interface Arranged {
	readonly representations: readonly Representation[];
	/** Descriptions of the record, by their paths in the package. */
	readonly descriptions: readonly Artifact[];
	/** What has happened, with the paths of the package. */
	readonly events: readonly Event[];
}

/** The input as it came, with its pictures; and the document made of it. */
const names = { source: "source", document: "pdfa" } as const;

/**
 * Gives each file of a record its place in a package. The record's own PREMIS file is left out: one with the paths of the package takes its
 * place and repeats all that it says.
 */
export function arrange({ files, events }: RecordContent): Arranged {
	const representations = new Map<string, Artifact[]>();
	const descriptions: Artifact[] = [];
	const moved = new Map<string, string>();
	for (const file of files) {
		if (file.role === "preservation-metadata") {
			moved.set(file.path, `${folders.preservation}premis.xml`);
			continue;
		}
		const placed = { ...file, path: placeOf(file) };
		moved.set(file.path, placed.path);
		const name = /^representations\/([^/]+)\//.exec(placed.path)?.[1];
		if (name === undefined) descriptions.push(placed);
		else representations.set(name, [...(representations.get(name) ?? []), placed]);
	}
	return {
		representations: [...representations].map(([name, own]) => ({ name, files: own.sort(byPath) })).sort(byName),
		descriptions: descriptions.sort(byPath),
		events: events.map((event) => ({ ...event, artifacts: event.artifacts.map((path) => moved.get(path) ?? path) })),
	};
}

function placeOf({ path, role }: Artifact): string {
	const name = path.slice(path.lastIndexOf("/") + 1);
	if (role === "description" || role === "descriptive-metadata") return `${folders.descriptive}${name}`;
	const representation = role === "source" || role === "image" ? names.source : names.document;
	const below = role === "source" ? path.replace(/^source\//, "") : path;
	return `${folders.representations}${representation}/data/${below}`;
}

function byPath(a: Artifact, b: Artifact): number {
	return a.path < b.path ? -1 : 1;
}

function byName(a: Representation, b: Representation): number {
	return a.name < b.name ? -1 : 1;
}
