import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digestBytes } from "../../../src/fixity/digest.ts";
import type { DigestAlgorithm } from "../../../src/model/artifact.ts";

/** Files of a bag by path; undefined takes one away. */
export type Changes = Readonly<Record<string, string | Uint8Array | undefined>>;

/** What a bag is made of; everything has a default that is valid. */
export interface BagRecipe {
	readonly version?: string;
	/** By its name in `bagit.txt`. */
	readonly encoding?: string;
	/** How text becomes the bytes of tag files; UTF-8 where it is not given. */
	readonly encode?: (text: string) => Uint8Array;
	readonly payload?: Changes;
	/** Text of `bag-info.txt`; undefined: there is none. */
	readonly info?: string | undefined;
	readonly algorithms?: readonly DigestAlgorithm[];
	/** Empty: no tag manifest. */
	readonly tagAlgorithms?: readonly DigestAlgorithm[];
	/** Applied before the tag manifests are made, so that only the change is wrong. */
	readonly change?: Changes;
	/** Applied to the text of the payload manifests. */
	readonly manifest?: (text: string) => string;
	/** Applied to the text of the tag manifests. */
	readonly tagManifest?: (text: string) => string;
	/** Applied behind the back of all manifests. */
	readonly after?: Changes;
	/** Symbolic links by path, and where they lead. */
	readonly links?: Readonly<Record<string, string>>;
	/** Named pipes. */
	readonly pipes?: readonly string[];
	readonly folders?: readonly string[];
}

/** A bag as it is to stand on a disk. */
export interface MadeBag {
	readonly files: ReadonlyMap<string, Uint8Array>;
	readonly links: Readonly<Record<string, string>>;
	readonly pipes: readonly string[];
	readonly folders: readonly string[];
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const basePayload: Changes = {
	"data/anh/1.txt": "ảnh 1\n",
	"data/bai-viet.txt": "Nội dung bài viết\n",
};

/** `LF`, `CR` and `%` written as RFC 8493 2.1.3 says; written out here, so that the product's own writer does not judge itself. */
const encoded = (path: string, version: string) =>
	version === "1.0" ? path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D") : path;

/** A bag of BagIt made without the product's planner. */
export function makeBag(recipe: BagRecipe = {}): MadeBag {
	const { version = "1.0", encoding = "UTF-8", encode = utf8, algorithms = ["sha256"] } = recipe;
	const files = new Map<string, Uint8Array>();
	const put = (path: string, content: string | Uint8Array | undefined, coded: typeof utf8 = utf8) => {
		if (content === undefined) files.delete(path);
		else files.set(path, typeof content === "string" ? coded(content) : content);
	};
	const lines = (paths: readonly string[], algorithm: DigestAlgorithm) =>
		paths
			.map(
				(path) => `${digestBytes(files.get(path) as Uint8Array, [algorithm])[algorithm]}  ${encoded(path, version)}\n`,
			)
			.join("");
	for (const [path, content] of Object.entries(recipe.payload ?? basePayload)) put(path, content);
	const payload = [...files.keys()].sort();
	const infoFile = Number(version) < 0.96 ? "package-info.txt" : "bag-info.txt";
	const info = "info" in recipe ? recipe.info : "Source-Organization: Kho\n";
	put("bagit.txt", `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`);
	put(infoFile, info, encode);
	for (const algorithm of algorithms) {
		const text = lines(payload, algorithm);
		put(`manifest-${algorithm}.txt`, (recipe.manifest ?? ((same) => same))(text), encode);
	}
	for (const [path, content] of Object.entries(recipe.change ?? {}))
		put(path, content, path === "bagit.txt" ? utf8 : encode);
	const tags = [...files.keys()].filter((path) => !path.startsWith("data/") && !/^tagmanifest-/.test(path)).sort();
	for (const algorithm of recipe.tagAlgorithms ?? algorithms) {
		put(`tagmanifest-${algorithm}.txt`, (recipe.tagManifest ?? ((same) => same))(lines(tags, algorithm)), encode);
	}
	for (const [path, content] of Object.entries(recipe.after ?? {})) put(path, content);
	const { links = {}, pipes = [], folders = [] } = recipe;
	return { files, links, pipes, folders };
}

/** Writes a bag to a disk, names as they are. */
export function writeBag(root: string, { files, links, pipes, folders }: MadeBag): string {
	mkdirSync(root, { recursive: true });
	const below = (path: string) => {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		return join(root, path);
	};
	for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
	for (const [path, content] of files) writeFileSync(below(path), content);
	for (const [path, target] of Object.entries(links)) symlinkSync(target, below(path));
	for (const path of pipes) if (spawnSync("mkfifo", [below(path)]).status !== 0) throw new Error("no mkfifo");
	return root;
}
