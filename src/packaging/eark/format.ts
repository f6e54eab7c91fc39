import type { PackageFormat } from "../format.ts";
import { planEark } from "./plan.ts";
import { csipVersions, type EarkKind } from "./profile.ts";
import { claimsKind, validateEark } from "./validate.ts";

const version = { name: "csip", values: csipVersions, default: "2.2" } as const;

/** A record as an E-ARK submission package: what a producer gives to an archive. */
export const earkSipFormat: PackageFormat = earkFormat("eark-sip", "E-ARK SIP", "SIP", [
	version,
	{ name: "submitter" },
	{ name: "submitter-code" },
]);

/** A record as an E-ARK archival package: what an archive keeps. */
export const earkAipFormat: PackageFormat = earkFormat("eark-aip", "E-ARK AIP", "AIP", [version]);

function earkFormat(key: string, standard: string, kind: EarkKind, options: PackageFormat["options"]): PackageFormat {
	return {
		key,
		standard,
		kind,
		takes: "one",
		options,
		plan: ([record], settings) => {
			if (!record) throw new Error("a package of no record");
			return planEark(kind, record, settings);
		},
		recognises: (entries) => claimsKind(entries, kind),
		validate: (tree, options) => validateEark(tree, kind, options),
	};
}
