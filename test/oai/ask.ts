import { type ReadElement, readXml } from "../../src/metadata/read-xml.ts";
import type { CatalogueReader } from "../../src/model/index.ts";
import { type AnswerSummary, answer, type Provider } from "../../src/oai/index.ts";
import { provider as usual } from "../support/harvest.ts";

export interface Asked {
	readonly xml: string;
	readonly root: ReadElement;
	readonly summary: AnswerSummary;
	readonly errors: readonly string[];
}

/** Asks with a query and reads the answer strictly. */
export function ask(
	reader: CatalogueReader,
	query: string,
	provider: Provider = usual,
	at = "2026-06-01T00:00:00Z",
): Asked {
	const pieces = answer({ pairs: [...new URLSearchParams(query)], at }, reader, provider);
	let xml = "";
	let next = pieces.next();
	for (; !next.done; next = pieces.next()) xml += next.value;
	const read = readXml(xml, "answer.xml");
	if (!read.value) throw new Error(`not well-formed: ${JSON.stringify(read.diagnostics)}\n${xml}`);
	return { xml, root: read.value, summary: next.value, errors: next.value.errors };
}

/** Texts of the elements of a name, in order. */
export function texts(xml: string, name: string): readonly string[] {
	return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, "g"))].map((match) => match[1] as string);
}

export function tokenOf(xml: string): { token: string; cursor: number; size: number | undefined } | undefined {
	const match = /<resumptionToken(?: completeListSize="(\d+)")? cursor="(\d+)">([^<]*)</.exec(xml);
	return match
		? {
				token: match[3] as string,
				cursor: Number(match[2]),
				size: match[1] === undefined ? undefined : Number(match[1]),
			}
		: undefined;
}

/** The headers of a whole list, answer by answer. */
export function* listing(
	reader: CatalogueReader,
	verb: string,
	query: string,
	provider: Provider = usual,
	at?: string,
): Generator<{
	readonly identifiers: readonly string[];
	readonly token: ReturnType<typeof tokenOf>;
	readonly xml: string;
}> {
	for (let next = `verb=${verb}&${query}`; ; ) {
		const { xml, errors } = ask(reader, next, provider, at);
		if (errors.length > 0) throw new Error(errors.join());
		const token = tokenOf(xml);
		yield { identifiers: texts(xml, "identifier"), token, xml };
		if (!token || token.token === "") return;
		next = `verb=${verb}&resumptionToken=${token.token}`;
	}
}
