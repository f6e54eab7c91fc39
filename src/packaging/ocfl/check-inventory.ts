import type { Diagnostic, DiagnosticCode, Params } from "../../model/index.ts";
import { checkFixityBlock, checkManifest, type Json, objectOf } from "./check-blocks.ts";
import { checkVersions, versionNames } from "./check-versions.ts";
import type { Inventory } from "./inventory.ts";
import { breach, type Spec, specs } from "./rules.ts";

/** An inventory of anyone's, as far as it could be understood. */
export interface CheckedInventory {
	/** As it stands; of the declared type only where `sound`. */
	readonly inventory: Inventory;
	/** Nothing in it breaks a rule. */
	readonly sound: boolean;
	readonly id?: string;
	readonly spec?: Spec;
	readonly algorithm: "sha512" | "sha256";
	/** Name of the folder of content; `declared` where the inventory names it. */
	readonly contentDirectory: string;
	readonly contentDirectoryDeclared: boolean;
	/** Names of the versions in their order; none where the sequence cannot be made out. */
	readonly versions: readonly string[];
	/** Digest in lower case by content path. */
	readonly manifest: ReadonlyMap<string, string>;
	/** By version, digest in lower case by logical path. */
	readonly states: ReadonlyMap<string, ReadonlyMap<string, string>>;
	/** By content path: what fixity blocks state of it. */
	readonly fixity: ReadonlyMap<string, readonly (readonly [algorithm: string, digest: string])[]>;
}

/** Tells of a breach in the inventory that is being checked. */
export type Say = (rule: string, code: DiagnosticCode, params?: Params) => void;

const keys = new Set(["id", "type", "digestAlgorithm", "head", "contentDirectory", "manifest", "versions", "fixity"]);

/** Reads the bytes of an inventory and checks it for itself, without looking at any file (OCFL 1.1, 3.5). */
export function checkInventory(bytes: Uint8Array, file: string, found: Diagnostic[]): CheckedInventory | undefined {
	let errors = 0;
	const say: Say = (rule, code, params) => {
		if (rule.startsWith("E")) errors++;
		found.push(breach(rule, code, file, params));
	};
	const value = parsed(bytes);
	const inventory = objectOf(value);
	if (inventory === undefined) {
		say("E033", value === undefined ? "ocfl/inventory-not-json" : "ocfl/inventory-not-object");
		return undefined;
	}
	for (const key of Object.keys(inventory)) if (!keys.has(key)) say("E102", "ocfl/key-unknown", { key });
	const id = identifierOf(inventory, say);
	const spec = specOf(inventory, say);
	const algorithm = algorithmOf(inventory, say);
	const contentDirectory = contentDirectoryOf(inventory, say);
	const names = versionNames(inventory.versions, say);
	const manifest = checkManifest(inventory, algorithm, contentDirectory ?? "content", names, say);
	const states = checkVersions(inventory, names, algorithm, manifest.written, say);
	checkHead(inventory, names, say);
	const used = new Set([...states.values()].flatMap((state) => [...state.values()]));
	// OCFL 1.0 lets a manifest hold more than the states use.
	if (spec !== "1.0" && names.length > 0 && states.size === names.length) {
		for (const [path, digest] of manifest.paths) {
			if (!used.has(digest)) say("E107", "ocfl/manifest-unused", { path });
		}
	}
	const fixity = checkFixityBlock(inventory, manifest.paths, say);
	return {
		inventory: inventory as unknown as Inventory,
		sound: errors === 0,
		...(id !== undefined && { id }),
		...(spec && { spec }),
		algorithm,
		contentDirectory: contentDirectory ?? "content",
		contentDirectoryDeclared: contentDirectory !== undefined,
		versions: names,
		manifest: manifest.paths,
		states,
		fixity,
	};
}

/** Undefined where the bytes are not JSON in UTF-8. */
function parsed(bytes: Uint8Array): unknown {
	try {
		// A byte order mark stays, and is no JSON.
		return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
	} catch {
		return undefined;
	}
}

function identifierOf({ id }: Json, say: Say): string | undefined {
	if (id === undefined) say("E036", "ocfl/key-missing", { key: "id" });
	else if (typeof id !== "string" || id === "") say("E037", "ocfl/id-not-text");
	else {
		// RFC 3986 3.1.
		if (!/^[a-z][a-z\d+.-]*:./i.test(id)) say("W005", "ocfl/id-not-uri", { id });
		return id;
	}
	return undefined;
}

function specOf({ type }: Json, say: Say): Spec | undefined {
	if (type === undefined) {
		say("E036", "ocfl/key-missing", { key: "type" });
		return undefined;
	}
	const spec = specs.find((each) => type === `https://ocfl.io/${each}/spec/#inventory`);
	if (!spec) say("E038", "ocfl/type-unknown", { type: typeof type === "string" ? type : JSON.stringify(type) });
	return spec;
}

function algorithmOf({ digestAlgorithm }: Json, say: Say): "sha512" | "sha256" {
	if (digestAlgorithm === undefined) say("E036", "ocfl/key-missing", { key: "digestAlgorithm" });
	else if (digestAlgorithm === "sha256") {
		say("W004", "ocfl/not-sha512", { algorithm: digestAlgorithm });
		return "sha256";
	} else if (digestAlgorithm !== "sha512") {
		const algorithm = typeof digestAlgorithm === "string" ? digestAlgorithm : JSON.stringify(digestAlgorithm);
		say("E025", "ocfl/algorithm", { algorithm });
	}
	return "sha512";
}

function contentDirectoryOf({ contentDirectory: name }: Json, say: Say): string | undefined {
	if (name === undefined) return undefined;
	const shown = typeof name === "string" ? name : JSON.stringify(name);
	if (typeof name !== "string" || name === "" || name.includes("/"))
		say("E017", "ocfl/content-directory", { name: shown });
	else if (name === "." || name === "..") say("E018", "ocfl/content-directory", { name });
	else return name;
	return undefined;
}

function checkHead({ head }: Json, names: readonly string[], say: Say): void {
	const newest = names.at(-1);
	if (head === undefined) say("E036", "ocfl/key-missing", { key: "head" });
	else if (newest !== undefined && head !== newest) {
		say("E040", "ocfl/head", { head: typeof head === "string" ? head : JSON.stringify(head), expected: newest });
	}
}
