import type { HarvestRow } from "../model/index.ts";
import type { ProtocolError } from "./errors.ts";
import { escapeAttribute, escapeText } from "./escape.ts";
import type { MetadataFormat } from "./formats.ts";
import { isDomainName, oaiIdentifier } from "./identifier.ts";
import type { Provider } from "./provider.ts";
import type { CheckedRequest, Verb } from "./request.ts";
import { setsOf } from "./set-spec.ts";

const namespace = "http://www.openarchives.org/OAI/2.0/";

/** The beginning of every answer; `request` where its arguments may be repeated. */
export function head(at: string, { baseUrl }: Pick<Provider, "baseUrl">, request?: CheckedRequest): string {
	const given = request ? Object.entries({ verb: request.verb, ...request.given }) : [];
	const attributes = given.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join("");
	return (
		`<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="${namespace} ${namespace}OAI-PMH.xsd">\n${leaf("responseDate", at)}` +
		`<request${attributes}>${escapeText(baseUrl)}</request>\n`
	);
}

export const tail = "</OAI-PMH>\n";

export function errorElements(errors: readonly ProtocolError[]): string {
	return errors.map(({ code, text }) => `<error code="${code}">${escapeText(text)}</error>\n`).join("");
}

export function open(verb: Verb): string {
	return `<${verb}>\n`;
}

export function close(verb: Verb): string {
	return `</${verb}>\n`;
}

export function identify(provider: Provider, earliest: string, sample: string | undefined): string {
	const { repositoryName, baseUrl, adminEmails, domain, icon } = provider;
	return [
		leaf("repositoryName", repositoryName),
		leaf("baseURL", baseUrl),
		leaf("protocolVersion", "2.0"),
		...adminEmails.map((email) => leaf("adminEmail", email)),
		leaf("earliestDatestamp", earliest),
		leaf("deletedRecord", "persistent"),
		leaf("granularity", "YYYY-MM-DDThh:mm:ssZ"),
		leaf("compression", "gzip"),
		leaf("compression", "deflate"),
		isDomainName(domain) ? oaiIdentifierDescription(domain, sample) : "",
		icon ? branding(icon) : "",
	].join("");
}

/** Specification for the OAI Identifier Format, 2.4. */
function oaiIdentifierDescription(domain: string, sample = "urn:uuid:00000000-0000-5000-8000-000000000000"): string {
	const own = `${namespace}oai-identifier`;
	return (
		`<description>\n<oai-identifier xmlns="${own}" xsi:schemaLocation="${own} ${own}.xsd">\n${leaf("scheme", "oai")}` +
		leaf("repositoryIdentifier", domain) +
		leaf("delimiter", ":") +
		leaf("sampleIdentifier", oaiIdentifier(domain, sample)) +
		"</oai-identifier>\n</description>\n"
	);
}

/** Implementation Guidelines, "Collection and metadata branding". */
function branding({ url, link, title }: NonNullable<Provider["icon"]>): string {
	const own = `${namespace}branding/`;
	const lines = [leaf("url", url), link ? leaf("link", link) : "", title ? leaf("title", title) : ""].join("");
	return (
		`<description>\n<branding xmlns="${own}" xsi:schemaLocation="${own} ${namespace}branding.xsd">\n` +
		`<collectionIcon>\n${lines}</collectionIcon>\n</branding>\n</description>\n`
	);
}

export function formatElement({ prefix, schema, namespace: own }: MetadataFormat): string {
	const inner = leaf("metadataPrefix", prefix) + leaf("schema", schema) + leaf("metadataNamespace", own);
	return `<metadataFormat>\n${inner}</metadataFormat>\n`;
}

export function setElement(spec: string, name: string): string {
	return `<set>\n${leaf("setSpec", spec)}${leaf("setName", name)}</set>\n`;
}

export function header(row: HarvestRow, { domain, setNames }: Pick<Provider, "domain" | "setNames">): string {
	const sets = setNames ? setsOf(row).map((spec) => leaf("setSpec", spec)) : [];
	const status = row.withdrawn ? ' status="deleted"' : "";
	const identity = leaf("identifier", oaiIdentifier(domain, row.identifier)) + leaf("datestamp", row.changedAt);
	return `<header${status}>\n${identity}${sets.join("")}</header>\n`;
}

/** @param metadata a document without its declaration; absent of withdrawn records */
export function record(row: HarvestRow, provider: Pick<Provider, "domain" | "setNames">, metadata?: string): string {
	const content = metadata === undefined ? "" : `<metadata>\n${metadata}\n</metadata>\n`;
	return `<record>\n${header(row, provider)}${content}</record>\n`;
}

/** An empty one closes a list that took several answers. */
export function tokenElement(token: string, cursor: number, size: number | undefined): string {
	const complete = size === undefined ? "" : ` completeListSize="${size}"`;
	return `<resumptionToken${complete} cursor="${cursor}">${token}</resumptionToken>\n`;
}

function leaf(name: string, text: string): string {
	return `<${name}>${escapeText(text)}</${name}>\n`;
}
