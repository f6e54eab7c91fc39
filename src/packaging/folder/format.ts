import { digestBytes } from "../../fixity/digest.ts";
import { formatManifest } from "../../fixity/manifest.ts";
import type { Artifact, DigestAlgorithm } from "../../model/artifact.ts";
import { success } from "../../model/diagnostic.ts";
import type { PackageFormat } from "../format.ts";
import { sums, validateFolder } from "./validate.ts";

/**
 * The files of a record as they are, beside manifests that `sha256sum -c SHA256SUMS` and `sha512sum -c SHA512SUMS` check: a package for
 * people and systems that know no package format.
 */
export const folderFormat: PackageFormat = {
	key: "folder",
	standard: "sha256sum",
	kind: "AIP",
	takes: "one",
	options: [],
	plan: ([record]) => {
		if (!record) throw new Error("a package of no record");
		const manifests = sums.map(({ file, algorithm }): Artifact => {
			const lines = record.files.map(({ path, digests }) => ({
				path,
				digest: digests[algorithm as DigestAlgorithm] as string,
			}));
			const content = new TextEncoder().encode(formatManifest(lines));
			return {
				path: file,
				role: "tag",
				mediaType: "text/plain",
				content,
				digests: digestBytes(content, ["sha256", "sha512"]),
			};
		});
		const { identifier, label, files, events } = record;
		const entries = [...files, ...manifests].sort((a, b) => (a.path < b.path ? -1 : 1));
		return success({ identifier, format: "folder", kind: "AIP", label, entries, events });
	},
	recognises: (entries) => sums.some(({ file }) => entries.some(({ path }) => path === file)),
	validate: validateFolder,
};
