import type { Files } from "../tree.ts";

/**
 * Batches that `dspace import` of version 8.1 was given, and what it did: taken, or refused with the whole run. Where it takes what must not be
 * taken (an outside file, an entity), `unsafe` says so.
 */
export interface Sample {
	readonly name: string;
	readonly dspace: "taken" | "refused" | "unsafe";
	readonly files: Files;
	/** Errors that the reader finds. */
	readonly errors: readonly string[];
	/** Warnings that it finds. */
	readonly warnings?: readonly string[];
}

const description = (title: string, more = "") => `<?xml version="1.0" encoding="UTF-8"?>
<dublin_core schema="dc">
  <dcvalue element="title" qualifier="none" language="vi">${title}</dcvalue>
  <dcvalue element="contributor" qualifier="author">Nguyễn Đăng Bình</dcvalue>
  <dcvalue element="date" qualifier="issued">2023-03-20</dcvalue>
  <dcvalue element="description" qualifier="abstract" language="vi">Sáng 20/3, tại Hà Nội</dcvalue>
  <dcvalue element="rights" language="vi">© Báo Bắc Kạn</dcvalue>
${more}</dublin_core>
`;

const pdf = "%PDF-1.7\n";

/** One item with a PDF that is listed, and what is to be different. */
function item(change: Readonly<Record<string, string | Uint8Array | undefined>> = {}): Files {
	const files = { "dublin_core.xml": description("Một bài"), contents: "bai.pdf\n", "bai.pdf": pdf, ...change };
	return Object.fromEntries(
		Object.entries(files).flatMap(([name, content]) => (content === undefined ? [] : [[`item_001/${name}`, content]])),
	);
}

function utf16(text: string): Uint8Array {
	return Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
}

const nfd = "Bài báo.pdf".normalize("NFD");

