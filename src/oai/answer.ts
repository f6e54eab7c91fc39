import type { CatalogueReader, Diagnostic } from "../model/index.ts";
import { type Content, failed, unreadable } from "./content.ts";
import { close, errorElements, formatElement, head, identify, open, record, tail } from "./document.ts";
import { type ErrorCode, withoutArguments } from "./errors.ts";
import { disseminate, type MetadataFormat, metadataFormat, metadataFormats, metadataOf } from "./formats.ts";
import { recordIdentifier } from "./identifier.ts";
import { listRecords } from "./list-records.ts";
import { listSets } from "./list-sets.ts";
import type { Provider } from "./provider.ts";
import { type CheckedRequest, checkRequest, type Verb } from "./request.ts";

/** A request as it came in: an address's query or a form's body, taken apart and decoded. */
export interface ProviderRequest {
	readonly pairs: readonly (readonly [name: string, value: string])[];
	/** ISO 8601 in UTC with seconds: when it came. */
	readonly at: string;
	/** Changes up to which lists are given; `at` where it is not said. */
	readonly upTo?: string;
}

/** What was answered. */
export interface AnswerSummary {
	readonly verb?: Verb;
	readonly errors: readonly ErrorCode[];
	/** Records, headers or sets that were given. */
	readonly count: number;
	/** About descriptions that cannot be read. */
	readonly findings: readonly Diagnostic[];
}

/**
 * Answers one request of OAI-PMH 2.0. Gives the document in pieces; an empty piece stands for work that was done meanwhile, so that a server can
 * look after others in between. The condition of an error is part of the document too: all answers of the protocol have HTTP status 200.
 * Throws what the reader throws, and then before the first piece that is not empty.
 */
export function* answer(
	{ pairs, at, upTo = at }: ProviderRequest,
	reader: CatalogueReader,
	provider: Provider,
): Generator<string, AnswerSummary> {
	const checked = checkRequest(pairs);
	const request = "value" in checked ? checked.value : undefined;
	const content: Content =
		"value" in checked ? yield* contentOf(checked.value, { at, upTo }, reader, provider) : { errors: checked.errors };
	const { findings = [] } = content;
	const verb = request && { verb: request.verb };
	if ("errors" in content) {
		const codes = content.errors.map(({ code }) => code);
		yield head(at, provider, codes.some((code) => withoutArguments.has(code)) ? undefined : request);
		yield errorElements(content.errors);
		yield tail;
		return { ...verb, errors: codes, count: 0, findings };
	}
	yield head(at, provider, request);
	if (request) yield open(request.verb);
	yield* content.pieces;
	if (request) yield close(request.verb);
	yield tail;
	return { ...verb, errors: [], count: content.count, findings };
}

function* contentOf(
	request: CheckedRequest,
	{ at, upTo }: Required<Pick<ProviderRequest, "at" | "upTo">>,
	reader: CatalogueReader,
	provider: Provider,
): Generator<string, Content> {
	const { verb, given } = request;
	switch (verb) {
		case "Identify": {
			const [first] = reader.harvest({ limit: 1 });
			return { pieces: [identify(provider, reader.earliestChange() ?? at, first?.identifier)], count: 0 };
		}
		case "ListMetadataFormats":
			return listMetadataFormats(given.identifier, reader, provider);
		case "ListSets":
			return listSets(given.resumptionToken, reader, provider);
		case "GetRecord":
			return getRecord(given.identifier as string, given.metadataPrefix as string, reader, provider);
		case "ListIdentifiers":
		case "ListRecords":
			return yield* listRecords({ ...request, verb }, upTo, reader, provider);
	}
}

const unknownIdentifier = (identifier: string) => failed("idDoesNotExist", `there is no record ${identifier}`);

function listMetadataFormats(identifier: string | undefined, reader: CatalogueReader, { domain }: Provider): Content {
	if (identifier === undefined) return formatList(metadataFormats);
	const own = recordIdentifier(domain, identifier);
	const row = own === undefined ? undefined : reader.harvestOne(own);
	if (row === undefined) return unknownIdentifier(identifier);
	if (row.withdrawn) return failed("noMetadataFormats", "the record was withdrawn");
	const metadata = metadataOf(row);
	if (!metadata) return failed("noMetadataFormats", "the description cannot be read", [unreadable(row)]);
	return formatList(metadataFormats.filter((each) => disseminate(metadata, each) !== undefined));
}

function formatList(formats: readonly MetadataFormat[]): Content {
	return { pieces: formats.map(formatElement), count: formats.length };
}

function getRecord(identifier: string, prefix: string, reader: CatalogueReader, provider: Provider): Content {
	const format = metadataFormat(prefix);
	const own = recordIdentifier(provider.domain, identifier);
	const row = own === undefined ? undefined : reader.harvestOne(own);
	if (row === undefined) return unknownIdentifier(identifier);
	if (format === undefined) return failed("cannotDisseminateFormat", `there is no format ${prefix}`);
	if (row.withdrawn) return { pieces: [record(row, provider)], count: 1 };
	const metadata = metadataOf(row);
	const document = metadata && disseminate(metadata, format);
	if (document !== undefined) return { pieces: [record(row, provider, document)], count: 1 };
	return failed(
		"cannotDisseminateFormat",
		`the record cannot be given as ${prefix}`,
		metadata ? [] : [unreadable(row)],
	);
}
