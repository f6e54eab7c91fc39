import type { Claim, Receipt } from "../model/index.ts";

/** A persistent name that a repository gave. */
export interface GivenIdentifier {
	/** An address that leads there, or `ark:/…`. */
	readonly value: string;
	readonly target: string;
	/** When the repository confirmed the deposit that has it. */
	readonly at: string;
}

export interface FoundIdentifiers {
	readonly given: readonly GivenIdentifier[];
	/** Names that no resolver knows. */
	readonly unregistered: readonly GivenIdentifier[];
}

/** Prefixes that programs come with or that are for trials: DSpace's own, DataCite's and Crossref's of tests, InvenioRDM's example. */
const trial = /^https:\/\/hdl\.handle\.net\/123456789\/|^https:\/\/doi\.org\/10\.(?:5072|5555|1234)\//i;

/**
 * DOIs, Handles and ARKs of receipts, each once. Only of deposits that are open to readers: until then a DOI is reserved at most, and may never be
 * registered.
 */
export function identifiersOf(receipts: readonly Receipt[]): FoundIdentifiers {
	const found = new Map<string, GivenIdentifier>();
	const withdrawn = new Set(receipts.filter((each) => each.withdrawn).map(({ target, key }) => `${target} ${key}`));
	for (const { target, key, at, state, names = {}, links } of receipts) {
		if (state !== "published" || withdrawn.has(`${target} ${key}`)) continue;
		const said = [
			...["doi", "handle", "ark"].map((kind) => [kind, names[kind] ?? ""] as const),
			...Object.values(links).map((link) => ["", link] as const),
		];
		for (const [kind, text] of said) {
			const value = persistent(kind, text);
			if (value !== undefined && !found.has(comparable(value))) found.set(comparable(value), { value, target, at });
		}
	}
	const all = [...found.values()];
	return {
		given: all.filter(({ value }) => !trial.test(value)),
		unregistered: all.filter(({ value }) => trial.test(value)),
	};
}

/** Those of the names that a description does not have yet, in whatever form it has them. */
export function newIdentifiers(
	given: readonly GivenIdentifier[],
	claims: readonly Claim[],
): readonly GivenIdentifier[] {
	const has = claims.filter(({ element }) => element === "identifier").map(({ value }) => comparable(value));
	const known = new Set(has);
	return given.filter(({ value }) => !known.has(comparable(value)));
}

/** The form that the registries ask to be shown; an ARK keeps its resolver, where it came with one. */
function persistent(kind: string, text: string): string | undefined {
	const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1];
	if (doi !== undefined) return `https://doi.org/${doi}`;
	const handle = /^(?:https?:\/\/hdl\.handle\.net\/|hdl:)(\S+\/\S+)$/i.exec(text)?.[1];
	if (handle !== undefined) return `https://hdl.handle.net/${handle}`;
	if (kind === "handle" && /^[\w.]+\/\S+$/.test(text)) return `https://hdl.handle.net/${text}`;
	return /^(?:https?:\/\/[^\s?#]+\/)?ark:\/?\d{5,}\/\S+$/i.test(text) ? text : undefined;
}

/** DOIs and Handles do not tell upper from lower case; an ARK is the same with every resolver. */
function comparable(value: string): string {
	const ark = /ark:\/?(\d{5,}\/\S+)$/i.exec(value)?.[1];
	return ark === undefined ? (persistent("", value) ?? value).toLowerCase() : `ark:${ark}`;
}
