import { digestBytes } from "../../../src/fixity/digest.ts";
import { formatManifest } from "../../../src/fixity/manifest.ts";
import type { Artifact } from "../../../src/model/artifact.ts";
import type { InformationPackage } from "../../../src/model/package.ts";

export type Files = Readonly<Record<string, string>>;

const sha256 = (text: string) => digestBytes(new TextEncoder().encode(text), ["sha256"]).sha256 as string;

/** Lines of a manifest over the files of a bag. */
export function manifest(files: Files, paths: readonly string[] = Object.keys(files)): string {
	return formatManifest(paths.map((path) => ({ path, digest: sha256(files[path] as string) })));
}

export const payload: Files = {
	"data/bai-viet.txt": "Nội dung bài viết\n",
	"data/anh/1.txt": "ảnh 1\n",
};

/**
 * A small valid bag of a version, made without the planner. `change` alters its files before the tag manifest is made,
 * so that only the change is wrong; `after` alters them behind its back.
 */
export function bag(
	options: {
		readonly version?: string;
		readonly payload?: Files;
		readonly change?: Readonly<Record<string, string | undefined>>;
		readonly after?: Readonly<Record<string, string | undefined>>;
	} = {},
): Record<string, string> {
	const { version = "1.0", change = {}, after = {} } = options;
	const data = options.payload ?? payload;
	let files: Record<string, string> = {
		...data,
		"bagit.txt": `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
		[Number(version) < 0.96 ? "package-info.txt" : "bag-info.txt"]: "Source-Organization: Kho lưu trữ\n",
		"manifest-sha256.txt": manifest(data),
	};
	files = changed(files, change);
	const tags = Object.keys(files).filter((path) => !path.startsWith("data/") && !path.startsWith("tagmanifest-"));
	files = { "tagmanifest-sha256.txt": manifest(files, tags), ...files };
	return changed(files, after);
}

function changed(files: Files, change: Readonly<Record<string, string | undefined>>): Record<string, string> {
	const entries = Object.entries({ ...files, ...change }).filter(
		(entry): entry is [string, string] => entry[1] !== undefined,
	);
	return Object.fromEntries(entries);
}

/** A payload artifact of text or bytes. */
export function artifact(
	path: string,
	content: string | Uint8Array = path,
	role: Artifact["role"] = "source",
): Artifact {
	const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
	return { path, role, mediaType: "text/plain", content: bytes, digests: {} };
}

export function packageOf(entries: readonly Artifact[]): InformationPackage {
	return {
		identifier: "urn:uuid:0b1e0b6e-6ab1-5d5e-8f43-0a3f8f0f8c11",
		format: "bagit",
		kind: "AIP",
		label: "2023-03-01-bai-viet-0b1e0b6e",
		entries,
		events: [],
	};
}

/** The contents of artifacts, for a tree in memory. */
export function contents(artifacts: readonly Artifact[]): Record<string, Uint8Array> {
	return Object.fromEntries(artifacts.map((each) => [each.path, each.content as Uint8Array]));
}
