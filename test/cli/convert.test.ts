import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { banluu, workFolder } from "./terminal.ts";

const { path: folder, remove } = workFolder();
const at = (name: string) => join(folder, name);
let record = "";
afterAll(remove);

beforeAll(async () => {
	record = (await banluu(["build", at("bai.txt"), "-o", at("ho-so")])).stdout.trim();
	writeFileSync(at("mo-ta.yml"), "title: Tít\nissued: 2023-03-21\ncreator: [Nông Vui, Hà Thảo]\n");
	writeFileSync(
		at("hai.xml"),
		'<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>A</title></titleInfo></mods><mods><titleInfo><title>B</title></titleInfo></mods></modsCollection>',
	);
	mkdirSync(at("ra"));
	mkdirSync(at("rong"));
	mkdirSync(at("con"));
	cpSync(at("hai.xml"), at("con/hai.xml"));
});

const lines = (stdout: string) =>
	stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));

describe("convert", () => {
	it("gives the same from a record's folder, its record.json, its dcterms.xml and the MODS of it", async () => {
		const { stdout: mods, exit, stderr } = await banluu(["convert", record, "--to", "mods"]);
		expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
		expect(mods).toContain("<mods xmlns=");
		writeFileSync(at("bai.mods"), mods);
		for (const input of ["data/metadata/record.json", "data/metadata/dcterms.xml"].map((p) => join(record, p))) {
			expect((await banluu(["convert", input, "--to", "mods"])).stdout).toBe(mods);
		}
		const back = await banluu(["convert", at("bai.mods"), "--to", "dcterms"]);
		expect(back.stdout).toBe(readFileSync(join(record, "data/metadata/dcterms.xml"), "utf8"));
	});

	it("tells what is lost: nothing in qualified Dublin Core, what oai_dc has no word for", async () => {
		const none = await banluu(["convert", record, "--to", "dcterms", "--loss"]);
		expect(none).toEqual({ exit: 0, stdout: "", stderr: "nothing is lost\n" });
		const some = await banluu(["convert", record, "--to", "oai_dc", "--loss"]);
		expect(some.stdout).toContain("references: 90-QĐ/TW · kept under a broader element\n");
		expect(some.stdout).not.toContain("<");
		const remark = await banluu(["convert", record, "--to", "oai_dc"]);
		expect(remark.stderr).toMatch(/^\d+ things are not carried in full/);
		const object = lines((await banluu(["convert", record, "--to", "oai_dc", "--loss", "--json"])).stdout)[0];
		expect(object).toMatchObject({ type: "conversion", to: "oai_dc", from: "record" });
		expect(object.losses).toContainEqual({ element: "references", value: "90-QĐ/TW", reason: "refinement" });
		expect(object.text).toBeUndefined();
	});

	it("writes a description file that describe takes", async () => {
		expect((await banluu(["convert", record, "--to", "yaml", "-o", at("lai.yml")])).stdout).toBe(`${at("lai.yml")}\n`);
		const described = await banluu(["describe", at("bai.txt"), "-m", at("lai.yml"), "--json"]);
		expect(described.exit).toBe(0);
		expect(lines(described.stdout)[0].claims.every((c: { origin: string }) => c.origin === "given")).toBe(true);
	});

	it("writes new files only: into a folder under the format's own name, several behind their own", async () => {
		const one = await banluu(["convert", record, "--to", "dspace", "-o", at("ra")]);
		expect(one.stdout).toBe(`${at("ra/dublin_core.xml")}\n`);
		const again = await banluu(["convert", record, "--to", "dspace", "-o", at("ra")]);
		expect(again).toMatchObject({ exit: 9, stdout: "" });
		const several = await banluu(["convert", at("mo-ta.yml"), at("hai.xml"), "--to", "yaml", "-o", at("ra")]);
		expect(several.exit).toBe(0);
		expect(readdirSync(at("ra")).sort()).toEqual([
			"dublin_core.xml",
			"hai-1.description.yml",
			"hai-2.description.yml",
			"mo-ta.description.yml",
		]);
	});

	it.each([
		["several to standard output", () => [at("hai.xml"), "--to", "yaml"], 2, "metadata/several-descriptions"],
		[
			"two of one name",
			() => [at("hai.xml"), at("con/hai.xml"), "--to", "mods", "-o", at("rong")],
			2,
			"metadata/output-same",
		],
		["no --to", () => [at("mo-ta.yml")], 2, "cli/option-missing"],
		["no description", () => ["--to", "mods"], 2, "cli/argument-missing"],
		["an unknown format", () => [at("mo-ta.yml"), "--to", "marc"], 2, "cli/option-value"],
		["an article", () => [at("bai.txt"), "--to", "mods"], 3, "metadata/no-description"],
		["a folder without a record", () => [at("rong"), "--to", "mods"], 3, "metadata/no-description"],
		["a file that is not there", () => [at("khong-co.xml"), "--to", "mods"], 3, "store/not-found"],
		[
			"a format that it is not",
			() => [at("hai.xml"), "--to", "yaml", "--from", "oai_dc"],
			3,
			"metadata/format-mismatch",
		],
		[
			"no year for DataCite",
			() => [at("hai.xml"), "--to", "datacite", "-o", at("rong")],
			1,
			"metadata/crosswalk-missing",
		],
	] as const)("refuses %s", async (_, args, exit, code) => {
		const found = await banluu(["convert", ...args(), "--json"]);
		expect(found.exit).toBe(exit);
		expect(lines(found.stdout).map((line) => line.code)).toContain(code);
		expect(readdirSync(at("rong"))).toEqual([]);
	});

	it("goes on with the others where one input fails", async () => {
		const found = await banluu(["convert", at("rong"), at("mo-ta.yml"), "--to", "mods", "--json"]);
		expect(found.exit).toBe(3);
		expect(lines(found.stdout).at(-1)).toMatchObject({ ok: false, converted: 1, failed: 1 });
	});

	it("lists the formats", async () => {
		const { stdout } = await banluu(["convert", "--list"]);
		expect(stdout).toContain("mods · MODS 3.7 · mods.xml · read and written\n");
		expect(stdout).toContain("datacite · DataCite 4.5 · datacite.xml · written\n");
	});
});

