import { bind, dctermsLoss } from "../../metadata/crosswalk/dcterms.ts";
import { carriedClaim, elementRow, propertyOf } from "../../metadata/schema.ts";
import type { Claim, Deposit, DepositLoss } from "../../model/index.ts";
import { addressOf } from "./address.ts";
import { literal } from "./rdf.ts";

export const dcterms = "http://purl.org/dc/terms/";
/** Stands before the deposit's key in an identifier of the container: by it a later run knows the deposit again. */
export const keyPrefix = "banluu-deposit:";

/** The container's description in Turtle: qualified Dublin Core, the deposit's key, and the files that belong to this version. */
export function describe(deposit: Deposit): string {
	const said = deposit.metadata.claims.flatMap(statement);
	const title = said.some(([name]) => name === "title") ? [] : [["title", literal(deposit.title.text)] as const];
	const parts = deposit.files.map(({ path }) => ["hasPart", `<${addressOf("", path)}>`] as const);
	const own = [
		["identifier", literal(deposit.identifier)],
		["identifier", literal(keyPrefix + deposit.key)],
	] as const;
	const lines = [
		...new Set([...title, ...said, ...own, ...parts].map(([name, value]) => `<> dcterms:${name} ${value} .`)),
	];
	return `@prefix dcterms: <${dcterms}> .\n${lines.join("\n")}\n`;
}

function statement(claim: Claim): readonly (readonly [name: string, value: string])[] {
	const row = elementRow(claim.element);
	const name = row && propertyOf(row);
	if (!row || name === undefined) return [];
	const { value, scheme, language } = bind(carriedClaim(row, claim));
	const typed = scheme === undefined ? "" : `^^dcterms:${scheme}`;
	return [[name, `${literal(value)}${language === undefined ? typed : `@${language}`}`]];
}

/** What the container's description leaves out; the package itself has it all. */
export function descriptionLosses(deposit: Deposit): readonly DepositLoss[] {
	return dctermsLoss(deposit.metadata)
		.filter(({ reason }) => reason === "no-element")
		.map(({ element, value }) => ({ element, value, reason: "no-field" as const }));
}
