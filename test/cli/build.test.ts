import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { banluu, workFolder } from "./terminal.ts";

let folder: string;
let remove: () => void;
beforeEach(() => {
	({ path: folder, remove } = workFolder());
});
afterEach(() => remove());

const at = (...names: string[]) => join(folder, ...names);

function files(root: string): readonly string[] {
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
		.sort();
}

async function builtRecord(...more: readonly string[]): Promise<string> {
	const { exit, stdout, stderr } = await banluu(["build", at("bai.txt"), "-o", at("output"), ...more]);
	expect(stderr).not.toContain("error[");
	expect(exit).toBe(0);
	return stdout.trim();
}

describe("build", () => {
	it("makes the record that the documentation describes and prints where it is", async () => {
		const record = await builtRecord();
		const label = basename(record);
		expect(label).toMatch(/^2023-03-[a-z0-9-]+-[0-9a-f]{8}$/);
		expect(label.length).toBeLessThanOrEqual(80);
		expect(files(record)).toEqual([
			"bag-info.txt",
			"bagit.txt",
			`data/${label}.pdf`,
			"data/metadata/dcterms.xml",
			"data/metadata/dublin-core.xml",
			"data/metadata/premis.xml",
			"data/metadata/record.json",
			"data/source/bai.txt",
			"manifest-sha256.txt",
			"manifest-sha512.txt",
			"tagmanifest-sha256.txt",
			"tagmanifest-sha512.txt",
		]);
		expect(readFileSync(join(record, "data/source/bai.txt"))).toEqual(readFileSync(at("bai.txt")));
		expect(readdirSync(at("output"))).toEqual([label]);
	});

	it("is the command that is meant when none is named", async () => {
		const { exit, stdout } = await banluu([at("bai.txt"), "-o", at("output")]);
		expect(exit).toBe(0);
		expect(existsSync(join(stdout.trim(), "bagit.txt"))).toBe(true);
	});

	it("invents nothing: date at its precision, supplied title in brackets, event date inferred", async () => {
		const json = JSON.parse(readFileSync(join(await builtRecord(), "data/metadata/record.json"), "utf8"));
		expect(json.metadata.date).toMatchObject([{ value: "2023-03", origin: "extracted", rule: "header-date" }]);
		expect(json.metadata.title[0]).toMatchObject({
			origin: "supplied",
			value: expect.stringMatching(/^\[Sáng 20\/3.*…\]$/),
		});
		expect(json.metadata.temporal).toMatchObject([{ value: "2023-03-20", origin: "inferred" }]);
		expect(json.metadata.references.map((claim: { value: string }) => claim.value)).toEqual([
			"90-QĐ/TW",
			"12-NQ/TW",
			"16-NQ/ĐUCA",
		]);
		expect(json.metadata.source[0].value).toBe("BBK (Báo Bắc Kạn)");
		expect(json.metadata.creator).toBeUndefined();
		expect(JSON.stringify(json)).not.toContain(folder);
	});

	it("says identical the second time and writes nothing, whatever the clock and the folder say", async () => {
		const record = await builtRecord();
		const before = files(record).map((file) => statSync(join(record, file)).mtimeMs);
		mkdirSync(at("elsewhere"));
		writeFileSync(at("elsewhere", "bai.txt"), readFileSync(at("bai.txt")));
		const again = await banluu([
			"build",
			at("elsewhere", "bai.txt"),
			"-o",
			at("output"),
			"--json",
			"--build-time",
			"2030-01-01T00:00:00Z",
		]);
		const lines = again.stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		expect(again.exit).toBe(0);
		expect(lines.find((line) => line.type === "record")).toMatchObject({ state: "identical", path: record });
		expect(lines.at(-1)).toMatchObject({ type: "result", ok: true, exit: 0, identical: 1, built: 0 });
		expect(files(record).map((file) => statSync(join(record, file)).mtimeMs)).toEqual(before);
		expect(readdirSync(at("output"))).toHaveLength(1);
	});

	it("refuses a different record of the same identifier with 9, and adds a version with --update", async () => {
		const record = await builtRecord();
		const other = ["build", at("bai.txt"), "-o", at("output"), "--set", "title=Hội nghị trực tuyến"];
		const refused = await banluu(other);
		expect(refused.exit).toBe(9);
		expect(refused.stderr).toContain("build/different-record");
		const updated = await banluu([...other, "--update"]);
		expect(updated.exit).toBe(0);
		expect(updated.stdout.trim()).toMatch(/-v2$/);
		expect(existsSync(join(record, "bagit.txt"))).toBe(true);
		expect((await banluu([...other, "--json"])).stdout).toContain('"state":"identical"');
		expect((await banluu(["verify", at("output")])).stdout.trim().split("\n")).toHaveLength(2);
	});

	it("does not call a damaged record identical", async () => {
		const record = await builtRecord();
		writeFileSync(join(record, "data/source/bai.txt"), "khác");
		const again = await banluu(["build", at("bai.txt"), "-o", at("output")]);
		expect(again.exit).toBe(9);
		expect(again.stderr).toContain("build/existing-damaged");
	});

	it("takes the sidecar, the metadata file and --set in rising order and keeps what they displaced", async () => {
		writeFileSync(at("bai.yml"), "title: Từ tệp đi kèm\ncreator: A\nissued: 2023-03-21\n");
		writeFileSync(at("khac.json"), '{ "title": "Từ tệp chỉ định", "creator": ["B"] }');
		const record = await builtRecord("-m", at("khac.json"), "--set", "title=Từ dòng lệnh");
		const json = JSON.parse(readFileSync(join(record, "data/metadata/record.json"), "utf8"));
		expect(json.metadata.title).toMatchObject([{ value: "Từ dòng lệnh", origin: "given", place: { file: "--set" } }]);
		expect(json.metadata.creator).toMatchObject([{ value: "B", place: { file: "khac.json", line: 1 } }]);
		expect(json.metadata.issued).toMatchObject([{ value: "2023-03-21", place: { file: "bai.yml", line: 3 } }]);
		expect(json.superseded.map((claim: { value: string }) => claim.value)).toEqual(
			expect.arrayContaining(["Từ tệp đi kèm", "Từ tệp chỉ định", "A"]),
		);
	});

	it("goes on with the other articles when one fails, and ends with the gravest code", async () => {
		const { exit, stdout, stderr } = await banluu(["build", at("khong-co.txt"), at("bai.txt"), "-o", at("output")]);
		expect(exit).toBe(3);
		expect(stderr).toContain("store/not-found");
		expect(stdout.trim().split("\n")).toHaveLength(1);
	});

	it("writes nothing after an interruption and ends with 130", async () => {
		const stop = new AbortController();
		stop.abort();
		const { exit } = await banluu(["build", at("bai.txt"), "-o", at("output")], {}, stop.signal);
		expect(exit).toBe(130);
		expect(existsSync(at("output")) ? readdirSync(at("output")) : []).toEqual([]);
	});

	it("shows a missing glyph with its place, keeps the character's text, and fails only when strict", async () => {
		writeFileSync(at("la.txt"), "Đồng chí \u{10ffff} Văn An.\n");
		const loose = await banluu(["build", at("la.txt"), "-o", at("output")]);
		expect(loose.exit).toBe(0);
		expect(loose.stderr).toContain("font/missing-glyph");
		expect(loose.stderr).toContain("la.txt:1:10");
		expect((await banluu(["build", at("la.txt"), "-o", at("strict"), "--strict"])).exit).toBe(1);
		expect(existsSync(at("strict")) ? readdirSync(at("strict")) : []).toEqual([]);
	});
});

