import { createHash } from "node:crypto";

/** How identifiers become paths below a storage root: a registered layout extension with its settings. */
export interface Layout {
	readonly extension: string;
	/** Content of the extension's `config.json`, without `extensionName`. */
	readonly config: Readonly<Record<string, string | number | boolean>>;
	path(identifier: string): string;
}

/** Three hexadecimal digits, three deep: a folder holds at most 4,096 names, and a thousand million objects fit. */
const defaults = { digestAlgorithm: "sha256", tupleSize: 3, numberOfTuples: 3 } as const;

const hashedName = "0004-hashed-n-tuple-storage-layout";
const encapsulatedName = "0003-hash-and-id-n-tuple-storage-layout";

const descriptions: Readonly<Record<string, string>> = {
	[hashedName]: "Hashed N-tuple Storage Layout",
	[encapsulatedName]:
		"Hashed Truncated N-tuple Trees with Object ID Encapsulating Directory for OCFL Storage Hierarchies",
};

/** OpenSSL's names of the digests that a layout may name. */
const digests: Readonly<Record<string, string>> = {
	md5: "md5",
	sha1: "sha1",
	sha256: "sha256",
	sha512: "sha512",
	"blake2b-512": "blake2b512",
	"sha512/256": "sha512-256",
};

/** Names above 100 characters are cut and end in the digest (0003, "Encapsulation Directory"). */
function encapsulation(identifier: string, digest: string): string {
	const name = [...new TextEncoder().encode(identifier)]
		.map((byte) => {
			const letter = String.fromCharCode(byte);
			return /[A-Za-z0-9_-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, "0")}`;
		})
		.join("");
	return name.length > 100 ? `${name.slice(0, 100)}-${digest}` : name;
}

/**
 * The layout that a storage root declares, with what the extensions assume where its settings say nothing. Undefined where it is none of
 * those that are known here, or its settings break the extension's own rules.
 */
export function layoutOf(extension: string, config: Readonly<Record<string, unknown>> = {}): Layout | undefined {
	if (extension !== hashedName && extension !== encapsulatedName) return undefined;
	const {
		digestAlgorithm = defaults.digestAlgorithm,
		tupleSize = defaults.tupleSize,
		numberOfTuples = defaults.numberOfTuples,
		shortObjectRoot = false,
	} = config;
	const digest = typeof digestAlgorithm === "string" ? digests[digestAlgorithm] : undefined;
	if (digest === undefined || typeof digestAlgorithm !== "string" || typeof shortObjectRoot !== "boolean")
		return undefined;
	if (!isCount(tupleSize) || !isCount(numberOfTuples)) return undefined;
	// Both are zero, or neither; and the tuples are not longer than the digest.
	if ((tupleSize === 0) !== (numberOfTuples === 0)) return undefined;
	const length = createHash(digest).digest("hex").length;
	if (tupleSize * numberOfTuples > length || (shortObjectRoot && tupleSize * numberOfTuples === length))
		return undefined;
	const settings = { digestAlgorithm, tupleSize, numberOfTuples };
	return {
		extension,
		config: extension === hashedName ? { ...settings, shortObjectRoot } : settings,
		path: (identifier) => {
			const hex = createHash(digest).update(identifier, "utf8").digest("hex");
			const tuples = Array.from({ length: numberOfTuples }, (_, n) => hex.slice(n * tupleSize, (n + 1) * tupleSize));
			const rest = hex.slice(tupleSize * numberOfTuples);
			const folder = extension === encapsulatedName ? encapsulation(identifier, hex) : shortObjectRoot ? rest : hex;
			return [...tuples, folder].join("/");
		},
	};
}

function isCount(value: unknown): value is number {
	return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 32;
}

/** The layouts that new roots are given, by the number of their extension. */
export const layouts: Readonly<Record<"0003" | "0004", Layout>> = {
	"0003": layoutOf(encapsulatedName) as Layout,
	"0004": layoutOf(hashedName) as Layout,
};

/** The files of an empty storage root (OCFL 1.1, 4). */
export function rootFiles({ extension, config }: Layout): ReadonlyMap<string, string> {
	return new Map([
		["0=ocfl_1.1", "ocfl_1.1\n"],
		["ocfl_layout.json", json({ extension, description: descriptions[extension] })],
		[`extensions/${extension}/config.json`, json({ extensionName: extension, ...config })],
	]);
}

function json(value: object): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}
