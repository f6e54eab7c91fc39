import { describe, expect, it } from "vitest";
import { labels } from "../../src/locale/labels.ts";
import { recordJsonSchema } from "../../src/metadata/record-schema.ts";
import {
	dcmiTypes,
	descriptionJsonSchema,
	descriptionSchema,
	type ElementRow,
	elementRow,
	elements,
	faultIn,
	propertyOf,
	schemeOf,
	termOf,
} from "../../src/metadata/schema.ts";

const row = (key: string) => elementRow(key) as NonNullable<ReturnType<typeof elementRow>>;

describe("the element table", () => {
	it("names every element once", () => {
		const keys = elements.map((e) => e.key);
		expect(new Set(keys).size).toBe(keys.length);
		expect(termOf(row("isPartOf"))).toBe("http://purl.org/dc/terms/isPartOf");
		expect(termOf(row("issn"))).toBe("http://purl.org/dc/terms/isPartOf");
		expect(termOf(row("tt05.fileCode"))).toBe("urn:x-banluu:tt05:fileCode");
	});

	it("has all 55 properties of DCMI Metadata Terms, and refines no other", () => {
		const own = elements.filter((e: ElementRow) => e.refines === undefined && e.group === undefined).map((e) => e.key);
		expect(own).toHaveLength(55);
		for (const e of elements as readonly ElementRow[]) {
			if (e.refines !== undefined) expect(own).toContain(e.refines);
			if (e.refines !== undefined && e.simple !== undefined) expect(row(e.refines).simple).toBe(e.simple);
			expect(e.value === "code").toBe(e.codes !== undefined);
			expect(e.key.startsWith("tt05.")).toBe(e.group === "tt05");
			if (e.group !== undefined) expect(e.simple ?? e.refines).toBeUndefined();
		}
	});

	it("calls its own elements in the namespaces where they belong", () => {
		expect(propertyOf(row("section"))).toBe("subject");
		expect(propertyOf(row("title"))).toBe("title");
		expect(propertyOf(row("tt05.mode"))).toBeUndefined();
	});

	it("reaches all fifteen elements of simple Dublin Core", () => {
		const simple = new Set(elements.map((e) => (e as { simple?: string }).simple));
		simple.delete(undefined);
		expect(simple.size).toBe(15);
	});

	it("has a label with help for every element, in both languages, and no other", () => {
		expect(Object.keys(labels.elements)).toEqual(elements.map((e) => e.key));
		for (const { vi, en, help } of Object.values(labels.elements)) {
			for (const text of [vi, en, help.vi, help.en]) {
				expect(text).toBe(text.trim().normalize("NFC"));
				expect(text).not.toMatch(/\.$/);
				expect(text).not.toBe("");
			}
		}
	});
});

describe("schemeOf", () => {
	it.each([
		["issued", "2023-03", "W3CDTF"],
		["temporal", "2023/2024", "Period"],
		["temporal", "thời kỳ Đổi mới", undefined],
		["date", "2023~", undefined],
		["identifier", "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", "URI"],
		["identifier", "BBK-2023-0001", undefined],
		["source", "BBK (Báo Bắc Kạn)", undefined],
		["language", "vi", "RFC4646"],
		["language", "vie", "RFC4646"],
		["type", "Text", "DCMIType"],
		["type", "Bài báo", undefined],
		["format", "application/pdf", "IMT"],
		["title", "urn:x:y", undefined],
	])("binds %s: %s to %s", (key, value, scheme) => {
		expect(schemeOf(row(key), value)).toBe(scheme);
	});
});