describe("build --crosswalk", () => {
	const build = (...args: readonly string[]) => banluu(["build", at("bai.txt"), "-o", at("them"), ...args]);

	it("puts the formats into the record, lists them in PREMIS and in the recipe", async () => {
		const { stdout, exit } = await build("--crosswalk", "schema_org, mods,mods,dcterms");
		expect(exit).toBe(0);
		const made = stdout.trim();
		const text = (path: string) => readFileSync(join(made, "data/metadata", path), "utf8");
		expect(text("mods.xml")).toBe((await banluu(["convert", made, "--to", "mods"])).stdout);
		expect(JSON.parse(text("news-article.jsonld"))["@type"]).toBe("NewsArticle");
		expect(JSON.parse(text("record.json")).recipe.crosswalks).toEqual(["mods", "schema_org"]);
		for (const name of ["metadata/mods.xml", "metadata/news-article.jsonld"])
			expect(text("premis.xml")).toContain(name);
		expect((await banluu(["verify", made])).exit).toBe(0);

		writeFileSync(join(made, "data/metadata/mods.xml"), text("mods.xml").replace("2023", "2024"));
		expect((await banluu(["verify", made])).exit).toBe(1);
		writeFileSync(join(made, "data/metadata/mods.xml"), text("mods.xml").replace("2024", "2023"));
	});

	it("is the same record in any order of formats, and another without them", async () => {
		const again = await build("--crosswalk", "mods,schema_org", "--json");
		expect(lines(again.stdout).find((line) => line.type === "record")).toMatchObject({ state: "identical" });
		expect((await build()).exit).toBe(9);
		expect(JSON.parse(readFileSync(join(record, "data/metadata/record.json"), "utf8")).recipe).not.toHaveProperty(
			"crosswalks",
		);
	});

	it("refuses an unknown format, and makes no record whose format cannot be written", async () => {
		expect((await build("--crosswalk", "mods,marc")).exit).toBe(2);
		writeFileSync(at("khong-nam.txt"), "Tin về Bắc Kạn không có năm.\n");
		const failed = await banluu(["build", at("khong-nam.txt"), "-o", at("khong"), "--crosswalk", "datacite", "--json"]);
		expect(failed.exit).toBe(1);
		expect(lines(failed.stdout).map((line) => line.code)).toContain("metadata/crosswalk-missing");
	});
});
