import { describe, expect, it } from "vitest";
import { openRecord } from "../../../src/build/open-record.ts";
import { artifactTree } from "../../../src/build/tree.ts";
import { digestBytes } from "../../../src/fixity/digest.ts";
import type { Artifact, RecordContent } from "../../../src/model/index.ts";
import { earkAipFormat, earkSipFormat } from "../../../src/packaging/eark/format.ts";
import { objectId } from "../../../src/packaging/eark/plan.ts";
import { profileUris, readProfile } from "../../../src/packaging/eark/profile.ts";
import type { PackageFormat, PackageSettings } from "../../../src/packaging/format.ts";
import { packageResource } from "../../../src/store/resources.ts";
import { earkMutants, type Files } from "../../support/eark-mutants.ts";
import { bytesOf, packageOf, seedName, seedText } from "../../support/records.ts";

const built = await packageOf(seedName, seedText);
const record = (await openRecord(artifactTree(built.label, built.entries), built.label)).value as RecordContent;
const settings = (options: Readonly<Record<string, string>> = {}): PackageSettings => ({
	time: "2026-01-02T03:04:05Z",
	agent: { name: "banluu", type: "software", version: "0.0.0" },
	options: new Map(Object.entries(options)),
	resource: (name) => packageResource(name),
});
const plan = (format: PackageFormat, options?: Readonly<Record<string, string>>, of = record) =>
	format.plan([of], settings(options));
const filesOf = (format: PackageFormat, options?: Readonly<Record<string, string>>): Files =>
	new Map(plan(format, options).value?.entries.map((entry) => [entry.path, bytesOf(entry)]));
const check = async (files: Files, name = "package") => {
	const entries = [...files].map(
		([path, content]): Artifact => ({ path, role: "tag", mediaType: "", content, digests: {} }),
	);
	return earkSipFormat.validate(artifactTree(name, entries));
};
const text = (files: Files, path: string) => new TextDecoder().decode(files.get(path));

describe("E-ARK packages", () => {
	it("keeps source and document as representations of their own", () => {
		const paths = [...filesOf(earkSipFormat).keys()].map((path) => path.replace(/[^/]*\.pdf$/, "x.pdf"));
		expect(paths).toEqual([
			"METS.xml",
			"documentation/README.txt",
			"metadata/descriptive/dcterms.xml",
			"metadata/descriptive/dublin-core.xml",
			"metadata/descriptive/record.json",
			"metadata/preservation/premis.xml",
			"representations/pdfa/METS.xml",
			"representations/pdfa/data/x.pdf",
			"representations/pdfa/metadata/preservation/premis.xml",
			"representations/source/METS.xml",
			"representations/source/data/000-84c6c67dbe676760.txt",
			"representations/source/metadata/preservation/premis.xml",
			"schemas/DILCISExtensionMETS.xsd",
			"schemas/DILCISExtensionSIPMETS.xsd",
			"schemas/mets.xsd",
			"schemas/xlink.xsd",
			"schemas/xml.xsd",
		]);
	});

	it("tells the packaging in PREMIS, after all that the record told, with the paths of the package", () => {
		const premis = text(filesOf(earkAipFormat), "metadata/preservation/premis.xml");
		expect(premis.match(/<event>/g)).toHaveLength(record.events.length + 1);
		expect(premis).toContain("made an E-ARK AIP of the record, by CSIP 2.2");
		expect(premis).toContain(`${record.identifier}#representations/source/data/`);
		expect(premis).not.toContain(`${record.identifier}#source/`);
	});

	it.each(["2.2", "2.1", "2.0.4"] as const)("declares the profile of CSIP %s in each METS file", (csip) => {
		for (const [format, kind] of [
			[earkSipFormat, "SIP"],
			[earkAipFormat, "AIP"],
		] as const) {
			const files = filesOf(format, { csip });
			for (const path of [...files.keys()].filter((each) => each.endsWith("METS.xml"))) {
				expect(text(files, path)).toContain(` PROFILE="${profileUris[kind][csip]}"`);
				expect(text(files, path)).toContain(`csip:OAISPACKAGETYPE="${kind}"`);
			}
		}
	});

	it("names the submitting agent that is given, else the publisher, else says that it is missing", () => {
		const code = (outcome: ReturnType<typeof plan>) => outcome.diagnostics.map((each) => each.code);
		const claim = { element: "publisher", value: "Báo Bắc Kạn", origin: "given", rule: "test" } as const;
		const published: RecordContent = {
			...record,
			metadata: { ...record.metadata, claims: [...record.metadata.claims, claim] },
		};
		expect(code(plan(earkSipFormat, { submitter: "Sở Nội vụ" }))).toEqual([]);
		expect(code(plan(earkSipFormat, {}, published))).toEqual(["mets/submitter-assumed"]);
		expect(code(plan(earkSipFormat))).toEqual(["mets/submitter-unknown"]);
		expect(text(filesOf(earkSipFormat, { submitter: "Sở Nội vụ", "submitter-code": "H03" }), "METS.xml")).toMatch(
			/TYPE="ORGANIZATION">\s*<name>Sở Nội vụ<\/name>\s*<note csip:NOTETYPE="IDENTIFICATIONCODE">H03</,
		);
	});

	it("makes a folder's name of any identifier", () => {
		expect(objectId("urn:uuid:6B1DAEC6-9fe7-512c-a514-fe059c29416b")).toBe("uuid-6b1daec6-9fe7-512c-a514-fe059c29416b");
		expect(objectId("BBK-2023_1")).toBe("BBK-2023_1");
		expect(objectId("BBK 2023/1")).toMatch(/^uuid-[0-9a-f-]{36}$/);
		expect(objectId("BBK 2023/1")).not.toBe(objectId("BBK 2023/2"));
	});

	it("ships the schemas unchanged", () => {
		const origin = new TextDecoder().decode(packageResource("eark/ORIGIN.md").value);
		const stated = [...origin.matchAll(/^([0-9a-f]{64}) {2}(\S+)$/gm)];
		expect(stated).toHaveLength(5);
		for (const [, digest, file] of stated) {
			const bytes = filesOf(earkSipFormat).get(`schemas/${file}`) as Uint8Array;
			expect(digestBytes(bytes, ["sha256"]).sha256, file).toBe(digest);
		}
	});
});

