import { type BagCase, cases, versions } from "./case.ts";

const zeros = "0".repeat(64);
const adds = (path: string) => (text: string) => `${text}${zeros}  ${path}\n`;
const info = (text: string, version = "1.0") => ({ info: text, version });
/** The base payload has 31 bytes in 2 files. */
const named = (...paths: readonly string[]) => ({ payload: Object.fromEntries(paths.map((path) => [path, "x"])) });
const url = "https://example.org/goi/1.txt";
const fetch = (text: string, more = {}) => ({ change: { "fetch.txt": text }, ...more });
const gone = { after: { "data/anh/1.txt": undefined } };

/** Tag manifests, `bag-info.txt`, `fetch.txt`, other tag files, names. */
export const tagCases: readonly BagCase[] = [
	...cases("2.2.1", "valid", [
		["no tag manifest", { tagAlgorithms: [] }],
		["a tag file of one's own", { change: { "metadata/mets.xml": "<mets/>" } }],
		["a tag folder", { change: { "a/b/c/d.txt": "x", "a/e.txt": "y" } }],
		["a tag file with spaces", { change: { "ghi chú của kho.txt": "x" } }],
	]),
	...cases("2.2.1", "warning", [
		...versions.map(
			(version) =>
				[
					`a tag file that no manifest lists, version ${version}`,
					{ version, after: { "ghi-chu.txt": "x" } },
					"tag-file-unlisted",
				] as const,
		),
	]),
	...cases("2.2.1", "invalid", [
		...(["0.97", "1.0"] as const).map(
			(version) =>
				[
					`a tag file missing, version ${version}`,
					{ version, after: { "bag-info.txt": undefined } },
					"tag-file-missing",
				] as const,
		),
		...(["0.97", "1.0"] as const).map(
			(version) =>
				[
					`a tag file changed, version ${version}`,
					{ version, after: { "bag-info.txt": "A: b\n" } },
					"digest-mismatch",
				] as const,
		),
		["a manifest changed behind the tag manifest", { after: { "manifest-sha256.txt": "" } }, "digest-mismatch"],
		[
			"bagit.txt changed behind the tag manifest",
			{ after: { "bagit.txt": "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n" } },
			"digest-mismatch",
		],
		[
			"a payload file in a tag manifest",
			{ tagManifest: (text) => `${text}${zeros}  data/bai-viet.txt\n` },
			"tag-manifest-lists-payload",
		],
		[
			"a tag manifest that lists itself",
			{ tagManifest: adds("tagmanifest-sha256.txt") },
			"tag-manifest-lists-tag-manifest",
		],
		[
			"a tag manifest that lacks the manifest",
			{ tagManifest: (text) => text.replace(/^.*manifest-sha256.*\n/m, "") },
			"tag-manifest-lacks-manifest",
		],
		["a tag file listed twice", { tagManifest: (text) => `${text}${text.split("\n")[0]}\n` }, "manifest-repeats-path"],
		["a folder in a tag manifest", { change: { "a/b.txt": "x" }, tagManifest: adds("a") }, "manifest-folder"],
	]),
	...cases("2.2.2", "valid", [
		["no bag-info.txt", { info: undefined }],
		["an empty bag-info.txt", info("")],
		["a value over several lines", info("External-Description: một\n  hai\n\tba\n")],
		["a label twice", info("Contact-Name: A\nContact-Name: B\n")],
		["a label of one's own", info("Kho-Luu-Tru: số 4\n")],
		["a colon in the value", info("External-Identifier: https://example.org/a:b\n")],
		["a tab after the colon", info("Contact-Name:\tA\n")],
		["CRLF in bag-info.txt", info("Contact-Name: A\r\nContact-Phone: 1\r\n")],
		["CR in bag-info.txt", info("Contact-Name: A\rContact-Phone: 1\r")],
		["no line end in bag-info.txt", info("Contact-Name: A")],
		["a reserved label in lower case", info("payload-oxum: 31.2\n")],
		["Payload-Oxum that is right", info("Payload-Oxum: 31.2\n")],
		[
			"every reserved label",
			info(
				"Source-Organization: a\nOrganization-Address: b\nContact-Name: c\nContact-Phone: d\nContact-Email: e\nExternal-Description: f\nBagging-Date: 2024-02-29\nExternal-Identifier: g\nPayload-Oxum: 31.2\nBag-Size: 1 KB\nBag-Group-Identifier: h\nBag-Count: 1 of ?\nInternal-Sender-Identifier: i\nInternal-Sender-Description: j\n",
			),
		],
		["no space after a colon before 1.0", info("Contact-Name:A\n", "0.97")],
		["a space before a colon before 1.0", info("Contact-Name : A\n", "0.97")],
	]),
	...cases("2.2.2", "warning", [
		["two spaces after a colon", info("Contact-Name:  A\n"), "bag-info-space"],
		["Bagging-Date twice", info("Bagging-Date: 2024-01-01\nBagging-Date: 2024-01-02\n"), "bag-info-repeated"],
		["Bag-Size twice", info("Bag-Size: 1 B\nBag-Size: 2 B\n"), "bag-info-repeated"],
		["Bag-Count twice", info("Bag-Count: 1\nBag-Count: 2\n"), "bag-info-repeated"],
	]),
	...cases("2.2.2", "invalid", [
		...versions.map(
			(version) =>
				[
					`Payload-Oxum of other bytes, version ${version}`,
					info("Payload-Oxum: 32.2\n", version),
					"oxum-mismatch",
				] as const,
		),
		["Payload-Oxum of other files", info("Payload-Oxum: 31.3\n"), "oxum-mismatch"],
		["Payload-Oxum that is none", info("Payload-Oxum: nhiều\n"), "oxum-malformed"],
		["Payload-Oxum without files", info("Payload-Oxum: 31\n"), "oxum-malformed"],
		["Payload-Oxum twice", info("Payload-Oxum: 31.2\nPayload-Oxum: 31.2\n"), "bag-info-repeated"],
		["a line without colon", info("Contact-Name\n"), "bag-info-line-malformed"],
		["a line without label", info(": A\n"), "bag-info-line-malformed"],
		["no space after a colon", info("Contact-Name:A\n"), "bag-info-space"],
		["a space before a colon", info("Contact-Name : A\n"), "bag-info-space"],
	]),
	...cases("2.2.3", "valid", [
		["fetch.txt of a file that is there", fetch(`${url} 8 data/anh/1.txt\n`)],
		["fetch.txt without a length", fetch(`${url} - data/anh/1.txt\n`)],
		["an empty fetch.txt", fetch("")],
		["fetch.txt with a name in two words", fetch(`${url} 1 data/hai từ.txt\n`, named("data/hai từ.txt"))],
	]),
	...cases("2.2.3", "warning", [
		["fetch.txt with another length", fetch(`${url} 9 data/anh/1.txt\n`), "fetch-size-differs"],
	]),
	...cases("2.2.3", "invalid", [
		["a file still to be fetched", fetch(`${url} 8 data/anh/1.txt\n`, gone), "not-fetched"],
		["a file to be fetched that no manifest lists", fetch(`${url} 9 data/x.txt\n`), "fetch-not-in-manifest"],
		["a line of fetch.txt without URL", fetch("9 data/anh/1.txt\n", gone), "fetch-line-malformed"],
		["a line of fetch.txt without length", fetch(`${url} data/anh/1.txt\n`), "fetch-line-malformed"],
		["a length in words", fetch(`${url} chín data/anh/1.txt\n`), "fetch-line-malformed"],
		["a tag file to be fetched", fetch(`${url} 9 bag-info.txt\n`), "manifest-outside-payload"],
	]),
	...cases("5.1", "invalid", [
		["a step up in fetch.txt", fetch(`${url} - ../x\n`), "path-unsafe"],
		["a step up in fetch.txt behind data", fetch(`${url} - data/../../x\n`), "path-unsafe"],
		["an absolute path in fetch.txt", fetch(`${url} - /etc/passwd\n`), "path-unsafe"],
		["a home folder in fetch.txt", fetch(`${url} - ~/x\n`), "path-unsafe"],
		["a drive in fetch.txt", fetch(`${url} - C:/x\n`), "path-unsafe"],
		["a link as a tag file", { links: { "ghi-chu.txt": "/etc/passwd" } }, "link"],
	]),
	...cases("6.1.1.3", "warning", [
		["names that differ in letter case", named("data/A.txt", "data/a.txt"), "names-differ-in-case"],
		["names that differ in normalization", named("data/\u00e0.txt", "data/a\u0300.txt"), "names-differ-in-form"],
		[
			"a name composed in the manifest and decomposed on the disk",
			{ ...named("data/a\u0300.txt"), manifest: (text) => text.normalize("NFC") },
			"normalization-differs",
		],
		[
			"a name decomposed in the manifest and composed on the disk",
			{ ...named("data/\u00e0.txt"), manifest: (text) => text.normalize("NFD") },
			"normalization-differs",
		],
	]),
	...cases("6.1.2", "warning", [
		...["aux.txt", "CON", "nul", "com1.log", "LPT9", "a.", "b ", "thư mục./x"].map(
			(name) => [`the name ${JSON.stringify(name)}`, named(`data/${name}`), "name-reserved"] as const,
		),
		...["Thumbs.db", ".DS_Store", "desktop.ini", "._x"].map(
			(name) => [`the file ${name}`, named(`data/${name}`), "system-file"] as const,
		),
	]),
];