describe("many findings of one kind", () => {
	it("are shown up to five and counted; JSON has all", async () => {
		writeFileSync(at("la.txt"), `Chữ thường.\n\n${[..."漢字文報紙檔案館"].join(" ")}\n`);
		const { stderr } = await banluu(["build", at("la.txt"), "-o", at("output")], { LANG: "en" });
		expect(stderr.match(/\[font\/missing-glyph\]: /g)).toHaveLength(5);
		expect(stderr).toContain("… and 3 more findings of the code [font/missing-glyph]");
		const { stdout } = await banluu(["build", at("la.txt"), "-o", at("again"), "--json"]);
		expect(stdout.match(/"code":"font\/missing-glyph"/g)).toHaveLength(8);
	});

	it("quote a long value by its beginning", async () => {
		writeFileSync(at("dai.txt"), `Từ ${"a".repeat(5000)} dài.\n`);
		const { stderr } = await banluu(["build", at("dai.txt"), "-o", at("output")]);
		expect(stderr).toContain("typeset/long-word-broken");
		expect(Math.max(...stderr.split("\n").map((line) => line.length))).toBeLessThan(600);
	});
});

describe("a source that Windows could not open under its name", () => {
	it("is kept under another one", async () => {
		writeFileSync(at("CON.txt"), "Bài ba.\n");
		const { stdout, stderr } = await banluu(["build", at("CON.txt"), "-o", at("output")]);
		expect(files(stdout.trim())).toContain("data/source/source-con.txt");
		expect(stderr).not.toContain("package/name-reserved");
	});
});

describe("several runs at once", () => {
	it("of one article into one folder make one record; the others call it identical or locked", async () => {
		const runs = await Promise.all(
			Array.from({ length: 4 }, () => banluu(["build", at("bai.txt"), "-o", at("output"), "--json"])),
		);
		const states = runs.map(({ stdout }) => /"state":"(\w+)"/.exec(stdout)?.[1]).sort();
		expect(states.filter((state) => state === "built")).toHaveLength(1);
		expect(runs.every(({ exit }) => exit === 0 || exit === 7)).toBe(true);
		expect(readdirSync(at("output"))).toHaveLength(1);
	});
});

