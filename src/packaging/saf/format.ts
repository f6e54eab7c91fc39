import type { PackageFormat } from "../format.ts";
import { planSaf, safBatches } from "./plan.ts";
import { safOptions } from "./settings.ts";
import { looksLikeSaf, validateSaf } from "./validate.ts";

/** A batch of DSpace's Simple Archive Format, as `dspace import` takes it: a folder of items, or a ZIP file with the items at its root. */
export const safFormat: PackageFormat = {
	key: "saf",
	standard: "DSpace Simple Archive Format",
	kind: "SIP",
	takes: "many",
	options: safOptions,
	transport: { folder: false },
	batches: safBatches,
	plan: planSaf,
	recognises: looksLikeSaf,
	validate: validateSaf,
};
