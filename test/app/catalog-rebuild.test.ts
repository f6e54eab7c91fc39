import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpCatalogue, openCatalogue } from "../../src/app/catalog.ts";
import { checkCatalogue } from "../../src/app/catalog-check.ts";
import { rebuildCatalogue } from "../../src/app/catalog-rebuild.ts";
import { openWorkshop } from "../../src/app/workshop.ts";
import { type BuiltRecord, buildRecord } from "../../src/build/build.ts";
import { prepareRecord } from "../../src/build/prepare.ts";
import type { OpenWriter } from "../../src/catalog/open.ts";
import { catalogueBuilt } from "../../src/catalog/record.ts";
import type { Article, CataloguePackage, Receipt } from "../../src/model/index.ts";
import { layouts } from "../../src/packaging/ocfl/layout.ts";
import { flavour } from "../../src/pdf/flavour.ts";
import { read } from "../../src/read/registry.ts";
import { addObject } from "../../src/store/ocfl/add.ts";
import { openOrMakeRoot } from "../../src/store/ocfl/root.ts";
import { packageResources } from "../../src/store/resources.ts";
import { madeArticle, seedParagraphs } from "../support/articles.ts";
import { bytesOf, seedName, seedText } from "../support/records.ts";
import { zipOf } from "../support/zip.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-rebuild-"));
const store = join(folder, "kho");
const kept = join(folder, "kept.db");
const rebuilt = join(folder, "rebuilt.db");
const at = "2026-02-01T00:00:00Z";
const receipt: Receipt = {
	target: "kho-tinh",
	identifier: "",
	state: "published",
	links: { item: "https://kho.example/1" },
	at,
	key: "k",
	files: [{ path: "a", algorithm: "sha256", expected: "x", observed: "x", by: "server" }],
};

const workshop = openWorkshop({
	resources: packageResources(),
	template: "newspaper",
	buildTime: "2026-01-02T03:04:05Z",
	namespace: undefined,
	flavour: flavour("2a", undefined) as NonNullable<ReturnType<typeof flavour>>,
	strict: undefined,
	print: undefined,
}).value as NonNullable<ReturnType<typeof openWorkshop>["value"]>;

async function built(name: string, text: string, version: number) {
	const bytes = new TextEncoder().encode(text);
	const source = {
		name,
		async *open() {
			yield bytes;
		},
		resolve: async () => ({ diagnostics: [] }),
	};
	let article: Article | undefined;
	for await (const { value } of read(source)) article = value;
	const given = [[{ element: "identifier", value: `urn:x-test:${name}`, origin: "given", scheme: "URI" } as const]];
	const mediaType = name.endsWith(".md") ? "text/markdown" : "text/plain";
	const input = { source: { name, mediaType, bytes }, article: article as Article, given, findings: [] };
	const prepared = prepareRecord(input, workshop.settings);
	if (!prepared.value) throw new Error(JSON.stringify(prepared.diagnostics));
	const label = version === 1 ? prepared.value.label : `${prepared.value.label}-v${version}`;
	const { value, diagnostics } = await buildRecord({ ...prepared.value, label }, workshop.workshop);
	if (!value) throw new Error(JSON.stringify(diagnostics));
	return { built: value, blocks: input.article.blocks };
}

const filesOf = ({ package: pack }: BuiltRecord) =>
	pack.entries.map((entry) => ({ path: entry.path, bytes: bytesOf(entry) }));

function writeBag(record: BuiltRecord, path: string): void {
	for (const { path: file, bytes } of filesOf(record)) {
		const full = join(store, path, file);
		mkdirSync(dirname(full), { recursive: true });
		writeFileSync(full, bytes);
	}
}

async function opened(path: string): Promise<OpenWriter> {
	const { value, diagnostics } = await openCatalogue(path, { write: true });
	if (!value) throw new Error(JSON.stringify(diagnostics));
	return value;
}

const dumped = async (path: string) => {
	const { value } = await openCatalogue(path);
	if (!value) throw new Error(path);
	const text = [...dumpCatalogue(value)].join("");
	value.close();
	return text;
};

