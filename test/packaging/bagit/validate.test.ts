import { describe, expect, it } from "vitest";
import { digestBytes } from "../../../src/fixity/digest.ts";
import type { Tree, TreeEntry } from "../../../src/model/store.ts";
import { validateBag } from "../../../src/packaging/bagit/validate.ts";
import { memoryTree } from "../../../src/store/memory.ts";
import { bag, type Files, manifest, payload } from "./bags.ts";

type Contents = Readonly<Record<string, string | Uint8Array>>;

/** Findings of a bag as `code severity place:line`. */
async function findingsOf(files: Contents): Promise<readonly string[]> {
	const { diagnostics } = await validateBag(memoryTree(files));
	return diagnostics.map(
		({ code, severity, place }) => `${code.replace("package/", "")} ${severity} ${place?.file}:${place?.line ?? ""}`,
	);
}

const encode = (text: string) => new TextEncoder().encode(text);
const m = "manifest-sha256.txt";
const tag = "tagmanifest-sha256.txt";
const lines = (manifest({ ...payload }).match(/.*\n/g) ?? []) as [string, string];
const [first, second] = lines;

describe("a valid bag", () => {
	it.each(["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"])("of version %s has no findings", async (version) => {
		const { value, diagnostics } = await validateBag(memoryTree(bag({ version })));
		expect(diagnostics).toEqual([]);
		expect(value).toMatchObject({
			version,
			valid: true,
			complete: true,
			algorithms: ["sha256"],
			payload: { files: 2, bytes: 31 },
			tagFiles: 4,
		});
		expect(value?.info).toEqual([{ label: "Source-Organization", value: "Kho lưu trữ", line: 1 }]);
	});

	it("may use md5, sha1, sha512 and blake2b512", async () => {
		const algorithms = ["md5", "sha1", "sha512", "blake2b512"] as const;
		const files: Record<string, string> = { ...bag(), [tag]: "" };
		delete files[tag];
		for (const algorithm of algorithms) {
			files[`manifest-${algorithm}.txt`] = Object.entries(payload)
				.map(([path, text]) => `${digestBytes(encode(text), [algorithm])[algorithm]}  ${path}\n`)
				.join("");
		}
		expect(await findingsOf(files)).toEqual(["no-tag-manifest notice undefined:"]);
		const wrong = {
			...files,
			"manifest-blake2b512.txt": files["manifest-blake2b512.txt"]!.replace(/^./, (c) => (c === "0" ? "1" : "0")),
		};
		expect(await findingsOf(wrong)).toContain("digest-mismatch error data/bai-viet.txt:");
	});

	it("may be empty but for its folder", async () => {
		const files = bag({ payload: {} });
		expect(await findingsOf({ ...files, "data/": "" })).toEqual([]);
		expect(await findingsOf(files)).toEqual(["no-payload-folder error undefined:"]);
	});

	it("may have its tag files in another encoding, which is noticed", async () => {
		const utf16 = (text: string) => {
			const bytes = new Uint8Array(2 + text.length * 2);
			const view = new DataView(bytes.buffer);
			for (const [index, unit] of [...`\ufeff${text}`].entries()) view.setUint16(index * 2, unit.charCodeAt(0));
			return bytes;
		};
		const files = {
			...payload,
			"bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n",
			"bag-info.txt": utf16("Source-Organization: Kho lưu trữ\n"),
			[m]: utf16(manifest(payload)),
		};
		const { value, diagnostics } = await validateBag(memoryTree(files));
		expect(value?.info[0]?.value).toBe("Kho lưu trữ");
		expect(diagnostics.map((found) => found.severity)).toEqual(["notice", "notice"]);
	});
});

const declaration = (text: string): Contents => bag({ change: { "bagit.txt": text } });
const charset = "Tag-File-Character-Encoding: UTF-8\n";

