import { describe, expect, it } from "vitest";
import { parseProfile } from "../../../src/packaging/bagit/profile.ts";
import { checkProfile, type ProfiledBag } from "../../../src/packaging/bagit/profile-check.ts";
import { depositProfile, libraryProfile } from "../../support/bags/profiles.ts";

type Json = Record<string, unknown>;
const parse = (json: unknown) => parseProfile(new TextEncoder().encode(JSON.stringify(json)), "p.json");
const fields = (json: unknown) => parse(json).diagnostics.map(({ code, params }) => `${code} ${params?.field}`);

const bag: ProfiledBag = {
	version: "1.0",
	infoFile: "bag-info.txt",
	info: [
		{ label: "BagIt-Profile-Identifier", value: "https://example.org/profiles/deposit.json" },
		{ label: "Source-Organization", value: "Kho" },
		{ label: "Title", value: "Tập bài" },
		{ label: "access", value: "Institution", line: 4 },
	],
	files: ["bagit.txt", "bag-info.txt", "manifest-md5.txt", "tagmanifest-sha256.txt", "info/deposit.txt", "data/a"].map(
		(path) => ({ path, size: 1 }),
	),
	serialisation: "tar",
};
const with_ = (change: Partial<ProfiledBag>, profile: Json = {}) => {
	const { value } = parse({ ...depositProfile, ...profile });
	if (!value) throw new Error("the profile is wrong");
	return checkProfile({ ...bag, ...change }, value).map(
		({ code, severity, clause }) => `${code.replace("bag/profile-", "")} ${severity} ${clause?.clause}`,
	);
};
const lacking = (path: string) => ({ files: bag.files.filter((file) => file.path !== path) });
const more = (path: string) => ({ files: [...bag.files, { path, size: 1 }] });
const saying = (label: string, value: string) => ({ info: [...bag.info, { label, value }] });

describe("a BagIt Profile", () => {
	it.each([
		["one for deposits", depositProfile],
		["one of a library", libraryProfile],
	])("is read: %s", (_, profile) => expect(parse(profile).diagnostics).toEqual([]));

	it.each<[string, Json, ...string[]]>([
		[
			"no identifier",
			{ "BagIt-Profile-Info": { ...depositProfile["BagIt-Profile-Info"], "BagIt-Profile-Identifier": "" } },
			"BagIt-Profile-Identifier",
		],
		["no version of BagIt", { "Accept-BagIt-Version": [] }, "Accept-BagIt-Version"],
		["a list that is none", { "Manifests-Required": "md5" }, "Manifests-Required"],
		["a required manifest that is not allowed", { "Manifests-Allowed": ["sha512"] }, "Manifests-Allowed"],
		["a required tag file that is not allowed", { "Tag-Files-Allowed": ["x/*"] }, "Tag-Files-Allowed"],
		["fetch.txt required and forbidden", { "Fetch.txt-Required": true }, "Fetch.txt-Required"],
		["a serialization in between", { Serialization: "maybe" }, "Serialization"],
		["a serialization without types", { "Accept-Serialization": [] }, "Accept-Serialization"],
		["a rule that is none", { "Bag-Info": { Title: { required: "yes" } } }, "Bag-Info Title"],
	])("is refused with the field's name: %s", (_, change, ...named) => {
		expect(fields({ ...depositProfile, ...change })).toEqual(named.map((field) => `bag/profile-malformed ${field}`));
	});

	it("is refused as JSON that it is not, and a field nobody knows is told", () => {
		expect(parseProfile(new TextEncoder().encode("{"), "p.json").diagnostics[0]?.code).toBe("bag/profile-not-json");
		expect(fields([])).toEqual(["bag/profile-malformed BagIt-Profile-Info"]);
		expect(fields({ ...depositProfile, "Manifests-Wanted": [] })).toEqual([
			"bag/profile-field-unknown Manifests-Wanted",
		]);
	});
});

describe("a bag and a profile", () => {
	it("fit", () => expect(with_({})).toEqual([]));

	it.each<[string, Partial<ProfiledBag>, string]>([
		["another version", { version: "0.96" }, "version error Accept-BagIt-Version"],
		["a folder", { serialisation: "none" }, "serialisation-required error Serialization"],
		["a ZIP", { serialisation: "zip" }, "serialisation-kind error Accept-Serialization"],
		["the claim is missing", { info: bag.info.slice(1) }, "not-claimed error BagIt-Profile-Identifier"],
		[
			"a required element is missing",
			{ info: bag.info.filter(({ label }) => label !== "Title") },
			"tag-missing error Bag-Info",
		],
		[
			"a required element is empty",
			{ info: bag.info.map((each) => (each.label === "Title" ? { ...each, value: "" } : each)) },
			"tag-missing error Bag-Info",
		],
		[
			"a recommended element is missing",
			{ info: bag.info.filter(({ label }) => label !== "Source-Organization") },
			"tag-recommended warning Bag-Info",
		],
		[
			"a value is not of the list",
			{ info: bag.info.map((each) => (each.label === "access" ? { ...each, value: "x" } : each)) },
			"tag-value error Bag-Info",
		],
		["an element stands twice", saying("Title", "B"), "tag-repeated error Bag-Info"],
		["a manifest is missing", lacking("manifest-md5.txt"), "manifest-missing error Manifests-Required"],
		["a manifest is too many", more("manifest-sha1.txt"), "manifest-forbidden error Manifests-Allowed"],
		["a tag manifest is missing", lacking("tagmanifest-sha256.txt"), "manifest-missing error Tag-Manifests-Required"],
		["a tag manifest is too many", more("tagmanifest-md5.txt"), "manifest-forbidden error Tag-Manifests-Allowed"],
		["fetch.txt", more("fetch.txt"), "fetch-forbidden error Allow-Fetch.txt"],
		["a tag file is missing", lacking("info/deposit.txt"), "tag-file-missing error Tag-Files-Required"],
		["a tag file is too many", more("x.txt"), "tag-file-forbidden error Tag-Files-Allowed"],
	])("do not: %s", (_, change, finding) => expect(with_(change)).toEqual([finding]));

	it("do not where the profile wants fetch.txt, a folder, or no payload", () => {
		expect(with_({}, { "Allow-Fetch.txt": true, "Fetch.txt-Required": true })).toEqual([
			"fetch-required error Fetch.txt-Required",
		]);
		expect(with_({}, { Serialization: "forbidden" })).toEqual(["serialisation-forbidden error Serialization"]);
		expect(with_({}, { "Data-Empty": true })).toEqual(["payload error Data-Empty"]);
		expect(with_({ files: bag.files.map((file) => ({ ...file, size: 0 })) }, { "Data-Empty": true })).toEqual([]);
	});
});
