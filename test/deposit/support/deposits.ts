import { createHash } from "node:crypto";
import type { Claim, Deposit, DepositFile } from "../../../src/model/index.ts";

const hex = (bytes: Uint8Array | string, algorithm = "sha256"): string =>
	createHash(algorithm).update(bytes).digest("hex");

export function depositFile(path: string, content: Uint8Array | string): DepositFile & { readonly bytes: Uint8Array } {
	const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
	const role = path.endsWith(".pdf") ? "document" : path.includes("source/") ? "source" : "descriptive-metadata";
	const types: Record<string, string> = {
		pdf: "application/pdf",
		xml: "application/xml",
		txt: "text/plain",
		zip: "application/zip",
	};
	return {
		path,
		role,
		mediaType: types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream",
		size: bytes.byteLength,
		digests: { sha256: hex(bytes), sha512: hex(bytes, "sha512") },
		bytes,
		async *open() {
			// Two pieces, so that a body is no single write.
			const half = Math.ceil(bytes.byteLength / 2);
			if (half > 0) yield bytes.subarray(0, half);
			if (half < bytes.byteLength) yield bytes.subarray(half);
		},
	};
}

const given = (element: string, value: string): Claim => ({ element, value, origin: "given" });

/** A small record of its own: another number is another record. */
export function sampleDeposit(
	number: number,
	{
		target = "kho",
		collection = "bo-suu-tap",
		files,
	}: { target?: string; collection?: string; files?: readonly DepositFile[] } = {},
): Deposit {
	const title = `Bàn giao dự án cải tạo, nâng cấp Quốc lộ 3B, bài ${number}`;
	const held = files ?? [
		depositFile(`data/bai-${number}.pdf`, `%PDF-1.7 bài ${number}\n${"nội dung ".repeat(200)}`),
		depositFile("data/metadata/dublin-core.xml", `<dc>${title}</dc>\n`),
		depositFile(`data/source/bai-${number}.txt`, `${title}\n\nBBK - Ngày 20/3, đoạn văn của bài ${number}.\n`),
	];
	const sorted = [...held].sort((a, b) => (a.path < b.path ? -1 : 1));
	const digest = hex(sorted.map((file) => `${file.digests.sha256}  ${file.path}\n`).join(""));
	return {
		key: hex(`${digest}\n${target}\n${collection}\n`),
		identifier: `urn:uuid:${hex(title).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-5$3-8$4-$5")}`,
		label:
			files?.length === 1
				? (sorted[0]?.path ?? "")
				: `2023-03-20-ban-giao-quoc-lo-3b-${String(number).padStart(8, "0")}`,
		language: "vi",
		title: { text: title, supplied: false },
		metadata: {
			claims: [
				given("title", title),
				given("creator", "Nông Văn Quý"),
				given("publisher", "Báo Bắc Kạn"),
				given("issued", "2023-03-20"),
				given("language", "vi"),
				given("type", "Text"),
				given("subject", "Giao thông"),
				given("abstract", "Ngày 20/3, bàn giao dự án cải tạo Quốc lộ 3B"),
			],
			superseded: [],
		},
		digest,
		files: sorted,
		madeAt: "2023-03-21T00:00:00Z",
	};
}
