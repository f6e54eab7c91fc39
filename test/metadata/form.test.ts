import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labels } from "../../src/locale/labels.ts";
import { describe as describeArticle } from "../../src/metadata/describe.ts";
import { descriptionForm } from "../../src/metadata/form.ts";
import { elements } from "../../src/metadata/schema.ts";
import { parseDescription } from "../../src/metadata/sidecar.ts";
import type { Claim, Metadata } from "../../src/model/index.ts";
import { described, realArticle } from "./article.ts";

const withoutPlace = (claims: readonly Claim[]) => claims.map(({ place: _, ...claim }) => claim);
const parse = (text: string) => parseDescription(text, "form.yaml");

describe("descriptionForm", () => {
	it.each(["vi", "en"] as const)("of the real article (%s)", async (language) => {
		const form = descriptionForm(described(), language, labels);
		await expect(form).toMatchFileSnapshot(`../golden/metadata/form.${language}.yaml`);
	});

	it("states nothing that nobody stated", () => {
		expect(parse(descriptionForm(described(), "vi", labels))).toEqual({ value: [], diagnostics: [] });
	});

	it("fed back gives the same description", () => {
		const { article, options } = realArticle();
		const given = parse(
			"title: 'Báo: \"số\" 5 # x'\nissued: 2023-03-21\nsubject: [Công an, null thật, '- a']\nrights: []\ncreator: { value: Bích Ngọc, lang: vi, note: 'bút danh, {x}' }\nlanguage: { value: vie, scheme: ISO639-3 }",
		).value as readonly Claim[];
		const first = describeArticle(article, [given], options).value as Metadata;
		for (const language of ["vi", "en"] as const) {
			const again = parse(descriptionForm(first, language, labels));
			expect(again.diagnostics).toEqual([]);
			const second = describeArticle(article, [again.value as readonly Claim[]], options).value as Metadata;
			expect(withoutPlace(second.claims)).toEqual(withoutPlace(first.claims));
			expect(withoutPlace(second.superseded)).toEqual(withoutPlace(first.superseded));
		}
	});

	it("can be uncommented line by line into what was found", () => {
		const form = descriptionForm(described(), "vi", labels);
		const keys = elements.map((e) => e.key).join("|");
		const live = form.replace(new RegExp(`^# ((?:${keys}):| {2}- )`, "gm"), "$1");
		const { value, diagnostics } = parse(live);
		expect(diagnostics.filter((d) => d.code !== "metadata/empty-value")).toEqual([]);
		const plain = (c: Claim) => ({ element: c.element, value: c.value, scheme: c.scheme, language: c.language });
		expect(value?.map(plain)).toEqual(described().claims.map(plain));
	});

	it("offers what was found in several ways as one list, which can be confirmed whole", () => {
		const claims: readonly Claim[] = [
			{ element: "identifier", value: "urn:uuid:1", origin: "inferred", rule: "a" },
			{ element: "identifier", value: "https://bao.example/1", origin: "extracted", rule: "b" },
		];
		const form = descriptionForm({ claims, superseded: [] }, "en", labels);
		const live = form.replace(/^# (identifier:| {2}[-#] )/gm, "$1");
		const { value, diagnostics } = parse(live);
		expect(diagnostics).toEqual([]);
		expect(value?.map((claim) => claim.value)).toEqual(claims.map((claim) => claim.value));
	});

	it.each(["null", "~", "No", "2023-03", "1", "- a", "a: b", "{}", "#"])("keeps the given value %s", (value) => {
		const form = descriptionForm(
			{ claims: [{ element: "subject", value, origin: "given" }], superseded: [] },
			"vi",
			labels,
		);
		expect(parse(form)).toMatchObject({ value: [{ element: "subject", value }], diagnostics: [] });
		expect(form).toContain(`subject: "${value}"`);
	});

	it("keeps every given value, whatever it is made of", () => {
		const piece = fc.constantFrom(
			"ế",
			"Đ",
			" ",
			": ",
			" #",
			'"',
			"'",
			"\\",
			"\n",
			"\t",
			"-",
			"[",
			"{",
			"}",
			",",
			"&",
			"*",
			"!",
			"%",
			"@",
			"`",
			"|",
			">",
			"~",
			"null",
			"no",
			"1",
			"\u2028",
			"\u0085",
			"\ufeff",
			"𠀋",
		);
		const text = fc
			.array(piece, { minLength: 1, maxLength: 10 })
			.map((parts) => parts.join("").trim())
			.filter((t) => t !== "");
		fc.assert(
			fc.property(text, fc.option(text, { nil: undefined }), (value, note) => {
				const claim: Claim = { element: "subject", value, origin: "given", ...(note !== undefined && { note }) };
				const back = parse(descriptionForm({ claims: [claim], superseded: [] }, "vi", labels));
				expect(back.diagnostics).toEqual([]);
				expect(withoutPlace(back.value as readonly Claim[])).toEqual([claim]);
			}),
			{ numRuns: 300 },
		);
	});
});
