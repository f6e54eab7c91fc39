import { canDigest, digestAlgorithms } from "../../fixity/digest.ts";
import type { Artifact, DigestAlgorithm } from "../../model/artifact.ts";
import { sizeOf } from "../../model/artifact.ts";
import { diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { PackageFormat, PackageSettings } from "../format.ts";
import { formatBagSize } from "./info.ts";
import { planBag } from "./plan.ts";
import { type BagProfile, parseProfile } from "./profile.ts";
import { checkProfile } from "./profile-check.ts";
import { validateBag } from "./validate.ts";

const standardAlgorithms = ["sha256", "sha512"] as const;
const infoOption = "bag-info.";
const tagFileOption = "tag-file.";

/** A record as a BagIt 1.0 bag, with manifests of the algorithms that are asked for. */
export const bagitFormat: PackageFormat = {
	key: "bagit",
	standard: "RFC 8493",
	kind: "AIP",
	takes: "one",
	options: [
		{ name: "algorithms", default: standardAlgorithms.join(",") },
		{ name: "fetch" },
		{ name: "profile", file: true },
		{ name: infoOption, open: true },
		{ name: tagFileOption, open: true, file: true },
	],
	plan: ([record], settings) => {
		if (!record) throw new Error("a package of no record");
		const { time, agent, options, files = new Map<string, Uint8Array>() } = settings;
		const read = files.has("profile")
			? parseProfile(files.get("profile") as Uint8Array, options.get("profile") ?? "")
			: undefined;
		if (read && read.value === undefined) return failure(...read.diagnostics);
		const profile = read?.value;
		const algorithms = algorithmsFor(options.get("algorithms"), profile, "manifests");
		const tagAlgorithms = algorithmsFor(options.get("algorithms"), profile, "tagManifests");
		const fetch = options.get("fetch");
		const refused = [...algorithms.diagnostics, ...fetchFindings(fetch), ...tagFileFindings(files)];
		if (algorithms.value === undefined || tagAlgorithms.value === undefined || refused.length > 0) {
			return failure(...refused);
		}
		const { identifier, label, events } = record;
		const payload = record.files.map((file) => ({ ...file, path: `data/${file.path}` }));
		const entries = [...payload, ...tagFiles(files)];
		const pack = { identifier, format: "bagit", kind: "AIP", label, entries, events } as const;
		const bagInfo = bagInfoFor(settings, profile, [
			["Bag-Software-Agent", `${agent.name} ${agent.version ?? ""}`.trim()],
			["Bagging-Date", time.slice(0, 10)],
			["External-Identifier", identifier],
			["Internal-Sender-Identifier", label],
			...(profile?.tags.some((tag) => tag.label.toLowerCase() === "bag-size")
				? [["Bag-Size", formatBagSize(payload.reduce((sum, file) => sum + sizeOf(file), 0))] as const]
				: []),
		]);
		const planned = planBag(pack, {
			algorithms: algorithms.value,
			tagAlgorithms: tagAlgorithms.value,
			bagInfo,
			...(fetch !== undefined && { fetch }),
		});
		if (planned.value === undefined) return failure(...planned.diagnostics);
		const found = [
			...(read?.diagnostics ?? []),
			...planned.diagnostics,
			...(profile ? profileFindings(planned.value, payload, bagInfo, profile, settings) : []),
		];
		return hasErrors(found) ? failure(...found) : success({ ...pack, entries: planned.value }, found);
	},
	recognises: (entries) => entries.some((entry) => entry.path === "bagit.txt"),
	validate: async (tree, options) => {
		const report = await validateBag(tree, options);
		if (report.value === undefined) return failure(...report.diagnostics);
		const { version, identifier, valid, payload, tagFiles } = report.value;
		const files = payload.files + tagFiles;
		const about = identifier === undefined ? {} : { identifier };
		return success({ format: "bagit", version, ...about, valid, files, bytes: payload.bytes }, report.diagnostics);
	},
};

/** The algorithms asked for; else those of the profile; else ours, as far as the profile allows them. */
function algorithmsFor(
	asked: string | undefined,
	profile: BagProfile | undefined,
	kind: "manifests" | "tagManifests",
): Outcome<readonly DigestAlgorithm[]> {
	const required = profile?.[`${kind}Required`] ?? [];
	const allowed = profile?.[`${kind}Allowed`];
	const usual = standardAlgorithms.filter((name) => allowed === undefined || allowed.includes(name));
	const fallback = required.length > 0 ? required : usual.length > 0 ? usual : (allowed ?? []).slice(0, 1);
	const names = asked === undefined ? fallback : asked.split(",").map((name) => name.trim().toLowerCase());
	const unknown = names.filter((name) => !canDigest(name));
	if (unknown.length === 0) return success(names as readonly DigestAlgorithm[]);
	const params = { value: unknown.join(", "), known: digestAlgorithms.filter(canDigest).join(", ") };
	return failure(diagnostic("package/option-value", { params: { option: "algorithms", ...params } }));
}

function fetchFindings(prefix: string | undefined) {
	if (prefix === undefined || /^[a-z][a-z0-9+.-]*:\/\/[^\s/]+\S*$/i.test(prefix)) return [];
	const params = { option: "fetch", value: prefix, form: "https://kho.example/goi/" };
	return [diagnostic("package/option-form", { params })];
}

function tagFileFindings(files: ReadonlyMap<string, Uint8Array>) {
	return [...files.keys()]
		.filter((name) => name.startsWith(`${tagFileOption}data/`))
		.map((option) =>
			diagnostic("package/option-form", { params: { option, value: "data/", form: `${tagFileOption}ghi-chu.txt` } }),
		);
}

function tagFiles(files: ReadonlyMap<string, Uint8Array>): readonly Artifact[] {
	return [...files].flatMap(([name, content]): readonly Artifact[] => {
		if (!name.startsWith(tagFileOption)) return [];
		const path = name.slice(tagFileOption.length);
		return [{ path, role: "tag", mediaType: "application/octet-stream", content, digests: {} }];
	});
}

/** What was given takes the place of what we would write. */
function bagInfoFor(
	{ options }: PackageSettings,
	profile: BagProfile | undefined,
	ours: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
	const given = [...options]
		.filter(([name]) => name.startsWith(infoOption))
		.map(([name, value]) => [name.slice(infoOption.length), value] as const);
	if (profile) given.push(["BagIt-Profile-Identifier", profile.identifier]);
	const labels = new Set(given.map(([label]) => label.toLowerCase()));
	return [...ours.filter(([label]) => !labels.has(label.toLowerCase())), ...given];
}

function profileFindings(
	planned: readonly Artifact[],
	payload: readonly Artifact[],
	bagInfo: readonly (readonly [string, string])[],
	profile: BagProfile,
	{ serialisation = "none" }: PackageSettings,
) {
	const tags = planned.filter(({ path }) => !path.startsWith("data/"));
	const info = [...bagInfo, ["Payload-Oxum", "0.0"] as const].map(([label, value]) => ({ label, value }));
	const files = [...payload, ...tags].map((file) => ({ path: file.path, size: sizeOf(file) }));
	return checkProfile({ version: "1.0", infoFile: "bag-info.txt", info, files, serialisation }, profile);
}
