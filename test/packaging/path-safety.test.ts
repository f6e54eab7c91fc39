import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openTar } from "../../src/archive/tar-read.ts";
import { writeTar } from "../../src/archive/tar-write.ts";
import { openZip } from "../../src/archive/zip-read.ts";
import { writeZip } from "../../src/archive/zip-write.ts";
import { digestBytes } from "../../src/fixity/digest.ts";
import type { Artifact, Diagnostic } from "../../src/model/index.ts";
import { planBag } from "../../src/packaging/bagit/plan.ts";
import { validateBag } from "../../src/packaging/bagit/validate.ts";
import { validateFolder } from "../../src/packaging/folder/validate.ts";
import { publishFolder } from "../../src/store/atomic.ts";
import { folderTree } from "../../src/store/folder-tree.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { access, joined, time } from "../archive/archives.ts";
import { packageOf } from "./bagit/bags.ts";

const work = mkdtempSync(join(tmpdir(), "banluu-paths-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const bytes = new TextEncoder().encode("x");
const digest = digestBytes(bytes, ["sha256"]).sha256 as string;
const codesOf = (found: readonly Diagnostic[]) => found.map(({ code, severity }) => `${code} ${severity}`);

/** Per reader: what it says of a package in which a path stands, and where. */
const readers: Readonly<Record<string, (path: string) => Promise<readonly Diagnostic[]>>> = {
	"a manifest of a bag": async (path) => {
		const files = {
			"bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
			"manifest-sha256.txt": `${digest}  data/a\n${digest}  ${path}\n`,
			"data/a": "x",
		};
		return (await validateBag(memoryTree(files))).diagnostics;
	},
	"fetch.txt of a bag": async (path) => {
		const files = {
			"bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
			"manifest-sha256.txt": `${digest}  data/a\n`,
			"fetch.txt": `https://example.org/a - data/a\nhttps://example.org/b - ${path}\n`,
			"data/a": "x",
		};
		return (await validateBag(memoryTree(files))).diagnostics;
	},
	"a list of sums": async (path) =>
		(await validateFolder(memoryTree({ SHA256SUMS: `${digest}  a\n${digest}  ${path}\n`, a: "x" }))).diagnostics,
	"a ZIP": async (path) => {
		const archive = await joined(
			writeZip(
				[
					{ path: "a", content: bytes },
					{ path, content: bytes },
				],
				{ time },
			),
		);
		const opened = await openZip(access(archive), "p.zip");
		expect(opened.value?.members.map((member) => member.path)).toEqual(["a"]);
		return opened.diagnostics;
	},
	"a TAR": async (path) => {
		const archive = await joined(
			writeTar(
				[
					{ path: "a", content: bytes },
					{ path, content: bytes },
				],
				{ time },
			),
		);
		const opened = await openTar(access(archive), "p.tar");
		expect(opened.value?.members.map((member) => member.path)).toEqual(["a"]);
		return opened.diagnostics;
	},
};

const escaping: readonly (readonly [string, string])[] = [
	["an absolute path", "/etc/passwd"],
	["a step up", "../x"],
	["two steps up in the middle", "data/../../x"],
	["a step up at the end", "data/.."],
	["a step up with backslashes", "data\\..\\..\\x"],
	["a home folder", "~/x"],
	["somebody's home folder", "~root/x"],
	["a drive", "C:\\Windows\\x"],
	["a drive without a slash", "c:x"],
	["a server", "\\\\may-chu\\x"],
	["a device of Windows", "\\\\.\\PhysicalDrive0"],
];

describe("a path that leaves its package is refused with its place", () => {
	for (const [reader, read] of Object.entries(readers)) {
		it.each(escaping)(`by ${reader}: %s`, async (_, path) => {
			const refused = (await read(path)).filter(({ code }) => code.endsWith("/path-unsafe"));
			expect(codesOf(refused)).toEqual([`${refused[0]?.code} error`]);
			const place = refused[0]?.place;
			expect(place?.file).toBeTruthy();
			expect((place?.line ?? 0) + (place?.offset ?? 0)).toBeGreaterThan(1);
		});
	}

	// A NUL ends a name in TAR and on every disk; ZIP and the text files could carry it.
	it.each(["a manifest of a bag", "fetch.txt of a bag", "a list of sums", "a ZIP"])("by %s: a NUL", async (reader) => {
		const found = await readers[reader]?.("data/a\0b");
		expect(found?.some(({ code, severity }) => code.endsWith("/path-unsafe") && severity === "error")).toBe(true);
	});

	it.each([...escaping.map(([, path]) => path), "data/a\0b"])("and is never written: %j", async (path) => {
		const artifact: Artifact = { path, role: "source", mediaType: "text/plain", content: bytes, digests: {} };
		const planned = planBag(packageOf([{ ...artifact, path: "data/a" }, artifact]), {
			bagInfo: [],
			algorithms: ["sha256"],
		});
		expect(planned.value).toBeUndefined();
		expect(codesOf(planned.diagnostics)).toContain("package/path-unsafe error");
		const target = join(work, "ghi");
		const written = await publishFolder(target, [{ path: "a", content: bytes }, artifact]);
		expect([written.value, codesOf(written.diagnostics)]).toEqual([undefined, ["store/path-unsafe error"]]);
		expect((await folderTree(target).list()).value).toBeUndefined();
		expect(codesOf((await folderTree(work).read(path)).diagnostics)).toEqual(["store/path-unsafe error"]);
	});
});

describe("names that another system cannot hold", () => {
	const carried = ["aux.txt", "CON", "con.tar.gz", "com1", "LPT9.x", "a.", "b ", "thư mục./c"];
	const bag = (names: readonly string[]) =>
		memoryTree({
			"bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
			"manifest-sha256.txt": names.map((name) => `${digest}  data/${name}\n`).join(""),
			...Object.fromEntries(names.map((name) => [`data/${name}`, "x"])),
		});
	const folder = (names: readonly string[]) =>
		memoryTree({
			SHA256SUMS: names.map((name) => `${digest}  ${name}\n`).join(""),
			...Object.fromEntries(names.map((name) => [name, "x"])),
		});

	it.each(carried)("are told of a bag and of a folder: %j", async (name) => {
		for (const found of [
			(await validateBag(bag([name]))).diagnostics,
			(await validateFolder(folder([name]))).diagnostics,
		]) {
			expect(codesOf(found)).toContain("package/name-reserved warning");
		}
	});

	it.each([
		["letter case", "A.txt", "a.txt", "package/names-differ-in-case"],
		["letter case of Vietnamese letters", "Đ.txt", "đ.txt", "package/names-differ-in-case"],
		["normalization", "\u1ea1.txt", "a\u0323.txt", "package/names-differ-in-form"],
	])("collide in %s: a warning when read, an error when written", async (_, one, other, code) => {
		for (const found of [
			(await validateBag(bag([one, other]))).diagnostics,
			(await validateFolder(folder([one, other]))).diagnostics,
		]) {
			expect(codesOf(found)).toContain(`${code} warning`);
		}
		const entries = [one, other].map(
			(name): Artifact => ({
				path: `data/${name}`,
				role: "source",
				mediaType: "text/plain",
				content: bytes,
				digests: {},
			}),
		);
		const planned = planBag(packageOf(entries), { bagInfo: [], algorithms: ["sha256"] });
		expect(planned.value).toBeUndefined();
		expect(codesOf(planned.diagnostics)).toContain(`${code} error`);
	});
});

describe("what is no file", () => {
	it("is listed, not followed: a link to a file, to a folder, out of the package, to nothing", async () => {
		const root = join(work, "lien-ket");
		mkdirSync(join(root, "data"), { recursive: true });
		writeFileSync(join(root, "SHA256SUMS"), `${digest}  data/a\n`);
		writeFileSync(join(root, "data/a"), bytes);
		for (const [name, target] of Object.entries({
			tep: "a",
			"thu-muc": "..",
			ngoai: "/etc/passwd",
			khong: "khong-co",
		})) {
			symlinkSync(target, join(root, "data", name));
		}
		const found = (await validateFolder(folderTree(root))).diagnostics;
		expect(found.filter(({ code }) => code === "package/link").map(({ place }) => place?.file)).toEqual([
			"data/khong",
			"data/ngoai",
			"data/tep",
			"data/thu-muc",
		]);
		expect((await folderTree(root).read("data/ngoai")).value).toBeUndefined();
	});

	it.each([
		["1", "link"],
		["2", "link"],
		["3", "other"],
		["4", "other"],
		["6", "other"],
	])("is so in a TAR too: type %s is a %s", async (type, kind) => {
		const archive = await joined(writeTar([{ path: "a", content: new Uint8Array(0) }], { time }));
		archive.write(type, 156, "latin1");
		archive.fill(0x20, 148, 156);
		const sum = archive.subarray(0, 512).reduce((total, byte) => total + byte, 0);
		archive.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
		const opened = await openTar(access(archive), "p.tar");
		expect(opened.value?.members.map((member) => member.kind)).toEqual([kind]);
	});
});

describe("an archive", () => {
	const limits = { members: 3, bytes: 1000, ratio: 10, harmless: 100 };
	const opening = {
		ZIP: async (entries: readonly { path: string; content: Uint8Array }[]) =>
			openZip(access(await joined(writeZip(entries, { time }))), "p.zip", limits),
		TAR: async (entries: readonly { path: string; content: Uint8Array }[]) =>
			openTar(access(await joined(writeTar(entries, { time }))), "p.tar", limits),
	};
	const many = Array.from({ length: 4 }, (_, n) => ({ path: `${n}`, content: bytes }));
	const large = [1, 2].map((n) => ({
		path: `${n}`,
		content: Uint8Array.from({ length: 600 }, (_, i) => (i * 7919 * n) % 251),
	}));

	it.each(Object.entries(opening))(
		"that names a thing twice, holds too much or too many is refused: %s",
		async (_, open) => {
			const twice = await open([
				{ path: "a", content: bytes },
				{ path: "a", content: bytes },
			]);
			expect(codesOf(twice.diagnostics)).toEqual(["archive/duplicate error"]);
			expect(twice.value?.members.length).toBe(1);
			expect(codesOf((await open(many)).diagnostics)).toContain("archive/too-many error");
			expect(codesOf((await open(large)).diagnostics)).toContain("archive/too-large error");
			expect((await open([{ path: "a", content: bytes }])).diagnostics).toEqual([]);
		},
	);

	it("that swells too much is refused", async () => {
		const bomb = await opening.ZIP([{ path: "a", content: new Uint8Array(900) }]);
		expect([bomb.value?.members, codesOf(bomb.diagnostics)]).toEqual([[], ["archive/ratio error"]]);
	});
});
