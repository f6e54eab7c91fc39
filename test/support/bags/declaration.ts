import { type BagCase, cases, drafts, versions } from "./case.ts";
import { basePayload } from "./make.ts";

const charset = "Tag-File-Character-Encoding: UTF-8\n";
const declared = (text: string | Uint8Array, version = "1.0") => ({ version, change: { "bagit.txt": text } });

function utf16(order: "be" | "le", mark: boolean) {
	return (text: string): Uint8Array => {
		const bytes = Buffer.from(mark ? `\ufeff${text}` : text, "utf16le");
		return new Uint8Array(order === "le" ? bytes : bytes.swap16());
	};
}
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const plain = { "data/a.txt": "a" };

/** `bagit.txt` and the encoding of tag files. */
export const declarationCases: readonly BagCase[] = [
	...cases(
		"2.1.1",
		"valid",
		versions.map((version) => [`a bag of version ${version}`, { version }] as const),
	),
	...cases("2.1.1", "valid", [
		["CRLF in bagit.txt", declared(`BagIt-Version: 1.0\r\n${charset.trim()}\r\n`)],
		["CR in bagit.txt", declared(`BagIt-Version: 1.0\r${charset.trim()}\r`)],
		["bagit.txt without a line end", declared(`BagIt-Version: 1.0\n${charset.trim()}`)],
		["utf-8 in lower case", declared("BagIt-Version: 1.0\nTag-File-Character-Encoding: utf-8\n")],
		[
			"tag files in UTF-16 with a mark, big-endian",
			{ encoding: "UTF-16", encode: utf16("be", true), tagAlgorithms: [] },
		],
		[
			"tag files in UTF-16 with a mark, little-endian",
			{ encoding: "UTF-16", encode: utf16("le", true), tagAlgorithms: [] },
		],
		["tag files in UTF-16LE", { encoding: "UTF-16LE", encode: utf16("le", false), tagAlgorithms: [] }],
		["tag files in UTF-16BE", { encoding: "UTF-16BE", encode: utf16("be", false), tagAlgorithms: [] }],
		[
			"tag files in ISO-8859-1",
			{ encoding: "ISO-8859-1", encode: latin1, payload: { "data/été.txt": "x" }, info: "Contact-Name: André\n" },
		],
	]),
	...cases("2.1.1", "warning", [
		["a label in lower case", declared(`bagit-version: 1.0\n${charset}`), "declaration-case"],
		["an empty third line before 1.0", declared(`BagIt-Version: 0.97\n${charset}\n`, "0.97"), "declaration-malformed"],
		...drafts.map(
			(version) =>
				[
					`two spaces after the colon, version ${version}`,
					declared(`BagIt-Version:  ${version}\n${charset}`, version),
					"declaration-space",
				] as const,
		),
	]),
	...cases("2.1.1", "invalid", [
		["no bagit.txt", { after: { "bagit.txt": undefined } }, "not-a-bag"],
		["an empty bagit.txt", declared(""), "declaration-malformed"],
		["a byte order mark in bagit.txt", declared(`\ufeffBagIt-Version: 1.0\n${charset}`), "declaration-bom"],
		["bagit.txt in UTF-16", declared(utf16("le", true)(`BagIt-Version: 1.0\n${charset}`)), "declaration-malformed"],
		["no version", declared(charset), "declaration-malformed"],
		["no encoding", declared("BagIt-Version: 1.0\n"), "declaration-malformed"],
		["lines in the other order", declared(`${charset}BagIt-Version: 1.0\n`), "declaration-malformed"],
		["a third line", declared(`BagIt-Version: 1.0\n${charset}X: y\n`), "declaration-malformed"],
		["an empty third line", declared(`BagIt-Version: 1.0\n${charset}\n`), "declaration-malformed"],
		["no space after the colon", declared(`BagIt-Version:1.0\n${charset}`), "declaration-space"],
		["two spaces after the colon", declared(`BagIt-Version:  1.0\n${charset}`), "declaration-space"],
		["a space before the colon", declared(`BagIt-Version : 1.0\n${charset}`), "declaration-space"],
		["a space at the line's end", declared(`BagIt-Version: 1.0 \n${charset}`), "declaration-space"],
		["a space at the line's start", declared(` BagIt-Version: 1.0\n${charset}`), "declaration-space"],
		["a version in words", declared(`BagIt-Version: one\n${charset}`), "declaration-malformed"],
		["a version without minor number", declared(`BagIt-Version: 1\n${charset}`), "declaration-malformed"],
		["a version with three numbers", declared(`BagIt-Version: 1.0.0\n${charset}`), "declaration-malformed"],
		["a version of the future", declared(`BagIt-Version: 2.0\n${charset}`), "version-unknown"],
		["a version before the first", declared(`BagIt-Version: 0.92\n${charset}`), "version-unknown"],
		["a version that never was", declared(`BagIt-Version: 1.1\n${charset}`), "version-unknown"],
		[
			"an encoding that nobody knows",
			declared("BagIt-Version: 1.0\nTag-File-Character-Encoding: KLINGON\n"),
			"encoding-unknown",
		],
	]),
	...cases("2.3", "invalid", [
		[
			"bytes that are no UTF-8 in bag-info.txt",
			{ info: undefined, change: { "bag-info.txt": latin1("Contact-Name: André\n") } },
			"tag-file-undecodable",
		],
		[
			"bytes that are no UTF-8 in a manifest",
			{
				payload: plain,
				manifest: (text) => text,
				change: { "manifest-sha256.txt": latin1(`${"0".repeat(64)}  data/é\n`) },
			},
			"tag-file-undecodable",
		],
		["a byte order mark in bag-info.txt", { info: "\ufeffContact-Name: A\n" }, "tag-file-bom"],
		["a byte order mark in a manifest", { manifest: (text) => `\ufeff${text}` }, "tag-file-bom"],
		["UTF-8 said, UTF-16 written", { encode: utf16("le", true), tagAlgorithms: [] }, "tag-file-undecodable"],
	]),
	...cases("2.3", "warning", [
		[
			"a byte order mark in bag-info.txt before 1.0",
			{ version: "0.97", info: "\ufeffContact-Name: A\n" },
			"tag-file-bom",
		],
	]),
	...cases("2.1.2", "invalid", [
		["no data folder", { payload: {} }, "no-payload-folder"],
		["data is a file", { payload: { data: "x" } }, "no-payload-folder"],
		["a link in the payload", { links: { "data/lien-ket": "bai-viet.txt" } }, "link"],
		["a link out of the bag", { links: { "data/lien-ket": "../../../etc/passwd" } }, "link"],
		["a named pipe in the payload", { pipes: ["data/ong"] }, "special-file"],
	]),
	...cases("2.1.2", "valid", [
		["an empty payload", { payload: {}, folders: ["data"] }],
		["an empty folder in the payload", { folders: ["data/trong"] }],
		["an empty file", { payload: { "data/trong.txt": "" } }],
		[
			"a bag in the payload",
			{ payload: { "data/goi/bagit.txt": "x", "data/goi/manifest-md5.txt": "y", "data/bagit.txt": "z" } },
		],
		["a folder called data in data", { payload: { "data/data/data": "x" } }],
		[
			"a hundred files",
			{ payload: Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`data/${n}.txt`, `${n}`])) },
		],
		["ten folders deep", { payload: { "data/1/2/3/4/5/6/7/8/9/10/x.txt": "x" } }],
		["bytes of every value", { payload: { "data/byte.bin": Uint8Array.from({ length: 256 }, (_, n) => n) } }],
		["more than a mebibyte", { payload: { "data/lon.bin": new Uint8Array(1_200_000).fill(7) } }],
		["a payload in order", { payload: basePayload }],
	]),
];
