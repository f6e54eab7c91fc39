import { describe, expect, it } from "vitest";
import type { Artifact, RecordContent } from "../../../src/model/index.ts";
import { bagitFormat } from "../../../src/packaging/bagit/format.ts";
import { validateBag } from "../../../src/packaging/bagit/validate.ts";
import { memoryTree } from "../../../src/store/memory.ts";
import { libraryProfile } from "../../support/bags/profiles.ts";
import { contents } from "./bags.ts";

const file = (path: string, role: Artifact["role"], text = path): Artifact => ({
	path,
	role,
	mediaType: "text/plain",
	content: new TextEncoder().encode(text),
	digests: {},
});
const record: RecordContent = {
	identifier: "urn:uuid:0b1e0b6e-6ab1-5d5e-8f43-0a3f8f0f8c11",
	label: "bai-viet-0b1e0b6e",
	language: "vi",
	title: { text: "Bài viết", supplied: false },
	metadata: {} as RecordContent["metadata"],
	files: [file("a.pdf", "document"), file("metadata/record.json", "description"), file("source/a b.txt", "source")],
	events: [],
};
const plan = (options: Record<string, string>, files: Record<string, string> = {}) =>
	bagitFormat.plan([record], {
		time: "2024-02-29T01:02:03Z",
		agent: { name: "banluu", type: "software", version: "1" },
		options: new Map(Object.entries(options)),
		resource: () => ({ diagnostics: [] }),
		files: new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
	});
const text = (entries: readonly Artifact[], path: string) =>
	new TextDecoder().decode(entries.find((entry) => entry.path === path)?.content as Uint8Array);
const planned = (options: Record<string, string>, files: Record<string, string> = {}) => {
	const { value, diagnostics } = plan(options, files);
	if (!value) throw new Error(JSON.stringify(diagnostics));
	return value.entries;
};

describe("a bag of a record", () => {
	it.each(["md5", "sha1", "sha256", "sha512", "blake2b512"])(
		"has manifests of %s where that is asked for",
		async (algorithm) => {
			const entries = planned({ algorithms: algorithm });
			expect(entries.map(({ path }) => path).filter((path) => path.includes("manifest"))).toEqual([
				`manifest-${algorithm}.txt`,
				`tagmanifest-${algorithm}.txt`,
			]);
			expect((await validateBag(memoryTree(contents(entries)))).diagnostics).toEqual([]);
		},
	);

	it("keeps its metadata and lists the rest in fetch.txt", async () => {
		const entries = planned({ fetch: "https://kho.example.org/goi" });
		expect(text(entries, "fetch.txt")).toBe(
			"https://kho.example.org/goi/data/a.pdf 5 data/a.pdf\nhttps://kho.example.org/goi/data/source/a%20b.txt 14 data/source/a b.txt\n",
		);
		expect(entries.map(({ path }) => path).filter((path) => path.startsWith("data/"))).toEqual([
			"data/metadata/record.json",
		]);
		const found = (await validateBag(memoryTree(contents(entries)))).diagnostics.map(({ code }) => code);
		expect(found).toEqual(["package/not-fetched", "package/not-fetched"]);
		// Fetched, it is whole; the sum in Payload-Oxum counts what is to come.
		const whole = { ...contents(entries), "data/a.pdf": "a.pdf", "data/source/a b.txt": "source/a b.txt" };
		expect((await validateBag(memoryTree(whole))).diagnostics).toEqual([]);
		const changed = { ...whole, "data/a.pdf": "b.pdf" };
		expect((await validateBag(memoryTree(changed))).value?.valid).toBe(false);
	});

	it("is refused an address that is none", () => {
		expect(plan({ fetch: "kho" }).diagnostics.map(({ code }) => code)).toEqual(["package/option-form"]);
	});

	it("takes elements of bag-info.txt and tag files", () => {
		const entries = planned(
			{ "bag-info.Contact-Name": "Nguyễn Văn A", "bag-info.Bagging-Date": "2020-01-01", "tag-file.ghi-chu/a.txt": "x" },
			{ "tag-file.ghi-chu/a.txt": "Ghi chú" },
		);
		expect(text(entries, "bag-info.txt")).toContain("Contact-Name: Nguyễn Văn A\n");
		expect(text(entries, "bag-info.txt").match(/Bagging-Date.*/g)).toEqual(["Bagging-Date: 2020-01-01"]);
		expect(text(entries, "tagmanifest-sha256.txt")).toContain("  ghi-chu/a.txt\n");
	});

	it.each([
		["bag-info.txt", "package/path-taken"],
		["../a.txt", "package/path-unsafe"],
		["data/a.txt", "package/option-form"],
	])("is refused a tag file at %s", (path, code) => {
		const { diagnostics } = plan({ [`tag-file.${path}`]: "x" }, { [`tag-file.${path}`]: "x" });
		expect(diagnostics.map((each) => each.code)).toEqual([code]);
	});

	it("follows a profile: its algorithms, its claim, its Bag-Size; and is refused where it cannot", () => {
		const json = JSON.stringify(libraryProfile);
		const short = plan({ profile: "p.json" }, { profile: json });
		expect(short.value).toBeUndefined();
		expect(short.diagnostics.map(({ params }) => params?.label)).toEqual(["Source-Organization", "Contact-Email"]);
		const entries = planned(
			{ profile: "p.json", "bag-info.Source-Organization": "Báo", "bag-info.Contact-Email": "a@example.org" },
			{ profile: json },
		);
		expect(entries.map(({ path }) => path)).toContain("manifest-sha512.txt");
		expect(entries.map(({ path }) => path)).not.toContain("manifest-sha256.txt");
		expect(text(entries, "bag-info.txt")).toContain("Bag-Size: 39 B\n");
		expect(text(entries, "bag-info.txt")).toContain(
			`BagIt-Profile-Identifier: ${libraryProfile["BagIt-Profile-Info"]["BagIt-Profile-Identifier"]}\n`,
		);
	});
});
