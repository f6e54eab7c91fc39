import { describe, expect, it } from "vitest";
import { readXml } from "../../../src/metadata/read-xml.ts";
import { type Mets, metsNamespaces } from "../../../src/packaging/mets/model.ts";
import { hrefOf, located, metsId } from "../../../src/packaging/mets/reference.ts";
import { metsXml } from "../../../src/packaging/mets/write.ts";

const bytes = new TextEncoder().encode("Bắc Kạn");
const created = "2026-01-02T03:04:05Z";
const stated = located(
	{ mediaType: "text/plain", content: bytes, digests: { sha256: "ab".repeat(32) } },
	"representations/source/data/b%C3%A0i.txt",
	created,
);
const mets: Mets = {
	objId: "uuid-A",
	label: 'Sương muối & "rét"',
	type: "Mixed",
	profile: "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml",
	attributes: { "csip:CONTENTINFORMATIONTYPE": "MIXED", "csip:OTHERCONTENTINFORMATIONTYPE": undefined },
	schemaLocations: [[metsNamespaces.mets, "schemas/mets.xsd"]],
	header: {
		created,
		status: "NEW",
		attributes: { "csip:OAISPACKAGETYPE": "SIP" },
		agents: [
			{
				role: "CREATOR",
				type: "OTHER",
				otherType: "SOFTWARE",
				name: "banluu",
				notes: [{ text: "0.1.0", type: "SOFTWARE VERSION" }],
			},
		],
		alternatives: [{ type: "SUBMISSIONAGREEMENT", value: "H03.99" }],
	},
	descriptive: [{ id: "uuid-D", created, status: "CURRENT", reference: { ...stated, id: "uuid-R", type: "DC" } }],
	administrative: [{ id: "uuid-M", digiprov: [] }],
	files: {
		id: "uuid-S",
		groups: [{ id: "uuid-G", use: "Data", files: [{ ...stated, id: "uuid-F", descriptive: ["uuid-D", "uuid-E"] }] }],
	},
	structures: [
		{
			id: "uuid-P",
			type: "PHYSICAL",
			label: "CSIP",
			division: {
				id: "uuid-V",
				divisions: [
					{ id: "uuid-W", label: "Metadata", descriptive: ["uuid-D"], files: ["uuid-G"] },
					{ id: "uuid-X", label: "Representations/a", pointers: [{ href: "a/METS.xml", title: "uuid-G" }] },
				],
			},
		},
	],
};

