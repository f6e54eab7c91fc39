import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../../src/model/source.ts";
import { FindingError } from "../../src/store/failure.ts";
import { fileSource, stdinSource } from "../../src/store/file-source.ts";
import { temporaryFolder } from "./folders.ts";

function article(): string {
	const root = temporaryFolder();
	mkdirSync(join(root, "bai/anh"), { recursive: true });
	writeFileSync(join(root, "bai/bai.md"), "Bài");
	writeFileSync(join(root, "bai/anh/1 a.png"), "ảnh");
	writeFileSync(join(root, "bai/100%.png"), "trăm");
	writeFileSync(join(root, "ngoai.txt"), "bí mật");
	symlinkSync("../ngoai.txt", join(root, "bai/thoat.txt"));
	symlinkSync("anh/1 a.png", join(root, "bai/trong.png"));
	symlinkSync("..", join(root, "bai/len"));
	execFileSync("mkfifo", [join(root, "bai/ong")]);
	return join(root, "bai/bai.md");
}

const codeOf = async (href: string) => (await fileSource(article()).resolve(href)).diagnostics[0]?.code;

describe("fileSource", () => {
	it("gives the bytes under the user's name, small or large", async () => {
		const path = article();
		const source = fileSource(path, "text/markdown");
		expect([source.name, source.mediaType]).toEqual([path, "text/markdown"]);
		expect(new TextDecoder().decode(await bytesOf(source))).toBe("Bài");
		const large = new Uint8Array(2_500_000).fill(7);
		writeFileSync(path, large);
		expect(Buffer.compare(await bytesOf(source), large)).toBe(0);
	});

	it.each([
		["missing", "store/not-found"],
		["", "store/is-a-folder"],
	])("throws a finding where %j cannot be read", async (name, code) => {
		const source = fileSource(join(temporaryFolder(), name));
		const error = await bytesOf(source).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(FindingError);
		expect((error as FindingError).finding.code).toBe(code);
	});

	it("resolves neighbours: plain, encoded, with query, through a link that stays inside", async () => {
		const source = fileSource(article());
		for (const href of ["anh/1%20a.png", "anh/1 a.png", "./anh/1%20a.png?w=2#x", "trong.png", "anh/../trong.png"]) {
			expect(new TextDecoder().decode((await source.resolve(href)).value), href).toBe("ảnh");
		}
		expect(new TextDecoder().decode((await source.resolve("100%.png")).value)).toBe("trăm");
	});

	it.each([
		"https://example.org/1.png",
		"//example.org/1.png",
		"file:///etc/passwd",
		"data:image/png;base64,AA==",
		"/etc/passwd",
		"%2Fetc%2Fpasswd",
		"../ngoai.txt",
		"%2e%2e/ngoai.txt",
		"anh/../../ngoai.txt",
		"thoat.txt",
		"len/ngoai.txt",
		"C:\\x.png",
		"",
		"#a",
		"ong",
		"..",
		".",
	])("refuses %j", async (href) => {
		expect(await codeOf(href)).toBe("store/not-a-neighbour");
	});

	it("says of a missing neighbour that it is missing, and of a folder what it is", async () => {
		expect(await codeOf("anh/2.png")).toBe("store/not-found");
		expect(await codeOf("anh")).toBe("store/is-a-folder");
	});
});

describe("stdinSource", () => {
	it("can be opened again, reads once, and has no neighbours", async () => {
		let reads = 0;
		async function* input(): AsyncIterable<Uint8Array> {
			reads++;
			yield new TextEncoder().encode("Bà");
			yield new TextEncoder().encode("i");
		}
		const source = stdinSource({ input: input() });
		const texts = await Promise.all([bytesOf(source), bytesOf(source)]);
		expect(texts.map((bytes) => new TextDecoder().decode(bytes))).toEqual(["Bài", "Bài"]);
		expect([source.name, reads]).toEqual(["-", 1]);
		expect((await source.resolve("a.png")).diagnostics[0]?.code).toBe("store/not-a-neighbour");
	});
});
