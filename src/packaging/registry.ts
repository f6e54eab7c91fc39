import type { Artifact } from "../model/artifact.ts";
import type { Outcome } from "../model/diagnostic.ts";
import type { InformationPackage } from "../model/package.ts";
import type { Tree, TreeEntry } from "../model/store.ts";
import { type BagOptions, planBag } from "./bagit/plan.ts";
import { type BagReport, type ValidateOptions, validateBag } from "./bagit/validate.ts";

/** A package format: how a package becomes files, and how such files are judged. */
export interface PackageFormat<PlanOptions, Report> {
	/** The key that `InformationPackage.format` and the command line use. */
	readonly key: string;
	/** The standard it follows, as findings cite it. */
	readonly standard: string;
	/** Whether a file tree claims to be of this format. */
	recognises(entries: readonly TreeEntry[]): boolean;
	plan(pack: InformationPackage, options: PlanOptions): Outcome<readonly Artifact[]>;
	validate(tree: Tree, options?: ValidateOptions): Promise<Outcome<Report>>;
}

/** The only list of package formats. */
export const packageFormats = {
	bagit: {
		key: "bagit",
		standard: "RFC 8493",
		recognises: (entries) => entries.some((entry) => entry.path === "bagit.txt"),
		plan: planBag,
		validate: validateBag,
	} satisfies PackageFormat<BagOptions, BagReport>,
} as const;
