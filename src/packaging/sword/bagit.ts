import { diagnostic, failure, success } from "../../model/diagnostic.ts";
import { bagitFormat } from "../bagit/format.ts";
import type { PackageFormat } from "../format.ts";
import { isDepositName } from "./names.ts";

/** A bag in a ZIP file, as SWORD's packaging BagIt: a bag like any other, with names that every server takes. */
export const swordBagitFormat: PackageFormat = {
	...bagitFormat,
	key: "sword-bagit",
	kind: "SIP",
	transport: { only: "zip", folder: true },
	packaging: "http://purl.org/net/sword/package/BagIt",
	plan: (records, settings) => {
		const planned = bagitFormat.plan(records, settings);
		if (planned.value === undefined) return planned;
		const wrong = planned.value.entries.filter(({ path }) => !isDepositName(path));
		if (wrong.length > 0) {
			const names = wrong.map(({ path }) => diagnostic("sword/name", { params: { path }, place: { file: path } }));
			return failure(...planned.diagnostics, ...names);
		}
		return success(planned.value, planned.diagnostics);
	},
};
