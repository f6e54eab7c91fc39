import { type Claim, type Metadata, type Outcome, success } from "../../model/index.ts";
import { entryLines } from "../form.ts";
import { elements, faultIn, isLanguageTag } from "../schema.ts";
import { type Loss, type LossReason, lossOf } from "./loss.ts";

/**
 * A description file, as `--metadata` and sidecars take it: every value is stated, and whoever reads it takes it as given. Values that such
 * a file must not hold stand behind a `#`.
 */
export function descriptionYaml(metadata: Metadata): Outcome<string> {
	const lines: string[] = [];
	for (const row of elements) {
		const own = metadata.claims.filter((claim) => claim.element === row.key);
		const live = own.filter((claim, i) => reasonsAgainst(claim, own.slice(0, i)).length === 0);
		const dead = own.filter((claim) => !live.includes(claim));
		if (live.length > 0) lines.push(...entryLines(row, live.map(spoken)));
		if (dead.length > 0) lines.push(...entryLines(row, dead).map((line) => `# ${line}`));
	}
	return success(`${lines.join("\n")}\n`);
}

/** A language has to be a tag there. */
function spoken({ language, ...claim }: Claim): Claim {
	return language !== undefined && isLanguageTag(language) ? { ...claim, language } : claim;
}

/** Why a value must not stand in a description file, after others of its element. */
function reasonsAgainst(claim: Claim, before: readonly Claim[]): readonly LossReason[] {
	const row = elements.find(({ key }) => key === claim.element);
	if (row === undefined) return ["no-element"];
	if (claim.value.trim() === "" || faultIn(row, claim.value, claim.scheme) !== undefined) return ["form"];
	const room = row.cardinality === "0..n" || before.every((each) => reasonsAgainst(each, []).length > 0);
	return room ? [] : ["repeated"];
}

/** What a description file cannot say: it trims values and normalises them to NFC. */
export function descriptionYamlLoss(metadata: Metadata): readonly Loss[] {
	return metadata.claims.flatMap((claim, i) => {
		const before = metadata.claims.slice(0, i).filter((each) => each.element === claim.element);
		const against = reasonsAgainst(claim, before);
		if (against.length > 0) return against.map((reason) => lossOf(claim, reason));
		const { value, language } = claim;
		return [
			...(language === undefined || isLanguageTag(language) ? [] : [lossOf(claim, "language")]),
			...(value === value.trim() ? [] : [lossOf(claim, "white-space")]),
			...(value === value.normalize("NFC") ? [] : [lossOf(claim, "characters")]),
		];
	});
}
