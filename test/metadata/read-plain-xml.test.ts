import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainXml } from "../../src/metadata/read-plain-xml.ts";
import { readStrictly } from "../../src/metadata/read-xml.ts";
import { element, toXml, type XmlElement } from "../../src/metadata/xml.ts";

const pieces = ["a", "&", "<", ">", '"', "'", "]]>", "\t", "\n", "ấ", "Đ", " ", "x", "&amp;", "\u2028", "\uFEFF"];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(""));
const { node } = fc.letrec<{ node: XmlElement }>((tie) => ({
	node: fc
		.record({
			name: fc.constantFrom("a", "p:b", "q:c"),
			n: fc.option(text, { nil: undefined }),
			m: fc.option(text, { nil: undefined }),
			xmlns: fc.constantFrom(undefined, undefined, "urn:d", "urn:e"),
			children: fc.array(fc.oneof({ maxDepth: 3 }, text, tie("node")), { maxLength: 4 }),
		})
		.map(({ name, n, m, xmlns, children }) => element(name, { xmlns, n, "q:m": m }, children)),
}));
const document = fc
	.array(node, { maxLength: 3 })
	.map((children) => toXml(element("p:r", { "xmlns:p": "urn:p", "xmlns:q": "urn:q" }, children)).value as string);

/** What a document gets broken, or only odd, with. */
const breaks = [
	..."<>/?!&;:='\" \t\n\r\0\u{1F600}",
	"]]>",
	"<!-- -->",
	"<![CDATA[x]]>",
	"<!DOCTYPE r>",
	"<?x y?>",
	"<?xml version='1.0'?>",
	"<?XML y?>",
	"<?p:x y?>",
	"&#0;",
	"&#x41;",
	"&#xD800;",
	"&nbsp;",
	' n="1"',
	' q:m="2"',
	' xmlns:s="urn:q" s:m="3" q:m="4"',
	' xmlns:p=""',
	' xmlns:xml="urn:x"',
	' xmlns:xmlns="urn:x"',
	' xmlns=""',
	' xmlns:s="http://www.w3.org/XML/1998/namespace"',
	' xmlns="http://www.w3.org/2000/xmlns/"',
	' xml:lang="vi"',
	' xmlns:s=" urn:q "',
	' __proto__="x"',
	"<a/>",
	"<a></a>",
	"</a>",
	"<a",
	"\uD800",
	"\uFFFE",
];

describe("readPlainXml", () => {
	it("gives what the strict reader gives, and takes nothing that the strict reader does not", () => {
		let plain = 0;
		fc.assert(
			fc.property(
				document,
				fc.array(
					fc.record({
						at: fc.nat(),
						cut: fc.constantFrom(0, 0, 1, 3),
						put: fc.constantFrom("", ...breaks),
						near: fc.constantFrom("", ">", "<", '"', "?>"),
					}),
					{ maxLength: 2 },
				),
				(xml, changes) => {
					let broken = xml;
					for (const { at, cut, put, near } of changes) {
						const place = at % (broken.length + 1);
						const from = near === "" ? place : Math.max(0, broken.indexOf(near, place));
						broken = broken.slice(0, from) + put + broken.slice(from + cut);
					}
					const own = readPlainXml(broken, 64);
					if (own === undefined) return;
					plain++;
					expect(readStrictly(broken, 64)).toEqual({ root: own });
				},
			),
			{ numRuns: 3000 },
		);
		// A reader that takes nothing would agree as well.
		expect(plain).toBeGreaterThan(500);
	});

	it("takes what the program writes", () => {
		const xml = toXml(element("r", { xmlns: "urn:d", n: 'a"&<\t' }, [element("a", {}, "Bảo & <lưu>"), element("b")]));
		expect(readPlainXml(xml.value as string, 64)).toMatchObject({
			name: "{urn:d}r",
			attributes: { n: 'a"&<\t' },
			children: [
				{ name: "{urn:d}a", text: "Bảo & <lưu>", line: 3, column: 3 },
				{ name: "{urn:d}b", line: 4 },
			],
		});
	});

	it.each([
		["<r>\r</r>", "a return"],
		["<r><!-- --></r>", "a comment"],
		["<!DOCTYPE r><r/>", "a document type"],
		["<r><![CDATA[x]]></r>", "a CDATA section"],
		["<r>&nbsp;</r>", "an entity of its own"],
		["<r>😀</r>", "a character beyond the basic plane"],
		["<r><a><b/></a></r>", "too deep"],
		["<r>", "no end"],
		["<p:r/>", "no declaration"],
		["<r/>x", "text behind the root"],
	])("leaves %s to the strict reader: %s", (xml) => {
		expect(readPlainXml(xml, 2)).toBeUndefined();
	});
});
