import type { Severity } from "../../model/diagnostic.ts";

/** What the versions of BagIt see differently. */
export interface BagRules {
	readonly version: string;
	/** The file that 1.0 calls `bag-info.txt`. */
	readonly bagInfo: "bag-info.txt" | "package-info.txt";
	/** LF, CR and `%` in paths are percent-encoded (1.0); before, a `%` is a `%`. */
	readonly percentEncoding: boolean;
	/** Every payload manifest lists every payload file (1.0); before, one of them had to. */
	readonly everyManifestComplete: boolean;
	/** How grave a breach is that 1.0 forbids and that was customary before. */
	readonly breach: Severity;
	/** Exactly one white space stands after the colon in `bag-info.txt` (1.0). */
	readonly strictLabels: boolean;
}

function early(version: string, bagInfo: BagRules["bagInfo"]): BagRules {
	return {
		version,
		bagInfo,
		percentEncoding: false,
		everyManifestComplete: false,
		breach: "warning",
		strictLabels: false,
	};
}

/** Rules by version: the drafts draft-kunze-bagit-00 to -14, and RFC 8493. */
export const bagVersions: ReadonlyMap<string, BagRules> = new Map(
	[
		early("0.93", "package-info.txt"),
		early("0.94", "package-info.txt"),
		early("0.95", "package-info.txt"),
		early("0.96", "bag-info.txt"),
		early("0.97", "bag-info.txt"),
		{
			version: "1.0",
			bagInfo: "bag-info.txt",
			percentEncoding: true,
			everyManifestComplete: true,
			breach: "error",
			strictLabels: true,
		} satisfies BagRules,
	].map((rules) => [rules.version, rules]),
);

/** The version that is written, and by which a bag of an unknown version is judged. */
export const currentVersion = bagVersions.get("1.0") as BagRules;