describe("the check of E-ARK packages", () => {
	const base = filesOf(earkSipFormat, { csip: "2.1", submitter: "A" });
	/** With the software as its one creator. */
	const bare = filesOf(earkSipFormat, { csip: "2.1" });

	it("finds nothing wrong with a sound one, and says which it is", async () => {
		const { value, diagnostics } = await check(base, objectId(record.identifier));
		expect(diagnostics).toEqual([]);
		expect(value).toMatchObject({
			format: "eark-sip",
			identifier: objectId(record.identifier),
			valid: true,
			files: 17,
		});
		const aip = await check(filesOf(earkAipFormat), objectId(record.identifier));
		expect(aip.value).toMatchObject({ format: "eark-aip", version: "2.2.0", valid: true });
	});

	it.each(earkMutants)("$name: $requirement", async ({ change, requirement }) => {
		const { diagnostics } = await check(change(bare));
		const cited = diagnostics.map(({ clause, code }) =>
			clause?.standard === "METS" ? "METS" : (clause?.clause ?? code),
		);
		const expected = { xml: "metadata/xml-syntax", root: "mets/root-unknown" }[requirement] ?? requirement;
		expect(cited).toContain(expected);
	});

	it("reads references as other tools write them", async () => {
		const rewritten = new Map(base);
		const mets = text(base, "METS.xml")
			.replace('xlink:href="schemas/mets.xsd"', 'xlink:href="file://./schemas/mets.xsd"')
			.replace('xlink:href="schemas/xlink.xsd"', 'xlink:href="./schemas/xlink%2Exsd"')
			.replaceAll(/CHECKSUM="([0-9a-f]+)"/g, (_, digest: string) => `CHECKSUM="${digest.toUpperCase()}"`);
		rewritten.set("METS.xml", new TextEncoder().encode(mets));
		const { diagnostics } = await check(rewritten);
		expect(diagnostics.filter(({ severity }) => severity !== "notice")).toEqual([]);
	});

	it("only warns of unlisted files in packages of others, and of profiles that it does not know", async () => {
		const foreign = text(base, "METS.xml")
			.replace("<name>banluu</name>", "<name>RODA-in</name>")
			.replace(/PROFILE="[^"]*"/, 'PROFILE="https://example.org/profile.xml"');
		const files = new Map([
			...base,
			["METS.xml", new TextEncoder().encode(foreign)],
			["x.txt", new Uint8Array(1)],
		] as const);
		const { diagnostics } = await check(files);
		const grave = diagnostics.filter(({ severity }) => severity !== "notice");
		expect(grave.map(({ code, severity }) => `${code} ${severity}`).sort()).toEqual([
			"mets/profile-unknown warning",
			"mets/unlisted warning",
		]);
	});

	it("knows the profiles of the family by any host and version", () => {
		expect(readProfile("https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-0-4.xml")).toEqual({
			specification: "SIP",
			version: "2.0.4",
		});
		expect(readProfile("https://earkcsip.dilcis.eu/profile/E-ARK-AIP.xml")).toEqual({ specification: "AIP" });
		expect(readProfile("http://www.ra.ee/METS/v01/IP.xml")).toBeUndefined();
	});
});