describe("metsXml", () => {
	const text = metsXml(mets).value as string;
	const root = readXml(text, "METS.xml").value;

	it("writes the parts in the order of the schema", () => {
		const names = root?.children.map(({ name }) => name.replace(/^.*\}/, ""));
		expect(root?.name).toBe(`{${metsNamespaces.mets}}mets`);
		expect(names).toEqual(["metsHdr", "dmdSec", "amdSec", "fileSec", "structMap"]);
	});

	it("binds the extensions to the namespaces of their schemas and leaves out what is undefined", () => {
		expect(root?.attributes).toMatchObject({
			OBJID: "uuid-A",
			LABEL: 'Sương muối & "rét"',
			[`{${metsNamespaces.csip}}CONTENTINFORMATIONTYPE`]: "MIXED",
			[`{${metsNamespaces.xsi}}schemaLocation`]: `${metsNamespaces.mets} schemas/mets.xsd`,
		});
		expect(Object.keys(root?.attributes ?? {}).join()).not.toContain("OTHERCONTENT");
	});

	it("states size, checksum and time of each file that it points at", () => {
		const file = root?.children[3]?.children[0]?.children[0];
		const reference = root?.children[1]?.children[0];
		const facts = { MIMETYPE: "text/plain", SIZE: "11", CHECKSUM: "ab".repeat(32), CHECKSUMTYPE: "SHA-256" };
		expect(file?.attributes).toMatchObject({ ...facts, DMDID: "uuid-D uuid-E" });
		expect(reference?.attributes).toMatchObject({ ...facts, LOCTYPE: "URL", MDTYPE: "DC" });
		expect(file?.children[0]?.attributes[`{${metsNamespaces.xlink}}href`]).toBe(stated.href);
	});

	it("writes the same bytes twice", () => {
		expect(metsXml(mets).value).toBe(text);
		expect(text).toMatchInlineSnapshot(`
			"<?xml version="1.0" encoding="UTF-8"?>
			<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" xmlns:sip="https://DILCIS.eu/XML/METS/SIPExtensionMETS" OBJID="uuid-A" LABEL="Sương muối &amp; &quot;rét&quot;" TYPE="Mixed" csip:CONTENTINFORMATIONTYPE="MIXED" PROFILE="https://earksip.dilcis.eu/profile/E-ARK-SIP.xml" xsi:schemaLocation="http://www.loc.gov/METS/ schemas/mets.xsd">
			  <metsHdr CREATEDATE="2026-01-02T03:04:05Z" RECORDSTATUS="NEW" csip:OAISPACKAGETYPE="SIP">
			    <agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE">
			      <name>banluu</name>
			      <note csip:NOTETYPE="SOFTWARE VERSION">0.1.0</note>
			    </agent>
			    <altRecordID TYPE="SUBMISSIONAGREEMENT">H03.99</altRecordID>
			  </metsHdr>
			  <dmdSec ID="uuid-D" CREATED="2026-01-02T03:04:05Z" STATUS="CURRENT">
			    <mdRef ID="uuid-R" LOCTYPE="URL" MDTYPE="DC" xlink:type="simple" xlink:href="representations/source/data/b%C3%A0i.txt" MIMETYPE="text/plain" SIZE="11" CREATED="2026-01-02T03:04:05Z" CHECKSUM="abababababababababababababababababababababababababababababababab" CHECKSUMTYPE="SHA-256"/>
			  </dmdSec>
			  <amdSec ID="uuid-M"/>
			  <fileSec ID="uuid-S">
			    <fileGrp ID="uuid-G" USE="Data">
			      <file ID="uuid-F" MIMETYPE="text/plain" SIZE="11" CREATED="2026-01-02T03:04:05Z" CHECKSUM="abababababababababababababababababababababababababababababababab" CHECKSUMTYPE="SHA-256" DMDID="uuid-D uuid-E">
			        <FLocat xlink:type="simple" xlink:href="representations/source/data/b%C3%A0i.txt" LOCTYPE="URL"/>
			      </file>
			    </fileGrp>
			  </fileSec>
			  <structMap ID="uuid-P" TYPE="PHYSICAL" LABEL="CSIP">
			    <div ID="uuid-V">
			      <div ID="uuid-W" LABEL="Metadata" DMDID="uuid-D">
			        <fptr FILEID="uuid-G"/>
			      </div>
			      <div ID="uuid-X" LABEL="Representations/a">
			        <mptr xlink:type="simple" xlink:href="a/METS.xml" xlink:title="uuid-G" LOCTYPE="URL"/>
			      </div>
			    </div>
			  </structMap>
			</mets>
			"
		`);
	});
});

describe("references", () => {
	it("makes identifiers of names, the same ones each time and legal as xsd:ID", () => {
		expect(metsId("urn:a", "b")).toBe(metsId("urn:a", "b"));
		expect(metsId("urn:a", "b")).not.toBe(metsId("urn:a", "c"));
		expect(metsId("urn:a", "b")).toMatch(/^uuid-[0-9a-f-]{36}$/);
	});

	it("escapes what may not stand in a URL, step by step", () => {
		expect(hrefOf("a b/c#1%/d:é.txt")).toBe("a%20b/c%231%25/d%3A%C3%A9.txt");
	});

	it("demands the digest that it states", () => {
		expect(() => located({ mediaType: "text/plain", content: bytes, digests: {} }, "a", created)).toThrow(/SHA-256/);
	});
});
