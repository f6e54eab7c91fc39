import { openRecord } from "../../src/build/open-record.ts";
import { artifactTree } from "../../src/build/tree.ts";
import { build } from "../../src/index.ts";
import type { Artifact, Diagnostic, InformationPackage, Outcome, RecordContent } from "../../src/model/index.ts";
import type { PackageReport } from "../../src/packaging/format.ts";
import { type Shape, shapes } from "../../src/packaging/tt05/fields.ts";
import { planPackage } from "../../src/packaging/tt05/plan.ts";
import type { PackageKind } from "../../src/packaging/tt05/readings.ts";
import { validatePackage } from "../../src/packaging/tt05/validate.ts";
import { packageResource } from "../../src/store/resources.ts";
import { articleFiles, articleText, sourceWith } from "./picture-article.ts";
import { bytesOf, packageOf } from "./records.ts";

export type Options = Readonly<Record<string, string | undefined>>;

/** A record of an article, opened. */
export async function recordOf(name: string, text: string, metadata?: object | string): Promise<RecordContent> {
	return opened(await packageOf(name, text, metadata === undefined ? {} : { metadata }));
}

/** A record of an article with pictures. */
export async function pictureRecord(): Promise<RecordContent> {
	const made = await build(sourceWith("cau.md", articleText, articleFiles), {
		buildTime: "2026-01-02T03:04:05Z",
		metadata: { issued: "2023-03-20", publisher: "Báo Bắc Kạn", photographer: "Văn A" },
	});
	if (made.value === undefined) throw new Error(JSON.stringify(made.diagnostics));
	return opened(made.value.package);
}

async function opened(built: InformationPackage): Promise<RecordContent> {
	const { value, diagnostics } = await openRecord(artifactTree(built.label, built.entries), built.label);
	if (value === undefined) throw new Error(JSON.stringify(diagnostics));
	return value;
}

/** An article of one paragraph with this front matter. */
export function article(head: string, body = "Ngày 20/3, tại Hà Nội, hội nghị khai mạc."): string {
	return `---\n${head.trim()}\n---\n\n${body}\n`;
}

export const usualHead = `
title: Khai mạc hội nghị
issued: 2023-03-20
publisher: Báo Bắc Kạn
language: vi
`;

/** What holds for a package; the codes are invented. */
export const usual = {
	agency: "H03.99",
	fonds: "P_BBK",
	year: "2023",
	title: "Tin bài tháng 3 năm 2023",
	maintenance: "01",
	mode: "01",
} as const;

const more: Readonly<Record<Shape, Options>> = {
	SIP_hoso: { shape: "hoso", fileCode: "H03.99.2023.03.TIN", confidenceLevel: "01", process: "0" },
	SIP_tailieu: { shape: "tailieu" },
	AIP_hoso: {
		shape: "hoso",
		fileCode: "H03.99.2023.03.TIN",
		archive: "LT03",
		confidenceLevel: "01",
		process: "0",
	},
	AIP_tailieu: { shape: "tailieu", archive: "LT03" },
	DIP: {
		archive: "LT03",
		requestID: "2026-0001",
		requestDate: "02/01/2026",
		purpose: "01",
		purposeContent: "Nghiên cứu lịch sử địa phương",
		feeObjectType: "01",
		researchTopic: "Bắc Kạn năm 2023",
	},
};

/** Options with which a package of a shape can be made. */
export function optionsFor(shape: Shape, options: Options = {}): ReadonlyMap<string, string> {
	const asked = options.reading === undefined ? {} : { account: "nguyen.van.a", registration: "01.GN.BBK.01.2023" };
	const all = { ...usual, ...more[shape], ...asked, ...options };
	return new Map(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function plan(
	shape: Shape,
	records: readonly RecordContent[],
	options: Options = {},
): Outcome<InformationPackage> {
	const kind = shape.slice(0, 3) as PackageKind;
	return planPackage(kind, `tt05-${kind.toLowerCase()}`, records, {
		time: "2026-01-02T03:04:05Z",
		agent: { name: "banluu", type: "software", version: "0.0.0" },
		options: optionsFor(shape, options),
		resource: (name) => packageResource(name),
	});
}

/** A package that could be made, or the findings that say why not. */
export function planned(shape: Shape, records: readonly RecordContent[], options: Options = {}): InformationPackage {
	const { value, diagnostics } = plan(shape, records, options);
	if (value === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
	return value;
}

export async function judge(
	entries: readonly Artifact[],
	name = "package",
): Promise<{ readonly report: PackageReport | undefined; readonly found: readonly Diagnostic[] }> {
	const { value, diagnostics } = await validatePackage(artifactTree(name, entries));
	return { report: value, found: diagnostics };
}

export function textOf(entries: readonly Artifact[], path: string | RegExp): string {
	const entry = entries.find((each) => (typeof path === "string" ? each.path === path : path.test(each.path)));
	return new TextDecoder().decode(bytesOf(entry));
}

export { shapes };
