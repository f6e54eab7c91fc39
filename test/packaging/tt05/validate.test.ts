import { describe, expect, it } from "vitest";
import { digestBytes } from "../../../src/fixity/digest.ts";
import type { Artifact } from "../../../src/model/index.ts";
import type { Shape } from "../../../src/packaging/tt05/fields.ts";
import { bytesOf } from "../../support/records.ts";
import { article, judge, pictureRecord, planned, recordOf, textOf, usualHead } from "../../support/tt05.ts";

const records = [await recordOf("mot.md", article(usualHead)), await pictureRecord()];
const packages = new Map<Shape, { readonly entries: readonly Artifact[]; readonly label: string }>();
const made = (shape: Shape) => {
	const known = packages.get(shape) ?? planned(shape, records, { extras: "none" });
	packages.set(shape, known);
	return known;
};

/** Digests and sizes in METS brought up to what the files are now, so that only what was meant to be wrong is wrong. */
function resealed(entries: readonly Artifact[], skip: RegExp | undefined): readonly Artifact[] {
	let all = entries;
	for (const [path, folder] of [
		["representations/rep1/METS.xml", "representations/rep1/"],
		["METS.xml", ""],
	] as const) {
		const byPath = new Map(all.map((entry) => [entry.path, entry]));
		const mets = byPath.get(path);
		if (!mets) continue;
		const text = textOf(all, path).replace(
			/(<(?:mdRef|file) [^>]*>)(\s*<FLocat[^>]*>)?/g,
			(whole, open: string, locat: string | undefined) => {
				const href = /xlink:href="([^"]*)"/.exec(locat ?? open)?.[1] ?? "";
				const target = byPath.get(`${folder}${href}`);
				if (!target || skip?.test(href)) return whole;
				const bytes = bytesOf(target);
				const digest = (digestBytes(bytes, ["sha256"]).sha256 as string).toUpperCase();
				return (
					open
						.replace(/ SIZE="[^"]*"/, ` SIZE="${bytes.byteLength}"`)
						.replace(/ CHECKSUM="[^"]*"/, ` CHECKSUM="${digest}"`) + (locat ?? "")
				);
			},
		);
		all = all.map((entry) => (entry === mets ? { ...entry, content: new TextEncoder().encode(text) } : entry));
	}
	return all;
}

interface Mutant {
	readonly name: string;
	readonly shape: Shape;
	/** The file, and what is changed in it; no change: the file is taken away. */
	readonly path: RegExp;
	readonly edit?: readonly [from: string | RegExp, to: string];
	/** Files whose digests are left as they were. */
	readonly skip?: RegExp;
	readonly rename?: string;
	readonly code: string;
	readonly severity: "error" | "warning" | "notice";
}

const root = /^METS\.xml$/;
const rep = /rep1\/METS\.xml$/;
const whole = /\/EAD\.xml$/;
const doc = /EAD_doc_[^/]*\.1\.xml$/i;
const pic = /EAD_pic_[^/]*\.3\.xml$/i;
const row = (
	name: string,
	path: RegExp,
	edit: readonly [string | RegExp, string] | undefined,
	code: string,
	severity: Mutant["severity"] = "warning",
	more: Partial<Mutant> = {},
): Mutant => ({ name, shape: "SIP_hoso", path, ...(edit && { edit }), code, severity, ...more });

