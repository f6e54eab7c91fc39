/** One recorded request with its answer. */
export interface Exchange {
	/** `3. FAULT …`. */
	readonly title: string;
	readonly number: number;
	readonly method: string;
	readonly target: string;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: string;
	readonly status: number;
	readonly answerHeaders: readonly (readonly [string, string])[];
	readonly answer: string;
	/** The answer was shortened when it was recorded. */
	readonly trimmed: boolean;
}

function split(lines: readonly string[]): { first: string; headers: [string, string][]; body: string } {
	const [first = "", ...rest] = lines;
	const empty = rest.indexOf("");
	const head = empty < 0 ? rest : rest.slice(0, empty);
	const headers = head.map((line): [string, string] => {
		const colon = line.indexOf(":");
		return [line.slice(0, colon), line.slice(colon + 1).trim()];
	});
	return { first, headers, body: empty < 0 ? "" : rest.slice(empty + 1).join("\n") };
}

/** All that is recorded in a file, in its order. */
export function exchangesIn(text: string): readonly Exchange[] {
	return text
		.split(/^## /m)
		.slice(1)
		.map((part) => {
			const lines = part.split("\n");
			const side = (mark: string) =>
				lines.filter((line) => line === mark || line.startsWith(`${mark} `)).map((line) => line.slice(2));
			const asked = split(side(">"));
			const told = split(side("<"));
			const [method = "", target = ""] = asked.first.split(" ");
			return {
				title: lines[0] ?? "",
				number: Number.parseInt(part, 10),
				method,
				target,
				headers: asked.headers,
				body: asked.body,
				status: Number(told.first),
				answerHeaders: told.headers,
				answer: told.body.replace(/… \[trimmed.*$/s, ""),
				trimmed: told.body.includes("… [trimmed"),
			};
		});
}

/** Names of a JSON text, however it is cut; names of links that are listed under `~names` included. */
export function jsonNames(text: string): ReadonlySet<string> {
	const names = new Set([...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map(([, name = ""]) => name));
	for (const [, list = ""] of text.matchAll(/"~names"\s*:\s*\[([^\]]*)/g)) {
		for (const [, name = ""] of list.matchAll(/"([^"]*)"/g)) names.add(name);
	}
	names.delete("~names");
	return names;
}

/** Paths of names in a document, arrays by their first element; links are compared by their names only. */
export function shapeOf(value: unknown, path = ""): readonly string[] {
	if (Array.isArray(value)) return value.length === 0 ? [] : shapeOf(value[0], `${path}[]`);
	if (typeof value !== "object" || value === null) return [path];
	return Object.entries(value).flatMap(([name, inner]) => {
		if (name !== "_links") return shapeOf(inner, `${path}/${name}`);
		const listed = (inner as { "~names"?: readonly string[] })["~names"] ?? Object.keys(inner as object);
		return listed.map((link) => `${path}/_links/${link}`);
	});
}

/** Names of elements, and relations of links with their types, in an XML text however it is cut. */
export function xmlNames(text: string): ReadonlySet<string> {
	const names = [...text.matchAll(/<((?:\w+:)?\w+)[\s>/]/g)].map(([, name = ""]) => name);
	const links = [...text.matchAll(/<link\b([^>]*)>/g)].map(
		([, attributes = ""]) => /rel="([^"]*)"/.exec(attributes)?.[1],
	);
	return new Set([...names, ...links.filter((rel) => rel !== undefined).map((rel) => `rel ${rel}`)]);
}
