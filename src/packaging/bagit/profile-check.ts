import { type Diagnostic, diagnostic, type Params, type Place } from "../../model/diagnostic.ts";
import type { DiagnosticCode } from "../../model/index.ts";
import { type BagProfile, fits, profileClause } from "./profile.ts";
import { isTagManifest } from "./read.ts";

/** What a profile looks at in a bag, read or planned. */
export interface ProfiledBag {
	readonly version: string;
	readonly infoFile: string;
	readonly info: readonly { readonly label: string; readonly value: string; readonly line?: number }[];
	/** Every regular file by its path, with its size. */
	readonly files: readonly { readonly path: string; readonly size: number }[];
	readonly serialisation: "none" | "zip" | "tar";
}

/** Media types that profiles in use know the two by. */
const mediaTypes = {
	zip: ["application/zip", "application/x-zip", "application/x-zip-compressed"],
	tar: ["application/tar", "application/x-tar"],
} as const;

const manifestFile = /^(tag)?manifest-([^/]+)\.txt$/i;

/** What of a bag is not as a BagIt Profile wants it. The bag itself is judged elsewhere. */
export function checkProfile(bag: ProfiledBag, profile: BagProfile): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	const say = (
		code: DiagnosticCode,
		field: string,
		detail: { readonly params?: Params; readonly place?: Place } = {},
	) => found.push(diagnostic(code, { ...detail, clause: profileClause(field) }));
	const paths = new Set(bag.files.map(({ path }) => path));

	if (!profile.acceptVersion.includes(bag.version)) {
		const params = { version: bag.version, allowed: profile.acceptVersion.join(", ") };
		say("bag/profile-version", "Accept-BagIt-Version", { params, place: { file: "bagit.txt", line: 1 } });
	}
	if (bag.serialisation === "none") {
		if (profile.serialization === "required") {
			say("bag/profile-serialisation-required", "Serialization", {
				params: { allowed: profile.acceptSerialization.join(", ") },
			});
		}
	} else if (profile.serialization === "forbidden") {
		say("bag/profile-serialisation-forbidden", "Serialization", { params: { found: bag.serialisation } });
	} else if (!mediaTypes[bag.serialisation].some((type) => profile.acceptSerialization.includes(type))) {
		const params = { found: bag.serialisation, allowed: profile.acceptSerialization.join(", ") || "-" };
		say("bag/profile-serialisation-kind", "Accept-Serialization", { params });
	}
	found.push(...infoFindings(bag, profile));

	for (const tag of [false, true]) {
		const prefix = tag ? "tagmanifest-" : "manifest-";
		const field = tag ? "Tag-Manifests" : "Manifests";
		const there = new Map<string, string>();
		for (const path of paths) {
			const match = manifestFile.exec(path);
			if (match && (match[1] !== undefined) === tag) {
				there.set((match[2] as string).toLowerCase().replace(/[^a-z0-9]/g, ""), path);
			}
		}
		for (const algorithm of tag ? profile.tagManifestsRequired : profile.manifestsRequired) {
			if (there.has(algorithm)) continue;
			say("bag/profile-manifest-missing", `${field}-Required`, { params: { file: `${prefix}${algorithm}.txt` } });
		}
		const allowed = tag ? profile.tagManifestsAllowed : profile.manifestsAllowed;
		for (const [algorithm, file] of there) {
			if (allowed === undefined || allowed.includes(algorithm)) continue;
			const params = { file, allowed: allowed.join(", ") };
			say("bag/profile-manifest-forbidden", `${field}-Allowed`, { params, place: { file } });
		}
	}
	if (paths.has("fetch.txt") && !profile.allowFetch) {
		say("bag/profile-fetch-forbidden", "Allow-Fetch.txt", { place: { file: "fetch.txt" } });
	}
	if (!paths.has("fetch.txt") && profile.fetchRequired) {
		say("bag/profile-fetch-required", "Fetch.txt-Required");
	}
	for (const path of profile.tagFilesRequired) {
		if (!paths.has(path)) say("bag/profile-tag-file-missing", "Tag-Files-Required", { params: { path } });
	}
	for (const path of paths) {
		if (profile.tagFilesAllowed === undefined || isStandard(path, bag.infoFile)) continue;
		if (profile.tagFilesAllowed.some((pattern) => fits(pattern, path))) continue;
		const params = { path, allowed: profile.tagFilesAllowed.join(", ") || "-" };
		say("bag/profile-tag-file-forbidden", "Tag-Files-Allowed", { params, place: { file: path } });
	}
	const payload = bag.files.filter(({ path }) => path.startsWith("data/"));
	if (profile.dataEmpty && (payload.length > 1 || payload.some(({ size }) => size > 0))) {
		say("bag/profile-payload", "Data-Empty", { params: { count: payload.length } });
	}
	return found;
}

/** Files that BagIt itself defines are no business of `Tag-Files-Allowed`. */
function isStandard(path: string, infoFile: string): boolean {
	if (path.startsWith("data/") || path === "bagit.txt" || path === infoFile || path === "fetch.txt") return true;
	return isTagManifest(path) || manifestFile.test(path);
}

function infoFindings({ info, infoFile }: ProfiledBag, profile: BagProfile): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	const valuesOf = (label: string) => info.filter((each) => each.label.toLowerCase() === label.toLowerCase());
	const clause = profileClause("Bag-Info");
	const place = { file: infoFile };
	const identifiers = valuesOf("BagIt-Profile-Identifier").map(({ value }) => value);
	if (!identifiers.includes(profile.identifier)) {
		const params = { expected: profile.identifier, found: identifiers.join(", ") || "-" };
		const about = profileClause("BagIt-Profile-Identifier");
		found.push(diagnostic("bag/profile-not-claimed", { params, place, clause: about }));
	}
	for (const { label, required, recommended, repeatable, values } of profile.tags) {
		const there = valuesOf(label);
		const [, second] = there;
		if (there.every(({ value }) => value === "")) {
			if (required) found.push(diagnostic("bag/profile-tag-missing", { params: { label }, place, clause }));
			else if (recommended) {
				found.push(diagnostic("bag/profile-tag-recommended", { params: { label }, place, clause }));
			}
		}
		if (!repeatable && second) {
			const at = second.line === undefined ? place : { ...place, line: second.line };
			found.push(diagnostic("bag/profile-tag-repeated", { params: { label }, place: at, clause }));
		}
		for (const { value, line } of there) {
			if (values.length === 0 || value === "" || values.includes(value)) continue;
			const params = { label, value, allowed: values.join(" | ") };
			const at = line === undefined ? place : { ...place, line };
			found.push(diagnostic("bag/profile-tag-value", { params, place: at, clause }));
		}
	}
	return found;
}
