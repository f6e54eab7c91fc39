import { digestBytes } from "../../fixity/digest.ts";
import { formatManifest } from "../../fixity/manifest.ts";
import { dspace, dspaceTerms } from "../../metadata/crosswalk/dspace.ts";
import type { Artifact } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import { type ContentsLine, formatContents } from "./contents.ts";
import { handleOf } from "./handle.ts";
import type { SafSettings } from "./settings.ts";

/** Digests of all other files of an item, as `sha256sum -c` reads them; DSpace keeps it like any other file. */
export const sumsFile = "SHA256SUMS";

/** Names that DSpace gives a meaning in an item's folder. */
const reserved =
	/^(?:contents|dublin_core\.xml|metadata_[^/]*\.xml|handle|collections|relationships|license\.txt|SHA256SUMS)$/i;

/** The files of one item, sorted by path: its folder, what DSpace reads, and the files of the record as they are. */
export function planItem(record: RecordContent, folder: string, settings: SafSettings): Outcome<readonly Artifact[]> {
	const found: Diagnostic[] = [];
	const written = { dc: dspace(record.metadata), terms: dspaceTerms(record.metadata) };
	found.push(...written.dc.diagnostics, ...written.terms.diagnostics);
	for (const { path } of record.files) {
		if (reserved.test(path)) found.push(diagnostic("package/path-taken", { params: { path }, place: { file: path } }));
	}
	if (written.dc.value === undefined || written.terms.value === undefined || hasErrors(found)) return failure(...found);
	const handle = settings.handle ? handleOf(record) : undefined;
	const own: Artifact[] = [
		tag("dublin_core.xml", written.dc.value, "application/xml"),
		...(written.terms.value.includes("<dcvalue")
			? [tag("metadata_dcterms.xml", written.terms.value, "application/xml")]
			: []),
		...(handle === undefined ? [] : [tag("handle", `${handle}\n`)]),
		...(settings.collections.length > 0 ? [tag("collections", `${settings.collections.join("\n")}\n`)] : []),
		...(settings.license ? [tag("license.txt", settings.license)] : []),
	];
	const lines = [...record.files].sort(byRank).map((file) => lineOf(file, record, settings));
	if (settings.license) lines.push({ name: "license.txt", bundle: "LICENSE" });
	lines.push({ name: sumsFile, bundle: settings.metadataBundle, ...readersOf(settings) });
	own.push(tag("contents", formatContents(lines)));
	const files = [...record.files, ...own];
	const sums = files.map(({ path, digests }) => ({ path, digest: digests.sha256 as string }));
	const all = [...files, tag(sumsFile, formatManifest(sums.sort(byPath)))];
	return success(all.map((file) => ({ ...file, path: `${folder}/${file.path}` })).sort(byPath), found);
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }) => (a.path < b.path ? -1 : 1);

function tag(path: string, content: string | Uint8Array, mediaType = "text/plain"): Artifact {
	const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
	return { path, role: "tag", mediaType, content: bytes, digests: digestBytes(bytes, ["sha256", "sha512"]) };
}

const ranks: readonly Artifact["role"][] = ["document", "image", "source"];

/** The document first: what stands first is what a repository shows first. */
function byRank(a: Artifact, b: Artifact): number {
	const rank = ({ role }: Artifact) => (ranks.indexOf(role) + ranks.length + 1) % (ranks.length + 1);
	return rank(a) - rank(b) || byPath(a, b);
}

function lineOf(file: Artifact, record: RecordContent, settings: SafSettings): ContentsLine {
	const { path, role, originalName } = file;
	const description = originalName ?? (role === "document" ? record.flavour : undefined);
	return {
		name: path,
		bundle: bundleOf(role, settings),
		...(role === "document" && { primary: true }),
		...(description && { description }),
		...readersOf(settings),
	};
}

function bundleOf(role: Artifact["role"], settings: SafSettings): string {
	if (role === "document") return "ORIGINAL";
	return role === "source" || role === "image" ? settings.sourceBundle : settings.metadataBundle;
}

function readersOf({ readers }: SafSettings): { readonly readers?: string } {
	return readers === undefined ? {} : { readers };
}