/** Per rule a bag that breaks it, and all that is to be found. */
const broken: readonly (readonly [rule: string, files: Contents, ...findings: string[]])[] = [
	["bagit.txt is missing", { "data/a": "a" }, "not-a-bag error bagit.txt:"],
	[
		"the declaration begins with a BOM",
		declaration(`\ufeffBagIt-Version: 1.0\n${charset}`),
		"declaration-bom error bagit.txt:1",
	],
	[
		"white space before the colon",
		declaration(`BagIt-Version : 1.0\n${charset}`),
		"declaration-space error bagit.txt:1",
	],
	[
		"white space at a line's end",
		declaration(`BagIt-Version: 1.0 \n${charset}`),
		"declaration-space error bagit.txt:1",
	],
	[
		"no white space after the colon",
		declaration(`BagIt-Version:1.0\n${charset}`),
		"declaration-space error bagit.txt:1",
	],
	["a tab after the colon", declaration(`BagIt-Version:\t1.0\n${charset}`), "declaration-space error bagit.txt:1"],
	[
		"the lines change places",
		declaration(`${charset}BagIt-Version: 1.0\n`),
		"declaration-malformed error bagit.txt:1",
		"declaration-malformed error bagit.txt:2",
	],
	["the encoding is missing", declaration("BagIt-Version: 1.0\n"), "declaration-malformed error bagit.txt:2"],
	["a third line", declaration(`BagIt-Version: 1.0\n${charset}\n`), "declaration-malformed error bagit.txt:3"],
	[
		"a version without major number",
		declaration(`BagIt-Version: .97\n${charset}`),
		"declaration-malformed error bagit.txt:1",
	],
	["an unknown version", declaration(`BagIt-Version: 2.0\n${charset}`), "version-unknown error bagit.txt:1"],
	["labels in lower case", declaration(`bagit-version: 1.0\n${charset}`), "declaration-case warning bagit.txt:1"],
	[
		"an unknown encoding",
		declaration("BagIt-Version: 1.0\nTag-File-Character-Encoding: KLINGON\n"),
		"encoding-not-utf8 notice bagit.txt:2",
		"encoding-unknown error bagit.txt:2",
	],
	["no payload manifest", bag({ change: { [m]: undefined } }), "no-payload-manifest error undefined:"],
	["a tag file with a BOM", bag({ change: { "bag-info.txt": "\ufeffA: b\n" } }), "tag-file-bom error bag-info.txt:1"],
	[
		"a malformed line",
		bag({ change: { [m]: `${first}${second}data/x\n` } }),
		"manifest-line-malformed error manifest-sha256.txt:3",
	],
	[
		"a short digest",
		bag({ change: { [m]: `${first}${second.slice(1)}` } }),
		"manifest-digest-malformed error manifest-sha256.txt:2",
		"unexpected-file error data/bai-viet.txt:",
	],
	[
		"the binary marker of md5sum",
		bag({ change: { [m]: `${first}${second}`.replaceAll("  ", " *") } }),
		"manifest-binary-marker warning manifest-sha256.txt:1",
	],
	[
		"a needless ./",
		bag({ change: { [m]: `${first}${second.replace("data", "./data")}` } }),
		"manifest-dot-slash warning manifest-sha256.txt:2",
	],
	[
		"a path that leaves the bag",
		bag({ change: { [m]: `${first}${second}${"0".repeat(64)}  data/../../x\n` } }),
		"path-unsafe error manifest-sha256.txt:3",
	],
	[
		"an absolute path",
		bag({ change: { [m]: `${first}${second}${"0".repeat(64)}  /etc/passwd\n` } }),
		"path-unsafe error manifest-sha256.txt:3",
	],
	[
		"a home folder",
		bag({ change: { [m]: `${first}${second}${"0".repeat(64)}  ~root/x\n` } }),
		"path-unsafe error manifest-sha256.txt:3",
	],
	[
		"a file outside the payload",
		bag({ change: { [m]: `${first}${second}${"0".repeat(64)}  bagit.txt\n` } }),
		"manifest-outside-payload error manifest-sha256.txt:3",
	],
	[
		"a folder in a manifest",
		bag({ change: { [m]: `${first}${second}${"0".repeat(64)}  data/anh\n` } }),
		"manifest-folder error manifest-sha256.txt:3",
	],
	[
		"a line twice",
		bag({ change: { [m]: `${first}${second}${second}` } }),
		"manifest-repeats-path error manifest-sha256.txt:3",
	],
	[
		"a line twice before 1.0",
		bag({ version: "0.97", change: { [m]: `${first}${second}${second}` } }),
		"manifest-repeats-path warning manifest-sha256.txt:3",
	],
	[
		"two digests of a file",
		bag({ version: "0.97", change: { [m]: `${first}${second}${second.replace(/^.{4}/, "0000")}` } }),
		"manifest-contradicts-itself error manifest-sha256.txt:3",
	],
	[
		"a payload file missing",
		bag({ after: { "data/anh/1.txt": undefined } }),
		"missing-file error manifest-sha256.txt:1",
	],
	[
		"a file missing of which another case is there",
		bag({ after: { "data/anh/1.txt": undefined, "data/Anh/1.TXT": "ảnh 1\n" } }),
		"missing-file-near error manifest-sha256.txt:1",
		"unexpected-file error data/Anh/1.TXT:",
	],
	["a payload file too many", bag({ after: { "data/x": "x" } }), "unexpected-file error data/x:"],
	["a payload file changed", bag({ after: { "data/anh/1.txt": "ảnh 2\n" } }), "digest-mismatch error data/anh/1.txt:"],
	[
		"a manifest in upper case",
		bag({ change: { [m]: undefined, "manifest-SHA256.txt": manifest(payload) } }),
		"manifest-name warning manifest-SHA256.txt:",
	],
	[
		"an algorithm unknown beside a known one",
		bag({
			change: { "manifest-sha224.txt": `${"0".repeat(56)}  data/anh/1.txt\n${"0".repeat(56)}  data/bai-viet.txt\n` },
		}),
		"algorithm-unknown warning manifest-sha224.txt:",
	],
	[
		"only an algorithm unknown",
		bag({
			change: {
				[m]: undefined,
				"manifest-sha224.txt": `${"0".repeat(56)}  data/anh/1.txt\n${"0".repeat(56)}  data/bai-viet.txt\n`,
			},
		}),
		"algorithm-unknown warning manifest-sha224.txt:",
		"nothing-checkable error undefined:",
	],
	[
		"a tag file missing",
		bag({ after: { "bag-info.txt": undefined } }),
		"tag-file-missing error tagmanifest-sha256.txt:1",
	],
	[
		"a tag file changed",
		bag({ after: { "bag-info.txt": "Contact-Name: A\n" } }),
		"digest-mismatch error bag-info.txt:",
	],
	[
		"a tag file that no manifest lists",
		bag({ after: { "ghi-chu.txt": "a" } }),
		"tag-file-unlisted warning ghi-chu.txt:",
	],
	["no tag manifest", bag({ after: { [tag]: undefined } }), "no-tag-manifest notice undefined:"],
	[
		"a label without value",
		bag({ change: { "bag-info.txt": "Contact-Name\n" } }),
		"bag-info-line-malformed error bag-info.txt:1",
	],
	[
		"no white space after a label",
		bag({ change: { "bag-info.txt": "Contact-Name:A\n" } }),
		"bag-info-space error bag-info.txt:1",
	],
	[
		"white space before a colon",
		bag({ change: { "bag-info.txt": "Contact-Name : A\n" } }),
		"bag-info-space error bag-info.txt:1",
	],
	[
		"two white spaces after a colon",
		bag({ change: { "bag-info.txt": "Contact-Name:  A\n" } }),
		"bag-info-space warning bag-info.txt:1",
	],
	[
		"Payload-Oxum of another size",
		bag({ change: { "bag-info.txt": "Payload-Oxum: 32.2\n" } }),
		"oxum-mismatch error bag-info.txt:1",
	],
	[
		"Payload-Oxum of another number",
		bag({ change: { "bag-info.txt": "payload-oxum: 31.3\n" } }),
		"oxum-mismatch error bag-info.txt:1",
	],
	[
		"Payload-Oxum that is none",
		bag({ change: { "bag-info.txt": "Payload-Oxum: 31\n" } }),
		"oxum-malformed error bag-info.txt:1",
	],
	[
		"Payload-Oxum twice",
		bag({ change: { "bag-info.txt": "Payload-Oxum: 31.2\nPayload-Oxum: 31.2\n" } }),
		"bag-info-repeated error bag-info.txt:2",
	],
	[
		"Bagging-Date twice",
		bag({ change: { "bag-info.txt": "Bagging-Date: 2024-01-01\nBagging-Date: 2024-01-01\n" } }),
		"bag-info-repeated warning bag-info.txt:2",
	],
	[
		"names that differ in case",
		bag({ payload: { "data/A": "a", "data/a": "a" } }),
		"names-differ-in-case warning data/a:",
	],
	[
		"names that differ in form",
		bag({ payload: { "data/\u00e0": "a", "data/a\u0300": "a" } }),
		"names-differ-in-form warning data/\u00e0:",
	],
	["a name that Windows reserves", bag({ payload: { "data/aux.txt": "a" } }), "name-reserved warning data/aux.txt:"],
	[
		"a file of the operating system",
		bag({ payload: { "data/Thumbs.db": "a" } }),
		"system-file warning data/Thumbs.db:",
	],
	[
		"a percent sign unencoded",
		bag({ change: { [m]: manifest({ "data/100% x": "a" }).replace("%25", "%") }, payload: { "data/100% x": "a" } }),
		"manifest-percent warning manifest-sha256.txt:1",
	],
];

