import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestBytes } from "../../../src/fixity/digest.ts";
import type { Artifact, DigestAlgorithm } from "../../../src/model/artifact.ts";
import { type BagOptions, planBag } from "../../../src/packaging/bagit/plan.ts";
import { validateBag } from "../../../src/packaging/bagit/validate.ts";
import { packageFormats } from "../../../src/packaging/registry.ts";
import { memoryTree } from "../../../src/store/memory.ts";
import { letters } from "../../support/vietnamese.ts";
import { artifact, contents, packageOf } from "./bags.ts";

const options: BagOptions = {
	bagInfo: [
		["Source-Organization", "Trung tâm Lưu trữ"],
		["Bagging-Date", "2023-03-01"],
	],
	algorithms: ["sha512", "sha256"],
};

function plan(entries: readonly Artifact[], changes: Partial<BagOptions> = {}) {
	return planBag(packageOf(entries), { ...options, ...changes });
}

const text = (artifacts: readonly Artifact[] | undefined, path: string) =>
	new TextDecoder().decode(artifacts?.find((each) => each.path === path)?.content as Uint8Array);

describe("planBag", () => {
	const { value, diagnostics } = plan([artifact("data/b.txt", "hai"), artifact("data/a.txt", "một")]);

	it("gives all files of a bag, sorted", () => {
		expect(diagnostics).toEqual([]);
		expect(value?.map((each) => each.path)).toEqual([
			"bag-info.txt",
			"bagit.txt",
			"data/a.txt",
			"data/b.txt",
			"manifest-sha256.txt",
			"manifest-sha512.txt",
			"tagmanifest-sha256.txt",
			"tagmanifest-sha512.txt",
		]);
	});

	it("declares version and encoding", () => {
		expect(text(value, "bagit.txt")).toBe("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	});

	it("describes the bag, in the caller's order, with what it computes at the end", () => {
		expect(text(value, "bag-info.txt")).toBe(
			[
				"Source-Organization: Trung tâm Lưu trữ",
				"Bagging-Date: 2023-03-01",
				"External-Identifier: urn:uuid:0b1e0b6e-6ab1-5d5e-8f43-0a3f8f0f8c11",
				"Bag-Software-Agent: banluu",
				"Payload-Oxum: 8.2\n",
			].join("\n"),
		);
	});

	it("keeps the caller's identifier and agent", () => {
		const bagInfo = [
			["External-Identifier", "X-1"],
			["Bag-Software-Agent", "banluu 0.1.0"],
		] as const;
		expect(text(plan([artifact("data/a")], { bagInfo }).value, "bag-info.txt")).toBe(
			"External-Identifier: X-1\nBag-Software-Agent: banluu 0.1.0\nPayload-Oxum: 6.1\n",
		);
	});

	it("lists the payload in manifests and every tag file but tag manifests in tag manifests", () => {
		const sha256 = (content: string) => digestBytes(new TextEncoder().encode(content), ["sha256"]).sha256;
		expect(text(value, "manifest-sha256.txt")).toBe(`${sha256("một")}  data/a.txt\n${sha256("hai")}  data/b.txt\n`);
		const listed = text(value, "tagmanifest-sha512.txt").match(/(?<= {2}).*/g);
		expect(listed).toEqual(["bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt"]);
	});

	it("does not depend on the order of entries or algorithms", () => {
		const other = plan([artifact("data/a.txt", "một"), artifact("data/b.txt", "hai")], {
			algorithms: ["sha256", "sha512", "sha256"],
		});
		expect(other.value).toEqual(value);
	});

	it("takes tag files of the caller's in", async () => {
		const { value: files } = plan([artifact("data/a"), artifact("metadata/mets.xml", "<x/>", "tag")]);
		expect(text(files, "tagmanifest-sha256.txt")).toContain("  metadata/mets.xml\n");
		expect((await validateBag(memoryTree(contents(files ?? [])))).diagnostics).toEqual([]);
	});

	it("takes digests over for content that does not stand in memory, and asks for them", () => {
		const bytes = new TextEncoder().encode("dài");
		const streamed: Artifact = {
			...artifact("data/a"),
			content: {
				size: bytes.byteLength,
				open: async function* open() {
					yield bytes;
				},
			},
		};
		const lacking = plan([streamed]);
		expect(lacking.value).toBeUndefined();
		expect(lacking.diagnostics.map(({ code, params }) => [code, params?.algorithm])).toEqual([
			["package/digest-needed", "sha256"],
			["package/digest-needed", "sha512"],
		]);
		const digests = digestBytes(bytes, ["sha256", "sha512"]);
		const { value: files } = plan([{ ...streamed, digests }]);
		expect(text(files, "manifest-sha256.txt")).toBe(`${digests.sha256}  data/a\n`);
		expect(text(files, "bag-info.txt")).toContain("Payload-Oxum: 4.1\n");
	});

	it.each([
		["no payload", [], "package/no-payload"],
		["payload outside data/", [artifact("data/a"), artifact("a")], "package/path-not-payload"],
		["a reserved name", [artifact("data/a"), artifact("fetch.txt", "", "tag")], "package/path-taken"],
		["a manifest of the caller's", [artifact("data/a"), artifact("manifest-md5.txt", "", "tag")], "package/path-taken"],
		["one path twice", [artifact("data/a"), artifact("data/a")], "package/path-taken"],
		["a file that is a folder", [artifact("data/a"), artifact("data/a/b")], "package/path-taken"],
		["names that differ in case", [artifact("data/a"), artifact("data/A")], "package/names-differ-in-case"],
		["a name in NFD", [artifact("data/a\u0300")], "package/path-not-nfc"],
		["a path that leaves", [artifact("data/../../a")], "package/path-unsafe"],
		["an empty step", [artifact("data//a")], "package/path-unsafe"],
		["a step that is a dot", [artifact("data/./a")], "package/path-unsafe"],
	] as const)("refuses %s", (_, entries, code) => {
		const outcome = plan(entries);
		expect(outcome.value).toBeUndefined();
		expect(outcome.diagnostics.filter((found) => found.severity === "error").map((found) => found.code)).toContain(
			code,
		);
	});

	it("refuses Payload-Oxum from the caller, no algorithm, and one that cannot be computed", () => {
		const codes = (changes: Partial<BagOptions>) =>
			plan([artifact("data/a")], changes).diagnostics.map((found) => found.code);
		expect(codes({ bagInfo: [["payload-oxum", "1.1"]] })).toContain("package/bag-info-reserved");
		expect(codes({ algorithms: [] })).toEqual(["package/no-manifest-algorithm"]);
		expect(codes({ algorithms: ["whirlpool" as DigestAlgorithm] })).toContain("package/algorithm-unavailable");
	});

	it("warns of names that other tools stumble over", () => {
		const names = ["data/bài.txt", "data/100%.txt", "data/aux"];
		expect(plan(names.map((name) => artifact(name))).diagnostics.map(({ code, severity }) => [code, severity])).toEqual(
			[
				["package/path-not-portable", "warning"],
				["package/path-percent", "warning"],
				["package/name-reserved", "warning"],
			],
		);
	});
});

const name = fc
	.array(fc.constantFrom(...letters, ..." %-_.\n\r0123"), { minLength: 1, maxLength: 10 })
	.map((parts) => `x${parts.join("")}x`.normalize("NFC"));
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((steps) => `data/${steps.join("/")}`);
const entry = fc.tuple(path, fc.uint8Array({ maxLength: 60 }));
const entries = fc
	.uniqueArray(entry, { minLength: 1, maxLength: 6, selector: ([each]) => each.normalize("NFC").toLowerCase() })
	.filter((all) =>
		all.every(([one]) => all.every(([other]) => !other.toLowerCase().startsWith(`${one.toLowerCase()}/`))),
	);

describe("any bag that is planned", () => {
	it("is valid", async () => {
		await fc.assert(
			fc.asyncProperty(entries, async (all) => {
				const { value } = plan(all.map(([each, bytes]) => artifact(each, bytes)));
				const { value: report, diagnostics } = await validateBag(memoryTree(contents(value ?? [])));
				expect(diagnostics).toEqual([]);
				expect(report?.valid).toBe(true);
			}),
			{ numRuns: 150 },
		);
	});

	it("shows the change of any byte, and names a file", async () => {
		const change = fc.tuple(entries, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }));
		await fc.assert(
			fc.asyncProperty(change, async ([all, which, where, mask]) => {
				const files = contents(plan(all.map(([each, bytes]) => artifact(each, bytes))).value ?? []);
				const changeable = Object.keys(files).filter((each) => (files[each]?.byteLength ?? 0) > 0);
				const victim = changeable[which % changeable.length] as string;
				const bytes = Uint8Array.from(files[victim] as Uint8Array);
				const at = where % bytes.byteLength;
				bytes[at] = (bytes[at] as number) ^ mask;
				const { diagnostics } = await validateBag(memoryTree({ ...files, [victim]: bytes }));
				const errors = diagnostics.filter((found) => found.severity === "error");
				expect(errors.length, `${victim} byte ${at} xor ${mask}`).toBeGreaterThan(0);
				expect(errors.every((found) => found.place?.file !== undefined)).toBe(true);
			}),
			{ numRuns: 600 },
		);
	});
});

describe("every byte of the tag files of a bag", () => {
	it("is guarded: no single change of it passes", async () => {
		const files = contents(plan([artifact("data/a.txt", "một"), artifact("data/b.txt", "hai")]).value ?? []);
		for (const victim of Object.keys(files).filter(
			(each) => each.startsWith("tagmanifest-sha256") || each === "bagit.txt",
		)) {
			const original = files[victim] as Uint8Array;
			for (let at = 0; at < original.byteLength; at++) {
				// A letter's case, a space that becomes a tab or asterisk, a line feed that becomes a carriage return, a digit, noise.
				for (const mask of [0x20, 0x29, 0x0a, 0x07, 0x01, 0x80]) {
					const bytes = Uint8Array.from(original);
					bytes[at] = (bytes[at] as number) ^ mask;
					const { value } = await validateBag(memoryTree({ ...files, [victim]: bytes }));
					expect(value?.valid, `${victim} byte ${at} xor ${mask}`).not.toBe(true);
				}
			}
		}
	});
});

describe("the registry", () => {
	it("recognises a bag by its declaration, and holds formats under their own keys", () => {
		const { bagit } = packageFormats;
		expect(bagit.recognises([{ path: "bagit.txt", size: 1, kind: "file" }])).toBe(true);
		expect(bagit.recognises([{ path: "data/bagit.txt", size: 1, kind: "file" }])).toBe(false);
		for (const [key, format] of Object.entries(packageFormats)) expect(format.key).toBe(key);
	});
});
