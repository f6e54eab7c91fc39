import { digestBytes } from "../../fixity/digest.ts";
import type { Artifact, DigestAlgorithm } from "../../model/artifact.ts";
import { failure, type Outcome, success } from "../../model/diagnostic.ts";
import type { PackageFormat, PackageReport, PackageSettings } from "../format.ts";
import { type Directory, directoryOf } from "./directory.ts";
import { type Layout, layouts, rootFiles } from "./layout.ts";
import { type ObjectFile, planVersion } from "./plan.ts";
import { validateObject } from "./validate-object.ts";
import { type RootOptions, validateRoot } from "./validate-root.ts";

/** The layout and the algorithm that the options of a run ask for. */
export function ocflOptions(options: PackageSettings["options"]): {
	readonly layout: Layout;
	readonly algorithm: "sha512" | "sha256";
} {
	return {
		layout: layouts[options.get("layout") === "0003" ? "0003" : "0004"],
		algorithm: options.get("digest") === "sha256" ? "sha256" : "sha512",
	};
}

/** A record as an OCFL object; planned by itself, it is a storage root of one object. */
export const ocflFormat: PackageFormat = {
	key: "ocfl",
	standard: "OCFL 1.1",
	kind: "AIP",
	takes: "one",
	options: [
		{ name: "layout", values: ["0004", "0003"], default: "0004" },
		{ name: "digest", values: ["sha512", "sha256"], default: "sha512" },
	],
	plan: ([record], { time, agent, options }) => {
		if (!record) throw new Error("a package of no record");
		const { layout, algorithm } = ocflOptions(options);
		const planned = planVersion(record.identifier, record.files, undefined, { time, agent, algorithm });
		if (planned === undefined) throw new Error("a first version has no number");
		const object = layout.path(record.identifier);
		const bytes = new TextEncoder();
		const files: readonly ObjectFile[] = [
			...[...rootFiles(layout)].map(([path, text]) => ({ path, content: bytes.encode(text) })),
			...[...planned.files, ...planned.root].map((file) => ({ ...file, path: `${object}/${file.path}` })),
		];
		const roles = new Map(record.files.map((file) => [file.content, file]));
		const entries = files.map((file): Artifact => {
			const known = roles.get(file.content);
			if (known) return { ...known, path: file.path };
			const digests = digestBytes(file.content as Uint8Array, ["sha256", "sha512"] satisfies DigestAlgorithm[]);
			const mediaType = file.path.endsWith(".json") ? "application/json" : "text/plain";
			return { ...file, role: "tag", mediaType, digests };
		});
		entries.sort((a, b) => (a.path < b.path ? -1 : 1));
		const { identifier, label, events } = record;
		return success({ identifier, format: "ocfl", kind: "AIP", label, entries, events });
	},
	recognises: (entries) => entries.some(({ path }) => isOcflDeclaration(path)),
	validate: async (tree, { onProgress } = {}) => {
		const directory = await directoryOf(tree);
		if (directory.value === undefined) return failure(...directory.diagnostics);
		const progress = { files: 0, bytes: 0 };
		const report = await validateOcfl(directory.value, {
			...(onProgress && {
				onObject: (object) => {
					progress.files += object?.files ?? 0;
					progress.bytes += object?.bytes ?? 0;
					onProgress({ ...progress, totalFiles: 0, totalBytes: 0 });
				},
			}),
		});
		return { ...report, diagnostics: [...directory.diagnostics, ...report.diagnostics] };
	},
};

/** Whether a file's name at the top of a tree declares a storage root or an object, of whatever version. */
export function isOcflDeclaration(name: string): boolean {
	return /^0=ocfl_[^/]*$/.test(name);
}

/** Judges a storage root or a single object, whichever its declaration says. */
export async function validateOcfl(
	directory: Directory,
	options: RootOptions = {},
): Promise<Outcome<PackageReport & { readonly objects: number }>> {
	const top = await directory.children("");
	if (top.value === undefined) return failure(...top.diagnostics);
	// An object may have lost its declaration: no storage root has an inventory.
	if (top.value.some(({ name }) => name.startsWith("0=ocfl_object") || name === "inventory.json")) {
		const object = await validateObject(directory, "");
		if (object.value === undefined) return failure(...object.diagnostics);
		const { identifier, spec, valid, files, bytes } = object.value;
		const about = { ...(spec && { version: spec }), ...(identifier !== undefined && { identifier }) };
		options.onObject?.(object.value);
		return success({ format: "ocfl", ...about, valid, files, bytes, objects: 1 }, object.diagnostics);
	}
	const root = await validateRoot(directory, options);
	if (root.value === undefined) return failure(...root.diagnostics);
	const { spec, valid, files, bytes, objects } = root.value;
	const about = spec ? { version: spec } : {};
	return success({ format: "ocfl", ...about, valid, files, bytes, objects }, root.diagnostics);
}
