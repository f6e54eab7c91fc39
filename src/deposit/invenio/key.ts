/**
 * The deposit's key as an identifier that a repository keeps: a URN of a UUID of version 8 (RFC 9562 5.8), made of the key's first 128 bits. Both a
 * registered form and one word for every search engine.
 */
export function keyUrn(key: string): string {
	const hex = `${key.slice(0, 12)}8${key.slice(13, 16)}${((Number.parseInt(key.slice(16, 17), 16) & 3) | 8).toString(16)}${key.slice(17, 32)}`;
	const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
	return `urn:uuid:${parts.join("-")}`;
}

/** A name of a file as one segment of an address: slashes too, which these servers take back from `%2F`. */
export function segment(name: string): string {
	return encodeURIComponent(name).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Whether files keep the slashes of their paths in the repository, or are all on one level, escaped as in RFC 6901 (`/` is `~1`, `~` is `~0`). */
export type PathStyle = "keep" | "flat";

export function nameOf(path: string, style: PathStyle): string {
	return style === "keep" ? path : path.replaceAll("~", "~0").replaceAll("/", "~1");
}

export function pathOf(name: string, style: PathStyle): string {
	return style === "keep" ? name : name.replaceAll("~1", "/").replaceAll("~0", "~");
}
