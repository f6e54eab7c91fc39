import type { CatalogueReader } from "../model/index.ts";
import { type Content, failed } from "./content.ts";
import { setElement, tokenElement } from "./document.ts";
import { type Provider, setsPerRecord } from "./provider.ts";
import { setKinds, setSpec } from "./set-spec.ts";

/** Every set, parents before their children. */
function allSets(reader: CatalogueReader, { setNames }: Provider): readonly { spec: string; name: string }[] {
	if (setNames === undefined) return [];
	return setKinds
		.flatMap((by) => {
			const values = reader.setValues(by).filter(({ value, count }) => value !== "" && count > 0);
			const own = values.map(({ value }) => ({ spec: setSpec({ by, value }), name: value }));
			return own.length > 0 ? [{ spec: setSpec({ by }), name: setNames[by] }, ...own] : [];
		})
		.sort((a, b) => (a.spec < b.spec ? -1 : 1));
}

export function listSets(token: string | undefined, reader: CatalogueReader, provider: Provider): Content {
	const position = token === undefined ? undefined : provider.tokens.read(token);
	if (token !== undefined && position?.verb !== "ListSets")
		return failed("badResumptionToken", "no token of a list of sets of this repository");
	const sets = allSets(reader, provider);
	if (sets.length === 0) return failed("noSetHierarchy", "no record is in a set yet");
	const after = position?.verb === "ListSets" ? position.after : "";
	const cursor = position?.cursor ?? 0;
	const rest = sets.filter(({ spec }) => spec > after);
	const page = rest.slice(0, provider.pageSize * setsPerRecord);
	const last = page.at(-1);
	if (last === undefined) return failed("badResumptionToken", "the rest of the list is gone; begin anew");
	const pieces = page.map(({ spec, name }) => setElement(spec, name));
	const more = rest.length > page.length;
	const next = more ? provider.tokens.write({ verb: "ListSets", cursor: cursor + page.length, after: last.spec }) : "";
	if (more || position) pieces.push(tokenElement(next, cursor, cursor + rest.length));
	return { pieces, count: page.length };
}
