import { scanXml, type XmlFault } from "../../text/xml.ts";

/** An item, or the channel itself, with the elements that stand right in it. Names have the prefixes of the export format 1.2. */
export interface Fields {
	readonly values: ReadonlyMap<string, string>;
	readonly categories: readonly { readonly domain: string; readonly name: string }[];
	/** `wp:postmeta` by key. */
	readonly meta: ReadonlyMap<string, string>;
}

/** An export, or a member of one, read whole. */
export interface Export {
	readonly channel: Fields;
	/** Names as they are shown, by login. */
	readonly authors: ReadonlyMap<string, string>;
	readonly items: readonly Fields[];
	/** It says which version of the export format it is in. */
	readonly isWordPress: boolean;
}

const PREFIXES: readonly (readonly [RegExp, string])[] = [
	[/^http:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/$/u, "excerpt"],
	[/^http:\/\/wordpress\.org\/export\/[\d.]+\/$/u, "wp"],
	[/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/u, "content"],
	[/^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/u, "dc"],
];

interface Open {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	text: string;
	readonly children: Open[];
}

/** Reads an export strictly, but for characters that XML does not have, which articles of WordPress have: see `illegal`. */
export function parseExport(text: string): { readonly value?: Export; readonly fault?: XmlFault } {
	const stack: Open[] = [];
	let root: Open | undefined;
	const fault = scanXml(text, {
		open({ uri, local, attributes }) {
			const prefix = uri === "" ? "" : `${PREFIXES.find(([pattern]) => pattern.test(uri))?.[1] ?? "?"}:`;
			const own = new Map(attributes.map(({ local: name, value }) => [name, value]));
			stack.push({ name: prefix + local, attributes: own, text: "", children: [] });
		},
		text(piece) {
			const open = stack.at(-1);
			if (open) open.text += piece;
		},
		close() {
			const closed = stack.pop() as Open;
			const parent = stack.at(-1);
			if (parent) parent.children.push(closed);
			else root = closed;
		},
	});
	const channel = root?.children.find(({ name }) => name === "channel");
	if (fault || channel === undefined)
		return { fault: fault ?? { kind: "syntax", message: "no channel", line: 1, column: 1 } };
	const named = (name: string) => channel.children.filter((child) => child.name === name);
	const authors = named("wp:author").map(({ children }) => {
		const value = (name: string) => children.find((child) => child.name === name)?.text.trim() ?? "";
		const full = `${value("wp:author_first_name")} ${value("wp:author_last_name")}`.trim();
		return [value("wp:author_login"), value("wp:author_display_name") || full] as const;
	});
	return {
		value: {
			channel: fieldsOf(channel),
			authors: new Map(authors.filter(([login]) => login !== "")),
			items: named("item").map(fieldsOf),
			isWordPress: named("wp:wxr_version").length > 0,
		},
	};
}

function fieldsOf(element: Open): Fields {
	const values = new Map<string, string>();
	const categories: { domain: string; name: string }[] = [];
	const meta = new Map<string, string>();
	for (const { name, attributes, text, children } of element.children) {
		if (name === "item" || name === "wp:author") continue;
		if (name === "category") categories.push({ domain: attributes.get("domain") ?? "category", name: text.trim() });
		else if (name === "wp:postmeta") {
			const value = (own: string) => children.find((child) => child.name === own)?.text ?? "";
			meta.set(value("wp:meta_key").trim(), value("wp:meta_value"));
		} else if (!values.has(name)) values.set(name, text);
	}
	return { values, categories, meta };
}

/** What XML 1.0 has no place for (2.2). */
const ILLEGAL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu;

/** The text without characters that XML does not have, and how many there were. */
export function withoutIllegal(text: string): { readonly text: string; readonly count: number } {
	const count = text.match(ILLEGAL)?.length ?? 0;
	return { text: count === 0 ? text : text.replace(ILLEGAL, ""), count };
}
