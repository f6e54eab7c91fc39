import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainXml } from "../../src/metadata/plain-xml.ts";
import { element, libraryXml, type XmlElement } from "../../src/metadata/xml.ts";

const text = fc
	.array(
		fc.constantFrom(
			"a",
			"Ẩ",
			"đ",
			" ",
			"\t",
			"\n",
			"\r",
			"\r\n",
			"&",
			"<",
			">",
			'"',
			"'",
			"]]>",
			"&amp;",
			"𠀋",
			"e\u0301",
		),
	)
	.map((parts) => parts.join(""));
const names = fc.constantFrom("dc:title", "record", "premis:object", "a.b-c", "_x");
const attributes = fc.dictionary(fc.constantFrom("xml:lang", "xsi:type", "id", "n"), text, { maxKeys: 3 });
const { tree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
	tree: fc
		.tuple(
			names,
			attributes,
			fc.oneof({ depthSize: "small" }, fc.array(text, { maxLength: 3 }), fc.array(tie("tree"), { maxLength: 4 })),
		)
		.map(([name, own, children]) => element(name, own, children)),
}));
const root = tree.map(({ name, attributes: own, children }) =>
	element(
		name,
		{ "xmlns:dc": "urn:dc", "xmlns:premis": "urn:premis", "xmlns:xsi": "urn:xsi", xmlns: "urn:own", ...own },
		children,
	),
);

describe("plain documents", () => {
	it("are written as the library writes them", () => {
		let plain = 0;
		fc.assert(
			fc.property(root, (document) => {
				const quick = plainXml(document);
				if (quick === undefined) return;
				plain++;
				expect(quick).toBe(libraryXml(document).value);
			}),
			{ numRuns: 400 },
		);
		expect(plain).toBeGreaterThan(300);
	});

	it.each([
		["mixed content", element("p", {}, ["Ngày ", element("b", {}, "20/3")])],
		["a control character", element("p", {}, "a\u0001b")],
		["a lone surrogate", element("p", {}, "a\ud800b")],
		["one in an attribute", element("p", { n: "\u0000" })],
		["an undeclared prefix", element("dc:title", {}, "a")],
		["a name that is none", element("1a", {}, "a")],
	])("are none with %s", (_, document) => {
		expect(plainXml(document)).toBeUndefined();
	});
});
