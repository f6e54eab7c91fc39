import type { PackageFormat } from "../format.ts";
import { planPackage } from "./plan.ts";
import type { PackageKind } from "./readings.ts";
import { optionsOf } from "./settings.ts";
import { kindByNames } from "./shape.ts";
import { validatePackage } from "./validate.ts";

export const tt05Standard = "TT 05/2025/TT-BNV";

function format(kind: PackageKind): PackageFormat {
	const key = `tt05-${kind.toLowerCase()}`;
	return {
		key,
		standard: tt05Standard,
		kind,
		takes: "many",
		options: optionsOf(kind),
		plan: (records, settings) => planPackage(kind, key, records, settings),
		recognises: (entries) => kindByNames(entries) === kind,
		validate: validatePackage,
	};
}

/** Packages of Thông tư 05/2025/TT-BNV, all after secondary sources: transfer to an archive, preservation, use by a reader. */
export const tt05Formats: readonly PackageFormat[] = [format("SIP"), format("AIP"), format("DIP")];
