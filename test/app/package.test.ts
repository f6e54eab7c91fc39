import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openZip } from "../../src/archive/zip-read.ts";
import { access } from "../archive/archives.ts";
import { banluu } from "../cli/terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const articles = ["một", "hai", "ba"].map((name, index) => {
	const path = join(folder, `${name}.txt`);
	writeFileSync(path, `Sáng ${20 + index}/3, tại Hà Nội, đoàn công tác đã làm việc với tỉnh Bắc Kạn.\n`);
	return path;
});
const kho = join(folder, "kho");
const built = await banluu([...articles, "-o", kho, "-q"]);

const packed = async (...args: readonly string[]) => {
	const { stdout, ...rest } = await banluu(["package", kho, "--json", "-q", ...args]);
	const lines = stdout.split("\n").filter((line) => line !== "");
	const objects = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
	return { ...rest, packages: objects.filter(({ type }) => type === "package"), objects };
};
const membersOf = async (path: string) => {
	const { value } = await openZip(access(readFileSync(path)), path);
	return value?.members.filter(({ kind }) => kind === "file").map((member) => member.path) ?? [];
};

describe("packages of built records", () => {
	it("has the records", () => expect(built.exit).toBe(0));

	it("splits a batch for DSpace into ZIP files with the items at their root, and makes them once", async () => {
		const args = ["--format", "saf", "-o", join(folder, "saf"), "--serialize", "zip", "--option", "max-items=2"];
		const { exit, packages } = await packed(...args);
		expect(exit).toBe(0);
		expect(packages.map(({ state, sources }) => [state, (sources as string[]).length])).toEqual([
			["written", 2],
			["written", 1],
		]);
		const [first = "", second = ""] = packages.map(({ path }) => String(path));
		expect(first).toMatch(/saf-01-[0-9a-f]{8}\.zip$/);
		const items = (await membersOf(first)).map((path) => path.split("/")[0]);
		expect([...new Set(items)]).toEqual(["item_0001", "item_0002"]);
		expect(await membersOf(second)).toContain("item_0001/contents");
		const again = await packed(...args);
		expect(again.packages.map(({ state }) => state)).toEqual(["identical", "identical"]);
		const checked = await banluu(["verify", first, second, "-q"]);
		expect(checked.exit).toBe(0);
	});

	it("adds records to a storage root in a group, tells of each, and adds nothing twice", async () => {
		const root = join(folder, "ocfl");
		const first = await packed("--format", "ocfl", "-o", root);
		expect(first.exit).toBe(0);
		expect(first.packages.map(({ state, version }) => [state, version])).toEqual(Array(3).fill(["written", "v1"]));
		expect(new Set(first.packages.map(({ path }) => path)).size).toBe(3);
		for (const { path } of first.packages) expect(existsSync(join(String(path), "inventory.json"))).toBe(true);
		expect((await banluu(["verify", root, "-q"])).exit).toBe(0);
		const again = await packed("--format", "ocfl", "-o", root);
		expect(again.packages.map(({ state, version }) => [state, version])).toEqual(Array(3).fill(["identical", "v1"]));
	});

	it("gives the same bytes in another run and another time zone", async () => {
		const zone = process.env.TZ;
		const bytes: string[] = [];
		try {
			for (const name of ["Asia/Ho_Chi_Minh", "America/New_York"]) {
				process.env.TZ = name;
				const { packages } = await packed(
					"--format",
					"saf,sword-simple",
					"--serialize",
					"zip",
					"-o",
					join(folder, name),
				);
				bytes.push(packages.map(({ path }) => readFileSync(String(path)).toString("base64")).join());
			}
		} finally {
			if (zone === undefined) delete process.env.TZ;
			else process.env.TZ = zone;
		}
		expect(bytes[0]).toBe(bytes[1]);
	});

	it("names the packaging that SWORD asks for", async () => {
		const { exit, packages } = await packed("--format", "sword-simple,sword-bagit", "-o", join(folder, "sword"));
		expect(exit).toBe(0);
		expect(packages).toHaveLength(6);
		const simple = packages.filter(({ format }) => format === "sword-simple");
		expect(simple.map(({ packaging }) => packaging)).toContain("http://purl.org/net/sword/package/SimpleZip");
		const bags = packages.filter(({ format }) => format === "sword-bagit");
		expect(bags.map(({ packaging }) => packaging)).toContain("http://purl.org/net/sword/package/BagIt");
		const names = await membersOf(String(simple[0]?.path));
		expect(names.every((name) => !name.includes("/"))).toBe(true);
		expect(new Set((await membersOf(String(bags[0]?.path))).map((name) => name.split("/")[0])).size).toBe(1);
	});

	it("computes the digests that a transfer asks for, although no file is held", async () => {
		const { exit, packages } = await packed(
			"--format",
			"archivematica",
			"-o",
			join(folder, "am"),
			"--option",
			"algorithms=md5,sha512",
		);
		expect(exit).toBe(0);
		const path = String(packages[0]?.path);
		expect(readFileSync(join(path, "metadata/checksum.md5"), "utf8").trimEnd().split("\n")).toHaveLength(6);
		expect(existsSync(join(path, "metadata/checksum.sha256"))).toBe(false);
	});

	it("reads the licence from a file, and says where there is none", async () => {
		const licence = join(folder, "giay-phep.txt");
		writeFileSync(licence, "Giấy phép lưu trữ\n");
		const good = await packed("--format", "saf", "-o", join(folder, "licence"), "--option", `license=${licence}`);
		const path = join(String(good.packages[0]?.path), "item_0001/license.txt");
		expect(readFileSync(path, "utf8")).toBe("Giấy phép lưu trữ\n");
		const bad = await packed("--format", "saf", "-o", join(folder, "none"), "--option", "license=khong-co.txt");
		expect(bad.exit).not.toBe(0);
		expect(bad.packages.map(({ state }) => state)).toEqual(["failed"]);
		expect(existsSync(join(folder, "none"))).toBe(false);
	});

	it("writes nothing where one record is larger than a package may be", async () => {
		const { exit, packages } = await packed("--format", "saf", "-o", join(folder, "small"), "--option", "max-bytes=1k");
		expect(exit).toBe(1);
		expect(packages.map(({ state }) => state)).toEqual(["failed"]);
		expect(existsSync(join(folder, "small"))).toBe(false);
	});
});

