import { digestBytes } from "../../fixity/digest.ts";

/** How identifiers become paths below a storage root: a registered layout extension. */
export interface Layout {
	readonly extension: string;
	readonly description: string;
	/** Content of the extension's `config.json`. */
	readonly config: Readonly<Record<string, string | number | boolean>>;
	path(identifier: string): string;
}

/** Length of three hexadecimal digits, three deep: a folder holds at most 4,096 names, and a thousand million objects fit. */
const tuple = { tupleSize: 3, numberOfTuples: 3 } as const;

function tuplesOf(digest: string): string {
	const { tupleSize, numberOfTuples } = tuple;
	return Array.from({ length: numberOfTuples }, (_, n) => digest.slice(n * tupleSize, (n + 1) * tupleSize)).join("/");
}

function sha256(identifier: string): string {
	return digestBytes(new TextEncoder().encode(identifier), ["sha256"]).sha256 as string;
}

/** Extension 0004: the object's folder is the digest of its identifier. */
const hashed: Layout = {
	extension: "0004-hashed-n-tuple-storage-layout",
	description: "Hashed N-tuple Storage Layout",
	config: { digestAlgorithm: "sha256", ...tuple, shortObjectRoot: false },
	path: (identifier) => `${tuplesOf(sha256(identifier))}/${sha256(identifier)}`,
};

/** Extension 0003: the object's folder is its identifier, percent-encoded, so that people recognise it. */
const encapsulated: Layout = {
	extension: "0003-hash-and-id-n-tuple-storage-layout",
	description: "Hashed Truncated N-tuple Trees with Object ID Encapsulating Directory for OCFL Storage Hierarchies",
	config: { digestAlgorithm: "sha256", ...tuple },
	path: (identifier) => `${tuplesOf(sha256(identifier))}/${encapsulation(identifier)}`,
};

/** Names above 100 characters are cut and end in the digest (0003, "Encapsulation Directory"). */
function encapsulation(identifier: string): string {
	const name = [...new TextEncoder().encode(identifier)]
		.map((byte) => {
			const letter = String.fromCharCode(byte);
			return /[A-Za-z0-9_-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, "0")}`;
		})
		.join("");
	return name.length > 100 ? `${name.slice(0, 100)}-${sha256(identifier)}` : name;
}

export const layouts: Readonly<Record<string, Layout>> = { "0004": hashed, "0003": encapsulated };

/** The layout that a storage root declares, where it is one of ours with the settings that we write. */
export function layoutOf(extension: unknown, config: unknown): Layout | undefined {
	const layout = Object.values(layouts).find((each) => each.extension === extension);
	if (!layout || typeof config !== "object" || config === null) return undefined;
	const stated = config as Record<string, unknown>;
	const same = Object.entries(layout.config).every(([key, value]) => (stated[key] ?? defaults[key]) === value);
	return same ? layout : undefined;
}

/** What the extensions assume where their configuration says nothing. */
const defaults: Readonly<Record<string, unknown>> = { digestAlgorithm: "sha256", ...tuple, shortObjectRoot: false };

/** The files of an empty storage root (OCFL 1.1, 4). */
export function rootFiles(layout: Layout): ReadonlyMap<string, string> {
	return new Map([
		["0=ocfl_1.1", "ocfl_1.1\n"],
		["ocfl_layout.json", json({ extension: layout.extension, description: layout.description })],
		[`extensions/${layout.extension}/config.json`, json({ extensionName: layout.extension, ...layout.config })],
	]);
}

function json(value: object): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}
