import type { Clause } from "../../model/diagnostic.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";

/** What a profile asks of an element of `bag-info.txt`. */
export interface TagRule {
	readonly label: string;
	readonly required: boolean;
	readonly recommended: boolean;
	/** Values that are accepted; any where there is none. */
	readonly values: readonly string[];
	readonly repeatable: boolean;
}

/** A BagIt Profile of version 1.1 to 1.4, defaults filled in. Lists that may be absent are undefined where anything goes. */
export interface BagProfile {
	/** `BagIt-Profile-Identifier`, which bags of the profile repeat in `bag-info.txt`. */
	readonly identifier: string;
	readonly tags: readonly TagRule[];
	readonly manifestsRequired: readonly string[];
	readonly manifestsAllowed?: readonly string[];
	readonly tagManifestsRequired: readonly string[];
	readonly tagManifestsAllowed?: readonly string[];
	readonly tagFilesRequired: readonly string[];
	/** Patterns of the shell. */
	readonly tagFilesAllowed?: readonly string[];
	readonly allowFetch: boolean;
	readonly fetchRequired: boolean;
	/** The payload holds nothing, or one file without bytes. */
	readonly dataEmpty: boolean;
	readonly serialization: "forbidden" | "required" | "optional";
	/** Media types. */
	readonly acceptSerialization: readonly string[];
	readonly acceptVersion: readonly string[];
}

/** A field of the BagIt Profiles specification. */
export function profileClause(field: string): Clause {
	return { standard: "BagIt Profiles 1.4", clause: field };
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

const fieldNames = new Set([
	"BagIt-Profile-Info",
	"Bag-Info",
	"Manifests-Required",
	"Manifests-Allowed",
	"Allow-Fetch.txt",
	"Fetch.txt-Required",
	"Data-Empty",
	"Serialization",
	"Accept-Serialization",
	"Accept-BagIt-Version",
	"Tag-Manifests-Required",
	"Tag-Manifests-Allowed",
	"Tag-Files-Required",
	"Tag-Files-Allowed",
]);

/** Manifests are called by the normalized name of their algorithm (RFC 8493 2.4). */
const normalized = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Reads a profile; what contradicts the specification or itself is an error that names the field. */
export function parseProfile(bytes: Uint8Array, file: string): Outcome<BagProfile> {
	const found: Diagnostic[] = [];
	const wrong = (field: string) =>
		found.push(
			diagnostic("bag/profile-malformed", {
				params: { file, field },
				place: { file },
				clause: profileClause(field),
			}),
		);
	let all: unknown;
	try {
		all = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return failure(diagnostic("bag/profile-not-json", { params: { file }, place: { file } }));
	}
	if (!isFields(all) || !isFields(all["BagIt-Profile-Info"])) {
		wrong("BagIt-Profile-Info");
		return failure(...found);
	}
	const fields = all;
	const about = all["BagIt-Profile-Info"];
	const text = (field: string) => {
		const value = about[field];
		if (typeof value === "string" && value.trim() !== "") return value.trim();
		wrong(field);
		return "";
	};
	const list = (field: string): readonly string[] | undefined => {
		const value = fields[field];
		if (value === undefined) return undefined;
		if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
		wrong(field);
		return undefined;
	};
	const flag = (field: string, standard: boolean): boolean => {
		const value = fields[field] ?? standard;
		if (typeof value === "boolean") return value;
		wrong(field);
		return standard;
	};
	const algorithms = (field: string) => list(field)?.map(normalized);
	for (const field of ["Source-Organization", "External-Description", "Version"]) text(field);
	const serialization = fields.Serialization ?? "optional";
	if (serialization !== "forbidden" && serialization !== "required" && serialization !== "optional") {
		wrong("Serialization");
	}
	const manifestsAllowed = algorithms("Manifests-Allowed");
	const tagManifestsAllowed = algorithms("Tag-Manifests-Allowed");
	const tagFilesAllowed = list("Tag-Files-Allowed");
	const profile: BagProfile = {
		identifier: text("BagIt-Profile-Identifier"),
		tags: tagRules(fields["Bag-Info"], wrong),
		manifestsRequired: algorithms("Manifests-Required") ?? [],
		...(manifestsAllowed && { manifestsAllowed }),
		tagManifestsRequired: algorithms("Tag-Manifests-Required") ?? [],
		...(tagManifestsAllowed && { tagManifestsAllowed }),
		tagFilesRequired: list("Tag-Files-Required") ?? [],
		...(tagFilesAllowed && { tagFilesAllowed }),
		allowFetch: flag("Allow-Fetch.txt", true),
		fetchRequired: flag("Fetch.txt-Required", false),
		dataEmpty: flag("Data-Empty", false),
		serialization: serialization as BagProfile["serialization"],
		acceptSerialization: list("Accept-Serialization") ?? [],
		acceptVersion: list("Accept-BagIt-Version") ?? [],
	};
	if (profile.acceptVersion.length === 0) wrong("Accept-BagIt-Version");
	if (serialization === "required" && profile.acceptSerialization.length === 0) wrong("Accept-Serialization");
	if (profile.fetchRequired && !profile.allowFetch) wrong("Fetch.txt-Required");
	const outside = (required: readonly string[], allowed: readonly string[] | undefined) =>
		allowed !== undefined && required.some((each) => !allowed.includes(each));
	if (outside(profile.manifestsRequired, manifestsAllowed)) wrong("Manifests-Allowed");
	if (outside(profile.tagManifestsRequired, tagManifestsAllowed)) wrong("Tag-Manifests-Allowed");
	if (tagFilesAllowed && profile.tagFilesRequired.some((path) => !tagFilesAllowed.some((each) => fits(each, path)))) {
		wrong("Tag-Files-Allowed");
	}
	if (found.length > 0) return failure(...found);
	const unknown = Object.keys(fields).filter((field) => !fieldNames.has(field));
	return success(
		profile,
		unknown.map((field) => diagnostic("bag/profile-field-unknown", { params: { file, field }, place: { file } })),
	);
}

function tagRules(value: unknown, wrong: (field: string) => void): readonly TagRule[] {
	if (value === undefined) return [];
	if (!isFields(value)) {
		wrong("Bag-Info");
		return [];
	}
	return Object.entries(value).flatMap(([label, rule]): readonly TagRule[] => {
		const { required = false, recommended = false, repeatable = true, values = [] } = isFields(rule) ? rule : {};
		const fine =
			isFields(rule) &&
			[required, recommended, repeatable].every((each) => typeof each === "boolean") &&
			Array.isArray(values) &&
			values.every((each) => typeof each === "string");
		if (!fine) {
			wrong(`Bag-Info ${label}`);
			return [];
		}
		return [{ label, required, recommended, repeatable, values } as TagRule];
	});
}

/** Whether a path fits a pattern of the shell: `*` and `?` stand for anything, slashes too, as in Python's fnmatch. */
export function fits(pattern: string, path: string): boolean {
	const source = pattern
		.replace(/[.+^${}()|[\]\\]/g, "\\$&")
		.replaceAll("*", ".*")
		.replaceAll("?", ".");
	return new RegExp(`^${source}$`, "su").test(path);
}
