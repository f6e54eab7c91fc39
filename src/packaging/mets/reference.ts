import { uuidV5 } from "../../metadata/identifier.ts";
import { type Artifact, sizeOf } from "../../model/artifact.ts";
import type { Located } from "./model.ts";

/** UUID that the identifiers of METS elements are made of: random, fixed for good. */
const namespace = "86f37ee1-f8b2-4815-abe3-3adeb5809f9c";

/** An identifier for an element that is the same whenever the same package is made: `uuid-…`, a legal xsd:ID. */
export function metsId(...names: readonly string[]): string {
	return `uuid-${uuidV5(namespace, names.join("\n"))}`;
}

/** A path as a URL reference (RFC 3986 4.2): what may not stand in one is percent-encoded. */
export function hrefOf(path: string): string {
	return path.split("/").map(encodeURIComponent).join("/");
}

/** What is stated of a file; its SHA-256 has to be among its digests. */
export function located(
	artifact: Pick<Artifact, "mediaType" | "content" | "digests">,
	href: string,
	created: string,
): Located {
	const { sha256 } = artifact.digests;
	if (sha256 === undefined) throw new Error(`no SHA-256 of ${href}`);
	return {
		href,
		mediaType: artifact.mediaType,
		size: sizeOf(artifact),
		created,
		checksum: sha256,
		checksumType: "SHA-256",
	};
}
