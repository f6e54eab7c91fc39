/**
 * The same text in memory of its own. A piece cut out of a text keeps the whole of it alive, so what outlives an article by a title or a name must
 * not be a piece of it.
 */
export function detached(text: string): string {
	return Buffer.from(text, "utf16le").toString("utf16le");
}
