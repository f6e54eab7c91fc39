import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invenioForm } from "../../src/deposit/invenio/form.ts";
import { keyUrn, nameOf, pathOf, segment } from "../../src/deposit/invenio/key.ts";
import { nameForm } from "../../src/deposit/invenio/person.ts";
import { changedFields, descriptionDigest } from "../../src/deposit/invenio/reflect.ts";
import { licenceId } from "../../src/deposit/invenio/terms.ts";
import type { Claim, Deposit } from "../../src/model/index.ts";
import { sampleDeposit } from "./support/deposits.ts";

const terms = { languages: new Map([["vi", "vie"]]), licences: new Map([["CC BY 4.0", "cc-by-4.0"]]) };
const given = (element: string, value: string): Claim => ({ element, value, origin: "given" });
const described = (claims: readonly Claim[], title = "Bàn giao đường"): Deposit => ({
	...sampleDeposit(1),
	title: { text: title, supplied: false },
	metadata: { claims, superseded: [] },
});
const form = (deposit: Deposit) => invenioForm(deposit, { target: "kho", type: "publication-article", terms });
const vietnamese = fc.string({ unit: fc.constantFrom(..."aăâbcđeêgiôơuưỳẵ ~/10_-.Ệ") });

describe("names", () => {
	it.each([
		["Nguyễn Thị Hường", { type: "personal", name: "Nguyễn Thị Hường" }],
		["Nguyễn, Thị Hường", { type: "personal", name: "Nguyễn", given: "Thị Hường" }],
		["Báo Bắc Kạn", { type: "organizational", name: "Báo Bắc Kạn" }],
		["Tuổi Trẻ", { type: "organizational", name: "Tuổi Trẻ" }],
		["Bá Đạt", { type: "personal", name: "Bá Đạt" }],
		["(:unav)", { type: "organizational", name: "(:unav)" }],
	])("%s", (name, expected) => expect(nameForm(name, ["Tuổi Trẻ"])).toEqual(expected));
});

describe("the form of InvenioRDM", () => {
	it("has the key, the date as it is known, terms of the server, and loses the rest aloud", () => {
		const claims = [
			given("title", "Bàn giao đường"),
			given("issued", "2023-03"),
			given("language", "vi"),
			given("language", "tay"),
			given("license", "CC BY 4.0"),
			given("references", "90-QĐ/TW"),
			given("abstract", "giá < 100 & tăng"),
			given("newspaper", "Báo Bắc Kạn"),
			given("issue", "số 12"),
			given("tt05.fileCode", "H1"),
			given("valid", "2023?"),
		];
		const { metadata, losses, found } = form(described(claims));
		expect(metadata.publication_date).toBe("2023-03");
		expect(metadata.languages).toEqual([{ id: "vie" }]);
		expect(metadata.rights).toEqual([{ id: "cc-by-4.0" }]);
		expect(metadata.description).toBe("giá &lt; 100 &amp; tăng");
		expect(metadata.additional_descriptions).toEqual([
			{ description: "Báo Bắc Kạn, số 12", type: { id: "series-information" } },
		]);
		expect(metadata.identifiers).toContainEqual({ identifier: keyUrn(sampleDeposit(1).key), scheme: "other" });
		expect(losses.map(({ element, reason }) => `${element} ${reason}`).sort()).toEqual([
			"language not-in-vocabulary",
			"references form",
			"tt05.fileCode no-field",
			"valid form",
		]);
		expect(found.map(({ code }) => code)).toEqual(["invenio/standard-value", "invenio/standard-value"]);
	});

	it("is refused without a date or with a title of two letters", () => {
		const codes = form(described([given("date", "202X")], "Tô")).found.filter(({ severity }) => severity === "error");
		expect(codes.map(({ code }) => code)).toEqual(["invenio/title-short", "invenio/date-missing"]);
	});
});

describe("keys and names", () => {
	it("are UUIDs of version 8, one a key", () => {
		expect(keyUrn("f".repeat(64))).toBe("urn:uuid:ffffffff-ffff-8fff-bfff-ffffffffffff");
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 0xffffffff }), (a, b) => {
				const key = (n: number) => n.toString(16).padStart(64, "a").slice(-8).padEnd(64, "0");
				expect(keyUrn(key(a)) === keyUrn(key(b))).toBe(a === b);
			}),
		);
	});

	it("go there and back", () => {
		fc.assert(
			fc.property(vietnamese, (path) => {
				expect(pathOf(nameOf(path, "flat"), "flat")).toBe(path);
				expect(nameOf(path, "flat")).not.toContain("/");
				expect(decodeURIComponent(segment(path))).toBe(path);
				expect(segment(path)).toMatch(/^[A-Za-z0-9._~%-]*$/);
			}),
		);
	});
});

it.each([
	["https://creativecommons.org/licenses/by-nc-nd/4.0/deed.vi", "cc-by-nc-nd-4.0"],
	["http://creativecommons.org/publicdomain/zero/1.0/", "cc0-1.0"],
	["CC BY-SA 4.0", "cc-by-sa-4.0"],
	["Bản quyền thuộc Báo Bắc Kạn", undefined],
])("%s is the licence %s", (value, id) => expect(licenceId(value)).toBe(id));

it("a description is the same when the server has put in its labels, and another when a word has changed", () => {
	const sent = { title: "a < b", languages: [{ id: "vie" }], description: "x &lt; y" };
	const kept = { description: "x &lt; y", languages: [{ id: "vie", title: { en: "Vietnamese" } }], title: "a < b" };
	expect(descriptionDigest(sent)).toBe(descriptionDigest(kept));
	expect(changedFields(sent, kept)).toEqual([]);
	expect(descriptionDigest({ ...sent, title: "a > b" })).not.toBe(descriptionDigest(kept));
	expect(changedFields(sent, { ...kept, languages: [] })).toEqual(["languages"]);
});