describe("a bag is judged when", () => {
	it.each(broken.map(([rule, files, ...findings]) => ({ rule, files, findings })))(
		"$rule",
		async ({ files, findings }) => {
			expect(await findingsOf(files)).toEqual(findings);
			const { value } = await validateBag(memoryTree(files));
			expect(value?.valid ?? false).toBe(!findings.some((finding) => finding.includes(" error ")));
		},
	);

	it("every finding cites RFC 8493, but for one that is no rule of it", async () => {
		for (const [, files] of broken) {
			for (const { clause, code } of (await validateBag(memoryTree(files))).diagnostics) {
				if (code !== "package/system-file") expect(clause?.standard).toBe("RFC 8493");
			}
		}
	});
});

describe("bytes that are not of the declared encoding", () => {
	const broken = new Uint8Array([0x41, 0x3a, 0x20, 0xff, 0x0a]);

	it("are reported with the file, and the rest is checked", async () => {
		const { [tag]: _, ...files } = bag();
		expect(await findingsOf({ ...files, "bag-info.txt": broken, "data/x": "x" })).toEqual([
			"tag-file-undecodable error bag-info.txt:",
			"unexpected-file error data/x:",
			"no-tag-manifest notice undefined:",
		]);
		expect(await findingsOf({ ...files, "bagit.txt": broken })).toContain("tag-file-undecodable error bagit.txt:");
	});
});

