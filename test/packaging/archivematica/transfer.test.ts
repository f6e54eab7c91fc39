import { describe, expect, it } from "vitest";
import { archivematicaBagFormat, archivematicaFormat } from "../../../src/packaging/archivematica/format.ts";
import { parseChecksums } from "../../../src/packaging/checksums.ts";
import { parseCsv } from "../../../src/text/csv.ts";
import { rawFilesOf, recordOf, settingsWith, textsOf } from "../contents.ts";
import { codesOf, treeOf } from "../tree.ts";

const records = [
	await recordOf("một.txt", "Sáng 20/3, tại Hà Nội, đoàn công tác đã làm việc.\n", {
		title: 'Bài "một", có dấu phẩy',
		subject: ["Xây dựng Đảng", "Bắc Kạn"],
		abstract: "dòng một\ndòng hai",
	}),
	await recordOf("hai.txt", "Chiều 21/3, tại Bắc Kạn, hội nghị đã bế mạc.\n", { title: "Bài hai", creator: "Thu Cúc" }),
];
const plan = (options: Record<string, string> = {}) => archivematicaFormat.plan(records, settingsWith(options));
const texts = Object.fromEntries(textsOf(plan().value));
const good = rawFilesOf(plan().value);
const [one, two] = records.map(({ label }) => label) as [string, string];

