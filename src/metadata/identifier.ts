import { createHash } from "node:crypto";
import type { Claim } from "../model/index.ts";

/** The namespace of identifiers where a collection has none of its own: a random UUID, fixed for good. */
export const defaultNamespace = "c83e39f7-8246-47fe-8daf-a4f4e9adeeb9";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
	return uuid.test(text);
}

/** Name-based UUID of version 5 (RFC 9562 5.5); `namespace` is a UUID, `name` is taken as UTF-8. */
export function uuidV5(namespace: string, name: string): string {
	if (!isUuid(namespace)) throw new TypeError(`not a UUID: ${namespace}`);
	const bytes = createHash("sha1")
		.update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
		.update(name, "utf8")
		.digest()
		.subarray(0, 16);
	bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
	bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
	const hex = bytes.toString("hex");
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Identifiers that are registered or located elsewhere; they are added to a record's own and never replace it. */
const added = /^(?:doi:|10\.\d{4,}\/|hdl:|ark:|issn\b|urn:(?:issn|isbn|nbn):|https?:\/\/)/i;

/**
 * The identifier of a record, as a claim: the first given one that is the archive's own, else the URN of a UUIDv5 whose name is the
 * source's SHA-256 in lower-case hexadecimal. `claims` are the `identifier` claims that hold.
 */
export function assignIdentifier(
	claims: readonly Claim[],
	source: { readonly sha256: string; readonly namespace?: string },
): Claim {
	const own = claims.find((c) => c.element === "identifier" && c.origin === "given" && !added.test(c.value));
	if (own) return own;
	const value = `urn:uuid:${uuidV5(source.namespace ?? defaultNamespace, source.sha256.toLowerCase())}`;
	return { element: "identifier", value, origin: "inferred", rule: "uuid-v5-of-source", scheme: "URI" };
}
