import { describe, expect, it } from "vitest";
import { writeZip } from "../../../src/archive/zip-write.ts";
import { artifactTree } from "../../../src/build/tree.ts";
import { fields } from "../../../src/metadata/crosswalk/dspace.ts";
import type { RecordContent } from "../../../src/model/content.ts";
import { parseContents } from "../../../src/packaging/saf/contents.ts";
import { safFormat } from "../../../src/packaging/saf/format.ts";
import { handleOf, isHandle } from "../../../src/packaging/saf/handle.ts";
import { isKnownField } from "../../../src/packaging/saf/registry.ts";
import { recordOf, settingsWith, textsOf } from "../contents.ts";

const first = await recordOf("Bài số một.txt", "Sáng 20/3, tại Hà Nội, đoàn công tác đã làm việc.\n", {
	title: "Bài một",
	identifier: ["hdl:123456789/42"],
});
const second = await recordOf("hai.txt", "Chiều 21/3, tại Bắc Kạn, hội nghị đã bế mạc.\n", { title: "Bài hai" });
const records = [first, second];

const plan = (options: Record<string, string> = {}, given: readonly RecordContent[] = records) =>
	safFormat.plan(given, settingsWith(options, { "giay-phep.txt": "Giấy phép\n" }));
const codes = (options: Record<string, string>) => plan(options).diagnostics.map(({ code }) => code);

describe("a batch for DSpace", () => {
	it("gives each record a folder whose name sorts as the records came", () => {
		const { value } = plan();
		const folders = [...new Set(value?.entries.map(({ path }) => path.split("/")[0]))];
		expect(folders).toEqual(["item_0001", "item_0002"]);
		expect(textsOf(value).get("item_0001/dublin_core.xml")).toContain(">Bài một<");
		expect(textsOf(value).get("item_0002/dublin_core.xml")).toContain(">Bài hai<");
		expect(value?.label).toMatch(/^saf-[0-9a-f]{8}$/);
		expect(plan({}, [first]).value?.label).toBe(first.label);
	});

	it("lists every file once, the document first and primary, TAB and LF, no byte order mark", () => {
		const files = textsOf(plan().value);
		const text = files.get("item_0001/contents") as string;
		expect(text).toMatch(/^[^\uFEFF\r]*\n$/);
		const lines = parseContents(new TextEncoder().encode(text), "contents");
		expect(lines.diagnostics).toEqual([]);
		expect(lines.value?.[0]).toMatchObject({ bundle: "ORIGINAL", primary: true, description: "PDF/A-2a" });
		expect(lines.value?.filter(({ primary }) => primary)).toHaveLength(1);
		const source = lines.value?.find(({ bundle }) => bundle === "SOURCE");
		expect(source).toMatchObject({ name: "source/bai-so-mot.txt", description: "Bài số một.txt" });
		const listed = lines.value?.map(({ name }) => name).sort();
		const own = ["contents", "dublin_core.xml", "handle", "metadata_dcterms.xml"];
		const there = [...files.keys()].filter((path) => path.startsWith("item_0001/")).map((path) => path.slice(10));
		expect(listed).toEqual(there.filter((name) => !own.includes(name)).sort());
	});

	it("writes what is asked for: collections, bundles, a licence, a group, no handle", () => {
		const asked = {
			collection: "123456789/6, 123456789/7",
			"source-bundle": "ORIGINAL",
			"metadata-bundle": "ADMIN",
			license: "giay-phep.txt",
			permissions: "Ban biên tập",
			handle: "no",
		};
		const { value, diagnostics } = plan(asked);
		const files = textsOf(value);
		expect(files.get("item_0002/collections")).toBe("123456789/6\n123456789/7\n");
		expect(files.get("item_0001/license.txt")).toBe("Giấy phép\n");
		expect(files.has("item_0001/handle")).toBe(false);
		const contents = files.get("item_0001/contents");
		expect(contents).toContain("license.txt\tbundle:LICENSE\n");
		expect(contents).toContain("\tbundle:ADMIN\tpermissions:-r 'Ban biên tập'\n");
		expect(contents).not.toContain("bundle:SOURCE");
		expect(diagnostics.map(({ code }) => code)).toEqual(["saf/permissions"]);
	});

	it("takes a handle from the identifiers, and no DOI", () => {
		expect(textsOf(plan().value).get("item_0001/handle")).toBe("123456789/42\n");
		const named = (identifier: string) => handleOf({ ...second, identifier });
		expect(named("https://hdl.handle.net/20.500.12345/7")).toBe("20.500.12345/7");
		expect(named("info:hdl/123456789/8")).toBe("123456789/8");
		expect(named("10.1234/abc")).toBeUndefined();
		expect(named("urn:uuid:1")).toBeUndefined();
		expect(isHandle("123456789/có dấu")).toBe(false);
	});

	it.each([
		["collection", "Báo chí"],
		["source-bundle", "THUMBNAIL"],
		["metadata-bundle", "siêu dữ liệu"],
		["permissions", "a'b"],
		["max-bytes", "2 GB"],
		["max-items", "0"],
	])("refuses %s=%s", (name, value) => {
		expect(codes({ [name]: value })).toEqual(["package/option-form"]);
	});

	it("splits below the size of a ZIP file, and never an item", async () => {
		const zipped = async (given: readonly RecordContent[]) => {
			let size = 0;
			const entries = plan({}, given).value?.entries ?? [];
			for await (const piece of writeZip(entries, { time: "2026-01-02T03:04:05Z" })) size += piece.byteLength;
			return size;
		};
		const limit = Math.ceil((await zipped([first])) * 3);
		const groups = safFormat.batches?.(records, settingsWith({ "max-bytes": String(limit) }));
		expect(groups?.value?.flat()).toEqual(records);
		for (const group of groups?.value ?? []) expect(await zipped(group)).toBeLessThanOrEqual(limit);
		const one = safFormat.batches?.(records, settingsWith({ "max-items": "1" }));
		expect(one?.value).toEqual([[first], [second]]);
		const small = safFormat.batches?.(records, settingsWith({ "max-bytes": "1000" }));
		expect(small?.value).toBeUndefined();
		expect(small?.diagnostics.map(({ code }) => code)).toEqual(["saf/item-too-large", "saf/item-too-large"]);
	});

	it("numbers the packages of a run", () => {
		const numbered = safFormat.plan([first], { ...settingsWith(), batch: { number: 2, of: 3 } });
		expect(numbered.value?.label).toMatch(/^saf-02-[0-9a-f]{8}$/);
	});

	it("writes only fields that DSpace comes with", () => {
		const unknown = Object.values(fields).filter((f) => !isKnownField(f.schema, f.element, f.qualifier));
		expect(unknown).toEqual([]);
	});

	it("notices a change in what only DSpace reads", async () => {
		const { value } = plan();
		const entries = (value?.entries ?? []).map((entry) =>
			entry.path.endsWith("item_0002/dublin_core.xml")
				? { ...entry, content: new TextEncoder().encode(textsOf(value).get(entry.path)?.replace("Bài hai", "Bài ba")) }
				: entry,
		);
		const report = await safFormat.validate(artifactTree("gói", entries));
		expect(report.diagnostics.map(({ code }) => code)).toEqual(["package/digest-mismatch"]);
	});
});