describe("a transfer to Archivematica", () => {
	it("puts objects, descriptions and tables where they belong", () => {
		const paths = Object.keys(good);
		expect(paths).toContain(`objects/${one}/${one}.pdf`);
		expect(paths).toContain(`objects/${two}/source/hai.txt`);
		expect(paths).toContain(`metadata/submissionDocumentation/${one}/record.json`);
		expect(paths).toContain(`metadata/submissionDocumentation/${two}/premis.xml`);
		expect(paths.filter((path) => /^metadata\/[^/]+$/.test(path)).sort()).toEqual([
			"metadata/checksum.sha256",
			"metadata/metadata.csv",
		]);
	});

	it("repeats columns as often as the record with most values needs", () => {
		const text = texts["metadata/metadata.csv"] as string;
		expect(text).not.toMatch(/[\uFEFF\r]/);
		const [header, ...rows] = parseCsv(text).records.map(({ cells }) => cells);
		expect(header?.[0]).toBe("filename");
		expect(header?.filter((column) => column === "dc.subject")).toHaveLength(2);
		expect(rows.map((cells) => cells[0])).toEqual([`objects/${one}`, `objects/${two}`]);
		expect(rows[0]?.[header?.indexOf("dc.title") ?? -1]).toBe('Bài "một", có dấu phẩy');
		expect(rows[0]?.[header?.indexOf("dc.description") ?? -1]).toBe("dòng một\ndòng hai");
		expect(rows[1]?.[header?.indexOf("dc.subject") ?? -1]).toBe("");
		const creators = header?.indexOf("dc.creator") ?? -1;
		expect(rows.map((cells) => cells[creators])).toEqual(["", "Thu Cúc"]);
	});

	it("describes the document where that is asked for", () => {
		const text = textsOf(plan({ describe: "document" }).value).get("metadata/metadata.csv") as string;
		expect(parseCsv(text).records[1]?.cells[0]).toBe(`objects/${one}/${one}.pdf`);
	});

	it("writes a line of each object and of nothing else, for every algorithm", () => {
		const files = textsOf(plan({ algorithms: "sha512,md5" }).value);
		for (const file of ["checksum.md5", "checksum.sha512"]) {
			const lines = (files.get(`metadata/${file}`) as string).split("\n");
			expect(lines.pop()).toBe("");
			expect(lines).toHaveLength(4);
			for (const line of lines) expect(line).toMatch(/^[0-9a-f]+ {2}\.\.\/objects\//);
		}
		expect(plan({ algorithms: "crc32" }).diagnostics.map(({ code }) => code)).toEqual(["package/option-value"]);
	});

	const sum = "metadata/checksum.sha256";
	const table = "metadata/metadata.csv";
	const lines = (texts[sum] as string).split("\n");
	it.each([
		["a byte order mark in the table", { [table]: `\uFEFF${texts[table]}` }, ["package/tag-file-bom"]],
		["a table without file names", { [table]: "title\nx\n" }, ["transfer/csv-no-filename"]],
		["a row of another width", { [table]: `filename,dc.title\nobjects/${one},a,b\n` }, ["transfer/csv-width"]],
		["a row without an object", { [table]: "filename,dc.title\nobjects/khong-co,a\n" }, ["transfer/csv-no-object"]],
		["an open quote", { [table]: 'filename,dc.title\n"objects/x,a\n' }, ["transfer/csv-malformed"]],
		["a column name with marks", { [table]: `filename,tiêu đề\nobjects/${one},a\n` }, ["transfer/csv-column"]],
		["a table in another encoding", { [table]: Uint8Array.from([0x66, 0xe0]) }, ["package/tag-file-undecodable"]],
		["an object without a checksum", { [sum]: lines.slice(1).join("\n") }, ["package/not-in-manifest"]],
		[
			"a checksum file of a file outside",
			{ [sum]: `${texts[sum]}${"0".repeat(64)}  ../../x\n` },
			["package/path-unsafe"],
		],
		[
			"a checksum of no object",
			{ [sum]: `${texts[sum]}${"0".repeat(64)}  ../metadata/metadata.csv\n` },
			["transfer/not-an-object"],
		],
		[
			"a checksum without a file",
			{ [sum]: `${texts[sum]}${"0".repeat(64)}  ../objects/x\n` },
			["package/missing-file"],
		],
		["a line twice", { [sum]: `${texts[sum]}${lines[0]}\n` }, ["package/manifest-repeats-path"]],
		[
			"TAB between digest and name",
			{ [sum]: (texts[sum] as string).replace("  ", "\t") },
			["package/manifest-line-malformed", "package/not-in-manifest"],
		],
		[
			"a digest of another length",
			{ [sum]: (texts[sum] as string).slice(2) },
			["package/manifest-digest-malformed", "package/not-in-manifest"],
		],
		["another object", { [`objects/${two}/source/hai.txt`]: "khác" }, ["package/digest-mismatch"]],
		["a document that nobody lists", { "metadata/submissionDocumentation/x.txt": "x" }, ["package/not-in-manifest"]],
	])("finds %s", async (_, change, errors) => {
		const report = await archivematicaFormat.validate(treeOf({ ...good, ...change }));
		expect(codesOf(report)).toEqual(errors);
	});

	it("takes names relative to objects, and says that marks are lost", async () => {
		const digest = (texts[sum] as string).slice(0, 64);
		const files = {
			"objects/bài.pdf": good[`objects/${one}/${one}.pdf`] as Uint8Array,
			[table]: "filename,dc.title\nobjects/bài.pdf,Bài\n",
			"metadata/checksum.sha256": `${digest}  bài.pdf\n`,
		};
		const report = await archivematicaFormat.validate(treeOf(files));
		expect(codesOf(report, "all")).toContain("transfer/name-not-ascii");
		expect(codesOf(report)).not.toContain("package/missing-file");
	});

	it("is a bag too, with the rules of both", async () => {
		const bag = archivematicaBagFormat.plan(records, settingsWith());
		const files = rawFilesOf(bag.value);
		expect(codesOf(await archivematicaBagFormat.validate(treeOf(files)))).toEqual([]);
		const { "data/metadata/metadata.csv": _, ...without } = files;
		expect(codesOf(await archivematicaBagFormat.validate(treeOf(without)))).toEqual([
			"package/missing-file",
			"package/oxum-mismatch",
		]);
		const other = { ...files, "data/metadata/checksum.sha256": "x\n" };
		expect(codesOf(await archivematicaBagFormat.validate(treeOf(other)))).toEqual([
			"package/digest-mismatch",
			"package/manifest-line-malformed",
			"package/not-in-manifest",
			"package/oxum-mismatch",
		]);
	});
});

describe("checksum lines", () => {
	const digest = "0".repeat(64);
	it.each([
		["../objects/a", "objects/a"],
		["a", "objects/a"],
		["./b/../a", "objects/a"],
	])("%s is %s", (name, path) => {
		const { value } = parseChecksums(`${digest}  ${name}\n`, "f", "sha256", "objects");
		expect(value?.map((line) => line.path) ?? []).toEqual(name.includes("b/..") ? [] : [path]);
	});
});
