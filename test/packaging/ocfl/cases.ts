import { bytes, digestOf, edit, editAt, type Files, rewrite } from "./objects.ts";

/** One way to break the good object: the rule of OCFL that it breaks, and how. */
export interface Case {
	readonly rule: string;
	readonly name: string;
	readonly apply: (files: Files) => void;
	/** Folders that hold nothing, and links, which only a disk can have. */
	readonly folder?: string;
	readonly link?: string;
}

const zeros = "0".repeat(128);
const rename = (block: Record<string, unknown>, from: string, to: string) => {
	block[to] = block[from];
	delete block[from];
};

export const cases: readonly Case[] = [
	{ rule: "E001", name: "a file too many", apply: (files) => files.set("ghi-chu.txt", bytes("x")) },
	{ rule: "E001", name: "a folder too many", apply: (files) => files.set("tam/x", bytes("x")) },
	{ rule: "E003", name: "no declaration", apply: (files) => files.delete("0=ocfl_object_1.1") },
	{
		rule: "E003",
		name: "two declarations",
		apply: (files) => files.set("0=ocfl_object_1.0", bytes("ocfl_object_1.0\n")),
	},
	{
		rule: "E007",
		name: "declaration without line feed",
		apply: (files) => files.set("0=ocfl_object_1.1", bytes("ocfl_object_1.1")),
	},
	{
		rule: "E008",
		name: "no versions",
		apply: (files) =>
			edit(files, (i) => {
				i.versions = {};
			}),
	},
	{
		rule: "E009",
		name: "versions from 2",
		apply: (files) =>
			edit(files, (i) => {
				delete i.versions.v1;
			}),
	},
	{
		rule: "E010",
		name: "a version left out",
		apply: (files) =>
			edit(files, (i) => {
				delete i.versions.v2;
			}),
	},
	{
		rule: "E010",
		name: "a version's folder is gone",
		apply: (files) => {
			for (const path of [...files.keys()]) if (path.startsWith("v2/")) files.delete(path);
		},
	},
	{ rule: "E015", name: "a file beside the content", apply: (files) => files.set("v2/ghi-chu.txt", bytes("x")) },
	{
		rule: "E017",
		name: "contentDirectory with a slash",
		apply: (files) =>
			edit(files, (i) => {
				i.contentDirectory = "a/b";
			}),
	},
	{
		rule: "E018",
		name: "contentDirectory `..`",
		apply: (files) =>
			edit(files, (i) => {
				i.contentDirectory = "..";
			}),
	},
	{
		rule: "E023",
		name: "content that no manifest lists",
		apply: (files) => files.set("v2/content/la.txt", bytes("x")),
	},
	{
		rule: "E023",
		name: "an earlier manifest has more",
		apply: (files) => {
			editAt(files, "v2/", (i) => {
				i.manifest[digestOf(i, "v1/content/bai.txt")].push("v1/content/cu.txt");
			});
		},
	},
	{ rule: "E024", name: "an empty folder in the content", apply: () => {}, folder: "v2/content/rong" },
	{
		rule: "E025",
		name: "MD5 as the digest algorithm",
		apply: (files) =>
			edit(files, (i) => {
				i.digestAlgorithm = "md5";
			}),
	},
	{
		rule: "E025",
		name: "a digest of the wrong length",
		apply: (files) =>
			edit(files, (i) => {
				i.manifest.abc = ["v1/content/x"];
			}),
	},
	{ rule: "E033", name: "an inventory that is no JSON", apply: (files) => rewrite(files, "", () => "{") },
	{
		rule: "E036",
		name: "no id",
		apply: (files) =>
			edit(files, (i) => {
				delete i.id;
			}),
	},
	{
		rule: "E036",
		name: "no type",
		apply: (files) =>
			edit(files, (i) => {
				delete i.type;
			}),
	},
	{
		rule: "E036",
		name: "no digestAlgorithm",
		apply: (files) =>
			edit(files, (i) => {
				delete i.digestAlgorithm;
			}),
	},
	{
		rule: "E036",
		name: "no head",
		apply: (files) =>
			edit(files, (i) => {
				delete i.head;
			}),
	},
	{
		rule: "E037",
		name: "another id in version 1",
		apply: (files) =>
			editAt(files, "v1/", (i) => {
				i.id = "urn:khac";
			}),
	},
	{
		rule: "E037",
		name: "an empty id",
		apply: (files) =>
			edit(files, (i) => {
				i.id = "";
			}),
	},
	{
		rule: "E038",
		name: "an unknown type",
		apply: (files) =>
			edit(files, (i) => {
				i.type = "https://ocfl.io/9.9/spec/#inventory";
			}),
	},
	{
		rule: "E040",
		name: "head is not the newest",
		apply: (files) =>
			edit(files, (i) => {
				i.head = "v2";
			}),
	},
	{
		rule: "E041",
		name: "no manifest",
		apply: (files) =>
			edit(files, (i) => {
				delete i.manifest;
			}),
	},
	{
		rule: "E042",
		name: "a content path outside the content",
		apply: (files) =>
			edit(files, (i) => {
				i.manifest[digestOf(i, "v1/content/bai.txt")] = ["v1/khac/bai.txt"];
			}),
	},
	{
		rule: "E044",
		name: "versions as a list",
		apply: (files) =>
			edit(files, (i) => {
				i.versions = [];
			}),
	},
	{
		rule: "E046",
		name: "a version folder that no inventory knows",
		apply: (files) => files.set("v4/content/x", bytes("x")),
	},
	{
		rule: "E048",
		name: "a version without created",
		apply: (files) =>
			edit(files, (i) => {
				delete i.versions.v2.created;
			}),
	},
	{
		rule: "E048",
		name: "a version without state",
		apply: (files) =>
			edit(files, (i) => {
				delete i.versions.v2.state;
			}),
	},
	{
		rule: "E049",
		name: "a time without zone",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v2.created = "2026-01-02T03:04:05";
			}),
	},
	{
		rule: "E049",
		name: "a date only",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v2.created = "2026-01-02";
			}),
	},
	{
		rule: "E049",
		name: "the 30th of February",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v2.created = "2026-02-30T03:04:05Z";
			}),
	},
	{
		rule: "E050",
		name: "a state digest that is not in the manifest",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v3.state[zeros] = ["x"];
			}),
	},
	{
		rule: "E050",
		name: "a state digest in other letter case",
		apply: (files) =>
			edit(files, (i) => {
				const digest = digestOf(i, "v1/content/anh/1.txt");
				rename(i.versions.v3.state, digest, digest.toUpperCase());
			}),
	},
	{
		rule: "E052",
		name: "a logical path with `..`",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v3.state[digestOf(i, "v1/content/anh/1.txt")] = ["../anh.txt"];
			}),
	},
	{
		rule: "E052",
		name: "a logical path with an empty step",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v3.state[digestOf(i, "v1/content/anh/1.txt")] = ["anh//2.txt"];
			}),
	},
	{
		rule: "E053",
		name: "a logical path from the root",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v3.state[digestOf(i, "v1/content/anh/1.txt")] = ["/anh.txt"];
			}),
	},
	{
		rule: "E054",
		name: "a user without name",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v3.user = { address: "mailto:a@b.vn" };
			}),
	},
	{
		rule: "E057",
		name: "fixity of a file that is not in the manifest",
		apply: (files) =>
			edit(files, (i) => {
				i.fixity.sha256["1".repeat(64)] = ["v1/content/khong-co.txt"];
			}),
	},
	{ rule: "E058", name: "no sidecar", apply: (files) => files.delete("inventory.json.sha512") },
	{ rule: "E058", name: "no sidecar in version 1", apply: (files) => files.delete("v1/inventory.json.sha512") },
	{
		rule: "E060",
		name: "a sidecar with another digest",
		apply: (files) => files.set("inventory.json.sha512", bytes(`${zeros} inventory.json\n`)),
	},
	{
		rule: "E060",
		name: "a sidecar in version 2 with another digest",
		apply: (files) => files.set("v2/inventory.json.sha512", bytes(`${zeros} inventory.json\n`)),
	},
	{
		rule: "E061",
		name: "a sidecar of another form",
		apply: (files) => files.set("inventory.json.sha512", bytes("inventory.json\n")),
	},
	{ rule: "E063", name: "no inventory", apply: (files) => files.delete("inventory.json") },
	{
		rule: "E064",
		name: "the newest version's inventory differs",
		apply: (files) =>
			editAt(files, "v3/", (i) => {
				i.versions.v3.message = "khác";
			}),
	},
	{
		rule: "E066",
		name: "version 1 had another state",
		apply: (files) =>
			editAt(files, "v1/", (i) => {
				i.versions.v1.state[digestOf(i, "v1/content/bai.txt")] = ["ten-cu.txt"];
			}),
	},
	{ rule: "E067", name: "a file in extensions", apply: (files) => files.set("extensions/x.txt", bytes("x")) },
	{
		rule: "E090",
		name: "a link instead of content",
		apply: (files) => files.delete("v1/content/bai.txt"),
		link: "v1/content/bai.txt",
	},
	{ rule: "E092", name: "a file of content is gone", apply: (files) => files.delete("v1/content/bai.txt") },
	{
		rule: "E092",
		name: "a file of content has changed",
		apply: (files) => files.set("v1/content/bai.txt", bytes("Bài viếd")),
	},
	{
		rule: "E093",
		name: "fixity that does not fit",
		apply: (files) =>
			edit(files, (i) => {
				rename(i.fixity.sha256, Object.keys(i.fixity.sha256)[0] as string, "2".repeat(64));
			}),
	},
	{
		rule: "E094",
		name: "a message that is no text",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v3.message = 1;
			}),
	},
	{
		rule: "E095",
		name: "a logical path twice",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v3.state[digestOf(i, "v1/content/anh/1.txt")] = ["bai.txt"];
			}),
	},
	{
		rule: "E095",
		name: "a logical path as file and folder",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v3.state[digestOf(i, "v1/content/anh/1.txt")] = ["bai.txt/2.txt"];
			}),
	},
	{
		rule: "E096",
		name: "a digest twice in other letter case",
		apply: (files) =>
			edit(files, (i) => {
				i.manifest[digestOf(i, "v1/content/bai.txt").toUpperCase()] = ["v1/content/bai.txt"];
			}),
	},
	{
		rule: "E097",
		name: "a fixity digest twice in other letter case",
		apply: (files) =>
			edit(files, (i) => {
				const digest = Object.keys(i.fixity.sha256).find((each) => /[a-f]/.test(each)) as string;
				i.fixity.sha256[digest.toUpperCase()] = i.fixity.sha256[digest];
			}),
	},
	{
		rule: "E099",
		name: "a content path with `..`",
		apply: (files) =>
			edit(files, (i) => {
				i.manifest[digestOf(i, "v1/content/bai.txt")] = ["v1/content/../content/bai.txt"];
			}),
	},
	{
		rule: "E100",
		name: "a content path from the root",
		apply: (files) =>
			edit(files, (i) => {
				i.manifest[digestOf(i, "v1/content/bai.txt")] = ["/v1/content/bai.txt"];
			}),
	},
	{
		rule: "E101",
		name: "a content path twice",
		apply: (files) =>
			edit(files, (i) => {
				i.manifest[digestOf(i, "v1/content/bai.txt")].push("v1/content/anh/1.txt");
			}),
	},
	{
		rule: "E103",
		name: "an earlier version follows a newer standard",
		apply: (files) => {
			edit(files, (i) => {
				i.type = "https://ocfl.io/1.0/spec/#inventory";
			});
			files.delete("0=ocfl_object_1.1");
			files.set("0=ocfl_object_1.0", bytes("ocfl_object_1.0\n"));
		},
	},
	{
		rule: "E107",
		name: "content that no version uses",
		apply: (files) => {
			const content = bytes("thừa");
			files.set("v3/content/thua.txt", content);
			edit(files, (i) => {
				i.manifest[zeros.replace(/^0/, "a")] = ["v3/content/thua.txt"];
			});
		},
	},
	{
		rule: "E111",
		name: "fixity as a text",
		apply: (files) =>
			edit(files, (i) => {
				i.fixity = "sha256";
			}),
	},
	{
		rule: "E102",
		name: "a key that the standard does not know",
		apply: (files) =>
			edit(files, (i) => {
				i.ghiChu = "x";
			}),
	},
];

