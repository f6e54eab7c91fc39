import { createHash } from "node:crypto";
import { digestBytes } from "../../fixity/digest.ts";
import { formatManifest } from "../../fixity/manifest.ts";
import { defaultNamespace, uuidV5 } from "../../metadata/identifier.ts";
import type { Artifact } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { InformationPackage } from "../../model/package.ts";
import type { PackageSettings } from "../format.ts";
import { askedAlgorithms, formatChecksums } from "./checksums.ts";
import { metadataCsv } from "./metadata-csv.ts";

export const documentation = "metadata/submissionDocumentation";
/** Archivematica checks objects only; this says of the documentation what `sha256sum -c` needs. */
export const documentationSums = `${documentation}/SHA256SUMS`;

/**
 * A standard transfer of Archivematica: the document, source and pictures of each record below `objects/<label>/`, its descriptions among the
 * submission documentation, one `metadata.csv` and checksums of all objects.
 */
export function planTransfer(
	records: readonly RecordContent[],
	settings: PackageSettings,
): Outcome<InformationPackage> {
	const algorithms = askedAlgorithms(settings.options.get("algorithms"));
	if (algorithms.value === undefined) return failure(...algorithms.diagnostics);
	const found: Diagnostic[] = [];
	const objects: Artifact[] = [];
	const documents: Artifact[] = [];
	const labels = new Map<string, string>();
	for (const { label, files, identifier } of records) {
		const other = labels.get(label.toLowerCase());
		if (other !== undefined) found.push(diagnostic("package/path-taken", { params: { path: `objects/${label}` } }));
		labels.set(label.toLowerCase(), identifier);
		for (const file of files) {
			const isObject = file.role === "document" || file.role === "source" || file.role === "image";
			const name = isObject ? file.path : file.path.replace(/^metadata\//, "");
			const path = isObject ? `objects/${label}/${name}` : `${documentation}/${label}/${name}`;
			(isObject ? objects : documents).push({ ...file, path });
		}
	}
	objects.sort(byPath);
	documents.sort(byPath);
	const described = records.map((record) => ({ path: describedPath(record, settings), record }));
	const tags = [
		tag("metadata/metadata.csv", metadataCsv(described), "text/csv"),
		tag(
			documentationSums,
			formatManifest(
				documents.map(({ path, digests }) => ({
					path: path.slice(documentation.length + 1),
					digest: digests.sha256 as string,
				})),
			),
		),
	];
	for (const algorithm of algorithms.value) {
		const text = formatChecksums(objects, algorithm);
		found.push(...text.diagnostics);
		const ending = algorithm === "blake2b512" ? "b2" : algorithm;
		if (text.value !== undefined) tags.push(tag(`metadata/checksum.${ending}`, text.value));
	}
	if (hasErrors(found)) return failure(...found);
	const entries = [...objects, ...documents, ...tags].sort(byPath);
	return success({ ...nameOf(records), format: "archivematica", kind: "SIP", entries, events: [] }, found);
}

/** The folder of the record, or with `describe=document` its document. */
function describedPath({ label, files }: RecordContent, { options }: PackageSettings): string {
	const document = options.get("describe") === "document" && files.find(({ role }) => role === "document");
	return document ? `objects/${label}/${document.path}` : `objects/${label}`;
}

function nameOf(records: readonly RecordContent[]) {
	const [first] = records;
	if (first === undefined) throw new Error("a package of no record");
	if (records.length === 1) return { identifier: first.identifier, label: first.label };
	const all = ["archivematica", ...records.map(({ identifier }) => identifier)].join("\n");
	const digest = createHash("sha256").update(all, "utf8").digest("hex").slice(0, 8);
	return { identifier: `urn:uuid:${uuidV5(defaultNamespace, all)}`, label: `transfer-${digest}` };
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }) => (a.path < b.path ? -1 : 1);

function tag(path: string, text: string, mediaType = "text/plain"): Artifact {
	const content = new TextEncoder().encode(text);
	return { path, role: "tag", mediaType, content, digests: digestBytes(content, ["sha256", "sha512"]) };
}
