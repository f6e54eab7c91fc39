import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { isDomainName } from "./identifier.ts";
import type { Provider } from "./provider.ts";
import { signedTokens } from "./token.ts";

/** What a user settles of a provider, as text. */
export interface ProviderSettings extends Pick<Provider, "repositoryName" | "pageSize"> {
	/** Several are separated by commas. */
	readonly adminEmail?: string | undefined;
	/** Absent: the address that the server opens. */
	readonly baseUrl?: string | undefined;
	/** Absent: the host of the base address. */
	readonly domain?: string | undefined;
	readonly setNames?: Provider["setNames"];
}

/** Makes a provider for the address at which a server was opened. */
export type MakeProvider = (address: { readonly host: string; readonly port: number }) => Provider;

/** emailType of the schema of answers. */
const email = /^\S+@(?:[^\s.]+\.)+[^\s.]+$/;

/** Checks the settings; whether identifiers have a domain of the user's own is told as a warning. */
export function configure(settings: ProviderSettings): Outcome<MakeProvider> {
	const { adminEmail = "", baseUrl, domain, repositoryName, pageSize, setNames } = settings;
	const adminEmails = adminEmail
		.split(",")
		.map((each) => each.trim())
		.filter((each) => each !== "");
	const found: Diagnostic[] = [];
	if (adminEmails.length === 0) found.push(diagnostic("oai/admin-email-missing"));
	for (const value of adminEmails)
		if (!email.test(value)) found.push(diagnostic("oai/admin-email", { params: { value } }));
	if (baseUrl !== undefined && !isBaseUrl(baseUrl))
		found.push(diagnostic("oai/base-url", { params: { value: baseUrl } }));
	if (domain !== undefined && !/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(domain))
		found.push(diagnostic("oai/domain", { params: { value: domain } }));
	if (found.length > 0) return failure(...found);
	const own = domain ?? (baseUrl === undefined ? "localhost" : hostOf(baseUrl));
	const make: MakeProvider = (address) => ({
		baseUrl: baseUrl ?? localUrl(address),
		repositoryName,
		adminEmails,
		domain: own,
		pageSize,
		// Not secret: a token holds nothing that could not be asked for without it. The code finds what was damaged or given by another.
		tokens: signedTokens(`banluu oai ${own}`),
		...(setNames && { setNames }),
	});
	return success(make, isDomainName(own) ? [] : [diagnostic("oai/domain-local", { params: { domain: own } })]);
}

function isBaseUrl(text: string): boolean {
	if (!/^https?:\/\/[^\s?#]+$/i.test(text)) return false;
	try {
		const { username, password } = new URL(text);
		return username === "" && password === "";
	} catch {
		return false;
	}
}

/** Identifiers have no place for the brackets of an IPv6 address. */
function hostOf(url: string): string {
	const { hostname } = new URL(url);
	return hostname.startsWith("[") ? "localhost" : hostname;
}

function localUrl({ host, port }: { readonly host: string; readonly port: number }): string {
	const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
	return `http://${name}:${port}/oai`;
}