describe("faultIn", () => {
	it.each([
		["issued", "2023-02-31", undefined, "metadata/invalid-date"],
		["temporal", "31/02/2023", undefined, "metadata/invalid-date"],
		["language", "tiếng Việt", undefined, "metadata/invalid-language"],
		["license", "miễn phí", undefined, "metadata/invalid-uri"],
		["format", "PDF", undefined, "metadata/invalid-media-type"],
		["type", "text", "DCMIType", "metadata/invalid-type"],
		["title", "x", "URI", "metadata/invalid-scheme"],
		["issued", "2023~", "W3CDTF", "metadata/invalid-date"],
		["language", "vi", "ISO639-3", "metadata/invalid-language"],
		["title", "a\u0001", undefined, "metadata/control-character"],
		["issn", "1859-2334", undefined, "metadata/invalid-issn"],
		["issn", "18592333", undefined, "metadata/invalid-issn"],
		["originalUrl", "baobackan.vn", undefined, "metadata/invalid-uri"],
		["tt05.maintenance", "08", undefined, "metadata/invalid-code"],
		["tt05.maintenance", "1", undefined, "metadata/invalid-code"],
		["tt05.typeName", "33", undefined, "metadata/invalid-code"],
		["tt05.numberOfPaper", "12 tờ", undefined, "metadata/invalid-number"],
		["tt05.docId", "H03.99.2023.03.TIN.0000001", undefined, "metadata/too-long"],
	])("%s: %s (%s) is %s", (key, value, scheme, code) => {
		expect(faultIn(row(key), value, scheme)?.code).toBe(code);
	});

	it.each([
		["language", "vie", "ISO639-3"],
		["spatial", "name=Bắc Kạn; east=105.8; north=22.1", "Point"],
		["temporal", "name=Tháng 3; start=2023-03-01", "Period"],
		["issued", "20/3/2023", undefined],
		["title", "  ", undefined],
		["issn", "1859-2333", undefined],
		["issn", "2434-561X", undefined],
		["tt05.docId", "H03.99.2023.03.TIN.000001", undefined],
		["tt05.inforSign", "ế".repeat(30).normalize("NFD"), undefined],
		["tt05.typeName", "32", undefined],
	])("%s: %s (%s) is fine", (key, value, scheme) => {
		expect(faultIn(row(key), value, scheme)).toBeUndefined();
	});

	it("knows the twelve types of DCMI", () => {
		for (const type of dcmiTypes) expect(faultIn(row("type"), type, "DCMIType")).toBeUndefined();
		expect(dcmiTypes).toHaveLength(12);
	});
});

describe("descriptionSchema", () => {
	it("takes texts, lists and groups", () => {
		const input = {
			$schema: "x",
			title: "Tít",
			creator: ["A", { value: "B", lang: "vi", note: "bút danh" }],
			issued: ["2023-03"],
			subject: [],
		};
		expect(descriptionSchema.parse(input)).toEqual(input);
	});

	it.each([{ titel: "x" }, { title: 1 }, { title: ["a", "b"] }, { creator: [["x"]] }, { title: { lang: "vi" } }])(
		"refuses %j",
		(input) => {
			expect(descriptionSchema.safeParse(input).success).toBe(false);
		},
	);
});

/** JSON as Biome formats it: arrays of plain values on one line where they fit into 120 columns. */
function jsonText(value: unknown): string {
	const text = JSON.stringify(value, null, "\t").replace(
		/^(\t*)(.*)\[\n((?:\t+(?:"[^"]*"|[\d.]+),?\n)+)\t*\](,?)$/gm,
		(whole, indent, head, body, end) => {
			const line = `${head}[${body.trim().replace(/,\n\t*/g, ", ")}]${end}`;
			return indent.length * 2 + line.length <= 120 ? `${indent}${line}` : whole;
		},
	);
	return `${text}\n`;
}

describe("schemas/", () => {
	const description = descriptionJsonSchema(labels.elements) as {
		readonly additionalProperties: boolean;
		readonly properties: Readonly<
			Record<
				string,
				{
					readonly description: string;
					readonly properties?: Readonly<Record<string, { readonly description: string }>>;
				}
			>
		>;
	};

	// Written by `npx vitest run test/metadata/schema -u`.
	it("metadata.schema.json is what the code says", async () => {
		await expect(jsonText(description)).toMatchFileSnapshot("../../schemas/metadata.schema.json");
	});

	it("record.schema.json is what the code says", async () => {
		await expect(jsonText(recordJsonSchema())).toMatchFileSnapshot("../../schemas/record.schema.json");
	});

	it("metadata.schema.json describes every element in both languages, groups as objects", () => {
		expect(description.additionalProperties).toBe(false);
		for (const { key } of elements) {
			const { vi, en } = labels.elements[key];
			const [group, inner] = key.split(".") as [string, string | undefined];
			const property =
				inner === undefined ? description.properties[group] : description.properties[group]?.properties?.[inner];
			expect(property?.description).toContain(vi);
			expect(property?.description).toContain(en);
		}
	});
});
