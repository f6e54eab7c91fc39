import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenWriter } from "../../src/catalog/open.ts";
import type { CatalogueQuery, Receipt } from "../../src/model/index.ts";
import { madeRecord } from "./records.ts";
import { temporaryCatalogue } from "./temporary.ts";

let catalogue: OpenWriter;
let remove: () => void;
const at = "2026-02-01T00:00:00Z";
const later = "2026-02-02T00:00:00Z";

beforeEach(async () => {
	({ catalogue, remove } = await temporaryCatalogue());
});

afterEach(() => remove());

const names = (query: CatalogueQuery) => catalogue.search(query).map(({ identifier }) => identifier.slice(11));

describe("what was put", () => {
	it("comes out as it went in, every part of it", () => {
		const record = madeRecord("bài", {
			titleSupplied: true,
			creators: ["Nguyễn Thị Hoà", "Lý Văn A"],
			publisher: "Báo Bắc Kạn",
			issued: "2023-03-20",
			subjects: ["Nông nghiệp", "Xã Đôn Phong"],
			text: "Đoạn một.\nĐoạn hai.",
			findings: [
				{ code: "text/mixed-forms", severity: "notice", params: { count: 2 }, place: { file: "bài.txt", line: 1 } },
			] as never,
			packages: [
				{ format: "bagit", path: "a/b" },
				{ format: "ocfl", path: "kho", version: "v2" },
			],
		});
		catalogue.put([record], at);
		expect(catalogue.record(record.identifier)).toEqual(record);
		expect(catalogue.record(record.identifier, 1)).toEqual(record);
		expect(catalogue.record(record.identifier, 2)).toBeUndefined();
		expect(catalogue.record("urn:x-test:none")).toBeUndefined();
		const { description: _, text: __, artifacts: ___, events: ____, findings: _____, ...row } = record;
		expect(catalogue.search({})).toEqual([{ ...row, state: "kept", changedAt: at }]);
	});

	it("keeps versions; the newest is what lists and searches go by", () => {
		catalogue.put([madeRecord("a", { version: 2, title: "Mới", text: "chữ mới" })], at);
		catalogue.put([madeRecord("a", { version: 1, title: "Cũ", text: "chữ cũ" })], later);
		expect(catalogue.record("urn:x-test:a")?.title).toBe("Mới");
		expect(catalogue.record("urn:x-test:a", 1)?.title).toBe("Cũ");
		expect(catalogue.search({}).map(({ title, changedAt }) => [title, changedAt])).toEqual([["Mới", at]]);
		expect([names({ words: "cũ" }), names({ words: "mới" })]).toEqual([[], ["a"]]);
		catalogue.put([madeRecord("a", { version: 3, title: "Mới nhất", text: "khác" })], later);
		expect([names({ words: "khác" }), names({ words: "chữ" }), catalogue.count()]).toEqual([["a"], [], 1]);
	});

	it("replaces what was said of the same version, and leaves alone what is the same", () => {
		const record = madeRecord("a", { subjects: ["x"], text: "một hai" });
		catalogue.put([record], at);
		catalogue.put([record], later);
		expect(catalogue.search({})[0]?.changedAt).toBe(at);
		catalogue.put([{ ...record, subjects: ["y"], text: "ba bốn", artifacts: [] }], later);
		expect(catalogue.search({})[0]?.changedAt).toBe(later);
		expect(catalogue.record(record.identifier)?.artifacts).toEqual([]);
		expect([names({ subject: "x" }), names({ subject: "y" }), names({ words: "hai" })]).toEqual([[], ["a"], []]);
	});

	it("is all there or nothing: one bad record takes its group with it", () => {
		const bad = { ...madeRecord("b"), builtAt: undefined as unknown as string, label: null as unknown as string };
		expect(() => catalogue.put([madeRecord("a"), bad], at)).toThrow();
		expect(catalogue.count()).toBe(0);
		catalogue.put([madeRecord("a")], at);
		expect(catalogue.count()).toBe(1);
	});
});

describe("filters and orders", () => {
	beforeEach(() => {
		const issued = ["2023-03-20", "2023-03", "2022-12-31/2023-01-02", "199X", "2024-02-29", undefined];
		const titles = ["Đông", "[Dân ca]", "An", "ăn", "Ấm", "“Bão”"];
		catalogue.put(
			titles.map((title, i) =>
				madeRecord(`r${i}`, {
					title,
					...(issued[i] && { issued: issued[i] }),
					publisher: i % 2 ? "Báo Nhân Dân" : "Báo Bắc Kạn",
					subjects: i < 3 ? ["Văn hóa"] : [],
					findings: i === 4 ? ([{ code: "text/case", severity: "notice" }] as never) : [],
				}),
			),
			at,
		);
	});

	it("by title as a Vietnamese dictionary has it, signs in front not counted", () => {
		expect(catalogue.search({ order: "title" }).map(({ title }) => title)).toEqual([
			"An",
			"ăn",
			"Ấm",
			"“Bão”",
			"[Dân ca]",
			"Đông",
		]);
	});

	it.each<[CatalogueQuery, string]>([
		[{ from: "2023-03-20", until: "2023-03-20" }, "r0 r1"],
		[{ from: "2023-03-21" }, "r1 r4"],
		[{ from: "2023", until: "2023" }, "r0 r1 r2"],
		[{ until: "2022-12" }, "r2 r3"],
		[{ until: "1995" }, "r3"],
		[{ from: "2024-02-29" }, "r4"],
		[{ publisher: "Báo Bắc Kạn" }, "r0 r2 r4"],
		[{ publisher: "Báo Bắc Kạn", subject: "Văn hóa", until: "2023-01" }, "r2"],
		[{ finding: "text/case" }, "r4"],
		[{ state: "withdrawn" }, ""],
		[{ words: "dân", publisher: "Báo Nhân Dân", from: "2023" }, "r1"],
		[{ words: "dân", from: "2024" }, ""],
	])("%j", (query, expected) => {
		expect(names(query).toSorted().join(" ")).toBe(expected);
		expect(catalogue.count(query)).toBe(expected === "" ? 0 : expected.split(" ").length);
	});

	it("gives pages of any order without repeating or losing any", () => {
		for (const order of ["title", "issued", "changed"] as const) {
			const pages = [0, 2, 4, 6].map((offset) => names({ order, limit: 2, offset }));
			expect(new Set(pages.flat()).size).toBe(6);
			expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 0]);
		}
		expect(names({ order: "issued" }).slice(0, 2)).toEqual(["r4", "r0"]);
	});
});

