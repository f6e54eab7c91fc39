import type { RecordContent } from "../model/content.ts";
import type { Outcome } from "../model/diagnostic.ts";
import type { Agent } from "../model/event.ts";
import type { InformationPackage } from "../model/package.ts";
import type { Tree, TreeEntry } from "../model/store.ts";

/** What holds for all packages of a run. */
export interface PackageSettings {
	/** ISO 8601 in UTC with seconds: the time of packaging. */
	readonly time: string;
	readonly agent: Agent;
	/** Settings of the format by name, as its `options` list them. */
	readonly options: ReadonlyMap<string, string>;
	/** Bytes of files that formats carry and that are not part of the records, by name (schemas, documentation), or by the value of a file option. */
	readonly resource: (name: string) => Outcome<Uint8Array>;
	/** Which of the packages it is, where the records of a run make several of one format; from 1. */
	readonly batch?: { readonly number: number; readonly of: number };
	/** Bytes of the files that options name, by the option's name. */
	readonly files?: ReadonlyMap<string, Uint8Array>;
	/** How the package will travel, where that is settled. */
	readonly serialisation?: "none" | "zip" | "tar";
}

/** A setting that a format understands. */
export interface FormatOption {
	readonly name: string;
	/** What it may be; anything where it is not given. */
	readonly values?: readonly string[];
	readonly default?: string;
	/** The name is a beginning: `bag-info.` stands for `bag-info.Contact-Name` and the like. */
	readonly open?: boolean;
	/** Its value is the path of a file, which `PackageSettings` gives by its path (`resource`) and by the option's name (`files`). */
	readonly file?: boolean;
}

/** How packages of a format travel in one file. */
export interface Transport {
	/** The only kind of file that they travel in; as asked where it is not given. */
	readonly only?: "zip" | "tar";
	/** Whether all stands in one folder of the package's name (RFC 8493 4.2), or at the root. */
	readonly folder: boolean;
}

/** The option that a name means. */
export function optionOf(options: readonly FormatOption[], name: string): FormatOption | undefined {
	return options.find((option) => (option.open ? name.startsWith(option.name) : name === option.name));
}

/** How far a check has come. */
export interface CheckProgress {
	readonly files: number;
	readonly bytes: number;
	readonly totalFiles: number;
	readonly totalBytes: number;
}

/** What the check of a package found, of whatever format. */
export interface PackageReport {
	/** Key of the format. */
	readonly format: string;
	/** Version of the standard that the package declares. */
	readonly version?: string;
	readonly identifier?: string;
	readonly valid: boolean;
	/** Files whose content was checked, and their bytes. */
	readonly files: number;
	readonly bytes: number;
}

/**
 * A package format that is a tree of files: how records become one, and how such a tree is judged. A format costs one folder and one line
 * of the registry.
 */
export interface PackageFormat {
	/** The key that `InformationPackage.format` and the command line use. */
	readonly key: string;
	/** The standard it follows, as findings cite it. */
	readonly standard: string;
	readonly kind: InformationPackage["kind"];
	/** Whether several records go into one package, or each into its own. */
	readonly takes: "one" | "many";
	readonly options: readonly FormatOption[];
	/** In one folder, in whatever is asked for, where it is not given. */
	readonly transport?: Transport;
	/** The IRI by which SWORD knows the packaging. */
	readonly packaging?: string;
	/** The records of each package where one package does not take them all; without it, all go into one. Only for formats that take many. */
	batches?(
		records: readonly RecordContent[],
		settings: PackageSettings,
	): Outcome<readonly (readonly RecordContent[])[]>;
	/** All files of a package around records, sorted by path. Writes nothing, reads no clock. */
	plan(records: readonly RecordContent[], settings: PackageSettings): Outcome<InformationPackage>;
	/** Whether a tree claims to be of this format. */
	recognises(entries: readonly TreeEntry[]): boolean;
	/** Judges a tree of this format, from anyone. Places in the findings are paths in the package. */
	validate(
		tree: Tree,
		options?: { readonly onProgress?: (progress: CheckProgress) => void },
	): Promise<Outcome<PackageReport>>;
}