describe("names in another normalization", () => {
	const composed = "data/b\u00e0i.txt";
	const decomposed = "data/ba\u0300i.txt";

	it("are tolerated, and both are named", async () => {
		const { [composed]: text, ...rest } = bag({ payload: { [composed]: "a" } });
		const files = { ...rest, [decomposed]: text as string };
		const { value, diagnostics } = await validateBag(memoryTree(files));
		expect(diagnostics.map(({ code, params }) => ({ code, params }))).toEqual([
			{ code: "package/normalization-differs", params: { path: composed, near: decomposed } },
		]);
		expect(value?.valid).toBe(true);
	});

	it("are still checked", async () => {
		const { [composed]: _, ...rest } = bag({ payload: { [composed]: "a" } });
		expect(await findingsOf({ ...rest, [decomposed]: "b" })).toContain(`digest-mismatch error ${decomposed}:`);
	});
});

describe("several payload manifests", () => {
	const sha512 = (files: Files, paths = Object.keys(files)) =>
		paths.map((path) => `${digestBytes(encode(files[path] as string), ["sha512"]).sha512}  ${path}\n`).join("");

	it("must each list every file in 1.0; before, one of them", async () => {
		const change = { "manifest-sha512.txt": sha512(payload, ["data/anh/1.txt"]) };
		expect(await findingsOf(bag({ change }))).toEqual(["not-in-manifest error data/bai-viet.txt:"]);
		expect(await findingsOf(bag({ version: "0.97", change }))).toEqual([]);
	});

	it("that disagree are told apart from a changed file", async () => {
		const change = { "manifest-sha512.txt": sha512({ ...payload, "data/anh/1.txt": "khác" }) };
		const { diagnostics } = await validateBag(memoryTree(bag({ change })));
		expect(diagnostics.map(({ code, params }) => [code, params?.algorithm ?? params?.fails])).toEqual([
			["package/digest-mismatch", "sha512"],
			["package/manifests-disagree", "sha512"],
		]);
		const both = bag({ change: { "manifest-sha512.txt": sha512(payload) }, after: { "data/anh/1.txt": "ảnh 2\n" } });
		expect(await findingsOf(both)).toEqual([
			"digest-mismatch error data/anh/1.txt:",
			"digest-mismatch error data/anh/1.txt:",
		]);
	});

	it("name the manifest and its line", async () => {
		const { diagnostics } = await validateBag(memoryTree(bag({ after: { "data/anh/1.txt": "ảnh 2\n" } })));
		expect(diagnostics[0]?.params).toMatchObject({ manifest: m, line: 1, algorithm: "sha256", path: "data/anh/1.txt" });
	});
});

