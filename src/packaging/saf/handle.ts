import type { RecordContent } from "../../model/content.ts";

/** A handle as DSpace's `handle` and `collections` files want it: prefix, slash, suffix. DOIs are handles of the prefixes `10.`. */
const handle = /^\d+(?:\.\d+)*\/[\x21-\x7e]+$/;

const marked = /^(?:hdl:(?:\/\/)?|info:hdl\/|https?:\/\/hdl\.handle\.net\/)(.+)$/i;

export function isHandle(text: string): boolean {
	return handle.test(text);
}

/** The handle of a record: its identifier, or one that was given beside it. */
export function handleOf({ identifier, metadata }: RecordContent): string | undefined {
	const given = metadata.claims.filter(({ element }) => element === "identifier").map(({ value }) => value);
	for (const value of [identifier, ...given]) {
		const text = marked.exec(value.trim())?.[1] ?? value.trim();
		if (isHandle(text) && !text.startsWith("10.")) return text;
	}
	return undefined;
}