const mutants: readonly Mutant[] = [
	// Certain faults: files and their digests.
	row("a data file is gone", /data\/.*\.1\.pdf$/, undefined, "tt05/target-missing", "error"),
	row("a schema is gone", /schemas\/ead_doc\.xsd$/, undefined, "tt05/target-missing", "error"),
	row("the representation's METS is gone", rep, undefined, "tt05/part-missing", "error"),
	row("EAD.xml is gone", whole, undefined, "tt05/target-missing", "error"),
	row("a changed byte", doc, ["Khai", "Khoi"], "package/digest-mismatch", "error", { skip: /EAD_DOC/ }),
	row("another size", rep, [/SIZE="\d+"/, 'SIZE="1"'], "tt05/size-differs", "error", { skip: /EAD_DOC|data/ }),
	row("a file of another digest", rep, [/CHECKSUM="..../, 'CHECKSUM="0000'], "package/digest-mismatch", "error", {
		skip: /EAD_DOC/,
	}),
	row(
		"a target outside of the package",
		rep,
		[/href="data\/[^"]*"/, 'href="../../../x.pdf"'],
		"tt05/target-outside",
		"error",
	),
	row(
		"a target on the web",
		rep,
		[/href="data\/[^"]*"/, 'href="https://example.vn/x.pdf"'],
		"tt05/target-outside",
		"error",
	),
	// METS by its schema.
	row("METS is no XML", root, ["</mets>", ""], "metadata/xml-syntax", "error"),
	row("METS with a document type", root, ["<mets ", "<!DOCTYPE mets><mets "], "metadata/xml-doctype", "error"),
	row("METS in no namespace", root, ['xmlns="http://www.loc.gov/METS/"', ""], "tt05/root-element", "error"),
	row("USER for USE", rep, ['USE="Data"', 'USER="Data"'], "tt05/mets-invalid", "error"),
	row("AMDID for ADMID", rep, ["DMDID=", "AMDID="], "tt05/mets-invalid", "error"),
	row("a role that METS has not", root, ['ROLE="CREATOR"', 'ROLE="SUBMITTER"'], "tt05/mets-invalid", "error"),
	row("SOFTWARE as TYPE", root, ['TYPE="OTHER" OTHERTYPE', 'TYPE="SOFTWARE" OTHERTYPE'], "tt05/mets-invalid", "error"),
	row("a section that is not there", root, [/DMDID="[^"]*"/, 'DMDID="uuid-X"'], "tt05/mets-invalid", "error"),
	row(
		"an ID twice",
		rep,
		[/<fileGrp ID="[^"]*"/, '<fileGrp ID="uuid-Y"><file ID="uuid-Y" LOCTYPE="URL"/></fileGrp><fileGrp ID="uuid-Z"'],
		"tt05/mets-invalid",
		"error",
	),
	row("no structMap", root, [/<structMap[\s\S]*<\/structMap>/, ""], "tt05/mets-invalid", "error"),
	row(
		"fileSec before metsHdr",
		root,
		[/(<metsHdr[\s\S]*<\/metsHdr>)([\s\S]*<\/fileSec>)/, "$2$1"],
		"tt05/mets-invalid",
		"error",
	),
	row("the package type as an element", root, [' csip:OAISPACKAGETYPE="SIP"', ""], "tt05/mets-attribute"),
	row(
		"an unknown package type",
		root,
		['OAISPACKAGETYPE="SIP"', 'OAISPACKAGETYPE="XIP"'],
		"tt05/mets-invalid",
		"error",
	),
	row(
		"an unknown kind of checksum",
		rep,
		['CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="SHA256"'],
		"tt05/mets-invalid",
		"error",
	),
	row("a time that is none", root, [/CREATEDATE="[^"]*"/, 'CREATEDATE="2/1/2026"'], "tt05/mets-invalid", "error"),
	// Annexes, which we know second-hand.
	row("another profile", root, ["E-ARK-CSIP.xml", "E-ARK-SIP.xml"], "tt05/mets-attribute"),
	row("another TYPE", rep, ['TYPE="Mixed"', 'TYPE="SIP"'], "tt05/mets-attribute"),
	row("an OBJID without uuid-", root, [/OBJID="uuid-/, 'OBJID="'], "tt05/mets-attribute"),
	row("another structMap", root, ['LABEL="CSIP"', 'LABEL="TT05"'], "tt05/mets-attribute"),
	row("no Schemas division", root, ['LABEL="Schemas"', 'LABEL="XSD"'], "tt05/mets-part"),
	row(
		"a weaker checksum",
		rep,
		[/CHECKSUM="[^"]*" CHECKSUMTYPE="SHA-256"/, 'CHECKSUM="00000000" CHECKSUMTYPE="CRC32"'],
		"tt05/checksum-kind",
		"warning",
		{ skip: /EAD_DOC/ },
	),
	row(
		"a document that is not linked",
		rep,
		[/<div [^>]*LABEL="MetadataLink\/File"[\s\S]*?<\/div>/, ""],
		"tt05/link-count",
	),
	row(
		"documents linked crosswise",
		rep,
		[/(LABEL="MetadataLink\/File" DMDID=")([^"]*)("[\s\S]*?LABEL="MetadataLink\/File" DMDID=")([^"]*)/, "$1$4$3$2"],
		"tt05/stems-differ",
	),
	row("PREMIS in a SIP", whole, undefined, "tt05/part-forbidden", "warning", {
		rename: "metadata/preservation/PREMIS.xml",
	}),
	row("a second representation", pic, undefined, "tt05/part-forbidden", "warning", {
		rename: "representations/rep2/x.xml",
	}),
	row("a file nobody points at", pic, undefined, "tt05/unreferenced", "warning", {
		rename: "representations/rep1/data/x.xml",
	}),
	row("no title", whole, [/<title>.*<\/title>/, "<title/>"], "tt05/field-missing"),
	row("no title element", whole, [/<title>.*<\/title>/, ""], "tt05/field-absent"),
	row("an element of nobody's", doc, ["<docId>", "<signer>A</signer><docId>"], "tt05/field-unknown"),
	row("a field twice", doc, [/(<mode>.*<\/mode>)/, "$1$1"], "tt05/field-repeated"),
	row("other order", doc, [/(<docId>.*<\/docId>)\s*(<docCode>.*<\/docCode>)/, "$2$1"], "tt05/field-order", "notice"),
	row("a long number", doc, ["<codeNumber/>", "<codeNumber>123456789012</codeNumber>"], "tt05/field-too-long"),
	row("an unknown type of document", doc, ["<typeName>32", "<typeName>33"], "tt05/field-code"),
	row("a code with its meaning", doc, ["<language>01", "<language>01: Tiếng Việt"], "tt05/field-code"),
	row("a date in ISO form", doc, ["20/03/2023", "2023-03-20"], "tt05/field-form"),
	row("a date without a day", doc, ["20/03/2023", "03/2023"], "tt05/field-form"),
	row("a day that is none", doc, ["20/03/2023", "30/02/2023"], "tt05/field-form"),
	row("a month for a dossier's start", whole, [/<startDate>20\//, "<startDate>"], "tt05/field-form"),
	row("pages in words", doc, [/<numberOfPage>\d+/, "<numberOfPage>hai"], "tt05/field-form"),
	row("no process of a born digital document", doc, [/<process>.*<\/process>/, "<process/>"], "tt05/field-missing"),
	row(
		"a digitised dossier without the paper's code",
		whole,
		["<confidenceLevel>01", "<confidenceLevel>02"],
		"tt05/field-missing",
	),
	row("kept for 50 years", doc, ["<maintenance>01", "<maintenance>03"], "tt05/not-permanent"),
	row("a code of another dossier", doc, ["<docCode>H03.99.2023", "<docCode>H03.99.1994"], "tt05/code-foreign"),
	row("a code twice", pic, ["0000003<", "0000002<"], "tt05/code-repeated"),
	row("a wrong number of documents", whole, [/<totalDoc>\d+/, "<totalDoc>137"], "tt05/count-differs"),
	row("EAD 3 instead", whole, [/simpledc/g, "ead"], "tt05/root-element"),
	row(
		"a digest in PREMIS that METS does not state",
		/premis_rep1\.xml$/i,
		[/<messageDigest>..../, "<messageDigest>0000"],
		"tt05/premis-fixity",
		"error",
		{
			shape: "AIP_hoso",
		},
	),
	row(
		"the circular's form of PREMIS",
		/PREMIS\.xml$/,
		[' xsi:type="intellectualEntity"', ""],
		"tt05/premis-form",
		"warning",
		{ shape: "AIP_hoso" },
	),
	row("no PREMIS in an AIP", /preservation\/PREMIS\.xml$/, undefined, "tt05/part-missing", "warning", {
		shape: "AIP_hoso",
	}),
	row("a month that is none", whole, [/<startDate>[^<]*/, "<startDate>13/2023"], "tt05/field-form", "warning", {
		shape: "AIP_hoso",
	}),
	row("a request without a purpose", whole, [/<purpose>.*<\/purpose>/, "<purpose/>"], "tt05/field-missing", "warning", {
		shape: "DIP",
	}),
	row(
		"a SIP's header in a DIP",
		root,
		['OAISPACKAGETYPE="DIP"', 'OAISPACKAGETYPE="SIP"'],
		"tt05/mets-attribute",
		"warning",
		{ shape: "DIP" },
	),
	row("a purpose of nobody's", whole, ["<purpose>01", "<purpose>04"], "tt05/field-code", "warning", { shape: "DIP" }),
	row("incoming or outgoing in words", whole, ["<source>0", "<source>đi"], "tt05/field-code", "warning", {
		shape: "SIP_tailieu",
	}),
	row("a linked file among loose documents", /\.1\.pdf$/, undefined, "tt05/part-forbidden", "warning", {
		shape: "SIP_tailieu",
		rename: "representations/rep1/data/a.pdf.fetch.txt",
	}),
];

describe("mutations", () => {
	it("are at least sixty", () => {
		expect(mutants.length).toBeGreaterThanOrEqual(60);
	});

	it.each(mutants)("$name: $code", async ({ shape, path, edit, skip, rename, code, severity }) => {
		const { entries, label } = made(shape);
		const target = entries.find((entry) => path.test(entry.path)) as Artifact;
		const text = textOf(entries, target.path);
		const broken = edit ? text.replace(edit[0], edit[1]) : text;
		if (edit) expect(broken).not.toBe(text);
		const changed = entries.flatMap((entry): readonly Artifact[] => {
			if (entry !== target) return [entry];
			if (edit) return [{ ...entry, content: new TextEncoder().encode(broken) }];
			return rename === undefined ? [] : [entry, { ...entry, path: rename }];
		});
		const { report, found } = await judge(resealed(changed, skip), label);
		expect(found.map((finding) => `${finding.severity} ${finding.code}`)).toContain(`${severity} ${code}`);
		expect(report?.valid).toBe(!found.some((finding) => finding.severity === "error"));
		if (severity !== "error" && !rename && edit)
			expect(found.filter((finding) => finding.severity === "error")).toEqual([]);
	});
});

describe("packages of others", () => {
	it.each(["lower", "upper"] as const)("may write digests in %s case letters", async (letters) => {
		const { entries, label } = made("SIP_hoso");
		const rewritten = resealed(entries, undefined).map((entry) => {
			if (!/METS\.xml$/.test(entry.path) || entry.path.startsWith("representations")) return entry;
			const text = textOf([entry], entry.path).replace(/CHECKSUM="([^"]*)"/g, (_, digest: string) =>
				letters === "lower" ? `CHECKSUM="${digest.toLowerCase()}"` : `CHECKSUM="${digest}"`,
			);
			return { ...entry, content: new TextEncoder().encode(text) };
		});
		const { found } = await judge(rewritten, label);
		expect(found.filter(({ severity }) => severity !== "notice")).toEqual([]);
	});

	it("are told when their folder is not named after the OBJID", async () => {
		const { entries } = made("SIP_hoso");
		const { report, found } = await judge(entries, "goi-1");
		expect(found.map(({ code }) => code)).toContain("tt05/folder-name");
		expect(report?.valid).toBe(true);
	});

	it("may have a prefix for METS", async () => {
		const { entries, label } = made("SIP_hoso");
		const prefixed = entries.map((entry) => {
			if (entry.path !== "METS.xml") return entry;
			const text = textOf([entry], entry.path)
				.replace(/<(\/?)(?=[a-zA-Z])/g, "<$1m:")
				.replace("xmlns=", "xmlns:m=");
			return { ...entry, content: new TextEncoder().encode(text) };
		});
		const { found } = await judge(prefixed, label);
		expect(found.filter(({ severity }) => severity !== "notice")).toEqual([]);
	});

	it("are of a mixed reading where they follow both", async () => {
		const { found } = await judge(planned("SIP_hoso", records, { reading: "sample", documentNames: "doc" }).entries);
		expect(found.find(({ code }) => code === "tt05/reading-found")?.params?.reading).toBe("mixed");
	});
});