export const samples: readonly Sample[] = [
	{
		name: "everything an item may have",
		dspace: "taken",
		files: item({
			contents:
				"bai.pdf\tbundle:ORIGINAL\tprimary:true\tdescription:Bản PDF/A\tpermissions:-r 'Administrator'\n" +
				"ban.txt\tbundle:PRESERVATION\tdescription:Văn bản gốc\nkhongbundle.xml\nlicense.txt\n",
			"ban.txt": "Nội dung\n",
			"khongbundle.xml": "<a/>",
			"license.txt": "Giấy phép",
			"dublin_core.xml": description(
				"Đủ mọi thứ",
				'<dcvalue element="title" qualifier="">Thứ hai</dcvalue><dcvalue element="subject" language="">x</dcvalue>' +
					'<dcvalue element="publisher"></dcvalue><dcvalue element="description">dòng một\ndòng hai &lt;b&gt; 👍</dcvalue>' +
					'<dcvalue element="date" qualifier="accessioned">2020-01-01T00:00:00Z</dcvalue>',
			),
			"metadata_dcterms.xml": '<dublin_core schema="dcterms"><dcvalue element="extent">7 đoạn</dcvalue></dublin_core>',
		}),
		errors: [],
		warnings: ["saf/empty-value", "saf/permissions"],
	},
	{
		name: "marks and spaces in names, a file in a folder, a loose file",
		dspace: "taken",
		files: {
			"README.txt": "đọc trước",
			"bài 004 có dấu/dublin_core.xml": description("Tên có dấu"),
			"bài 004 có dấu/contents": "Bài báo Bắc Kạn.pdf\tbundle:ORIGINAL\nthư mục/con.txt\n",
			"bài 004 có dấu/Bài báo Bắc Kạn.pdf": pdf,
			"bài 004 có dấu/thư mục/con.txt": "con",
		},
		errors: [],
		warnings: ["saf/folder-name", "saf/loose-file"],
	},
	{ name: "a handle", dspace: "taken", files: item({ handle: "123456789/777\n" }), errors: [] },
	{ name: "a collection", dspace: "taken", files: item({ collections: "123456789/4\n" }), errors: [] },
	{
		name: "a file that is not listed",
		dspace: "taken",
		files: item({ "ban.txt": "x" }),
		errors: [],
		warnings: ["saf/not-listed"],
	},
	{
		name: "NFD in the list and on the disk",
		dspace: "taken",
		files: item({ contents: `${nfd}\n`, [nfd]: pdf, "bai.pdf": undefined }),
		errors: [],
		warnings: ["package/path-not-nfc"],
	},
	{ name: "metadata alone", dspace: "taken", files: item({ contents: undefined, "bai.pdf": undefined }), errors: [] },
	{
		name: "CR LF in the list",
		dspace: "taken",
		files: item({ contents: "bai.pdf\tbundle:ORIGINAL\tprimary:true\tdescription:x\r\n" }),
		errors: [],
		warnings: ["saf/line-end"],
	},
	{
		name: "no title and no date",
		dspace: "taken",
		files: item({
			"dublin_core.xml": '<dublin_core schema="dc"><dcvalue element="subject">x</dcvalue></dublin_core>',
		}),
		errors: [],
	},
	{
		name: "UTF-16 with a declaration",
		dspace: "taken",
		files: item({
			"dublin_core.xml": utf16(description("UTF-16").replace('encoding="UTF-8"', 'encoding="UTF-16"')),
		}),
		errors: [],
	},
	{
		name: "a group that does not exist, which leaves the file open to everybody",
		dspace: "taken",
		files: item({ contents: "bai.pdf\tpermissions:-r 'Nhóm lạ'\n" }),
		errors: [],
		warnings: ["saf/permissions"],
	},
	{
		name: "a listed file is missing",
		dspace: "refused",
		files: item({ contents: "khongco.pdf\n" }),
		errors: ["package/missing-file"],
	},
	{
		name: "NFC in the list, NFD on the disk",
		dspace: "refused",
		files: item({ contents: "Bài báo.pdf\n", [nfd]: pdf, "bai.pdf": undefined }),
		errors: ["package/missing-file-near"],
	},
	{
		name: "a byte order mark in the list",
		dspace: "refused",
		files: item({ contents: "\uFEFFbai.pdf\n" }),
		errors: ["package/tag-file-bom"],
	},
	{
		name: "a space instead of TAB",
		dspace: "refused",
		files: item({ contents: "bai.pdf bundle:ORIGINAL\n" }),
		errors: ["saf/no-tab"],
	},
	{
		name: "files without a list",
		dspace: "refused",
		files: item({ contents: undefined }),
		errors: ["saf/no-contents"],
	},
	{
		name: "a description that is not well-formed",
		dspace: "refused",
		files: item({
			"dublin_core.xml": '<?xml version="1.0"?><dublin_core><dcvalue element="title">hỏng</dublin_core>',
		}),
		errors: ["metadata/xml-syntax"],
	},
	{
		name: "a field that no registry has",
		dspace: "refused",
		files: item({ "dublin_core.xml": description("x", '<dcvalue element="khongco" qualifier="none">x</dcvalue>') }),
		errors: ["saf/field-unknown"],
	},
	{
		name: "a schema that no registry has",
		dspace: "refused",
		files: item({
			"metadata_zz.xml": '<dublin_core schema="zz"><dcvalue element="a">x</dcvalue></dublin_core>',
		}),
		errors: ["saf/schema-unknown"],
	},
	{
		name: "no description",
		dspace: "refused",
		files: item({ "dublin_core.xml": undefined }),
		errors: ["saf/no-description"],
	},
	{
		name: "another root",
		dspace: "refused",
		files: item({ "dublin_core.xml": '<metadata><dcvalue element="title">x</dcvalue></metadata>' }),
		errors: ["saf/root"],
	},
	{
		name: "a value without an element",
		dspace: "refused",
		files: item({
			"dublin_core.xml": '<dublin_core schema="dc"><dcvalue qualifier="none">x</dcvalue></dublin_core>',
		}),
		errors: ["saf/field-unknown"],
	},
	{
		name: "an address instead of a handle",
		dspace: "refused",
		files: item({ handle: "https://hdl.example/123456789/888\n" }),
		errors: ["saf/handle"],
	},
	{
		name: "one handle for two items",
		dspace: "refused",
		files: {
			...item({ handle: "123456789/3" }),
			"item_002/dublin_core.xml": description("Hai"),
			"item_002/handle": "123456789/3\n",
		},
		errors: ["saf/handle-twice"],
	},
	{
		name: "an entity that names a file of the server",
		dspace: "unsafe",
		files: item({
			"dublin_core.xml":
				'<?xml version="1.0"?><!DOCTYPE dublin_core [<!ENTITY e SYSTEM "file:///etc/hostname">]>' +
				'<dublin_core schema="dc"><dcvalue element="title">x&e;y</dcvalue></dublin_core>',
		}),
		errors: ["metadata/xml-doctype"],
	},
	{
		name: "a name that leaves the package",
		dspace: "unsafe",
		files: item({ contents: "../../../bi-mat.txt\nbai.pdf\n" }),
		errors: ["package/path-unsafe"],
	},
];
