import { parseDatestamp } from "./datestamp.ts";
import type { ErrorCode, ProtocolError } from "./errors.ts";
import { isSetSpec } from "./set-spec.ts";

export const verbs = [
	"Identify",
	"ListMetadataFormats",
	"ListSets",
	"GetRecord",
	"ListIdentifiers",
	"ListRecords",
] as const;

export type Verb = (typeof verbs)[number];

const argumentNames = ["identifier", "metadataPrefix", "from", "until", "set", "resumptionToken"] as const;

export type ArgumentName = (typeof argumentNames)[number];

/** Arguments by verb (OAI-PMH 2.0, 4); a resumption token excludes all others. */
const table: Readonly<
	Record<Verb, { readonly required: readonly ArgumentName[]; readonly optional: readonly ArgumentName[] }>
> = {
	Identify: { required: [], optional: [] },
	ListMetadataFormats: { required: [], optional: ["identifier"] },
	ListSets: { required: [], optional: ["resumptionToken"] },
	GetRecord: { required: ["identifier", "metadataPrefix"], optional: [] },
	ListIdentifiers: { required: ["metadataPrefix"], optional: ["from", "until", "set", "resumptionToken"] },
	ListRecords: { required: ["metadataPrefix"], optional: ["from", "until", "set", "resumptionToken"] },
};

/** A request whose arguments are allowed, complete and of the right form. */
export interface CheckedRequest {
	readonly verb: Verb;
	/** As they were given, each once. */
	readonly given: Readonly<Partial<Record<ArgumentName, string>>>;
	/** Bounds in UTC with seconds, inclusive. */
	readonly from?: string;
	readonly until?: string;
}

/** What has to be wrong with a text that it cannot even be repeated in the answer: the schema of answers checks these types. */
const forms: Readonly<Partial<Record<ArgumentName, (text: string) => boolean>>> = {
	identifier: (text) => /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/.test(text),
	metadataPrefix: (text) => /^[A-Za-z0-9\-_.!~*'()]+$/.test(text),
	set: isSetSpec,
};

/** Checks the pairs of a request, in the order in which they came. */
export function checkRequest(
	pairs: readonly (readonly [name: string, value: string])[],
): { readonly value: CheckedRequest } | { readonly errors: readonly ProtocolError[] } {
	const asked = pairs.filter(([name]) => name === "verb");
	const verb = verbs.find((each) => each === asked[0]?.[1]);
	if (asked.length === 0) return { errors: [error("badVerb", "there is no verb")] };
	if (asked.length > 1) return { errors: [error("badVerb", "the verb is repeated")] };
	if (verb === undefined) return { errors: [error("badVerb", `no verb of OAI-PMH: ${asked[0]?.[1]}`)] };

	const { required, optional } = table[verb];
	const given: Partial<Record<ArgumentName, string>> = {};
	const errors: ProtocolError[] = [];
	const bad = (text: string) => errors.push(error("badArgument", text));
	for (const [name, value] of pairs) {
		if (name === "verb") continue;
		const known = [...required, ...optional].find((each) => each === name);
		if (known === undefined) bad(`${verb} takes no argument ${name}`);
		else if (given[known] !== undefined) bad(`the argument is repeated: ${name}`);
		else given[known] = value;
	}
	if (given.resumptionToken !== undefined) {
		if (Object.keys(given).length > 1) bad("a resumptionToken excludes all other arguments");
	} else for (const name of required) if (given[name] === undefined) bad(`the argument is missing: ${name}`);
	for (const [name, isRight] of Object.entries(forms)) {
		const value = given[name as ArgumentName];
		if (value !== undefined && !isRight(value)) bad(`the value has not the form of ${name}: ${value}`);
	}
	const from = given.from === undefined ? undefined : parseDatestamp(given.from, "from");
	const until = given.until === undefined ? undefined : parseDatestamp(given.until, "until");
	if (given.from !== undefined && from === undefined) bad(`no datestamp: ${given.from}`);
	if (given.until !== undefined && until === undefined) bad(`no datestamp: ${given.until}`);
	if (from && until) {
		if (from.granularity !== until.granularity) bad("from and until have different granularity");
		else if (from.at > until.at) bad("from is later than until");
	}
	if (errors.length > 0) return { errors };
	return { value: { verb, given, ...(from && { from: from.at }), ...(until && { until: until.at }) } };
}

function error(code: ErrorCode, text: string): ProtocolError {
	return { code, text };
}