describe("withdrawal, deposits, checks and harvest", () => {
	it("withdraws once, and a new version brings the record back", () => {
		catalogue.put([madeRecord("a", { publisher: "P" }), madeRecord("b")], at);
		expect(catalogue.withdraw("urn:x-test:a", "theo yêu cầu", later)).toBe(true);
		expect(catalogue.withdraw("urn:x-test:none", "", later)).toBe(false);
		expect(catalogue.withdraw("urn:x-test:a", "lần nữa", "2026-03-01T00:00:00Z")).toBe(true);
		expect(catalogue.harvestOne("urn:x-test:a")).toEqual({
			identifier: "urn:x-test:a",
			changedAt: later,
			withdrawn: true,
			publisher: "P",
			subjects: [],
			description: "",
		});
		expect([names({ state: "kept" }), names({ state: "withdrawn" })]).toEqual([["b"], ["a"]]);
		catalogue.put([madeRecord("a", { label: "khác" })], "2026-03-02T00:00:00Z");
		expect(names({ state: "withdrawn" })).toEqual(["a"]);
		catalogue.put([madeRecord("a", { version: 2 })], "2026-03-03T00:00:00Z");
		expect(names({ state: "kept" })).toEqual(["a", "b"]);
	});

	it("keeps the last receipt of each deposit", () => {
		const receipt: Receipt = { target: "kho", identifier: "urn:x-test:a", state: "sent", links: {}, at, key: "k1" };
		catalogue.putDeposit(receipt);
		catalogue.putDeposit({ ...receipt, state: "published", at: later, links: { item: "https://x.example/1" } });
		catalogue.putDeposit({ ...receipt, key: "k2" });
		expect(catalogue.deposits({ key: "k1" })).toEqual([
			{ ...receipt, state: "published", at: later, links: { item: "https://x.example/1" } },
		]);
		expect(catalogue.deposits({ target: "kho" })).toHaveLength(2);
		expect(catalogue.deposits({ identifier: "urn:x-test:b" })).toEqual([]);
		expect(catalogue.deposits()).toHaveLength(2);
	});

	it("harvests in the order of change, set by set, page by page", () => {
		const many = Array.from({ length: 10 }, (_, i) =>
			madeRecord(`r${i}`, {
				publisher: i % 2 ? "Báo A" : "Báo B",
				issued: `${2020 + (i % 3)}-01`,
				subjects: i < 4 ? ["Mùa màng", "Lúa"] : [],
			}),
		);
		catalogue.put(many.slice(5), at);
		catalogue.put(many.slice(0, 5), later);
		const all = catalogue.harvest({ limit: 100 });
		expect(all.map(({ identifier }) => identifier.slice(11)).join(" ")).toBe("r5 r6 r7 r8 r9 r0 r1 r2 r3 r4");
		expect(all[0]?.description).toBe(many[5]?.description);
		const paged: string[] = [];
		for (let after = undefined as { changedAt: string; identifier: string } | undefined; ; ) {
			const page = catalogue.harvest({ limit: 3, ...(after && { after }) });
			paged.push(...page.map(({ identifier }) => identifier));
			const last = page.at(-1);
			if (!last) break;
			after = last;
		}
		expect(paged).toEqual(all.map(({ identifier }) => identifier));
		expect(catalogue.harvestCount({ from: later })).toBe(5);
		expect(catalogue.harvestCount({ until: at })).toBe(5);
		const set = { by: "subject", value: "Lúa" } as const;
		expect(catalogue.harvest({ limit: 9, set }).map(({ identifier }) => identifier.slice(11))).toEqual(
			"r0 r1 r2 r3".split(" "),
		);
		expect(catalogue.harvestCount({ set: { by: "year", value: "2021" } })).toBe(3);
		expect(catalogue.setValues("publisher")).toEqual([
			{ value: "Báo A", count: 5 },
			{ value: "Báo B", count: 5 },
		]);
		expect(catalogue.setValues("year").map(({ count }) => count)).toEqual([4, 3, 3]);
		expect(catalogue.setValues("subject").map(({ value }) => value)).toEqual(["Lúa", "Mùa màng"]);
		expect(catalogue.earliestChange()).toBe(at);
	});

	it("knows no earliest change of nothing", () => {
		expect(catalogue.earliestChange()).toBeUndefined();
	});
});