describe("build --package", () => {
	it("packages each record as it is built, and batches at the end", async () => {
		const output = join(folder, "ngay");
		const formats = ["--package", "folder,saf", "--package-option", "collection=123456789/6"];
		const run = () => banluu([...articles.slice(0, 2), "-o", output, "--json", "-q", ...formats]);
		const { exit, stdout } = await run();
		expect(exit).toBe(0);
		const kinds = stdout.split("\n").flatMap((line) => {
			const object = line === "" ? {} : (JSON.parse(line) as { type?: string; format?: string });
			return object.type === "package" ? [object.format] : object.type === "record" ? ["record"] : [];
		});
		expect(kinds).toEqual(["record", "folder", "record", "folder", "saf"]);
		expect(readdirSync(join(output, "packages/folder"))).toHaveLength(2);
		const [batch = ""] = readdirSync(join(output, "packages/saf"));
		expect(readFileSync(join(output, "packages/saf", batch, "item_0002/collections"), "utf8")).toBe("123456789/6\n");
		const again = await run();
		expect(again.stdout.match(/"state":"identical"/g)).toHaveLength(5);
	});

	it("looks at formats and options before it builds", async () => {
		const output = join(folder, "sai");
		const wrong = await banluu([articles[0] as string, "-o", output, "-q", "--package", "zipp"]);
		expect(wrong.exit).toBe(2);
		const option = await banluu([
			articles[0] as string,
			"-o",
			output,
			"-q",
			"--package",
			"saf",
			"--package-option",
			"x=1",
		]);
		expect(option.exit).toBe(2);
		expect(existsSync(output)).toBe(false);
	});
});
