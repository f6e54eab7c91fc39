import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/model/index.ts";
import { codeLists } from "../../../src/packaging/tt05/codes.ts";
import { fieldsOf } from "../../../src/packaging/tt05/fields.ts";
import { seedName, seedText } from "../../support/records.ts";
import {
	article,
	judge,
	type Options,
	pictureRecord,
	plan,
	planned,
	recordOf,
	shapes,
	textOf,
	usualHead,
} from "../../support/tt05.ts";

const record = await recordOf("hoi-nghi.md", article(usualHead));
const seed = await recordOf(seedName, seedText);
const withHead = (head: string) => recordOf("bai.md", article(head));
const withGroup = (tt05: object) => recordOf("bai.md", article(usualHead), { tt05 });
const errors = (diagnostics: readonly Diagnostic[]) =>
	diagnostics
		.filter(({ severity }) => severity === "error")
		.map(({ code, params }) => [code, params?.field ?? params?.option]);
const fieldsIn = (xml: string): readonly string[] =>
	[...xml.matchAll(/^ {2}<(\w+)/gm)].map(([, name]) => name as string);
const valueIn = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";

describe("the tables of fields", () => {
	it("have as many rows as the annexes", () => {
		const counts = shapes.map((shape) => {
			const { package: whole, doc, pic, media } = fieldsOf[shape];
			return [shape, whole.length, doc.length, pic.length, media.length];
		});
		expect(counts).toEqual([
			["SIP_hoso", 18, 21, 18, 19],
			["SIP_tailieu", 5, 21, 18, 19],
			["AIP_hoso", 18, 19, 16, 17],
			["AIP_tailieu", 4, 19, 18, 19],
			["DIP", 7, 20, 18, 19],
		]);
	});

	it("name every field once, with a label, and refer to fields of the same file", () => {
		for (const shape of shapes) {
			for (const fields of Object.values(fieldsOf[shape])) {
				const names = fields.map(({ name }) => name);
				expect(new Set(names).size).toBe(names.length);
				for (const { label, when, codes, name } of fields) {
					expect(label, name).toMatch(/^\p{Lu}/u);
					if (when) expect(names).toContain(when.field);
					if (codes) expect(codeLists[codes].length).toBeGreaterThan(1);
				}
			}
		}
	});

	it("number the codes without a gap", () => {
		for (const [name, list] of Object.entries(codeLists)) {
			const start = list[0]?.[0] === "0" ? 0 : 1;
			const width = start === 0 ? 1 : 2;
			expect(
				list.map(([code]) => code),
				name,
			).toEqual(list.map((_, i) => String(i + start).padStart(width, "0")));
		}
	});
});

describe.each(["default", "circular", "sample"] as const)("reading %s", (reading) => {
	it.each(shapes)("%s is accepted by our own check without an error or a warning", async (shape) => {
		const options: Options = reading === "default" ? {} : { reading };
		const { entries, label } = planned(shape, [record], options);
		const { report, found } = await judge(entries, label);
		expect(found.filter(({ severity }) => severity !== "notice")).toEqual([]);
		expect(report?.valid).toBe(true);
		const notice = found.find(({ code }) => code === "tt05/reading-found");
		expect(notice?.params?.shape).toBe(shape);
		if (reading !== "default") expect(notice?.params?.reading).toBe(reading);
	});
});

