import fc from "fast-check";
import { type ElementKey, type ElementRow, elements, faultIn, schemeOf } from "../../../src/metadata/schema.ts";
import type { Claim, Metadata } from "../../../src/model/index.ts";
import { word } from "../../support/vietnamese.ts";

const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" ").trim().normalize("NFC"));
const rough = fc
	.tuple(fc.constantFrom("", " ", "\n"), text, fc.constantFrom("", "\t", "\u0001", "\r\n"), text)
	.map((parts) => parts.join(""));

const date = fc.constantFrom(
	"2023",
	"2023-03",
	"2023-03-20",
	"2023-03-20T08:00+07:00",
	"2023-03-20T08:00:59Z",
	"2023-03-20T08:00:00",
	"2023-03-01/2023-03-05",
	"2023/..",
	"../2023-02",
	"2023~",
	"202X",
);
const uri = fc.constantFrom(
	"https://vi.wikipedia.org/wiki/Bắc_Kạn?x=1&y=2#z",
	"http://rightsstatements.org/vocab/CNE/1.0/",
	"urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
	"doi:10.1234/bbk.2023",
	"https://doi.org/10.1234/bbk.2023",
	"hdl:2027/1",
);
const place = fc.oneof(text, uri, fc.constantFrom("name=Bắc Kạn; east=105.8; north=22.1", "Bắc Kạn (tỉnh)"));

const byType: Readonly<Record<ElementRow["value"], fc.Arbitrary<string>>> = {
	text: fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: rough }),
	date,
	"date-or-text": fc.oneof(date, text),
	uri,
	"uri-or-text": fc.oneof(text, uri),
	language: fc.constantFrom("vi", "en", "vie", "zh-Hant-TW"),
	"type-or-text": fc.constantFrom("Text", "StillImage", "Bài báo", "http://purl.org/dc/dcmitype/Text"),
	"media-type": fc.constantFrom("application/pdf", "image/svg+xml"),
	"place-or-text": place,
	issn: fc.constantFrom("0866-7691", "1859-0586"),
	code: fc.constantFrom("01", "1"),
	number: fc.constantFrom("1", "12"),
};

/** A claim as descriptions have them: bound to a scheme that fits, or to ISO 639-3; some with a language, few with a remark. */
function claimOf(row: ElementRow): fc.Arbitrary<Claim> {
	const language = fc.option(fc.constantFrom("vi", "en", "tiếng Việt"), { nil: undefined, freq: 3 });
	const note = fc.option(fc.constant("theo bản in"), { nil: undefined, freq: 9 });
	return fc.tuple(byType[row.value], language, note).map(([value, lang, remark]) => {
		const scheme = row.key === "language" && /^[a-z]{3}$/.test(value) ? "ISO639-3" : schemeOf(row, value);
		return {
			element: row.key,
			value,
			origin: "given",
			...(scheme && { scheme }),
			...(lang && { language: lang }),
			...(remark && { note: remark }),
		};
	});
}

const anyClaim = fc
	.constantFrom(...(elements as readonly ElementRow[]))
	.chain(claimOf)
	.filter(({ element, value, scheme }) => {
		const row = elements.find(({ key }) => key === element) as ElementRow;
		return value.includes("\u0001") || faultIn(row, value, scheme) === undefined;
	});

/** The claims of a whole description, in the order of the schema; each of a single-valued element once. */
export const description: fc.Arbitrary<Metadata> = fc
	.array(anyClaim, { minLength: 1, maxLength: 20 })
	.map((claims) => [
		{ element: "title", value: "Tít & bài", origin: "given" } as const,
		{ element: "issued", value: "2023-03-20", origin: "given", scheme: "W3CDTF" } as const,
		...claims.filter(({ element }) => element !== "title" && element !== "issued"),
	])
	.map((claims) => ({
		claims: (elements as readonly ElementRow[]).flatMap(({ key, cardinality }) => {
			const own = claims.filter(({ element }) => element === key);
			return cardinality === "0..n" ? own : own.slice(0, 1);
		}),
		superseded: [],
	}));

/** An example for each element of the table. */
export function everyElement(): Metadata {
	const [examples] = fc.sample(fc.tuple(...elements.map((row) => claimOf(row))), { numRuns: 1, seed: 7 });
	return { claims: examples as readonly Claim[], superseded: [] };
}

export const given = (element: ElementKey, value: string, more: Partial<Claim> = {}): Claim => ({
	element,
	value,
	origin: "given",
	...more,
});

export const of = (...claims: readonly Claim[]): Metadata => ({ claims, superseded: [] });
