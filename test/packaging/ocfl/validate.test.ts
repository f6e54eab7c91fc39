import { describe, expect, it } from "vitest";
import { artifactTree } from "../../../src/build/tree.ts";
import { ocflFormat } from "../../../src/packaging/ocfl/format.ts";
import { layoutOf, layouts, rootFiles } from "../../../src/packaging/ocfl/layout.ts";
import { ruleSection, rules } from "../../../src/packaging/ocfl/rules.ts";
import { cases, warnings } from "./cases.ts";
import { bytes, type Files, goodObject, id } from "./objects.ts";

const check = (files: Files) =>
	ocflFormat.validate(
		artifactTree(
			"object",
			[...files].map(([path, content]) => ({ path, role: "source", mediaType: "", content, digests: {} })),
		),
	);
const rulesOf = async (files: Files) => (await check(files)).diagnostics.map(({ params }) => params?.rule);

/** The good object in a root by layout 0004. */
function goodRoot(): Files {
	const files: Files = new Map([...rootFiles(layouts["0004"])].map(([path, text]) => [path, bytes(text)]));
	for (const [path, content] of goodObject()) files.set(`${layouts["0004"].path(id)}/${path}`, content);
	return files;
}

describe("objects", () => {
	it.each(["1.0", "1.1"] as const)("of OCFL %s that we plan break no rule", async (spec) => {
		const { value, diagnostics } = await check(goodObject(id, spec));
		expect(diagnostics).toEqual([]);
		expect(value).toMatchObject({ valid: true, version: spec, identifier: id, files: 5 });
	});

	it.each(cases.filter(({ folder, link }) => !folder && !link).map((each) => [each.rule, each.name, each] as const))(
		"break %s: %s",
		async (rule, _, each) => {
			const files = goodObject();
			each.apply(files);
			const { value, diagnostics } = await check(files);
			expect(value?.valid).toBe(false);
			const finding = diagnostics.find(({ params }) => params?.rule === rule);
			expect(finding?.clause).toEqual({ standard: "OCFL 1.1", clause: `${ruleSection(rule)} ${rule}` });
		},
	);

	it.each(warnings.map((each) => [each.rule, each.name, each] as const))(
		"are valid despite %s: %s",
		async (rule, _, each) => {
			const files = goodObject();
			each.apply(files);
			expect((await check(files)).value?.valid).toBe(true);
			expect(await rulesOf(files)).toContain(rule);
		},
	);

	it("are found damaged whichever bit of whichever file is turned", async () => {
		for (const [path, content] of goodObject()) {
			const files = goodObject();
			const broken = Uint8Array.from(content);
			const at = (path.length * 31) % broken.length;
			broken[at] = (broken[at] as number) ^ 1;
			files.set(path, broken);
			expect((await check(files)).value?.valid, path).toBe(false);
		}
	});
});

describe("storage roots", () => {
	it("with one good object break no rule", async () => {
		expect((await check(goodRoot())).diagnostics).toEqual([]);
	});

	it.each<readonly [string, string, (files: Files) => void]>([
		["E076", "two declarations", (files) => files.set("0=ocfl_1.0", bytes("ocfl_1.0\n"))],
		["E080", "declaration of other content", (files) => files.set("0=ocfl_1.1", bytes("ocfl_1.1"))],
		["E070", "a layout without description", (files) => files.set("ocfl_layout.json", bytes('{"extension":"x"}'))],
		[
			"E071",
			"a layout that is no name",
			(files) => files.set("ocfl_layout.json", bytes('{"extension":1,"description":""}')),
		],
		["E072", "a file in the hierarchy", (files) => files.set("afe/x.txt", bytes("x"))],
		["E112", "a file in extensions", (files) => files.set("extensions/x.txt", bytes("x"))],
		[
			"E037",
			"an identifier twice",
			(files) => {
				for (const [path, content] of goodObject()) files.set(`khac/${path}`, content);
			},
		],
		[
			"E081",
			"an object newer than the root",
			(files) => {
				files.delete("0=ocfl_1.1");
				files.set("0=ocfl_1.0", bytes("ocfl_1.0\n"));
			},
		],
	])("break %s: %s", async (rule, _, apply) => {
		const files = goodRoot();
		apply(files);
		expect((await check(files)).value?.valid).toBe(false);
		expect(await rulesOf(files)).toContain(rule);
	});

	it("are warned of where an object stands elsewhere than the layout says, or an extension is unknown", async () => {
		const files = goodRoot();
		for (const [path, content] of goodObject("urn:khac:1")) files.set(`khac/${path}`, content);
		files.set("extensions/la/config.json", bytes("{}"));
		expect((await check(files)).value?.valid).toBe(true);
		expect((await rulesOf(files)).sort()).toEqual(["W014", "W016"]);
	});
});

describe("layouts", () => {
	// The examples of the extensions' own specifications.
	it.each([
		["object-01", "3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4"],
		["..hor/rib:le-$id", "487/326/d8c/487326d8c2a3c0b885e23da1469b4d6671fd4e76978924b4443e9e3c316cda6d"],
	])("0004 puts `%s` where its specification says", (identifier, path) => {
		expect(layouts["0004"].path(identifier)).toBe(path);
	});

	it("0003 encodes what is no letter, digit, hyphen or underscore, and cuts long names", () => {
		expect(layouts["0003"].path("..hor/rib:le-$id")).toBe("487/326/d8c/%2e%2ehor%2frib%3ale-%24id");
		expect(layouts["0003"].path("a".repeat(101))).toMatch(/^.{12}a{100}-[0-9a-f]{64}$/);
	});

	it.each([
		["an unknown extension", "0099-khac", {}],
		["an unknown digest", layouts["0004"].extension, { digestAlgorithm: "crc32" }],
		["tuples of no length", layouts["0004"].extension, { tupleSize: 0, numberOfTuples: 3 }],
		["more tuples than the digest has", layouts["0004"].extension, { tupleSize: 32, numberOfTuples: 3 }],
	])("refuse %s", (_, extension, config) => {
		expect(layoutOf(extension, config)).toBeUndefined();
	});
});

it("every rule stands in a section", () => {
	expect(rules.filter((rule) => rule.startsWith("E")).length).toBeGreaterThan(90);
	for (const rule of rules) expect(ruleSection(rule)).toMatch(/^[34]\.\d/);
});
