/** Characters of an identifier that stand for themselves (Specification for the OAI Identifier Format, 2.1). */
const plain = /[^A-Za-z0-9\-_.!~*'();/?:@&=+$,]/gu;

/** Domain names that the format of identifiers allows: no address of numbers, no single word. */
const domainName = /^[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+$/;

/** Whether identifiers with this domain are of the scheme `oai`, so that Identify may say so. */
export function isDomainName(domain: string): boolean {
	return domainName.test(domain);
}

/** `oai:<domain>:<identifier>`; what a URI does not hold is percent-encoded as UTF-8. */
export function oaiIdentifier(domain: string, identifier: string): string {
	return `oai:${domain}:${identifier.replace(plain, encodeURIComponentWhole)}`;
}

/** The record's own identifier; undefined for what `oaiIdentifier` would not write so. */
export function recordIdentifier(domain: string, identifier: string): string | undefined {
	const prefix = `oai:${domain}:`;
	if (!identifier.startsWith(prefix)) return undefined;
	let own: string;
	try {
		own = decodeURIComponent(identifier.slice(prefix.length));
	} catch {
		return undefined;
	}
	// One record has one identifier: `%41` is not another name of `A`.
	return own !== "" && oaiIdentifier(domain, own) === identifier ? own : undefined;
}

/** A lone surrogate has no UTF-8. */
function encodeURIComponentWhole(character: string): string {
	return /\p{Surrogate}/u.test(character) ? "%EF%BF%BD" : encodeURIComponent(character);
}
