import type { Artifact } from "./artifact.ts";
import type { Event } from "./event.ts";

/** A package in the sense of OAIS (ISO 14721, 2.2.3): a file tree with what makes it an information package. */
export interface InformationPackage {
	readonly identifier: string;
	/** Key of the packaging registry, for example `bagit`. */
	readonly format: string;
	readonly kind: "SIP" | "AIP" | "DIP";
	/** Name of the folder to write; a label, not an identity. */
	readonly label: string;
	/** Name of the file, without its ending, where the format names its archives otherwise than their folder. */
	readonly archiveName?: string;
	readonly entries: readonly Artifact[];
	readonly events: readonly Event[];
	/** Files for whoever made the package, beside it and no part of it; their names hold `label`. */
	readonly beside?: readonly Artifact[];
}