describe("names", () => {
	it("follow the switches", () => {
		const names = (options: Options) => planned("SIP_hoso", [record], options).entries.map(({ path }) => path);
		expect(names({ reading: "sample", extras: "none" })).toEqual([
			"METS.xml",
			"metadata/descriptive/EAD.xml",
			"representations/rep1/METS.xml",
			"representations/rep1/data/H03.99.2023.03.TIN.1.pdf",
			"representations/rep1/metadata/descriptive/EAD_DOC_H03.99.2023.03.TIN.1.xml",
			"schemas/DILCISExtensionMETS.xsd",
			"schemas/DILCISExtensionSIPMETS.xsd",
			"schemas/ead.xsd",
			"schemas/ead_doc.xsd",
			"schemas/ead_media.xsd",
			"schemas/ead_pic.xsd",
			"schemas/mets1_12.xsd",
			"schemas/xlink.xsd",
		]);
		const circular = names({ reading: "circular", extras: "none" });
		expect(circular).toContain("representations/rep1/metadata/descriptive/EAD_doc_H03.99.2023.03.TIN.1.xml");
		expect(circular).toContain("schemas/METS.xsd");
		expect(circular).toContain("schemas/EAD_doc.xsd");
	});

	it("of folders and archives are made of the OBJID", () => {
		const sip = planned("SIP_hoso", [record], { ordinal: "7" });
		expect(sip.label).toMatch(/^uuid-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
		expect(sip.archiveName).toBe(`7${sip.label}`);
		expect(planned("SIP_hoso", [record], { zipName: "guid" }).archiveName).toMatch(/^[0-9a-f]{8}-/);
		const aip = planned("AIP_hoso", [record]);
		expect(aip.identifier).toMatch(/^urn:P_BBK:uuid:[0-9A-F-]{36}$/);
		expect(aip.label).toBe(aip.identifier.replaceAll(":", "_"));
		expect(aip.archiveName).toBe(aip.label);
		expect(planned("AIP_hoso", [record], { objid: "urn" }).identifier).toMatch(/^urn:uuid:[0-9A-F-]{36}$/);
		expect(planned("AIP_hoso", [record], { objid: "urn-fonds-" }).identifier).toMatch(/^urn:P_BBK:uuid-[0-9A-F-]{36}$/);
	});

	it("use a short docId for the whole package where the long one does not fit, and say so", () => {
		const { value, diagnostics } = plan("SIP_hoso", [record], { fileCode: "H03.99.2023.03.TIN.BAI.ANH" });
		const finding = diagnostics.find(({ code }) => code === "tt05/doc-id-short");
		const docId = valueIn(textOf(value?.entries ?? [], /EAD_DOC_/), "docId");
		expect(finding?.params?.example).toBe(docId);
		expect(docId).toMatch(/^H03\.99\.202_[0-9a-f]{14}$/);
		expect(docId).toHaveLength(25);
		expect(valueIn(textOf(value?.entries ?? [], /EAD_DOC_/), "docCode")).toBe("H03.99.2023.03.TIN.BAI.ANH.0000001");
	});

	it("make the code of loose documents of agency, year, transfer and ordinal", () => {
		const { entries } = planned("SIP_tailieu", [record], { transfer: "02", ordinal: "15" });
		expect(valueIn(textOf(entries, /EAD\.xml$/), "fileCode")).toBe("H03.99.2023.02.0000015");
		const aip = planned("AIP_tailieu", [record]).entries;
		expect(valueIn(textOf(aip, /EAD\.xml$/), "arcFileCode")).toBe("LT03.H03.99.2023.01.0000001");
	});
});

describe("fields", () => {
	it.each(shapes)("of %s stand there all, in order, empty where nothing is known", (shape) => {
		const { entries } = planned(shape, [record]);
		expect(fieldsIn(textOf(entries, /EAD\.xml$/))).toEqual(fieldsOf[shape].package.map(({ name }) => name));
		expect(fieldsIn(textOf(entries, /EAD_doc_/i))).toEqual(fieldsOf[shape].doc.map(({ name }) => name));
	});

	it("are 19 of a document in a SIP and 17 of a dossier where the reading says so", () => {
		const { entries } = planned("SIP_hoso", [record], { docFields: "19", fileFields: "17" });
		expect(fieldsIn(textOf(entries, /EAD_DOC_/))).toHaveLength(19);
		expect(fieldsIn(textOf(entries, /EAD\.xml$/))).toHaveLength(17);
	});

	it("come from the description before the package's options", async () => {
		const own = await withGroup({
			typeName: "14",
			keyword: "hội nghị; khai mạc",
			organName: "Ban biên tập",
			issuedDate: "2023-03-21",
			mode: "02",
		});
		const xml = textOf(planned("SIP_hoso", [own], { typeName: "32" }).entries, /EAD_DOC_/);
		expect(["typeName", "keyword", "organName", "issuedDate", "mode"].map((name) => valueIn(xml, name))).toEqual([
			"14",
			"hội nghị; khai mạc",
			"Ban biên tập",
			"21/03/2023",
			"02",
		]);
	});

	it("count documents and pages, and take the days of the first and the last document", async () => {
		const later = await withHead(usualHead.replace("2023-03-20", "2023-04-02"));
		const xml = textOf(planned("SIP_hoso", [later, record]).entries, /EAD\.xml$/);
		expect(
			["startDate", "endDate", "totalDoc", "numberOfPage", "numberOfPaper"].map((name) => valueIn(xml, name)),
		).toEqual(["20/03/2023", "02/04/2023", "2", "2", "0"]);
	});

	it("write the code of two languages where the list has one, and of the first with a finding where not", async () => {
		const both = await withHead(usualHead.replace("language: vi", "language: [vi, en]"));
		expect(valueIn(textOf(planned("SIP_hoso", [both]).entries, /EAD_DOC_/), "language")).toBe("06");
		const odd = await withHead(usualHead.replace("language: vi", "language: [vi, de]"));
		const { value, diagnostics } = plan("SIP_hoso", [odd]);
		expect(valueIn(textOf(value?.entries ?? [], /EAD_DOC_/), "language")).toBe("01");
		expect(diagnostics.map(({ code }) => code)).toContain("tt05/languages");
	});
});

describe("what cannot be packaged", () => {
	it("asks for a day that is not known, and makes none up", () => {
		const { value, diagnostics } = plan("SIP_tailieu", [seed], { organ: "Báo Bắc Kạn" });
		expect(value).toBeUndefined();
		expect(diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([
			{ code: "tt05/day-unknown", params: { value: "2023-03", record: seed.label } },
		]);
		const dated = planned("SIP_tailieu", [seed], { organ: "Báo Bắc Kạn", issued: "2023-03-20" });
		expect(valueIn(textOf(dated.entries, /EAD_DOC_/), "issuedDate")).toBe("20/03/2023");
	});

	it.each(["32/03/2023", "2023-02-30", "03/2023", "20.3.2023"])("takes no `issued=%s` for a day", (issued) => {
		expect(errors(plan("SIP_tailieu", [seed], { organ: "Báo Bắc Kạn", issued }).diagnostics)).toEqual([
			["tt05/day-unknown", undefined],
		]);
	});

	it.each([
		["agency", "SIP_hoso"],
		["fonds", "SIP_hoso"],
		["year", "SIP_tailieu"],
		["archive", "AIP_hoso"],
	] as const)("asks for `%s` of %s", (option, shape) => {
		expect(errors(plan(shape, [record], { [option]: undefined }).diagnostics)).toContainEqual([
			"tt05/setting-missing",
			option,
		]);
	});

	it.each([
		["SIP_hoso", "title", "Tiêu đề hồ sơ"],
		["SIP_hoso", "maintenance", "Thời hạn bảo quản"],
		["SIP_hoso", "mode", "Chế độ sử dụng"],
		["SIP_hoso", "process", "Quy trình xử lý"],
		["DIP", "requestID", "Mã yêu cầu"],
		["DIP", "requestDate", "Ngày yêu cầu"],
		["DIP", "purpose", "Mục đích sử dụng"],
		["DIP", "purposeContent", "Nội dung mục đích sử dụng"],
		["DIP", "feeObjectType", "Đối tượng nộp phí"],
		["DIP", "researchTopic", "Chủ đề nghiên cứu"],
	] as const)("%s without `%s` names the field %s", (shape, option, label) => {
		const { value, diagnostics } = plan(shape, [record], { [option]: undefined });
		expect(value).toBeUndefined();
		expect(
			diagnostics.filter(({ code }) => code === "tt05/field-missing").map(({ params }) => params?.label),
		).toContain(label);
	});

	it.each(["h03.99", "03.99", "H03..99", "H3", "H03.99.", "Z01", "H03 99", `H03.${"9".repeat(32)}`])(
		"refuses the agency code %s",
		(agency) => {
			expect(errors(plan("SIP_hoso", [record], { agency }).diagnostics)[0]?.[0]).toBe("tt05/agency-code");
		},
	);

	it.each([
		["year", "23", "SIP_tailieu"],
		["transfer", "00", "SIP_tailieu"],
		["transfer", "1", "SIP_tailieu"],
		["ordinal", "0", "SIP_tailieu"],
		["fileCode", "H03/2023", "SIP_hoso"],
		["fileCode", "../x", "SIP_hoso"],
		["fonds", "Phông 1", "SIP_hoso"],
		["archive", "LT:03", "AIP_hoso"],
		["linked", "1", "SIP_hoso"],
		["linked", "1:X", "SIP_tailieu"],
		["linked", "9:X", "SIP_hoso"],
	] as const)("refuses %s=%s", (option, value, shape) => {
		expect(errors(plan(shape, [record], { [option]: value }).diagnostics)).toContainEqual([
			"tt05/setting-form",
			option,
		]);
	});

	it("cuts no value that is too long, counted in characters", async () => {
		const at = async (length: number) => {
			const title = "𠀀ạ".repeat(length).slice(0, Math.floor(length / 2) * 3 + (length % 2) * 2);
			return plan("SIP_hoso", [await withHead(usualHead.replace("Khai mạc hội nghị", title))]);
		};
		expect((await at(500)).value).toBeDefined();
		const { diagnostics } = await at(501);
		expect(diagnostics.find(({ severity }) => severity === "error")).toMatchObject({
			code: "tt05/field-too-long",
			params: { label: "Trích yếu nội dung", field: "subject", length: 501, limit: 500 },
		});
	});

	it.each(["SIP_hoso", "SIP_tailieu"] as const)("refuses what is not kept permanently in a %s", (shape) => {
		expect(errors(plan(shape, [record], { maintenance: "03" }).diagnostics)).toContainEqual([
			"tt05/not-permanent",
			undefined,
		]);
		expect(plan("AIP_hoso", [record], { maintenance: "03" }).value).toBeDefined();
	});

	it("refuses a document's code that is not of the dossier", async () => {
		const own = await withGroup({ docCode: "H03.99.1994.03.TIN.0000001" });
		expect(errors(plan("SIP_hoso", [own]).diagnostics)).toContainEqual(["tt05/code-foreign", "docCode"]);
	});

	it("refuses two documents of one docId, and records of different dossiers", async () => {
		const own = await withGroup({ docId: "BAI-1" });
		expect(errors(plan("SIP_hoso", [own, own]).diagnostics)).toContainEqual(["tt05/code-repeated", "docId"]);
		const first = await withGroup({ fileCode: "H03.99.2023.01" });
		const second = await withGroup({ fileCode: "H03.99.2023.02" });
		const { diagnostics } = plan("SIP_hoso", [first, second], { fileCode: undefined });
		expect(diagnostics.map(({ code }) => code)).toContain("tt05/values-differ");
	});

	it("asks for the paper original's code where a dossier was digitised, and for the state of a backup", () => {
		const digitised = { confidenceLevel: "02", numberOfPaper: "3" };
		expect(errors(plan("SIP_hoso", [record], digitised).diagnostics)).toEqual([
			["tt05/field-missing", "paperFileCode"],
		]);
		expect(plan("SIP_hoso", [record], { ...digitised, paperFileCode: "HOP-001" }).value).toBeDefined();
		expect(errors(plan("SIP_hoso", [record], { riskRecovery: "1" }).diagnostics)).toContainEqual([
			"tt05/field-missing",
			"riskRecoveryStatus",
		]);
	});

	it("says once what is missing in every document", () => {
		const { diagnostics } = plan("SIP_tailieu", [record, record, record], { mode: undefined });
		expect(diagnostics.filter(({ params }) => params?.field === "mode")).toHaveLength(1);
	});
});

describe("what is beside the package", () => {
	it("is a report of every point, with who chose it and that the knowledge is second-hand", () => {
		const { beside, label } = planned("SIP_hoso", [record], { docFields: "19" });
		const text = textOf(beside ?? [], `tt05-report.${label}.md`);
		expect(text).toContain("theo nguồn thứ cấp");
		expect(text).toContain(
			"| 11 | số trường của EAD_doc trong SIP | `docFields` | `19` | `19` | `21` | tùy chọn riêng |",
		);
		expect(text).toContain("| 6 | MDTYPE, phiên bản và kiểu MIME của tệp mô tả | `mdType` | `DC` |");
		expect(text).toContain("| `typeName` | `32` |");
	});

	it("stands in documentation/ too, with the source and the record's own files, unless nobody wants them", () => {
		const inside = planned("SIP_hoso", [record]).entries.filter(({ path }) => path.startsWith("documentation/"));
		expect(inside.map(({ path }) => path)).toEqual([
			"documentation/H03.99.2023.03.TIN.1/metadata/premis.xml",
			"documentation/H03.99.2023.03.TIN.1/metadata/record.json",
			"documentation/H03.99.2023.03.TIN.1/source/hoi-nghi.md",
			"documentation/tt05-report.md",
		]);
		const none = planned("SIP_hoso", [record], { extras: "none" }).entries;
		expect(none.filter(({ path }) => path.startsWith("documentation/"))).toEqual([]);
	});
});

describe("pictures", () => {
	it("have a file of fields and an ordinal of their own behind their article", async () => {
		const { value, diagnostics } = plan("SIP_hoso", [await pictureRecord(), record]);
		const entries = value?.entries ?? [];
		const names = entries.map(({ path }) => path.slice(path.lastIndexOf("/") + 1)).filter((name) => /^EAD_/.test(name));
		expect(names).toEqual([
			"EAD_DOC_H03.99.2023.03.TIN.1.xml",
			"EAD_DOC_H03.99.2023.03.TIN.5.xml",
			"EAD_PIC_H03.99.2023.03.TIN.2.xml",
			"EAD_PIC_H03.99.2023.03.TIN.3.xml",
			"EAD_PIC_H03.99.2023.03.TIN.4.xml",
		]);
		const [first, second] = [textOf(entries, /EAD_PIC_.*\.2\.xml$/), textOf(entries, /EAD_PIC_.*\.3\.xml$/)];
		const fields = ["docCode", "typePic", "imageTitle", "photographer", "photoTime", "docAttached", "mode"];
		expect(fields.map((name) => valueIn(first, name))).toEqual([
			"H03.99.2023.03.TIN.0000002",
			"02",
			expect.stringContaining("Cầu"),
			expect.stringContaining("Văn A"),
			"",
			"1",
			"01",
		]);
		expect(valueIn(second, "imageTitle")).toBe("Sơ đồ");
		expect(valueIn(textOf(entries, /EAD\.xml$/), "totalDoc")).toBe("5");
		expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
		const { found } = await judge(entries, value?.label);
		expect(found.filter(({ severity }) => severity !== "notice")).toEqual([]);
	});
});

describe("linked files", () => {
	it("stand as a pointer in the place of the file", async () => {
		const { entries, label, beside } = planned("SIP_hoso", [record, seed], {
			linked: "2:H03.99.2023.02.TIN.5",
			issued: "20/03/2023",
			organ: "Báo Bắc Kạn",
		});
		expect(textOf(entries, "representations/rep1/data/H03.99.2023.03.TIN.2.pdf.fetch.txt")).toBe(
			"H03.99.2023.02.TIN.5\n",
		);
		const mets = textOf(entries, "representations/rep1/METS.xml");
		expect(mets).toContain('USE="Holeyfile"');
		expect(mets).toContain('LABEL="MetadataLink/Holey"');
		expect(textOf(beside ?? [], /report/)).toContain("Các tài liệu số 2 ");
		const { found } = await judge(entries, label);
		expect(found.filter(({ severity }) => severity !== "notice")).toEqual([]);
	});
});

it("stays the same package at another time, and in another reading", () => {
	const { label } = planned("SIP_hoso", [record]);
	expect(planned("SIP_hoso", [record], { reading: "circular" }).label).toBe(label);
	expect(planned("SIP_hoso", [record], { fileCode: "H03.99.2023.04.TIN" }).label).not.toBe(label);
});