describe("tag manifests", () => {
	const files = bag();
	const listed = (extra: string) => ({ ...files, [tag]: `${files[tag]}${extra}` });
	const entry = (path: string) => manifest(files, [path]);

	it("must not list payload files or tag manifests, and must list payload manifests", async () => {
		expect(await findingsOf(listed(entry("data/anh/1.txt")))).toEqual([
			"tag-manifest-lists-payload error tagmanifest-sha256.txt:4",
		]);
		const other = { ...files, "tagmanifest-md5.txt": "" };
		const withOther = { ...other, [tag]: `${files[tag]}${manifest(other, ["tagmanifest-md5.txt"])}` };
		expect(await findingsOf(withOther)).toEqual([
			"tag-manifest-lacks-manifest error tagmanifest-md5.txt:",
			"tag-manifest-lists-tag-manifest error tagmanifest-sha256.txt:4",
		]);
		const lacking = { ...files, [tag]: manifest(files, ["bagit.txt", "bag-info.txt"]) };
		expect(await findingsOf(lacking)).toEqual([
			"tag-manifest-lacks-manifest error tagmanifest-sha256.txt:",
			"tag-file-unlisted warning manifest-sha256.txt:",
		]);
	});
});

describe("fetch.txt", () => {
	const url = "https://example.org/bai-viet.txt";
	const fetch = (line: string) => ({ "fetch.txt": `${line}\n` });

	it("makes a bag incomplete while a file is not there, without a second finding", async () => {
		const holey = bag({ change: fetch(`${url} 20 data/bai-viet.txt`), after: { "data/bai-viet.txt": undefined } });
		expect(await findingsOf(holey)).toEqual(["not-fetched error fetch.txt:1"]);
		expect((await validateBag(memoryTree(holey))).value).toMatchObject({ valid: false, complete: false });
	});

	it("is no fault once everything is there", async () => {
		expect(await findingsOf(bag({ change: fetch(`${url} 23 data/bai-viet.txt`) }))).toEqual([]);
		expect(await findingsOf(bag({ change: fetch(`${url}\t-\tdata/bai-viet.txt`) }))).toEqual([]);
	});

	it.each([
		[`${url} 7 data/bai-viet.txt`, "fetch-size-differs warning fetch.txt:1"],
		[`${url} data/bai-viet.txt`, "fetch-line-malformed error fetch.txt:1"],
		[`bai-viet.txt 25 data/bai-viet.txt`, "fetch-line-malformed error fetch.txt:1"],
		[`${url} 25 bag-info.txt`, "manifest-outside-payload error fetch.txt:1"],
		[`${url} 25 ../../x`, "path-unsafe error fetch.txt:1"],
		[`${url} 25 ~/x`, "path-unsafe error fetch.txt:1"],
		[`${url} 25 data/khac.txt`, "fetch-not-in-manifest error fetch.txt:1", "not-fetched error fetch.txt:1"],
	])("reports %s", async (line, ...findings) => {
		expect(await findingsOf(bag({ change: fetch(line) }))).toEqual(findings);
	});
});

