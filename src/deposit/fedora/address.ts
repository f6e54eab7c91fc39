import { createHash } from "node:crypto";

/** Below an address, a path with each of its segments escaped. */
export function addressOf(base: string, path: string): string {
	const escaped = path.split("/").map(encodeURIComponent).join("/");
	return base === "" ? escaped : `${base.replace(/\/+$/, "")}/${escaped}`;
}

/** Name of a record's container: the identifier, which no version changes; what an address cannot hold plainly is told apart by a digest. */
export function containerName(identifier: string): string {
	const bare = identifier.replace(/^urn:uuid:/i, "");
	if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(bare)) return bare;
	const plain = bare.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[-.]+|-+$/g, "");
	return `${plain.slice(0, 80)}-${createHash("sha256").update(identifier).digest("hex").slice(0, 8)}`;
}