/** Valid, with a recommendation that is not followed. */
export const warnings: readonly Case[] = [
	{ rule: "W002", name: "another folder beside the content", apply: (files) => files.set("v2/nhat-ky/x", bytes("x")) },
	{
		rule: "W005",
		name: "an id that is no URI",
		apply: (files) => {
			for (const folder of ["", "v1/", "v2/", "v3/"] as const)
				editAt(files, folder, (i) => {
					i.id = "ban luu 1";
				});
		},
	},
	{
		rule: "W007",
		name: "a version without message",
		apply: (files) =>
			edit(files, (i) => {
				delete i.versions.v3.message;
			}),
	},
	{
		rule: "W008",
		name: "a user without address",
		apply: (files) =>
			edit(files, (i) => {
				delete i.versions.v3.user.address;
			}),
	},
	{
		rule: "W009",
		name: "an address that is no URI",
		apply: (files) =>
			edit(files, (i) => {
				i.versions.v3.user.address = "Hà Nội";
			}),
	},
	{
		rule: "W010",
		name: "a version without inventory",
		apply: (files) => {
			files.delete("v2/inventory.json");
			files.delete("v2/inventory.json.sha512");
		},
	},
	{
		rule: "W011",
		name: "an earlier message differs",
		apply: (files) =>
			editAt(files, "v1/", (i) => {
				i.versions.v1.message = "khác";
			}),
	},
	{
		rule: "W013",
		name: "an extension that is not registered",
		apply: (files) => files.set("extensions/cua-rieng/x", bytes("x")),
	},
];