describe("several articles in one run", () => {
	const two = (...more: readonly string[]) => {
		writeFileSync(at("hai.txt"), "Bài thứ hai về Bắc Kạn.\n");
		return banluu(["build", at("bai.txt"), at("hai.txt"), "-o", at("output"), ...more]);
	};

	it("cannot have one title or one identifier from the command line", async () => {
		for (const set of ["title=Một", "identifier=abc"]) {
			const { exit, stderr, stdout } = await two("--set", set);
			expect(exit).toBe(2);
			expect(stderr).toContain("cli/not-shared");
			expect(stdout).toBe("");
		}
		expect((await two("--set", "creator=Nông Vui")).exit).toBe(0);
	});

	it("cannot share an identifier from their sidecars, not even with --update", async () => {
		writeFileSync(at("bai.yml"), "identifier: abc\n");
		writeFileSync(at("hai.yml"), "identifier: abc\n");
		const { exit, stderr } = await two("--update");
		expect(exit).toBe(9);
		expect(stderr).toContain("build/identifier-repeated");
	});

	it("are told when a new version comes from another source", async () => {
		writeFileSync(at("bai.yml"), "identifier: abc\n");
		writeFileSync(at("hai.yml"), "identifier: abc\n");
		await builtRecord();
		const { exit, stderr } = await banluu(["build", at("hai.txt"), "-o", at("output"), "--update"]).then(
			async (missing) => {
				expect(missing.exit).toBe(3);
				writeFileSync(at("hai.txt"), "Bài thứ hai về Bắc Kạn.\n");
				return banluu(["build", at("hai.txt"), "-o", at("output"), "--update"]);
			},
		);
		expect(exit).toBe(0);
		expect(stderr).toContain("build/other-source");
	});
});

describe("a record with files taken out", () => {
	it.each(["tagmanifest-sha256.txt", "manifest-sha512.txt", "bag-info.txt"])("is not whole: %s", async (file) => {
		const record = await builtRecord();
		for (const name of ["tagmanifest-sha256.txt", "tagmanifest-sha512.txt", file])
			rmSync(join(record, name), { force: true });
		const { exit, stderr } = await banluu(["verify", record]);
		expect(exit).toBe(1);
		expect(stderr).toContain(file);
	});
});

describe("describe -o", () => {
	it("writes a new file and never replaces one", async () => {
		expect((await banluu(["describe", at("bai.txt"), "-o", at("bai.yml")])).exit).toBe(0);
		const before = readFileSync(at("bai.yml"), "utf8");
		expect(before).toContain("title:");
		expect((await banluu(["describe", at("bai.txt"), "-o", at("bai.yml")])).exit).toBe(9);
		expect(readFileSync(at("bai.yml"), "utf8")).toBe(before);
	});
});

describe("the same input gives the same bytes", () => {
	it("wherever it lies and however it is named on the command line", async () => {
		mkdirSync(at("sau", "nua"), { recursive: true });
		writeFileSync(at("sau", "nua", "bai.txt"), readFileSync(at("bai.txt")));
		const first = (await banluu(["build", at("bai.txt"), "-o", at("a")])).stdout.trim();
		const second = (await banluu(["build", at("sau", "nua", "bai.txt"), "-o", at("b")])).stdout.trim();
		for (const file of files(first)) expect(readFileSync(join(first, file))).toEqual(readFileSync(join(second, file)));
	});
});

describe("with SOURCE_DATE_EPOCH the same input gives the same bytes", () => {
	it("whatever the clock says", async () => {
		const env = { SOURCE_DATE_EPOCH: "1700000000" };
		const first = (await banluu(["build", at("bai.txt"), "-o", at("a")], env)).stdout.trim();
		const second = (await banluu(["build", at("bai.txt"), "-o", at("b")], env)).stdout.trim();
		expect(files(first)).toEqual(files(second));
		for (const file of files(first)) expect(readFileSync(join(first, file))).toEqual(readFileSync(join(second, file)));
	});
});

describe("describe", () => {
	it("prints a form that can be fed back without changing the description", async () => {
		const { stdout, exit } = await banluu(["describe", at("bai.txt"), "--set", "creator=Nông Vui"]);
		expect(exit).toBe(0);
		writeFileSync(at("bai.yml"), stdout);
		const again = await banluu(["describe", at("bai.txt")]);
		expect(again.stdout).toBe(stdout);
	});

	it("takes the form's own file, which the shell has made empty, for a sidecar that says nothing", async () => {
		const { stdout } = await banluu(["describe", at("bai.txt")]);
		writeFileSync(at("bai.yml"), "");
		expect(await banluu(["describe", at("bai.txt")])).toMatchObject({ exit: 0, stdout });
	});

	it("gives the claims as JSON", async () => {
		const { stdout } = await banluu(["describe", at("bai.txt"), "--json"]);
		const description = stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line))
			.find((line) => line.type === "description");
		expect(description.claims.find((claim: { element: string }) => claim.element === "language")).toMatchObject({
			value: "vi",
		});
	});
});
