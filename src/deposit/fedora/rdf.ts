/** Triples as Fedora answers with `application/n-triples`: by predicate, the IRIs and the words of its objects. */
export type Properties = ReadonlyMap<string, readonly string[]>;

const triple = /^<[^>]*> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@[\w-]+|\^\^<[^>]*>)?) \.$/u;

/** Undefined where a line is no triple; blank nodes, which Fedora gives out as IRIs, are not known here. */
export function readTriples(text: string): Properties | undefined {
	const properties = new Map<string, string[]>();
	for (const line of text.split("\n")) {
		if (line.trim() === "" || line.startsWith("#")) continue;
		const match = triple.exec(line.trimEnd());
		if (!match) return undefined;
		const [, predicate = "", iri, words] = match;
		const list = properties.get(predicate) ?? [];
		list.push(iri ?? unescaped(words ?? ""));
		properties.set(predicate, list);
	}
	return properties;
}

const named: Readonly<Record<string, string>> = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

/** RDF 1.1 N-Triples, ECHAR and UCHAR. */
function unescaped(text: string): string {
	return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gu, (_, short, long, character: string) =>
		short || long ? String.fromCodePoint(Number.parseInt(short ?? long, 16)) : (named[character] ?? character),
	);
}

/** A Turtle string (RDF 1.1 Turtle, STRING_LITERAL_QUOTE). */
export function literal(text: string): string {
	const escaped = text.replace(/[\\"\u0000-\u001f\u007f]/g, (c) => {
		if (c === "\\" || c === '"') return `\\${c}`;
		return `\\u${c.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
	});
	return `"${escaped}"`;
}