beforeAll(async () => {
	const catalogue = await opened(kept);
	const put = async (record: BuiltRecord, version: number, where: CataloguePackage, blocks?: Article["blocks"]) => {
		const { value } = await catalogueBuilt(record, { version, packages: [where] }, blocks);
		catalogue.put(value ? [value] : [], at);
	};
	const paragraphs = seedParagraphs();
	const texts: [string, string][] = [[seedName, seedText]];
	for (let i = 1; i <= 18; i++) {
		const { name, text } = madeArticle(i, paragraphs);
		texts.push([name, text]);
	}
	texts.push([
		"bang.md",
		"# Bảng giá\n\n| Chợ | Giá |\n|---|---|\n| Ba Bể | 12 |\n\nHết[^1].\n\n[^1]: Ghi chú cuối.\n",
	]);
	texts.push(["khong-ngay.txt", "Một tin ngắn không có ngày tháng, kể chuyện mùa màng ở xã Đôn Phong.\n"]);
	const labels: string[] = [];
	for (const [i, [name, text]] of texts.entries()) {
		const { built: record, blocks } = await built(name, text, 1);
		const path = `${["2023", "2024/bac-kan", "."][i % 3]}/${record.package.label}`.replace("./", "");
		writeBag(record, path);
		labels.push(path);
		await put(record, 1, { format: "bagit", path }, blocks);
	}
	// A second version beside the first.
	const second = await built(seedName, seedText.replace("Hà Nội", "Thủ đô Hà Nội"), 2);
	writeBag(second.built, second.built.package.label);
	await put(second.built, 2, { format: "bagit", path: second.built.package.label }, second.blocks);
	// An archive of bags.
	const many = await Promise.all([31, 32, 33].map((i) => built(`zip-${i}.md`, madeArticle(i, paragraphs).text, 1)));
	const members = many.flatMap(({ built: record }) =>
		filesOf(record).map(({ path, bytes }) => ({ name: `${record.package.label}/${path}`, bytes })),
	);
	writeFileSync(join(store, "batch-0001.zip"), zipOf(members));
	for (const { built: record } of many) {
		await put(record, 1, { format: "bagit", path: `batch-0001.zip!/${record.package.label}` });
	}
	// A storage root with two versions of an object.
	const root = await openOrMakeRoot(join(store, "ocfl"), layouts["0004"], false);
	if (!root.value) throw new Error(JSON.stringify(root.diagnostics));
	for (const version of [1, 2]) {
		const { built: record } = await built("ocfl.md", `# Bài OCFL\n\nLần ${version}, có chữ Hoà.\n`, 1);
		const files = record.package.entries
			.filter(({ path }) => path.startsWith("data/"))
			.map((entry) => ({ ...entry, path: entry.path.slice(5) }));
		const settings = { time: at, agent: { name: "banluu", type: "software", version: "0" } } as const;
		const added = await addObject(root.value, record.package.identifier, files, settings);
		if (!added.value) throw new Error(JSON.stringify(added.diagnostics));
		await put(record, version, { format: "ocfl", path: `ocfl/${added.value.path}`, version: `v${version}` });
	}
	// A withdrawal and a deposit, with what their commands leave beside the packages.
	catalogue.withdraw("urn:x-test:bang.md", "theo yêu cầu của tác giả", at);
	const bang = labels[19] as string;
	const reason = { identifier: "urn:x-test:bang.md", reason: "theo yêu cầu của tác giả", at };
	writeFileSync(join(store, `${bang}.tombstone.json`), JSON.stringify(reason));
	const own = { ...receipt, identifier: "urn:x-test:bai-00001.md" };
	catalogue.putDeposit(own);
	const lines = [{ ...own, state: "sent" }, own].map((each) => JSON.stringify(each)).join("\n");
	writeFileSync(join(store, `${labels[1]}.receipts.jsonl`), `${lines}\n`);
	catalogue.close();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const rebuild = (database = rebuilt, stores: readonly string[] = [store]) => rebuildCatalogue({ database, stores, at });

describe("a catalogue made anew of the packages", () => {
	it("is the one that was kept", async () => {
		const { value, diagnostics } = await rebuild();
		expect(diagnostics).toEqual([]);
		expect(value).toEqual({ records: 27, failed: 0, deposits: 2, withdrawn: 1, checks: 0 });
		const text = await dumped(rebuilt);
		expect(text).toBe(await dumped(kept));
		// Of every part there is something.
		expect(text).toContain("theo yêu cầu của tác giả");
		expect(text).toContain('"state":"published"');
		expect(text).toContain("Ghi chú cuối");
		expect(text).toContain("Thủ đô Hà Nội");
		expect(text).toContain("batch-0001.zip!/");
	});

	it("searches alike", async () => {
		const [one, other] = [await openCatalogue(kept), await openCatalogue(rebuilt)];
		for (const words of ["hoa", '"Tô Lâm"', "sơ kết -lễ", "đôn phong"]) {
			const of = (reader: typeof one) =>
				reader.value?.search({ words, fold: true, limit: 50 }).map(({ changedAt: _, ...row }) => row);
			expect(of(other)).toEqual(of(one));
			expect(of(one)?.length).toBeGreaterThan(0);
		}
		one.value?.close();
		other.value?.close();
	});

	it("takes the place of the old one in one step, and its fixity checks along", async () => {
		const catalogue = await opened(rebuilt);
		const check = { identifier: "urn:x", path: "a", at, outcome: "pass", files: 1, bytes: 2, findings: [] } as const;
		catalogue.putCheck([check]);
		catalogue.close();
		const { value } = await rebuild();
		expect(value?.checks).toBe(1);
		const after = await opened(rebuilt);
		expect(after.checks()).toEqual([check]);
		after.close();
		expect(readdirSync(folder).filter((name) => name.includes("part"))).toEqual([]);
	});

	it("is not made while another run writes", async () => {
		const catalogue = await opened(rebuilt);
		const { value, diagnostics } = await rebuild();
		catalogue.close();
		expect(value).toBeUndefined();
		expect(diagnostics.map(({ code }) => code)).toEqual(["catalog/locked"]);
	});

	it("leaves the old one where there is nothing to make it of", async () => {
		const before = await dumped(rebuilt);
		mkdirSync(join(folder, "empty"), { recursive: true });
		const { diagnostics } = await rebuild(rebuilt, [join(folder, "empty")]);
		expect(diagnostics.map(({ code }) => code)).toContain("catalog/nothing-to-rebuild");
		expect(await dumped(rebuilt)).toBe(before);
	});

	it("tells damaged packages and sidecars, and takes the others", async () => {
		const copy = join(folder, "copy");
		cpSync(join(store, "2023"), copy, { recursive: true });
		const [first = "", second = ""] = readdirSync(copy).filter((name) => existsSync(join(copy, name, "data")));
		writeFileSync(join(copy, first, "data/metadata/record.json"), "{}");
		const source = readdirSync(join(copy, second, "data/source"))[0] as string;
		writeFileSync(join(copy, second, "data/source", source), "khác");
		writeFileSync(join(copy, `${first}.receipts.jsonl`), '{"target": 1}\nnot json\n');
		writeFileSync(join(copy, `${first}.tombstone.json`), "[]");
		writeFileSync(join(copy, "hong.zip"), "PK\u0003\u0004 no");
		const { value, diagnostics } = await rebuild(join(folder, "copy.db"), [copy]);
		const codes = diagnostics.map(({ code }) => code);
		expect(codes.filter((code) => code === "catalog/not-rebuilt")).toHaveLength(3);
		expect(codes.filter((code) => code === "catalog/sidecar-damaged")).toHaveLength(3);
		expect(codes).toContain("build/source-differs");
		expect(value).toMatchObject({ failed: 3, deposits: 0, withdrawn: 0 });
		expect(value?.records).toBeGreaterThan(2);
	});
});

describe("a check of the catalogue", () => {
	it("finds what is gone and what is changed", async () => {
		const copy = join(folder, "checked");
		cpSync(store, copy, { recursive: true });
		const { value } = await openCatalogue(kept);
		if (!value) throw new Error("kept");
		const check = (digests: boolean) => checkCatalogue(value, { path: kept, store: copy, digests });
		expect(await check(true)).toMatchObject({ packages: 26, missing: 0, differing: 0, diagnostics: [] });
		expect((await check(true)).files).toBeGreaterThan(120);
		const [first, second] = value
			.search({ state: "kept" })
			.filter(({ packages }) => packages[0]?.format === "bagit" && !packages[0].path.includes("!"));
		const pathOf = (row: typeof first) => join(copy, row?.packages[0]?.path ?? "");
		rmSync(pathOf(first), { recursive: true });
		const pdf = readdirSync(join(pathOf(second), "data")).find((name) => name.endsWith(".pdf")) as string;
		writeFileSync(join(pathOf(second), "data", pdf), readFileSync(join(pathOf(second), "data", pdf)).fill(0, 500, 501));
		rmSync(join(pathOf(second), "data/metadata/dcterms.xml"));
		const codes = (await check(true)).diagnostics.map(({ code }) => code).toSorted();
		expect(codes).toEqual(["catalog/artifact-missing", "catalog/digest-differs", "catalog/package-missing"]);
		expect((await check(false)).diagnostics.map(({ code }) => code)).toEqual(["catalog/package-missing"]);
		value.close();
	});
});
