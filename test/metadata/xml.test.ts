import fc from "fast-check";
import { XmlDocument, type XmlElement as XmlNode } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { element, toXml } from "../../src/metadata/xml.ts";

/** What breaks writers of XML, among Vietnamese letters. */
const hard = [
	"&",
	"<",
	">",
	'"',
	"'",
	"&amp;",
	"&copy;",
	"&#9;",
	"&lt",
	"]]>",
	"<!--",
	"<![CDATA[",
	"?>",
	"\t",
	"\n",
	" ",
	"  ",
];
const letters = ["ấ", "ệ", "ỹ", "Đ", "ư", "o\u031b\u0301", "𠀋", "\u00a0", "\u200b", "\u0085", "\u2028", "x", "1"];
const text = fc.array(fc.constantFrom(...hard, ...letters), { maxLength: 12 }).map((parts) => parts.join(""));
const withReturns = fc
	.array(fc.constantFrom(...hard, ...letters, "\r", "\r\n"), { maxLength: 12 })
	.map((p) => p.join(""));

function readBack(xml: string): { content: string; attribute: string; children: readonly string[] } {
	const document = XmlDocument.fromString(xml);
	try {
		const [first] = document.root.find("a") as XmlNode[];
		return {
			content: first?.content ?? "",
			attribute: first?.attr("n")?.value ?? "",
			children: document.root.find("*").map((node) => node.content),
		};
	} finally {
		document.dispose();
	}
}

describe("toXml", () => {
	it("gives any text and any attribute back as it was", () => {
		fc.assert(
			fc.property(text, withReturns, (content, attribute) => {
				const { value, diagnostics } = toXml(element("r", {}, [element("a", { n: attribute }, content)]));
				expect(diagnostics).toEqual([]);
				expect(readBack(value as string)).toMatchObject({ content, attribute });
			}),
		);
	});

	it("makes line ends in text line feeds", () => {
		fc.assert(
			fc.property(withReturns, (content) => {
				const { value } = toXml(element("r", {}, [element("a", {}, content)]));
				expect(value).not.toContain("\r");
				expect(readBack(value as string).content).toBe(content.replace(/\r\n?/g, "\n"));
			}),
		);
	});

	it("indents elements and leaves text alone", () => {
		const tree = element("r", {}, [
			element("a", {}, "  chữ \n đậm "),
			element("b", {}, [element("c", {}, ""), element("d", {}, [" x ", element("e"), " y "])]),
		]);
		expect(toXml(tree).value).toBe(
			'<?xml version="1.0" encoding="UTF-8"?>\n<r>\n  <a>  chữ \n đậm </a>\n  <b>\n    <c/>\n    <d> x <e/> y </d>\n  </b>\n</r>\n',
		);
	});

	it("resolves prefixes by the declarations in scope", () => {
		const tree = element("p:r", { "xmlns:p": "urn:p", xmlns: "urn:d" }, [
			element("a", { "p:n": "1", "xml:lang": "vi" }),
		]);
		expect(toXml(tree).value).toContain('<p:r xmlns:p="urn:p" xmlns="urn:d">\n  <a p:n="1" xml:lang="vi"/>\n</p:r>');
		expect(() => toXml(element("q:r"))).toThrow(/q:r/);
	});

	it.each([
		["\u0000", "U+0000"],
		["\u000b", "U+000B"],
		["\ufffe", "U+FFFE"],
		["\ud800", "U+D800"],
	])("puts U+FFFD for %j and says where", (character, name) => {
		const { value, diagnostics } = toXml(element("r", {}, [element("a", { n: character }, `á${character}b`)]));
		expect(readBack(value as string)).toMatchObject({ content: "á\uFFFDb", attribute: "\uFFFD" });
		expect(diagnostics.map((d) => [d.code, d.params])).toEqual([
			["metadata/illegal-xml-character", { character: name, path: "r/a/@n" }],
			["metadata/illegal-xml-character", { character: name, path: "r/a" }],
		]);
	});

	it("writes the same bytes for the same tree", () => {
		const tree = element("r", { z: "1", a: "2" }, [element("b", { y: undefined, x: "&" }, "ế")]);
		expect(toXml(tree)).toEqual(toXml(structuredClone(tree)));
	});
});