describe("percent-encoding", () => {
	const strange = { "data/100%.txt": "a", "data/a\nb\r": "b", "data/%0A": "c" };

	it("is undone in 1.0 bags", async () => {
		expect(manifest(strange)).toContain("data/%250A");
		expect(await findingsOf(bag({ payload: strange }))).toEqual([]);
	});

	it("is none before 1.0, and the file that was meant is named", async () => {
		const early = bag({ version: "0.97", payload: { "data/100%.txt": "a" } });
		expect(await findingsOf(early)).toEqual([
			"missing-file-near error manifest-sha256.txt:1",
			"unexpected-file error data/100%.txt:",
		]);
	});
});

/** A tree with entries that memory has not, or whose files cannot be read. */
function treeWith(files: Files, entries: readonly TreeEntry[], unreadable: readonly string[] = []): Tree {
	const tree = memoryTree(files);
	return {
		...tree,
		list: async () => {
			const listing = await tree.list();
			return { ...listing, value: [...(listing.value ?? []), ...entries] };
		},
		read: async (path) =>
			unreadable.includes(path)
				? { diagnostics: [{ code: "store/not-readable", severity: "error", params: { path, reason: "EIO" } }] }
				: tree.read(path),
		open: async function* open(path) {
			if (unreadable.includes(path)) throw new Error("EIO");
			yield* tree.open(path);
		},
	};
}

describe("what is no regular file", () => {
	it("is reported, once", async () => {
		const { "data/anh/1.txt": _, ...rest } = bag();
		const tree = treeWith(rest, [
			{ path: "data/anh/1.txt", size: 0, kind: "link" },
			{ path: "data/pipe", size: 0, kind: "other" },
		]);
		const { diagnostics } = await validateBag(tree);
		expect(diagnostics.map((found) => found.code)).toEqual(["package/link", "package/special-file"]);
	});
});

describe("a file that cannot be read", () => {
	it("is reported with its reason, large or small", async () => {
		const small = await validateBag(treeWith(bag(), [], ["data/anh/1.txt"]));
		expect(small.diagnostics.map((found) => found.code)).toEqual(["package/file-unreadable", "store/not-readable"]);
		const large = bag({ payload: { "data/x": "x".repeat((1 << 20) + 1) } });
		const { diagnostics } = await validateBag(treeWith(large, [], ["data/x"]));
		expect(diagnostics.map((found) => found.code)).toEqual(["package/file-unreadable"]);
	});
});

describe("progress", () => {
	it("ends at the totals", async () => {
		const seen: { files: number; bytes: number; totalFiles: number; totalBytes: number }[] = [];
		await validateBag(memoryTree(bag()), { onProgress: (progress) => seen.push(progress) });
		const last = seen.at(-1);
		expect(seen).toHaveLength(5);
		expect([last?.files, last?.bytes]).toEqual([last?.totalFiles, last?.totalBytes]);
	});
});
