import { digestBytes } from "../../../src/fixity/digest.ts";
import type { Artifact } from "../../../src/model/index.ts";
import { planVersion } from "../../../src/packaging/ocfl/plan.ts";

/** Files of an object, a root or a part of one, by path. */
export type Files = Map<string, Uint8Array>;

export const bytes = (text: string) => new TextEncoder().encode(text);
export const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);

export function payload(contents: Readonly<Record<string, string>>): readonly Artifact[] {
	return Object.entries(contents).map(([path, content]) => ({
		path,
		role: "source",
		mediaType: "text/plain",
		content: bytes(content),
		digests: digestBytes(bytes(content), ["sha256", "sha512"]),
	}));
}

export const id = "urn:uuid:6b1daec6-9fe7-512c-a514-fe059c29416b";
const agent = { name: "banluu", type: "software", version: "0" } as const;

/** An object of three versions: a file stays, one changes, one goes, one comes. */
export function goodObject(identifier = id, spec: "1.0" | "1.1" = "1.1"): Files {
	const files: Files = new Map();
	const states = [
		{ "bai.txt": "Bài viết", "anh/1.txt": "ảnh", "metadata/record.json": "{}" },
		{ "bai.txt": "Bài viết đã sửa", "anh/1.txt": "ảnh", "metadata/record.json": "{}" },
		{ "bai.txt": "Bài viết đã sửa", "anh/2.txt": "ảnh", "metadata/record.json": '{"a":1}' },
	];
	let inventory: Parameters<typeof planVersion>[2];
	for (const [at, state] of states.entries()) {
		const time = `2026-01-0${at + 1}T03:04:05Z`;
		const planned = planVersion(identifier, payload(state), inventory, { time, agent, spec });
		if (!planned) throw new Error("no version");
		for (const { path, content } of [...planned.files, ...planned.root]) files.set(path, content as Uint8Array);
		inventory = planned.inventory;
	}
	return files;
}

// biome-ignore lint/suspicious/noExplicitAny: cases put anything into an inventory.
type Loose = any;

/** Changes an inventory as text, and its sidecar with it. */
export function rewrite(files: Files, folder: "" | "v1/" | "v2/" | "v3/", change: (json: string) => string): void {
	const content = bytes(change(text(files.get(`${folder}inventory.json`))));
	files.set(`${folder}inventory.json`, content);
	files.set(`${folder}inventory.json.sha512`, bytes(`${digestBytes(content, ["sha512"]).sha512} inventory.json\n`));
}

/** Changes the newest inventory in both of its places. */
export function edit(files: Files, change: (inventory: Loose) => void): void {
	for (const folder of ["", "v3/"] as const) editAt(files, folder, change);
}

export function editAt(files: Files, folder: "" | "v1/" | "v2/" | "v3/", change: (inventory: Loose) => void): void {
	rewrite(files, folder, (json) => {
		const inventory = JSON.parse(json);
		change(inventory);
		return JSON.stringify(inventory, null, 1);
	});
}

/** The digest of the first content path that ends so. */
export function digestOf(inventory: Loose, end: string): string {
	const found = Object.entries(inventory.manifest as Record<string, string[]>).find(([, paths]) =>
		paths.some((path) => path.endsWith(end)),
	);
	if (!found) throw new Error(end);
	return found[0];
}
