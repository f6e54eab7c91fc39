import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, describe, expect, it } from "vitest";
import type { ArchiveEntry } from "../../src/archive/archive.ts";
import { writeTar } from "../../src/archive/tar-write.ts";
import { writeZip } from "../../src/archive/zip-write.ts";
import { streamed, text, time } from "../archive/archives.ts";
import { banluu } from "../cli/terminal.ts";
import { tool } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-archives-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const python = tool("python3");

function run(command: string, args: readonly string[], cwd = folder): string {
	const { status, stdout, stderr } = spawnSync(command, args, {
		cwd,
		encoding: "utf8",
		maxBuffer: 1 << 28,
		env: { ...process.env, LC_ALL: "C.UTF-8" },
	});
	if (status !== 0)
		throw new Error(`${command} ${args.join(" ")}: ${status}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
	return stdout;
}

async function written(name: string, pieces: AsyncIterable<Uint8Array>): Promise<string> {
	const path = join(folder, name);
	await pipeline(Readable.from(pieces), createWriteStream(path));
	return path;
}

/** Names and SHA-256 of the members as Python's own modules read them. */
const members = `
import hashlib, json, sys, tarfile, zipfile
path = sys.argv[1]
if zipfile.is_zipfile(path):
    with zipfile.ZipFile(path) as z:
        assert z.testzip() is None
        found = {i.filename: hashlib.sha256(z.read(i)).hexdigest() for i in z.infolist()}
else:
    with tarfile.open(path) as t:
        found = {m.name: hashlib.sha256(t.extractfile(m).read()).hexdigest() for m in t if m.isfile()}
print(json.dumps(found))
`;
const membersOf = (path: string) =>
	JSON.parse(run("python3", ["-c", members, path])) as Readonly<Record<string, string>>;

const noise = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 2654435761) >>> 24);
const names = [
	"gói/Bài báo Bắc Kạn số 1 – Đại hội.txt",
	`gói/${"thư-mục/".repeat(20)}tệp.txt`,
	"gói/rỗng.txt",
	"a.txt",
];
const entries: readonly ArchiveEntry[] = [
	...names.map((name) => text(name, name === "gói/rỗng.txt" ? "" : `Nội dung của ${name}\n`.repeat(50))),
	streamed("gói/ngẫu nhiên.bin", noise),
	streamed("gói/trống.bin", new Uint8Array()),
];
const all = [...names, "gói/ngẫu nhiên.bin", "gói/trống.bin"].sort();

describe.skipIf(!python)("archives, read by others", () => {
	it.runIf(tool("unzip") && tool("bsdtar") && tool("7z"))("a ZIP file with Vietnamese names", async () => {
		const path = await written("goi.zip", writeZip(entries, { time }));
		expect(run("unzip", ["-t", path])).toContain("No errors detected");
		expect(run("bsdtar", ["-tf", path]).split("\n").filter(Boolean).sort()).toEqual(all);
		expect(run("7z", ["t", path])).toContain("Everything is Ok");
		expect(Object.keys(membersOf(path)).sort()).toEqual(all);
	});

	it.runIf(tool("bsdtar") && tool("7z"))("a TAR file with Vietnamese names", async () => {
		const path = await written("goi.tar", writeTar(entries, { time }));
		expect(run("bsdtar", ["-tf", path]).split("\n").filter(Boolean).sort()).toEqual(all);
		expect(run("7z", ["t", path])).toContain("Everything is Ok");
		expect(run("tar", ["-tf", path, "--quoting-style=literal"]).split("\n").filter(Boolean).sort()).toEqual(all);
		expect(Object.keys(membersOf(path)).sort()).toEqual(all);
	});

	it("has the same content in both", async () => {
		const zip = await written("a.zip", writeZip(entries, { time }));
		const tar = await written("a.tar", writeTar(entries, { time }));
		expect(membersOf(zip)).toEqual(membersOf(tar));
	});

	it.runIf(tool("unzip") && tool("bsdtar"))(
		"100,000 entries",
		async () => {
			function* many() {
				for (let at = 0; at < 100_000; at++) yield text(`tệp/${String(at).padStart(6, "0")}.txt`, "x");
			}
			const zip = await written("nhieu.zip", writeZip(many(), { time }));
			expect(run("unzip", ["-tqq", zip])).toBe("");
			expect(run("bsdtar", ["-tf", zip]).split("\n").length - 1).toBe(100_000);
			const tar = await written("nhieu.tar", writeTar(many(), { time }));
			expect(run("bsdtar", ["-tf", tar]).split("\n").length - 1).toBe(100_000);
		},
		120_000,
	);

	it("is told when a bit changes", async () => {
		const path = await written("hong.zip", writeZip(entries, { time }));
		const bytes = readFileSync(path);
		const at = bytes.indexOf(Buffer.from("rỗng")) - 60;
		bytes[at] = (bytes[at] as number) ^ 0x10;
		writeFileSync(path, bytes);
		expect(() => run("unzip", ["-tqq", path])).toThrow();
		expect(() => membersOf(path)).toThrow();
	});
});

describe("packages, read by others", async () => {
	const article = join(folder, "Bài số một.txt");
	writeFileSync(article, "Sáng 20/3, tại Hà Nội, đoàn công tác đã làm việc với tỉnh Bắc Kạn.\n");
	const formats = "saf,archivematica,folder,zip,sword-simple,sword-bagit,bagit";
	const set = ["--set", 'title=Tiêu đề "có" nháy & <thẻ>', "--package-option", "algorithms=sha256,sha512"];
	const built = await banluu([article, "-o", join(folder, "kho"), "-q", "--package", formats, ...set]);
	const packages = join(folder, "kho/packages");
	const only = (format: string) => {
		const [name = ""] = readdirSync(join(packages, format));
		return join(packages, format, name);
	};
	it("are made", () => expect(built).toMatchObject({ exit: 0 }));

	it.runIf(tool("sha256sum") && tool("sha512sum"))("have the digests that the coreutils find", () => {
		run("sha256sum", ["-c", "--strict", "--quiet", "SHA256SUMS"], only("folder"));
		run("sha512sum", ["-c", "--strict", "--quiet", "SHA512SUMS"], only("folder"));
		run("sha256sum", ["-c", "--strict", "--quiet", "SHA256SUMS"], join(only("saf"), "item_0001"));
		const transfer = only("archivematica");
		// As Archivematica runs it, and as a reader does.
		for (const place of ["objects", "metadata"]) {
			run(
				"sha256sum",
				["-c", "--strict", "--quiet", join(transfer, "metadata/checksum.sha256")],
				join(transfer, place),
			);
			run(
				"sha512sum",
				["-c", "--strict", "--quiet", join(transfer, "metadata/checksum.sha512")],
				join(transfer, place),
			);
		}
		run("sha256sum", ["-c", "--strict", "--quiet", "SHA256SUMS"], join(transfer, "metadata/submissionDocumentation"));
	});

	it.runIf(tool("xmllint"))("hold well-formed XML", () => {
		const item = join(only("saf"), "item_0001");
		run("xmllint", ["--nonet", "--noout", join(item, "dublin_core.xml"), join(item, "metadata/premis.xml")]);
		const title = run("xmllint", [
			"--nonet",
			"--xpath",
			"string(//dcvalue[@element='title'])",
			join(item, "dublin_core.xml"),
		]);
		expect(title.trim()).toBe('Tiêu đề "có" nháy & <thẻ>');
	});

	it.runIf(tool("unzip") && tool("7z") && python)("are ZIP files that others read", () => {
		for (const format of ["zip", "sword-simple", "sword-bagit"]) {
			expect(run("unzip", ["-t", only(format)])).toContain("No errors detected");
			expect(run("7z", ["t", only(format)])).toContain("Everything is Ok");
			expect(Object.keys(membersOf(only(format))).length).toBeGreaterThan(6);
		}
	});

	it.runIf(python)("are tables and lists as Python's csv module and Java's line reader see them", () => {
		const table = join(only("archivematica"), "metadata/metadata.csv");
		const read =
			"import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))))";
		const rows = JSON.parse(run("python3", ["-c", read, table])) as readonly (readonly string[])[];
		expect(rows).toHaveLength(2);
		expect(rows[1]?.[rows[0]?.indexOf("dc.title") ?? -1]).toBe('Tiêu đề "có" nháy & <thẻ>');
		const marks =
			"import os,sys\nfor root, _, names in os.walk(sys.argv[1]):\n  for name in names:\n    if name.endswith('.pdf') or '/source' in root: continue\n" +
			"    b = open(os.path.join(root, name), 'rb').read()\n    if b.startswith(b'\\xef\\xbb\\xbf') or b'\\r' in b: print(os.path.join(root, name))";
		expect(run("python3", ["-c", marks, only("saf")])).toBe("");
		expect(run("python3", ["-c", marks, only("archivematica")])).toBe("");
	});
});
