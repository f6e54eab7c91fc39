import { createHash } from "node:crypto";

const digest = (text, algorithm = "sha256") => createHash(algorithm).update(text).digest("hex");

/** A small record of its own; another number is another record. */
export function smallDeposit(number) {
	const title = `Bàn giao dự án cải tạo, nâng cấp Quốc lộ 3B, bài ${number}`;
	const files = [
		file("data/metadata/dublin-core.xml", "application/xml", "descriptive-metadata", `<dc>${title}</dc>\n`),
		file(
			`data/source/bai-${number}.txt`,
			"text/plain",
			"source",
			`${title}\n\nBBK - Ngày 20/3, đoạn văn của bài ${number}.\n`,
		),
	];
	const hex = digest(title);
	const whole = digest(files.map(({ digests, path }) => `${digests.sha256}  ${path}\n`).join(""));
	const given = (element, value) => ({ element, value, origin: "given" });
	return {
		key: digest(`${whole}\nsoak\n\n`),
		identifier: `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
		label: `2023-03-20-ban-giao-${number}`,
		language: "vi",
		title: { text: title, supplied: false },
		metadata: {
			claims: [
				given("title", title),
				given("creator", "Nông Văn Quý"),
				given("publisher", "Báo Bắc Kạn"),
				given("newspaper", "Báo Bắc Kạn"),
				given("issued", "2023-03-20"),
				given("language", "vi"),
				given("type", "Text"),
				given("subject", "Giao thông"),
				given("abstract", `Ngày 20/3, bàn giao dự án < 100 tỷ đồng & đưa vào khai thác (${number})`),
			],
			superseded: [],
		},
		digest: whole,
		files,
		madeAt: "2023-03-21T00:00:00Z",
	};
}

function file(path, mediaType, role, text) {
	const bytes = Buffer.from(text);
	return {
		path,
		role,
		mediaType,
		size: bytes.byteLength,
		digests: { sha256: digest(bytes) },
		async *open() {
			yield bytes;
		},
	};
}
